"""Portuguese."""

from citelink.languages.groups import KindWords, ListWords, MarkerWords, NameWords, ReferenceWords, TitleWords
from citelink.languages.language import Language

LANGUAGE = Language(
    code="pt",
    name="Portuguese",
    letters="ãõçâêôáéíóú",
    words=(
        "de", "a", "o", "que", "e", "do", "da", "em", "um", "para", "com", "não", "uma", "os", "no", "se", "na",
        "por", "mais", "as", "dos", "como", "ao", "das", "foi", "são", "pela", "pelo", "também", "entre", "ser",
    ),
    endings=(
        "ção", "ções", "dade", "dades", "mento", "ismo", "ário", "ária", "ência", "ância", "ências", "agem", "ica",
        "icas", "ais", "eis", "ados", "adas",
    ),
    headings=(
        "Referências", "Referências bibliográficas", "Bibliografia", "Obras citadas", "Literatura citada",
        "Lista de referências", "Fontes", "Fontes e bibliografia", "Trabalhos citados", "Bibliografia consultada",
        "Referências citadas", "Notas e referências", "Referências e notas", "Notas",
        "Referências e bibliografia", "Lista de referências bibliográficas", "Fontes consultadas",
        "Fontes bibliográficas",
    ),
    subheadings=(
        "Livros", "Artigos", "Sites", "Páginas web", "Recursos eletrônicos", "Fontes primárias",
        "Fontes secundárias", "Webgrafia", "Teses", "Legislação", "Documentos",
    ),
    locators={
        "page": ("p", "pp", "pág", "págs", "página", "páginas"),
        "volume": ("v", "vol", "vols", "volume", "t", "tomo"), "chapter": ("cap", "caps", "capítulo"),
        "section": ("sec", "seç", "seção", "secção", "§", "§§"), "paragraph": ("par", "parágrafo"),
        "article-locator": ("art", "artigo"), "figure": ("fig", "figura"), "table": ("tab", "tabela", "quadro"),
        "verse": ("verso", "versículo"), "line": ("l", "linha"), "note": ("n", "nota", "notas"),
        "folio": ("f", "fl", "fls", "fol", "folha"), "issue": ("n", "nº", "n.º", "núm", "número"),
        "part": ("pt", "parte"), "book": ("liv", "livro"), "column": ("col", "coluna"),
        "appendix": ("ap", "apêndice", "anexo"), "equation": ("eq", "equação"), "sub-verbo": ("s.v",),
    },
    et_al=("et al", "e outros", "e cols"),
    editors=("ed", "eds", "org", "orgs", "coord", "coords", "organizado por", "editado por", "dir"),
    translators=("trad", "tradução de", "traduzido por", "trad. de"),
    months={
        1: ("janeiro", "jan"), 2: ("fevereiro", "fev"), 3: ("março", "mar"), 4: ("abril", "abr"),
        5: ("maio", "mai"), 6: ("junho", "jun"), 7: ("julho", "jul"), 8: ("agosto", "ago"), 9: ("setembro", "set"),
        10: ("outubro", "out"), 11: ("novembro", "nov"), 12: ("dezembro", "dez"),
    },
    accessed=("acesso em", "acessado em", "acedido em", "consultado em", "disponível em", "visitado em", "acesso"),
    theses=(
        "tese", "tese de doutorado", "tese de doutoramento", "dissertação", "dissertação de mestrado",
        "monografia",
    ),
    laws=(
        "lei", "decreto", "código", "constituição", "portaria", "resolução", "medida provisória", "tratado",
        "convenção",
    ),
    names=NameWords(
        particles=("de", "da", "do", "dos", "das"),
        conjunctions=("e",),
        bodies=("ministério",),
    ),
    titles=TitleWords(
        unkeyed=("o", "os", "as", "um", "uma", "do", "da", "dos", "no", "na", "nos", "nas", "em"),
        light=("da", "do", "dos", "das", "em", "na"),
    ),
    kinds=KindWords(proceedings=("anais",)),
    references=ReferenceWords(
        announcing={"editors": ("org",), "laws": ("lei",)},
        host_words=("em",),
        addressed=("disponível em",),
        access_dates=("em",),
        day_of=("de",),
        editions={"ed": ("ição",)},
        edited_by=("por",),
        asides=("Tradução",),
        mentioned=(r"ob\. ?cit\.?",),
        cited_on=(r"citado na?s? p(?:áginas?|p?\.)",),
        undated=("[Nn]o prelo",),
    ),
    markers=MarkerWords(
        introducers=("veja", "ver também", "apud", "por exemplo"),
        unsure_introducers=("por exemplo",),
        conjunctions=("e",),
        parting_words=("e", "ou"),
        part_nouns=("figura", "figuras", "tabela", "tabelas", "quadro", "equação", "gráfico"),
        part_plurals=("figuras", "tabelas"),
        part_kinds=("hash",),
        formula_nouns=("fórmula", "equação", "expressão"),
        interval_nouns=("intervalo", "faixa"),
        value_nouns=("valor(?:es)?", "parâmetros?", "vetor(?:es)?", "faixas?", "tamanhos?", "dimensões"),
        equation_nouns=(r"equaç(?:ão|ões)", r"fórmulas?"),
        lattice_nouns=(r"direç(?:ão|ões)", r"eixos?", r"planos?"),
        array_nouns=("arrays?", "elementos?", "células?", "vetor(?:es)?", "matri(?:z|zes)"),
        measures=("anos",),
    ),
    lists=ListWords(
        contents_headings=("sumário", "índice"),
        chapters=("capítulo", "parte", "seção"),
        chapter_links=("do", "da", "para o", "ao"),
        chapters_linked=("capítulo", "parte", "seção"),
        back_matter=("como citar", r"anexos?\b", r"apêndices?\b", "agradecimentos", r"recebido\b"),
        unfinished=("de",),
    ),
)  # fmt: skip
