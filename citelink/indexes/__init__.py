"""Indexes: metadata that one owns. Dumps of services and libraries, built once into a folder, asked like a source.

dump.py        the contract of a form of dumps
dumps/         one file per form
files.py       the files that are named, and those of folders
parts.py       files and archives -> parts, each read in a stream
records.py     what a source knows of a work, kept in a stored library
slabs.py       what was read so far, kept until an index is whole
tally.py       what is counted
building.py    parts -> slabs -> stored libraries -> an index; goes on where it was broken off
index.py       an index that is whole
asking.py      an index as a source
"""
