"""transliterate(): Cyrillic in Latin letters by a named scheme, as journals ask for their second list of references.

`bsi` is what most journals ask for: BS 2979 as the converter translit.net has it, Kazakh letters as the Russian ones
nearest to them. `ala-lc` is that of libraries, without ligatures. `gost-7.79-b` is system B of GOST 7.79-2000, without
diacritics; Kazakh letters, which it does not know, have its grave accent. `kazakh-2021` is the Kazakh alphabet in
Latin letters of 2021.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_CYRILLIC = re.compile("[\u0400-\u052f]")


def _letters(said: str) -> dict[str, str]:
    """`а=a б=b ъ=` -> the letters and what stands for each."""
    return dict(pair.split("=") for pair in said.split())


_ALIKE = _letters("а=a б=b в=v г=g д=d з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f")
_BSI = _ALIKE | _letters(
    "е=e ё=e ж=zh й=i х=kh ц=ts ч=ch ш=sh щ=shch ъ=\" ы=y ь=' э=e ю=yu я=ya "
    "ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h і=i ї=i є=e ґ=g ў=u"
)
_ALA_LC = _ALIKE | _letters(
    "е=e ё=ë ж=zh й=ĭ х=kh ц=ts ч=ch ш=sh щ=shch ъ=ʺ ы=y ь=ʹ э=ė ю=iu я=ia "
    "ә=ă ғ=gh қ=q ң=ng ө=ȯ ұ=ū ү=u̇ һ=ḣ і=ī ї=ï є=ie ґ=g ў=ŭ"
)
_GOST_B = _ALIKE | _letters(
    "е=e ё=yo ж=zh й=j х=x ц=cz ч=ch ш=sh щ=shh ъ=`` ы=y` ь=` э=e` ю=yu я=ya "
    "ә=a` ғ=g` қ=k` ң=n` ө=o` ұ=u` ү=u` һ=h` і=i ї=yi є=ye ґ=g` ў=u`"
)
_KAZAKH = _ALIKE | _letters(
    "е=e ё=io ж=j и=i й=i х=h ц=ts ч=ch ш=ş щ=şş ъ= ы=y ь= э=e ю=iu я=ia у=u "
    "ә=ä ғ=ğ қ=q ң=ñ ө=ö ұ=ū ү=ü һ=h і=ı ї=i є=e ґ=g ў=u"
)
SCHEMES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"ala-lc": _ALA_LC, "bsi": _BSI, "gost-7.79-b": _GOST_B, "kazakh-2021": _KAZAKH}
)
# Before these letters GOST 7.79 writes ц as c and not as cz (system B, note 1).
_SOFT = frozenset("еёиыійэюяєї")


def transliterate(text: str, scheme: str) -> str:
    """`text` in Latin letters by one of `SCHEMES`; what is not Cyrillic or not known to the scheme stays.

    A capital of several letters is written `Shch`, and `SHCH` in a word of capitals. Raises KeyError for an unknown
    scheme."""
    letters = SCHEMES[scheme]
    if not _CYRILLIC.search(text):
        return text
    said: list[str] = []
    for at, letter in enumerate(text):
        small = letter.lower()
        latin = letters.get(small)
        if latin is None:
            said.append(letter)
            continue
        if scheme == "gost-7.79-b" and small == "ц" and text[at + 1 : at + 2].lower() in _SOFT:
            latin = "c"
        if letter != small and latin == "i" and "ı" in letters.values():
            latin = "İ"
        elif letter != small:
            beside = text[at + 1 : at + 2] or text[at - 1 : at]
            latin = latin.upper() if len(latin) < 2 or _is_capital(beside) else latin[:1].upper() + latin[1:]
        said.append(latin)
    return "".join(said)


def _is_capital(letter: str) -> bool:
    return letter.isalpha() and letter.isupper()
