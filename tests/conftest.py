from __future__ import annotations

import pytest

from dateline import Reader


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden readings; the git diff is the review")


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Return the one reader of the session: loading rules and model takes a second."""
    return Reader()
