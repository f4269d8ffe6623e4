from __future__ import annotations

import pytest

from dateline import rulebook


class Colour(rulebook.Rule, frozen=True, kw_only=True):
    shade: str
    depth: int = 1


def test_rules_are_decoded_to_typed_records() -> None:
    text = '[[rule]]\nname = "sky"\nshade = "blue"\n[[rule]]\nname = "sea"\nshade = "green"\ndepth = 9'
    assert rulebook.decode(text, Colour, path="x.toml") == (
        Colour(name="sky", shade="blue"),
        Colour(name="sea", shade="green", depth=9),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[rule]]\nname = "sky"\nshdae = "blue"', ["rules/x.toml", "'sky'", "shdae"]),
        ('[[rule]]\nname = "sky"\nshade = 3', ["rules/x.toml", "'sky'", "shade"]),
        ('[[rule]]\nname = "sky"', ["rules/x.toml", "'sky'", "shade"]),
        ('[[rule]]\nshade = "blue"', ["rules/x.toml", "number 1", "name"]),
        ('[[rule]]\nname = "a"\nshade = "b"\n[[rule]]\nname = "a"\nshade = "c"', ["rules/x.toml", "'a'"]),
        ("[[rule]\n", ["rules/x.toml"]),
        ("x = 1", ["rules/x.toml", "[[rule]]"]),
    ],
    ids=["misspelt key", "wrong type", "missing key", "no name", "same name twice", "broken TOML", "no rules"],
)
def test_a_faulty_rule_is_an_error_that_names_file_and_rule(text: str, words: list[str]) -> None:
    with pytest.raises(rulebook.RuleError) as raised:
        rulebook.decode(text, Colour, path="x.toml")
    assert all(word in str(raised.value) for word in words)


def test_a_missing_rule_file_is_named() -> None:
    with pytest.raises(rulebook.RuleError, match=r"rules/en/nothing\.toml"):
        rulebook.load("en/nothing.toml", Colour)


def test_every_rule_file_parses() -> None:
    assert rulebook.files()
    assert len(rulebook.digest()) == 16
