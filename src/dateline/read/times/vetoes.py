"""What looks like a time and is none, or is one of another kind: verbs, names, titles, ages, rates, quantities.

Each check sees the words beside the expression and its parse; the first that objects rules the expression out. The
words they look for are in ``times-words.toml`` (``[tags]``, ``[beside]``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.read.times.tense import tense_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dateline.read.syntax import Token
    from dateline.read.times.grammar import Candidate
    from dateline.read.times.rules import TimeRules
    from dateline.read.times.scanner import Scan

_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LOC", "NORP", "LAW", "EVENT"})
_MAY_BE_LARGE = frozenset(
    {"MONTH", "WEEKDAY", "WEEKDAYS", "WEEKDAYSHORT", "SEASON", "HOLIDAY", "ZONE", "ERA", "AMPM"},
)
_SHORTEST_TITLE = 3
_LONGEST_HEADLINE = 200
_LARGE_SHARE = 0.8
_RATE_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """A candidate, the lower-case words before and after it, and its tokens (none where not parsed)."""

    candidate: Candidate
    scan: Scan
    tokens: Sequence[Token]
    before: str
    after: str
    rules: TimeRules

    @property
    def words(self) -> list[str]:
        """The candidate's words, as written."""
        return [self.scan.word(index) for index in range(self.candidate.start, self.candidate.end)]

    def beside(self, name: str) -> frozenset[str]:
        """Return a list of words from the rule file."""
        return self.rules.beside[name]


def is_vetoed(candidate: Candidate, scan: Scan, tokens: Sequence[Token], rules: TimeRules) -> bool:
    """Say whether the words around the candidate, or its parse, show that it is no time."""
    around = Surroundings(
        candidate=candidate,
        scan=scan,
        tokens=tokens,
        before=_word(scan, candidate.start - 1),
        after=_word(scan, candidate.end),
        rules=rules,
    )
    return around.before in around.beside("money") or any(check(around) for check in _CHECKS)


def _word(scan: Scan, index: int) -> str:
    return scan.word(index).lower() if 0 <= index < len(scan.starts) else ""


def _is_small(around: Surroundings) -> bool:
    """Say whether a month that is another word too is written without its capital: "may", "march"."""
    large = around.beside("written_large")
    return "month" in around.candidate.slots and any(
        word.islower() and word.rstrip(".") in large for word in around.words
    )


def _is_mistagged(around: Surroundings) -> bool:
    if around.candidate.end - around.candidate.start != 1 or len(around.tokens) != 1:
        return False
    wanted = around.rules.tags.get(around.words[0].lower())
    return wanted is not None and around.tokens[0].tag not in wanted


def _is_in_name(around: Surroundings) -> bool:
    """Say whether the words lie inside a longer name: a newspaper, a person called April."""
    if not around.tokens or any(word[-1].isdigit() or word[0].isdigit() for word in around.words):
        return False
    first, last = around.tokens[0], around.tokens[-1]
    if first.entity in _NAMES and not first.entity_begins:
        return True
    following = last.sentence.tokens[last.index + 1 : last.index + 2]
    if last.entity in _NAMES and any(one.entity == last.entity and not one.entity_begins for one in following):
        return True
    if len(around.tokens) > 1:
        return False
    # "Sunday Okoro": a given name before a surname the parser knows or does not.
    is_given = first.dep == "compound" and first.head.index == first.index + 1 and first.head.tag == "NNP"
    return first.entity == "PERSON" or (is_given and first.head.dep in {"nsubj", "nsubjpass", "pobj", "dobj", "conj"})


def _is_title(around: Surroundings) -> bool:
    """Say whether a capital inside the sentence makes a name of the words: "This Week", "USA Today"."""
    candidate, scan = around.candidate, around.scan
    last = scan.entries[candidate.end - 1]
    if candidate.start == 0 or (last is not None and _MAY_BE_LARGE & last.values.keys()):
        return False
    word = scan.word(candidate.end - 1)
    if not word[0].isupper() or word.isupper() or len(word) < _SHORTEST_TITLE:
        return False
    if _is_headline(scan):
        return False
    if candidate.end - candidate.start > 1:
        return not {"holiday", "election"} & {*candidate.slots, *candidate.rule.slots}
    return scan.word(candidate.start - 1)[0].isupper()


def _is_headline(scan: Scan) -> bool:
    """Say whether most words of the line are written large, so that a capital says nothing."""
    words = [
        word for word in scan.text[:_LONGEST_HEADLINE].split() if len(word) > _SHORTEST_TITLE and word[0].isalpha()
    ]
    return sum(word[0].isupper() for word in words) > _LARGE_SHARE * len(words)


def is_rate(candidate: Candidate, tokens: Sequence[Token]) -> bool:
    """Say whether "a week" tells how often, not how long: "four flights a week", "$2 million a year"."""
    if candidate.rule.make != "duration" or "one" not in candidate.slots or len(tokens) != _RATE_WORDS:
        return False
    unit = tokens[-1]
    return unit.dep == "npadvmod" and (unit.head.is_noun or unit.head.tag in {"CD", "$"})


def _is_age(around: Surroundings) -> bool:
    """Say whether years are somebody's: "the 81-year-old", "seven years old", "aged three years"."""
    words = {word.lower() for word in around.words}
    if "old" in words:
        return bool({"year", "years"} & words)
    if around.candidate.rule.make != "duration" or not {"year", "years", "month", "months"} & words:
        return False
    second = _word(around.scan, around.candidate.end + 1)
    is_old = around.after == "old" or (around.after == "-" and second == "old")
    return is_old or around.before == "aged" or (around.after == "of" and second == "age")


def _is_recorded(around: Surroundings) -> bool:
    """Say whether the amount measures what is recorded: "75 hours of video"."""
    is_playing_time = around.candidate.slots.get("unit") in {"second", "minute", "hour"} and around.after == "of"
    return is_playing_time and _word(around.scan, around.candidate.end + 1) in around.beside("recorded")


def _is_before_something(around: Surroundings) -> bool:
    """Say whether "before" belongs to what follows: "the day before the vote"."""
    last = around.tokens[-1] if around.tokens else None
    if last is None or last.lower != "before":
        return False
    return last.dep == "mark" or last.child("pobj", "pcomp") is not None


def _is_untimely(around: Surroundings) -> bool:
    """Say whether the verb's tense rules the words out: "soon" of the past is no time ("the army soon left")."""
    barred = around.candidate.rule.unless_tense
    return barred is not None and bool(around.tokens) and tense_of(around.tokens[0]) == barred


def _is_other_word(around: Surroundings) -> bool:
    """Say whether the unit or month is another word: "a second attack", "the March to Versailles"."""
    slots = around.candidate.slots
    if around.candidate.rule.make == "duration" and "one" in slots and slots.get("unit") in {"second", "quarter"}:
        return True
    if len(around.words) != 1:
        return False
    if around.words[0].lower() in around.beside("short_months"):
        return True  # "Jan" and "Dec" alone are people, "Jan." and "Dec." months
    if around.words[0] != "March":
        return False
    return around.after in around.beside("march_to") and around.before not in around.beside("month_in")


def _is_quantity(around: Surroundings) -> bool:
    """Say whether a bare four-digit number counts things ("about 2000 troops")."""
    candidate, scan = around.candidate, around.scan
    if candidate.rule.make != "date" or len(around.words) - ("mod" in candidate.slots) != 1:
        return False
    if "year" not in candidate.slots:
        return False
    if around.before in {".", ","} and scan.starts[candidate.start] == scan.ends[candidate.start - 1]:
        return True
    if not around.tokens or around.before in around.beside("the"):
        return False
    number = around.tokens[-1]
    counted = number.head
    return number.dep == "nummod" and counted.tag == "NNS" and counted.index == number.index + 1


_CHECKS: tuple[Callable[[Surroundings], bool], ...] = (
    _is_small,
    _is_mistagged,
    _is_in_name,
    _is_title,
    _is_age,
    _is_recorded,
    _is_before_something,
    _is_untimely,
    _is_other_word,
    _is_quantity,
)
