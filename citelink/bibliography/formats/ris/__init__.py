"""RIS, as reference managers and databases export it: records read, streamed and written."""
