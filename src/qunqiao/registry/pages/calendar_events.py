"""Terms that end and answers that are due, as all-day events for a calendar."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Alarm, Event

from qunqiao.kit.calendars import all_day, file_of, new_calendar
from qunqiao.kit.jinja import day as written
from qunqiao.registry.models import Term, Transfer

# Half a year: as long as a re-election takes to prepare (House rule, as on the lists).
_AHEAD = timedelta(days=-183)
_A_WEEK = timedelta(days=-7)


def calendar_of(
    terms: Iterable[tuple[date, Term]], transfers: Iterable[Transfer], site: str
) -> bytes:
    """The ends of terms with an alarm half a year before, and the last days to answer transfers.

    Names organisations and units, never persons: a calendar lies on telephones and other people's servers.
    ``site`` is this platform's address, for links and for ids that stay the same at every fetch.
    """
    calendar = new_calendar()
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("群团组织届满与办理期限"))
    for last, term in terms:
        calendar.add_component(_term(last, term, site))
    for transfer in transfers:
        calendar.add_component(_transfer(transfer, site))
    return file_of(calendar)


def _term(last: date, term: Term, site: str) -> Event:
    words = {"organisation": term.organisation.name, "number": term.number}
    event = _event(f"term-{term.pk}", last, term.began_on, site)
    event.add("summary", _("%(organisation)s第 %(number)d 届届满") % words)
    said = _("%(began)s 选举，任期 %(years)d 年，%(last)s 届满。") % {
        "began": written(term.began_on),
        "years": term.years,
        "last": written(last),
    }
    event.add("description", said)
    event.add("location", term.organisation.unit.name)
    event.add("url", site[:-1] + reverse("registry:organisation", args=[term.organisation_id]))
    event.add_component(_alarm(_AHEAD, _("请准备换届")))
    return event


def _transfer(transfer: Transfer, site: str) -> Event:
    words = {"giving": transfer.from_organisation.name, "taking": transfer.to_organisation.name}
    event = _event(f"transfer-{transfer.pk}", transfer.deadline, transfer.asked_on, site)
    event.add("summary", _("会籍转接待答复：%(giving)s 转 %(taking)s") % words)
    event.add("url", site[:-1] + reverse("registry:transfer", args=[transfer.pk]))
    event.add_component(_alarm(_A_WEEK, _("请答复会籍转接")))
    return event


def _event(name: str, day: date, made: date, site: str) -> Event:
    event = all_day(name, day, made, site.rsplit("//", maxsplit=1)[-1].strip("/"))
    event.add("transp", "TRANSPARENT")
    return event


def _alarm(before: timedelta, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", words)
    return alarm
