"""What the report knows, as data for its script: documents with their texts, findings and references, and works.

All offsets are those of the script's strings: units of UTF-16 into a document's shown text.
"""
