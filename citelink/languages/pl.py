"""Polish."""

from citelink.languages.groups import (
    ArchiveWords,
    ListWords,
    MarkerWords,
    NameWords,
    ReferenceWords,
    RoleWords,
    TitleWords,
)
from citelink.languages.language import Language

LANGUAGE = Language(
    code="pl",
    name="Polish",
    letters="ąćęłńśźż",
    words=(
        "i", "w", "z", "na", "do", "się", "nie", "jest", "że", "o", "od", "przez", "dla", "oraz", "po", "jak",
        "są", "to", "które", "który", "która", "także", "był", "jego", "być", "może", "roku", "przy", "tym", "ich",
        "ze",
    ),
    endings=(
        "ość", "ości", "anie", "enie", "ania", "enia", "ego", "owy", "owa", "owe", "iej", "ych", "ski", "ska",
        "skie", "acja", "acji", "nych",
    ),
    headings=(
        "Bibliografia", "Literatura", "Piśmiennictwo", "Spis literatury", "Wykaz literatury",
        "Literatura cytowana", "Przypisy", "Źródła", "Źródła i literatura", "Bibliografia i źródła",
        "Wykaz źródeł", "Odwołania", "Netografia", "Referencje", "Wykaz piśmiennictwa", "Cytowana literatura",
        "Literatura przedmiotu",
        "Lista referencji",
    ),
    subheadings=(
        "Książki", "Artykuły", "Źródła internetowe", "Strony internetowe", "Akty prawne", "Opracowania",
        "Źródła archiwalne", "Netografia", "Monografie",
    ),
    locators={
        "page": ("s", "ss", "str", "strona", "strony"), "volume": ("t", "tom", "vol"),
        "chapter": ("rozdz", "rozdział"), "section": ("sekcja", "§", "pkt"), "paragraph": ("akapit", "ust"),
        "article-locator": ("art", "artykuł"), "figure": ("rys", "ryc", "rysunek"), "table": ("tab", "tabela"),
        "verse": ("w", "wers"), "line": ("wiersz",), "note": ("przyp", "przypis"), "folio": ("k", "karta"),
        "issue": ("nr", "z", "zeszyt", "numer"), "part": ("cz", "część"), "book": ("ks", "księga"),
    },
    et_al=("i in", "i inni", "i wsp", "i współaut"),
    editors=("red", "pod red", "redakcja", "pod redakcją", "oprac", "opr", "wyd"),
    translators=("tłum", "przeł", "przekł", "tłumaczenie", "w tłumaczeniu"),
    months={
        1: ("stycznia", "styczeń"), 2: ("lutego", "luty"), 3: ("marca", "marzec"), 4: ("kwietnia", "kwiecień"),
        5: ("maja", "maj"), 6: ("czerwca", "czerwiec"), 7: ("lipca", "lipiec"), 8: ("sierpnia", "sierpień"),
        9: ("września", "wrzesień"), 10: ("października", "październik"), 11: ("listopada", "listopad"),
        12: ("grudnia", "grudzień"),
    },
    accessed=("dostęp", "data dostępu", "dostęp dnia", "dostęp z dnia", "odczyt", "data odczytu"),
    theses=("praca doktorska", "rozprawa doktorska", "praca magisterska", "diss", "niepublikowana praca doktorska"),
    laws=("ustawa", "rozporządzenie", "kodeks", "konstytucja", "uchwała", "dyrektywa", "traktat", "dekret"),
    roles=RoleWords(
        authors=("autor", "aut"),
        editors=("red", "redakt", "oprac"),
        translators=("tł", "tłumacz", "przekł"),
    ),
    names=NameWords(conjunctions=("i",)),
    titles=TitleWords(light=("od",)),
    markers=MarkerWords(
        part_nouns=("rysunek", "rys"),
        value_nouns=(r"wartoś\w{1,3}", r"parametr\w{0,3}", r"wektor\w{0,3}", r"zakres\w{0,2}"),
        array_nouns=(r"tablic\w{1,3}", r"element\w{0,3}", r"wektor\w{0,3}", r"macierz\w{0,3}"),
    ),
    archives=ArchiveWords(
        fonds=(r"sygn\.?", "zespół"),
        units=(r"sygn\.?", r"k\.", r"s\."),
        holders=("archiwum",),
    ),
    lists=ListWords(
        contents_headings=("spis treści",),
        chapters=("rozdział", "część"),
        chapters_behind=("rozdział",),
        chapter_links=("do",),
        chapters_linked=("rozdziału", "części"),
        volumes=("tom",),
    ),
    references=ReferenceWords(
        repeated=(r"tamże\b",), mentioned=(r"dz\. ?cyt\.?",), undated=(r"b\. ?r\b", "[Ww] druku"),
    ),
)  # fmt: skip
