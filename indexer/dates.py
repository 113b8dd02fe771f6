"""What a date is, wherever it is written: in a source's metadata, in a text, in a query."""
