"""What a reader sees of a Markdown text, found in one pass over the lines and one over the characters.

A scanner of its own and not a Markdown library: the way back to every character must be exact, reference lists must
keep the numbers that were typed, and hostile input must cost linear time.
"""
