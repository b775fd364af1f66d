"""What is printed alike in many languages: Latin abbreviations, signs, names of bodies and servers; and single words of
languages that have no file."""

from citelink.languages.groups import (
    KindWords,
    ListWords,
    MarkerWords,
    NameWords,
    NumberWords,
    ReferenceWords,
    TitleWords,
)
from citelink.languages.language import Language

INTERNATIONAL = Language(
    code="mul",
    name="International",
    # By these titles in languages without a file are told: Bulgarian, Danish, Finnish, Hungarian, Norwegian, Romanian,
    # Swedish.
    endings=("ните", "ските", "ията", "ният", "ският"),
    letters="åøæőűățșðþķļņģēāįųėđ",
    words=(
        "och", "att", "för", "på", "som", "är", "av", "den", "det", "till", "med", "om", "från", "og", "af",
        "til", "ikke", "fra", "ja", "sekä", "ovat", "suomen", "és", "az", "egy", "nem", "și", "din", "pentru",
        "през", "като", "към", "със", "във", "които", "който", "са", "се",
    ),
    # Of languages that have no file of their own.
    headings=(
        "参考文献", "參考文獻", "参考资料", "參考資料", "引用文献", "引用文獻", "参考书目", "參考書目", "文献",
        "主要参考文献", "参考文献リスト", "参照文献", "引用・参考文献", "참고문헌", "참고 자료", "인용문헌",
        "Litteraturlista", "Referenser", "Referenslista", "Källor", "Källförteckning", "Litteraturförteckning",
        "Litteraturlist", "Litteraturliste", "Litteratur", "Referanser", "Referanseliste", "Kilder", "Kildeliste",
        "Kildehenvisninger", "Referencer", "Referenceliste", "Lähteet", "Lähdeluettelo", "Viitteet", "Kirjallisuus",
        "Kirjallisuusluettelo", "Heimildir", "Heimildaskrá", "Irodalomjegyzék", "Irodalom", "Felhasznált irodalom",
        "Hivatkozások", "Hivatkozott irodalom", "Források", "Forrásjegyzék", "Felhasznált források", "Szakirodalom",
        "Referințe", "Referințe bibliografice", "Lista referințelor", "Surse", "Note bibliografice",
        "Listă bibliografică", "Βιβλιογραφία", "Βιβλιογραφικές αναφορές", "Αναφορές", "Παραπομπές", "Πηγές",
        "Izmantotā literatūra", "Literatūras saraksts", "Izmantotās literatūras saraksts", "Izmantotie avoti", "Avoti",
        "Literatūros sąrašas", "Šaltiniai", "Naudota literatūra", "Nuorodos", "Panaudota literatūra", "Bibliografija",
        "Kasutatud kirjandus", "Kirjandus", "Kasutatud allikad", "Viited", "Allikad", "Viidatud allikad",
        "Zoznam literatúry", "Bibliografické odkazy", "Viri", "Viri in literatura", "Literatura in viri",
        "Seznam literature", "Seznam virov", "Popis literature", "Izvori", "Popis izvora", "Korišćena literatura",
        "Korištena literatura", "Spisak literature", "Литература и извори", "Коришћена литература", "Списак литературе",
        "Извори", "Користена литература", "Библиографија", "გამოყენებული ლიტერატურა", "ლიტერატურა", "ლიტერატურის სია",
        "ბიბლიოგრაფია", "წყაროები", "გამოყენებული ლიტერატურის სია", "Գրականություն", "Օգտագործված գրականություն",
        "Գրականության ցանկ", "Հղումներ", "Աղբյուրներ", "المراجع", "قائمة المراجع", "المصادر", "المصادر والمراجع",
        "قائمة المصادر والمراجع", "مراجع", "منابع", "منابع و مآخذ", "فهرست منابع", "مراجع و منابع", "ביבליוגרפיה",
        "מקורות", "רשימת מקורות", "הפניות", "حوالہ جات", "Tài liệu tham khảo", "Danh mục tài liệu tham khảo",
        "Daftar pustaka", "Daftar referensi", "Referensi", "Rujukan", "Senarai rujukan", "संदर्भ", "सन्दर्भ",
        "संदर्भ सूची", "เอกสารอ้างอิง", "บรรณานุกรม", "Referències", "Referències bibliogràfiques", "Erreferentziak",
        "Bibliografia e përdorur", "Referencat", "Literatura e përdorur", "Литература", "Източници",
        "Използвана литература",
        "Използвани източници", "Списък на използваната литература", "Списък на литературата", "Списък на източниците",
        "Цитирана литература", "Библиографски списък", "Литературни източници", "Списък на използваните източници",
    ),
    names=NameWords(
        particles=("al", "el", "bin", "ibn", "ben", "af", "av"),
        openings=("st.", "ste.", "saint", "sainte", "van", "von"),
        suffixes=("ii", "iii", "iv"),
        bodies=("ministr", "statisti"),
    ),
    titles=TitleWords(
        light=("och",),
        no_containers=("vol", "isbn", "issn", "no", "pp"),
    ),
    kinds=KindWords(
        law_signs=("№", r"\bN\b", r"\bNo\b"),
        standards=("ISO", "IEC", "DIN", "ANSI"),
        thesis_abstracts=("autoref",),
    ),
    references=ReferenceWords(
        announcing={
            "page": ("p", "pp", "pg", "s", "ss", "c"), "volume": ("v", "vol", "t"),
            "issue": ("no", "nos", "n", "nr", "nro", "num", "№", "n°", "nº", "#"), "et_al": ("et. al",),
            "editors": ("ed", "eds", "edit"),
            # Danish, Finnish, Hungarian, Norwegian, Swedish.
            "accessed": (
                "besøgt", "tilgået", "hentet", "viitattu", "luettu", "letöltve", "letöltés", "lest", "hämtad", "hämtat",
                "besökt", "besökt den", "hämtad den", "tillgänglig",
            ),
        },
        addressed=("url", "uri", "www"),
        number_endings=("ª", "a", "º", "e"),
        asides=("Trad",),
        unknown=(r"[sS]\. ?[lLnN]\.?",),
        repeated=(r"ib(?:id(?:em)?)?\b\.?", r"idem\b"),
        mentioned=(r"op\. ?cit\.?", r"loc\. ?cit\.?", r"opus citatum"),
        undated=(r"s\. ?[ad]\b", r"\[S\. ?[ad]\b"),
    ),
    numbers=NumberWords(
        announcing={"page": ("pgs", "art", "р"), "volume": ("vols",)},
        number_endings=("a", "ª"),
        units=("s", "p", "c", "v", "t", "x"),
        whole_volumes=("tom",),
        page_units=("p", "pp", "s"),
    ),
    markers=MarkerWords(
        introducers=("e.g", "cf", "i.e"),
        unsure_introducers=("e.g", "i.e"),
        closers=("et al", "etc"),
        whereabouts=("passim", "et seq", "et seqq", "sq", "sqq", "et passim"),
        part_nouns=("slika", "enačba"),
        interval_nouns=(
            "ci", "ic", "cri", "iqr", "hdi", "区间", "區間", "范围", "範圍", "区間", "範囲", "구간", "범위",
        ),
        bracketed_pages=("foll?", "ff?", "pp?", "sig"),
        article_signals=("udc", "irsti", "doi", "jel"),
        following=("ff?",),
        numero=("№", "n[°º]", r"no\.?", r"nr\.?"),
        measures=(
            "%", "‰", r"[°º]\s?[CFСФ]?", "℃", "[km]g", "[mckdnµμ]m[23²³]?", "ml", "min", "[kMG]?Hz", "[hkM]?Pa",
            "[kMG]?W", "dB", "[смдкн]?м[23²³]?", "мкм", "[км]г", "мл", "мин", "[кМГ]?Гц", "[гкМ]?Па", "[кМГ]?Вт", "дБ",
            "[mnµμ]s", "[мн]с", "мкс", "px",
        ),
        units=(
            "[kcdmnµμ]?m", "ft", "in", "yd", "mi", "[kmµμ]?g", "s", "h", "min", "[md]?l", "mol", "cal",
            "[kMGm]?[VWAJN]", "Pa", "Hz", "rad", "K", "°C",
        ),
        conjunctions=("&",),
    ),
    lists=ListWords(
        back_matter=("©", r"udc\b", r"irsti\b"),
        before_numbers=("№", "p", "pp", "vol", "no", "nr", "n", "р"),
        numbers_run_on=("p", "pp", "P", "S", "Vol", "No"),
        small_beginnings=("de[rnl]?", "d[aiou]s?", "v[oa]n", "la", "le", "el", "al", "ibn", "af", "zu", "ter", "ten"),
        particles=("[Dd][eaiu][slr]?", r"[Vv][ao]n(?:\s[Dd]e[rn]?)?", "[Ll][ae]", "[Ee]l", "[Aa]l", "[Tt]en", "[Zz]u"),
        pages=("p", "pp", "S", "P"),
        pages_behind=("c", "p"),
        volumes=("vol", "no"),
        publishers=("Springer", "Elsevier", "Wiley"),
        others=(r"\bet\s?al\b",),
    ),
)  # fmt: skip
