"""Libraries made ready for matching, in memory or kept on disk.

ready.py        what matching asks of a library, and the two kinds of it
building.py     a stream of entries -> a stored library
rows.py         an entry and its comparison form as bytes and back
arrays.py       named arrays in a folder, mapped when they are read
cache.py        the stored libraries of a user, each by its content and by the code that made it (code.py)
"""
