"""Who says what: every example of every rule, quotation marks, holders, carriers, stance, opposition."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import Reader
from dateline.read.claims import ClaimRules
from dateline.read.claims.quotes import find_quotes
from dateline.records import Claim, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.read.claims.rules import CueRule, Example
    from dateline.records import Reading

RULES = ClaimRules.load("en")
EXAMPLES = [(rule, example) for rule in RULES.cues for example in rule.examples]


def words(reading: Reading, spans: Sequence[Span]) -> str:
    return " … ".join(reading.article.text[span.start : span.end] for span in spans)


def the_claim(reading: Reading, cue: str) -> Claim:
    return next(claim for claim in reading.claims if words(reading, claim.cue) == cue)


# Rules.


def test_every_rule_has_an_example_and_a_counterexample() -> None:
    for rule in RULES.cues:
        assert {example.content is None for example in rule.examples} == {True, False}, rule.name


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule.name}: {one.text}" for rule, one in EXAMPLES])
def test_the_examples_of_the_rules(reader: Reader, rule: CueRule, example: Example) -> None:
    reading = reader.read_text(example.text)
    found = [
        (words(reading, claim.source), words(reading, claim.content))
        for claim in reading.claims
        if claim.statement.rule == rule.name
    ]
    if example.content is None:
        assert found == []
    else:
        assert (example.source, example.content) in found


# Quotation marks.

QUOTED = [
    ('He said "yes" and "no".', ['"yes"', '"no"']),
    ("He said “yes, and “never” again” to her.", ["“yes, and “never” again”"]),
    ("''Yes,'' she said. ''No.''", ["''Yes,''", "''No.''"]),
    ("The 'foreign fighters' left the town.", ["'foreign fighters'"]),
    ("'I can't stay, it's late,' he said.", ["'I can't stay, it's late,'"]),
    ("The analysts' view, the workers' fear, it's all one.", []),
    ("Rock 'n' roll of the '90s wasn't his.", []),
    ("‘It’s over,’ he said.", ["‘It’s over,’"]),
    ("The board is 5'10\" long.", []),
    ('She said: "It never ends.', ['"It never ends.']),
    ('"One.\n"Two." Then he left.', ['"One.', '"Two."']),
    ("No marks here.", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotations(text: str, expected: list[str]) -> None:
    starts = [0] + [place + 1 for place, sign in enumerate(text) if sign == "\n"]
    ends = [*[start - 1 for start in starts[1:]], len(text)]
    paragraphs = [Span(start=start, end=end) for start, end in zip(starts, ends, strict=True)]
    assert [text[quote.start : quote.end] for quote in find_quotes(text, paragraphs).quotes] == expected


@given(st.text(alphabet="ab .,\"'“”‘’\n", max_size=60))
def test_quotations_are_apart_in_order_and_within_the_text(text: str) -> None:
    last = 0
    for quote in find_quotes(text, [Span(start=0, end=len(text))]).quotes:
        assert last <= quote.start < quote.end <= len(text)
        last = quote.end


# Holders and contents.


class Case(NamedTuple):
    """One claim: the text, the cue that stands for it, who, what."""

    text: str
    cue: str
    source: str
    content: str
    kind: str = "indirect"


CASES = [
    Case(
        '"We will rebuild," the mayor said. "It will take years."',
        "said",
        "the mayor",
        '"We will rebuild," … "It will take years."',
        "direct",
    ),
    Case('"The road," said Ana Ruiz, "is gone."', "said", "Ana Ruiz", '"The road," … "is gone."', "direct"),
    Case('The road is "gone for good," said Ana Ruiz.', "said", "Ana Ruiz", 'The road is "gone for good,"', "mixed"),
    Case(
        'The envoy said the talks were "dead." He left for Rome.',
        "said",
        "The envoy",
        'the talks were "dead."',
        "mixed",
    ),
    Case(
        "Troops began to withdraw on Monday, Russia said.",
        "said",
        "Russia",
        "Troops began to withdraw on Monday",
    ),
    Case(
        "The harbour, the captain said, was closed for a week.",
        "said",
        "the captain",
        "The harbour … was closed for a week",
    ),
    Case(
        "According to the coast guard, two boats sank.",
        "According to",
        "the coast guard",
        "two boats sank",
    ),
    Case(
        "“The sea took everything.” ― Ana Ruiz\n“We will be back.” ― Li Wei",
        "―",
        "Ana Ruiz",
        "“The sea took everything.”",
        "direct",
    ),
    Case(
        "“We waited for hours,” Rep. Anna Moore (D-Wis.) said Friday.",
        "said",
        "Rep. Anna Moore (D-Wis.)",
        "“We waited for hours,”",
        "direct",
    ),
    Case("Two boats sank, according to the coast guard.", "according to", "the coast guard", "Two boats sank"),
    Case("Poll: Most voters back the bridge.", ":", "Poll", "Most voters back the bridge"),
    Case(
        "The plan was called reckless by the union.",
        "was called",
        "the union",
        "The plan … reckless",
    ),
    Case(
        "The editor wrote that the law was bad and added that it would fail.",
        "added",
        "The editor",
        "that it would fail",
    ),
    Case(
        "ASTANA, Jan 6 (Caspian Wire) - The ministry said the airport was open.",
        "said",
        "The ministry",
        "the airport was open",
    ),
    Case(
        "ALMATY (Caspian Wire) - The airport was open, the ministry said.",
        "said",
        "the ministry",
        "The airport was open",
    ),
    Case(
        "The firm sacked the chief, saying that he had lied.",
        "saying",
        "The firm",
        "that he had lied",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.text for case in CASES])
def test_source_and_content(reader: Reader, case: Case) -> None:
    reading = reader.read_text(case.text)
    claim = the_claim(reading, case.cue)
    assert (words(reading, claim.source), words(reading, claim.content)) == (case.source, case.content)
    assert claim.kind == case.kind
    assert claim.text == words(reading, claim.content)


NO_CLAIM = [
    "The president fired the head of the security committee.",
    "SEE ALSO: The End Of The Protests",
    "The museum opened at ten.",
    "",
    "12:30",
]


@pytest.mark.parametrize("text", NO_CLAIM)
def test_what_is_no_claim(reader: Reader, text: str) -> None:
    assert reader.read_text(text).claims == ()


ANONYMOUS = [
    ("Analysts say the bank will fail.", "analysts"),
    ("Two officials said the bank had failed.", "officials"),
    ("Witnesses said shots were fired.", "witnesses"),
    ("The official toll was put at 19.", "officials"),
    ("The official death toll was announced as 19.", "officials"),
    ("Maria Lopez, an analyst, said the bank would fail.", None),
    ("The ministry said the bank had failed.", None),
]


@pytest.mark.parametrize(("text", "expected"), ANONYMOUS)
def test_the_class_of_an_unnamed_holder(reader: Reader, text: str, expected: str | None) -> None:
    found = [claim.statement.source.anonymous for claim in reader.read_text(text).claims]
    assert found == ([expected] if expected or "said" in text else [])


VIA = [
    ("The mayor told Reuters that the bridge had collapsed.", "The mayor", [("Reuters", "told")]),
    ("The ministry said in a statement that two men had died.", "The ministry", [("statement", "document")]),
    (
        "A Russian Defense Ministry statement carried by local agencies said the troops had left.",
        "Russian Defense Ministry",
        [("statement", "document"), ("local agencies", "carried")],
    ),
    (
        "Speaking on state television, the governor denied that he had fled.",
        "the governor",
        [("state television", "broadcast")],
    ),
    ("The mayor said the bridge had collapsed.", "The mayor", []),
]


@pytest.mark.parametrize(("text", "holder", "via"), VIA)
def test_holder_and_carriers(reader: Reader, text: str, holder: str, via: list[tuple[str, str]]) -> None:
    source = reader.read_text(text).claims[0].statement.source
    assert source.holder is not None
    assert source.holder.text == holder
    assert [(one.name, one.rule) for one in source.via] == via


STANCES = [
    ("The mayor said the road was open.", "asserts", "certain", "positive"),
    ("The mayor claimed that the road was open.", "claims", "probable", "positive"),
    ("The mayor denied that the road was open.", "denies", "certain", "negative"),
    ("The mayor accused the builders of theft.", "accuses", "probable", "positive"),
    ("The mayor admitted that the road was closed.", "admits", "certain", "positive"),
    ("The mayor predicted that the road would open.", "predicts", "probable", "positive"),
    ("The mayor plans to open the road.", "plans", "possible", "positive"),
    ("The mayor urged the builders to open the road.", "demands", "possible", "positive"),
    ("The mayor did not say whether the road was open.", "asserts", "unclear", "positive"),
]


@pytest.mark.parametrize(("text", "stance", "certainty", "polarity"), STANCES)
def test_stance(reader: Reader, text: str, stance: str, certainty: str, polarity: str) -> None:
    statement = reader.read_text(text).claims[0].statement
    assert (statement.stance, statement.certainty, statement.polarity) == (stance, certainty, polarity)
    assert statement.claim == reader.read_text(text).claims[0].id


# Claims among themselves.

AGAINST = [
    ("The army said the town was safe. But residents said shells were still falling.", True),
    ("The army said the town was safe, while residents said shells were still falling.", True),
    ("The army said rebels had burned the mill. The rebels denied that they had been near it.", True),
    ("Kyiv accused Moscow of shelling a hospital, a charge the Kremlin denied.", True),
    ("The ministry says 12 people died, while the opposition puts the figure at more than 100.", True),
    ("The army said the town was safe. Residents said bread was cheap.", False),
    ("The army said the town was safe. But the army said it would stay.", False),
]


@pytest.mark.parametrize(("text", "expected"), AGAINST)
def test_opposed_claims_name_each_other(reader: Reader, text: str, expected: bool) -> None:  # noqa: FBT001 -- a table
    first, *_, last = reader.read_text(text).claims
    assert (first.against, last.against) == (((last.id,), (first.id,)) if expected else ((), ()))


def test_a_claim_names_the_records_in_its_content(reader: Reader) -> None:
    reading = reader.read_text("The ministry said 12 people were killed in the city of Almaty. The rain went on.")
    inside = {figure.id for figure in reading.figures} | {event.id for event in reading.events}
    inside |= {tenure.id for tenure in reading.tenures}
    assert reading.figures
    assert set(reading.claims[0].about) >= {figure.id for figure in reading.figures}
    assert set(reading.claims[0].about) <= inside


# Any text.

PIECES = st.sampled_from(
    [
        "He said",
        "the mayor",
        "“",
        "”",
        '"',
        "'",
        ",",
        ".",
        "that it rained",
        "according to",
        ":",
        "\n",
        "denied",
        "—",
        "3",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_spans_quote_the_text_and_reading_twice_is_reading_once(text: str) -> None:
    reader = _reader()
    reading = reader.read_text(text)
    for claim in reading.claims:
        assert claim.cue
        assert claim.content
        for span in (*claim.cue, *claim.content, *claim.source):
            assert 0 <= span.start < span.end <= len(text)
        assert claim.text == words(reading, claim.content)
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    assert reader.read_text(text).claims == reading.claims


_READERS: list[Reader] = []


def _reader() -> Reader:
    # Hypothesis runs a test many times within one call, so a fixture's reader would do; it cannot take fixtures of
    # function scope, and one more reader costs a second.
    if not _READERS:
        _READERS.append(Reader())
    return _READERS[0]
