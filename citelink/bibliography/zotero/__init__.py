"""Zotero's library, from its database or as its local API tells it: the same items, the same entries.

naming      how users name it, and the part of it that is meant
places      where Zotero keeps its database, and at which port it listens
database    a copy of the database -> items
local_api   the answers of a running Zotero -> items
shelf       what both offer, and what is chosen of it
items       an item -> an entry; kinds, extra: the names of Zotero and those of CSL
"""
