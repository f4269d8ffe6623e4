from __future__ import annotations

import dateline


def test_the_public_face_is_small_and_listed() -> None:
    assert dateline.__all__ == sorted(dateline.__all__)
    for name in dateline.__all__:
        assert hasattr(dateline, name)


def test_extract_is_the_verb_and_not_the_folder() -> None:
    assert callable(dateline.extract)
    assert callable(dateline.times)
