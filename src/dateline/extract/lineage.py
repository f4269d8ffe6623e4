"""Where a text comes from: dateline, credits, rights and origin, and the dates that such lines hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.agencies import agency_named, shown
from dateline.extract.authors import divided, is_led
from dateline.extract.crediting import Bylined, is_own, page_credits
from dateline.extract.datelines import read_dateline
from dateline.extract.moments import moment
from dateline.extract.rights import may_state, merged, read_rights
from dateline.records import Credit, DateEvidence, Dateline, Link, Rights, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.extract.metadata import Metadata
    from dateline.records import DateKind, Line

_FIRST_LINES = 4  # of the body: a dateline is at its head
_LONGEST_NOTE = 80  # characters
_HEAD_LINES = 6
_HOST = re.compile(r"https?://(?:www\.|amp\.|m\.)?(?P<name>[^/]+)\.[a-z]+(?:/|$)")
_SIGNED = re.compile(r"\W*(?:©|\(c\)|copyright|riproduzione)", re.IGNORECASE)
_BANNER = 60  # characters of a line that holds a date and nothing more
_DATING = frozenset({"byline", "dateline"})
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?,?", re.IGNORECASE)
_LEAD = re.compile(r"^(?:SEE ALSO|READ MORE|READ ALSO|RELATED|MORE|ALSO READ|READ)\s*[:|]\s*", re.IGNORECASE)
_DATED_LINE = re.compile(
    r"^\W*(?:(?P<verb>published|posted|updated|last updated|modified|first published)\b)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Dateline, credits, rights, origin and links of a text; ``dates`` are evidence not yet judged.

    ``authors`` are people, and ``bylines`` all names as written, of the lines of a page whose markup names none.
    """

    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
    rights: Rights | None = None
    origin: str | None = None
    authors: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    dates: tuple[DateEvidence, ...] = ()
    links: tuple[Link, ...] = ()


def read_lineage(text: str, lines: Sequence[Line], metadata: Metadata) -> Lineage:
    """Return the lineage of ``text`` by its labelled ``lines`` and the ``metadata`` of its page."""
    dateline = _dateline(text, lines)
    named = bool(metadata.authors or metadata.agencies)
    written = [_words(text, line) for line in lines if line.label == "byline"]
    byline = divided([line for line in written if not named or is_led(line)], _sites(metadata), "line:byline")
    own = _outlets(metadata)
    bylined = Bylined(
        authors=metadata.authors or byline.people,
        newsrooms=metadata.agencies if named else byline.bodies,
        outlets=own,
    )
    credited = page_credits(text, lines, dateline, bylined)
    editors = {credit.name for credit in credited if credit.role == "editing"}
    stating = [line for line in lines if line.label not in ("caption", "related", "social")] if may_state(text) else ()
    stated = [found for line in stating if (found := read_rights(_words(text, line), line.span.start))]
    foot = max((line.span.start for line in lines if line.label == "body"), default=0)
    rights = merged(stated)
    if rights is not None and rights.republished and rights.year is not None:
        # The line is a notice of rights: its holder is told there, and as the origin.
        credited = tuple(one for one in credited if (one.role, one.name) != ("origin", rights.holder))
    return Lineage(
        dateline=dateline,
        credits=credited,
        rights=rights,
        origin=_origin(credited, _of_text(stated, foot), dateline, metadata, own),
        authors=() if metadata.authors else tuple(name for name in byline.people if name not in editors),
        bylines=() if named else (*byline.people, *byline.bodies),
        dates=tuple(_dates(text, lines, dateline, rights)),
        links=tuple(_links(text, lines)),
    )


def _words(text: str, line: Line) -> str:
    return text[line.span.start : line.span.end]


def _sites(metadata: Metadata) -> tuple[str, ...]:
    return (metadata.publisher,) if metadata.publisher else ()


def _dateline(text: str, lines: Sequence[Line]) -> Dateline | None:
    for line in lines:
        if line.label == "dateline" and (found := _read(text, line)):
            return found
    for line in lines[:_HEAD_LINES]:
        if line.label in {"headline", "banner", "byline"}:
            found = _read(text, line)
            # A city and a colon alone begin headlines too: "Berlin: Coalition talks stall".
            if found and (found.date or (found.place and (found.agency or line.label != "headline"))):
                return found
    told = [line for line in lines if line.label in {"standfirst", "body"}]
    for place, line in enumerate(told[:_FIRST_LINES]):
        found = _read(text, line)
        if found is None:
            continue
        # Notes may stand above the report; a city and a colon below the first line begin any paragraph.
        first = all(map(_is_note, told[:place])) or (found.place or "").partition(",")[0].isupper()
        if found.date or found.agency or (first and not _is_item(text, told[place + 1 :], found)):
            return found
    return None


def _is_note(line: Line) -> bool:
    """Return whether a line above the report sums it up, or is too short to open it."""
    return line.label != "body" or line.span.end - line.span.start <= _LONGEST_NOTE


def _read(text: str, line: Line) -> Dateline | None:
    return read_dateline(_words(text, line), line.span.start, text)


def _is_item(text: str, lines: Sequence[Line], first: Dateline) -> bool:
    """Return whether a place that begins a line begins one item of several, as in a digest or a list."""
    others = (_read(text, line) for line in lines)
    return any(other is not None and other.rule == first.rule and other.place != first.place for other in others)


def _origin(
    credited: Sequence[Credit],
    found: Sequence[Rights],
    dateline: Dateline | None,
    metadata: Metadata,
    own: Sequence[str],
) -> str | None:
    """Return who wrote the text where that is not the publisher of the page; on an agency's own page, the agency."""
    stated = [one.holder for one in found if one.republished and one.holder]
    stated += [credit.name for credit in credited if credit.role == "origin"]
    if dateline is not None and dateline.agency:
        stated.append(dateline.agency.split("/")[0])
    for rule in ("credit:signature", "credit:writing by", "credit:byline"):
        names = [credit.name for credit in credited if credit.rule == rule and credit.role == "agency"]
        # Where several sign, the text is made from theirs by another.
        stated += names if len(names) == 1 or rule != "credit:signature" else []
    if metadata.origin:
        stated.append(metadata.origin)
    stated += [one.holder for one in found if one.holder and _is_wire(one.holder, own)]
    return next((name for name in map(shown, stated) if not is_own(name, own)), None)


def _of_text(stated: Sequence[Rights], foot: int) -> list[Rights]:
    """Return the rights that can be those of the text: with a year, or below it; others are a picture's."""
    lone = (one for one in stated if one.span and one.span.start >= foot and _SIGNED.match(one.notice or ""))
    return [*(one for one in stated if one.republished or one.year), *lone]


def _is_wire(name: str, own: Sequence[str]) -> bool:
    """Return whether a holder of rights is an agency, or another newsroom on the page of an outlet that is named."""
    known = agency_named(name)
    return known is not None and (known.kind == "agency" or (bool(own) and known.kind != "photo"))


def _outlets(metadata: Metadata) -> tuple[str, ...]:
    """Return the names of the page's outlet: its publisher, and its host where the page is not another's copy."""
    host = _HOST.match(metadata.canonical or "") if not metadata.origin else None
    return tuple(filter(None, (metadata.publisher, host and host["name"])))


def _dates(
    text: str, lines: Sequence[Line], dateline: Dateline | None, rights: Rights | None
) -> Iterator[DateEvidence]:
    if dateline is not None and dateline.date is not None:
        yield DateEvidence(
            value=dateline.date, kind="dateline", where=dateline.rule, accepted=False, reason="", span=dateline.span
        )
    if rights is not None and rights.year is not None:
        yield DateEvidence(
            value=str(rights.year), kind="copyright", where=rights.rule, accepted=False, reason="", span=rights.span
        )
    top = True
    for position, line in enumerate(lines):
        top = top and line.label == "banner"
        if not top and position and line.label not in _DATING:
            continue
        words = _words(text, line).strip()
        # The first line kept is not the page's first where others were of no use.
        if top or (position == 0 and not text[: line.span.start].strip() and is_banner(words)):
            if stated := moment(words):
                yield DateEvidence(
                    value=stated.value, kind="crawled", where="line:banner", accepted=False, reason="", span=line.span
                )
        elif _is_dated(line, words) and (stated := moment(words)):
            verb = (_DATED_LINE.match(words) or [""])[0].lower()
            kind: DateKind = "updated" if "updated" in verb or "modified" in verb else "published"
            yield DateEvidence(
                value=stated.value, kind=kind, where=f"line:{line.label}", accepted=False, reason="", span=line.span
            )


def _is_dated(line: Line, words: str) -> bool:
    # What only the model takes for a byline may be the day of another story beside this one.
    if line.rule.startswith("model:"):
        return False
    return line.label in _DATING and len(words) < 2 * _BANNER


def is_banner(words: str) -> bool:
    """Return whether a line is a lone date, such as a saved page has at its top."""
    if len(words) > _BANNER or not (stated := moment(words)):
        return False
    rest = words[: stated.start] + words[stated.end :]
    rest = _WEEKDAY.sub("", re.sub(r"\d{1,2}:\d{2}(?::\d{2})?|\b[A-Z]{2,4}\b|[+-]\d{4}|[ap]\.?m\.?", "", rest))
    return not re.search(r"\w", rest)


def _links(text: str, lines: Sequence[Line]) -> Iterator[Link]:
    for line in lines:
        if line.label == "related":
            words = _LEAD.sub("", _words(text, line).strip())
            if words:
                end = line.span.start + len(_words(text, line).rstrip())
                yield Link(text=words, span=Span(start=end - len(words), end=end))
