"""Origin and corrections as a page states them for machines, and the addresses of its links."""

from __future__ import annotations

import pytest

from dateline import extract

HERE = "https://steppe.example/ice"
BODY = (
    "<h1>Ice breaks early</h1><p>The ice on the Ural broke three weeks early, and two bridges were closed to lorries on"
    " Monday, the roads office said.</p><p>Fishermen have been told to keep off it until the water falls again.</p>"
)


def page(head: str = "", tail: str = "") -> bytes:
    return f"<html><head><title>Ice</title>{head}</head><body><article>{BODY}{tail}</article></body></html>".encode()


def linked(more: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ice", {more}}}</script>'


@pytest.mark.parametrize(
    ("head", "origin"),
    [
        (linked('"isBasedOn": "https://www.reuters.com/ice"'), "Reuters"),
        (linked('"isBasedOn": "https://wire.example/ice"'), "wire.example"),
        (linked(f'"isBasedOn": "{HERE}"'), None),
        (linked('"isBasedOn": {"@type": "NewsArticle", "publisher": {"name": "Caspian Wire"}}'), "Caspian Wire"),
        (linked('"isBasedOn": "a hunch"'), None),
        ('<meta name="syndication-source" content="https://wire.example/ice">', "wire.example"),
        ('<meta name="original-source" content="https://news.steppe.example/ice">', None),
        (linked('"sourceOrganization": {"@type": "Organization", "name": "Agence France-Presse"}'), "AFP"),
        (linked('"sourceOrganization": "The Steppe Group"'), None),
        ('<link rel="canonical" href="https://wire.example/ice">', "wire.example"),
        ('<link rel="canonical" href="https://amp.steppe.co.example/ice">', None),
        ("", None),
    ],
)
def test_the_origin_stated_for_machines(head: str, origin: str | None) -> None:
    assert extract(page(head), HERE).origin == origin


def test_what_the_text_says_of_its_origin_comes_first() -> None:
    head = linked('"isBasedOn": "https://wire.example/ice"')
    article = extract(page(head, "<p>This article was originally published by Caspian Press.</p>"), HERE)
    assert article.origin == "Caspian Press"


@pytest.mark.parametrize(
    ("stated", "corrections"),
    [
        ('"correction": "The ice broke on Monday."', ("The ice broke on Monday.",)),
        ('"correction": {"@type": "CorrectionComment", "text": "It was two bridges."}', ("It was two bridges.",)),
        ('"correction": ["One.", {"text": "Two."}, "One."]', ("One.", "Two.")),
        ('"correction": "https://steppe.example/corrections"', ()),
        ('"correction": null', ()),
    ],
)
def test_corrections_are_texts(stated: str, corrections: tuple[str, ...]) -> None:
    assert extract(page(linked(stated)), HERE).corrections == corrections


def test_a_link_has_the_address_of_its_anchor() -> None:
    related = '<p>READ MORE: <a href="/snow">Snow closes the pass for a week</a></p>'
    links = extract(page("", related), HERE).links
    assert [(one.text, one.url) for one in links] == [
        ("Snow closes the pass for a week", "https://steppe.example/snow")
    ]


def test_a_script_is_no_address() -> None:
    related = '<p>READ MORE: <a href="javascript:open()">Snow closes the pass for a week</a></p>'
    assert [one.url for one in extract(page("", related), HERE).links] == [None]
