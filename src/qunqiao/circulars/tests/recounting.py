"""Every figure counted again in plain Python over whole tables, knowing nothing of the queries."""

from datetime import date, timedelta
from functools import cached_property

from qunqiao.checkups.models import Finding
from qunqiao.people.models import Unit
from qunqiao.registry.models import Organisation, Term
from qunqiao.supervision.models import Directive, Relay, Responsibility, Task


class Tables:
    """Every table whole, read once."""

    @cached_property
    def findings(self):
        rows = Finding.objects.select_related("unit", "first_checkup", "cleared_checkup")
        return list(rows.prefetch_related("turns__checkup", "waivers"))

    @cached_property
    def leads(self):
        rows = Responsibility.objects.select_related("task__directive", "unit")
        return list(rows.prefetch_related("task__extensions", "task__verdicts", "measures"))

    @cached_property
    def terms(self):
        return list(Term.objects.select_related("organisation__unit"))

    @cached_property
    def relays(self):
        return list(Relay.objects.select_related("unit"))

    @cached_property
    def demands(self):
        return list(Directive.objects.all())

    @cached_property
    def tasks(self):
        return list(Task.objects.all())

    @cached_property
    def units(self):
        return list(Unit.objects.all())

    @cached_property
    def organisations(self):
        return list(Organisation.objects.select_related("unit"))


def recounted(figure, tables):
    """What the records give for a counted figure of a document."""
    return COUNTS[figure["key"]](_Asked(figure, tables))


class _Asked:
    def __init__(self, figure, tables):
        self.all = tables
        self.path = next(one.path for one in tables.units if one.pk == figure["unit"])
        self.since = date.fromisoformat(figure["since"])
        self.day = date.fromisoformat(figure["on"])
        self.theme = figure["theme"]
        self.meeting = figure["meeting"]
        self.directive = figure["directive"]

    def holds(self, unit):
        return unit.path.startswith(self.path)


def _breaches(asked):
    for one in asked.all.findings:
        if not asked.holds(one.unit) or one.first_checkup.as_of > asked.day:
            continue
        if asked.theme and one.theme != asked.theme:
            continue
        later = [t for t in one.turns.all() if t.checkup.as_of > asked.day]
        later.sort(key=lambda turn: (turn.checkup.as_of, turn.pk))
        if (later[0].before if later else one.outcome) == "breach":
            yield one


def _cleared_on(one):
    return one.cleared_checkup.as_of if one.cleared_checkup else date.max


def _is_waived(one, day):
    return any(
        w.given_on <= day <= w.until and (w.undone_on is None or w.undone_on > day)
        for w in one.waivers.all()
    )


def _before(a):
    return sum(f.first_checkup.as_of <= a.since < _cleared_on(f) for f in _breaches(a))


def _found(a):
    return sum(f.first_checkup.as_of > a.since and f.earlier is None for f in _breaches(a))


def _returned(a):
    return sum(f.first_checkup.as_of > a.since and f.earlier is not None for f in _breaches(a))


def _cleared(a):
    return sum(a.since < _cleared_on(f) <= a.day for f in _breaches(a))


def _standing(a):
    return sum(_cleared_on(f) > a.day and not _is_waived(f, a.day) for f in _breaches(a))


def _waived(a):
    return sum(_cleared_on(f) > a.day and _is_waived(f, a.day) for f in _breaches(a))


def _all(a):
    return sum(_cleared_on(f) > a.since for f in _breaches(a))


def _leads(a):
    for one in a.all.leads:
        task = one.task
        if one.role != "lead" or not task.sent_on or task.sent_on > a.day or not a.holds(one.unit):
            continue
        if one.began_on > a.day or (one.until and one.until <= a.day):
            continue
        if a.meeting and (not task.directive or task.directive.meeting_id != a.meeting):
            continue
        if a.directive and task.directive_id != a.directive:
            continue
        yield one


def _due(task, day):
    moved = [
        (one.decided_on, one.due_before)
        for one in task.extensions.all()
        if one.state == "granted" and one.decided_on and one.decided_on > day
    ]
    moved += [
        (one.given_on, one.due_before)
        for one in task.verdicts.all()
        if one.due_before and one.given_on > day
    ]
    return min(moved)[1] if moved else task.due_on


def _is_closed(task, day):
    given = [one for one in task.verdicts.all() if one.given_on <= day]
    return bool(given) and max(given, key=lambda one: one.pk).outcome in ("cleared", "verified")


def _closed(a):
    return [one for one in _leads(a) if _is_closed(one.task, a.day)]


def _overdue_leads(a):
    closed = {one.pk for one in _closed(a)}
    return [o for o in _leads(a) if o.pk not in closed and _due(o.task, a.day) < a.day]


def _planned(a):
    return [o for o in _leads(a) if any(m.planned_on <= a.day for m in o.measures.all())]


def _told(a):
    rows = [one for one in a.all.relays if one.meeting_id == a.meeting]
    return [one for one in rows if one.told_on <= a.day and a.holds(one.unit)]


def _passed(a):
    return [one for one in _told(a) if one.passed_on and one.passed_on <= a.day]


def _demands(a):
    return [d for d in a.all.demands if d.meeting_id == a.meeting and d.given_on <= a.day]


def _tasked(a):
    sent = {t.directive_id for t in a.all.tasks if t.sent_on and t.sent_on <= a.day}
    return [one for one in _demands(a) if one.pk in sent]


def _exists(began, ended, day):
    return (began is None or began <= day) and (ended is None or ended > day)


def _terms(a):
    for one in a.all.terms:
        there = one.organisation
        if (
            a.holds(there.unit)
            and _exists(there.founded_on, there.closed_on, a.day)
            and _exists(one.began_on, one.ended_on, a.day)
        ):
            yield one


def _full(term):
    return max(term.due_on, (term.extension_document and term.extended_until) or term.due_on)


def _units(a):
    return [u for u in a.all.units if a.holds(u) and _exists(u.opened_on, u.closed_on, a.day)]


def _organisations(a):
    return [
        o
        for o in a.all.organisations
        if a.holds(o.unit) and _exists(o.founded_on, o.closed_on, a.day)
    ]


COUNTS = {
    "findings.before": _before,
    "findings.found": _found,
    "findings.returned": _returned,
    "findings.cleared": _cleared,
    "findings.standing": _standing,
    "findings.waived": _waived,
    "findings.all": _all,
    "leads.all": lambda a: len(list(_leads(a))),
    "leads.closed": lambda a: len(_closed(a)),
    "leads.overdue": lambda a: len(_overdue_leads(a)),
    "leads.open": lambda a: len(list(_leads(a))) - len(_closed(a)) - len(_overdue_leads(a)),
    "leads.planned": lambda a: len(_planned(a)),
    "leads.unplanned": lambda a: len(list(_leads(a))) - len(_planned(a)),
    "relays.told": lambda a: len(_told(a)),
    "relays.passed": lambda a: len(_passed(a)),
    "relays.waiting": lambda a: len(_told(a)) - len(_passed(a)),
    "directives.all": lambda a: len(_demands(a)),
    "directives.tasked": lambda a: len(_tasked(a)),
    "units.all": lambda a: len(_units(a)),
    "organisations.all": lambda a: len(_organisations(a)),
    "terms.running": lambda a: len(list(_terms(a))),
    "terms.overdue": lambda a: sum(_full(t) < a.day for t in _terms(a)),
    "terms.due": lambda a: sum(a.day <= _full(t) < a.day + timedelta(days=180) for t in _terms(a)),
    "terms.extended": lambda a: sum(
        bool(t.extension_document and t.extended_until) and t.extended_until >= a.day
        for t in _terms(a)
    ),
    "terms.renewed": lambda a: sum(t.began_on > a.since and t.number > 1 for t in _terms(a)),
}
