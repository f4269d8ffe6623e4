"""Broken, walled and unusual pages: text, or a Problem that names the source and the reason."""

from __future__ import annotations

import json

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


def page(title: str, body: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body><nav><a href=/>Home</a></nav>{body}</body></html>"


def stated(**more: object) -> str:
    article = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ice holds ferry", **more}
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


TEASERS = "".join(
    f"<div><h3><a href=/{n}>Ferry number {n} held by ice</a></h3><p>The harbour master said on Monday that ferry"
    f" number {n} would stay.</p></div>"
    for n in range(8)
)
OVERLAY = "<div class=overlay><p>You have reached your limit of free articles. Subscribe to keep reading.</p></div>"
CONSENT = "<div class=cookie><p>We and our 812 partners use cookies to show you what you may like.</p></div>"
# What each page is, by its title, what it shows, and the Problem it gives; None where it is a proper article.
KINDS: dict[str, tuple[str, str | None]] = {
    "a soft 404 in German":
        (page("Seite nicht gefunden", "<p>Die gewünschte Seite gibt es leider nicht mehr.</p>"), "not-found"),
    "a soft 404 in French":
        (page("Page introuvable", "<p>La page que vous cherchez n'existe pas ou plus.</p>"), "not-found"),
    "a soft 404 in Spanish":
        (page("Diario", "<p>La página que busca no existe en este sitio.</p>"), "not-found"),
    "a soft 404 in Russian":
        (page("Страница не найдена", "<p>Такой страницы нет, вернитесь на главную страницу.</p>"), "not-found"),
    "a soft 404 in Turkish":
        (page("Sayfa bulunamadı", "<p>Aradığınız sayfa kaldırılmış ya da taşınmış olabilir.</p>"), "not-found"),
    "a soft 404 with the site's title":
        (page("Aral Times", "<h1>Oops! That page can’t be found.</h1><p>Maybe try a search?</p>"), "not-found"),
    "a check for robots":
        (page("Just a moment...", "<p>Checking your browser before you go on to aral.example.</p>"), "blocked"),
    "a refusal":
        (page("Access denied", "<h1>Access denied</h1><p>You may not see this page on this server.</p>"), "blocked"),
    "a page for scripts":
        (page("Aral Times", "<p>Please enable JavaScript and cookies to go on reading here.</p>"), "blocked"),
    "a page barred by country":
        (page("Sorry", "<p>This page is not available in your region because of a law.</p>"), "not-available-here"),
    "a login":
        (page("Log in", "<h1>Log in</h1><p>Enter your address and your password and press it.</p>"), "login-wall"),
    "consent in German":
        (page("Bote", "<p>Wir und unsere 184 Partner speichern Informationen auf Ihrem Gerät.</p>"), "consent-wall"),
    "consent in French":
        (page("Le Val", "<p>Avec votre accord, nous et nos 912 partenaires lisons des données.</p>"), "consent-wall"),
    "a paywall in German":
        (page("Eis", f"<h1>Eis</h1><p>{SENTENCE}</p><p>Dieser Artikel ist nur für Abonnenten.</p>"), "paywall"),
    "a stub that is not free":
        (page("Ice", f"<h1>Ice</h1><p>{SENTENCE}</p>", stated(isAccessibleForFree=False)), "paywall"),
    "the whole text under a paywall":
        (page("Ice", f"<article><h1>Ice</h1>{STORY}</article>{OVERLAY}"), "paywall"),
    "a list of articles":
        (page("Ferries | Aral Times", f"<h1>Ferries</h1>{TEASERS}"), "teasers"),
    "frames":
        ("<html><frameset cols='20%,80%'><frame src=a.html><frame src=b.html></frameset></html>", "no-text"),
    "a page made by script":
        (page("Aral Times", "<div id=root></div><script src=app.js></script>"), "no-text"),
    "a feed":
        (f"<?xml version='1.0'?><rss><channel><item><title>{SENTENCE}</title></item></channel></rss>", "not-a-page"),
    "JSON":
        (json.dumps({"title": "Ice", "text": SENTENCE}), "not-a-page"),
    "an article below a consent bar":
        (page("Ice", f"{CONSENT}<article><h1>Ice</h1>{STORY}</article>"), None),
    "an article about cookies":
        (page("Your privacy at risk", f"<h1>Your privacy</h1><p>Sites that use cookies must ask.</p><p>{SENTENCE}</p>"),
         None),
    "an article about a page":
        (page("Page missing from murder file", f"<h1>Page missing from murder file</h1><p>{SENTENCE}</p>"), None),
    "news in brief":
        (page("Ice", f"<h1>Ice holds ferry</h1><p>{SENTENCE}</p>"), None),
    "text stated for machines alone":
        (page("Ice", "<div id=app></div>", stated(articleBody=f"{SENTENCE}\n\n{SENTENCE}")), None),
}  # fmt: skip


@pytest.mark.parametrize(("shown", "code"), KINDS.values(), ids=KINDS)
def test_what_a_page_is_instead_of_an_article(shown: str, code: str | None) -> None:
    article = read(shown)
    assert [problem.code for problem in article.problems] == ([code] if code else [])
    assert code or SENTENCE.strip() in article.text


@pytest.mark.parametrize("piece", ["A", "<", "&", "(", "@", "-", "a.", "1/", "by Olga Kim, ", "[1] "])
def test_a_line_without_end_takes_no_time_without_end(piece: str) -> None:
    assert SENTENCE.strip() in read(f"<article><p>{SENTENCE}</p></article><p>{piece * 200_000}</p>").text


def test_the_text_under_a_paywall_is_kept() -> None:
    kept = read(KINDS["the whole text under a paywall"][0])
    assert "It carried 40 people and a horse." in kept.text


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
