"""Credits and origin on whole pages: what bylines, notices of rights and the outlet's own name make of them."""

from __future__ import annotations

import pytest

from dateline import extract

STORY = (
    "<p>The ferry to Aral was late on Monday because of ice in the harbour, its master said, and forty waited.</p>"
    "<p>A horse was sent home by the road, and its owner went with it on foot for the whole of the eleven miles.</p>"
    "<p>The harbour office said the tug would be mended by the end of the week if the part came from the city.</p>"
)


def page(byline: str = "", foot: str = "", outlet: str = "Kosh Daily") -> bytes:
    above = f'<div class="byline">{byline}</div>' if byline else ""
    below = f"<p>{foot}</p>" if foot else ""
    return (
        f'<html><head><title>Ice holds ferry - {outlet}</title><meta property="og:site_name" content="{outlet}"></head>'
        f"<body><main><article><h1>Ice holds ferry</h1>{above}{STORY}{below}</article></main></body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("byline", "origin"),
    [
        ("By Ana Ruiz, Associated Press", "AP"),
        ("By Ana Ruiz and Bo Lind The Associated Press", "AP"),
        ("Ana Ruiz, AP Business Writer", "AP"),
        ("By Ana Ruiz of The Associated Press", "AP"),
        ("Associated Press in Lima", "AP"),
        ("By Reuters Staff", "Reuters"),
        ("Reuters | May 3, 2021", "Reuters"),
        ("By Ana Ruiz (Reuters)", "Reuters"),
        ("Par AFP", "AFP"),
        ("Von Jana Roth, dpa", "dpa"),
        ("Redacción / EFE", "EFE"),
        ("di Redazione ANSA", "ANSA"),
        ("РИА Новости", "RIA Novosti"),
        ("Source: Xinhua | 2021-05-03 10:02", "Xinhua"),
        ("Ana Ruiz, AP May 3, 2021", "AP"),
        ("Von Jana Roth, dpa Mai 3, 2021", "dpa"),
        ("Por EFE enero 3, 2021", "EFE"),
        ("PTI | New Delhi", "PTI"),
        ("By Ana Ruiz, CNN", "CNN"),
        ("Ana Ruiz and AFP", "AFP"),
        ("By Ana Ruiz", None),
        ("By Ana Ruiz, Kosh Daily", None),
        ("By Ana Ruiz, Senior Editor", None),
        ("By Ana Ruiz with AFP", None),
        ("By Ana Ruiz and wire reports", None),
        ("Kosh Daily Staff", None),
        ("By Staff", None),
        ("By Petra Beta", None),
    ],
)
def test_an_agency_of_the_byline_is_the_origin(byline: str, origin: str | None) -> None:
    assert extract(page(byline)).origin == origin


@pytest.mark.parametrize(
    ("foot", "origin"),
    [
        ("© 2021 AFP", "AFP"),
        ("Copyright AFP 2021", "AFP"),
        ("© 2021 The Associated Press. All rights reserved.", "AP"),
        ("© dpa-infocom, dpa:210503-99-123456/2", "dpa"),
        ("© Copyright ANSA - Tutti i diritti riservati", "ANSA"),
        ("Copyright 2021 NPR. To see more, visit NPR.", "NPR"),
        ("Copyright 2021 Open Steppe. Reprinted with permission.", "Open Steppe"),
        ("©2021 Open Steppe. Visit opensteppe.example. Distributed by Caspian Media.", "Open Steppe"),
        ("© 2021 AFP / Luce Petit", None),
        ("© Getty Images", None),
        ("© 2021 Kosh Daily. All rights reserved.", None),
        ("Originally published on Kosh Daily.", None),
        ("This article was originally published by Open Steppe.", "Open Steppe"),
        ("Source: Open Steppe", "Open Steppe"),
        ("Source: Bureau of Statistics", None),
        ("Source: Getty Images", None),
        ("Courtesy of Ana Ruiz", None),
        ("With reporting by AFP", None),
        ("(AFP)", "AFP"),
        ("(dpa/AFP)", None),
    ],
)
def test_a_foot_names_the_origin(foot: str, origin: str | None) -> None:
    assert extract(page("By Ana Ruiz", foot)).origin == origin


@pytest.mark.parametrize(
    ("byline", "foot", "credited"),
    [
        ("By Ana Ruiz", "Written by Ana Ruiz; edited by Bo Lind", {("editing", "Bo Lind")}),
        ("Text: Ana Ruiz", "Redaktion: Bo Lind", {("editing", "Bo Lind")}),
        ("By Ana Ruiz", "Una Reed of Kosh Daily contributed to this report.", {("contributor", "Una Reed")}),
        ("By Ana Ruiz", "Kosh Daily contributed to this report.", set()),
        ("By Ana Ruiz with AFP", "", {("agency", "AFP")}),
        ("By Ana Ruiz", "Reporting by Ana Ruiz and Una Reed", {("reporting", "Una Reed")}),
        ("By Ana Ruiz Edited by Bo Lind May 3, 2021", "", {("editing", "Bo Lind")}),
    ],
)
def test_the_authors_and_the_outlet_are_no_credits(byline: str, foot: str, credited: set[tuple[str, str]]) -> None:
    assert {(one.role, one.name) for one in extract(page(byline, foot)).credits} == credited


@pytest.mark.parametrize(
    ("head", "foot", "credited"),
    [
        (
            "",
            "Reporting</p><p>Luis Paz</p><p>Una Reed</p><p>Editing</p><p>Bo Lind",
            {("reporting", "Luis Paz"), ("reporting", "Una Reed"), ("editing", "Bo Lind")},
        ),
        ("", "Edited by</p><p>Bo Lind", {("editing", "Bo Lind")}),
        ("", "Redaktion:</p><p>Bo Lind und Ana Ruiz", {("editing", "Bo Lind"), ("editing", "Ana Ruiz")}),
        ("Edited by</div><div class='byline'>Bo Lind", "", {("editing", "Bo Lind")}),
        ("Interview</div><div class='byline'>Ana Ruiz", "", set()),
        ("", "Reporting</p><p>What the harbour master did next", set()),
        ("", "Redaktion</p><p>SCHREIBEN SIE UNS", set()),
        ("", "The editor</p><p>Bo Lind", set()),
        ("3 May 2021 Edited by Bo Lind", "", {("editing", "Bo Lind")}),
        ("Ana Ruiz</div><div class='byline'>Bo Lind</div><div class='byline'>Editor", "", {("editing", "Bo Lind")}),
        (
            (
                "Editor</div><div class='byline'>Bo Lind</div>"
                "<div class='byline'>Copy editor</div><div class='byline'>Una Reed"
            ),
            "",
            {("editing", "Bo Lind"), ("editing", "Una Reed")},
        ),
        (
            "Una Reed 3 May 2021",
            "Additional reporting by Ana Ruiz and AFP. Edited by Bo Lind.",
            {("contributor", "Ana Ruiz"), ("agency", "AFP"), ("editing", "Bo Lind")},
        ),
    ],
)
def test_names_below_or_after_something_else(head: str, foot: str, credited: set[tuple[str, str]]) -> None:
    article = extract(page(head, foot))
    assert {(one.role, one.name) for one in article.credits} == credited
    for one in article.credits:
        assert one.span is not None
        assert article.text[one.span.start : one.span.end] == one.name


def test_whose_name_stands_above_what_an_editor_does_is_no_author() -> None:
    lines = ("Ana Ruiz", "Reporter", "Bo Lind", "Editor", "3 May 2021")
    article = extract(page("</div><div class='byline'>".join(lines)))
    assert article.authors == ("Ana Ruiz",)
    assert [(one.role, one.name) for one in article.credits] == [("editing", "Bo Lind")]


def test_people_listed_below_what_they_did_are_bylines_and_credits() -> None:
    head = "".join(
        f"<div>{line}</div>" for line in ("Written by", "Ana Ruiz", "Edited by", "Bo Lind", "Una Reed", "3 May 2021")
    )
    foot = "<dl><dt>Editors</dt><dd>Luis Paz</dd></dl>"
    article = extract(f"<html><body><h1>Ice holds ferry</h1>{head}{STORY}{foot}</body></html>".encode())
    labels = {article.text[line.span.start : line.span.end]: line.label for line in article.lines}
    assert article.authors == ("Ana Ruiz",)
    assert [(one.role, one.name) for one in article.credits] == [
        ("editing", "Bo Lind"),
        ("editing", "Una Reed"),
        ("editing", "Luis Paz"),
    ]
    assert {labels[name] for name in ("Edited by", "Bo Lind", "Una Reed", "Editors", "Luis Paz")} == {"credit"}
    assert {labels[name] for name in ("Written by", "Ana Ruiz")} == {"byline"}


def test_an_agency_is_the_origin_on_its_own_page_and_a_newspaper_is_not() -> None:
    assert extract(page("By Ana Ruiz", "© 2021 The Associated Press", outlet="Associated Press")).origin == "AP"
    assert extract(page("By Ana Ruiz, The Guardian", outlet="The Guardian")).origin is None
