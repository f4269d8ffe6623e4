"""Each event rule's own examples; tables of constructions; and what is no event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.events import EventRules

if TYPE_CHECKING:
    from dateline import Reader
    from dateline.read.events.lexicon import EventRule
    from dateline.records import Event

RULES = EventRules.load("en").rules
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
COUNTEREXAMPLES = [(rule, sentence) for rule in RULES for sentence in rule.counterexamples]


def read(reader: Reader, text: str) -> tuple[Event, ...]:
    return reader.read_text(text, published="2022-01-14").events


def has(words: str, wanted: str) -> bool:
    return wanted.lower() in words.lower()


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule.name}: {ex[0]}" for rule, ex in EXAMPLES])
def test_a_rules_examples(reader: Reader, rule: EventRule, example: tuple[str, str, str, str]) -> None:
    sentence, trigger, actor, recipient = example
    found = [event for event in read(reader, sentence) if event.rule == rule.name]
    assert found, [(event.type, event.rule, event.text) for event in read(reader, sentence)]
    assert any(
        event.type == rule.type
        and has(event.text, trigger)
        and has(" | ".join(role.text for role in event.actors), actor)
        and has(" | ".join(role.text for role in event.recipients), recipient)
        for event in found
    ), found


@pytest.mark.parametrize(
    ("rule", "sentence"), COUNTEREXAMPLES, ids=[f"{rule.name}: {words}" for rule, words in COUNTEREXAMPLES]
)
def test_a_rules_counterexamples(reader: Reader, rule: EventRule, sentence: str) -> None:
    assert not [event for event in read(reader, sentence) if event.rule == rule.name]


def test_the_lexicon_is_broad_and_its_types_are_all_there() -> None:
    words = {word for rule in RULES for word in (*rule.verbs, *rule.nouns, *rule.adjectives)}
    assert len(words) >= 700
    assert len({rule.type for rule in RULES}) == 18  # sixteen of PLOVER, OFFICE, and NONE


@pytest.mark.parametrize(
    ("sentence", "kind", "actor", "recipient"),
    [
        # voice
        ("The envoy was expelled by Peru.", "SANCTION", "Peru", "envoy"),
        # shared subject
        ("Turkey recalled its envoy and closed its border with Syria.", "COERCE", "Turkey", "Syria"),
        # control
        ("Latvian troops began withdrawing from Mali.", "RETREAT", "troops", "Mali"),
        # relative clause
        ("The gunmen who attacked the ferry escaped.", "ASSAULT", "gunmen", "ferry"),
        ("The ferry which the gunmen attacked was Greek.", "ASSAULT", "gunmen", "ferry"),
        ("He spoke on the square, where some 2,000 workers rallied.", "PROTEST", "workers", ""),
        # participle
        ("Sudan closed its ports, banning two newspapers.", "COERCE", "Sudan", "newspapers"),
        # reported speech
        ("Jordan said it had freed twenty prisoners.", "RETREAT", "Jordan", "prisoners"),
        # nominal
        ("The pullout of Danish soldiers from Kandahar began.", "RETREAT", "soldiers", "Kandahar"),
        # quantities
        ("Thousands of nurses marched in Leeds.", "PROTEST", "nurses", ""),
        # a friendly act refused, and one to come
        ("Hungary will not accept refugees.", "REJECT", "Hungary", ""),
        ("Oman will lift the ban on poultry from Kuwait.", "AGREE", "Oman", "Kuwait"),
    ],
)
def test_constructions(reader: Reader, sentence: str, kind: str, actor: str, recipient: str) -> None:
    found = read(reader, sentence)
    assert any(
        event.type == kind
        and has(" | ".join(role.text for role in event.actors), actor)
        and has(" | ".join(role.text for role in event.recipients), recipient)
        for event in found
    ), found


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The general fired the minister.", "OFFICE"),
        ("The guards fired at the crowd.", "ASSAULT"),
        ("The rebels fired a missile.", "ASSAULT"),
        ("The junta agreed to lift the curfew.", "AGREE"),
        ("The junta lifted the curfew.", "CONCEDE"),
        ("The junta declared a state of emergency.", "COERCE"),
        ("The junta declared a truce with the rebels.", "CONCEDE"),
        ("Miners staged a protest.", "PROTEST"),
        ("Rebels carried out an attack.", "ASSAULT"),
        ("The two kings held talks.", "CONSULT"),
    ],
)
def test_the_company_a_word_keeps_decides(reader: Reader, sentence: str, kind: str) -> None:
    assert [event.type for event in read(reader, sentence)] == [kind]


def test_a_cause_is_no_actor_and_a_backdrop_no_side(reader: Reader) -> None:
    (unrest,) = read(reader, "The unrest sparked by a price hike amid a feud with President Haddad was over.")
    assert (unrest.type, unrest.actors, unrest.recipients) == ("PROTEST", (), ())


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The pullout of the troops should take ten days.", "RETREAT"),
        ("The minister is to be sworn in on Monday.", "OFFICE"),
    ],
)
def test_what_is_due_is_yet_to_come(reader: Reader, sentence: str, kind: str) -> None:
    assert [(event.type, event.auxiliary) for event in read(reader, sentence)] == [(kind, ("future",))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The colonels met in an attempt to overthrow the king.",  # an alleged aim
        "Shops were quiet after weeks of protests.",  # background
        "The minister expressed concern.",
        "The spokesman declined to comment.",
        "An earthquake killed forty villagers.",
        "The weather was fine and the harvest good.",
    ],
)
def test_what_is_no_event(reader: Reader, sentence: str) -> None:
    assert not [event for event in read(reader, sentence) if event.type != "CONSULT"]


@settings(max_examples=40, deadline=None)
@given(
    text=st.text(alphabet=st.sampled_from("the Kabul army attacked fired ,.'\"\n\tx-–who on and of 3 ̈"), max_size=200)
)
def test_any_text_gives_events_whose_spans_quote_it(reader: Reader, text: str) -> None:
    for event in read(reader, text):
        assert text[event.trigger.start : event.trigger.end] == event.text
        for role in (*event.actors, *event.recipients):
            assert text[role.span.start : role.span.end] == role.text
        assert 0 < (event.confidence or 0) <= 1
