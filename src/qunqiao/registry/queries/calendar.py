"""The days one is waited for: terms that end, and transfers to be answered."""

from datetime import date, timedelta

from qunqiao.people.policy import Reach
from qunqiao.registry.models import Term, Transfer
from qunqiao.registry.queries.terms import last_day, running, visible_terms
from qunqiao.registry.queries.transfers import transfers_waiting_for

# What is longer over is no date to keep but a finding; what is further off no calendar shows yet.
BACK, AHEAD = timedelta(days=366), timedelta(days=3 * 366)


def terms_to_watch(reach: Reach, today: date) -> list[tuple[date, Term]]:
    """The running terms one may see that end, an approved extension included, within the span; soonest first."""
    terms = visible_terms(reach, today).filter(running(today), organisation__closed_on__isnull=True)
    dated = [(last_day(term), term) for term in terms]
    kept = [(day, term) for day, term in dated if today - BACK <= day <= today + AHEAD]
    return sorted(kept, key=lambda pair: (pair[0], pair[1].pk))


def answers_due(reach: Reach, today: date) -> list[Transfer]:
    """The transfers that wait for this person's answer."""
    return list(transfers_waiting_for(reach, today))
