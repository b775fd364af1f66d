"""Words that a printed reference takes from its language: `С.`, `P.`, `S.`, `Б.`, `и др.`, `ж.б.`"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from citelink.bibliography.entry import Entry
from citelink.text.language import guess_language


@dataclass(frozen=True, slots=True)
class Terms:
    """The first of each tuple is the term that the standards (or the language's habit) ask for; others are met too.

    A term that holds `{}` says where the value stands; others stand before it."""

    pages: tuple[str, ...]
    extent: tuple[str, ...]
    volume: tuple[str, ...]
    issue: tuple[str, ...]
    part: tuple[str, ...]
    volumes: tuple[str, ...]
    et_al: tuple[str, ...]
    edited: tuple[str, ...]
    translated: tuple[str, ...]
    accessed: tuple[str, ...]
    address: tuple[str, ...]
    year: tuple[str, ...]
    medium: tuple[str, ...]
    online: tuple[str, ...]
    months: tuple[str, ...]
    edition: tuple[str, ...]
    number: tuple[str, ...] = ("№ {}", "№{}", "N {}", "№ {}")


_RU = Terms(
    pages=("С. {}", "с. {}", "С.{}", "стр. {}", "{} с.", "Стр. {}", "сс. {}"),
    extent=("{} с.", "{}с.", "{} стр.", "{} с", "{} c."),
    volume=("Т. {}", "т. {}", "Т.{}", "Том {}", "том {}"),
    issue=("№ {}", "№{}", "вып. {}", "Вып. {}", "N {}", "No {}", "№ {}"),
    part=("Ч. {}", "Кн. {}", "ч. {}", "кн. {}", "Часть {}"),
    volumes=("В {} т.", "в {} т.", "В {}-х т.", "в {} томах", "В {} кн.", "в {} ч."),
    et_al=("и др.", "и др", "и соавт.", "и другие"),
    edited=("под ред. {}", "под общ. ред. {}", "отв. ред. {}", "сост. {}", "ред. {}", "под редакцией {}", "Под ред. {}",
            "гл. ред. {}", "сост.: {}", "науч. ред. {}"),
    translated=("пер. с англ. {}", "пер. с нем. {}", "пер. с фр. {}", "пер. {}", "пер. с каз. {}", "Пер. с англ. {}"),
    accessed=("дата обращения: {}", "Дата обращения: {}", "дата обращения {}", "дата доступа: {}", "обращение: {}",
              "дата просмотра: {}", "Дата доступа: {}", "проверено {}", "просмотрено {}", "{}"),
    address=("URL: ", "Режим доступа: ", "URL:", "– URL ", "Режим доступа:", "Электронный ресурс: ", "[URL]: ", ""),
    year=("{}", "{} г.", "{}г."),
    medium=("Текст", "Электронный ресурс", "Текст : непосредственный", "Текст : электронный"),
    online=("Электронный ресурс", "Электрон. ресурс", "Интернет-ресурс", "Сайт"),
    months=("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
            "декабря"),
    edition=("{}-е изд.", "{}-е изд., перераб. и доп.", "Изд. {}-е", "{}-е изд., стер.", "{}-е издание", "{}-е изд",
             "изд. {}-е, испр.", "{} изд.", "Изд. {}-е, доп."),
)  # fmt: skip
_KK = Terms(
    pages=("Б. {}", "{} б.", "{}-б.", "{} бет", "{}-бет.", "{} бб.", "б. {}", "Б.{}", "{}-беттер", "С. {}", "бет {}",
           "{}б."),
    extent=("{} б.", "{} бет", "{}б.", "{} бет.", "{} б", "{} с."),
    volume=("Т. {}", "{} том", "{}-том", "{}-т.", "{} т.", "Т.{}", "том {}"),
    issue=("№ {}", "№{}", "№ {}", "{}-шығ.", "Шығ. {}", "шығарылым {}", "№ {}"),
    part=("{}-бөлім", "{}-кітап", "Б. {}", "{}-кіт.", "{} кітап", "{} бөлім"),
    volumes=("{} томдық", "{} т.", "{} томдық шығармалар жинағы", "{} томда"),
    et_al=("ж.б.", "және т.б.", "т.б.", "және басқалар", "және басқалары", "ж. б."),
    edited=("ред. {}", "ред. басқ. {}", "жалпы ред. басқ. {}", "құраст. {}", "құраст.: {}", "жауапты ред. {}",
            "{} редакциясымен", "бас ред. {}", "құрастырған {}", "ред. басқ.: {}"),
    translated=("ауд. {}", "орысш. ауд. {}", "аударған {}", "ағыл. ауд. {}", "ауд.: {}"),
    accessed=("қаралған күні: {}", "қаралған күні {}", "жүгінген күні: {}", "өтініш берген күні: {}",
              "кірген күні: {}", "қаралған уақыты: {}", "дата обращения: {}", "{}", "сайтқа кірген уақыт {}"),
    address=("URL: ", "Қолжетімділік режимі: ", "URL:", "Сілтеме: ", "Қол жеткізу режимі: ", "Режим доступа: ", ""),
    year=("{}", "{} ж.", "{}ж.", "{} жыл"),
    medium=("Мәтін", "Электрондық ресурс", "Мәтін : тікелей", "Мәтін : электрондық"),
    online=("Электрондық ресурс", "Электронды ресурс", "Эл. ресурс", "Интернет ресурс"),
    months=("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
            "желтоқсан"),
    edition=("{}-бас.", "{}-басылым", "{}-басылым, толықт.", "{}-ші басылымы", "{}-бас., өңд.", "{}-басылуы",
             "толықтырылған {}-басылым"),
)  # fmt: skip
_UK = Terms(
    pages=("С. {}", "с. {}", "С.{}", "стор. {}"),
    extent=("{} с.", "{}с.", "{} стор."),
    volume=("Т. {}", "т. {}", "Том {}"),
    issue=("№ {}", "Вип. {}", "вип. {}", "№{}"),
    part=("Ч. {}", "Кн. {}", "ч. {}"),
    volumes=("у {} т.", "в {} т.", "У {} т."),
    et_al=("та ін.", "і ін.", "та інші"),
    edited=("за ред. {}", "за заг. ред. {}", "відп. ред. {}", "уклад. {}", "упоряд. {}", "ред. {}"),
    translated=("пер. з англ. {}", "пер. з нім. {}", "пер. {}"),
    accessed=("дата звернення: {}", "Дата звернення: {}", "дата звернення {}", "дата доступу: {}"),
    address=("URL: ", "Режим доступу: ", "URL:", ""),
    year=("{}", "{} р."),
    medium=("Текст", "Електронний ресурс"),
    online=("Електронний ресурс",),
    months=("січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня",
            "листопада", "грудня"),
    edition=("{}-ге вид.", "{}-те вид., перероб. і допов.", "Вид. {}-ге"),
)  # fmt: skip
_BG = Terms(
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
    months=("януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври", "ноември",
            "декември"),
    edition=("{}-о изд.", "{}. изд.", "{}-ро прераб. изд."),
)  # fmt: skip
_EN = Terms(
    pages=("P. {}", "pp. {}", "p. {}", "Pp. {}", "С. {}"),
    extent=("{} p.", "{} pp.", "{} pages", "{} p"),
    volume=("Vol. {}", "vol. {}", "V. {}", "Vol.{}", "Т. {}"),
    issue=("no. {}", "No. {}", "Iss. {}", "№ {}", "issue {}", "No {}"),
    part=("Pt. {}", "Part {}", "Book {}"),
    volumes=("In {} vols.", "in {} vol."),
    et_al=("et al.", "et al", "and others"),
    edited=("ed. by {}", "eds. {}", "edited by {}", "Ed. {}", "ed. {}"),
    translated=("transl. by {}", "translated by {}", "trans. {}"),
    accessed=("date of access: {}", "accessed: {}", "accessed {}", "accessed on {}", "Access date: {}",
              "date of request: {}", "retrieved {}", "дата обращения: {}"),
    address=("URL: ", "Available at: ", "Mode of access: ", "URL:", "Available from: ", ""),
    year=("{}",),
    medium=("Text", "Electronic resource", "Text : unmediated", "Text : electronic"),
    online=("Electronic resource", "Online", "Web resource"),
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"),
    edition=("{}ORD ed.", "{}ORD edition", "{}ORD ed., rev.", "Ed. {}"),
)  # fmt: skip
_DE = Terms(
    pages=("S. {}", "S.{}", "Seiten {}", "s. {}"),
    extent=("{} S.", "{} Seiten"),
    volume=("Bd. {}", "Band {}", "Jg. {}"),
    issue=("H. {}", "Nr. {}", "Heft {}"),
    part=("Teil {}", "T. {}"),
    volumes=("In {} Bd.", "{} Bände"),
    et_al=("u. a.", "et al.", "u.a."),
    edited=("hrsg. von {}", "Hrsg. {}", "hg. v. {}"),
    translated=("übers. von {}", "aus dem Engl. von {}"),
    accessed=("Zugriff am {}", "abgerufen am {}", "letzter Zugriff: {}", "Stand: {}"),
    address=("URL: ", "Online verfügbar unter ", "In: ", ""),
    year=("{}",),
    medium=("Text", "Elektronische Ressource"),
    online=("Online-Ressource",),
    months=("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember"),
    edition=("{}. Aufl.", "{}., überarb. Aufl.", "{}. Auflage"),
)  # fmt: skip
_FR = Terms(
    pages=("P. {}", "p. {}", "pp. {}"),
    extent=("{} p.", "{} pages"),
    volume=("T. {}", "Vol. {}", "t. {}"),
    issue=("no {}", "n° {}", "N° {}"),
    part=("Partie {}",),
    volumes=("En {} vol.", "{} vol."),
    et_al=("et al.", "et alii"),
    edited=("éd. par {}", "sous la dir. de {}", "dir. {}"),
    translated=("trad. {}", "trad. par {}", "traduit par {}"),
    accessed=("consulté le {}", "visité le {}"),
    address=("URL : ", "Disponible sur : ", ""),
    year=("{}",),
    medium=("Texte", "Ressource électronique"),
    online=("en ligne",),
    months=("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre", "décembre"),
    edition=("{}e éd.", "{}e édition", "{}ème éd."),
)  # fmt: skip
TERMS: Mapping[str, Terms] = MappingProxyType(
    {"ru": _RU, "kk": _KK, "uk": _UK, "be": _RU, "ky": _RU, "bg": _BG, "en": _EN, "de": _DE, "fr": _FR}
)


def language_of(entry: Entry) -> str:
    """The language whose words the reference takes: the entry's own, told by its title where it says none."""
    code = entry.language.split("-")[0].lower()
    return code if code in TERMS else guess_language(f"{entry.title} {entry.container}"[:200]) or "en"


def terms_of(entry: Entry) -> Terms:
    """The words of the entry's language; English for languages without their own."""
    return TERMS.get(language_of(entry), _EN)
