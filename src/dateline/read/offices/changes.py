"""What becomes of office holders: appointed, elected, resigned, dismissed, arrested, died; by whom and from what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.read.offices.parties import affected, doers
from dateline.read.offices.posts import Post, Posts, objects_of
from dateline.read.offices.titles import body_beside, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.read.offices.lexicon import ContextName, OfficeRules, Use
    from dateline.read.offices.people import People
    from dateline.read.offices.titles import Title
    from dateline.read.syntax import Sentence, Token
    from dateline.records import OfficeChange

_FOLLOWING = frozenset({"replace", "succeed"})
_LEAVING = frozenset({"dismissed", "resigned", "died"})
_ATTEMPTS = frozenset({"attempt", "plot", "bid", "conspiracy", "effort", "scheme"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change in an office as read: words for the person, the office, its body, and who made it.

    ``title`` is what the clause calls the person, ``post`` the title said to be gained or lost; ``guessed`` names the
    rule by which the person was found where the clause shows none.
    """

    trigger: Token
    change: OfficeChange
    rule: str
    person: Token
    office: str | None
    body: Token | None
    by: Token | None
    title: Title | None = None
    post: Title | None = None
    guessed: ContextName | None = None


Near = tuple[list["Token"], list["Token"]]  # the words before a sentence and after it


class Changes:
    """Reads the changes of one sentence, with the words ``near`` it, before and after.

    ``titles`` are the offices known of its people, by the place of the person's last word.
    """

    def __init__(
        self, sentence: Sentence, near: Near, people: People, rules: OfficeRules, titles: dict[int, Title]
    ) -> None:
        self._before, self._after = near
        self._tokens = sentence.tokens
        self._people = people
        self._rules = rules
        self._posts = Posts(people, rules)
        self._titles = titles
        self._vacant = Post()  # the office the sentence has just told as given up

    def read(self) -> Iterator[Change]:
        """Yield the changes in the order of their words."""
        for token in self._tokens:
            uses = self._rules.uses.get(token.lemma) or self._rules.uses.get(token.lower) or ()
            for use in uses:
                found = self._use(token, use)
                if found is not None:
                    yield found
                    if found.change in _LEAVING and found.office is not None:
                        self._vacant = Post(office=found.office, body=found.body, named=True)
                    break
            named_for_it = token.tag == "VB" and self._appoints(token.head)  # "named Sosa to replace him"
            if token.lemma == "replace" and token.is_verb and not named_for_it:
                yield from self._replaced(token)

    def _appoints(self, verb: Token) -> bool:
        return any(use.change == "appointed" for use in self._rules.uses.get(verb.lemma, ()))

    def _use(self, token: Token, use: Use) -> Change | None:
        if use.frame == "noun":
            return self._noun(token, use) if token.is_noun else None
        if not (token.is_verb or token.dep in {"amod", "acl"}) or not _fits(token, use) or _is_attempted(token):
            return None
        if use.change == "held" and token.tag not in {"VBD", "VBN"}:
            return None
        post = self._posts.beside(token)
        if not post.named and token.dep == "amod" and use.frame == "object":
            post = next(map(self._posts.of, objects_of(token.head, "as")), post)  # "re-elected Barker as secretary"
        if not post.named and any(one.lemma in _FOLLOWING for one in token.each_child("xcomp", "advcl")):
            post = self._vacant  # "sacked the premier and named Sosa to replace him"
        if use.frame == "object":
            heads, by = affected(token, self._people)
            passive = token.child("auxpass", "agent") is not None
        else:
            if any(one.lower.endswith(("self", "selves")) for one in token.each_child("dobj")):
                return None  # "resigned themselves to it"
            heads, by = ([token.head] if token.dep == "amod" else doers(token)), None
            passive = token.dep != "amod"
        found = self._change(token, use, heads, post, by)
        if found is None and passive and use.needs != "office":
            found = self._change(token, use, self._nearest(token), post, by)
            found = replace(found, guessed="nearest name before") if found is not None else None
        return found

    def _nearest(self, token: Token) -> list[Token]:
        """Return the nearest name or pronoun before a verb whose person the parse does not show."""
        for one in reversed(self._tokens[: token.index]):
            if self._people.is_name(one) or (one.tag == "PRP" and one.lower in self._rules.words["pronouns"]):
                return [one]
            if one.tag == "NNP" and self._people.is_person(one):
                return [one]
        return []

    def _change(self, token: Token, use: Use, heads: list[Token], post: Post, by: Token | None) -> Change | None:
        person, title = self._person(heads)
        if person is None or not self._enough(use, person, title, post, heads):
            return None
        # "A former minister is to be sworn in": not as a minister.
        if title is not None and title.past and use.change in {"appointed", "elected"}:
            title = None
        office = post.office or (title.office if title else None)
        body = post.body or (title.body if title else None) or body_beside(person, self._rules)
        return Change(
            trigger=token,
            change=use.change,
            rule=use.rule,
            person=person,
            office=office,
            body=body,
            by=by,
            title=title,
            post=post.title,
        )

    def _person(self, heads: list[Token]) -> tuple[Token | None, Title | None]:
        """Return the best word for the person among the phrases, and the office the phrases give them."""
        title = next((title_of(one, self._rules) for one in heads if self._people.is_title(one)), None)
        for head in heads:
            if self._people.is_name(head):
                return head, title or self._titles.get(head.index)
            if head.dep == "appos" and self._people.is_name(head.head):
                return head.head, title or self._titles.get(head.head.index)
            named = self._people.beside(head) if self._people.is_title(head) else None
            if named is None:
                named = next((one for one in head.each_child("compound", "appos") if self._people.is_name(one)), None)
            if named is not None:
                return named, title or self._titles.get(named.index)
        return (heads[0], title) if heads else (None, None)

    def _enough(self, use: Use, person: Token, title: Title | None, post: Post, heads: list[Token]) -> bool:
        """Say whether what the rule needs is there."""
        if use.needs == "none":
            return self._people.is_person(person) or post.named
        if use.needs == "person":
            return any(self._people.is_person(one) for one in (person, *heads))
        if use.change in {"appointed", "elected", "held"}:
            return post.office is not None and person.lower != "it"
        if use.change in {"arrested", "died"}:
            # "16 police officers" have a rank, and no office that ends with them.
            holder = title is not None or self._people.is_holder(person)
            return holder and not any(one.tag in {"NNS", "NNPS"} for one in heads)
        return post.named or title is not None

    def _noun(self, noun: Token, use: Use) -> Change | None:
        """Return the change of "the dismissal of X", "X's resignation", "X's sacking of Y"."""
        of = next((one.child("pobj") for one in noun.each_child("prep") if one.lower == "of"), None)
        owner = noun.child("poss")
        name = next((one for one in noun.each_child("compound", "nmod") if self._people.is_name(one)), None)
        head = of or owner or name
        if head is None:
            head = noun if self._people.is_person(noun) else self._bridged(noun)
        if head is None:
            return None
        post = next((self._posts.of(i) for i in objects_of(noun, "as", "from", "to")), Post())
        return self._change(noun, use, [head], post, owner if of is not None else None)

    def _bridged(self, noun: Token) -> Token | None:
        """Return the people a bare "the layoffs" must mean: those a verb of change was told of, else the nearest."""
        if noun.tag != "NNS":
            return None
        words = self._rules.words["people"]
        told = [
            one
            for one in (*self._before, *self._tokens, *self._after)
            if one.dep in {"dobj", "nsubjpass"} and one.lemma in words and one.head.lemma in self._rules.uses
        ]
        if told:
            return told[0]
        later = [
            one for one in (*self._tokens[noun.index + 1 :], *self._after) if one.tag == "NNS" and one.lemma in words
        ]
        earlier = [
            one for one in (*self._before, *self._tokens[: noun.index]) if one.tag == "NNS" and one.lemma in words
        ]
        return next(iter(later[:1] + earlier[-1:]), None)

    def _replaced(self, verb: Token) -> Iterator[Change]:
        """Yield both sides of "replaced X with Y", "X was replaced by Y", "Y replaced X"."""
        objects, by = affected(verb, self._people)
        old, title = self._person(objects)
        new = next(iter(objects_of(verb, "with")), None) or by
        if old is None or new is None or not (self._people.is_person(old) and self._people.is_person(new)):
            return
        post = next((self._posts.of(one) for one in objects_of(verb, "as")), Post())
        if not post.named and title is None and not (self._people.is_name(old) or self._people.is_name(new)):
            return
        office, body = post.office or (title.office if title else None), post.body or (title.body if title else None)
        doer = by if new is not by else None
        incoming, _ = self._person([new])
        sides: tuple[tuple[Token, OfficeChange], ...] = ((old, "dismissed"), (incoming or new, "appointed"))
        for person, change in sides:
            yield Change(
                trigger=verb, change=change, rule="replaced", person=person, office=office, body=body, by=doer
            )  # fmt: skip


def _is_attempted(verb: Token) -> bool:
    """Whether the verb tells only what was tried: "an attempt to overthrow the government"."""
    if verb.tag != "VB":
        return False
    before = verb.sentence.tokens[max(verb.index - 2, 0) : verb.index]
    return (verb.dep == "acl" and verb.head.lemma in _ATTEMPTS) or any(one.lemma in _ATTEMPTS for one in before)


def _fits(token: Token, use: Use) -> bool:
    """Say whether the particle or the object that the rule asks for is there."""
    if not use.other:
        return True
    if use.frame == "light":
        return any(one.lemma == use.other for one in token.each_child("dobj"))
    return any(one.lower == use.other for one in token.each_child("prt", "advmod", "prep"))
