"""Small pages, line by line: the label of each line stands before it in the table."""

from __future__ import annotations

import pytest

from dateline import extract

ONE = "The dam above Kosh was closed on Monday after a crack was found in its northern wall, engineers said."
TWO = "About 400 people were told to leave their houses, and most of them went to a school on the hill."
THREE = "The governor said that nobody was in danger, but that he would not wait for rain to prove it."
TITLE = "Crack closes dam above Kosh"


def lines(body: str, head: str = f"<title>{TITLE}</title>") -> list[tuple[str, str]]:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    article = extract(page.encode())
    return [(one.label, article.text[one.span.start : one.span.end]) for one in article.lines]


def body(page: str) -> list[str]:
    return [text for label, text in lines(page) if label in {"body", "subhead", "standfirst"}]


STORY = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
PAGES = {
    "an article among navigation": (
        f"<nav><a href=/>Home</a> <a href=/n>News</a></nav><article><h1>{TITLE}</h1>{STORY}</article>"
        "<footer><p>The Kosh Herald is published by the Herald company of Kosh, on paper and online.</p></footer>"
    ),
    "nothing but divs": (
        f"<div><div>Menu</div><div><h1>{TITLE}</h1><div>{ONE}</div><div>{TWO}</div><div>{THREE}</div></div></div>"
    ),
    "lines broken by br": f"<div id=content><h1>{TITLE}</h1>{ONE}<br><br>{TWO}<br><br>{THREE}</div>",
    "a related box": (
        f"<article><h1>{TITLE}</h1><p>{ONE}</p><div class='related-stories'><h3>Related</h3><p>{THREE[::-1]}</p></div>"
        f"<p>{TWO}</p><p>{THREE}</p></article>"
    ),
    "a list of links": (
        f"<article><h1>{TITLE}</h1><p>{ONE}</p><ul><li><a href=/a>Rain to go on all week</a></li>"
        f"<li><a href=/b>Who built the dam</a></li></ul><p>{TWO}</p><p>{THREE}</p></article>"
    ),
    "a caption": (
        f"<article><h1>{TITLE}</h1><figure><img src=a.jpg><figcaption>The northern wall, seen from the road on "
        f"Monday morning.</figcaption></figure>{STORY}</article>"
    ),
    "comments longer than the story": (
        f"<h1>{TITLE}</h1><div class=story>{STORY}</div><div class=comments>"
        + "".join(
            f"<p>I have lived below that dam for {n} years and never slept well, I can tell you.</p>" for n in range(9)
        )
        + "</div>"
    ),
    "a body class that means something else": (
        f"<div class='share-tools-enabled'><h1>{TITLE}</h1><div class=promo-article>{STORY}</div></div>"
    ),
    "paragraphs named for a paywall": (
        f"<div><h1>{TITLE}</h1>{STORY}</div>".replace("<p>", "<p class='newsletter-eligible'>")
    ),
    "scripts and styles inside": (
        f"<article><h1>{TITLE}</h1><p>{ONE}</p><script>var said = 'The dam never closed, says the script.'</script>"
        f"<style>p {{ color: red }}</style><p>{TWO}</p><noscript><p>Please turn on the scripts to read the page.</p>"
        f"</noscript><p>{THREE}</p></article>"
    ),
    "another story below": (
        f"<main><article><h1>{TITLE}</h1>{STORY}</article><article><h1>Frost ends the apple year</h1>"
        f"<p>{'Growers in the valley lost nearly all of the blossom in two nights of frost, they said. ' * 4}</p>"
        "</article></main>"
    ),
    "stories in cards below, longer than it": (
        f"<main><h1>{TITLE}</h1><section class=article-body>{STORY}</section><ul class=items>"
        + "".join(
            f"<li><div class=item><h4><a href=/{n}>Frost in valley {n}</a></h4><p>Growers of valley {n} lost nearly all"
            " of the blossom in two nights of frost, the worst in years, they said on Sunday.</p></div></li>"
            for n in range(9)
        )
        + "</ul></main>"
    ),
    "an appeal longer than it": (
        f"<main><h1>{TITLE}</h1>"
        + "".join(f"<div class=primary-unit>{one}</div>" for one in STORY.replace("</p>", "</p>|").split("|")[:3])
        + "<div><div class=appeal><div>"
        + "<p>We think that news should be free for all who need it, and we ask you to pay for it if you can.</p>"
        + "<p>Whoever gives keeps the newsroom open for those who cannot, and that is what we are here for.</p>"
        + "<p>Our readers have never let us down, and we will not let them down in the year that is ahead.</p>"
        + "<p>Every gift is matched until Friday by friends of the house, so that yours is worth double.</p>"
        + "</div></div></div></main>"
    ),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_the_body_is_its_paragraphs_and_nothing_else(page: str) -> None:
    assert body(page) == [ONE, TWO, THREE]


def test_every_line_about_the_article_has_its_label() -> None:
    page = f"""<main><article>
        <h1>{TITLE}</h1>
        <p class="standfirst">Hundreds leave their houses in the valley.</p>
        <div class="byline">By Olga Kim</div>
        <p>{ONE}</p>
        <p><a href="/x">Read more: Ten dams like it</a></p>
        <h2>A school on the hill</h2>
        <p>{TWO}</p>
        <blockquote><p>We took the cow and the radio.</p></blockquote>
        <div class="newsletter">Get our morning letter, six days a week.</div>
        <div class="share-bar">Share this</div>
        <p>{THREE}</p>
        <p>Reporting by Olga Kim; editing by Joan Hart</p>
        <p>Correction: An earlier version gave the wrong name for the school.</p>
    </article></main><footer>© 2022 Kosh Herald. All rights reserved.</footer>"""
    assert [(label, text[:12]) for label, text in lines(page)] == [
        ("headline", TITLE[:12]),
        ("standfirst", "Hundreds lea"),
        ("byline", "By Olga Kim"),
        ("body", ONE[:12]),
        ("related", "Read more: T"),
        ("subhead", "A school on "),
        ("body", TWO[:12]),
        ("body", "We took the "),
        ("promo", "Get our morn"),
        ("social", "Share this"),
        ("body", THREE[:12]),
        ("credit", "Reporting by"),
        ("correction", "Correction: "),
        ("legal", "© 2022 Kosh "),
    ]


def test_a_table_that_microdata_calls_the_body_is_the_article() -> None:
    rows = "".join(
        f'<tr class="player-{n}"><td>{n}</td><td>Rider Number {n}</td><td>{90 - n} points</td></tr>'
        for n in range(1, 15)
    )
    page = f"""<h1>{TITLE}</h1><div itemprop="articleBody"><table>{rows}</table></div>
        <div><h3>From our columns</h3><p>{ONE}</p><p>{TWO}</p></div>"""
    assert body(page)[:3] == ["1", "Rider Number 1", "89 points"]
    assert body(page)[-1] == "76 points"


def test_a_standfirst_outside_the_story_is_found_by_the_description() -> None:
    lead = "Hundreds leave their houses in the valley below."
    head = f'<title>{TITLE}</title><meta property="og:description" content="{lead}">'
    found = lines(f"<header><h1>{TITLE}</h1><p>{lead}</p></header><div><div>{STORY}</div></div>", head)
    assert ("standfirst", lead) in found


def test_a_standfirst_that_the_story_says_again_is_told_once() -> None:
    head = f'<title>{TITLE}</title><meta property="og:description" content="{TWO}">'
    more = [f"Rain fell in the hills for {day} days before the crack was seen by a man on the wall." for day in "3456"]
    story = STORY + "".join(f"<p>{one}</p>" for one in more)
    page = f"<header><h1>{TITLE}</h1><p>{TWO}</p></header><div><div>{story}</div></div>"
    assert [text for label, text in lines(page, head) if label != "headline"] == [ONE, TWO, THREE, *more]


def test_posts_shown_in_the_text_are_of_it_and_so_is_who_posted_them() -> None:
    def post(words: str) -> str:
        return f"<blockquote class=twitter-tweet><p>{words}</p>— Kosh Water (@koshwater) 3 May 2021</blockquote>"

    story = f"<p>{ONE}</p>{post('Stay away')}<p>{TWO}</p>{post('Still shut')}<p>{THREE}</p>"
    page = f"<article><h1>{TITLE}</h1>{story}</article>"
    sender = "— Kosh Water (@koshwater) 3 May 2021"
    assert body(page) == [ONE, "Stay away", sender, TWO, "Still shut", sender, THREE]


def test_a_line_of_stars_stands_in_a_text_more_than_once() -> None:
    page = f"<article><h1>{TITLE}</h1><p>{ONE}</p><p>* * *</p><p>{TWO}</p><p>* * *</p><p>{THREE}</p></article>"
    assert body(page) == [ONE, "* * *", TWO, "* * *", THREE]


def test_a_heading_without_text_is_the_title_of_furniture() -> None:
    found = lines(f"<article><h1>{TITLE}</h1>{STORY}<h3>From our partners</h3></article>")
    assert [text for label, text in found if label == "subhead"] == []


def test_a_dateline_stays_in_its_paragraph() -> None:
    assert body(f"<article><h1>{TITLE}</h1><p>KOSH, May 3 (Caspian Wire) - {ONE}</p><p>{TWO}</p></article>")[
        0
    ].startswith("KOSH")


def test_a_live_page_is_whole_though_its_entries_stand_otherwise_than_its_lead() -> None:
    entry = "<div class=live-post><h3>{0}:00</h3><div class=wrap><div class=article-text><p>{1}</p></div></div></div>"
    told = [f"Water in the canal rose by {n} centimetres within the hour, says the engineer on duty." for n in "23456"]
    entries = "".join(entry.format(n, one) for n, one in enumerate(told, 10))
    lead = f"<h1>{TITLE}</h1><div class=lead><div class=text>{STORY}</div></div>"
    beside = (
        f"<div><h4>From our columns</h4><p>{'Frost ended the apple year in two nights, growers said. ' * 5}</p></div>"
    )
    page = f"<main><div class=article-body>{lead}{entries}</div>{beside}</main>"
    assert [text for text in body(page) if text in {ONE, TWO, THREE, *told}] == [ONE, TWO, THREE, *told]


def test_a_story_that_the_page_hardly_shows_is_found_by_the_second_extractor() -> None:
    short = "The dam is closed, said the mayor."
    assert short in body(f"<div><span>{TITLE}</span></div><section><div>{short}</div></section>")
