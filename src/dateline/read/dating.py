"""When something happened: the date of a trigger from its clause, its sentence, the narrative, or the article's own.

The readers of events, figures, claims and offices ask for each trigger they find. The order of the sources is fixed:

1. *clause*: a date that hangs on the trigger, or on the verb that governs both (``basis`` as the date itself has it);
2. nothing but the article's own day for what is told in the present or present perfect ("experts say", "has sued");
3. *sentence*: the nearest other date of the sentence that does not belong to a noun ("the 1991 treaty");
4. *narrative*: the day named before, where the sentence goes on from it ("Then …") or the text tells history;
5. *publication*: on or before the article's own day (``earliest`` is open), or after it for what is yet to come.

A preposition bounds the date it governs: "since Monday" lasts to publication, "by Monday" and "until Monday" end with
it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dateline.read.times.tense import is_perfect, tense_of
from dateline.records import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.read.scene import Scene
    from dateline.read.syntax import Sentence, Token
    from dateline.records import Time

_DAY = len("2022-01-13")
_YEAR = len("2022")
_HISTORY_DATES = 5
_HISTORY_SHARE = 0.6
_NEWS = 7  # days from publication
_GOES_ON = frozenset({"then", "later", "afterwards", "afterward", "thereafter", "subsequently", "next"})
_DURING = frozenset({"in", "during", "at"})
_BELONGS = frozenset({"compound", "nummod", "amod", "poss", "nmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A time that has a place, and the word of it that hangs on the rest of the sentence (None where not parsed)."""

    when: When
    start: int
    end: int
    head: Token | None

    def distance(self, offset: int) -> int:
        """Return how many characters lie between the time and the offset."""
        return max(self.start - offset, offset - self.end, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The times of one article that have a place, by sentence; ``history`` says that most lie years before it."""

    by_sentence: dict[int, list[Dated]]
    history: bool


def when_of(scene: Scene, trigger: Token) -> When | None:
    """Return when what ``trigger`` tells of happened, or None where the article gives no date at all."""
    dates = _dates(scene)
    dated = dates.by_sentence.get(trigger.sentence.index, [])
    told_of = _told_of(dated, trigger)
    if told_of is not None:
        return told_of.when
    clause = [one for one in dated if _is_in_clause(one, trigger)]
    if clause:
        nearest = min(clause, key=lambda one: (_steps(one, trigger), one.distance(trigger.start)))
        return _bounded(nearest, scene.article.published)
    if dated and not _is_current(trigger):
        loose = [one for one in dated if not _belongs_to_noun(one)]
        if loose:
            found = _bounded(min(loose, key=lambda one: one.distance(trigger.start)), scene.article.published)
            return replace(found, basis="sentence", reason=f"the nearest date of the sentence; {found.reason}")
    told = _narrative(dates, trigger.sentence)
    if told is not None:
        return told
    verb = trigger if trigger.is_verb else _governor(trigger)
    return after_publication(scene) if tense_of(verb) == "future" else by_publication(scene)


def date_at(scene: Scene, offset: int) -> When | None:
    """Return when what the word at ``offset`` tells of happened; see :func:`when_of`."""
    sentence = scene.syntax.sentence_at(offset)
    token = None if sentence is None else next((one for one in sentence.tokens if one.end > offset), None)
    return by_publication(scene) if token is None else when_of(scene, token)


def by_publication(scene: Scene) -> When | None:
    """Return "by the day the article was published", or None where that day is unknown."""
    return _published(scene, "no date in the sentence: on or before the day the article was published", ahead=False)


def after_publication(scene: Scene) -> When | None:
    """Return "from the day the article was published on", or None where that day is unknown."""
    return _published(scene, "told as to come: on or after the day the article was published", ahead=True)


def _published(scene: Scene, reason: str, *, ahead: bool) -> When | None:
    if not scene.article.published:
        return None
    day = scene.article.published[:_DAY]
    return When(
        earliest=day if ahead else None,
        latest=None if ahead else day,
        grain="day",
        certainty="uncertain",
        basis="publication",
        edtf=f"{day}/.." if ahead else f"../{day}",
        timex=day,
        reason=reason,
    )


# The clause.


def _is_in_clause(dated: Dated, trigger: Token) -> bool:
    """Say whether the date hangs on the trigger, or on the verb that governs the trigger."""
    if dated.head is None:
        return False
    if _belongs_to_noun(dated):
        noun = dated.head.head
        happening = noun.head if noun.dep == "pobj" and noun.head.lower in _DURING else None
        return noun is trigger or (happening is not None and happening.head is trigger)  # "died in Tuesday's unrest"
    verb = _governor(dated.head)
    if verb.dep == "acl" and verb.head is trigger:
        return True  # "an agreement reached in 1991"
    return verb is trigger or (not trigger.is_verb and verb is _governor(trigger))


def _told_of(dated: Sequence[Dated], trigger: Token) -> Dated | None:
    """Return the date that the trigger's clause is told of: "since 2014, when rebels *took* the town"."""
    verb = trigger if trigger.is_verb else _governor(trigger)
    mark = next((one for one in verb.each_child("advmod") if one.lower == "when"), None)
    if mark is None:
        return None
    before = next((one for one in reversed(mark.sentence.tokens[: mark.index]) if one.text != ","), None)
    return None if before is None else next((one for one in dated if one.start < before.end <= one.end), None)


def _belongs_to_noun(dated: Dated) -> bool:
    """Say whether the date is part of a noun phrase: "the 1991 treaty", "this year's congress"."""
    head = dated.head
    return head is not None and head.dep in _BELONGS and head.head.is_noun


def _governor(token: Token) -> Token:
    """Return the verb above the token, or the topmost word where there is none."""
    top = token
    for one in token.ancestors():
        top = one
        if one.is_verb:
            break
    return top


def _steps(dated: Dated, trigger: Token) -> int:
    """Return how many steps up the tree lead from the date to the trigger, or to the verb that governs both."""
    if dated.head is None:
        return 0
    goal = trigger if trigger.is_verb else _governor(trigger)
    return next((count for count, one in enumerate(dated.head.ancestors(), start=1) if one in {goal, trigger}), 0)


def _is_current(trigger: Token) -> bool:
    """Say whether the trigger is told in the present or present perfect: of the article's own day."""
    verb = trigger if trigger.is_verb else _governor(trigger)
    return tense_of(verb) == "present" or is_perfect(verb)


# What a preposition makes of a date.


def _bounded(dated: Dated, published: str | None) -> When:
    """Return the date as its preposition bounds it: "since Monday" lasts to publication, "by Monday" ends with it."""
    when = dated.when
    word = _preposition(dated)
    today = published[:_DAY] if published else None
    if word == "since" and (today is None or (when.earliest or "")[:_DAY] <= today):
        return _stretch(when, when.earliest, today, word)
    if word in _ENDS:
        return _stretch(when, None, when.latest, word)
    if word in {"before", "after"} and when.grain in _PARTS:
        return _whole_day(when)
    if word == "before":
        return _stretch(when, None, when.earliest, word)
    return _stretch(when, when.latest, None, word) if word == "after" else when


_ENDS = frozenset({"by", "until", "till"})
_PARTS = frozenset({"part-of-day", "hour", "minute"})


def _whole_day(when: When) -> When:
    """Return the day of a part of it: what happened "before dawn on Tuesday" happened on Tuesday."""
    first, last = (one[:_DAY] if one else one for one in (when.earliest, when.latest))
    day = first if first == last else f"{first or '..'}/{last or '..'}"
    return replace(when, earliest=first, latest=last, grain="day", edtf=day or "..", timex=day or when.timex)


def _preposition(dated: Dated) -> str:
    head = dated.head
    above = head.head if head is not None else None
    if head is None or above is None or above.tag != "IN" or above.index > head.index:
        return ""
    return above.lower


def _stretch(when: When, earliest: str | None, latest: str | None, word: str) -> When:
    first, last = (one[:_DAY] if one else ".." for one in (earliest, latest))
    return replace(
        when,
        earliest=earliest,
        latest=latest,
        certainty="uncertain",
        edtf=f"{first}/{last}",
        reason=f"{word!r} a date: {when.reason}",
    )


# The narrative.


def _narrative(dates: Dates, sentence: Sentence) -> When | None:
    first = next((token.lower for token in sentence.tokens), "")
    reach = range(sentence.index - 1, sentence.index - 3, -1) if first in _GOES_ON else ()
    if dates.history:
        reach = range(sentence.index - 1, -1, -1)
    for index in reach:
        before = dates.by_sentence.get(index)
        if before:
            when = before[-1].when
            return replace(when, basis="narrative", certainty="uncertain", reason="the date the text named before")
    return None


def _dates(scene: Scene) -> Dates:
    """Return the times that have a place, by sentence; made once for a scene."""
    if scene.dated is None:
        found: dict[int, list[Dated]] = {}
        for time in scene.times:
            sentence = scene.syntax.sentence_at(time.span.start) if time.when is not None else None
            if sentence is not None and time.when is not None:
                one = Dated(when=time.when, start=time.span.start, end=time.span.end, head=_head(sentence, time))
                found.setdefault(sentence.index, []).append(one)
        history = _tells_history(scene.article.published, scene.times) and not _tells_news(scene)
        scene.dated = Dates(by_sentence=found, history=history)
    return scene.dated


def _tells_history(published: str | None, times: Sequence[Time]) -> bool:
    named = [time.when.latest for time in times if time.when and time.when.latest and time.when.basis == "explicit"]
    years = [int(latest[:_YEAR]) for latest in named if latest[:_YEAR].isdigit()]
    if len(years) < _HISTORY_DATES:
        return False
    limit = int(published[:_YEAR]) - 1 if published else 9999
    return sum(year < limit for year in years) >= _HISTORY_SHARE * len(years)


def _tells_news(scene: Scene) -> bool:
    """Say whether the text tells of the days before its publication by weekday: then its years are background."""
    published = scene.article.published
    if not published:
        return False
    named = [time.when for time in scene.times if time.when is not None and time.when.basis == "weekday"]
    return any(when.latest is not None and abs(_days(when.latest, published)) <= _NEWS for when in named)


def _days(one: str, other: str) -> int:
    try:
        return (date.fromisoformat(one[:_DAY]) - date.fromisoformat(other[:_DAY])).days
    except ValueError:
        return _NEWS + 1


def _head(sentence: Sentence, time: Time) -> Token | None:
    """Return the word of the expression that hangs on a word outside it."""
    start, end = time.span.start, time.span.end
    inside = (one for one in sentence.tokens if one.start < end and one.end > start)
    return next((one for one in inside if one.head is one or not start <= one.head.start < end), None)
