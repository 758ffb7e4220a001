"""Conditions on days, the same on every database: in force, full, about to be full."""

from datetime import date, timedelta

from django.db.models import Q

from qunqiao.kit import clock

SOON = timedelta(days=180)
_LONGEST_TERM = 10  # years; a constraint of Term
# The day from which a record of a table counts, where the table has one.
BEGINS = {
    "units": "opened_on",
    "organisations": "founded_on",
    "terms": "began_on",
    "posts": "opened_on",
    "appointments": "began_on",
    "memberships": "joined_on",
    "venues": "opened_on",
}


def in_force(day: date, begin: str, end: str, prefix: str = "") -> Q:
    """Rows that had begun and not ended on ``day``; a begin nobody knows counts as begun."""
    begun = Q(**{f"{prefix}{begin}__isnull": True}) | Q(**{f"{prefix}{begin}__lte": day})
    lasting = Q(**{f"{prefix}{end}__isnull": True}) | Q(**{f"{prefix}{end}__gt": day})
    return begun & lasting


def come(value: date | None, day: date) -> date | None:
    """``value`` if that day had come by ``day``; what was still ahead nobody could have recorded."""
    return value if value is not None and value <= day else None


def not_yet(began_on: date | None, day: date) -> bool:
    """Whether what began on ``began_on`` was still to come on ``day``; a begin nobody knows has come."""
    return began_on is not None and began_on > day


def last_year(day: date) -> int:
    """The last year whose money was on record on ``day``: a past day knows only years that were over."""
    over = day >= clock.today() or (day.month, day.day) == (12, 31)
    return day.year if over else day.year - 1


def extension_known(began_on: date, years: int, day: date) -> bool:
    """Whether an extension of such a term counts on ``day``.

    The registry does not know when an extension was approved. Looking back, it counts from when the
    term was full, the day from which it matters; today all that is on record counts.
    """
    return day >= clock.today() or began_on < years_before(day, years)


def term_full_before(day: date, prefix: str = "") -> Q:
    """Terms whose last day, an approved extension included, lies before ``day``."""
    not_extended = Q(**{f"{prefix}extended_until__isnull": True})
    unapproved = Q(**{f"{prefix}extension_document": ""})
    return years_full_before(day, prefix) & (
        not_extended | unapproved | Q(**{f"{prefix}extended_until__lt": day})
    )


def years_full_before(day: date, prefix: str = "") -> Q:
    """Terms whose years were over before ``day``, extended or not.

    Spelled out per length of term, because adding years to a date is written differently by each
    database; the index on the day of election still serves.
    """
    full = Q(pk__in=[])
    for years in range(1, _LONGEST_TERM + 1):
        elected = {f"{prefix}years": years, f"{prefix}began_on__lt": years_before(day, years)}
        full |= Q(**elected)
    return full


def years_before(day: date, years: int) -> date:
    """The same day ``years`` earlier; 29 February falls to 1 March, so that ``<`` stays right."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)
