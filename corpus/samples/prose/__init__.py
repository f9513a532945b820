"""The words of the samples: one module for each kind of document of each made-up body."""
