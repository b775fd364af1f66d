"""Words that stand in or before numbered brackets. All lower case, without a final stop."""

from __future__ import annotations

# What may introduce the number inside a bracket: [см.: 3; 5], [see also 7], [Цит. по: 12, с. 3].
INTRODUCERS = (
    *("см", "см. также", "ср", "напр", "например", "цит. по", "цит. по кн", "цитируется по", "приводится по", "по", "подробнее"),
    *("подробнее см", "см. подробнее", "см., например", "см., напр", "в частности"),
    *("қараңыз", "қара", "қар", "мысалы", "мыс", "див", "пор", "напр., див"),
    *("see", "see also", "see, e.g", "see e.g", "see for example", "see, for example", "e.g", "cf", "ref", "refs", "i.e", "in", "also"),
    *("cited in", "quoted in", "cited by", "as cited in", "and references in", "for example", "reviewed in", "from", "after"),
    *("siehe", "siehe auch", "vgl", "vgl. auch", "s", "z. b", "z.b", "zit. nach", "voir", "voir aussi", "cf. aussi", "cité par"),
    *("véase", "véase también", "ver", "ver también", "p. ej", "citado en", "veja", "ver também", "apud", "por exemplo"),
)
# What may follow the last number: [3, 5 and references therein], [12 и др.].
CLOSERS = (
    *("и др", "и другие", "и т. д", "и т.д", "и далее", "және т.б", "және т. б", "т.б", "т. б", "та ін", "и пр"),
    *("and references therein", "and others", "and refs. therein", "among others", "etc", "et al", "u. a", "u.a", "etc", "entre otros"),
)
# What joins two numbers: [1 and 3], [2 и 5].
CONJUNCTIONS = ("and", "or", "und", "et", "y", "e", "и", "или", "та", "і", "й", "або", "және", "мен", "пен", "бен", "&", "in", "с")

# A number in brackets or parentheses directly behind one of these names a part of this document, not a work.
PART_NOUNS = (
    *("fig", "figs", "figure", "figures", "table", "tables", "tab", "eq", "eqs", "eqn", "eqns", "equation", "equations"),
    *("scheme", "schemes", "chart", "box", "step", "steps", "algorithm", "appendix", "line", "lines", "panel", "plate", "photo"),
    *("lemma", "theorem", "proposition", "corollary", "example", "listing", "constraint", "constraints", "inequality", "condition"),
    *("abb", "abbildung", "tabelle", "gleichung", "gl", "schritt", "formel"),
    *("figura", "figuras", "tabla", "tabela", "cuadro", "quadro", "ecuación", "ecuaciones", "equação", "equações", "gráfico"),
    *("tableau", "tableaux", "équation", "équations", "slika", "tabela", "enačba", "rysunek", "rys", "obr", "tabulka"),
    *("рис", "рисунок", "рисунке", "рисунка", "рисунки", "рисунках", "табл", "таблица", "таблице", "таблицы", "таблиц", "таблицах"),
    *("схема", "схеме", "схемы", "лемма", "теорема", "шаг", "листинг", "рисунку", "таблиці", "мал", "малюнок"),
    *("сурет", "суретте", "кесте", "кестеде", "сызба", "сұлба"),
)
# In documents whose markers are round, a number behind one of these is a formula's, a model's or a variant's.
ROUND_PART_NOUNS = (
    *("formula", "formulas", "formulae", "model", "models", "expression", "expressions", "relation", "relations", "system", "rule"),
    *("формула", "формуле", "формулы", "формулу", "формул", "формулам", "формулой", "уравнение", "уравнения", "уравнению", "уравнении"),
    *("уравнений", "уравнением", "выражение", "выражения", "выражении", "соотношение", "соотношения", "условие", "условия"),
    *("неравенство", "неравенства", "системе", "система", "системы", "формуласы", "формулада", "теңдеу", "теңдеуі", "теңдеуде"),
    *("fórmula", "fórmulas", "formule", "modelo", "grade", "type", "group", "class", "stage", "level", "case", "phase", "day", "version"),
)
# Two numbers behind one of these are the ends of an interval.
INTERVAL_NOUNS = (
    *("interval", "intervals", "range", "ranges", "segment", "domain", "between", "bounds", "ci", "ic", "cri", "iqr", "hdi"),
    *("интервал", "интервале", "интервала", "интервалы", "интервалах", "отрезок", "отрезке", "отрезка", "промежуток", "промежутке"),
    *("диапазон", "диапазоне", "диапазона", "сегмент", "сегменте", "ди", "интервалі", "интервалында", "аралығы", "аралығында"),
    *("кесінді", "кесіндіде", "кесіндісінде", "проміжку", "проміжок", "інтервал", "інтервалі", "відрізку", "діапазоні"),
    *("intervall", "bereich", "intervalo", "intervalle", "rango", "faixa", "plage", "dominio", "domínio", "interval(s)"),
)
# Lines that begin an article of a volume: classification numbers and abstracts.
ARTICLE_SIGNALS = (
    *("удк", "әож", "ббк", "мрнти", "ғтамр", "гтамр", "udc", "irsti", "doi", "jel"),
    *("аннотация", "аңдатпа", "андатпа", "түйін", "түйіндеме", "резюме", "анотація", "abstract", "annotation", "summary", "резюмe"),
)
