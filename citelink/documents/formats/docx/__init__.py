"""Word documents (Office Open XML, ECMA-376).

Reading

    package                         the parts of the file, found by their relationships
    styles, numbering, numerals, symbols, fields, looks, paragraphs, boxes
                                    what is said of the text beside it: headings, numbers of lists, fields, raised runs
    walking, story_walk, paragraph_walk
                                    the text of the body, of notes, boxes, headers and footers, as a reader meets it
    citing, endnote, word_citations the citations in the codes of fields, and the records that they carry
    bookmarks                       those that stand at bookmarks, with their codes in properties
    reading                         all of that as a `Document`

Writing

    markup, cuts, copying           where in a part's XML an element stands, and what is put between its characters
    linking, commenting, comments_part, texts
                                    links and bookmarks, comments, texts that change
    undoing                         the XML without them
    writing                         all of that as a copy
"""
