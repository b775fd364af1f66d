"""Czech."""

from citelink.languages.groups import ListWords, MarkerWords, NameWords, ReferenceWords, RoleWords, TitleWords
from citelink.languages.language import Language

LANGUAGE = Language(
    code="cs",
    name="Czech",
    letters="ěščřžýůďťň",
    words=(
        "a", "v", "na", "se", "je", "že", "o", "s", "do", "i", "to", "ve", "k", "z", "pro", "by", "jsou", "který",
        "které", "která", "jako", "po", "za", "od", "nebo", "byl", "jeho", "také", "ale", "při", "podle", "mezi",
    ),
    endings=(
        "ost", "osti", "ání", "ení", "ého", "ých", "ský", "ská", "ské", "ství", "ního", "ace",
    ),
    headings=(
        "Literatura", "Použitá literatura", "Seznam literatury", "Seznam použité literatury", "Bibliografie",
        "Zdroje", "Seznam použitých zdrojů", "Použité zdroje", "Reference", "Citovaná literatura",
        "Prameny a literatura", "Seznam použitých pramenů a literatury", "Zoznam použitej literatúry",
        "Literatúra", "Použitá literatúra", "Zoznam bibliografických odkazov", "Seznam pramenů a literatury",
        "Odkazy",
        "Seznam zdrojů", "Seznam literatury a zdrojů", "Bibliografické citace",
    ),
    subheadings=("Knihy", "Články", "Internetové zdroje", "Elektronické zdroje", "Prameny", "Monografie"),
    locators={
        "page": ("s", "str", "strana", "strany"), "volume": ("sv", "svazek", "roč", "díl"),
        "chapter": ("kap", "kapitola"), "section": ("odd", "oddíl", "§"), "paragraph": ("odst", "odstavec"),
        "article-locator": ("čl", "článek"), "figure": ("obr", "obrázek"), "table": ("tab", "tabulka"),
        "verse": ("verš",), "line": ("ř", "řádek"), "note": ("pozn", "poznámka"), "folio": ("fol",),
        "issue": ("č", "číslo"), "part": ("část",), "book": ("kn", "kniha"),
    },
    et_al=("et al", "a kol", "aj", "a další", "a kolektiv"),
    editors=("ed", "eds", "red", "usp", "uspořádal"),
    translators=("přel", "přeložil", "překl"),
    months={
        1: ("leden", "ledna"), 2: ("únor", "února"), 3: ("březen", "března"), 4: ("duben", "dubna"),
        5: ("květen", "května"), 6: ("červen", "června"), 7: ("červenec", "července"), 8: ("srpen", "srpna"),
        9: ("září",), 10: ("říjen", "října"), 11: ("listopad", "listopadu"), 12: ("prosinec", "prosince"),
    },
    accessed=("cit", "dostupné z", "citováno", "přístup", "dostupné na"),
    theses=("diplomová práce", "disertační práce", "dizertační práce", "bakalářská práce"),
    laws=("zákon", "vyhláška", "nařízení", "ústava", "směrnice", "zákoník"),
    roles=RoleWords(
        authors=("autor",),
        editors=("editor", "redaktor", "pořadatel"),
        translators=("překladatel",),
    ),
    names=NameWords(conjunctions=("a.",)),
    titles=TitleWords(light=("od",)),
    markers=MarkerWords(part_nouns=("obr", "tabulka", "rovnice")),
    lists=ListWords(
        contents_headings=("obsah",),
        chapters=("kapitola", "část"),
        chapters_behind=("kapitola",),
        chapter_links=("ke", "k"),
        chapters_linked=("kapitole", "části", "kapitoly"),
    ),
    references=ReferenceWords(repeated=(r"tamtéž\b",)),
)  # fmt: skip
