"""Spanish."""

from citelink.languages.groups import KindWords, ListWords, MarkerWords, NameWords, ReferenceWords, TitleWords
from citelink.languages.language import Language

LANGUAGE = Language(
    code="es",
    name="Spanish",
    letters="ñ¿¡áéíóú",
    words=(
        "de", "la", "que", "el", "en", "y", "los", "se", "del", "las", "un", "por", "con", "una", "su", "para",
        "es", "al", "lo", "como", "más", "sus", "pero", "entre", "ha", "este", "esta", "son", "también", "fue",
        "sobre",
    ),
    endings=(
        "ción", "ciones", "dad", "dades", "miento", "ismo", "ico", "ica", "icos", "icas", "ario", "ía", "ías",
        "anza", "ados", "adas",
    ),
    headings=(
        "Referencias", "Referencias bibliográficas", "Bibliografía", "Bibliografía citada", "Obras citadas",
        "Literatura citada", "Lista de referencias", "Fuentes", "Fuentes y bibliografía", "Fuentes bibliográficas",
        "Trabajos citados", "Referencias citadas", "Bibliografía consultada", "Bibliografía utilizada",
        "Referencias y notas", "Notas y referencias", "Bibliografía y fuentes", "Notas", "Literatura",
        "Lista de referencias bibliográficas", "Bibliografía y referencias", "Referencias y bibliografía",
        "Fuentes consultadas", "Fuentes de información", "Lista de fuentes", "Bibliografía básica",
    ),
    subheadings=(
        "Libros", "Artículos", "Páginas web", "Sitios web", "Recursos electrónicos", "Fuentes primarias",
        "Fuentes secundarias", "Webgrafía", "Tesis", "Legislación", "Documentos", "Informes",
    ),
    locators={
        "page": ("p", "pp", "pág", "págs", "página", "páginas"), "volume": ("vol", "vols", "volumen", "t", "tomo"),
        "chapter": ("cap", "caps", "capítulo"), "section": ("sec", "secc", "sección", "§", "§§"),
        "paragraph": ("párr", "párrafo"), "article-locator": ("art", "artículo"), "figure": ("fig", "figura"),
        "table": ("tab", "tabla", "cuadro"), "verse": ("v", "vv", "verso", "versículo"),
        "line": ("l", "lín", "línea"), "note": ("n", "nota", "notas"), "folio": ("f", "fol", "folio"),
        "issue": ("núm", "n.º", "nº", "no", "número"), "part": ("pt", "parte"), "book": ("lib", "libro"),
        "column": ("col", "columna"), "appendix": ("apénd", "anexo", "apéndice"), "equation": ("ec", "ecuación"),
        "sub-verbo": ("s.v",),
    },
    et_al=("et al", "y otros", "y cols", "y col"),
    editors=("ed", "eds", "coord", "coords", "dir", "comp", "comps", "editado por", "a cargo de", "edición de"),
    translators=("trad", "traducción de", "traducido por", "trad. de"),
    months={
        1: ("enero", "ene"), 2: ("febrero", "feb"), 3: ("marzo", "mar"), 4: ("abril", "abr"), 5: ("mayo", "may"),
        6: ("junio", "jun"), 7: ("julio", "jul"), 8: ("agosto", "ago"),
        9: ("septiembre", "setiembre", "sept", "sep"), 10: ("octubre", "oct"), 11: ("noviembre", "nov"),
        12: ("diciembre", "dic"),
    },
    accessed=(
        "consultado", "consultado el", "fecha de consulta", "recuperado", "recuperado de", "recuperado el",
        "acceso", "fecha de acceso", "disponible en", "visitado el", "consulta",
    ),
    theses=("tesis", "tesis doctoral", "tesis de maestría", "tesis de grado", "trabajo de fin de máster", "tesina"),
    laws=(
        "ley", "decreto", "código", "constitución", "orden", "real decreto", "reglamento", "directiva", "tratado",
        "convenio",
    ),
    names=NameWords(
        particles=("de", "del", "la", "las", "lo", "los", "el"),
        conjunctions=("y", "e"),
        bodies=("ministerio",),
    ),
    titles=TitleWords(
        unkeyed=("el", "los", "las", "lo", "una", "y", "e", "del", "al", "por", "para", "con", "o"),
        light=("el", "del", "los", "las", "por", "para", "con", "al", "lo"),
        unabbreviated=("el",),
        letters=("a", "e", "o", "u", "y"),
    ),
    kinds=KindWords(proceedings=("actas",)),
    references=ReferenceWords(
        announcing={"page": ("pág",), "issue": ("núm",), "laws": ("ley",)},
        host_words=("en",),
        media=("en línea",),
        addressed=("dispon[ií]ble en",),
        access_dates=("el",),
        day_of=("de",),
        editions={"ed": ("ición",)},
        edited_by=("por",),
        asides=("Traducción",),
    ),
    markers=MarkerWords(
        introducers=("véase", "véase también", "ver", "ver también", "p. ej", "citado en"),
        closers=("entre otros",),
        conjunctions=("y", "e"),
        parting_words=("y", "e", "o"),
        part_nouns=("figura", "figuras", "tabla", "tablas", "cuadro", "ecuación", "gráfico"),
        formula_nouns=("fórmula", "ecuación", "expresión"),
        interval_nouns=("intervalo", "rango"),
        measures=("años",),
    ),
    lists=ListWords(
        chapters=("capítulo", "parte", "sección", "tema"),
        chapter_links=("del", "de la", "para el", "para la", "al"),
        chapters_linked=("capítulo", "parte", "sección", "tema"),
        back_matter=(r"apéndices?\b", "agradecimientos", r"recibido\b", r"anexos?\b"),
        unfinished=("de",),
    ),
)  # fmt: skip
