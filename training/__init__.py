"""Development only, and not installed: what the learnt parts of citelink are learnt with.

printing   references printed from entries, for both
parser     the model of the labeller of references: `python -m training.parser`
matcher    the weights of the matcher: `python -m training.matcher`
"""
