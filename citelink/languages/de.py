"""German."""

from citelink.languages.language import Language

LANGUAGE = Language(
    code="de",
    name="German",
    letters="äöüß",
    words=(
        "der", "die", "und", "in", "den", "von", "zu", "das", "mit", "sich", "des", "auf", "für", "ist", "im",
        "dem", "nicht", "ein", "eine", "als", "auch", "es", "an", "werden", "aus", "er", "hat", "dass", "wird",
        "bei", "einer", "oder",
    ),
    endings=(
        "ung", "ungen", "keit", "keiten", "heit", "lich", "liche", "lichen", "licher", "ische", "ischen", "ischer",
        "schaft", "schaften", "tät", "ieren", "chen", "ismus", "ierung", "tik", "isches", "liches", "elles", "eller",
        "ales", "aler", "iges", "iger", "igen", "ierten", "ierte",
    ),
    headings=(
        "Literaturverzeichnis", "Literatur", "Quellen", "Quellenverzeichnis", "Literatur- und Quellenverzeichnis",
        "Quellen- und Literaturverzeichnis", "Quellen und Literatur", "Literatur und Quellen", "Bibliographie",
        "Bibliografie", "Referenzen", "Literaturangaben", "Literaturhinweise", "Literaturliste",
        "Zitierte Literatur", "Verwendete Literatur", "Weiterführende Literatur", "Literaturnachweis",
        "Literaturnachweise", "Einzelnachweise", "Quellenangaben", "Schrifttum", "Schriftenverzeichnis",
        "Anmerkungen", "Verzeichnis der zitierten Literatur",
    ),
    subheadings=(
        "Bücher", "Aufsätze", "Zeitschriftenartikel", "Artikel", "Internetquellen", "Onlinequellen",
        "Online-Quellen", "Primärliteratur", "Sekundärliteratur", "Primärquellen", "Archivquellen", "Gesetze",
        "Monographien", "Sammelbände", "Zeitungen",
    ),
    locators={
        "page": ("s", "seite", "seiten"), "volume": ("bd", "bde", "band", "jg"), "chapter": ("kap", "kapitel"),
        "section": ("abschn", "abschnitt", "§", "§§"), "paragraph": ("abs", "absatz"),
        "article-locator": ("art", "artikel"), "figure": ("abb", "abbildung", "fig"), "table": ("tab", "tabelle"),
        "verse": ("v", "vers", "verse"), "line": ("z", "zeile", "zeilen"),
        "note": ("anm", "anmerkung", "fn", "fußnote"), "folio": ("bl", "blatt", "fol"),
        "issue": ("nr", "h", "heft", "ausg"), "part": ("t", "teil"), "book": ("buch",), "column": ("sp", "spalte"),
        "appendix": ("anh", "anhang"), "equation": ("gl", "gleichung"), "sub-verbo": ("s.v",),
    },
    et_al=("u. a", "u.a", "und andere", "et al"),
    editors=(
        "hrsg", "hg", "hgg", "herausgeber", "herausgegeben von", "hrsg. von", "hg. v", "hrsg. v", "bearb",
        "bearb. von", "red",
    ),
    translators=("übers", "übersetzt von", "übers. von", "aus dem englischen von", "übersetzung"),
    months={
        1: ("januar", "jan", "jänner"), 2: ("februar", "feb"), 3: ("märz", "mrz"), 4: ("april", "apr"),
        5: ("mai",), 6: ("juni", "jun"), 7: ("juli", "jul"), 8: ("august", "aug"), 9: ("september", "sept", "sep"),
        10: ("oktober", "okt"), 11: ("november", "nov"), 12: ("dezember", "dez"),
    },
    accessed=(
        "zugriff am", "abgerufen am", "zuletzt abgerufen", "zuletzt abgerufen am", "letzter zugriff",
        "aufgerufen am", "stand", "besucht am", "verfügbar unter", "abruf am", "zuletzt besucht am",
    ),
    theses=(
        "diss", "dissertation", "habilitationsschrift", "habil", "masterarbeit", "diplomarbeit", "bachelorarbeit",
        "doktorarbeit", "inauguraldissertation",
    ),
    laws=(
        "gesetz", "verordnung", "gesetzbuch", "grundgesetz", "richtlinie", "vertrag", "abkommen", "erlass",
        "verfassung",
    ),
)  # fmt: skip
