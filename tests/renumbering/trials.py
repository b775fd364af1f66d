"""Trials: a document set anew by random wishes, read again, and led back; a model of its own tells what is right."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from citelink.documents.format import load_format
from citelink.documents.inputs import Input
from citelink.errors import CitelinkError
from citelink.renumbering.earlier import State
from citelink.renumbering.listing import read_listings
from citelink.renumbering.setting import SetAnew, set_anew
from citelink.renumbering.wishes import Wishes
from citelink.results import ResolvedDocument
from citelink.run import Run, resolve

Cited = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Trial:
    """Wishes, and by the model what becomes of each number: None, it is deleted. `inverse` leads back, where anything
    does."""

    name: str
    wishes: Wishes
    becomes: Mapping[int, int | None]
    inverse: Wishes | None = None


@dataclass(slots=True)
class Tally:
    """What trials showed; `told` has a line for each that is not as it should be."""

    counts: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def add(self, what: str, line: str = "") -> None:
        self.counts[what] += 1
        if line:
            self.told.append(f"{what}: {line}")


def read(path: Path | str, name: str | None = None) -> ResolvedDocument:
    """The document in a file."""
    path = Path(path)
    return resolve([Input(str(path), name or path.name)], (), Run(match=False, jobs=1)).documents[0]


def numbers_of(document: ResolvedDocument) -> list[int]:
    """The numbers of its references in the order printed."""
    return [number for parsed in document.references for number in parsed.numbers]


def draw(rng: random.Random, numbers: Sequence[int]) -> Trial:
    """One wish at random, for a list whose numbers count from the first without gaps."""
    one, other = rng.sample(list(numbers), 2)
    kind = rng.choice(["move", "swap", "delete", "merge"])
    order = list(numbers)
    if kind == "swap":
        return Trial(kind, Wishes(swaps=((one, other),)), {one: other, other: one}, Wishes(swaps=((one, other),)))
    if kind == "move":
        order.remove(one)
        order.insert(numbers.index(other), one)
        becomes = dict(zip(order, numbers, strict=True))
        return Trial(kind, Wishes(moves=((one, other),)), becomes, Wishes(moves=((other, one),)))
    order.remove(other)
    less = dict(zip(order, numbers, strict=False))
    if kind == "delete":
        return Trial(kind, Wishes(deletes=(other,)), {**less, other: None})
    return Trial(kind, Wishes(merges=((one, other),)), {**less, other: less[one]})


def sorted_trial(document: ResolvedDocument, order: str, numbers: Sequence[int]) -> Trial:
    """A list that counts from its first number on, sorted: `cited` by the model, where no sub-headings part it,
    `alphabetical` as it comes out."""
    if order == "cited" and len(read_listings(document)[0].runs) == 1:
        first = dict.fromkeys(
            link.item.number for link in document.links if link.reference is not None and link.item.number is not None
        )
        wanted = [*first, *(number for number in numbers if number not in first)]
        return Trial(order, Wishes(order="cited"), dict(zip(wanted, numbers, strict=True)))
    return Trial(order, Wishes(order=order), {})  # type: ignore[arg-type]


def texts(document: ResolvedDocument) -> dict[int, str]:
    """What each reference says, by its number."""
    return {number: "".join(p.reference.text.split()) for p in document.references for number in p.numbers}


def cited(document: ResolvedDocument, rename: Callable[[int], str | None]) -> list[Cited]:
    """What each marker cites: the works as `rename` calls their numbers, with their locators."""
    found = []
    for marker in document.markers:
        said = ((rename(link.item.number or 0), link.item.locator) for link in marker.links if link.item.key is None)
        found.append(frozenset((name, locator.text if locator else "") for name, locator in said if name is not None))
    return found


def alike(ours: Sequence[Cited], theirs: Sequence[Cited]) -> bool:
    """Whether the same is cited in the same order; `[2]–[5]` may have become `[2], [4]–[6]`, three markers or two."""

    def in_a_row(every: Sequence[Cited]) -> list[tuple[str, str]]:
        return [work for one in every for work in sorted(one, key=lambda work: (len(work[0]), work))]

    return ours == theirs or (len(ours) != len(theirs) and in_a_row(ours) == in_a_row(theirs))


def outside(document: ResolvedDocument) -> str:
    """The text without its lists and its markers, white space aside."""
    assert document.document is not None
    text = document.document.text
    spans = sorted([*(one.list.span for one in document.printed_lists), *(one.span for one in document.markers)])
    parts, at = [], 0
    for span in spans:
        parts.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    return "".join("".join((*parts, text[at:])).split())


def run_trial(document: ResolvedDocument, trial: Trial, folder: Path, tally: Tally) -> ResolvedDocument | None:
    """Makes one trial and tells what it shows; gives the document that came out."""
    where = f"{document.path} {trial.name} {_named(trial.wishes)}"
    try:
        done = set_anew(document, trial.wishes)
    except CitelinkError as refused:
        tally.add("refused", str(refused))
        return None
    if done.written is None:
        tally.add("unchanged")
        return None
    copy = _read_copy(document, done, folder)
    becomes = trial.becomes or _as_it_came_out(document, copy)
    _judge(document, copy, becomes, done, where, tally)
    if (inverse := trial.inverse or _unsorted(trial, becomes)) is not None:
        _lead_back(document, copy, inverse, folder, where, tally)
    return copy


def _unsorted(trial: Trial, becomes: Mapping[int, int | None]) -> Wishes | None:
    """The way back from a sort: each reference gets the number that it had."""
    if trial.name not in ("cited", "alphabetical"):
        return None
    back = sorted((number, now) for number, now in becomes.items() if now is not None)
    return Wishes(moves=tuple((now, number) for number, now in back))


def _judge(
    before: ResolvedDocument,
    after: ResolvedDocument,
    becomes: Mapping[int, int | None],
    done: SetAnew,
    where: str,
    tally: Tally,
) -> None:
    old, new = texts(before), texts(after)
    meant = {number: becomes.get(number, number) for number in old}
    for number, now in meant.items():
        if now is not None and (new.get(now) != old[number] and not _is_merged(number, meant)):
            tally.add("list wrong", f"{where}: reference {number} is not {now}")
            return
    gone = {number for number, now in meant.items() if now is None}

    def work(number: int) -> str | None:
        if number not in meant:
            return f"none {number}"
        return None if number in gone else str(meant[number])

    # Of live citations only that they are told.
    live = {one.span for one in done.planned.left if "live" in one.why}
    kept = [marker.span not in live for marker in before.markers if marker.marker.style != "key"]
    ours = cited(before, work)
    theirs = cited(after, lambda number: str(number) if number in new else f"none {number}")
    if live and len(kept) == len(ours) == len(theirs):
        ours, theirs = ([one for one, typed in zip(every, kept, strict=True) if typed] for every in (ours, theirs))
    same = alike(ours, theirs) or (
        bool(gone) and len(ours) == len(theirs) and all(one <= other for one, other in zip(ours, theirs, strict=True))
    )
    if same:
        tally.add("cites the same")
    else:
        told = "; ".join(done.misread) or "a marker cites other works"
        tally.add("read otherwise", f"{where}: {told}")
    if same and len(ours) == len(theirs) and outside(before) != outside(after):
        tally.add("text changed", where)


def _is_merged(number: int, meant: Mapping[int, int | None]) -> bool:
    return list(meant.values()).count(meant[number]) > 1


def _as_it_came_out(before: ResolvedDocument, after: ResolvedDocument) -> dict[int, int | None]:
    """What became of each number, told by what the references say."""
    places: dict[str, list[int]] = {}
    for number, said in texts(after).items():
        places.setdefault(said, []).append(number)
    return {number: places[said].pop(0) if places.get(said) else None for number, said in texts(before).items()}


def _lead_back(
    document: ResolvedDocument, copy: ResolvedDocument, inverse: Wishes, folder: Path, where: str, tally: Tally
) -> None:
    """Takes the wish back as the command does it, which finds the document as it was beside the copy."""
    try:
        back = set_anew(copy, inverse, lambda names: iter([_state(copy, names), _state(document, names)]))
    except CitelinkError as refused:
        tally.add("not led back", f"{where}: {refused}")
        return
    before = Path(document.location).read_bytes()
    after = back.written.data if back.written is not None else Path(copy.location).read_bytes()
    if _members(document, before) == _members(document, after):
        tally.add("led back to the byte")
    else:
        tally.add("led back, not to the byte", where)


def _state(document: ResolvedDocument, names: Sequence[str]) -> State:
    path = Path(document.location)
    return State(document, path.read_bytes(), {name: (path.parent / name).read_bytes() for name in names})


def _members(document: ResolvedDocument, data: bytes) -> object:
    """The bytes, or what an archive holds: the container around it is not the document's."""
    from citelink.documents.archive import Archive, is_archive

    if not is_archive(data):
        return data
    archive = Archive(data, document.path)
    return [(name, archive.read(name)) for name in archive.names]


def _read_copy(document: ResolvedDocument, done: SetAnew, folder: Path) -> ResolvedDocument:
    assert done.written is not None
    path = folder / Path(document.path).name
    path.write_bytes(done.written.data)
    for name, data in done.written.others:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return read(path, document.path)


NEWCOMER = "Newcomer N. N. A work that was forgotten. – London : Press, 1999. – 77 p."


def run_insert(document: ResolvedDocument, rng: random.Random, folder: Path, tally: Tally) -> None:
    """A reference typed at a random place of a list in text or Markdown, with the next free number; then each gets the
    number of its place."""
    assert document.document is not None
    text = document.document.text
    items = read_listings(document)[0].items
    at = rng.randrange(len(items) - 1)
    item, behind = items[at], items[at + 1]
    if item.figures is None or Path(document.path).suffix not in (".txt", ".md"):
        return
    number = max(one.number for one in items) + 1
    label = text[item.span.start : item.figures.start] + str(number)
    begins = next(piece.start for piece in item.reference.view.pieces if piece.end > piece.start)
    label += text[item.figures.end : begins]
    typed = label + NEWCOMER + text[item.span.end : behind.span.start]
    path = folder / f"inserted{Path(document.path).suffix}"
    path.write_bytes((text[: item.span.start] + typed + text[item.span.start :]).encode())
    added = read(path, document.path)
    numbers = [one.number for one in items]
    numbers.insert(at, number)
    if numbers_of(added) != numbers:
        tally.add("insert not read", f"{document.path} before {item.number}")
        return
    becomes: dict[int, int | None] = dict(zip(numbers, sorted(numbers), strict=True))
    copy = run_trial(added, Trial("insert", Wishes(order="as-is"), becomes), folder, tally)
    if copy is not None:
        _take_out(document, added, copy, sorted(numbers)[at], folder, tally)


def _take_out(
    document: ResolvedDocument, added: ResolvedDocument, copy: ResolvedDocument, number: int, folder: Path, tally: Tally
) -> None:
    """Deletes the newcomer again, which nobody cites: the document is what it was before it was typed."""
    done = set_anew(copy, Wishes(deletes=(number,)), lambda names: iter([_state(copy, names), _state(added, names)]))
    assert done.written is not None
    if done.written.data == Path(document.location).read_bytes():
        tally.add("inserted and deleted to the byte")
    else:
        tally.add("inserted and deleted, not to the byte", f"{document.path} {number}")


def run_second(copy: ResolvedDocument, order: str, tally: Tally) -> None:
    """A second run of a sort changes nothing."""
    again = set_anew(copy, Wishes(order=order))  # type: ignore[arg-type]
    if again.written is None:
        tally.add("second run changes nothing")
    else:
        tally.add("second run changes something", f"{copy.path} {order}")


def run_runs(document: ResolvedDocument, folder: Path, tally: Tally) -> None:
    """Compressed and then expanded, the markers cite the same; so do they in between."""
    before = cited(document, str)
    here = document
    for runs in ("compressed", "expanded"):
        done = set_anew(here, Wishes(runs=runs))  # type: ignore[arg-type]
        if done.written is not None:
            here = _read_copy(here, done, folder)
        if not alike(cited(here, str), before):
            told = "; ".join(done.misread) or "a marker cites other works"
            tally.add("runs read otherwise", f"{document.path} {runs}: {told}")
            return
    tally.add("compressed and expanded cites the same")


def usable(paths: Sequence[Path], most: int) -> Iterator[ResolvedDocument]:
    """The documents with one list, numbered without gaps, in which at least three references are cited."""
    count = 0
    for path in paths:
        document = read(path)
        numbers = numbers_of(document)
        cited_numbers = {link.item.number for link in document.links if link.reference is not None}
        plain = len(document.lists) == 1 and len(numbers) >= 4 and len(cited_numbers) >= 3
        if plain and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            yield document
            count += 1
        if count == most:
            return


def try_document(document: ResolvedDocument, folder: Path, tally: Tally, trials: int, seed: int = 0) -> None:
    """All trials of one document."""
    rng = random.Random(f"{seed} {document.path}")
    numbers = numbers_of(document)
    form = load_format(document.document.format if document.document else "text")
    assert document.document is not None
    if _members(document, form.write(document.document, ()).data) != _members(
        document, Path(document.location).read_bytes()
    ):
        tally.add("identity changes bytes", document.path)
    try:
        identical = set_anew(document, Wishes(order="as-is")).written is None
    except CitelinkError as refused:
        tally.add("document refused", str(refused))
        return
    if identical:
        tally.add("identity changes nothing")
    else:
        tally.add("identity changes something", document.path)
    for _ in range(trials):
        run_trial(document, draw(rng, numbers), folder, tally)
    for _ in range(max(1, trials // 5)):
        run_insert(document, rng, folder, tally)
    for order in ("cited", "alphabetical"):
        copy = run_trial(document, sorted_trial(document, order, numbers), folder, tally)
        if copy is not None:
            run_second(copy, order, tally)
    run_runs(document, folder, tally)


def _named(wishes: Wishes) -> str:
    return " ".join(str(one) for one in (wishes.moves, wishes.swaps, wishes.deletes, wishes.merges) if one)


def change_text(data: bytes, change: Callable[[str], str]) -> bytes:
    """A document with the text of its file, or of the members of its archive that are XML, changed."""
    from citelink.documents.archive import Archive, is_archive

    if not is_archive(data):
        return change(data.decode()).encode()
    archive = Archive(data, "thesis")
    named = [name for name in archive.names if name.endswith(("document.xml", "content.xml"))]
    return archive.with_members({name: change(archive.read(name).decode()).encode() for name in named})
