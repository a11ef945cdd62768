"""The access matrix: who may read and who may write each address, written down by hand."""
