"""The article of a page: identity, version, text and lines; and what the sample corpus is labelled as."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import pytest

from dateline import extract

if TYPE_CHECKING:
    from dateline.records import Article

CORPUS = resources.files("dateline") / "corpus"
PAGES = sorted(page.name for page in CORPUS.iterdir() if page.name.endswith((".html", ".txt")))
BODY = "<p>Snow closed the pass on Monday, and forty lorries waited at its foot for the plough to come.</p>"


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def lines(article: Article, *labels: str) -> list[str]:
    return [article.text[one.span.start : one.span.end] for one in article.lines if one.label in labels]


def test_the_same_page_is_the_same_article() -> None:
    assert extract(page(BODY)) == extract(page(BODY))


def test_a_changed_page_at_one_address_is_a_new_version_of_one_article() -> None:
    link = '<link rel="canonical" href="https://courier.example/pass">'
    first, second = extract(page(BODY, link)), extract(page(BODY.replace("forty", "sixty"), link))
    assert first.id == second.id
    assert first.version != second.version


def test_without_an_address_the_text_is_the_identity() -> None:
    assert extract(page(BODY)).id != extract(page(BODY.replace("forty", "sixty"))).id


def test_a_plain_page_keeps_its_text_as_it_is() -> None:
    text = "Mon, 03 Jan 2022\n\n  The pass was closed on Monday, and lorries waited for the plough to come.\n\n"
    article = extract(text.encode())
    assert article.text == text
    assert article.title is None
    assert [one.label for one in article.lines] == ["banner", "body"]


@pytest.mark.parametrize("name", PAGES)
def test_the_sample_corpus_is_labelled_as_its_makers_meant(name: str) -> None:
    article = extract((CORPUS / name).read_bytes())
    assert not article.problems
    chrome = ("SEE ALSO", "Read more", "Access More", "Sign up", "Get the Courier", "©", "Copyright", "With reporting")
    assert not [line for line in lines(article, "body", "subhead", "standfirst") if line.startswith((*chrome, "2022-"))]
    assert len(lines(article, "body")) >= 3
    if name.endswith(".html"):
        assert lines(article, "headline") == [article.title]
        assert lines(article, "legal")
    if name.startswith("eurasia"):
        assert lines(article, "banner")
        assert len(lines(article, "promo")) == 3
