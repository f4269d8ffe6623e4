"""The telling words of a line (``rules/world/line-cues.toml``), found in one pass over it, as evidence by label."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dateline import rulebook

LABELS = ("related", "promo", "social", "legal", "credit", "correction", "caption", "byline", "banner", "none")
_HEAD = 3  # letters
_LENGTHS = range(_HEAD, 0, -1)
_LONGEST_WHOLE = 40  # letters of a line that may be a cue and nothing else
_LOOKED_AT = 80  # letters of a line in which its first cue is looked for
_LEAD = re.compile(r"^[\W\d_]+")
_BARE = re.compile(r"[\W\d_]+")


class LineCues:
    """The cues of all labels, ready to be looked for."""

    def __init__(self, words: dict[str, dict[str, list[str]]]) -> None:
        self._begins: dict[str, list[str]] = {}
        self._whole: dict[str, list[str]] = {}
        held: dict[str, list[str]] = {}
        for label, lists in words.items():
            for kind, into in (("begins", self._begins), ("whole", self._whole), ("holds", held)):
                for word in lists.get(kind, ()):
                    into.setdefault(word.replace("’", "'"), []).append(label)
        self._labels = list(held.values())
        self._held = list(held)
        self._automaton = AhoCorasick(self._held, implementation=Implementation.DFA, matchkind=MatchKind.Standard)
        # By their first letters, the longest first: most lines begin with none.
        self._heads: dict[str, list[str]] = {}
        for word in sorted(self._begins, key=len, reverse=True):
            self._heads.setdefault(word[:_HEAD], []).append(word)

    @classmethod
    def load(cls) -> LineCues:
        """Return the cues; raises RuleError where the file is at fault."""
        return cls({label: rulebook.section("world/line-cues.toml", label) for label in LABELS})

    def of(self, text: str) -> tuple[str, ...]:
        """Return what the words of a line say: ``cue begins promo``, ``cue holds legal``, ``cue whole none``."""
        lowered = text.lower().replace("’", "'")
        found = [f"cue begins {label}" for label in self._at_head(lowered)]
        if len(lowered) <= _LONGEST_WHOLE:
            bare = _BARE.sub(" ", lowered).strip()
            found += [f"cue whole {label}" for label in self._whole.get(bare, ())]
        for which, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            if not (_inside(lowered, start - 1, start) or _inside(lowered, end, end - 1)):
                found += [f"cue holds {label}" for label in self._labels[which]]
        return tuple(dict.fromkeys(found))

    def begins(self, text: str) -> bool:
        """Return whether a line begins with a cue of any label."""
        return bool(self._at_head(text[:_LOOKED_AT].lower().replace("’", "'")))

    def _at_head(self, lowered: str) -> list[str]:
        """Return the labels of the longest cue at the head of a line; marks and numbers before it are passed over."""
        if found := self._beginning(lowered):
            return found
        return [] if lowered[:1].isalpha() else self._beginning(_LEAD.sub("", lowered))

    def _beginning(self, head: str) -> list[str]:
        for length in _LENGTHS:
            for word in self._heads.get(head[:length], ()):
                if head.startswith(word) and not _inside(head, len(word), len(word) - 1):
                    return self._begins[word]
        return []


def _inside(text: str, place: int, beside: int) -> bool:
    """Return whether the letter at ``place`` goes on the word that the one ``beside`` it belongs to."""
    return 0 <= place < len(text) and text[place].isalnum() and text[beside].isalnum()


@cache
def line_cues() -> LineCues:
    """Return the cues, loaded once."""
    return LineCues.load()
