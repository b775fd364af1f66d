"""Invented bodies, as statements of responsibility name them behind the people: ministries, academies, universities."""

from __future__ import annotations

from random import Random

from training.parser.invented.stock import Stock

_RU_PLACES = ("Моск.", "С.-Петерб.", "Новосиб.", "Казан.", "Урал.", "Том.", "Дальневост.", "Воронеж.", "Перм.", "Ом.")
_RU_WHOLE = ("Московский", "Томский", "Казанский", "Пермский", "Уфимский", "Южно-Уральский", "Саратовский", "Омский")
_RU_KINDS = ("гос. ун-т", "гос. техн. ун-т", "пед. ин-т", "гос. мед. акад.", "политехн. ун-т", "федер. ун-т")
_RU_WHOLE_KINDS = (
    "государственный университет", "государственный технический университет", "федеральный университет",
    "национальный исследовательский политехнический университет", "университет науки и технологий",
)  # fmt: skip
_RU_UNITS = (
    "Геогр. фак.", "Физ. фак.", "Каф. общ. и неорган. химии", "Ист. фак.", "Каф. автоматизации физ. исслед.",
    "Ин-т философии", "Кафедра аналитической химии", "Институт электроники", "Фак. журналистики", "Каф. философии",
    "Институт прикладной механики", "Юрид. фак.", "Высшая школа экономики и управления",
)  # fmt: skip
_RU_ACADEMIES = (
    "Рос. акад. наук", "Рос. АН", "РАН", "Акад. наук СССР", "АН СССР", "Нац. акад. наук Беларуси", "АН КазССР",
    "Нац. акад. наук Республики Казахстан", "Рос. акад. образования", "Сиб. отд-ние Рос. акад. наук",
)  # fmt: skip
_RU_BRANCHES = ("Сиб. отд-ние", "Урал. отд-ние", "Дальневост. отд-ние", "Коми науч. центр", "Отд-ние ист.-филол. наук")
_RU_INSTITUTES = (
    "Ин-т химии", "Ин-т истории", "Ин-т рус. лит.", "Ин-т орган. синтеза", "Ин-т философии", "Ин-т востоковедения",
    "Ин-т геологии и минералогии", "Ин-т экономики", "Ин-т высш. нерв. деятельности", "Ин-т физики полупроводников",
    "Институт языкознания", "Всерос. науч.-исслед. ин-т эксперим. физики",
)  # fmt: skip
_RU_OTHERS = (
    "М-во образования и науки Рос. Федерации", "М-во культуры РФ", "Федер. агентство по образованию",
    "М-во образования и науки Республики Казахстан", "Рос. фонд фундам. исслед.", "Рос. гос. б-ка", "Рос. нац. б-ка",
    "Центр политической конъюнктуры", "Нац. исслед. ун-т «Высшая школа экономики»", "Фонд «Общественное мнение»",
)  # fmt: skip
_KK_NAMES = (
    "Әл-Фараби", "Абай", "Л.Н. Гумилев", "М. Әуезов", "Қ.И. Сәтбаев", "Қ.А. Ясауи", "С. Торайғыров", "Е.А. Бөкетов",
    "Ы. Алтынсарин", "А. Байтұрсынов", "Ш. Уәлиханов", "Қорқыт ата", "Ө. Сұлтанғазин", "М.Х. Дулати",
)  # fmt: skip
_KK_KINDS = (
    "Қазақ ұлттық университеті", "Еуразия ұлттық университеті", "Қазақ ұлттық педагогикалық университеті",
    "Әдебиет және өнер институты", "Тарих және этнология институты", "Оңтүстік Қазақстан университеті",
    "мемлекеттік университеті", "Тіл білімі институты", "техникалық зерттеу университеті",
)  # fmt: skip
_KK_OTHERS = (
    "ҚР Білім және ғылым министрлігі", "ҚР Ұлттық ғылым академиясы", "Қазақстан Республикасының Мәдениет министрлігі",
    "Мемлекеттік тілді дамыту қоры", "ҚР БҒМ Ғылым комитеті", "Шығыстану институты", "Қазақ энциклопедиясы",
    "Ұлттық аударма бюросы", "ҚР Президенті жанындағы ҚСЗИ",
)  # fmt: skip
_UK = (
    "НАН України, Ін-т історії", "Київ. нац. ун-т ім. Тараса Шевченка", "М-во освіти і науки України",
    "Нац. акад. наук України", "Львів. нац. ун-т ім. Івана Франка", "Харківський національний університет",
    "Ін-т філософії ім. Г. С. Сковороди", "Нац. б-ка України ім. В. І. Вернадського",
)  # fmt: skip
_BG = (
    "Българска академия на науките", "БАН, Институт за история", "Софийски университет „Св. Климент Охридски“",
    "Министерство на културата", "Пловдивски университет", "Нац. библиотека „Св. св. Кирил и Методий“",
)  # fmt: skip


def draw_bodies(stock: Stock, rng: Random, chance: float) -> tuple[tuple[str, str], ...]:
    """What an entry keeps of its bodies, with this chance; nothing without."""
    bodies = invent_bodies(stock, rng) if rng.random() < chance else ""
    return (("bodies", bodies),) if bodies else ()


def invent_bodies(stock: Stock, rng: Random) -> str:
    """One body or several, with what is above and below them; "" for languages whose lists do not name them."""
    match stock.code:
        case "ru":
            return "; ".join(_russian(stock, rng) for _ in range(rng.choice((1, 1, 1, 1, 2))))
        case "kk":
            return _kazakh(rng)
        case "uk" | "bg":
            return rng.choice(_UK if stock.code == "uk" else _BG)
    return ""


def _russian(stock: Stock, rng: Random) -> str:
    named = ""
    if rng.random() < 0.5:
        gap = rng.choice((" ", "", " "))
        letters = gap.join(f"{rng.choice('АБВГДЕИКЛМНПРСТ')}." for _ in range(2))
        named = rng.choice((f" им. {letters}{gap}{{}}", f" имени {letters}{gap}{{}}", f" им. {letters} {{}}"))
        named = named.format(_genitive(rng.choice(stock.families)))
    unit = rng.choice(("", "", f", {rng.choice(_RU_UNITS)}"))
    match rng.choice(("university", "university", "whole", "academy", "academy", "other")):
        case "university":
            return f"{rng.choice(_RU_PLACES)} {rng.choice(_RU_KINDS)}{named}{unit}"
        case "whole":
            return f"{rng.choice(_RU_WHOLE)} {rng.choice(_RU_WHOLE_KINDS)}{named}{unit}"
        case "academy":
            branch = rng.choice(("", f", {rng.choice(_RU_BRANCHES)}"))
            return f"{rng.choice(_RU_ACADEMIES)}{branch}, {rng.choice(_RU_INSTITUTES)}{named}"
    return rng.choice(_RU_OTHERS)


def _genitive(family: str) -> str:
    return family + "а" if family.endswith(("ов", "ев", "ёв", "ин", "ын")) else family


def _kazakh(rng: Random) -> str:
    if rng.random() < 0.4:
        return rng.choice(_KK_OTHERS)
    above = rng.choice(("", "", "", "ҚР БҒМ, ", "ҚР Ғылым және жоғары білім министрлігі, "))
    return f"{above}{rng.choice(_KK_NAMES)} атындағы {rng.choice(_KK_KINDS)}"
