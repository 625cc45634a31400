"""What an entry knows of its article's date, on which archive, data and calendars agree."""

from datetime import date

import pytest

from generator.publishing.values.entry import UNDATED, newest_day
from tests.publishing import sample


def dated(published):
    return sample.entry(article={"file": "seeds/a.txt", "published": published})


@pytest.mark.parametrize(
    ("published", "day", "month"),
    [
        ("2025-05-10", date(2025, 5, 10), "2025-05"),
        ("2025-05-10T23:30:00-05:00", date(2025, 5, 10), "2025-05"),
        ("2025-05", date(2025, 5, 1), "2025-05"),
        (None, None, UNDATED),
    ],
)
def test_an_entry_knows_its_articles_day_and_month(published, day, month):
    entry = dated(published)
    assert (entry.day, entry.month) == (day, month)


def test_the_newest_day_passes_over_articles_without_a_date():
    assert newest_day([dated(None), dated("2025-05-09"), dated("2025-05-10")]) == date(2025, 5, 10)
    assert newest_day([dated(None)]) is None
