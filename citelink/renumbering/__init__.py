"""References in another order, and the numbers that follow: wishes -> changes of lists -> marks -> a copy read again.

listing    the lists of a document as they can be set anew, or a sentence why one cannot
plan       what the user wishes of a list, as a map of numbers and an order of references
chapters   one list of several, and lists of chapters of one
habits     how the document prints several numbers in one marker
rewriting  each marker by the map, in its own way
renumber   all of it, as marks; what does not follow is told
proving    the copy read again
setting    the whole way
"""
