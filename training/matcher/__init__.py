"""The weights of the matcher, fitted: `python -m training.matcher --matching SETS --corpus CORPUS`.

sets       references, libraries and what means what, from files
siblings   records that are nearly but not quite the one meant, and records less complete
samples    comparisons of all of them, with their answers
trees      fitting and writing the forest (needs scikit-learn, extra `train`)
scores     precision, recall and false links at a threshold
"""
