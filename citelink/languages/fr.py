"""French."""

from citelink.languages.groups import (
    ListWords,
    MarkerWords,
    NameWords,
    NoticeWords,
    NumberWords,
    ReferenceWords,
    Terms,
    TitleWords,
)
from citelink.languages.language import Language

LANGUAGE = Language(
    code="fr",
    name="French",
    letters="àâçéèêëîïôùûœ",
    words=(
        "de", "la", "le", "et", "les", "des", "en", "un", "du", "une", "que", "est", "pour", "qui", "dans", "par",
        "plus", "au", "sur", "ce", "il", "sont", "avec", "ne", "pas", "cette", "aux", "ces", "son", "ont", "mais",
        "ou",
    ),
    endings=(
        "ité", "ités", "eur", "eurs", "eux", "euse", "aux", "ique", "iques", "isme", "oire", "elle", "elles",
        "aise", "ée", "és", "ées", "ère", "tion", "tions", "ement",
    ),
    headings=(
        "Références", "Références bibliographiques", "Bibliographie", "Liste des références",
        "Liste de références", "Ouvrages cités", "Œuvres citées", "Travaux cités", "Littérature citée", "Sources",
        "Notes et références", "Références et notes", "Sources et bibliographie", "Liste bibliographique",
        "Bibliographie sélective", "Références citées", "Liste des références bibliographiques",
        "Bibliographie générale", "Littérature", "Notes",
    ),
    subheadings=(
        "Ouvrages", "Articles", "Livres", "Sites web", "Sites Internet", "Sources primaires",
        "Sources secondaires", "Sources électroniques", "Ressources électroniques", "Webographie", "Thèses",
        "Archives", "Monographies", "Textes législatifs", "Rapports",
    ),
    locators={
        "page": ("p", "pp", "page", "pages"), "volume": ("vol", "volume", "t", "tome"),
        "chapter": ("chap", "ch", "chapitre"), "section": ("sect", "section", "§", "§§"),
        "paragraph": ("par", "paragr", "paragraphe", "al", "alinéa"), "article-locator": ("art", "article"),
        "figure": ("fig", "figure"), "table": ("tabl", "tableau", "tab"), "verse": ("v", "vers", "verset"),
        "line": ("l", "ligne", "lignes"), "note": ("n", "note", "notes"),
        "folio": ("fol", "f", "folio", "feuillet"), "issue": ("n°", "no", "nº", "numéro", "fasc", "fascicule"),
        "part": ("part", "partie", "pt"), "book": ("liv", "livre"), "column": ("col", "colonne"),
        "appendix": ("ann", "annexe"), "equation": ("éq", "équation"), "sub-verbo": ("s.v",),
    },
    et_al=("et al", "et autres", "et coll", "et collab"),
    editors=(
        "éd", "éds", "dir", "sous la dir. de", "sous la direction de", "édité par", "éditeur", "coord",
        "coordonné par",
    ),
    translators=("trad", "traduit par", "trad. par", "trad. de", "traduction de", "traduit de l'anglais par"),
    months={
        1: ("janvier", "janv"), 2: ("février", "févr", "fév"), 3: ("mars",), 4: ("avril", "avr"), 5: ("mai",),
        6: ("juin",), 7: ("juillet", "juil"), 8: ("août",), 9: ("septembre", "sept"), 10: ("octobre", "oct"),
        11: ("novembre", "nov"), 12: ("décembre", "déc"),
    },
    accessed=(
        "consulté le", "page consultée le", "dernière consultation", "accédé le", "disponible sur", "visité le",
        "consultée le", "disponible à l'adresse",
    ),
    theses=(
        "thèse", "thèse de doctorat", "mémoire", "mémoire de master", "mémoire de maîtrise", "th", "thèse d'état",
    ),
    laws=(
        "loi", "décret", "code", "constitution", "arrêté", "ordonnance", "directive", "règlement", "traité",
        "convention",
    ),
    names=NameWords(
        particles=("de", "du", "la", "le"),
        conjunctions=("et",),
        bodies=("ministè",),
    ),
    titles=TitleWords(
        unkeyed=(
            "le", "la", "les", "l", "un", "une", "du", "de", "d", "et", "en", "sur", "pour", "dans", "par", "au",
            "aux",
        ),
        light=("les", "des", "une", "sur", "le", "la", "du", "en", "et", "au", "aux", "un", "de"),
        negations=("ne",),
        letters=("a", "y", "l", "d", "n", "s", "t", "m"),
        unabbreviated=("de", "la", "le", "et"),
    ),
    references=ReferenceWords(
        announcing={"editors": ("éd", "éds", "dir", "dirs"), "laws": ("loi",)},
        host_words=("dans",),
        media=("en ligne",),
        addressed=("disponible (?:à|sur)(?: l'adresse)?",),
        access_dates=("le",),
        number_endings=("ème",),
        editions={"éd": ("",)},
    ),
    numbers=NumberWords(number_endings=("me", "re")),
    notices=NoticeWords(reviews=(r"compte\s+rendu",), signs=(r"compte\s+rendu",)),
    markers=MarkerWords(
        introducers=("voir", "voir aussi", "cf. aussi", "cité par"),
        conjunctions=("et",),
        parting_words=("et", "ou"),
        part_nouns=("tableau", "tableaux", "équation"),
        formula_nouns=("équation", "formule"),
        interval_nouns=("intervalle", "plage"),
        measures=("ans",),
    ),
    lists=ListWords(
        back_matter=(r"annexe?\b",),
        unfinished=("et", "de"),
    ),
    terms=Terms(
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
        months=(
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre", "décembre",
        ),
        edition=("{}e éd.", "{}e édition", "{}ème éd."),
        series_number="vol. ",
    ),
)  # fmt: skip
