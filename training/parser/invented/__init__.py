"""Facts recombined at random in languages without licensed lists.

entries   whole entries, of the kinds that lists hold
facts     their parts: people, titles, years, pages, identifiers, addresses
special   theses, laws, files of archives and other publications with a form of their own
bodies    ministries, academies, universities
kazakh    cases of a Kazakh noun phrase
stock     what a language's words are; stocks: one file of them per language
"""
