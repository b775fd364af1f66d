"""People in a description: the heading, and the statement of responsibility behind the slash."""

from __future__ import annotations

from citelink.bibliography.entry import Entry, Person
from citelink.languages.groups import Terms
from citelink.styles.composition import Parts, field, join, say, wrap
from citelink.styles.details import detail, is_compiled, is_read, original_language, people_of
from citelink.styles.gost.form import GostForm
from citelink.styles.gost.genitive import decline
from citelink.styles.gost.terms import chosen, said, termed
from citelink.styles.names import direct, inverted
from citelink.styles.terms import own_terms, roles_of

_BY_SLASH = frozenset({"many", "all"})
# What ends a heading so that no stop of its own is needed before the title.
_ENDED = (".", ")", "]", "—")


def headed(entry: Entry, titled: Parts, form: GostForm, terms: Terms, order: str = "") -> Parts:
    """The heading, what is titled, and the statement of responsibility; `order` as for `responsibility`."""
    head = heading(entry, form, chosen(terms.et_al, form.et_al_term))
    named = wrap(form.slash, responsibility(entry, form, terms, order))
    sign = " " if head and head[-1].text.endswith(_ENDED) else ". "
    return (*join(sign, [head, titled]), *named)


def heading(entry: Entry, form: GostForm, et_al: str) -> Parts:
    """The authors before the title; none when there are four or more (or the form is to begin with the title)."""
    people = entry.authors
    if not people or form.heading == "none":
        return ()
    if form.repeater:
        return field("author", form.repeater)
    full = form.heading == "full"
    # A description lists all of three authors; with four and more it begins with the title (GOST 7.80, 4.2).
    if (len(people) > 3 or entry.et_al) and form.behind_slash in _BY_SLASH:
        return ()
    shown = people if form.heading in {"all", "full", "direct"} else people[:1]
    if form.heading == "direct":
        names = [direct(person, form.gap, space=form.gap or " ") for person in shown]
    else:
        names = [inverted(person, form.comma, form.gap, full) for person in shown]
    cut = shown
    if form.shown_of_many and len(people) > 3:
        cut, names = shown[: form.shown_of_many], names[: form.shown_of_many]
    text = ", ".join(names)
    if entry.et_al or len(cut) < len(shown):
        text += form.et_al_form.format(et_al)
    return field("author", text)


def responsibility(entry: Entry, form: GostForm, terms: Terms, order: str = "") -> Parts:
    """What stands behind the slash: authors, editors, translators, bodies (GOST 7.1-2003, 5.2.6). `order`: how authors
    stand there, "direct", "inverted" or "full"; "" for the form's own way."""
    groups = [_repeated_authors(entry, form, chosen(terms.et_al, form.et_al_term), order)]
    compilers = entry.editors if is_compiled(entry) else people_of(entry, "compiler")
    groups.append(_people("editor", compilers, _compiled(terms, form), form, entry))
    editors = () if is_compiled(entry) else entry.editors
    groups.append(_people("editor", editors, _edited(terms, form), form, entry))
    if form.translator:
        groups.append(_people("translator", entry.translators, _translated(entry, terms, form), form, entry))
    if form.bodies:
        groups.append(say(detail(entry, "bodies")))
    return join(form.semicolon, groups)


def _compiled(terms: Terms, form: GostForm) -> str:
    return (terms.in_full.get("compiled", "") if form.in_full else "") or said(terms, lambda one: one.compiled)


def _edited(terms: Terms, form: GostForm) -> str:
    full = terms.in_full.get("edited", "") if form.in_full else ""
    return full or chosen(terms.edited, form.edited_term)


def _translated(entry: Entry, terms: Terms, form: GostForm) -> str:
    """What stands before translators: with the language the work was translated from, where the entry says it."""
    code = original_language(entry)
    if not form.translated_term and form.in_full and terms.in_full.get("translated"):
        origin = terms.in_full.get(code, "")
        return (terms.in_full["translated_from"] if origin else terms.in_full["translated"]).replace(
            "{language}", origin
        )
    if not form.translated_term and code in terms.origins and terms.translated_from:
        return terms.translated_from.replace("{language}", terms.origins[code])
    return chosen(terms.translated, form.translated_term)


def _behind(person: Person, order: str, form: GostForm) -> str:
    """A name as it stands behind the slash: "direct", "inverted" or "full"."""
    match order:
        case "inverted":
            return inverted(person, " ", form.gap)
        case "full":
            return inverted(person, " ", full=True)
    return direct(person, form.gap, space=form.gap or " ")


def _repeated_authors(entry: Entry, form: GostForm, et_al: str, order: str) -> Parts:
    people = entry.authors
    many = len(people) > 3
    if not people or form.behind_slash == "none":
        return ()
    if form.behind_slash == "many" and not (many or entry.et_al) and form.heading != "none":
        return ()
    shown = people
    if many and form.shown_of_many and not (len(people) == 4 and form.shown_of_many == 3):
        shown = people[: form.shown_of_many]
    text = ", ".join(_behind(person, order or form.names_behind, form) for person in shown)
    if len(shown) < len(people) or entry.et_al:
        text += form.et_al_form.format(et_al)
    return field("author", text)


def _people(label: str, people: tuple[Person, ...], term: str, form: GostForm, entry: Entry) -> Parts:
    if not people:
        return ()
    before = form.role_form == "before"
    if not before:
        names = [_behind(person, form.role_form, form) for person in people]
        roles = roles_of(entry)[label == "translator"]
        role = chosen(roles, form.edited_term if label == "editor" else form.translated_term)
        return wrap("", field(label, ", ".join(names)), f" ({role})")
    own = own_terms(entry)
    if own is not None and form.names_behind == "direct" and _governs(term, own):
        declined = decline(people, own.declension, printed=is_read(entry))
        if declined is not None:
            people = declined
        elif label == "editor":
            term = (own.in_full.get("edited_plain", "") if form.in_full else "") or own.edited_plain or term
    return termed(term, label, ", ".join(_behind(person, form.names_behind, form) for person in people))


def _governs(term: str, own: Terms) -> bool:
    """Whether names behind the term stand in the genitive."""
    return ":" not in term and bool(own.genitive_after) and term.lower().startswith(own.genitive_after)
