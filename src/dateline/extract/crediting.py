"""Who is credited on a page: what its dateline, byline and credit lines say, and what its signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline import rulebook
from dateline.extract.agencies import agency_named, is_agency, is_same, shown
from dateline.extract.authors import is_body, is_person
from dateline.extract.credits import SIGNED, leads, read_below, read_credits
from dateline.extract.datelines import is_known_place
from dateline.extract.moments import any_month, moment
from dateline.extract.signatures import read_signature
from dateline.records import Credit, Dateline, Line, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TAIL_LINES = 12
_HEAD_LINES = 6
_SIGNING = frozenset({"body", "credit", "byline", "banner", "caption"})
_UNSURE = frozenset({"credit", "body", "caption", "headline", "subhead", "banner"})  # what a byline may be taken for
_NEAR = 2  # lines below the text
_NOTICES, _TAKEN = 7, 5  # last lines of the text below or among which its source may stand, if a credit or by its words
_LONGEST_BYLINE, _LONGEST_NAMES = 160, 60
_WORK = frozenset({"reporting", "writing", "editing", "contributor"})
_CREDITING = frozenset({"credit", "byline", "legal", "caption", "promo"})
_BELOW = frozenset({"credit", "byline", "caption", "social", "body", "promo"})
_SOURCES = frozenset({"credit:source", "credit:source in its language", "credit:courtesy of"})
_BYLINE = "credit:byline"
_AUTHORS = frozenset({"reporting", "writing"})
_OTHERS = frozenset({"editing", "contributor"})
_LED = re.compile(r"^[^:]*\b(?:by|von|par|por|di)\b", re.IGNORECASE)
_THANKED = re.compile(r"\b(?:with|mit|avec|con|com|med|met)\s*$", re.IGNORECASE)
_WITH = re.compile(r"(?:with|mit|avec|con|com|med|met)\b", re.IGNORECASE)
_LABEL = re.compile(r"^\w+ ?:")
_DESK = re.compile(
    r"^(?:di )?(?:redazione|redacción|redação|rédaction|redaktion|agencia|agence|agência|agenzia|agentur)\s+",
    re.IGNORECASE,
)
_RANK = re.compile(r"(?: \w+){0,2} (?:writers?|reporters?|correspondents?|editors?|staff)$", re.IGNORECASE)


@cache
def _parting() -> re.Pattern[str]:
    """Return what parts a byline, and what people are called after it: "Ana Ruiz, AP Business Writer | May 3"."""
    return re.compile(
        r"\s*(?:[,|/•·:;()–—]|\s-\s|\b(?:by|von|par|por|in|for|via|and|und)\b"
        r"|\s(?=\d+[./:-]\d|\d{1,2}\.? \w+\.? \d{4}|\d{4}\b)|(?=\bThe Associated Press\b)"
        rf"|\s(?=(?:{any_month()})\.? \d))\s*",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bylined:
    """What is known of a page besides its lines: authors and newsrooms of the byline, and names of the outlet."""

    authors: tuple[str, ...] = ()
    newsrooms: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


def is_own(name: str, outlets: Sequence[str]) -> bool:
    """Return whether a newsroom is the page's own outlet; an agency is one on its own page too."""
    known = agency_named(name)
    return (known is None or known.kind != "agency") and any(is_same(name, outlet) for outlet in outlets)


def page_credits(text: str, lines: Sequence[Line], dateline: Dateline | None, bylined: Bylined) -> tuple[Credit, ...]:
    """Return the credits of a page, each name and role once: dateline, byline, credit lines, signature."""
    found: dict[tuple[str, str], Credit] = {}
    for credit in (
        *_of_dateline(dateline),
        *_of_byline(text, lines, bylined),
        *_of_lines(text, lines, bylined),
        *_below_labels(text, lines, bylined),
        *_signature(text, lines),
    ):
        found.setdefault((credit.name, credit.role), credit)
    return tuple(found.values())


def _of_dateline(dateline: Dateline | None) -> Iterator[Credit]:
    if dateline is not None and dateline.agency:
        for name in dateline.agency.split("/"):
            yield Credit(name=name, role="agency", rule=dateline.rule, span=dateline.span)


def _of_byline(text: str, lines: Sequence[Line], bylined: Bylined) -> Iterator[Credit]:
    written = [(text[line.span.start : line.span.end], line) for line in lines if line.label == "byline"]
    for name in filter(is_agency, bylined.newsrooms):  # other newsrooms of a byline are the page's own
        if not is_own(name, bylined.outlets) and not _WITH.match(name):
            thanked = any(_THANKED.search(words.partition(name)[0]) for words, _ in written if name in words)
            rule = "credit:with an agency" if thanked else _BYLINE
            yield Credit(name=shown(name), role="agency", rule=rule)
    for words, line in (*written, *_like_bylines(text, lines, bylined)):
        if len(words) <= _LONGEST_BYLINE:
            yield from (one for one in _in_byline(words, line.span.start) if not is_own(one.name, bylined.outlets))


def _like_bylines(text: str, lines: Sequence[Line], bylined: Bylined) -> Iterator[tuple[str, Line]]:
    """Yield the lines between title and text that name an agency, alone or beside a name, and hold nothing else."""
    for position, line in enumerate(lines[:_HEAD_LINES]):
        words = text[line.span.start : line.span.end].strip()
        if line.label in ("body", "standfirst") and (len(words) > _LONGEST_NAMES or words.endswith(".")):
            return
        if line.label not in _UNSURE or (position == 0 and line.label == "headline"):
            continue
        stated = moment(words)
        undated = f"{words[: stated.start]}|{words[stated.end :]}" if stated else words
        names = [part for part in _parting().split(undated) if re.search(r"[^\W\d_]", part)]
        people = sum(map(is_person, names))
        pictured = any(credit.role == "photo" for credit in read_credits(words))
        pictured |= line.label == "credit" and people > 0 and not _RANK.search(words)
        # A lone agency beside a byline that names people is more likely the picture's.
        fitting = len(words) <= _LONGEST_NAMES and not pictured and (people or not bylined.authors)
        if fitting and all(is_person(name) or _agency(name) or is_known_place(name) for name in names):
            yield text[line.span.start : line.span.end], line


def _in_byline(words: str, offset: int) -> Iterator[Credit]:
    """Yield the agencies that stand in a byline alone or beside a name."""
    words = _LABEL.sub(lambda label: " " * len(label[0]), words)  # "Report:" is no agency
    place = 0
    for part in _parting().split(words):
        if part and (name := _agency(part)) and not _THANKED.search(words[: words.index(part, place)]):
            start = words.index(part, place)
            span = Span(start=offset + start, end=offset + start + len(part))
            yield Credit(name=name, role="agency", rule=_BYLINE, span=span)
        place = words.index(part, place) + len(part)


def _agency(part: str) -> str | None:
    """Return the agency that a part of a byline names, with a desk or a rank perhaps: "Redazione ANSA", "AP Writer"."""
    name = _RANK.sub("", _DESK.sub("", part))
    known = agency_named(name) or agency_named(name.split("-")[0])
    return known.name if known and known.kind in ("agency", "broadcaster") else None


def _of_lines(text: str, lines: Sequence[Line], bylined: Bylined) -> Iterator[Credit]:
    body = [position for position, line in enumerate(lines) if line.label == "body"] or [-1]
    title = next((position for position, line in enumerate(lines) if line.label == "headline"), None)
    sources: list[tuple[int, Credit]] = []
    for position, line in enumerate(lines):
        words = text[line.span.start : line.span.end]
        if not _may_credit(position, line, len(lines), body) or (position == title and not _LED.search(words)):
            continue
        found = read_credits(words, line.span.start)
        if line.label == "byline":
            undated = read_credits(_undated(words), line.span.start)
            undated = tuple(one for one in undated if one.role in _WORK and one not in found)
            # "Edited by Joan Hart May 3, 2021": the name ends where the date begins.
            ends = {one.span.start: one.span.end for one in undated if one.span}
            found = tuple(one for one in found if not (one.span and one.span.start in ends)) + undated
        for credit in found:
            one = replace(credit, role="photo") if _is_pictures(credit, line) else credit
            if one.rule in _SOURCES and one.role == "origin":
                # Charts and pictures have sources too: the text's stands at its head, if alone, or at its foot.
                if line.label == "byline" or (line.label != "related" and not _is_amid(position, line, body)):
                    sources.append((position, one))
            elif (line.label == "related" and not _is_note(one, position - body[-1])) or (
                one.role == "reporting" and one.name in bylined.authors  # a byline's author has no part besides
            ):
                continue
            elif _is_other(one, bylined) and not _is_byline(one, line, bylined, above=position < body[0]):
                yield one
    yield from (one for one in _of_text(sources, body[0]) if _is_other(one, bylined))


def _is_amid(position: int, line: Line, body: Sequence[int]) -> bool:
    """Return whether a line stands amid the text: the last of it may be notices taken for text."""
    last = body[-_NOTICES:][0] if line.label == "credit" else body[-_TAKEN:][0]
    return body[0] <= position < max(last, body[len(body) // 2])


def _below_labels(text: str, lines: Sequence[Line], bylined: Bylined) -> Iterator[Credit]:
    """Yield the credits whose names stand on the line below what they did, or above it.

    ``Edited by`` and ``Joan Hart``, or ``Joan Hart`` and ``Editor``: what belongs to the name above is no label of the
    one below.
    """
    body = [line.span.start for line in lines if line.label == "body"]
    listed: Credit | None = None  # what the names of the lines above are credited with
    told: Line | None = None  # the last line that belongs to the one above it
    for line, after in pairwise(lines):
        work, names = (text[one.span.start : one.span.end].strip() for one in (line, after))
        if after.label not in _BELOW or len(names) > _LONGEST_NAMES:
            listed = None
            continue
        if line is not told and line.label in SIGNED and (credit := _of_role_below(work, names)):
            yield _placed(credit, text, line)
            told = after
        if listed and is_person(names) and not names.isupper():
            yield _placed(replace(listed, name=names, place=None), text, after)
            told = after
            continue
        listed = None
        if line is told:
            continue
        led = leads(work)
        above = not (body and line.span.start > body[-1])
        if above and not led and line.label not in SIGNED:
            continue
        for credit in read_below(work, names):
            # Above the text "Interview" or "Report" alone is what kind of text this is.
            if credit.role in ("photo", "origin") or (above and not led and credit.role not in _OTHERS):
                continue
            if credit.name in names and not credit.name.isupper() and _is_other(credit, bylined):
                yield (listed := _placed(credit, text, after))
                told = after


def _of_role_below(name: str, work: str) -> Credit | None:
    """Return the credit of a person whose part stands on the line below the name: "Joan Hart" and "Editor"."""
    if leads(work) or not is_person(name):
        return None
    return next((one for one in read_below(work, name) if one.name == name and one.role in _OTHERS), None)


def _placed(credit: Credit, text: str, line: Line) -> Credit:
    """Return a credit with the span of its name in a line."""
    start = line.span.start + text[line.span.start : line.span.end].index(credit.name)
    return replace(credit, span=Span(start=start, end=start + len(credit.name)))


def _undated(words: str) -> str:
    """Return a line with a mark in place of the date in it, as long as the date: "3 May 2021 Edited by Bo Lind"."""
    stated = moment(words)
    return f"{words[: stated.start]};{' ' * (stated.end - stated.start - 1)}{words[stated.end :]}" if stated else words


def _is_byline(credit: Credit, line: Line, bylined: Bylined, *, above: bool) -> bool:
    """Return whether a credit in a byline is the byline itself: "Text: Ana Ruiz", not "With reporting by" others."""
    if line.label != "byline" or credit.role not in _AUTHORS:
        return False
    named = credit.name in bylined.authors or credit.rule == "credit:reporting in its language"
    return credit.role == "writing" or (above and named)


def _may_credit(position: int, line: Line, count: int, body: Sequence[int]) -> bool:
    """Return whether a line stands where credits do: near the head or the foot, or is labelled so."""
    if line.label in _CREDITING:
        return True
    if line.label == "subhead":
        return position < body[0]
    return position < _HEAD_LINES or position >= min(count - _TAIL_LINES, body[-_NEAR:][0])


def _is_note(credit: Credit, below: int) -> bool:
    """Return whether a credit in a line taken for a link is one: right below the text, or a note of publication."""
    return below > 0 and (below <= _NEAR or (credit.role == "origin" and credit.rule not in _SOURCES))


def _of_text(sources: Sequence[tuple[int, Credit]], start: int) -> Sequence[Credit]:
    """Return the sources that are the text's: of known newsrooms, else of one line alone; below the text first."""
    below = [(position, one) for position, one in sources if position >= start]
    if known := [one for _, one in below if is_agency(one.name)]:
        return known
    chosen = below or sources
    if len({position for position, _ in chosen}) > 1:
        return []
    return [one for _, one in chosen if is_agency(one.name) or not _has_figures(one.name)]


def _has_figures(name: str) -> bool:
    """Return whether a name is of those that figures come from: a bank, a bureau of statistics."""
    return any(word in name.casefold() for word in rulebook.section("world/credits.toml", "words")["figures"])


def _is_pictures(credit: Credit, line: Line) -> bool:
    """Return whether a source is a picture's: in a caption, of an agency for pictures, or lent by no newsroom."""
    if credit.rule not in _SOURCES or credit.role != "origin":
        return False
    known = agency_named(credit.name)
    lent = credit.rule == "credit:courtesy of" and not is_agency(credit.name) and not is_body(credit.name)
    return line.label == "caption" or lent or (known is not None and known.kind == "photo")


def _is_other(credit: Credit, bylined: Bylined) -> bool:
    """Return whether a credit names somebody besides who wrote the text by its byline, and the page's outlet."""
    if credit.role == "writing" and credit.name in bylined.authors:
        return False
    # On a page that does not name its outlet this may be the outlet's own paper.
    if credit.rule == "credit:published in" and not bylined.outlets:
        return False
    return credit.role == "photo" or not is_own(credit.name, bylined.outlets)


def _signature(text: str, lines: Sequence[Line]) -> tuple[Credit, ...]:
    """Return the agencies that sign the text: at the end of the last line of the body, or on a line right after it."""
    last = max((position for position, line in enumerate(lines) if line.label == "body"), default=None)
    if last is None:
        return ()
    near = [line for line in lines[last : last + 2] if line.label in _SIGNING]
    signed = (read_signature(text[line.span.start : line.span.end], line.span.start) for line in near)
    return next(filter(None, signed), ())
