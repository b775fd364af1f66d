"""Training data for the labeller of references: development only, never imported when citelink runs.

samples   the stream of labelled samples and the command that prints it
real      labelled sets of printed references, brought to the same form; measuring sets are refused
sources   libraries of bibliographic facts with their licences, and the articles of labelled rows
invented  facts recombined at random in languages without licensed lists
damage    what PDF extraction does to a text, with the spans carried through
"""
