"""From a word to the part it plays, and to the actor it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.extract import plain
from dateline.read.actors import ActorRules, read_actors
from dateline.read.parser import Parser
from dateline.read.places import PlaceRules, read_places
from dateline.read.roles import role_of, roles_of
from dateline.read.scene import Scene

if TYPE_CHECKING:
    from dateline.read.syntax import Token


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def staged(parser: Parser, text: str, word: str) -> tuple[Scene, Token]:
    article = plain(text, published="2022-01-14")
    scene = Scene(article=article, syntax=parser.parse(text, [line.span for line in article.lines]))
    scene.places = read_places(scene, PlaceRules.load())
    scene.actors = read_actors(scene, ActorRules.load())
    return scene, next(t for sentence in scene.syntax.sentences for t in sentence.tokens if t.text == word)


def name(scene: Scene, actor: str | None) -> str | None:
    return next((one.name for one in scene.actors if one.id == actor), None)


@pytest.mark.parametrize(
    ("text", "word", "words", "actor"),
    [
        ("President Ana Silva, who won in May, spoke.", "Silva", "President Ana Silva", "Ana Silva"),
        ("President Ana Silva, who won in May, spoke.", "who", "President Ana Silva", "Ana Silva"),
        ("Police freed the miners who were trapped.", "who", "the miners", "miners"),
        ("The soldiers that fled were shot.", "that", "The soldiers", "soldiers"),
        ("Hundreds of civilians were hurt.", "Hundreds", "Hundreds of civilians", "civilians"),
        ("A Health Ministry statement blamed rats.", "statement", "A Health Ministry statement", "Health Ministry"),
        ("Protesters said they would stay.", "they", "they", "protesters"),
        ("The three striking miners, led by a priest, sang.", "miners", "The three striking miners", "striking miners"),
        ("Security personnel and mobs clashed.", "personnel", "Security personnel", "security personnel"),
        ("The rock fell.", "rock", "The rock", None),
        ("Followers of Juan Soto, who fled, wept.", "who", "Juan Soto", "Juan Soto"),
    ],
)
def test_the_phrase_and_the_actor(parser: Parser, text: str, word: str, words: str, actor: str | None) -> None:
    scene, token = staged(parser, text, word)
    role = role_of(scene, token)
    assert role.text == words == text[role.span.start : role.span.end]
    assert name(scene, role.actor) == actor


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        ("Security personnel and mobs clashed.", "personnel", ["security personnel", "mobs"]),
        ("Kenya, Uganda and Tanzania signed it.", "Kenya", ["Kenya", "Uganda", "Tanzania"]),
        ("They arrested two monks and a baker.", "monks", ["monks", None]),
    ],
)
def test_joined_heads_are_several_roles(parser: Parser, text: str, word: str, actors: list[str | None]) -> None:
    scene, token = staged(parser, text, word)
    assert [name(scene, role.actor) for role in roles_of(scene, token)] == actors
