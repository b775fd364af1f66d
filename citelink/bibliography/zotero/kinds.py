"""Zotero's item types, fields and roles, and what CSL calls them.

After the tables of Zotero's schema, version 41 (github.com/zotero/zotero-schema, `csl` and the base fields of each
type). What is not an item of a bibliography (attachments, notes, annotations) has no type here."""

from __future__ import annotations

_TYPES = """
    artwork=graphic audioRecording=song bill=bill blogPost=post-weblog book=book bookSection=chapter case=legal_case
    computerProgram=software conferencePaper=paper-conference dataset=dataset dictionaryEntry=entry-dictionary
    document=document email=personal_communication encyclopediaArticle=entry-encyclopedia film=motion_picture
    forumPost=post hearing=hearing instantMessage=personal_communication interview=interview
    journalArticle=article-journal letter=personal_communication magazineArticle=article-magazine
    manuscript=manuscript map=map newspaperArticle=article-newspaper patent=patent podcast=broadcast preprint=article
    presentation=speech radioBroadcast=broadcast report=report standard=standard statute=legislation thesis=thesis
    tvBroadcast=broadcast videoRecording=motion_picture webpage=webpage
"""
TYPES = dict(pair.split("=") for pair in _TYPES.split())
NO_ITEMS = frozenset(["annotation", "attachment", "note"])

# CSL variable -> the fields that it is taken from, the first that is filled.
_FIELDS = {
    "title": "title caseName subject nameOfAct",
    "container-title": """publicationTitle bookTitle proceedingsTitle dictionaryTitle encyclopediaTitle blogTitle
        forumTitle websiteTitle programTitle sessionTitle reporter code journalAbbreviation""",
    "container-title-short": "journalAbbreviation",
    "collection-title": "seriesTitle series",
    "collection-number": "seriesNumber",
    "volume": "volume codeVolume reporterVolume codeNumber",
    "issue": "issue priorityNumbers",
    "page": "pages codePages firstPage",
    "number": """number billNumber docketNumber identifier documentNumber patentNumber episodeNumber archiveID
        reportNumber publicLawNumber""",
    "number-of-pages": "numPages",
    "number-of-volumes": "numberOfVolumes",
    "edition": "edition",
    "publisher": "publisher university institution repository company label distributor network studio",
    "publisher-place": "place repositoryLocation",
    "genre": """type thesisType reportType manuscriptType letterType mapType presentationType postType websiteType genre
        programmingLanguage""",
    "medium": """medium artworkMedium audioRecordingFormat videoRecordingFormat interviewMedium audioFileType format
        system""",
    "authority": "authority court legislativeBody issuingAuthority organization",
    "event-title": "conferenceName meetingName",
    "event-place": "eventPlace",
    "archive": "archive",
    "archive_location": "archiveLocation",
    "call-number": "callNumber applicationNumber",
    "chapter-number": "session",
    "section": "section committee",
    "part-number": "partNumber",
    "part-title": "partTitle",
    "original-publisher": "originalPublisher",
    "original-publisher-place": "originalPlace",
    "status": "status legalStatus",
    "version": "versionNumber",
    "dimensions": "artworkSize runningTime",
    "scale": "scale",
    "title-short": "shortTitle",
    "language": "language",
    "URL": "url",
    "DOI": "DOI",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "PMID": "PMID",
    "PMCID": "PMCID",
}
FIELDS = {variable: tuple(names.split()) for variable, names in _FIELDS.items()}
# CSL variable -> the fields that hold its date.
DATES = {
    "issued": ("date", "dateDecided", "dateEnacted", "issueDate"),
    "submitted": ("filingDate",),
    "original-date": ("originalDate", "priorityDate"),
}

# Who stands first: the first role of each item type in the schema.
_AUTHORS = """
    author artist performer sponsor programmer interviewee cartographer inventor podcaster presenter creator
"""
AUTHORS = frozenset(_AUTHORS.split())
# Types whose first role is another one elsewhere.
FIRST_ROLES = {"film": "director", "tvBroadcast": "director", "hearing": "contributor"}
_ROLES = """
    editor=editor translator=translator seriesEditor=collection-editor bookAuthor=container-author
    reviewedAuthor=reviewed-author recipient=recipient interviewer=interviewer director=director composer=composer
    producer=producer executiveProducer=executive-producer scriptwriter=script-writer castMember=performer host=host
    guest=guest narrator=narrator chair=chair organizer=organizer seriesCreator=series-creator
    originalCreator=original-author contributor=contributor
"""
ROLES = dict(pair.split("=") for pair in _ROLES.split())
