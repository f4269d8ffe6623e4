"""Which reports are joined, and which never: a table of pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dateline.assemble.match import Sketch, blocks, compare, window
from dateline.assemble.teller import Teller
from making import Making, day

if TYPE_CHECKING:
    from dateline.assemble.told import Report
    from dateline.records import When

JAN_5 = day("2022-01-05")


def told(text: str, trigger: str, kind: str = "ASSAULT", url: str = "https://a.example/1", **more: Any) -> Report:  # noqa: ANN401 -- whatever an event has
    made = Making(text, {"url": url, "published": "2022-01-06", "publisher": url})
    for name in ("Kassym-Jomart Tokayev", "Toqaev", "Kemel Tokayev", "Karim Masimov", "Nurlan Nogayev"):
        made.actor(name)
    made.actor("National Security Committee", "organisation", aliases=("KNB",)).actor("KNB", "organisation")
    made.place("Almaty").place("Taraz").place("Kazakhstan", precision="country").place("Bishkek", "KG")
    return Teller(made.event(trigger, kind, **more).done()).reports()[0]


def joined(one: Report, other: Report) -> bool:
    link = compare(Sketch(one), Sketch(other))
    # What is joined must also be found by a common key.
    assert link is None or blocks(one) & blocks(other)
    return link is not None


FIRED = told(
    "Tokayev dismissed Masimov.",
    "dismissed",
    "OFFICE",
    who=("Kassym-Jomart Tokayev",),
    whom=("Karim Masimov",),
    when=JAN_5,
)
CLASHED = told("Police clashed with protesters in Almaty.", "clashed", who=("Police",), where="Almaty", when=JAN_5)
OTHER = "https://b.example/2"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (
            told(
                "Toqaev is dismissing Karim Masimov.",
                "dismissing",
                "OFFICE",
                OTHER,
                who=("Toqaev",),
                whom=("Karim Masimov",),
                when=day(None, "2022-01-13"),
            ),
            "another transliteration, another inflection, a date that includes the day",
        ),
        (
            told(
                "Karim Masimov was dismissed, it was said.",
                "dismissed",
                "OFFICE",
                OTHER,
                whom=("Karim Masimov",),
                when=JAN_5,
            ),
            "no actor named, the same words for the deed on the same day",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_joined(other: Report, why: str) -> None:
    assert joined(FIRED, other), why
    assert joined(other, FIRED), why


def fired(**more: Any) -> Report:  # noqa: ANN401 -- whatever an event has
    given: dict[str, Any] = {"who": ("Kassym-Jomart Tokayev",), "whom": ("Karim Masimov",), "when": JAN_5} | more
    return told("Tokayev dismissed him.", "dismissed", given.pop("kind", "OFFICE"), OTHER, **given)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (fired(when=day("2022-01-07")), "another day"),
        (fired(when=None), "no day"),
        (fired(kind="COERCE"), "another type"),
        (fired(auxiliary=("negated",)), "it did not happen"),
        (fired(auxiliary=("future",)), "it has not happened"),
        (fired(who=("Nurlan Nogayev",)), "another actor"),
        (fired(who=("Kemel Tokayev",)), "another given name"),
        (fired(whom=("Nurlan Nogayev",)), "another recipient"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_never_joined(other: Report, why: str) -> None:
    assert not joined(FIRED, other), why


@pytest.mark.parametrize(
    ("where", "when", "expected"),
    [
        ("Almaty", JAN_5, True),
        ("Taraz", JAN_5, False),
        ("Bishkek", JAN_5, False),
        ("Almaty", day("2022-01-06"), False),
        (None, JAN_5, False),
    ],
)
def test_unnamed_sides_are_joined_by_town_day_and_deed(where: str | None, when: When | None, *, expected: bool) -> None:
    other = told(
        "Officers clashed with crowds of protesters.",
        "clashed",
        "ASSAULT",
        OTHER,
        who=("Police",),
        where=where,
        when=when,
    )
    assert joined(CLASHED, other) is expected


def test_one_article_may_tell_of_one_event_twice_but_a_sentence_only_once() -> None:
    made = Making(
        "Police clashed with crowds in Almaty and clashed again. Police in Almaty clashed with crowds, with people."
    )
    made.place("Almaty")
    for trigger in ("clashed with crowds in", "clashed again", "clashed with crowds,"):
        made.event(trigger, "ASSAULT", who=("Police",), where="Almaty", when=JAN_5)
    first, again, later = Teller(made.done()).reports()
    assert joined(first, later)
    assert not joined(first, again)


def test_another_deed_between_the_same_unnamed_sides_is_another_event() -> None:
    shot = told("Police shot at protesters in Almaty.", "shot", url=OTHER, who=("Police",), where="Almaty", when=JAN_5)
    assert not joined(CLASHED, shot)


def test_other_words_for_the_deed_are_trusted_where_both_sides_agree() -> None:
    sacked = told(
        "Toqaev sacked Masimov.", "sacked", "OFFICE", OTHER, who=("Toqaev",), whom=("Karim Masimov",), when=JAN_5
    )
    assert joined(FIRED, sacked)


def test_an_acronym_is_the_name() -> None:
    full = told(
        "The committee was stormed in Almaty.",
        "stormed",
        whom=("National Security Committee",),
        where="Almaty",
        when=JAN_5,
    )
    short = told("KNB offices stormed.", "stormed", url=OTHER, whom=("KNB",), where="Almaty", when=JAN_5)
    assert joined(full, short)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (day("2022-01-05"), ("2022-01-05", "2022-01-05")),
        (day(None, "2022-01-31"), ("2021-12-31", "2022-01-31")),
        (day("2022-01-01", None), ("2022-01-01", "2022-02-01")),
        (day("2022-01-05T14:30"), ("2022-01-05", "2022-01-05")),
        (day("2022-02-01", "2022-01-01"), None),
        (day("0001-01-01"), ("0001-01-01", "0001-01-01")),
        (day(None, "0001-01-05"), None),
        (day("-0044-03-15"), None),
        (None, None),
    ],
)
def test_the_days_a_date_leaves_open(when: When | None, expected: tuple[str, str] | None) -> None:
    found = window(when)
    assert (found and (found.first, found.last)) == expected
