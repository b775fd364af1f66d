"""The marks that citelink itself writes into an article: processing instructions, which no DTD or schema forbids.

<xref ref-type="bibr" rid="B1"><?citelink hopkirk2004ulken?>1</xref>
<?citelink begin?><xref ref-type="bibr" rid="B1 B2">[1, 2]</xref><?citelink end?>
<mixed-citation><?citelink hopkirk2004ulken?>Hopkirk P. ...</mixed-citation>
<?citelink CL101 error: ...?>[9]
"""

from __future__ import annotations

import re

BEGIN, END = "<?citelink begin?>", "<?citelink end?>"
_OWN = re.compile(r"<\?citelink begin\?><xref [^<>]{0,2000}>|</xref><\?citelink end\?>|<\?citelink [^?]{0,4000}\?>")


def without_marks(article: str) -> str:
    """`article` without the marks of an earlier run."""
    return _OWN.sub("", article) if "<?citelink " in article else article


def instruction(said: str) -> str:
    """The processing instruction that says `said`, in as many characters as one may have."""
    return f"<?citelink {' '.join(said.replace('?', '.').split())[:3_900]}?>"
