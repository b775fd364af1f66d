"""Turkmen."""

from citelink.languages.groups import ListWords
from citelink.languages.language import Language

LANGUAGE = Language(
    code="tk",
    name="Turkmen",
    letters="ýňžäş",
    words=(
        "we", "bilen", "üçin", "bu", "bir", "hem", "diýip", "bolan", "bolup", "öz", "soň", "onuň", "ol", "boýunça",
        "hakynda", "arkaly", "ýa", "däl", "türkmen", "şeýle", "ýaly",
    ),
    endings=(
        "lary", "leri", "lyk", "lik", "nyň", "niň", "ndaky",
    ),
    headings=(
        "Peýdalanylan edebiýatlar", "Edebiýat", "Edebiýatlar", "Peýdalanylan edebiýat", "Edebiýatyň sanawy",
        "Edebiýatlaryň sanawy", "Peýdalanylan edebiýatlaryň sanawy", "Çeşmeler", "Peýdalanylan çeşmeler",
        "Пейдаланылан эдебият",
    ),
    locators={
        "page": ("s", "sah", "sahypa"), "volume": ("t", "tom"), "chapter": ("bap",), "section": ("bölüm", "§"),
        "issue": ("№",), "table": ("tablisa",), "figure": ("surat",),
    },
    et_al=("we beýl", "we beýlekiler", "we başgalar"),
    editors=("red", "redaktor"),
    translators=("terj", "terjime eden"),
    months={
        1: ("ýanwar",), 2: ("fewral",), 3: ("mart",), 4: ("aprel",), 5: ("maý",), 6: ("iýun",), 7: ("iýul",),
        8: ("awgust",), 9: ("sentýabr",), 10: ("oktýabr",), 11: ("noýabr",), 12: ("dekabr",),
    },
    theses=("diss", "dissertasiýa", "awtoreferat"),
    laws=("kanun", "kanuny", "karar", "karary", "perman", "kodeks", "kodeksi"),
    lists=ListWords(
        chapters=("bap",),
        chapters_behind=("bap",),
        chapter_links_behind=("boýunça", "üçin"),
    ),
)  # fmt: skip
