"""Pages of our own that are built by script: their article is read from the data they are built of."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import extract
from dateline.extract.paragraphs import Texts

TITLE = "Ice holds ferry on the river"
TEXT = [
    "Police have closed the bridge after the ice broke, and drivers go by the northern road, the council says.",
    "The first ferry has left with forty people on board, the harbour master told reporters on the quay this morning.",
    "Schools in the old town will stay shut until Friday, the mayor has said after a meeting with the head teachers.",
    "Two men have been brought to the hospital with broken legs, and both of them are said to be in good spirits.",
]
OTHER = "A horse was sent home by the road, and its owner went with it on foot for the whole of the eleven miles."
HTML = "".join(f"<p>{one}</p>" for one in TEXT)
ONE = {"title": TITLE, "html": HTML}
MORE = {"title": "Horse goes home on foot", "body": f"<p>{OTHER}</p>" * 9}
HOUR = "2022-01-06T1"
LOADING = '<div id="root">Loading …</div>'


def page(script: str, shown: str = LOADING, title: str = TITLE) -> bytes:
    head = f'<head><title>{title} | Kosh Daily</title><meta property="og:title" content="{title}"></head>'
    return f"<html>{head}<body>{shown}{script}</body></html>".encode()


def data(**props: object) -> str:
    written = json.dumps({"props": {"pageProps": props}})
    return f'<script id="__NEXT_DATA__" type="application/json">{written}</script>'


def assigned(to: str, value: object) -> str:
    return f"<script>{to} = {json.dumps(value)};(function(){{var s;}}())</script>"


def rich(paragraph: str, kind: str, inner: str, said: str) -> list[dict[str, Any]]:
    """Return the text as a tree in which the beginning of each paragraph is in bold."""
    return [
        {kind: paragraph, inner: [{kind: "text", said: one[:20], "marks": ["bold"]}, {kind: "text", said: one[20:]}]}
        for one in TEXT
    ]


APOLLO = {
    "ROOT_QUERY": {"article": {"__ref": "Article:1"}},
    "Article:1": {"__typename": "Article", "headline": TITLE, "body": [{"__ref": f"P:{n}"} for n in range(4)]},
    **{f"P:{number}": {"__typename": "Paragraph", "text": one} for number, one in enumerate(TEXT)},
}
NUXT = [["Reactive", 1], {"data": 2}, {"title": 3, "body": 4}, TITLE, [5, 6, 7, 8], *TEXT]
FLIGHT = "5:" + json.dumps(["$", "div", None, {"article": {"headline": TITLE, "body": HTML}}]) + "\n"
ARC = {"headlines": {"basic": TITLE}, "content_elements": [{"type": "text", "content": one} for one in TEXT]}
PARTS = [{"type": "text", "model": {"blocks": [{"type": "paragraph", "model": {"text": one}}]}} for one in TEXT]


@pytest.mark.parametrize(
    ("script", "where"),
    [
        (data(article={"headline": TITLE, "body": HTML}), "props.pageProps.article.body"),
        (data(more=[MORE, MORE], story=ONE), "props.pageProps.story.html"),
        (data(story={"title": TITLE, "paragraphs": TEXT}), "props.pageProps.story.paragraphs"),
        (data(story={"title": TITLE, "text": "\n\n".join(TEXT)}), "props.pageProps.story.text"),
        (data(post={"title": TITLE, "body": rich("p", "type", "children", "text")}), "props.pageProps.post.body"),
        (data(post={"title": TITLE, "content": {"type": "doc", "content": rich("p", "type", "content", "text")}}),
         "props.pageProps.post.content"),
        (data(page={"title": TITLE, "body": {"content": rich("paragraph", "nodeType", "content", "value")}}),
         "props.pageProps.page.body"),
        (data(page={"contents": [{"type": "headline", "text": TITLE}, *PARTS]}), "props.pageProps.page.contents"),
        (assigned("window.__INITIAL_STATE__", {"article": ONE}), "article.html"),
        (assigned('window["__STATE__"]', {"article": ONE}), "article.html"),
        (assigned("Fusion.globalContent", ARC), "content_elements"),
        (assigned("window.__APOLLO_STATE__", APOLLO), "Article:1.body"),
        (f"<script>window.__DATA__ = JSON.parse({json.dumps(json.dumps({'article': ONE}))})</script>", "article.html"),
        (f'<script id="__NUXT_DATA__" type="application/json">{json.dumps(NUXT)}</script>', "0.data.body"),
        (f"<script>self.__next_f.push([1,{json.dumps(FLIGHT)}])</script>", "3.article.body"),
    ],
)  # fmt: skip
def test_the_text_of_a_page_built_by_script(script: str, where: str) -> None:
    article = extract(page(script))
    lines = [line for line in article.lines if line.label == "body"]
    assert [article.text[line.span.start : line.span.end] for line in lines] == TEXT
    assert article.title == TITLE
    assert article.problems == ()
    (found,) = (place for field, place in article.found if field == "text")
    assert found.startswith("script:")
    assert found.endswith(f" {where}")
    assert {line.rule for line in lines} == {found}


def test_headings_are_told_apart_and_other_parts_left_out() -> None:
    parts = [
        {"type": "heading", "text": "What we know"},
        *({"type": "paragraph", "text": one} for one in TEXT),
        {"type": "image", "caption": "Ice on the river at noon, as the harbour master saw it from his window."},
        {"type": "related-articles", "text": OTHER},
    ]
    article = extract(page(data(article={"title": TITLE, "content": parts})))
    assert [line.label for line in article.lines] == ["subhead", "body", "body", "body", "body"]


def test_a_page_that_shows_its_text_is_read_as_it_shows_it() -> None:
    shown = f"<article><h1>{TITLE}</h1>{HTML}</article>"
    article = extract(page(data(article={"headline": TITLE, "body": f"<p>{OTHER}</p>" * 9}), shown))
    assert OTHER not in article.text
    assert "text" not in dict(article.found)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(data(consent={"title": "Your privacy", "text": f"{OTHER} " * 9}), id="text of the site"),
        pytest.param(data(article={"title": TITLE, "body": "Short."}), id="hardly a text"),
        pytest.param(data(related=[MORE] * 4), id="other articles alone"),
        pytest.param(
            f"<script>window.__NUXT__=(function(a){{return {{t:a}}}}({json.dumps(HTML)}))</script>", id="script"
        ),
        pytest.param('<script type="application/json">{"article": {"title": "' + "a" * 999, id="broken"),
    ],
)
def test_data_that_holds_no_article_of_this_page(script: str) -> None:
    article = extract(page(script, shown='<div id="root"></div>'))
    assert [problem.code for problem in article.problems] == ["no-text"]


def test_a_live_page_may_state_all_its_text_in_json_ld() -> None:
    entries = [
        {"@type": "BlogPosting", "headline": f"Entry {n}", "articleBody": one, "datePublished": f"{HOUR}{n}:00Z"}
        for n, one in enumerate(TEXT)
    ]  # fmt: skip
    blog = {"@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": entries}
    article = extract(page(f'<script type="application/ld+json">{json.dumps(blog)}</script>'))
    assert [line.label for line in article.lines] == ["subhead", "body"] * 4
    assert [len(one.lines) for one in article.entries] == [2] * 4
    assert [one.published for one in article.entries] == [f"{HOUR}{n}:00+00:00" for n in range(4)]


def test_references_that_run_in_rings_come_to_an_end() -> None:
    rings = {f"A:{n}": {"title": TITLE, "body": [{"__ref": f"A:{(n + 1) % 60}"}] * 3} for n in range(60)}
    assert extract(page(data(**rings))).title == TITLE


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "content", "children", "text", "__ref", "model", "x"]), inner, max_size=4
        )
    ),
    max_leaves=20,
)


@given(_JSON)
def test_any_json_gives_paragraphs_or_none(value: object) -> None:
    for paragraph in Texts({}).of(value):
        assert paragraph.text.strip()
