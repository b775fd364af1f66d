"""BibTeX and biblatex: read, written, streamed, and the texts of entries edited.

plugin      what every format of libraries has
reading     a file -> entries: scanner and blocks (raw, braces) find fields, parents inherits them, record types them
            (kinds, names, latex and symbols, babel)
streaming   large files, chunk by chunk
writing     entries -> a file; the user's own as they stand there
editing     the text of a user's entry: what it refers to, and the same with other keys, macros or one more field
macros      the @strings of several files in one
"""
