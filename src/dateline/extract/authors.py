"""Who wrote the article: people by name, apart from the agencies, desks and sites that bylines also name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dateline import rulebook
from dateline.extract.agencies import agency_named
from dateline.extract.jsonld import Node, resolve, text_of
from dateline.extract.signs import squashed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.extract.signs import Signs

_MARKUP = re.compile(r"<[^>]+>|[\w.+-]+@[\w.-]+")
# Where the words of a name end and others begin.
_TAIL = re.compile(
    r"[(\[<|•·—–@\d]| - |\b(?:for|für|at|published|updated|posted|last|in\b (?=[A-Z]))\b|https?:", re.IGNORECASE
)
_SPECIAL = re.compile(r",? (?:special|exclusive) (?:to|for) .*$", re.IGNORECASE)
_VIA = re.compile(r"via\s", re.IGNORECASE)  # before a newsroom that had the text first, and wrote no byline here
_UNLETTERED = re.compile(r"\W+")
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|md|m\.d|phd|ph\.d|esq|dr)\.?$", re.IGNORECASE)
_NAME = re.compile(r"^[^\W\d_][\w'’‘`.\-–\u200c]*(?:\s+[^\W\d_][\w'’‘`.\-–\u200c]*){1,5}$")
_BODY_SHAPE = re.compile(
    r"[^\W_]\S*(?: (?:[^\W_a-z]\S*|[a-z0-9-]+\.[a-z]{2,}|of|and|the|for|de|du|der|des|di|"
    r"news|staff|reporter|editor|team|desk)){0,6}"
)
# What stands before a name and is none of its words: "Omar al-Sayed", "Marie d'Arc", "Jan van 't Hof".
_ARTICLE = re.compile(r"(?<=[ -])(?:(?:al|el|ul|ad|an|ar|as|ash|at|az)-|[dDlL]['’]|['’]t )(?=[^\W\d_a-z])")
_MARKED = re.compile(r"[-'’]")  # what such a word has
_NEVER_CJK = re.compile(r"新聞|社|部|網|オンライン|デジタル|通信|編集|日刊|기자|뉴스")
_CJK = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・]{2,8}$")

_LONGEST_BODY, _LONGEST_BYLINE, _LONGEST_CJK, _LEAST_WORDS = 60, 400, 5, 2
_LONGEST_WRITTEN = 4000  # letters of a byline with its markup


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What is known of bylines: where they stand, what leads them, what joins and what belies names."""

    metas: tuple[str, ...]
    lead: re.Pattern[str]
    divider: re.Pattern[str]
    particles: frozenset[str]
    body: re.Pattern[str]
    never: re.Pattern[str]
    roles: re.Pattern[str]


@cache
def _words() -> _Words:
    table = rulebook.section("world/metadata.toml", "bylines")
    doing, by, joining, bodies, never, ranks, roles = (
        "|".join(map(re.escape, table[key])) for key in ("doing", "by", "joining", "bodies", "never", "ranks", "roles")
    )
    return _Words(
        metas=tuple(table["metas"]),
        lead=re.compile(rf"^\W*(?:(?:{doing})\s+)?(?:{by})\b\s*:?\s+", re.IGNORECASE),
        divider=re.compile(rf"(?:[;,|/•·、，＆／]|\s(?:{joining}|&amp;)\s)\s*"),
        particles=frozenset(table["particles"]),
        body=re.compile(rf"\b(?:{bodies})\b", re.IGNORECASE),
        never=re.compile(rf"\b(?:{never})\b", re.IGNORECASE),
        roles=re.compile(rf"\b(?:(?:{ranks})\s)*(?:{roles})\b", re.IGNORECASE),
    )


class Byline(NamedTuple):
    """The people and the bodies a byline names, the site itself among them, and the place it was found at."""

    people: tuple[str, ...]
    bodies: tuple[str, ...]
    where: str


def choose_byline(signs: Signs, article: Node | None, found: Sequence[Node], sites: Sequence[str]) -> Byline | None:
    """Return the first byline that names a person, else the first that names a body; None where there is none."""
    best: Byline | None = None
    for pieces, where in _candidates(signs, article, found):
        byline = divided(pieces, sites, where)
        if byline.people:
            before = tuple(name for name in best.bodies if agency_named(name)) if best else ()
            return Byline(byline.people, byline.bodies or before, where)
        if byline.bodies and best is None:
            best = byline
    return best


def divided(pieces: Sequence[str], sites: Sequence[str], where: str) -> Byline:
    """Return the names in written bylines, people and bodies apart, each once."""
    people: dict[str, None] = {}
    bodies: dict[str, None] = {}
    ours: dict[str, None] = {}
    own = frozenset(_joined(site) for site in sites)
    for piece in pieces:
        for written in names(piece):
            for name in _parted(written, own):
                if _joined(name) in own:
                    ours.setdefault(name)
                elif is_person(name):
                    people.setdefault(name)
                elif is_body(name):
                    bodies.setdefault(name)
    # A site that names its people besides itself says nothing by its own name.
    return Byline(tuple(people), tuple(bodies) if people or bodies else tuple(ours), where)


def _parted(name: str, own: frozenset[str]) -> tuple[str, ...]:
    """Return ``Jane Doe The Associated Press`` as person and agency, ``Jane Doe Jane Doe`` as one name."""
    if _words().roles.fullmatch(name):
        return ()
    parts = name.split()
    half = len(parts) // 2
    if half > 1 and parts[:half] == parts[half:]:
        return (" ".join(parts[:half]),)
    able = next((place for place, word in enumerate(parts) if not _may_name(word)), len(parts))
    for place in range(_LEAST_WORDS, min(len(parts), able + 1)):
        head, tail = " ".join(parts[:place]), " ".join(parts[place:])
        if (_joined(tail) in own or agency_named(tail)) and is_person(head):
            return (head, tail)
        if _words().roles.fullmatch(tail) and is_person(head):
            return (head,)
    return (name,)


def _may_name(word: str) -> bool:
    """Return whether a word can be one of a person's name; words with an article in them are looked at later."""
    return not word[0].islower() or word.lower() in _words().particles or not word.isalpha()


def is_body(name: str) -> bool:
    """Return whether a name is a newsroom's, an agency's or a company's."""
    if agency_named(name):
        return True
    if not _BODY_SHAPE.fullmatch(name):
        return False
    return len(name) < _LONGEST_BODY and bool(_words().body.search(name)) and not _words().roles.search(name)


def _joined(name: str) -> str:
    return _UNLETTERED.sub("", name.lower())


def names(written: str) -> Iterator[str]:
    """Yield the names in a byline such as ``By Jane Doe and John Roe, Reuters``."""
    if len(written) > _LONGEST_WRITTEN:  # what is looked for below takes long in a line without end
        return
    text = squashed(_MARKUP.sub(" ", written) if "<" in written or "@" in written else written)
    if text.startswith(("http://", "https://", "www.")) or len(text) > _LONGEST_BYLINE:
        return
    for piece in _words().divider.split(_SPECIAL.sub("", _unled(text))):
        name = _unled(piece.rstrip())
        tail = _TAIL.search(name)
        name = (name[: tail.start()] if tail else name).strip(" \t,.:;-–|*\"'")
        if name and not _SUFFIX.match(name) and not (_VIA.match(name) and agency_named(name) is None):
            yield name


def _unled(written: str) -> str:
    """Return a byline without what leads it: "By", "Text:"."""
    lead = _words().lead.match(written)
    return written[lead.end() :] if lead else written


def is_led(written: str) -> bool:
    """Return whether a line begins as bylines do: "By", "Text:"."""
    return _words().lead.match(written) is not None


def is_person(name: str) -> bool:
    """Return whether a name is written as a person's: two to six capitalised words, none of them a newsroom's."""
    words = _words()
    if _CJK.match(name):
        return len(name) <= _LONGEST_CJK and not _NEVER_CJK.search(name) and agency_named(name) is None
    whole = _ARTICLE.sub("", name) if _MARKED.search(name) else name
    if not _NAME.match(whole) or any(
        word[0].islower() and word.lower() not in words.particles for word in whole.split()
    ):
        return False
    return not words.body.search(whole) and not words.never.search(whole) and agency_named(name) is None


def _candidates(signs: Signs, article: Node | None, found: Sequence[Node]) -> Iterator[tuple[list[str], str]]:
    if article:
        for name in ("author", "creator"):
            pieces = [text for one in resolve(article.get(name), found) if (text := text_of(one))]
            if pieces:
                yield pieces, f"json-ld:{name}"
    for name in _words().metas:
        if written := signs.metas.get(name):
            yield written, f"meta:{name}"
    for name in ("author.name", "author", "creator"):
        marks = [mark.text for mark in signs.properties.get(name, ()) if not mark.aside]
        if marks:
            yield marks, f"microdata:{name}"
    for mark in signs.bylines:
        if not mark.aside:
            yield [mark.text], mark.where
            if len(mark.parts) > 1:  # names side by side with nothing between them but their elements
                yield list(mark.parts), mark.where
