"""A whole archive: the same `look` and `join` as `run.resolve()`, over any number of documents, in memory that does not
grow. What is found goes to the disk as it comes; a run that was broken off is gone on with, and ends with the same
bytes.

running.py   the stages of a run, one after the other
looking.py   look: one document, by any process, to what it says and the works it names
occurring.py join: the different namings of works, and how rare their words are
blocking.py  join: which of them are worth comparing
comparing.py join: which of them are one work, and the groups that they make
keying.py    join: a key for each work, and its entry
finishing.py one document again, with its keys: links, findings, its line
writing.py   the outputs, in the order of the inputs
store.py     the file that holds a run that is not finished
reporting.py what a finished run says of the whole archive
"""
