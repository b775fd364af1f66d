"""What the commands and environments of LaTeX mean for a reader of the words; names from the LaTeX2e reference, natbib
and biblatex manuals."""

from __future__ import annotations


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


HEADINGS = {
    "part": 1,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
    "addchap": 1,
    "addsec": 2,
}
NOTES = frozenset({"footnote", "footnotetext", "endnote", "thanks", "sidenote", "marginpar"})
CAPTIONS = frozenset({"caption", "captionof", "subcaption"})
RAISED = frozenset({"textsuperscript", "up"})
# Citations of natbib, biblatex, jurabib, apacite, harvard, chicago, cite, abntex2cite and the kernel; each takes
# optional notes and a list of keys.
CITES = _words(
    """
    cite citep citet citealp citealt citeauthor citeyear citeyearpar citetext Citet Citep Citealt Citealp
    Citeauthor parencite textcite footcite footcitetext autocite supercite smartcite fullcite footfullcite
    onlinecite upcite Cite Parencite Textcite Autocite Smartcite Footcite citetitle citedate citeurl
    footfullcite volcite citenum shortcite citeA citeNP avolcite pvolcite notecite pnotecite inlinecite
    citeonline citeauthoronline citen citetalias citepalias citeasnoun citeaffixed possessivecite citeN shortciteN
    shortciteA shortciteNP fullciteA fullciteNP citeyearNP citeauthorNP citefield
    """
)
# Several citations, each with its own notes: \\cites[12]{a}[13]{b}.
MANY_CITES = _words(
    """
    cites parencites textcites footcites autocites supercites smartcites Cites Parencites Textcites Autocites
    """
)
# Those that multibib defines for each list of its own, its name behind theirs.
FAMILY_CITES = _words("cite citep citet citealp citealt citeauthor citeyear citeyearpar")
NO_CITES = frozenset({"nocite", "bibentry"})
# References to labels, which print a number.
REFERS = _words("ref pageref eqref autoref cref Cref nameref vref labelcref cpageref")
# Commands whose arguments are no words of the text: how many groups they take. What stands in brackets before a group
# is theirs; what stands behind the last one is text, as in `\\hspace{1cm} [2]`.
_SILENT = {
    0: "selectfont tableofcontents listoffigures listoftables makeatletter makeatother printbibliography appendix",
    1: """
    label includegraphics vspace hspace usepackage RequirePackage documentclass stepcounter refstepcounter
    bibliographystyle pagestyle thispagestyle hypersetup graphicspath index glossary gls markright selectlanguage
    color lstset cline cmidrule bibliography addbibresource captionsetup geometry linespread setstretch theoremstyle
    input include subfile lstinputlisting verbatiminput includepdf pgfplotsset tikzset usetikzlibrary sisetup
    ensuremath vphantom hphantom phantom babelhyphenation hyphenation enlargethispage pagenumbering inputencoding
    fontencoding citestyle setcitestyle write18 newcounter newlength AtBeginDocument vskip hskip arraystretch
    """,
    2: """
    setlength addtolength setcounter addtocounter addtocontents markboth fontsize newtheorem rule numberwithin import
    settowidth inputminted
    """,
    3: "newenvironment renewenvironment addcontentsline definecolor",
    4: "titlespacing usefont apptocmd pretocmd",
    5: "titleformat patchcmd",
    6: "bibpunct",
}
SILENT = {name: groups for groups, names in _SILENT.items() for name in names.split()}
# Those that take options behind their last group, too.
OPTIONS_BEHIND = _words(
    """
    newtheorem usepackage RequirePackage documentclass newcounter titleformat titlespacing printbibliography makebox
    framebox raisebox parbox
    """
)
# Commands that define others, whose names may stand without braces.
DEFINITIONS = _words("def gdef edef newcommand renewcommand providecommand DeclareMathOperator")
# Commands whose first groups are no words, and those behind them are: how many.
FIRST_SILENT = {
    "textcolor": 1,
    "colorbox": 1,
    "multicolumn": 2,
    "multirow": 2,
    "href": 1,
    "parbox": 1,
    "scalebox": 1,
    "resizebox": 2,
    "rotatebox": 1,
    "fcolorbox": 2,
    "foreignlanguage": 1,
    "raisebox": 1,
    "makebox": 0,
    "framebox": 0,
    "setfontsize": 1,
}
BREAKS = frozenset(
    {
        "\\",
        "newline",
        "par",
        "linebreak",
        "hline",
        "toprule",
        "midrule",
        "bottomrule",
        "newpage",
        "clearpage",
        "cleardoublepage",
        "pagebreak",
        "tabularnewline",
    }
)
# Commands that take a number in brackets, with a space before it or without; what they print is no text.
COUNTED = _words(
    "linebreak nolinebreak pagebreak nopagebreak columnbreak framebreak footnotemark endnotemark allowdisplaybreaks"
)
# Environments that take nothing, as the commands below.
PLAIN = _words("document abstract quote quotation verse center flushleft flushright sloppypar titlepage")
# Commands that take nothing: what stands in brackets behind them is text.
ALONE = _words(
    """
    par noindent indent newline centering raggedright raggedleft justifying bfseries mdseries itshape slshape scshape
    upshape rmfamily sffamily ttfamily normalfont bf it sl sc rm sf tt em tiny scriptsize footnotesize small normalsize
    large Large LARGE huge Huge smallskip medskip bigskip hfill vfill hfil vfil relax null leavevmode ignorespaces
    unskip protect sloppy fussy frenchspacing nonfrenchspacing singlespacing onehalfspacing doublespacing newpage
    clearpage cleardoublepage hline toprule midrule bottomrule tabularnewline xspace
    """
)
# What may go with the words of a marker, since it only says how they look or is a sign.
LOOKS = (
    RAISED
    | _words(
        """
    textbf textit textsl textsc textrm textsf texttt textup textmd textnormal emph mbox hbox text bf it sl rm sf tt em
    bfseries itshape upshape normalfont S P No textnumero nobreakspace thinspace enspace space textendash textemdash
    cyrdash ldots dots , ; : ! - / _ & % # $ { }
    """
    )
    | {" ", "\n"}
)
CODE = _words(
    """
    verbatim verbatim* Verbatim BVerbatim LVerbatim SaveVerbatim lstlisting minted alltt comment filecontents
    filecontents* tikzpicture pgfpicture algorithm algorithmic algorithm2e pseudocode tcblisting codebox forest
    """
)
# Those of them that are set: a citation in them is one, and a comment a comment.
SET_CODE = _words("tikzpicture pgfpicture algorithm algorithmic algorithm2e pseudocode forest")
FORMULAS = _words(
    """
    math displaymath equation equation* align align* aligned gather gather* multline multline* eqnarray
    eqnarray* flalign flalign* alignat alignat* split dmath array cases matrix pmatrix bmatrix
    """
)
TABLES = frozenset({"tabular", "tabular*", "tabularx", "longtable", "longtabu", "tabu", "tabulary", "supertabular"})
# Environments whose beginning takes arguments in braces: how many.
ARGUMENTS = {
    "tabular": 1,
    "tabular*": 2,
    "tabularx": 2,
    "longtable": 1,
    "tabulary": 2,
    "thebibliography": 1,
    "minipage": 1,
    "multicols": 1,
    "wrapfigure": 2,
    "adjustbox": 1,
    "spacing": 1,
    "otherlanguage": 1,
}
SYMBOLS = {
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textendash": "–",
    "textemdash": "—",
    "S": "§",
    "P": "¶",
    "No": "№",
    "textnumero": "№",
    "cyrdash": "—",
    "guillemotleft": "«",
    "guillemotright": "»",
    "og": "«",
    "fg": "»",
    "flqq": "«",
    "frqq": "»",
    "glqq": "„",
    "grqq": "“",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "textdegree": "°",
    "degree": "°",
    "copyright": "©",
    "pounds": "£",
    "euro": "€",
    "textregistered": "®",
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "th": "þ",
    "dj": "đ",
    "DJ": "Đ",
    "ng": "ŋ",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "LaTeXe": "LaTeX2e",
    "BibTeX": "BibTeX",
    "quad": " ",
    "qquad": " ",
    "space": " ",
    "enspace": " ",
    "thinspace": " ",
    "textvisiblespace": " ",
    "today": "",
    "slash": "/",
    "dotfill": " ..... ",
}
# What a backslash and one sign stand for.
SIGNS = {
    "%": "%",
    "&": "&",
    "#": "#",
    "_": "_",
    "$": "$",
    "{": "{",
    "}": "}",
    ",": " ",
    ";": " ",
    ":": " ",
    " ": " ",
    "\n": " ",
    "!": "",
    "-": "",
    "/": "",
    "@": "",
    "+": "",
    ">": "",
    "<": "",
}
# Accents, by the combining character of Unicode.
ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
    "t": "\u0361",
}
