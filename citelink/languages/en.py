"""English."""

from citelink.languages.language import Language

LANGUAGE = Language(
    code="en",
    name="English",
    words=(
        "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "as", "was", "with", "by", "are", "this",
        "from", "which", "were", "has", "have", "not", "these", "their", "been", "an", "be", "or", "we", "at",
        "on",
    ),
    endings=(
        "tion", "tions", "ing", "ings", "ity", "ness", "ment", "ments", "ous", "ical", "ally", "ism", "ance",
        "ence", "ship", "ful", "ology", "graphy", "ated", "tic", "ive", "ary", "ized",
    ),
    headings=(
        "References", "Bibliography", "Literature", "Literature cited", "Works cited", "Sources",
        "List of references", "List of used literature", "Reference list", "References and Notes",
        "Notes and References", "References Cited", "Cited References", "Cited literature", "Cited works",
        "Works consulted", "Selected bibliography", "Selected references", "General references",
        "Supplementary references", "Additional references", "References and further reading", "Further reading",
        "Bibliographic references", "Bibliographical references", "References and bibliography",
        "Bibliography and references", "Literature references", "List of literature", "List of sources",
        "List of sources used", "List of used sources", "Used literature", "References list",
        "Sources and literature", "Sources cited", "Sources and references", "List of cited literature",
        "Reference", "Reference section", "List of works cited", "References (transliterated)",
        "Transliterated references", "References (in English)", "References in English", "Bibliographic list",
        "Primary references", "Endnotes", "Notes", "Notes and bibliography", "Citations", "Online references",
        "Web references", "Source list", "Literature list", "References and sources", "Bibliography and notes",
    ),
    subheadings=(
        "Articles", "Journal articles", "Books", "Monographs", "Internet resources", "Internet sources",
        "Online sources", "Electronic resources", "Websites", "Web sites", "Web resources", "Web pages",
        "Primary sources", "Secondary sources", "Archival sources", "Archival materials", "Unpublished sources",
        "Published sources", "Legal acts", "Legislation", "Cases", "Reports", "Dissertations", "Theses",
        "Conference papers", "Newspapers", "Periodicals", "Patents", "Standards", "Main literature",
        "Basic literature", "Additional literature", "Recommended literature", "Further reading", "Other sources",
        "Documents", "In English", "In Russian", "In Kazakh",
    ),
    locators={
        "page": ("p", "pp", "pg", "pgs", "page", "pages"), "volume": ("vol", "vols", "volume", "volumes"),
        "chapter": ("ch", "chs", "chap", "chaps", "chapt", "chapter", "chapters"),
        "section": ("sec", "secs", "sect", "sects", "section", "sections", "subsection", "§", "§§"),
        "paragraph": ("para", "paras", "par", "pars", "paragraph", "paragraphs", "¶", "¶¶"),
        "article-locator": ("art", "arts", "article", "articles"), "figure": ("fig", "figs", "figure", "figures"),
        "table": ("tab", "tabs", "tbl", "table", "tables"), "verse": ("verse", "verses"),
        "line": ("line", "lines"), "note": ("note", "notes", "fn", "footnote", "footnotes", "endnote", "n"),
        "folio": ("fol", "fols", "folio", "folios"), "issue": ("no", "nos", "issue", "issues"),
        "part": ("pt", "pts", "part", "parts"), "book": ("bk", "bks", "book", "books"),
        "column": ("col", "cols", "column", "columns"), "appendix": ("app", "apps", "appendix", "appendices"),
        "equation": ("eq", "eqs", "eqn", "equation", "equations"), "supplement": ("suppl", "supplement"),
        "sub-verbo": ("s.v",),
    },
    et_al=("et al", "and others", "and colleagues", "and co-workers", "et alii"),
    editors=(
        "ed", "eds", "editor", "editors", "edited by", "ed. by", "eds. by", "in chief", "compiled by", "comp",
        "comps",
    ),
    translators=("trans", "transl", "tr", "translated by", "trans. by", "transl. by", "translation by"),
    months={
        1: ("january", "jan"), 2: ("february", "feb"), 3: ("march", "mar"), 4: ("april", "apr"), 5: ("may",),
        6: ("june", "jun"), 7: ("july", "jul"), 8: ("august", "aug"), 9: ("september", "sept", "sep"),
        10: ("october", "oct"), 11: ("november", "nov"), 12: ("december", "dec"),
    },
    accessed=(
        "accessed", "accessed on", "accessed at", "retrieved", "retrieved on", "retrieved from", "last accessed",
        "last accessed on", "available at", "available from", "available online", "access date", "date of access",
        "date accessed", "cited", "viewed", "visited", "last visited", "checked on", "date of application",
        "date of reference", "access mode", "mode of access",
    ),
    theses=(
        "thesis", "dissertation", "phd", "ph.d", "ph.d. thesis", "phd thesis", "phd dissertation",
        "doctoral dissertation", "doctoral thesis", "master's thesis", "msc thesis", "ma thesis",
        "bachelor's thesis", "abstract of dissertation", "diss", "habilitation",
    ),
    laws=(
        "act", "law", "code", "constitution", "decree", "order", "resolution", "regulation", "directive", "treaty",
        "convention", "agreement", "statute", "ordinance", "bill",
    ),
)  # fmt: skip
