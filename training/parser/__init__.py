"""The labeller of references, learnt: `python -m training.parser --data FOLDER -o model.npz`.

train           one run: samples -> labelling -> learning
labelling       samples as tokens with their labels
learning        the weights of a linear-chain CRF from labelled tokens
samples         the stream of rendered samples, and the command that prints it
sources         libraries of facts with their licences; row_facts: the articles of labelled rows
invented        facts recombined at random in languages without licensed lists
csl_styles      references printed by citeproc-py; romanised: in Latin letters
real            labelled sets of printed references, brought to one form, with aligned_fields and segments
held_out        what no model may learn from: measuring sets are refused
variation       copies as other hands would print them
damage          what PDF extraction does to a text, with the spans carried through
"""
