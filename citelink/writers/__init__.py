"""One file per output. A writer turns results into text; only `outputs.py` puts text on the disk."""
