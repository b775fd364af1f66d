"""Development only: from sets of references with known records to the weights of `matching.weights`.

sets.py       references, libraries and what means what, from files
siblings.py   records that are nearly but not quite the one meant, and records less complete
samples.py    comparisons of all of them, with their answers
trees.py      fitting and writing the forest (needs scikit-learn, extra `train`)
scores.py     precision, recall and false links at a threshold
"""
