"""EndNote's records, whichever of its formats holds them: fields under the names of its XML, and their meanings.

kinds     its types of references, and CSL's
reading   a record -> an entry
writing   an entry -> a record
"""
