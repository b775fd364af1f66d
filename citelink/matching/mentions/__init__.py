"""A printed text against an entry: how well the words and numbers of a reference fit what a library says.

folded.py             both sides in comparison form, on what is read by printed_numbers.py
compare.py            field by field: names, titles, containers, numbers_compared -> Comparison
weights.py            what all of it is worth together: a probability, from the trees of forest.py
objections.py         what no agreement makes up for
decide.py             the probabilities of the likeliest entries -> Match
"""
