"""Background work of check-ups: load, examine, call one action."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from qunqiao.checkups import bridge, queries
from qunqiao.checkups.actions.begin_checkup import begin_checkup
from qunqiao.checkups.actions.fail_checkup import fail_checkup
from qunqiao.checkups.actions.note_recheck import note_recheck
from qunqiao.checkups.actions.note_trial import note_trial
from qunqiao.checkups.actions.run_checkup import run_checkup as write_results
from qunqiao.checkups.actions.write_letter import write_letter
from qunqiao.checkups.errors import BadRulebook, NoRulebooks, NotTrying, NotWaiting, ToldAlready
from qunqiao.checkups.models import Amendment, Checkup
from qunqiao.kit import clock
from qunqiao.kit.errors import Refusal
from qunqiao.kit.jobs import enqueue
from qunqiao.people.models import Person
from qunqiao.people.queries import system_person
from qunqiao.registry.policy.intake import moves_registry

log = logging.getLogger(__name__)
Progress = Callable[[str, int], None]


def follow(action: str) -> None:
    """Called by the trail after an act was written: have what it changed re-checked.

    Named in ``settings.TRAIL_FOLLOWERS``, because the trail knows no app above it.
    """
    if moves_registry(action) and queries.latest_checkup() is not None:
        enqueue("checkups.recheck_changes")


@task()
def recheck_changes() -> None:
    """Re-check what was changed since the last check-up, or since this was last done.

    A second run finds nothing new. Where too much was changed, or no rulebook can be used, the
    findings stay as the check-up left them: pages of records re-check for themselves.
    """
    checkup = queries.latest_checkup()
    if checkup is None:
        return
    touched = queries.touched_since(checkup.seen_to)
    if not touched.subjects:
        return
    subjects = [] if touched.too_many else touched.subjects
    try:
        outcomes = bridge.recheck(subjects, as_of=clock.today()).outcomes if subjects else {}
    except (BadRulebook, NoRulebooks):
        return
    note_recheck(
        actor=system_person(),
        checkup=checkup,
        to=touched.to,
        subjects=subjects,
        outcomes=outcomes,
    )


@task()
def try_amendment(amendment_id: int) -> None:
    """Work out what an amendment would change about the last snapshot; done once."""
    amendment = queries.some_amendment(amendment_id)
    checkup = queries.latest_checkup()
    if amendment is None or checkup is None or checkup.snapshot is None:
        return
    if amendment.state != Amendment.State.TRYING:
        return
    trial: dict[str, Any] = {}
    trouble: dict[str, str] = {}
    try:
        tried = bridge.try_amendment(amendment, checkup.snapshot.folder, checkup.as_of)
        trial = tried.as_json()
    except Refusal as refusal:
        trouble = _in_words(refusal.sentence)
    except Exception:
        log.exception("trial of amendment %s failed", amendment.pk)
        trouble = _in_words(_("系统出了故障，没有算出结果。请放弃后重新提出。"))
    try:
        note_trial(actor=system_person(), amendment=amendment, trial=trial, trouble=trouble)
    except NotTrying:
        log.info("amendment %s was dropped while it was tried", amendment.pk)


@task()
def run_checkup(checkup_id: int) -> None:
    """Run an ordered check-up as the system person; a second run of the same job changes nothing."""
    checkup = queries.some_checkup(checkup_id)
    if checkup is not None and checkup.state == Checkup.State.QUEUED:
        examine(system_person(), checkup)


def examine(
    actor: Person, checkup: Checkup, progress: Progress = lambda _table, _rows: None
) -> bridge.Examination | None:
    """Snapshot, evaluate and write ``checkup``; None when it failed, with the reason kept on it.

    Snapshot and evaluation run outside of any transaction, so that nobody waits for them.
    """
    try:
        checkup = begin_checkup(actor=actor, checkup=checkup)
    except NotWaiting:
        return None
    try:
        rules = bridge.house(checkup.as_of)
        taken = bridge.take_snapshot(
            settings.HOME / "snapshots", as_of=checkup.as_of, progress=progress
        )
        examination = bridge.evaluate_snapshot(
            taken.directory, rules.files, as_of=checkup.as_of, parameters=rules.parameters
        )
        bridge.keep_rulebooks(rules.files)
        write_results(actor=actor, checkup=checkup, taken=taken, examination=examination)
    except Refusal as refusal:
        _give_up(actor, checkup, refusal.sentence)
        return None
    except Exception:
        log.exception("check-up %s failed", checkup.pk)
        _give_up(
            actor,
            checkup,
            _("系统出了故障，这次体检没有写入任何结果。请稍后再发起一次；仍不行，请查看服务日志。"),
        )
        return None
    enqueue("checkups.write_letters")
    return examination


def _give_up(actor: Person, checkup: Checkup, sentence: str | Promise) -> None:
    fail_checkup(actor=actor, checkup=checkup, trouble=_in_words(sentence))


def _in_words(sentence: str | Promise) -> dict[str, str]:
    said = {}
    for key, language in (("zh", "zh-hans"), ("en", "en")):
        with translation.override(language):
            said[key] = str(sentence)
    return said


@task()
def write_letters() -> None:
    """Tell every committee whose term ends within half a year; a second run tells nobody again."""
    system, today = system_person(), clock.today()
    for term, _day in queries.terms_to_tell(today):
        try:
            write_letter(actor=system, term=term, on=today)
        except ToldAlready:
            log.info("term %s was told meanwhile", term.pk)


# Run every night (``kit.daily``).
DAILY = (write_letters,)
