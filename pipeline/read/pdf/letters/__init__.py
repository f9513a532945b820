"""Letters of a PDF page gathered into words and runs: the face is `scattered.find_runs`."""
