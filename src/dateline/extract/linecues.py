"""The telling words of a line (``rules/cues``, a file for each language), found in one pass over it, as evidence.

A cue is told by the label it speaks for and by its kind: ``cue begins promo`` and ``cue begins promo.donate``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dateline import rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FOLDER = "cues/"
HOW = frozenset({"begins", "holds", "whole"})
_STEM = "*"  # at the end of a cue: its last word may go on
_LOOKED_AT = 60  # letters at the head of a line in which the cue that it begins with is looked for
_LONGEST_WHOLE = 40  # letters of a line that may be a cue and nothing else
_TEXT = frozenset({"body", "subhead", "dateline", "reader"})  # the labels whose cues running text has too
_LEAD = re.compile(r"^[\W\d_]+")
_BARE = re.compile(r"[\W\d_]+")
_OF_ONE_WORD = re.compile(r"(?:[^\W_]|[\u0900-\u0dff]){2}")  # vowel signs of the scripts of India are no letters to re
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
# Scripts that set no spaces between words: Thai, Lao, Burmese, Khmer, Chinese and Japanese.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class Cue(NamedTuple):
    """A wording and what it speaks for: ``kind`` is a label, or label and kind with a full stop between."""

    kind: str
    how: str
    text: str


class LineCues:
    """The cues, ready to be looked for."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        kinds: dict[str, dict[str, list[str]]] = {how: {} for how in HOW}
        for cue in cues:
            text = cue.text if cue.how != "whole" else _bare(cue.text)
            kinds[cue.how].setdefault(text, []).append(cue.kind)
        self._whole = {text: _names("whole", tuple(found)) for text, found in kinds["whole"].items()}
        self._begins, self._holds = (_Finder(how, kinds[how]) for how in ("begins", "holds"))

    @classmethod
    def load(cls) -> LineCues:
        """Return the cues; raises RuleError where the file is at fault."""
        files = [path for path in rulebook.files() if path.startswith(_FOLDER)]
        return cls(Cue(kind, how, text) for path in files for kind, how, text in rulebook.rows(path))

    def of(self, text: str) -> tuple[str, ...]:
        """Return what the words of a line say: ``cue begins promo``, ``cue holds legal``, ``cue whole none``."""
        lowered = folded(text)
        found = list(self._at_head(lowered[:_LOOKED_AT]))
        if len(lowered) <= _LONGEST_WHOLE:
            found += self._whole.get(_bare(lowered), ())
        for _, _, names in self._holds.of(lowered):
            found += names
        return tuple(dict.fromkeys(found))

    def _at_head(self, head: str) -> tuple[str, ...]:
        """Return what the longest cue at the head of a line says; marks and numbers before it are passed over."""
        found = self._longest(head)
        return found if found or head[:1].isalpha() else self._longest(_LEAD.sub("", head))

    def _longest(self, head: str) -> tuple[str, ...]:
        best = 0
        told: tuple[str, ...] = ()
        for start, end, names in self._begins.of(head):
            if start == 0 and end > best:
                best, told = end, names
        return told


class _Finder:
    """The cues that are looked for in one way, in an automaton."""

    def __init__(self, how: str, kinds: dict[str, list[str]]) -> None:
        self._names = [_names(how, tuple(found)) for found in kinds.values()]
        self._goes_on = [text.endswith(_STEM) for text in kinds]
        words = [text.removesuffix(_STEM) for text in kinds]
        self._automaton = AhoCorasick(words, implementation=Implementation.ContiguousNFA, matchkind=MatchKind.Standard)

    def of(self, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Yield the place of each cue in a text and what it says; those inside of words are passed over."""
        for which, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if not _joined(text, start - 1) and (self._goes_on[which] or not _joined(text, end - 1)):
                yield start, end, self._names[which]


@cache
def is_furniture(name: str) -> bool:
    """Return whether what a cue says speaks for what is no text."""
    return name.split()[2].partition(".")[0] not in _TEXT


@cache
def _names(how: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a cue says of a line: its labels, then its kinds."""
    labels = [f"cue {how} {kind.partition('.')[0]}" for kind in kinds]
    return tuple(dict.fromkeys([*labels, *(f"cue {how} {kind}" for kind in kinds)]))


def folded(text: str) -> str:
    """Return a text in small letters without accents, as cues are written."""
    lowered = text.lower().replace("’", "'")
    return lowered if lowered.isascii() else normalize("NFC", _ACCENTS.sub("", normalize("NFD", lowered)))


def _bare(text: str) -> str:
    return _BARE.sub(" ", text).strip()


def _joined(text: str, place: int) -> bool:
    """Return whether the letters at a place and after it are of one word."""
    pair = text[place : place + 2] if place >= 0 else ""
    return _OF_ONE_WORD.fullmatch(pair) is not None and not _UNSPACED.search(pair)


@cache
def line_cues() -> LineCues:
    """Return the cues, loaded once."""
    return LineCues.load()
