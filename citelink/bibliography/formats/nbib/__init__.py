"""PubMed's format of citations, as PubMed and its library's other databases export it."""
