"""On whose word, and how firmly, at any place in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.extract import plain
from dateline.read import Rules, open_scene
from dateline.read.claims import read_claims
from dateline.read.parser import Parser
from dateline.read.statements import statement_at
from dateline.records import Span

if TYPE_CHECKING:
    from dateline.read.scene import Scene


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules.load("en")


def scene_of(text: str, parser: Parser, rules: Rules) -> Scene:
    scene = open_scene(plain(text, published="2022-01-14"), parser, rules)
    scene.claims = read_claims(scene, rules.claims)
    return scene


# text, the words asked about, who says so, stance, certainty, polarity
CASES = [
    ("Troops fired on the crowd.", "fired", None, "asserts", "certain", "positive"),
    ("Troops fired on the crowd, the mayor said.", "fired", "the mayor", "asserts", "certain", "positive"),
    ("The mayor claimed that troops fired on the crowd.", "fired", "The mayor", "claims", "probable", "positive"),
    ("The army denied that troops fired on the crowd.", "fired", "The army", "denies", "certain", "negative"),
    ("Troops reportedly fired on the crowd.", "fired", None, "asserts", "probable", "positive"),
    ("Troops did not fire on the crowd.", "fire", None, "asserts", "certain", "negative"),
    ("Troops may have fired on the crowd.", "fired", None, "asserts", "possible", "positive"),
    ("Police said troops may have fired on the crowd.", "fired", "Police", "asserts", "possible", "positive"),
    ("It was not immediately clear whether troops had fired.", "fired", None, "asserts", "unclear", "positive"),
    ("Officials could not confirm that troops had fired.", "fired", "Officials", "asserts", "unclear", "positive"),
    ("The alleged attack came at night.", "attack", None, "asserts", "probable", "positive"),
    ("No arrests were made.", "arrests", None, "asserts", "certain", "negative"),
    ("The rebels condemned the attack that killed ten.", "killed", None, "asserts", "certain", "positive"),
    (
        "The envoy said the ministry had denied that shots were fired.",
        "fired",
        "the ministry",
        "denies",
        "certain",
        "negative",
    ),
    ("The mayor said he was tired. Troops fired on the crowd.", "fired", None, "asserts", "certain", "positive"),
]


@pytest.mark.parametrize(("text", "words", "holder", "stance", "certainty", "polarity"), CASES)
def test_the_statement_that_holds(  # noqa: PLR0913, PLR0917 -- one row of the table
    text: str,
    words: str,
    holder: str | None,
    stance: str,
    certainty: str,
    polarity: str,
    parser: Parser,
    rules: Rules,
) -> None:
    start = text.rindex(words)
    found = statement_at(scene_of(text, parser, rules), Span(start=start, end=start + len(words)))
    role = found.source.holder
    assert (role.text if role else None, found.stance, found.certainty, found.polarity) == (
        holder,
        stance,
        certainty,
        polarity,
    )
    assert found.reported_at == "2022-01-14"


def test_a_cue_is_not_on_its_own_holders_word(parser: Parser, rules: Rules) -> None:
    text = "Troops fired, the mayor said, on the crowd."
    start = text.index("said")
    assert statement_at(scene_of(text, parser, rules), Span(start=start, end=start + 4)).source.holder is None


def test_the_index_follows_the_claims(parser: Parser, rules: Rules) -> None:
    scene = scene_of("The mayor said troops fired.", parser, rules)
    place = Span(start=22, end=27)
    assert statement_at(scene, place).source.holder is not None
    scene.claims = ()
    assert statement_at(scene, place).source.holder is None
