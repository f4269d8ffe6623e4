"""The sample corpus, read: one file an article, in lines that a person can review.

pytest tests/test_golden.py --update   # rewrite; the git diff is the review
"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.publish import phrases
from dateline.records import Reading

if TYPE_CHECKING:
    from dateline import Reader
    from dateline.records import Line, Span

CORPUS = resources.files("dateline") / "corpus"
PAGES = sorted(entry.name for entry in CORPUS.iterdir() if entry.name.endswith((".html", ".txt")))
GOLDEN = Path(__file__).parent / "golden"
_SHOWN = 60


def summary(reading: Reading) -> dict[str, object]:
    """Return what was read, a line a record, with the words of the text that it stands on."""
    article = reading.article

    def words(span: Span) -> str:
        return article.text[span.start : span.end]

    def line(one: Line) -> str:
        text = " ".join(words(one.span).split())
        return f"{one.label}: {text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}"

    return {
        "title": article.title,
        "authors": list(article.authors),
        "publisher": article.publisher,
        "origin": article.origin,
        "credits": [f"{credit.role}: {credit.name}" for credit in article.credits],
        "published": f"{article.published} ({article.published_basis}: {article.published_reason})",
        "lines": [line(one) for one in article.lines],
        "times": [
            f"{words(time.span)} = {time.type} {time.value} ({phrases.when(time.when)})" for time in reading.times
        ],
        "actors": [
            f"{actor.name} ({actor.kind}, {actor.country}): {', '.join(sorted({one.text for one in actor.mentions}))}"
            for actor in reading.actors
        ],
        "places": [f"{place.name} ({place.country}, {place.precision})" for place in reading.places],
        "events": [
            " · ".join(
                (
                    phrases.when(event.when),
                    phrases.what(reading, event),
                    phrases.place(reading, event.place),
                    phrases.according_to(reading, event.statement),
                )
            )
            for event in reading.events
        ],
        "figures": [
            f"{figure.kind} {phrases.amount(figure)} “{figure.words}” {figure.whom.text if figure.whom else ''} · "
            f"{phrases.according_to(reading, figure.statement)}"
            for figure in reading.figures
        ],
        "claims": [f"{phrases.according_to(reading, claim.statement)}: {claim.text}" for claim in reading.claims],
        "offices": [
            f"{phrases.role(reading, one.person)} {one.change} {one.office} "
            f"({phrases.role(reading, one.body) if one.body else None}) {phrases.when(one.when)}"
            for one in reading.tenures
        ],
        "problems": [problem.message for problem in (*article.problems, *reading.problems)],
    }


@pytest.mark.parametrize("page", PAGES)
def test_the_sample_corpus_is_read_as_reviewed(page: str, reader: Reader, request: pytest.FixtureRequest) -> None:
    with resources.as_file(CORPUS / page) as path:
        (reading,) = reader.read_all([str(path)])
    assert isinstance(reading, Reading)
    found = json.dumps(summary(reading), indent=1, ensure_ascii=False).replace(str(CORPUS), "corpus") + "\n"
    golden = GOLDEN / f"{page}.json"
    if request.config.getoption("--update"):
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


def test_every_golden_reading_has_its_page() -> None:
    assert sorted(path.name.removesuffix(".json") for path in GOLDEN.iterdir()) == PAGES


def test_the_corpus_is_what_the_issue_of_many_outlets_needs() -> None:
    assert len(PAGES) >= 24
    assert {Path(page).suffix for page in PAGES} == {".html", ".txt"}
