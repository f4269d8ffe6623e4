"""Text → words with their signs: one pass, linear in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.read.times.lexicon import UNKNOWN, Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.read.numbers import Numbers
    from dateline.read.times.lexicon import Lexicon, Value

# Possessive quantifiers: no run of digits or letters is read twice. Words that cannot be "a.m.", "p.m.", "BC", "AD",
# "CE" or "o'clock" stand first, as most of a text is such words.
_TOKEN = re.compile(
    r"""
      (?P<letters>[^\W\d_aApPbBcCoO][^\W\d_]*+)
    | (?P<iso>(?<![\d-])\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
    | (?P<slash>(?<![\d/.])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{4}/\d{1,2}/\d{1,2})(?![\d/]))
    | (?P<clock>(?<![\d:.])\d{1,2}:\d\d(?::\d\d)?(?![\d:]))
    | (?P<grouped>\d{1,3}(?:,\d{3})++(?!\d))
    | (?P<decimal>\d++\.\d++)
    | (?P<fraction>½|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/]))
    | (?P<nth>\d++(?:st|nd|rd|th)\b)
    | (?P<decade>(?<!\w)['’]?\d{1,3}0['’]?s\b)
    | (?P<short>(?<![\w])['’]\d\d(?!\w))
    | (?P<integer>\d++)
    | (?P<ampm>(?<![^\W\d_])[AaPp](?:\.\s?[Mm](?:\.|\b)|[Mm]\b))
    | (?P<era>(?<![^\W\d_])(?:B\.C\.(?:E\.)?|B\.C\b|BCE?|A\.D\.|AD|C\.E\.|CE)(?![^\W\d_]))
    | (?P<oclock>[oO]['’][cC]lock\b)
    | (?P<word>[^\W\d_]++)
    | (?P<possessive>['’]s\b)
    | (?P<sign>[^\s\w])
    """,
    re.VERBOSE,
)
_LONGEST_NUMBER = 4
_LONGEST_SHORT = 2
_CENTURY = 100
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_DAYS, _HOURS, _MINUTES = 31, 24, 60
_LONGEST_SPELLED = 80
_LARGEST_MEMORY = 50_000
_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_NEXT_WORD = re.compile(r"[ -]([a-zA-Z]{3,8})\b")
_DIGITS = frozenset({"integer", "decimal", "grouped"})
_LETTERS = frozenset({"letters", "word"})
_SAMPLES = (*range(_LAST_YEAR + 2), 2359, 2400, 2500, 9999)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The words of one stretch of text: offsets (from its start), what is known of each, and the string of signs."""

    text: str
    starts: list[int]
    ends: list[int]
    entries: list[Entry | None]
    signs: str

    def word(self, index: int) -> str:
        """Return the word at the index, as written."""
        return self.text[self.starts[index] : self.ends[index]]


class Scanner:
    """Turns text into a :class:`Scan` with one language's lexicon and numbers.

    Digits get their classes here (``COUNT DAY HOUR YEAR …``); words come from the lexicon, spelled-out numbers from
    :class:`~dateline.read.numbers.Numbers`.
    """

    def __init__(self, lexicon: Lexicon, numbers: Numbers, number_words: frozenset[str]) -> None:
        self._lexicon = lexicon
        self._numbers = numbers
        self._number_words = number_words
        self._spelled = re.compile(rf"(?P<nth>{numbers.ordinal}\b)|{numbers.cardinal}", re.IGNORECASE)
        self._known: dict[tuple[str, str], Entry | None] = {}
        self._makers: dict[str, Callable[[str], Entry | None]] = {
            "letters": self._word,
            "word": self._word,
            "sign": self._word,
            "integer": self._integer,
            "grouped": lambda text: self._plain("COUNT", text.replace(",", "")),
            "nth": self._nth,
            "decade": self._decade,
            "short": lambda text: self._plain("SHORT", text[1:]),
            "clock": lambda text: self._plain("CLOCK", text),
            "iso": lambda text: self._plain("ISO", text),
            "slash": lambda text: self._plain("SLASH", text),
            "fraction": lambda text: self._plain("FRACTION", text),
            "ampm": lambda text: self._plain("AMPM", text[0].lower()),
            "era": lambda text: self._plain("ERA", "BC" if text[0] == "b" else "AD"),
            "oclock": lambda text: self._plain("OCLOCK", text),
            "decimal": self._decimal,
            "possessive": lambda _: self._plain("'s", "'s"),
        }
        self._meet_every_sign()

    def _meet_every_sign(self) -> None:
        """Let every sort of word and number have its sign, so that patterns can be compiled."""
        for word in self._lexicon.words:
            self._word(word)
        for sample in _SAMPLES:
            self._integer(str(sample))
            self._integer(f"{sample:02d}")
            self._integer(f"{sample:04d}")
            self._nth(f"{sample}th")
            self._number(sample)
        for kind, text in (
            ("ampm", "am"),
            ("era", "BC"),
            ("decade", "1990s"),
            ("decade", "80s"),
            ("word", "third"),
            ("decimal", "9.30"),
        ):
            self._makers[kind](text)
        for kind in ("short", "clock", "iso", "slash", "fraction", "oclock", "decimal", "possessive"):
            self._makers[kind]("0.0")
        self._makers["grouped"]("1,000")

    def scan(self, text: str) -> Scan:
        """Return the words of ``text``."""
        starts: list[int] = []
        ends: list[int] = []
        entries: list[Entry | None] = []
        known, spelled_until = self._known, 0
        for match in _TOKEN.finditer(text):
            begin, end = match.span()
            if begin < spelled_until:
                continue
            key = (match.lastgroup or "sign", text[begin:end].lower())
            if key not in known:
                known[key] = self._meet(*key)
            entry = known[key]
            if entry is not None and key[0] in _LETTERS:
                if text.startswith(".", end) and key[1] in self._lexicon.dotted:
                    end += 1
                    spelled_until = end
                elif key[1] in self._number_words:
                    entry, end = self._spell(text, begin, end)
                    spelled_until = end
            elif key[0] in _DIGITS and self._is_scaled(text, end):
                entry, end = self._spell(text, begin, end)
                spelled_until = end
            starts.append(begin)
            ends.append(end)
            entries.append(entry)
        signs = "".join([UNKNOWN if entry is None else entry.sign for entry in entries])
        return Scan(text=text, starts=starts, ends=ends, entries=entries, signs=signs)

    def _meet(self, kind: str, text: str) -> Entry | None:
        if len(self._known) > _LARGEST_MEMORY:
            self._known.clear()
        maker = self._makers.get(kind)
        return None if maker is None else maker(text)

    def _plain(self, name: str, text: str) -> Entry:
        return self._lexicon.make({name: text})

    def _word(self, text: str) -> Entry | None:
        values = dict(self._lexicon.words.get(text, {}))
        if text in self._number_words:
            values["SPELLED"] = text
        elif text.endswith(_ORDINAL_ENDS):
            place = self._numbers.ordinal_value(text)
            if place is not None:
                values |= _nth_values(place)
        return self._lexicon.make(values) if values else None

    def _is_scaled(self, text: str, end: int) -> bool:
        """Say whether a number word follows a number in digits: "4.5 billion"."""
        following = _NEXT_WORD.match(text, end)
        return following is not None and following.group(1).lower() in self._number_words

    def _spell(self, text: str, begin: int, end: int) -> tuple[Entry, int]:
        """Return the entry and the end of the number that begins with the word from ``begin`` to ``end``."""
        match = self._spelled.match(text, begin, begin + _LONGEST_SPELLED)
        if match is None or match.end() < end:
            alone = self._numbers.value(text[begin:end])
            return self._number(alone) if alone is not None else self._lexicon.make({"SPELLED": 0}), end
        if match["nth"]:
            return self._lexicon.make(_nth_values(self._numbers.ordinal_value(match["nth"]) or 0)), match.end()
        value = self._numbers.value(match.group())
        return (self._number(value), match.end()) if value is not None else (self._lexicon.make({"SPELLED": 0}), end)

    def _number(self, value: float) -> Entry:
        number = int(value) if value == int(value) else value
        values: dict[str, Value] = {"COUNT": number, "SPELLED": number}
        if number in range(1, 13):
            values["HOUR"] = number
        return self._lexicon.make(values)

    def _integer(self, text: str) -> Entry | None:
        if len(text) > _LONGEST_NUMBER or not text.isascii():
            return None
        number = int(text)
        values: dict[str, Value] = {}
        if text[0] != "0" or number == 0:
            values["COUNT"] = number
        if number:
            values["ANYYEAR"] = number
        if len(text) <= _LONGEST_SHORT:
            values |= {"TWO": text} if len(text) == _LONGEST_SHORT else {}
            values |= {"DAY": number} if 1 <= number <= _DAYS else {}
            values |= {"HOUR": number} if number <= _HOURS else {}
        if len(text) == _LONGEST_NUMBER:
            values |= {"YEAR": number} if _FIRST_YEAR <= number <= _LAST_YEAR else {}
            values |= {"MILITARY": text} if number // _CENTURY < _HOURS and number % _CENTURY < _MINUTES else {}
        return self._lexicon.make(values)

    def _nth(self, text: str) -> Entry | None:
        digits = text[:-2]
        if len(digits) > _LONGEST_SHORT or not digits.isascii():
            return None
        values = _nth_values(int(digits))
        return self._lexicon.make({**values, "DIGITSTH": int(digits)} if "DAYNTH" in values else values)

    def _decimal(self, text: str) -> Entry:
        """Return a decimal, which may be a time of day ("9.30 p.m.")."""
        hour, minute = text.split(".")
        if (
            len(hour) <= _LONGEST_SHORT
            and len(minute) == _LONGEST_SHORT
            and int(hour) < _HOURS
            and int(minute) < _MINUTES
        ):
            return self._lexicon.make({"DECIMAL": text, "DOTTED": f"{hour}:{minute}"})
        return self._plain("DECIMAL", text)

    def _decade(self, text: str) -> Entry | None:
        digits = "".join(filter(str.isascii, re.sub(r"\D", "", text)))
        if not digits or int(digits) % 10:
            return None
        return self._lexicon.make({"DECADE2" if len(digits) == _LONGEST_SHORT else "DECADE": int(digits)})


def _nth_values(place: int) -> dict[str, Value]:
    return {"NTH": place, "DAYNTH": place} if 1 <= place <= _DAYS else {"NTH": place}
