"""Dutch."""

from citelink.languages.groups import ListWords, NameWords, RoleWords, TitleWords
from citelink.languages.language import Language

LANGUAGE = Language(
    code="nl",
    name="Dutch",
    words=(
        "de", "het", "een", "van", "en", "in", "is", "dat", "op", "te", "zijn", "voor", "met", "die", "niet",
        "aan", "er", "om", "ook", "als", "door", "bij", "wordt", "naar", "uit", "deze", "worden", "maar", "of",
        "heeft", "dit", "tot",
    ),
    endings=(
        "heid", "heden", "lijk", "lijke", "atie", "aties", "teit", "schap", "sche", "ische", "ende", "eren",
        "ingen", "stelling",
    ),
    headings=(
        "Literatuur", "Literatuurlijst", "Bronnen", "Bronnenlijst", "Referenties", "Referentielijst",
        "Bibliografie", "Geraadpleegde literatuur", "Literatuurverwijzingen", "Literatuuropgave",
        "Geciteerde werken", "Noten",
        "Geraadpleegde bronnen", "Lijst van referenties", "Geciteerde literatuur",
    ),
    subheadings=("Boeken", "Artikelen", "Internetbronnen", "Websites", "Primaire bronnen", "Secundaire bronnen"),
    locators={
        "page": ("p", "pp", "blz", "pag", "bladzijde", "pagina"), "volume": ("vol", "dl", "deel", "jrg"),
        "chapter": ("hfst", "hoofdstuk"), "section": ("par", "paragraaf", "sectie", "§"),
        "paragraph": ("al", "alinea"), "article-locator": ("art", "artikel"), "figure": ("fig", "figuur", "afb"),
        "table": ("tab", "tabel"), "line": ("regel",), "note": ("n", "noot"), "issue": ("nr", "afl", "nummer"),
        "book": ("boek",),
    },
    et_al=("e.a", "en anderen", "et al"),
    editors=("red", "redactie", "onder redactie van", "ed", "eds"),
    translators=("vert", "vertaald door", "vertaling"),
    months={
        1: ("januari", "jan"), 2: ("februari", "feb"), 3: ("maart", "mrt"), 4: ("april", "apr"), 5: ("mei",),
        6: ("juni", "jun"), 7: ("juli", "jul"), 8: ("augustus", "aug"), 9: ("september", "sep"),
        10: ("oktober", "okt"), 11: ("november", "nov"), 12: ("december", "dec"),
    },
    accessed=("geraadpleegd op", "geraadpleegd", "bezocht op", "opgehaald van"),
    theses=("proefschrift", "scriptie", "masterscriptie", "dissertatie"),
    laws=("wet", "wetboek", "grondwet", "besluit", "verordening", "richtlijn", "verdrag"),
    roles=RoleWords(
        authors=("auteur",),
        editors=("redacteur", "samensteller"),
        translators=("vertaler",),
    ),
    names=NameWords(particles=("van", "der", "den", "de", "te", "ten", "ter", "van't", "'t")),
    titles=TitleWords(light=("het", "een", "van")),
    lists=ListWords(
        contents_headings=("inhoud(?:sopgave)?",),
        chapters=("hoofdstuk", "deel"),
        chapter_links=("bij", "van", "voor"),
        chapters_linked=("hoofdstuk", "deel"),
    ),
)  # fmt: skip
