"""Numbers in words and digits, with the bounds that words set on them: "at least two dozen" is 24 or more.

:class:`Numbers` gives two regular-expression fragments (``cardinal``, ``ordinal``) for other grammars to build on,
the values of what they match, and :meth:`Numbers.find`, which gives every quantity of a text with its bounds.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dateline import rulebook
from dateline.read.quantities import Quantity, limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OPEN = -1
_WORD = re.compile(r"[a-z]+|\d[\d,\u00a0\u202f]*(?:\.\d+)?")
_SEPARATORS = str.maketrans("", "", ",\u00a0\u202f")
_DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_BLANK = re.compile(r"\s")
_RANGES = (("lower", "upper"), ("least", "most"), ("first", "last"))
_START = re.compile(r"[a-z]+|\d(?<!\d\d)|[½¼¾~]", re.IGNORECASE | re.ASCII)
_ORDINAL_DIGITS = r"\d+(?:st|nd|rd|th)"


class Numbers:
    """The numbers of one language; see :meth:`load`."""

    def __init__(self, language: str) -> None:
        path = f"{language}/numbers.toml"
        self._units: dict[str, float] = rulebook.section(path, "units")
        self._tens: dict[str, float] = rulebook.section(path, "tens")
        self._scales: dict[str, float] = rulebook.section(path, "scales")
        self._short: dict[str, float] = rulebook.section(path, "abbreviations")
        self._fractions: dict[str, float] = rulebook.section(path, "fractions")
        self._vague: dict[str, list[float]] = rulebook.section(path, "vague")
        self._collective: dict[str, list[float]] = rulebook.section(path, "collective")
        self._before: dict[str, str] = rulebook.section(path, "before")
        self._after: dict[str, str] = rulebook.section(path, "after")
        self._ordinals = self._ordinal_words(rulebook.section(path, "ordinals"))
        self.cardinal = self._cardinal()
        self.ordinal = rf"(?:{_ORDINAL_DIGITS}|(?:(?:{_any(self._tens)})[- ])?(?:{_any(self._ordinals)}))"
        self._finder = self._compile(rulebook.section(path, "neutral")["words"])
        tables = (self._units, self._tens, self._scales, self._vague, self._collective, self._before)
        heads = {words.split()[0] for table in tables for words in table}
        self._starts = heads | set("0123456789½¼¾") | {"a", "an", "half", "between", "from"}

    @classmethod
    @cache
    def load(cls, language: str = "en") -> Numbers:
        """Return the numbers of ``language``, read once; raises RuleError where the rule file is at fault."""
        return cls(language)

    def value(self, words: str) -> float | None:
        """Return what a cardinal in words or digits comes to ("two thousand", "1,250", "half a dozen"), or None."""
        text = words.lower().replace("½", " 1/2").replace("¼", " 1/4").replace("¾", " 3/4").strip()
        mixed = re.fullmatch(r"(?:(\d+)\s+)?(\d+)/(\d+)", text)
        if mixed:
            whole, upper, lower = (int(part or 0) for part in mixed.groups())
            return whole + upper / lower if lower else None
        return self._sum(_WORD.findall(text))

    def ordinal_value(self, words: str) -> int | None:
        """Return the place an ordinal names ("third", "twenty-first", "21st"), or None."""
        text = words.lower().strip()
        if re.fullmatch(_ORDINAL_DIGITS, text):
            return int(text[:-2])
        head, _, last = text.replace("-", " ").rpartition(" ")
        if last not in self._ordinals or (head and head not in self._tens):
            return None
        return int(self._tens.get(head, 0) + self._ordinals[last])

    def find(self, text: str) -> Iterator[Quantity]:
        """Yield every quantity in ``text`` from left to right; offsets are into ``text``.

        Clock times, codes, ordinals and ages ("12-year-old") are none.
        """
        text, last = _BLANK.sub(" ", text), 0
        for word in _START.finditer(text):
            # Trying the grammar only where a number or a bound can begin is five times as fast as searching.
            if word.start() < last or word[0].lower() not in self._starts:
                continue
            match = self._finder.match(text, word.start())
            quantity = self._quantity(match) if match else None
            if quantity is not None:
                last = quantity.last
                yield quantity

    def _ordinal_words(self, irregular: dict[str, float]) -> dict[str, float]:
        taken = set(irregular.values())
        regular = {word + "th": value for word, value in self._units.items() if value not in taken}
        tenths = {word[:-1] + "ieth": value for word, value in self._tens.items()}
        scales = {word + "th": value for word, value in self._scales.items() if word != "dozen"}
        return {**regular, **tenths, **scales, **irregular}

    def _cardinal(self) -> str:
        units, tens, scales = _any(self._units), _any(self._tens), _any(self._scales)
        digits = _DIGITS
        mixed = r"(?:\d+ )?\d/\d{1,2}(?!\d)|\d* ?[½¼¾]"
        small = rf"(?:(?:{tens})(?:[- ](?:{units}))?|{units})\b"
        leading = rf"(?:{mixed}|{digits}|{small}|an?\b)"
        half = r"half[- ](?:an? )?(?:dozen|hundred|thousand|million|billion)"
        scaled = (
            rf"{leading}(?: and a half)?[- ](?:{scales})\b(?:[- ](?:{scales})\b)*"
            rf"(?:(?:,? and |[ -])(?:{small})(?:[ -](?:{scales})\b)*)*"
        )
        return (
            rf"(?:{half}|{scaled}|(?:{mixed}|{digits})(?: ?(?:{_any(self._short)})\b)?|{small}(?: and a half)?|dozen)"
        )

    def _compile(self, neutral: list[str]) -> re.Pattern[str]:
        between = rf"(?:(?:{_any(neutral)}) )*"
        number, scales, few = self.cardinal, _any(self._scales), _any(self._vague)
        vague = rf"(?:{_any(self._collective)})\b|(?:{few})\b(?:[- ](?:{scales})\b)?"
        return re.compile(
            rf"(?<![\w.$€£#/-])(?<!\d[,:])"
            rf"(?:(?P<bound>(?:{_any(self._before)})(?<![a-z])|(?:{_any(self._before)})\b) ?{between})?"
            rf"(?:(?:between )(?P<lower>{number}) and (?P<upper>{number})"
            rf"|(?:from )?(?P<least>{number}) (?:to|or) (?P<most>{number})"
            rf"|(?P<first>{_DIGITS})[-–](?P<last>{_DIGITS}(?: (?:{scales}))?)"
            rf"|(?P<vague>{vague})|(?P<number>{number}))"
            rf"(?![\w/]|[.,:]\d|-(?:year|month|day|week|hour|old)|-\w+-old)"
            rf"(?: ?(?P<after>{_any(self._after)})(?!\w))?",
            re.IGNORECASE | re.ASCII,
        )

    def _sum(self, words: list[str]) -> float | None:
        """Return the sum of number words: scales multiply what stands before them since the last greater scale."""
        total, current, named = 0.0, 0.0, False
        for position, word in enumerate(words):
            number = self._units.get(word, self._tens.get(word))
            scale = self._scales.get(word, self._short.get(word) if position else None)
            if word[0].isdigit():
                current, named = current + float(word.translate(_SEPARATORS)), True
            elif number is not None:
                current, named = current + number, True
            elif word in self._fractions:
                current, named = current + self._fractions[word], True
            elif scale is not None:
                current, named = (current if named else 1) * scale, True
                if scale >= self._scales["thousand"]:
                    total, current, named = total + current, 0.0, False
            elif word not in {"a", "an", "and"}:
                return None
        return total + current if named or total else None

    def _quantity(self, match: re.Match[str]) -> Quantity | None:
        if match["vague"]:
            return self._loose(match)
        for lower, upper in _RANGES:
            if match[upper]:
                return self._between(match, lower, upper)
        value = self.value(match["number"])
        if value is None:
            return None
        bound = self._bound(match)
        low, high = limits(bound, value)
        start, end = match.span("number")
        return Quantity(
            low=low, high=high, point=value, start=start, end=end, first=match.start(), last=match.end(), bound=bound
        )

    def _bound(self, match: re.Match[str]) -> str:
        if match["after"]:
            return self._after[_plain(match["after"])]
        return self._before[_plain(match["bound"])] if match["bound"] else ""

    def _loose(self, match: re.Match[str]) -> Quantity:
        words = _plain(match["vague"])
        low, high = self._collective.get(words) or self._scaled(words)
        bound = self._bound(match)
        start, end = match.span("vague")
        return Quantity(
            low=low + (bound == "more than"),
            high=None if high == _OPEN or bound in {"at least", "more than"} else high,
            point=None,
            start=start,
            end=end,
            first=match.start(),
            last=match.end(),
            bound=bound,
            vague=True,
        )

    def _scaled(self, words: str) -> tuple[float, float]:
        if words in self._vague:
            low, high = self._vague[words]
            return low, high
        few, _, scale = words.rpartition(" ")
        (low, high), times = self._vague[few], self._scales[scale]
        return low * times, high if high == _OPEN else (high + 1) * times - 1

    def _between(self, match: re.Match[str], lower: str, upper: str) -> Quantity | None:
        low, high = self.value(match[lower]), self.value(match[upper])
        if low is None or high is None:
            return None
        scale = match[upper].lower().split()[-1]
        if scale in self._scales and low < self._scales[scale]:
            low *= self._scales[scale]  # "2 to 3 million" is two million to three million
        start, end = match.start(lower), match.end(upper)
        return Quantity(
            low=min(low, high),
            high=max(low, high),
            point=None,
            start=start,
            end=end,
            first=match.start(),
            last=match.end(),
            bound="between",
        )


def _plain(words: str) -> str:
    """Return the words in lower case, one space apart."""
    return " ".join(words.lower().replace("-", " ").split())


def _any(words: Iterable[str]) -> str:
    """Return an alternation of the words, longest first, their spaces matching any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
