"""The commands: each file holds one, as `command`, and is imported only when it is the one that was asked for.

Nothing else may live in this module: the file `list.py` becomes its attribute `list`.
"""
