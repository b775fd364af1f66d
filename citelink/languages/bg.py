"""Bulgarian, as far as references are printed in it."""

from citelink.languages.groups import KindWords, ListWords, ReferenceWords, Terms
from citelink.languages.language import Language

LANGUAGE = Language(
    code="bg",
    name="Bulgarian",
    called=("bul",),
    alphabet="абвгдежзийклмнопрстуфхцчшщъьюя",
    short_places={"София": "С."},
    long_places=("София",),
    kinds=KindWords(standards=("БДС",)),
    lists=ListWords(
        contents_headings=("съдържание",),
        chapters=("глава", "част"),
        chapter_links=("към", "за"),
        chapters_linked=("глава", "част"),
    ),
    terms=Terms(
        pages=("с. {}", "С. {}", "стр. {}", "{}"),
        extent=("{} с.", "{} стр."),
        volume=("Т. {}", "т. {}", "том {}"),
        issue=("№ {}", "кн. {}", "бр. {}", "No {}"),
        part=("Ч. {}", "част {}"),
        volumes=("в {} тома", "в {} т."),
        et_al=("и др.", "и колектив"),
        edited=("под ред. на {}", "съст. {}", "ред. {}", "отг. ред. {}"),
        translated=("прев. {}", "превод {}", "прев. от англ. {}"),
        accessed=("прегледан на {}", "посетен на {}", "последно посещение {}", "достъпен на {}"),
        address=("URL: ", "Достъпно на: ", "<", ""),
        year=("{}", "{} г."),
        medium=("Текст", "Онлайн"),
        online=("онлайн",),
        months=(
            "януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври", "ноември",
            "декември",
        ),
        edition=("{}-о изд.", "{}. изд.", "{}-ро прераб. изд."),
        editor_roles=("ред.", "отг. ред.", "съст."),
        translator_roles=("прев.", "прев. от англ."),
        series_number="№ ",
    ),
    references=ReferenceWords(repeated=(r"пак там\b",), mentioned=(r"цит\. ?съч\.?",)),
)  # fmt: skip
