"""The namespaces of OpenDocument 1.3 (OASIS, part 3), and the names of elements as the parser tells them."""

from __future__ import annotations

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "office": f"{_ODF}office:1.0",
    "text": f"{_ODF}text:1.0",
    "table": f"{_ODF}table:1.0",
    "style": f"{_ODF}style:1.0",
    "draw": f"{_ODF}drawing:1.0",
    "svg": f"{_ODF}svg-compatible:1.0",
    "fo": f"{_ODF}xsl-fo-compatible:1.0",
    "form": f"{_ODF}form:1.0",
    "presentation": f"{_ODF}presentation:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "math": "http://www.w3.org/1998/Math/MathML",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
# The separator of a namespace and a name in what the parser tells.
SEPARATOR = " "
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}


def short(name: str) -> str:
    """`text:p` for a name of an element or attribute as the parser tells it; of other namespaces the name as it is."""
    uri, separator, local = name.partition(SEPARATOR)
    prefix = _PREFIXES.get(uri)
    return f"{prefix}:{local}" if separator and prefix else name
