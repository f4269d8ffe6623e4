"""The words of time: each with the classes it belongs to and its value in each.

A text is seen by the grammar as a string of *signs*, one character a word: words of the same classes share a sign, and
a word the lexicon does not know is :data:`UNKNOWN`, through which no pattern reaches. So a word the lexicon lacks can
give no guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field

UNKNOWN = "_"
_FIRST_SIGN = 0xE000  # private use: no text contains a sign that means something

Value = int | float | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is known of one word: its sign, and its value in each class (``MONTH`` → 5, ``literal`` → itself)."""

    sign: str
    values: dict[str, Value]


@dataclass(slots=True, kw_only=True)
class Lexicon:
    """Words and their signs.

    Words are added (:meth:`learn`), the scanner gives them signs (:meth:`make`), and patterns ask which signs are of a
    class (:meth:`of`).
    """

    words: dict[str, dict[str, Value]] = field(default_factory=dict)
    dotted: set[str] = field(default_factory=set)
    signs: dict[frozenset[str], str] = field(default_factory=dict)

    def learn(self, word: str, name: str, value: Value) -> None:
        """Add a word to a class (a name in capitals), or make it a word patterns may name (its own text).

        A word given with a full stop ("sept.") may be written with or without it.
        """
        if word.endswith(".") and len(word) > 1:
            word = word[:-1]
            self.dotted.add(word)
        self.words.setdefault(word, {})[name] = value

    def make(self, values: dict[str, Value]) -> Entry:
        """Return the entry of a word with these classes; the same classes give the same sign."""
        key = frozenset(values)
        sign = self.signs.get(key)
        if sign is None:
            sign = self.signs[key] = chr(_FIRST_SIGN + len(self.signs))
        return Entry(sign=sign, values=values)

    def of(self, name: str) -> str:
        """Return the signs of all words of a class, as the inside of a regular expression's set."""
        return "".join(sorted(sign for classes, sign in self.signs.items() if name in classes))
