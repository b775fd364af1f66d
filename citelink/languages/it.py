"""Italian."""

from citelink.languages.groups import ArchiveWords, ListWords, NameWords, ReferenceWords, RoleWords, TitleWords
from citelink.languages.language import Language

LANGUAGE = Language(
    code="it",
    name="Italian",
    letters="àèéìòù",
    words=(
        "di", "e", "che", "la", "il", "in", "un", "per", "non", "una", "del", "della", "sono", "con", "da", "le",
        "si", "dei", "al", "nel", "alla", "delle", "come", "anche", "più", "gli", "è", "ha", "dal", "questo",
        "nella",
    ),
    endings=(
        "zione", "zioni", "tà", "ità", "mento", "ismo", "ica", "ici", "iche", "ario", "ezza", "anza", "enza",
        "ale", "ali", "ella", "ello", "aggio", "ione", "ioni", "mente", "ati", "ate", "ato", "ata",
        "ese", "esi", "etti", "ini",
    ),
    headings=(
        "Bibliografia", "Riferimenti bibliografici", "Riferimenti", "Opere citate", "Fonti",
        "Fonti e bibliografia", "Letteratura citata", "Bibliografia citata", "Note e bibliografia",
        "Elenco dei riferimenti", "Note bibliografiche",
        "Elenco bibliografico", "Bibliografia e sitografia", "Bibliografia essenziale", "Fonti bibliografiche",
        "Lista dei riferimenti",
    ),
    subheadings=(
        "Libri", "Articoli", "Sitografia", "Siti web", "Fonti primarie", "Fonti secondarie", "Tesi",
        "Legislazione",
    ),
    locators={
        "page": ("p", "pp", "pag", "pagg", "pagina", "pagine"), "volume": ("vol", "voll", "volume", "t", "tomo"),
        "chapter": ("cap", "capp", "capitolo"), "section": ("sez", "sezione", "§", "§§"),
        "paragraph": ("par", "paragrafo", "cpv"), "article-locator": ("art", "artt", "articolo"),
        "figure": ("fig", "figura"), "table": ("tab", "tabella"), "verse": ("v", "vv", "verso"),
        "line": ("r", "riga", "righe"), "note": ("n", "nota", "note"),
        "folio": ("f", "c", "cc", "foglio", "carta"), "issue": ("n", "num", "fasc", "numero"),
        "part": ("pt", "parte"), "book": ("lib", "libro"), "column": ("col", "colonna"),
        "appendix": ("app", "appendice"), "equation": ("eq", "equazione"),
    },
    et_al=("et al", "e altri", "e al"),
    editors=("a cura di", "cur", "curatore", "ed", "eds"),
    translators=("trad", "trad. di", "trad. it", "tradotto da", "traduzione di"),
    months={
        1: ("gennaio", "gen"), 2: ("febbraio", "feb"), 3: ("marzo", "mar"), 4: ("aprile", "apr"),
        5: ("maggio", "mag"), 6: ("giugno", "giu"), 7: ("luglio", "lug"), 8: ("agosto", "ago"),
        9: ("settembre", "sett", "set"), 10: ("ottobre", "ott"), 11: ("novembre", "nov"), 12: ("dicembre", "dic"),
    },
    accessed=(
        "consultato il", "ultimo accesso", "ultima consultazione", "visitato il", "disponibile su",
        "data di accesso",
    ),
    theses=("tesi", "tesi di laurea", "tesi di dottorato", "tesi magistrale"),
    laws=("legge", "decreto", "codice", "costituzione", "regolamento", "direttiva", "trattato", "ordinanza"),
    roles=RoleWords(
        authors=("autore", "autrice"),
        editors=("curatore", "curatrice", "a cura"),
        translators=("traduttore", "trad"),
    ),
    names=NameWords(
        particles=("della", "di", "da", "lo"),
        conjunctions=("e",),
    ),
    titles=TitleWords(
        unkeyed=("il", "gli", "della", "delle", "dei", "di", "per"),
        light=("il", "gli", "di"),
    ),
    archives=ArchiveWords(
        fonds=("busta",),
        units=("busta", r"fasc\.?", "fascicolo", r"f\.", "carta", r"c\."),
        holders=("archivio",),
    ),
    references=ReferenceWords(
        announcing={"page": ("pag",)},
        editions={"ed": ("izione",)},
        repeated=(r"ivi\b",),
        undated=("[Ii]n corso di stampa",),
    ),
    lists=ListWords(
        contents_headings=("indice", "sommario"),
        chapters=("capitolo", "parte", "sezione"),
        chapter_links=("del", "della", "per il", "al"),
        chapters_linked=("capitolo", "parte", "sezione"),
    ),
)  # fmt: skip
