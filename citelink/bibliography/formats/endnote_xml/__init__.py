"""EndNote's XML: records read, streamed and written."""
