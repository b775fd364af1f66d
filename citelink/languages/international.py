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
        interval_nouns=("ci", "ic", "cri", "iqr", "hdi"),
        article_signals=("udc", "irsti", "doi", "jel"),
        following=("ff?",),
        numero=("№", "n[°º]", r"no\.?", r"nr\.?"),
        measures=("%", "kg", "mg", "mm", "cm", "ml", "min"),
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
