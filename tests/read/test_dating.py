"""When a trigger's event happened, and what the answer rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.extract import plain
from dateline.read.dating import date_at, when_of

if TYPE_CHECKING:
    from dateline import Reader
    from dateline.records import When


def when(reader: Reader, text: str, trigger: str, published: str | None = "2022-01-14") -> When | None:
    return date_at(reader.scene(plain(text, published=published)), text.index(trigger))


@pytest.mark.parametrize(
    ("text", "trigger", "value", "basis"),
    [
        # The clause's own date.
        ("Troops left on January 12 and looters came on January 13.", "left", "2022-01-12", "year inferred"),
        ("Troops left on January 12 and looters came on January 13.", "came", "2022-01-13", "year inferred"),
        ("The withdrawal of troops began on January 12.", "withdrawal", "2022-01-12", "year inferred"),
        ("They broke an agreement reached in 1991.", "agreement", "1991", "explicit"),
        ("Two men died in Monday's unrest.", "died", "2022-01-10", "weekday"),
        ("Raids are common since 2014, when rebels took the town.", "took", "2014", "explicit"),
        ("He led the bank until 2020, when the king dismissed him.", "dismissed", "2020", "explicit"),
        ("A quake shook the coast before dawn on Tuesday.", "shook", "2022-01-11", "weekday"),
        # Another date of the sentence.
        ("He said that troops who fled were caught on Monday.", "fled", "2022-01-10", "sentence"),
        # A noun's date is the noun's alone.
        ("The judge argued against the 1991 treaty.", "argued", "2022-01-14", "publication"),
        ("The judge argued against the 1991 treaty.", "treaty", "1991", "explicit"),
        # The present and the present perfect are of the article's day.
        ("Experts say that the deal was killed in October.", "say", "2022-01-14", "publication"),
        ("The firm has sued rivals that left in 2019.", "sued", "2022-01-14", "publication"),
        # A sentence that goes on from the one before.
        ("Troops left on January 12. Then shops opened.", "opened", "2022-01-12", "narrative"),
        # Nothing in the text.
        ("Troops left.", "left", "2022-01-14", "publication"),
    ],
)
def test_the_date_and_its_basis(reader: Reader, text: str, trigger: str, value: str, basis: str) -> None:
    found = when(reader, text, trigger)
    assert found is not None
    assert (found.timex, found.basis) == (value, basis)


def test_by_publication_is_open_to_the_past(reader: Reader) -> None:
    found = when(reader, "Troops left.", "left")
    assert found is not None
    assert (found.earliest, found.latest, found.edtf) == (None, "2022-01-14", "../2022-01-14")


@pytest.mark.parametrize(
    ("text", "trigger", "earliest", "latest", "edtf"),
    [
        ("Police have held 40 people since Monday.", "held", "2022-01-10", "2022-01-14", "2022-01-10/2022-01-14"),
        ("The pullout will end by January 23.", "end", None, "2022-01-23", "../2022-01-23"),
        ("They stayed until January 5.", "stayed", None, "2022-01-05", "../2022-01-05"),
        ("They fled before January 5.", "fled", None, "2022-01-05", "../2022-01-05"),
        ("They fled after January 5.", "fled", "2022-01-05", None, "2022-01-05/.."),
        ("They fled on January 5.", "fled", "2022-01-05", "2022-01-05", "2022-01-05"),
    ],
)
def test_prepositions_bound_the_date(
    reader: Reader, text: str, trigger: str, earliest: str | None, latest: str | None, edtf: str
) -> None:
    found = when(reader, text, trigger)
    assert found is not None
    assert (found.earliest, found.latest, found.edtf) == (earliest, latest, edtf)


def test_what_is_yet_to_come_is_open_to_the_future(reader: Reader) -> None:
    found = when(reader, "Troops will leave.", "leave")
    assert found is not None
    assert (found.earliest, found.latest, found.edtf) == ("2022-01-14", None, "2022-01-14/..")


def test_without_any_date_there_is_none(reader: Reader) -> None:
    assert when(reader, "Troops left.", "left", None) is None


def test_every_word_of_an_article_can_be_asked(reader: Reader) -> None:
    scene = reader.scene(plain("On Monday he left.\n\nThe 2019 vote, held in May, was void.", published="2022-01-14"))
    assert all(when_of(scene, token) is not None for sentence in scene.syntax.sentences for token in sentence.tokens)


def test_the_years_in_a_report_of_the_week_are_its_background(reader: Reader) -> None:
    text = (
        "A court jailed the former mayor on Thursday. He ran the town from 2006 until 2010, and from 2011 to 2012. "
        "He fled in 2013 and was caught in 2014. Some 200 people gathered outside."
    )
    found = when(reader, text, "gathered")
    assert found is not None
    assert (found.basis, found.latest) == ("publication", "2022-01-14")
