"""One training page: an outlet and a story told in it, labelled as it is put in place."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from training_furniture import CITIES, Furniture

if TYPE_CHECKING:
    from collections.abc import Callable

_LEAD = 3  # paragraphs that no page leaves out
_LONG = 8  # words of a paragraph in which some are linked


class Maker(Furniture):
    """Writes one page."""

    def bylines(self) -> list[str]:
        """Return the rows that say who wrote it and when, in one of the ways they are set."""
        draw = self.draw
        rows = []
        if self.chance(0.85):
            rows.append(
                self.line(
                    self.say("byline"),
                    "byline",
                    "byline",
                    ("div", "p", "span", "address") if self.outlet.modern else ("p", "div", "b"),
                )
            )
        if self.chance(0.85):
            text = self.say("date")
            dated = (
                f"<time>{html.escape(text)}</time>" if self.outlet.modern and self.chance(0.5) else html.escape(text)
            )
            rows.append(self.tag(draw.choice(("div", "p", "div")), "date", dated, "byline"))
        if self.chance(0.25):
            rows.append(self.line(self.say("date"), "byline", "date"))
        if len(rows) > 1 and self.chance(0.2):
            rows = [
                self.tag(
                    "div", "byline", f"{html.escape(self.say('byline'))} | {html.escape(self.say('date'))}", "byline"
                )
            ]
        draw.shuffle(rows)
        return rows

    def headline(self) -> str:
        """Return the title as this outlet sets it."""
        tag = self.outlet.uses.setdefault("headline tag", self.draw.choice(("h1", "h1", "h1", "h1", "h2", "div", "p")))
        inner = html.escape(self.story["head"], quote=False)
        if tag in {"div", "p"}:
            inner = self.draw.choice((f"<b>{inner}</b>", f'<font size="5">{inner}</font>', f"<span>{inner}</span>"))
        return self.tag(tag, "headline", inner, "headline")

    def head(self) -> str:
        """Return what stands above the text."""
        draw = self.draw
        parts = [self.headline()]
        if self.story["deck"] and self.chance(0.75):
            named = self.draw.choice(("standfirst", "standfirst", ""))
            parts.append(self.line(self.story["deck"], "standfirst", named, ("p", "h2", "div", "strong", "h3")))
        if self.chance(0.15):
            parts.append(self.points())
        rows = self.bylines()
        if self.chance(0.15):
            parts = [*rows, *parts]
        elif self.chance(0.85):
            parts += [self.tag("div", "byline", "".join(rows))] if self.chance(0.4) else rows
        if self.chance(0.5):
            parts.insert(0, self.line(self.say("kicker"), "none", "kicker"))
        if self.chance(0.45):
            parts.insert(draw.randint(1, len(parts)), self.share())
        if self.chance(0.5):
            parts.insert(draw.randint(1, len(parts)), self.figure())
        self.noted(parts)
        return "".join(parts)

    def noted(self, parts: list[str]) -> None:
        """Add what some outlets note about an article above its text."""
        draw = self.draw
        if self.chance(0.12):
            parts.append(
                self.line(self.say("correction"), "correction", draw.choice(("correction", "")), ("p", "div", "em"))
            )
        if self.chance(0.08):
            parts.append(self.line(self.say("credit"), "credit", draw.choice(("credit", "")), ("p", "div", "em")))
        if self.chance(0.08):
            parts.insert(0, self.line(self.say("strip"), "banner", "strip"))
        if self.chance(0.06):
            parts.append(self.line(self.say("age_note"), "none", draw.choice(("strip", "note", ""))))
        if self.chance(0.06):
            parts.insert(0, self.line(self.story["head"], "headline", "headline", ("div", "span")))

    def paragraphs(self) -> list[str]:
        """Return the lines of the story, each an element, with subheads and inserts among them."""
        draw = self.draw
        body = [one for place, one in enumerate(self.story["body"]) if place < _LEAD or self.chance(0.85)]
        if self.chance(0.5):
            others = [one for story in self.stories for one in story["body"] if one not in body]
            body += draw.sample(others, min(len(others), draw.randint(2, 20)))
        subs = list(self.story["sub"]) if self.chance(0.6) else []
        lead = draw.choices(("inline", "own line", "none"), (18, 22, 60))[0]
        made: list[str] = []
        if lead == "inline":
            body[0] = f"{self.say('dateline')} {body[0]}"
        elif lead == "own line":
            made.append(
                self.line(
                    self.say("dateline").rstrip(" -—"),
                    "dateline",
                    draw.choice(("date", "body", "")),
                    ("p", "div", "strong", "b", "span"),
                )
            )
        if self.chance(0.08):
            made.insert(0, self.points())
        inserts: list[Callable[[], str]] = [
            self.related,
            self.related,
            self.promo,
            self.promo,
            self.figure,
            self.quoted,
            self.share,
            self.beside_the_story,
            self.beside_the_story,
            lambda: self.aside("promo_text", "promo"),
            lambda: self.aside("promo_text", "promo"),
            lambda: self.button("button_none", "none"),
        ]
        every = draw.choice((2, 3, 3, 4, 9))
        for place, text in enumerate(body):
            if subs and place and place % max(2, len(body) // (len(subs) + 1)) == 0:
                made.append(self.subhead(subs.pop(0)))
            made.append(self.paragraph(text, first=place == 0))
            if place and place % every == 0 and self.chance(0.6):
                made.append(draw.choice(inserts)())
        for _ in range(draw.choice((0, 0, 0, 0, 1, 1, 2, 4))):
            made.insert(draw.randint(1, len(made)), self.listed())
        if self.chance(0.06):
            rows = "".join(f"<tr><td>{name}</td><td>{draw.randint(1, 90)}</td></tr>" for name in draw.sample(CITIES, 4))
            made.append(f'<table data-label="body">{rows}</table>\n')
        return made

    def listed(self) -> str:
        """Return a list that belongs to the story: things, steps, results, sentences."""
        draw = self.draw
        chosen = self.several("item", 2, 14) if self.chance(0.8) else draw.sample(self.story["body"], 2)
        if self.chance(0.2):
            chosen = [f"{one}: {draw.randint(2, 900)}" for one in chosen]
        cells = [html.escape(one, quote=False) for one in chosen]
        if self.chance(0.25):
            cells = [one.replace(word, f'<a href="/t">{word}</a>', 1) for one in cells for word in [one.split(" ")[-1]]]
        form = draw.choice(("ul", "ul", "ol", "p"))
        head = self.subhead(self.story["sub"][0]) if self.story["sub"] and self.chance(0.3) else ""
        if form == "p":
            return head + "".join(f'<p data-label="body">{one}</p>\n' for one in cells)
        return head + self.tag(
            form, "list" if self.chance(0.1) else "body", "".join(f"<li>{one}</li>\n" for one in cells), "body"
        )

    def live(self) -> list[str]:
        """Return the story as entries with times, the newest first."""
        draw, made = self.draw, []
        dated = self.chance(0.8)
        for place, text in enumerate(self.story["body"]):
            entry = []
            if dated:
                entry.append(
                    self.line(
                        f"{draw.randint(6, 23)}:{draw.randint(0, 59):02d}",
                        "byline",
                        "date",
                        ("span", "div", "p", "time"),
                    )
                )
            if self.chance(0.5):
                sub = self.story["sub"][place % len(self.story["sub"])] if self.story["sub"] else self.story["topic"]
                entry.append(
                    self.tag(draw.choice(("h3", "h2", "h4", "div")), "wrap", html.escape(sub, quote=False), "subhead")
                )
            entry.append(self.paragraph(text, first=False))
            if self.chance(0.2):
                entry.append(self.share())
            made.append(self.tag(draw.choice(("div", "article", "section")), "live", "".join(entry)))
        return made

    def digest(self) -> list[str]:
        """Return several short stories, each under its head."""
        draw, made = self.draw, []
        for number, story in enumerate(draw.sample(self.stories, min(len(self.stories), draw.randint(3, 6))), 1):
            head = f"{number}. {story['head']}" if self.chance(0.5) else story["head"]
            made.append(self.subhead(head))
            made += [self.paragraph(text, first=False) for text in story["body"][: draw.randint(1, 3)]]
            if self.chance(0.2):
                made.append(self.promo())
        return made

    def subhead(self, text: str) -> str:
        """Return a heading of a part."""
        form = self.outlet.uses.setdefault("sub", self.draw.choice(("h2", "h3", "h2", "strong", "b", "h4")))
        inner = html.escape(text, quote=False)
        return (
            f'<p data-label="subhead"><{form}>{inner}</{form}></p>\n'
            if form in {"strong", "b"}
            else self.tag(form, "wrap", inner, "subhead")
        )

    def quoted(self) -> str:
        """Return a pull quote: words of the story, set apart."""
        quotes = [one for one in self.story["body"] if one.startswith(('"', "«", "„", "“"))]
        if not quotes:
            return self.promo()
        return self.tag(
            self.draw.choice(("blockquote", "aside", "div", "p")),
            self.draw.choice(("quote", "quote", "")),
            html.escape(quotes[0].split(",")[0] + '"', quote=False),
            "none",
        )

    def paragraph(self, text: str, *, first: bool) -> str:
        """Return one paragraph as this outlet sets it."""
        inner = html.escape(text, quote=False)
        words = inner.split(" ")
        if self.chance(0.15) and len(words) > _LONG:
            inner = " ".join([*words[:3], self.link(" ".join(words[3:6])), *words[6:]])
        if first and self.chance(0.1):
            inner = f"<strong>{inner}</strong>"
        form = self.outlet.paragraph
        if form == "pspan":
            return f'<p data-label="body"><span style="font-size:14px">{inner}</span></p>\n'
        if form == "br":
            return f'<span data-label="body">{inner}</span><br><br>\n'
        return f'<{"div" if form == "div" else "p"} data-label="body">{inner}</{"div" if form == "div" else "p"}>\n'

    def text(self) -> str:
        """Return the story's lines in the element that holds them."""
        made = self.draw.choice((*(self.paragraphs,) * 10, self.live, self.digest))()
        if self.outlet.paragraph == "sections":
            made = [self.tag("section", "wrap", "".join(made[place : place + 3])) for place in range(0, len(made), 3)]
        return self.tag(
            self.draw.choice(("div", "div", "section", "td")) if self.outlet.modern else "div", "body", "".join(made)
        )

    def foot(self) -> str:
        """Return what stands below the text."""
        draw = self.draw
        drawn: tuple[tuple[float, Callable[[], str]], ...] = (
            (
                0.5,
                lambda: self.line(
                    self.say("credit"), "credit", self.draw.choice(("credit", "")), ("p", "em", "div", "span")
                ),
            ),
            (0.3, self.author_box),
            (0.15, lambda: self.aside("disclaimer", "legal")),
            (0.12, lambda: self.aside("promo_text", "promo")),
            (0.12, self.beside_the_story),
            (
                0.25,
                lambda: self.line(
                    self.say("correction"), "correction", self.draw.choice(("correction", "")), ("p", "em", "div")
                ),
            ),
            (0.25, lambda: self.line(self.say("legal"), "legal", "legal", ("p", "div"))),
            (0.4, lambda: self.links(self.several("tags", 1, 4), "related", "tags")),
            (0.4, self.share),
            (0.35, self.promo),
            (0.15, lambda: "".join(self.bylines())),
            (0.2, lambda: self.links(self.several("nextprev", 1, 2), "related", "nextprev")),
            (0.45, self.related),
            (0.25, lambda: self.related("list")),
            (0.25, self.comments),
            (0.15, self.promo),
        )
        parts = [made() for share, made in drawn if self.chance(share)]
        if self.chance(0.3):
            draw.shuffle(parts)
        return "".join(parts)

    def article(self) -> str:
        """Return the article in its element."""
        inside = self.head() + self.wrapped(self.text(), 2)
        foot = self.foot()
        tag = "article" if self.outlet.modern and self.chance(0.7) else "div"
        return self.tag(tag, "wrap", inside + foot) if self.chance(0.6) else self.tag(tag, "wrap", inside) + foot

    # -- the page ----------------------------------------------------------------------------------------------------

    def top(self) -> str:
        """Return masthead, navigation and breadcrumbs."""
        draw = self.draw
        parts = [
            self.tag(
                draw.choice(("div", "p", "h1" if self.chance(0.1) else "div")),
                "header",
                self.link(self.outlet.name),
                "none",
            )
        ]
        parts += [self.links(self.several("nav", 3, 40), "none", "nav") for _ in range(draw.choice((0, 1, 1, 2)))]
        if self.chance(0.3):
            parts.append(self.line(self.day, "none", "date"))
        if self.chance(0.4):
            parts.insert(draw.randint(0, len(parts)), self.buttons("button_none", "none", 3))
        if self.chance(0.15):
            parts.append(self.button("button_promo", "promo"))
        if self.chance(0.25):
            parts.append(self.line(self.say("promo_line"), "promo", "promo"))
        if self.chance(0.12):
            parts.append(self.line(self.say("strip"), "banner", "strip"))
        crumbs = self.links(self.several("nav", 2, 3), "none", "crumbs", row=True) if self.chance(0.35) else ""
        return self.tag("header" if self.outlet.modern else "div", "header", "".join(parts)) + crumbs

    def beside(self) -> str:
        """Return a column beside the article."""
        draw = self.draw
        parts = [
            draw.choice((self.related, lambda: self.related("list"), self.promo, self.share))()
            for _ in range(draw.randint(1, 4))
        ]
        return self.tag("aside" if self.outlet.modern and self.chance(0.6) else "div", "aside", "".join(parts))

    def bottom(self) -> str:
        """Return the foot of the page."""
        draw = self.draw
        if self.chance(0.25):
            return ""
        parts = [
            self.links(self.several(draw.choice(("nav", "tail")), 3, 30), "none", "footer")
            for _ in range(draw.choice((0, 1, 1, 2, 3)))
        ]
        for share, made in (
            (0.3, self.share),
            (0.2, self.promo),
            (0.15, lambda: self.related("list")),
            (0.1, lambda: self.line(self.say("tail"), "none", "footer")),
        ):
            if draw.random() < share:
                parts.append(made())
        parts += [
            self.line(one, "legal", "legal", ("p", "div", "span", "small")) for one in self.several("legal", 0, 3)
        ]
        if self.chance(0.3):
            draw.shuffle(parts)
        return self.tag("footer" if self.outlet.modern and self.chance(0.7) else "div", "footer", "".join(parts))

    def page(self) -> str:
        """Return the whole page."""
        article = self.article()
        side = self.beside() if self.chance(0.6) else ""
        if not self.outlet.modern and self.chance(0.5):
            middle = f'<table width="100%"><tr><td>{side}</td><td valign="top">{article}</td></tr></table>\n'
        else:
            middle = self.wrapped(side + article if self.chance(0.25) else article + side)
        if self.outlet.modern and self.chance(0.6):
            middle = f"<main>{middle}</main>\n"
        bars = self.consent() if self.chance(0.2) else ""
        saved = (
            "".join(self.line(one, "banner", "wrap", ("div", "p")) for one in self.several("banner", 1, 3))
            if self.chance(0.25)
            else ""
        )
        top = self.top() if self.chance(0.85) else ""
        content = saved + (bars if self.chance(0.5) else "") + top + middle + self.bottom()
        return self._document(self.wrapped(content, 2))

    def _document(self, content: str) -> str:
        draw = self.draw
        title = html.escape(self.story["head"])
        suffix = draw.choice(("", f" - {self.outlet.name}", f" | {self.outlet.name}"))
        metas = '<meta charset="utf-8">'
        if self.outlet.modern:
            metas += f'<meta property="og:title" content="{title}">'
            if self.chance(0.6):
                metas += (
                    f'<meta name="description" content="{html.escape(self.story["deck"] or self.story["body"][0])}">'
                )
            if self.chance(0.6):
                metas += f'<meta name="author" content="{html.escape(self.author)}">'
        script = "<script>window.page = {};</script>" if self.chance(0.5) else ""
        head = f"<head><title>{title}{suffix}</title>{metas}</head>"
        body = f'<body data-label="none">\n{script}{content}</body>'
        return f'<!DOCTYPE html>\n<html lang="{self.language}">{head}\n{body}</html>\n'
