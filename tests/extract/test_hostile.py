"""Broken, walled and unusual pages: text, or a Problem that names the source and the reason."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extract import extract
from dateline.records import Article, Capture

SENTENCE = "The ferry to Aral was late on Monday because of ice, the harbour master said. "
STORY = "".join(f"<p>{SENTENCE}It carried {n}0 people and a horse.</p>" for n in range(1, 5))


def read(content: bytes | str) -> Article:
    raw = content.encode() if isinstance(content, str) else content
    return extract(Capture(source="page.html", content=raw))


def labels(article: Article) -> list[str]:
    return [line.label for line in article.lines]


@pytest.mark.parametrize(
    ("page", "code", "fatal"),
    [
        (b"", "not-a-page", True),
        (b"%PDF-1.7 ...", "not-a-page", True),
        ("<html><body><img src='a.jpg'></body></html>", "no-text", True),
        ("<title>Page not found</title><h1>Page not found</h1><p>The page you asked for has moved or never was.</p>",
         "not-found", True),
        (("<title>Before you continue</title><p>We and our partners use cookies and similar technologies to show "
         "advertising.</p>"), "consent-wall", True),
        (f"<h1>Ice holds ferry</h1><article><p>{SENTENCE}</p><p>Subscribe to read the whole story.</p></article>",
         "paywall", False),
    ],
    ids=["nothing", "a PDF", "no text", "soft 404", "consent", "paywall"],
)  # fmt: skip
def test_what_stands_for_an_article_is_said(page: bytes | str, code: str, fatal: bool) -> None:  # noqa: FBT001 -- a table's cell
    (problem,) = read(page).problems
    assert (problem.code, problem.fatal) == (code, fatal)
    assert problem.message.startswith("page.html: ")


def test_the_stub_above_a_paywall_is_read() -> None:
    article = read(
        f"<h1>Ice holds ferry</h1><article><p>{SENTENCE}</p><p>Subscribe to read the whole story.</p></article>"
    )
    assert labels(article) == ["headline", "body", "promo"]


def test_a_live_blog_keeps_its_entries_in_order() -> None:
    entries = "".join(
        f"<div class='entry'><time>{hour}:15</time><h2>Entry {hour}</h2><p>{SENTENCE}</p><p>Hour {hour}: the ice is "
        f"breaking at last, say the pilots of the northern channel.</p></div>"
        for hour in range(9, 14)
    )
    article = read(f"<title>Ice: live</title><main><h1>Ice: live</h1>{entries}</main>")
    hours = [article.text[line.span.start :].split(":")[0] for line in article.lines if line.label == "body"]
    assert [hour for hour in hours if hour.startswith("Hour")] == [f"Hour {hour}" for hour in range(9, 14)]


def test_the_captions_of_a_gallery_are_captions() -> None:
    slides = "".join(f"<figure><img><figcaption>Slide {n}: ice in the harbour.</figcaption></figure>" for n in range(9))
    article = read(f"<article><h1>Ice in pictures</h1>{STORY}{slides}</article>")
    assert labels(article).count("caption") == 9
    assert labels(article).count("body") == 4


@pytest.mark.parametrize(
    "page",
    [
        SENTENCE * 6_000,
        f"<div title='{'x' * 500_000}'>{STORY}</div>",
        "<div>" * 20_000 + STORY + "</div>" * 20_000,
        f"<table><tr><td>{STORY}<table><tr>",
        "<p>" + "</div></span></p>" * 5_000 + STORY,
        STORY + "<a href='#'>x</a>" * 20_000,
        STORY + "<!-- " + "x" * 100_000,
    ],
    ids=["one line", "a huge attribute", "nesting", "unclosed", "only closed", "links", "a comment without end"],
)
def test_broken_pages_keep_their_text(page: str) -> None:
    article = read(page)
    assert not article.problems
    assert "harbour master" in article.text


def test_a_page_in_another_language_keeps_what_it_says_of_itself() -> None:
    date = "2022-01-10T09:00:00+01:00"
    article = read(
        f'<meta property="article:published_time" content="{date}"><h1>Ghiaccio nel porto</h1><article>'
        "<p>Il traghetto è arrivato in ritardo lunedì a causa del ghiaccio, ha detto il capitano del porto, e "
        "nessuno dei passeggeri si è lamentato.</p></article>"
    )
    assert article.language == "it"
    assert (article.published or "").startswith("2022-01-10")
    assert "body" in labels(article)


MARKUP = st.sampled_from(
    ["<p>", "</p>", "<div class='related'>", "</div>", "<h1>", "<br>", "<li>", "<a href=x>", SENTENCE]
)


@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(str.encode), st.lists(MARKUP).map("".join).map(str.encode)
    )
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_give_an_article_whose_lines_quote_it(content: bytes) -> None:
    article = read(content)
    assert article.lines or article.problems
    end = 0
    for line in article.lines:
        assert end <= line.span.start < line.span.end <= len(article.text)
        assert article.text[line.span.start : line.span.end].strip()
        end = line.span.end
