"""Uzbek, in Latin and Cyrillic."""

from citelink.languages.groups import ListWords, ReferenceWords
from citelink.languages.language import Language

LANGUAGE = Language(
    code="uz",
    name="Uzbek",
    letters="ўқғҳ",
    words=(
        "va", "bilan", "bu", "uchun", "ham", "bir", "ning", "deb", "esa", "edi", "o'z", "shu", "haqida", "bo'lgan",
        "bo'lib", "bo'yicha", "yoki", "lekin", "ular", "emas", "qilish", "kabi", "orqali", "yil", "ва", "билан",
        "учун", "ҳам", "бўлган", "бўлиб", "бўйича", "ёки", "эса", "эди", "ўз", "шу", "ҳақида", "лекин", "эмас",
        "каби", "орқали", "йил",
    ),
    endings=(
        "lari", "larning", "lik", "ligi", "ning", "ish", "ishi", "dagi", "lash",
    ),
    headings=(
        "Foydalanilgan adabiyotlar ro'yxati", "Foydalanilgan adabiyotlar",
        "FOYDALANILGAN ADABIYOTLAR / LITERATURA", "Adabiyotlar", "Adabiyotlar ro'yxati",
        "Фойдаланилган адабиётлар рўйхати", "Адабиётлар", "Фойдаланилган адабиётлар", "Адабиётлар рўйхати",
        "Foydalanilgan manbalar", "Foydalanilgan manbalar ro'yxati", "Manbalar", "Manbalar ro'yxati",
        "Manba va adabiyotlar ro'yxati", "Bibliografiya", "Adabiyot", "Iqtiboslar",
        "Foydalanilgan adabiyotlar va manbalar ro'yxati", "Havolalar", "Манбалар", "Манба ва адабиётлар рўйхати",
        "Foydalanilgan manbalar va adabiyotlar", "Ilmiy adabiyotlar ro'yxati", "Axborot manbalari ro'yxati",
    ),
    subheadings=(
        "Asosiy adabiyotlar", "Qo'shimcha adabiyotlar", "Axborot manbalari", "Internet saytlari",
        "Internet manbalari", "Асосий адабиётлар", "Қўшимча адабиётлар", "Интернет сайтлари",
        "Me'yoriy-huquqiy hujjatlar",
    ),
    locators={
        "page": ("b", "bet", "б", "бет", "s"), "volume": ("jild", "жилд", "t"), "chapter": ("bob", "боб"),
        "section": ("bo'lim", "бўлим", "§"), "article-locator": ("modda", "модда"), "figure": ("rasm", "расм"),
        "table": ("jadval", "жадвал"), "issue": ("son", "сон", "№", "nashr"), "part": ("qism", "қисм"),
        "book": ("kitob", "китоб"), "note": ("izoh", "изоҳ"),
    },
    et_al=("va boshq", "va boshqalar", "ва бошқ", "ва бошқалар", "va b"),
    editors=(
        "tahriri ostida", "muharrir", "mas'ul muharrir", "bosh muharrir", "tuzuvchi", "таҳрири остида",
        "масъул муҳаррир", "тузувчи",
    ),
    translators=("tarj", "tarjimon", "тарж", "таржимон"),
    months={
        1: ("yanvar", "январь"), 2: ("fevral", "февраль"), 3: ("mart", "март"), 4: ("aprel", "апрель"),
        5: ("may", "май"), 6: ("iyun", "июнь"), 7: ("iyul", "июль"), 8: ("avgust", "август"),
        9: ("sentabr", "сентябрь"), 10: ("oktabr", "октябрь"), 11: ("noyabr", "ноябрь"), 12: ("dekabr", "декабрь"),
    },
    accessed=("murojaat sanasi", "kirish sanasi", "мурожаат санаси", "murojaat qilingan sana"),
    theses=(
        "diss", "dissertatsiya", "dissertatsiyasi", "avtoref", "avtoreferat", "диссертацияси", "автореф",
        "автореферат",
    ),
    laws=(
        "qonun", "qonuni", "kodeks", "kodeksi", "farmon", "farmoni", "qaror", "qarori", "konstitutsiya", "қонуни",
        "фармони", "қарори", "кодекси", "конституцияси",
    ),
    lists=ListWords(
        contents_headings=("mundarija",),
        chapters=("bob", "боб"),
        chapters_behind=("bob", "боб", "bo'lim"),
        chapter_links_behind=("uchun", "bo'yicha", "учун", "бўйича"),
    ),
    references=ReferenceWords(repeated=(r"o['ʻ‘’]sha joyda\b", r"ўша жойда\b")),
)  # fmt: skip
