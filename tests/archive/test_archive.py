from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import unrest
from dateline import assemble
from dateline.archive import Archive
from dateline.records import Problem, Provenance
from making import Making, day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.records import Reading

READINGS = unrest.readings()
LATER = Provenance(dateline="9", schema="1", model="", model_digest="", rules_digest="")


@pytest.fixture
def archive() -> Iterator[Archive]:
    with Archive(":memory:") as made:
        for reading in READINGS:
            made.add(reading)
        yield made


def page(words: str, updated: str | None = None) -> Reading:
    """One page under one address that says that so many were killed in Taraz."""
    text = f"{words} were killed in Taraz, the governor Nurlan Nogayev said."
    known = {"url": "https://paper.example/taraz", "published": "2022-01-07", "publisher": "North Meridian"}
    made = Making(text, known | ({"updated": updated} if updated else {})).actor("Nurlan Nogayev").place("Taraz")
    made.event("killed", "ASSAULT", where="Taraz", when=day("2022-01-06"), by="Nurlan Nogayev")
    return made.figure(words, 1, 1, by="Nurlan Nogayev").done()


def test_the_archive_gives_back_each_reading_as_it_was(archive: Archive) -> None:
    assert tuple(archive.readings()) == READINGS


def test_the_archive_and_assembling_at_once_give_one_picture(archive: Archive) -> None:
    assert tuple(archive.chronology()) == assemble.chronology(READINGS)


@settings(max_examples=15, deadline=None)
@given(st.permutations(READINGS))
def test_the_order_of_arrival_changes_nothing(readings: list[Reading]) -> None:
    with Archive(":memory:") as archive:
        for reading in readings:
            archive.add(reading)
        assert tuple(archive.chronology()) == assemble.chronology(READINGS)


@pytest.mark.parametrize(
    "again",
    [
        lambda one: one,
        lambda one: replace(one, article=replace(one.article, source="another/path.html")),
        lambda one: replace(
            one, provenance=Provenance(dateline="9", schema="1", model="", model_digest="", rules_digest="")
        ),
    ],
    ids=["the same reading", "the same page from another path", "the same records by a later program"],
)
def test_adding_again_changes_nothing(archive: Archive, again: object) -> None:
    before = archive.chronology(), list(archive.readings())
    for reading in READINGS:
        assert archive.add(again(reading)) == "known"  # type: ignore[operator]
    assert (archive.chronology(), list(archive.readings())) == before


def test_a_changed_page_takes_the_place_of_the_old_one_which_is_kept() -> None:
    with Archive(":memory:") as archive:
        assert archive.add(page("Five")) == "new"
        assert archive.add(page("Six", updated="2022-01-08")) == "version"
        assert [piece.quote[:3] for entry in archive.chronology() for piece in entry.evidence] == ["Six"]
        assert [figure.words for figure in archive.figures()] == ["Six"]
        assert [hit.snippet[:3] for hit in archive.search("killed Taraz")] == ["Six"]
        assert archive.add(page("Five")) == "known"
        assert len(list(archive.readings())) == 1


def test_an_older_version_that_comes_later_stays_behind() -> None:
    with Archive(":memory:") as archive:
        archive.add(page("Six", updated="2022-01-08"))
        assert archive.add(page("Five", updated="2022-01-07")) == "older version"
        assert [figure.words for figure in archive.figures()] == ["Six"]
        assert len(archive.chronology()) == 1


def test_a_version_that_leaves_takes_its_part_out_of_shared_entries(archive: Archive) -> None:
    emptied = Making(
        "A correction follows.", {"url": "https://wire.example/1", "published": "2022-01-05", "updated": "2022-01-09"}
    )
    assert archive.add(emptied.done()) == "version"
    left = [reading for reading in READINGS if reading.article.url != "https://wire.example/1"]
    assert tuple(archive.chronology()) == assemble.chronology([*left, emptied.done()])


@pytest.mark.parametrize(
    ("wanted", "triggers"),
    [
        ({"about": "Tokaev"}, {"declared", "dismissed", "met"}),
        ({"about": "Токаев"}, {"declared", "dismissed", "met"}),
        ({"about": "Toqaev cabinet"}, {"declared"}),
        ({"about": "demonstr"}, {"detained"}),
        ({"about": '" OR ('}, set()),
        ({"about": "nobody"}, set()),
        ({"place": "almaty"}, {"declared", "detained", "leave"}),
        ({"place": "RU"}, {"met"}),
        ({"types": ("OFFICE", "CONSULT")}, {"dismissed", "met"}),
        ({"since": "2022-01-06"}, {"dismissed", "met", "leave"}),
        ({"since": "2022-02"}, {"leave"}),
        ({"until": "2022-01"}, {"declared", "detained", "dismissed", "met"}),
        ({"until": "2022-01-05"}, {"declared", "detained"}),
        ({"since": "2023"}, set()),
        ({"limit": 1, "offset": 3}, {"met"}),
        ({}, {"declared", "detained", "dismissed", "met", "leave", "strike"}),
    ],
)
def test_what_the_chronology_can_be_asked(archive: Archive, wanted: dict[str, object], triggers: set[str]) -> None:
    assert {entry.trigger for entry in archive.chronology(**wanted)} == triggers  # type: ignore[arg-type]


def test_the_ledger_names_holders_and_marks_what_was_withdrawn(archive: Archive) -> None:
    by_holder = {figure.holder: figure for figure in archive.figures(kinds=("killed",))}
    assert (by_holder["ministry"].low, by_holder["ministry"].high) == (12, None)
    assert by_holder["Open Steppe Radio"].retracted == by_holder["Open Steppe Radio"].sources


def test_who_finds_one_person_under_all_names(archive: Archive) -> None:
    (dossier,) = archive.who("Tokayev")
    assert {"Kassym-Jomart Tokayev", "Toqaev"} <= set(dossier.identity.names)
    assert {entry.trigger for entry in dossier.entries} == {"declared", "dismissed", "met"}
    assert [claim.text for claim in dossier.claims] == ["foreign fighters were behind the protests"]
    (minister,) = archive.who("Masimov")
    assert [(office.change, office.office) for office in minister.offices] == [("dismissed", "head of the committee")]
    assert archive.who("nobody") == archive.who("") == []


def test_claims_stand_against_each_other_and_are_found_by_holder(archive: Archive) -> None:
    held = {claim.holder: claim for claim in archive.claims()}
    president, analysts = held["Toqaev"], held["Analysts"]
    assert president.against == (analysts.id,)
    assert [claim.holder for claim in archive.claims(by="Kassym-Jomart Tokayev")] == ["Toqaev"]
    assert [claim.holder for claim in archive.claims(by="analysts")] == ["Analysts"]
    assert archive.claims(about="elite") == [analysts]


def test_a_problem_is_kept_once_until_its_source_is_read(archive: Archive) -> None:
    problem = Problem(
        source="https://paper.example/taraz", stage="ingest", code="refused", message="refused", fatal=True
    )
    archive.report(problem)
    archive.report(problem)
    assert archive.problems() == [problem]
    archive.add(page("Five"))
    assert archive.problems() == []


def test_an_archive_is_a_file_that_can_be_opened_again(tmp_path: Path) -> None:
    with Archive(tmp_path / "news.db") as archive:
        for reading in READINGS:
            archive.add(reading)
    with Archive(tmp_path / "news.db", create=False) as archive:
        assert tuple(archive.chronology()) == assemble.chronology(READINGS)


@pytest.mark.parametrize("many", [1, 5000])
@pytest.mark.parametrize("wanted", [{"place": "Almaty"}, {"about": "Tokaev"}, {"types": ("COERCE",)}])
def test_pages_are_cut_from_one_list_however_they_are_found(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, wanted: dict[str, object], many: int
) -> None:
    monkeypatch.setattr("dateline.archive.query._MANY", many)
    whole = archive.chronology(**wanted)  # type: ignore[arg-type]
    pages = [archive.chronology(limit=1, offset=place, **wanted) for place in range(len(whole))]  # type: ignore[arg-type]
    assert [entry for page in pages for entry in page] == whole


def test_long_lists_are_looked_up_in_parts(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [archive.who("Tokayev"), archive.claims(by="Tokayev"), archive.chronology()]
    monkeypatch.setattr("dateline.archive.query._CHUNK", 1)
    assert [archive.who("Tokayev"), archive.claims(by="Tokayev"), archive.chronology()] == whole


def test_a_name_goes_by_one_spelling_on_every_page() -> None:
    with Archive(":memory:") as archive:
        for spelling, published in (("Karim Masimov", "07"), ("Karim Massimov", "08"), ("Karim Masimov", "09")):
            archive.add(dismissal(spelling, f"2022-01-{published}"))
        assert [entry.recipients for entry in archive.chronology()] == [("Karim Masimov",)] * 3
        assert [archive.chronology(limit=1, offset=place)[0].recipients for place in range(3)] == [
            ("Karim Masimov",)
        ] * 3
        assert "Massimov" in archive.chronology()[1].evidence[0].quote


def dismissal(name: str, published: str) -> Reading:
    text = f"{name} was dismissed on the day before, for the {published[-1]}th time."
    made = Making(text, {"url": f"https://paper.example/{published}", "published": published}).actor(name)
    return made.event("dismissed", "OFFICE", whom=(name,), when=day(published)).done()
