from datetime import date

import pytest

from generator.ground import moments
from generator.publishing.values import dates


@pytest.mark.parametrize(
    ("when", "first", "last", "words"),
    [
        ("2025-06-15", date(2025, 6, 15), date(2025, 6, 15), "Sunday 15 June 2025"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "2025"),
        ("2025-06-15T20:00", date(2025, 6, 15), date(2025, 6, 15), "Sunday 15 June 2025, 20:00"),
        ("2025-06-15T20:00:00Z", date(2025, 6, 15), date(2025, 6, 15), "Sunday 15 June 2025, 20:00 UTC"),
        ("2025-06-15T20:00+02:00", date(2025, 6, 15), date(2025, 6, 15), "Sunday 15 June 2025, 20:00 UTC+02:00"),
        ("2025-06-15/2025-06-17", date(2025, 6, 15), date(2025, 6, 17), "15–17 June 2025"),
        ("2025-06-30/2025-07-02", date(2025, 6, 30), date(2025, 7, 2), "30 June – 2 July 2025"),
        ("2025-12-30/2026-01-02", date(2025, 12, 30), date(2026, 1, 2), "30 December 2025 – 2 January 2026"),
        ("2025-06/2025-08", date(2025, 6, 1), date(2025, 8, 31), "June 2025 – August 2025"),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3), "week of 28 December 2020"),
        ("2025-Q2", date(2025, 4, 1), date(2025, 6, 30), "April–June 2025"),
    ],
)
def test_words_for_readers(when, first, last, words):
    moment = moments.read(when)
    assert (moment.first, moment.last, dates.words(moment)) == (first, last, words)
