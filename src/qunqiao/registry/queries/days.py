"""Conditions on days, the same on every database: in force, full, about to be full."""

from datetime import date, timedelta

from django.db.models import Q

SOON = timedelta(days=180)
_LONGEST_TERM = 10  # years; a constraint of Term


def in_force(day: date, begin: str, end: str, prefix: str = "") -> Q:
    """Rows that had begun and not ended on ``day``; a begin nobody knows counts as begun."""
    begun = Q(**{f"{prefix}{begin}__isnull": True}) | Q(**{f"{prefix}{begin}__lte": day})
    lasting = Q(**{f"{prefix}{end}__isnull": True}) | Q(**{f"{prefix}{end}__gt": day})
    return begun & lasting


def term_full_before(day: date, prefix: str = "") -> Q:
    """Terms whose last day, extension included, lies before ``day``.

    Spelled out per length of term, because adding years to a date is written differently by each
    database; the index on the day of election still serves.
    """
    full = Q(pk__in=[])
    for years in range(1, _LONGEST_TERM + 1):
        elected = {f"{prefix}years": years, f"{prefix}began_on__lt": years_before(day, years)}
        full |= Q(**elected)
    not_extended = Q(**{f"{prefix}extended_until__isnull": True})
    return full & (not_extended | Q(**{f"{prefix}extended_until__lt": day}))


def years_before(day: date, years: int) -> date:
    """The same day ``years`` earlier; 29 February falls to 1 March, so that ``<`` stays right."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)
