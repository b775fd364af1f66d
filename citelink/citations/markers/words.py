"""Words of languages that the search for markers looks for; those in and before brackets in lower case, without a final
stop."""

from __future__ import annotations

# What may introduce the number inside a bracket: [см.: 3; 5], [see also 7], [Цит. по: 12, с. 3].
INTRODUCERS = (
    *("см", "см. также", "ср", "напр", "например", "цит. по"),
    *("цит. по кн", "цитируется по", "приводится по", "по", "подробнее"),
    *(
        "подробнее см",
        "см. подробнее",
        "см., например",
        "см., напр",
        "в частности",
        "сравни",
        "см. об этом",
        "подробнее об этом",
        "об этом",
        "источник",
        "дереккөз",
    ),
    *("қараңыз", "қара", "қар", "мысалы", "мыс", "див", "пор", "напр., див"),
    *("see", "see also", "see, e.g", "see e.g", "see for example", "see, for example"),
    *("e.g", "cf", "ref", "refs", "i.e", "also", "references", "source", "sources"),
    *("cited in", "quoted in", "cited by", "as cited in", "and references in", "for example", "reviewed in"),
    *("siehe", "siehe auch", "vgl", "vgl. auch", "z. b", "z.b"),
    *("zit. nach", "voir", "voir aussi", "cf. aussi", "cité par"),
    *("véase", "véase también", "ver", "ver también", "p. ej"),
    *("citado en", "veja", "ver também", "apud", "por exemplo"),
)
# What may follow the last number: [3, 5 and references therein], [12 и др.].
CLOSERS = (
    *("и др", "и другие", "и т. д", "и т.д", "и далее", "және т.б"),
    *("және т. б", "т.б", "т. б", "та ін", "и пр"),
    *("and references therein", "and others", "and refs. therein", "among others", "passim", "etc"),
    *("et al", "u. a", "u.a", "etc", "entre otros"),
)
# What joins two numbers: [1 and 3], [2 и 5].
CONJUNCTIONS = (
    "and",
    "or",
    "und",
    "et",
    "y",
    "e",
    "и",
    "или",
    "та",
    "і",
    "й",
    "або",
    "және",
    "мен",
    "пен",
    "бен",
    "&",
    "in",
    "с",
)

# A number in brackets directly behind one of these names a part of this document, not a work. Only words that are
# printed with a number: "panel [30]" or "cell lines [95]" may well be a noun with its citation.
PART_NOUNS = (
    *("fig", "figs", "figure", "figures", "table", "tables", "tab"),
    *("eq", "eqs", "eqn", "eqns", "equation", "appendix"),
    *("abb", "abbildung", "tabelle", "gleichung", "gl"),
    *("figura", "figuras", "tabla", "tablas", "tabela", "tabelas"),
    *("cuadro", "quadro", "ecuación", "equação", "gráfico"),
    *("tableau", "tableaux", "équation", "slika", "enačba", "rysunek", "rys", "obr", "tabulka", "rovnice"),
    *("рис", "рисунок", "рисунке", "рисунка", "рисунки", "рисунках"),
    *("рисунком", "табл", "таблица", "таблице", "таблицы"),
    *("таблицах", "рисунку", "таблиці", "таблиця", "мал", "малюнок", "сурет", "суретте", "кесте", "кестеде"),
)
# Behind these a number is the label of an equation, where the document has an equation with that label.
FORMULA_NOUNS = (
    *("equation", "equations", "formula", "formulas", "formulae"),
    *("expression", "expressions", "relation", "relations"),
    *("system", "model", "problem", "condition", "conditions", "inequality"),
    *("constraint", "constraints", "by", "in", "from", "and"),
    *("формула", "формуле", "формулы", "формулу", "формул"),
    *("формулам", "формулой", "уравнение", "уравнения", "уравнению"),
    *("уравнении", "уравнений", "уравнением", "выражение", "выражения"),
    *("выражении", "соотношение", "соотношения", "условие"),
    *("неравенство", "неравенства", "системе", "система", "системы", "в"),
    *("из", "и", "по", "рівняння", "формулі", "рівнянні"),
    *("формуласы", "формулада", "формуламен", "теңдеу", "теңдеуі", "теңдеуде", "теңдеуден", "теңдеулер"),
    *("gleichung", "formel", "fórmula", "ecuación", "équation", "formule", "equação", "expresión", "expressão"),
)
# Two numbers behind one of these are the ends of an interval.
INTERVAL_NOUNS = (
    *("interval", "intervals", "range", "ranges", "between", "bounds", "ci", "ic", "cri", "iqr", "hdi"),
    *("интервал", "интервале", "интервала", "интервалы", "интервалах"),
    *("отрезок", "отрезке", "отрезка", "промежуток", "промежутке"),
    *("диапазон", "диапазоне", "диапазона", "ди", "интервалі", "интервалында", "аралығы", "аралығында"),
    *("кесінді", "кесіндіде", "кесіндісінде", "проміжку", "проміжок"),
    *("інтервал", "інтервалі", "відрізку", "діапазоні"),
    *("intervall", "bereich", "intervalo", "intervalle", "rango", "faixa", "plage"),
)
# Lines that begin an article of a volume: classification numbers and abstracts.
ARTICLE_SIGNALS = (
    *("удк", "әож", "ббк", "мрнти", "ғтамр", "гтамр", "udc", "irsti", "doi", "jel"),
    *("аннотация", "аңдатпа", "андатпа", "түйін", "түйіндеме", "резюме"),
    *("анотація", "abstract", "annotation", "summary", "резюмe"),
)
# What may stand between two points of an enumeration: (1) ..., (2) ... and (3) ...
PARTING_WORDS = (
    *("and", "or", "as", "и", "или", "та", "або", "және", "немесе"),
    *("und", "oder", "y", "o", "et", "ou", "e"),
)
# What stands between a noun and its number: `Table No. [5]`.
NUMERO = r"№|n[°º]|no\.?|nr\.?"
# Endings of ordinal numbers: `1-ші`, `2-й`.
KAZAKH_ORDINALS = ("ші", "шы", "нші", "ншы")
RUSSIAN_ORDINALS = ("й", "я", "е", "го")
# What follows a page number and belongs to it: `5 ff`, `12 об` (the other side of a leaf).
FOLLOWING = "ff?|об"
# Pages and leaves as a bibliographic description counts them: `479, [1] с.`
LEAF_UNITS = ("с", "б", "л", "p", "pp", "s", "бет")
# What a value is measured in that stands before its interval: `45 years [38-52]`.
MEASURES = (
    *("%", "years?", "yrs?", "days?", "months?", "weeks?", "points?", "kg", "mg", "mm", "cm", "ml", "min"),
    *("лет", "года?", "жас", "баллов", "anos", "años", "Jahre", "ans"),
)
# Units that take an exponent.
UNITS = (
    r"[kcdmnµμ]?m|[кмсдн]?м|км|см|мм|дм|нм|мкм|га|ft|in|yd|mi|[kmµμ]?g|кг|г|мг|s|с|сек|ч|h|min|мин|мл|л|[md]?l|mol|моль"
    r"|cal|ккал|[kMGm]?[VWAJN]|Па|кПа|МПа|Pa|Hz|Гц|rad|K|°C"
)
# English words that a bracket may be glued to in text taken from a PDF.
FUNCTION_WORDS = frozenset(
    (
        *("and", "that", "this", "these", "which", "who", "whose", "but", "with", "from", "for", "are", "was", "were"),
        *("have", "has", "had", "not", "the", "their", "its", "our", "can", "may", "also", "such", "since", "while"),
        *("where", "when", "into", "than", "then", "they", "used", "show", "shows", "showed", "found"),
    )
)
