"""The laws of days and times, and what is refused."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.moments import known, read

DAYS = st.dates(date(1, 1, 8), date(9999, 12, 20))
ZONES = st.none() | st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(datetime(1, 1, 8), datetime(9999, 12, 20), timezones=ZONES)  # noqa: DTZ001 - some have no zone
FORMS = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda day: day.isoformat()[:7]),
    DAYS.map(lambda day: day.isoformat()[:4]),
    DAYS.map(lambda day: f"{day.isocalendar().year:04}-W{day.isocalendar().week:02}"),
    DAYS.map(lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}"),
    TIMES.map(datetime.isoformat),
)


@given(FORMS)
def test_a_moment_keeps_its_text_and_holds_its_first_instant(text):
    moment = read(text)
    assert moment.iso == text
    assert moment.first <= moment.last
    assert moment.precision == "time" or moment.in_utc.date() == moment.first


@given(DAYS)
def test_a_day_lies_in_its_week_its_month_its_quarter_and_its_year(day):
    week = day.isocalendar()
    month, quarter, year = f"{day:%m}", (day.month + 2) // 3, f"{day.year:04}"
    lengths = []
    for holder in (f"{week.year:04}-W{week.week:02}", f"{year}-{month}", f"{year}-Q{quarter}", year):
        first, last = read(holder).days
        assert first <= day <= last
        lengths.append((last - first).days + 1)
    assert lengths[0] == 7
    assert 28 <= lengths[1] <= 31
    assert 90 <= lengths[2] <= 92
    assert 365 <= lengths[3] <= 366


@given(TIMES)
def test_a_time_is_the_instant_that_python_reads_and_the_day_of_its_own_zone(time):
    moment = read(time.isoformat())
    assert moment.days == (time.date(), time.date())
    assert moment.in_utc == (time.replace(tzinfo=UTC) if time.tzinfo is None else time)


@given(FORMS, FORMS)
def test_a_span_runs_from_its_start_to_its_end_or_is_refused(start, end):
    one, other = read(start), read(end)
    span = known(f"{start}/{end}")
    if span is None:
        mixed = one.precision != other.precision and not {one.precision, other.precision} <= {"year", "month", "day"}
        assert mixed or other.last < one.first or other.instant.replace(tzinfo=None) < one.instant.replace(tzinfo=None)
    else:
        assert (span.days, span.ends, span.iso) == ((one.first, other.last), (one, other), f"{start}/{end}")


@given(st.text(st.sampled_from("0123456789-/TWQZ:+ .")), FORMS)
def test_whatever_is_written_is_a_date_or_refused_with_one_line(text, form):
    for tried in (text, form + text):
        try:
            moment = read(tried)
        except ValueError as refused:
            assert str(refused).startswith(f"{tried!r} ")
        else:
            assert abs(moment.first.year - int(tried[:4])) <= ("W" in tried)  # a year's first week can begin before it


@pytest.mark.parametrize(
    "text",
    "2025 2025-06 2025-06-14 2025-W25 2025-Q3 2025-06-14T10:00 2025-06-14T10:00:00+02:00 2024-02-29 2025-06-14T00:00 "
    "2025-06-14/2025-06-16 2025-06/2025-07 2025-06-14/2025-06 2025-06-14T10:00Z/2025-06-14T12:00Z".split(),
)
def test_dates(text):
    assert read(text).iso == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        *(
            (text, "is no date")
            for text in "Sunday 2025-13 2025-06-31 2025-02-29 2021-W53 2025-W54 2025-Q5 14.6.2025 2025-6-1 20250614 0000 "
            "2025-06-14T24:00 2025-06-14T25:00 2025-06-14T9:00 2025-06-14T10 2025-06-14T10:60 2025-06-14T10:00+25:00 "
            "0001-01-01T00:00+02:00 2025-06-14/ /2025-06-14 2025-06-14/2025-06-15/2025-06-16 ٢٠٢٥".split()
        ),
        ("", "is no date"),
        ("2025-06-16/2025-06-14", "ends before it begins"),
        ("2025-06-14/2025-05", "ends before it begins"),
        ("2025-06-14T12:00/2025-06-14T10:00", "ends before it begins"),
        ("2025-06-14/2025-06-14T10:00", "begins with a day and ends with a time"),
        ("2025-W24/2025-06-30", "begins with a week and ends with a day"),
        ("2025-Q2/2025", "begins with a quarter and ends with a year"),
    ],
)
def test_no_dates(text, why):
    with pytest.raises(ValueError, match=why) as refused:
        read(text)
    assert str(refused.value) == f"{text!r} {why}"
    assert known(text) is None


def test_nothing_is_no_moment():
    assert known(None) is None
