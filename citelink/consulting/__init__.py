"""Consulting: what the sources say of references. The sources propose, the matching engine decides.

consult.py      references -> verdicts
versions.py     the candidates that are one work, and which of them the reference means
differences.py  what the reference prints otherwise than the record
registered.py   whether the printed DOI is that of the work
"""
