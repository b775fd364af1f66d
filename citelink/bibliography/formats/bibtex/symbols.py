"""LaTeX commands and what they print; what is not here is looked up in pylatexenc."""

from __future__ import annotations

# Accent command -> combining mark (LaTeX2e: The macro package, "Accents").
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "h": "\u0309", "textcommabelow": "\u0326",
    # The same in mathematics.
    "hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "acute": "\u0301", "grave": "\u0300", "dot": "\u0307",
    "ddot": "\u0308", "check": "\u030c", "breve": "\u0306", "vec": "\u20d7", "mathring": "\u030a",
}  # fmt: skip

# The letters of the T2A encoding as inputenc names them, lower case; the upper case is the same name in capitals.
_CYRILLIC = {
    "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "e": "е", "yo": "ё", "zh": "ж", "z": "з", "i": "и",
    "ishrt": "й", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у",
    "f": "ф", "h": "х", "c": "ц", "ch": "ч", "sh": "ш", "shch": "щ", "hrdsn": "ъ", "ery": "ы", "sftsn": "ь",
    "erev": "э", "yu": "ю", "ya": "я",
    "schwa": "ә", "ghcrs": "ғ", "kdsc": "қ", "ndsc": "ң", "otld": "ө", "y": "ү", "yhcrs": "ұ", "shha": "һ",
    "ii": "і", "ie": "є", "yi": "ї", "gup": "ґ", "ushrt": "ў", "je": "ј", "lje": "љ", "nje": "њ", "dje": "ђ",
    "tshe": "ћ", "dzhe": "џ", "nhk": "ӈ", "khk": "ӄ", "hdsc": "ҳ", "chldsc": "ӌ", "chrdsc": "ҷ", "abhdze": "ӡ",
}  # fmt: skip

SYMBOLS: dict[str, str] = {
    "ss": "ß", "SS": "SS", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "ohorn": "ơ", "OHORN": "Ơ", "Ohorn": "Ơ", "uhorn": "ư", "UHORN": "Ư", "Uhorn": "Ư", "euro": "€",
    "texteuro": "€", "textpercent": "%", "less": "<", "lt": "<", "greater": ">", "gt": ">", "ne": "≠", "neq": "≠",
    "aa": "å", "AA": "Å", "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "pounds": "£", "copyright": "©", "dag": "†", "ddag": "‡",
    "textendash": "–", "textemdash": "—", "textellipsis": "…", "dots": "…", "ldots": "…", "slash": "/",
    "textquotedblleft": "“", "textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’",
    "guillemotleft": "«", "guillemotright": "»", "textbackslash": "\\", "textasciitilde": "~",
    "textasciicircum": "^", "textbar": "|", "textless": "<", "textgreater": ">", "textbraceleft": "{",
    "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textunderscore": "_", "textdollar": "$", "textquotedbl": '"',
    "textdegree": "°", "textregistered": "®", "texttrademark": "™", "texttimes": "×", "textmu": "µ",
    "textnumero": "№", "CYRNO": "№", "hyphen": "-", "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX",
    "quad": " ", "qquad": " ", "space": " ", "newline": " ", "par": " ", "isdot": "", "midsentence": "", "autocap": "",
    "rangle": "⟩", "langle": "⟨", "psqq": "", "sim": "~", "cdot": "·", "circ": "°", "times": "×", "pm": "±",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ",
    "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    **{f"cyr{name}": letter for name, letter in _CYRILLIC.items()},
    **{f"CYR{name.upper()}": letter.upper() for name, letter in _CYRILLIC.items()},
}  # fmt: skip

# Commands that only say how their argument looks: the argument stays.
_FORMATTING = """
    emph textit textbf texttt textsc textrm textsf textsl textup textmd textnormal mathrm mathit mathbf
    mathcal mathbb mathsf mathtt it bf tt sc rm sf sl em bfseries itshape scshape url path nolinkurl text mbox
    hbox ensuremath underline uline protect bibstring textsuperscript textsubscript cite citetitle
    textcyrillic textrussian uppercase lowercase MakeUppercase MakeLowercase NoCaseChange bibcyr textipa small
    large left right fontencoding selectfont
"""
FORMATTING = frozenset(_FORMATTING.split())

# Commands whose first argument is not printed.
_DROPPING = (
    "vphantom hphantom phantom noopsort foreignlanguage textlang href selectlanguage hspace vspace color begin end"
)
DROPPING = frozenset(_DROPPING.split())

# Commands that put their argument between quotation marks.
QUOTING = frozenset(["enquote", "mkbibquote", "textquote"])
