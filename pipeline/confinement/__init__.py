"""Reading shut in: a process of its own for a document, without network, within limits, gone with its owner."""
