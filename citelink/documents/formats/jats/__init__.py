"""JATS and NLM articles in XML."""
