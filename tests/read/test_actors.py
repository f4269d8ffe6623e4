"""Who acts, under which names: tables of sentences of our own from many parts of the world."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import rulebook
from dateline.read.actors.rules import People
from dateline.read.naming.rules import Example, Sort

if TYPE_CHECKING:
    from dateline import Reader
    from dateline.records import Actor

SORTS = rulebook.load("en/actors.toml", Sort, "sort")
PEOPLE = rulebook.load("en/actors.toml", People, "people")
EXAMPLES: list[tuple[str, Example]] = [
    *((sort.name, example) for sort in SORTS for example in sort.examples),
    *((people.name, example) for people in PEOPLE for example in people.examples),
]


def actors(reader: Reader, text: str) -> tuple[Actor, ...]:
    return reader.read_text(text, published="2022-01-14").actors


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_the_examples_of_the_rule_file(reader: Reader, name: str, example: Example) -> None:
    found = actors(reader, example.text)
    named = {f"{actor.name.lower()}: {actor.kind}" for actor in found}
    words = {mention.text.lower() for actor in found for mention in actor.mentions}
    for wanted in example.actors:
        assert any(one.endswith(wanted.lower()) for one in named), (name, wanted, named)
    for wanted in example.mentions:
        assert any(len(actor.mentions) > 1 and wanted in {m.text.lower() for m in actor.mentions} for actor in found), (
            name,
            wanted,
        )
    for unwanted in example.none:
        assert unwanted.lower() not in words, (name, unwanted, words)


class Case(NamedTuple):
    """A text, and for one actor its name, kind, country and the words that must be among its mentions."""

    text: str
    name: str
    kind: str
    country: str | None
    mentions: tuple[str, ...]


CASES = (
    # People: title and name, then the surname, the office, a pronoun.
    Case(
        "Kenyan President William Ruto flew to Kisumu. Ruto said he would stay. The president met elders.",
        "William Ruto", "person", "KE", ("Kenyan President William Ruto", "Ruto", "he", "The president"),
    ),
    # Who spoke speaks on, whomever the sentence between the two names.
    Case(
        "Police pulled 40 people out, said Commodore Ramon Cruz, a colleague of Jose Lim. He denied any fault.",
        "Ramon Cruz", "person", None, ("Commodore Ramon Cruz", "He"),
    ),
    Case(
        "The Interior Ministry said nine men had fled. Two drowned in the canal, it added.",
        "Interior Ministry", "organisation", None, ("Interior Ministry", "it"),
    ),
    Case(
        "Foreign Minister Penny Wong of Australia arrived. Wong declined to comment.",
        "Penny Wong", "person", None, ("Foreign Minister Penny Wong", "Wong"),
    ),
    Case(
        "Former Peruvian President Alejandro Toledo was held. A judge refused Toledo bail.",
        "Alejandro Toledo", "person", "PE", ("Former Peruvian President Alejandro Toledo", "Toledo"),
    ),
    Case(
        "Gen. Min Aung Hlaing reviewed the parade. The general did not speak.",
        "Min Aung Hlaing", "person", None, ("Gen. Min Aung Hlaing",),
    ),
    Case(
        "The prime minister of Pakistan, Shehbaz Sharif, resigned. Sharif had lost a vote.",
        "Shehbaz Sharif", "person", "PK", ("Shehbaz Sharif", "Sharif", "The prime minister of Pakistan"),
    ),
    Case(
        "Maria Lopez, a former banker, won in Cordoba. The former banker thanked her voters.",
        "Maria Lopez", "person", None, ("Maria Lopez", "The former banker", "her"),
    ),
    Case(
        "Police arrested Ibrahim Saleh and then had him flown to Nairobi.",
        "Ibrahim Saleh", "person", None, ("Ibrahim Saleh", "him"),
    ),
    Case(
        "German Chancellor Olaf Scholz called French President Emmanuel Macron. Scholz urged talks.",
        "Olaf Scholz", "person", "DE", ("German Chancellor Olaf Scholz", "Scholz"),
    ),
    Case(
        "Opposition leader Raila Odinga rejected the count. Odinga told reporters that he had won.",
        "Raila Odinga", "person", None, ("Opposition leader Raila Odinga", "Odinga", "he"),
    ),
    Case(
        "Egypt's Abdel Fattah al-Sisi opened the canal. Sisi praised the workers.",
        "Abdel Fattah al-Sisi", "person", None, ("Abdel Fattah al-Sisi", "Sisi"),
    ),
    Case(
        "Chinese President Xi Jinping landed in Riyadh. Xi will meet the king.",
        "Xi Jinping", "person", "CN", ("Chinese President Xi Jinping", "Xi"),
    ),
    Case(
        "Ursula von der Leyen spoke in Strasbourg. She promised money.",
        "Ursula von der Leyen", "person", None, ("Ursula von der Leyen", "She"),
    ),
    Case(
        "Jesse Jackson led the march. Jackson walked at the head.", "Jesse Jackson", "person", None, ("Jackson",),
    ),
    Case(
        "The 74-year-old Joseph Boakai took the oath. Boakai, who won in November, is Liberia's president.",
        "Joseph Boakai", "person", "LR", ("The 74-year-old Joseph Boakai", "Boakai"),
    ),
    Case(
        "Colombia's President Gustavo Petro met miners. Petro, a former rebel, made no promise.",
        "Gustavo Petro", "person", "CO", ("President Gustavo Petro", "Petro", "a former rebel"),
    ),
    Case(
        "The Dutch government fell. Prime Minister Mark Rutte handed in his resignation.",
        "Mark Rutte", "person", None, ("Prime Minister Mark Rutte", "his"),
    ),
    Case(
        "Police spokeswoman Grace Bassey said she had no names.", "Grace Bassey", "person", None, ("she",),
    ),
    # Spellings of one name.
    Case(
        "Kassym-Jomart Tokayev spoke first. Later Toqaev left the hall, and Tokaev's aides followed.",
        "Kassym-Jomart Tokayev", "person", None, ("Kassym-Jomart Tokayev", "Toqaev", "Tokaev"),
    ),
    Case(
        "Volodymyr Zelenskyy met donors. Zelensky thanked them.",
        "Volodymyr Zelenskyy", "person", None, ("Volodymyr Zelenskyy", "Zelensky"),
    ),
    # Organisations: acronyms, nominals, turned names.
    Case(
        "The Economic Community of West African States (ECOWAS) closed the border. ECOWAS met. The bloc may act.",
        "Economic Community of West African States", "organisation", None, ("ECOWAS", "The bloc"),
    ),
    Case(
        "The National Electoral Council (CNE) published results. The CNE gave no details. The council will meet again.",
        "National Electoral Council", "organisation", None, ("CNE", "The council"),
    ),
    Case(
        "The European Union imposed sanctions. The bloc has frozen assets.",
        "European Union", "organisation", None, ("European Union", "The bloc"),
    ),
    Case(
        "Russian Defense Ministry officials were silent. The Defense Ministry denied the loss.",
        "Russian Defense Ministry", "organisation", "RU", ("Defense Ministry",),
    ),
    Case(
        "Amnesty International counted 30 arrests. Amnesty asked for their release.",
        "Amnesty International", "organisation", None, ("Amnesty",),
    ),
    Case(
        "The World Health Organization sent doses. The agency has 12 staff there.",
        "World Health Organization", "organisation", None, ("World Health Organization", "The agency"),
    ),
    Case(
        "The UN said it would feed 3 million people.", "United Nations", "organisation", None, ("UN", "it"),
    ),
    Case("Hezbollah fired rockets at Haifa.", "Hezbollah", "organisation", "LB", ("Hezbollah",)),
    Case("The Ministry of Health of Ghana bought masks.", "Ministry of Health of Ghana", "organisation", None, ()),
    # Countries, by name and by capital.
    Case("Moscow denied it, but Russia moved its troops.", "Russia", "country", "RU", ("Moscow", "Russia", "its")),
    Case("Washington accused Beijing of spying.", "China", "country", "CN", ("Beijing",)),
    Case("The U.S. pledged $40 million.", "United States", "country", "US", ("U.S.",)),
    Case("South Korea said it had fired shots.", "South Korea", "country", "KR", ("South Korea", "it")),
    Case("North Macedonia recalled its envoy.", "North Macedonia", "country", "MK", ("North Macedonia",)),
    # Groups and roles.
    Case("Several other security officials were also detained.", "security officials", "group", None, ()),
    Case("Indian troops crossed the river. The troops dug in.", "Indian troops", "group", "IN", ("The troops",)),
    Case("Masked gunmen shot a priest in Kaduna.", "masked gunmen", "group", None, ()),
    Case("Masked gunmen shot a priest in Kaduna.", "priest", "role", None, ()),
    Case("Protesters said they would return.", "protesters", "group", None, ("they",)),
    Case("Burmese police fired at a crowd in Yangon.", "Burmese police", "group", "MM", ()),
    Case("The government of Chile resigned.", "government", "organisation", None, ()),
    Case("Malian rebels took Kidal.", "Malian rebels", "group", "ML", ()),
    Case("Analysts say the vote was fair.", "analysts", "group", None, ()),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name} in: {case.text[:40]}")
def test_one_actor_with_all_its_mentions(reader: Reader, case: Case) -> None:
    found = [actor for actor in actors(reader, case.text) if actor.name == case.name]
    assert [actor.kind for actor in found] == [case.kind], [a.name for a in actors(reader, case.text)]
    assert found[0].country == case.country
    assert {mention.text for mention in found[0].mentions} >= set(case.mentions)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Karimov met Kerimli, and Masimov met neither.", ("Karimov", "Kerimli")),
        ("President Nursultan Nazarbayev and Dariga Nazarbayeva flew out.", ("Nursultan", "Dariga")),
        ("Bolat Nazarbayev owns it. Nursultan Nazarbayev does not.", ("Bolat", "Nursultan")),
        ("The Philippine Coast Guard fired. The army did not.", ("Coast Guard", "The army")),
        ("President Ana Silva met Juan Vega. The former president wept.", ("Ana Silva", "The former president")),
        ("The Health Ministry and the Defence Ministry disagreed.", ("Health Ministry", "Defence Ministry")),
        ("Russian troops fired on Georgian troops.", ("Russian troops", "Georgian troops")),
        ("Kemel Tokayev wrote books; Kassym-Jomart Tokayev wrote laws.", ("Kemel", "Kassym")),
    ],
)
def test_those_who_differ_stay_apart(reader: Reader, text: str, pairs: tuple[str, str]) -> None:
    found = actors(reader, text)
    holders = [{actor.id for actor in found if any(word in m.text for m in actor.mentions)} for word in pairs]
    assert all(holders), [actor.name for actor in found]
    assert not holders[0] & holders[1]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Anna Kovacs met Eva Novak. She left early.", "She"),
        ("It rained in Lagos.", "It"),
        ("They say the harvest was good.", "They"),
        ("Juan Perez hit Luis Soto before he fled the bar.", "nobody"),
        ("On Monday, in January, nothing happened.", "Monday"),
    ],
)
def test_what_no_safe_rule_resolves_is_no_mention(reader: Reader, text: str, word: str) -> None:
    assert all(mention.text != word for actor in actors(reader, text) for mention in actor.mentions)


def test_members_are_those_the_text_states(reader: Reader) -> None:
    text = "The Visegrad Group, an alliance of Poland, Hungary, Slovakia and the Czech Republic, met in Brno."
    group = next(actor for actor in actors(reader, text) if actor.name == "Visegrad Group")
    assert group.members == ("Poland", "Hungary", "Slovakia", "Czech Republic")


def test_the_president_is_the_one_in_office(reader: Reader) -> None:
    text = "President Alvaro Soto fired a general loyal to former President Juan Vega. The president gave no reason."
    soto = next(actor for actor in actors(reader, text) if actor.name == "Alvaro Soto")
    assert "The president" in {mention.text for mention in soto.mentions}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="AaBb Mr.President Kazakh-(CSTO) he it the \n,'“”é", max_size=120))
def test_every_mention_quotes_the_text(reader: Reader, text: str) -> None:
    for actor in actors(reader, text):
        assert actor.mentions
        for mention in actor.mentions:
            assert text[mention.span.start : mention.span.end] == mention.text
            assert mention.span.start <= mention.head.start < mention.head.end <= mention.span.end
