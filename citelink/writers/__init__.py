"""Writers turn what was found into text, a room for each thing they are given; the contract is in `writer.py`. Only
`outputs.py` puts text on the disk."""
