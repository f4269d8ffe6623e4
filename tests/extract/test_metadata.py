from __future__ import annotations

import pytest

from dateline.extract.authors import divided, is_person
from dateline.extract.metadata import Metadata, read_metadata
from dateline.extract.page import open_page
from dateline.extract.publication import decide_published
from dateline.extract.titles import cleaned
from dateline.records import Capture


def metadata(head: str = "", body: str = "<p>The ice broke early.</p>", url: str | None = None) -> Metadata:
    content = f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode()
    capture = Capture(source="page", content=content, url=url)
    return read_metadata(open_page(capture))


def linked(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


STEPPE = "https://steppe.example"
ARTICLE = '"@type": "NewsArticle", "headline": "Ice breaks early", "datePublished": "2022-03-04T06:00:00+05:00"'


@pytest.mark.parametrize(
    ("shape", "json"),
    [
        ("an object", f"{{{ARTICLE}}}"),
        ("a list", f'[{{"@type": "WebSite", "name": "Steppe"}}, {{{ARTICLE}}}]'),
        ("a graph", f'{{"@graph": [{{"@type": "Organization", "name": "Steppe"}}, {{{ARTICLE}}}]}}'),
        ("an object within a page", f'{{"@type": "WebPage", "mainEntity": {{{ARTICLE}}}}}'),
        ("several types", f'{{"@type": ["Thing", "NewsArticle"], {ARTICLE.split(",", 1)[1]}}}'),
        ("a trailing comma", f"{{{ARTICLE},}}"),
        ("a raw line break", f'{{"description": "one\ntwo", {ARTICLE}}}'),
        ("a control character", f'{{"description": "one\x0btwo", {ARTICLE}}}'),
        ("a comment around it", f"<!-- {{{ARTICLE}}} -->"),
        ("a lost bracket", f"{{{ARTICLE}"),
        ("two objects on end", f'{{"@type": "WebSite"}};{{{ARTICLE}}}'),
    ],
)
def test_json_ld_is_read_in_every_shape(shape: str, json: str) -> None:
    found = metadata(linked(json))
    assert found.title == "Ice breaks early", shape
    assert ("2022-03-04T06:00:00+05:00", "json-ld:datePublished") in [(one.value, one.where) for one in found.dates]


def test_of_several_articles_the_one_of_this_address_counts() -> None:
    row = '{{"@type": "NewsArticle", "headline": "{}", "datePublished": "2020-01-01", "url": "{}/{}"}}'
    other, own = row.format("Snow", STEPPE, "snow"), row.format("Ice", STEPPE, "ice")
    assert metadata(linked(f"[{other}, {own}]"), url="https://steppe.example/ice?from=home").title == "Ice"


def test_an_author_by_reference_is_looked_up() -> None:
    graph = (
        '{"@graph": [{"@type": "NewsArticle", "headline": "Ice", "author": {"@id": "#d"}},'
        ' {"@type": "Person", "@id": "#d", "name": "Dana Akhmetova"}]}'
    )
    found = metadata(linked(graph))
    assert found.authors == ("Dana Akhmetova",)
    assert ("authors", "json-ld:author") in found.found


@pytest.mark.parametrize(
    ("head", "body", "where", "value"),
    [
        ('<meta property="bt:pubdate" content="2022-03-04">', "", "meta:bt:pubdate", "2022-03-04"),
        ('<meta name="published_at" content="2022-03-04T05:00Z">', "", "meta:published_at", "2022-03-04T05:00+00:00"),
        ('<meta name="DC.date.issued" content="04.03.2022">', "", "meta:dc.date.issued", "2022-03-04"),
        ("", '<span itemprop="datePublished" content="2022-03-04">x</span>', "microdata:datePublished", "2022-03-04"),
        ("", '<p>Published <time datetime="2022-03-04">now</time></p>', "time:Published", "2022-03-04"),
        ("", '<div class="dateline">Posted 5 PM EST, Mar 4, 2022</div>', "dated:dateline", "2022-03-04T17:00-05:00"),
        ("", "<h1>Ice</h1><p>04.03.2022 10:16</p><p>The ice broke.</p>", "words:p", "2022-03-04T10:16"),
    ],
)  # fmt: skip
def test_dates_are_found_wherever_pages_keep_them(head: str, body: str, where: str, value: str) -> None:
    decision = decide_published(metadata(head, body).dates)
    assert (decision.published, decision.basis) == (value, "stated")
    assert where in {one.where for one in decision.dates if one.accepted}


def test_a_change_is_no_publication() -> None:
    body = '<h1>Ice</h1><p class="date">Published 4 March 2022</p><p class="date">Updated on 9 March 2022</p>'
    decision = decide_published(metadata(body=body).dates)
    assert (decision.published, decision.updated) == ("2022-03-04", "2022-03-09")


def test_dates_of_other_pages_do_not_count() -> None:
    body = (
        '<article><h1>Ice</h1><p class="date">4 March 2022</p><p>The ice broke.</p></article>'
        '<aside><time datetime="2022-03-20">x</time></aside>'
        '<div class="related"><span class="date">22 March 2022</span></div>'
    )
    assert decide_published(metadata(body=body).dates).published == "2022-03-04"


def test_the_address_dates_a_page_that_says_nothing() -> None:
    decision = decide_published(metadata(url="https://steppe.example/2022/03/04/ice").dates)
    assert (decision.published, decision.basis) == ("2022-03-04", "inferred")


@pytest.mark.parametrize(
    ("title", "sites", "shown"),
    [
        ("Ice breaks early | Steppe Courier", ["Steppe Courier"], "Ice breaks early"),
        ("Ice breaks early - Ural - Steppe Courier", ["Steppe Courier"], "Ice breaks early - Ural"),
        ("Steppe Courier: news", ["Steppe Courier"], "Steppe Courier: news"),
        ("The Courier | Ice breaks early", ["Courier"], "Ice breaks early"),
        ("Ice - and then fire", ["Steppe Courier"], "Ice - and then fire"),
        ("Courier", ["Courier"], "Courier"),
    ],
)
def test_the_site_is_taken_off_a_title(title: str, sites: list[str], shown: str) -> None:
    assert cleaned(title, sites) == shown


def test_the_title_is_what_most_places_agree_on() -> None:
    head = (
        '<title>Ice! | Steppe</title><meta property="og:site_name" content="Steppe">'
        '<meta property="og:title" content="See this">'
    )
    body = "<header><h1>Steppe</h1></header><main><h1>Ice breaks early on the Ural</h1><p>It broke.</p></main>"
    found = metadata(head, body)
    assert found.title == "Ice breaks early on the Ural"
    assert ("title", "h1") in found.found


def test_a_page_without_a_title_has_none() -> None:
    assert metadata().title is None


@pytest.mark.parametrize(
    ("byline", "people", "bodies"),
    [
        ("By Jane Doe and John Roe, Reuters", ("Jane Doe", "John Roe"), ("Reuters",)),
        ("By JANE DOE | AP", ("JANE DOE",), ("AP",)),
        ("Via River Mill Independent, by Jane Doe", ("Jane Doe",), ()),
        ("Von Karl Voss und Ute Lind", ("Karl Voss", "Ute Lind"), ()),
        ("Jane Doe, Senior Political Editor", ("Jane Doe",), ()),
        ("Jane Doe The Associated Press", ("Jane Doe",), ("The Associated Press",)),
        ("Jane Doe (jane@steppe.example)", ("Jane Doe",), ()),
        ("Jane Doe Jane Doe", ("Jane Doe",), ()),
        ("Ludwig van der Berg", ("Ludwig van der Berg",), ()),
        ("Staff", (), ("Staff",)),
        ("AFP", (), ("AFP",)),
        ("Admin", (), ("Admin",)),
        ("Steppe Courier", (), ("Steppe Courier",)),
        ("By Jane Doe and Steppe Courier", ("Jane Doe",), ()),
        ("https://steppe.example/staff/jane", (), ()),
    ],
)
def test_people_are_told_from_newsrooms(byline: str, people: tuple[str, ...], bodies: tuple[str, ...]) -> None:
    found = divided([byline], ["Steppe Courier"], "test")
    assert (found.people, found.bodies) == (people, bodies)


@pytest.mark.parametrize("name", ["Reuters", "News Desk", "jane", "Jane 2022", "山田新聞", "The Editors", ""])
def test_what_is_no_person(name: str) -> None:
    assert not is_person(name)


def test_publisher_section_language_and_address_say_where_they_were_found() -> None:
    head = (
        '<meta property="og:site_name" content="Steppe Courier"><meta property="article:section" content="Rivers">'
        '<link rel="canonical" href="/ice"><meta name="description" content="It broke at dawn.">'
    )
    found = metadata(head, url="https://www.steppe.example/ice?x=1")
    assert (found.publisher, found.section, found.standfirst) == ("Steppe Courier", "Rivers", "It broke at dawn.")
    assert (found.canonical, found.language) == ("https://www.steppe.example/ice", "en")
    assert set(found.found) >= {
        ("publisher", "meta:og:site_name"), ("section", "meta:article:section"), ("url", "link:canonical"),
        ("language", "html:lang"), ("standfirst", "meta:description"),
    }  # fmt: skip


def test_an_address_on_another_site_is_not_the_pages_own() -> None:
    assert (
        metadata('<link rel="canonical" href="https://other.example/ice">', url="https://steppe.test/ice").canonical
        is None
    )


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            linked('{"@type": "NewsArticle", "headline": "What the ice says"}'),
            "<h1><span>Opinion</span> <span>What the ice says</span></h1>",
            "What the ice says",
        ),
        (
            "",
            '<h1><span class="story-title__overline">Fishing</span> - <span>Nets stay dry</span></h1>',
            "Nets stay dry",
        ),
        (
            '<meta property="og:title" content="Fishing: Nets stay dry">',
            '<h1><span class="story-title__overline">Fishing</span>: <span>Nets stay dry</span></h1>',
            "Fishing: Nets stay dry",
        ),
        ("", "<h1>The <em>Aral</em> comes back</h1>", "The Aral comes back"),
    ],
)
def test_a_kicker_is_none_of_the_title(head: str, body: str, title: str) -> None:
    assert metadata(head, body).title == title
