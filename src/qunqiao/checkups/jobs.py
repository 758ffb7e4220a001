"""Background work of check-ups: load, examine, call one action."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from qunqiao.checkups import bridge, queries
from qunqiao.checkups.actions.begin_checkup import begin_checkup
from qunqiao.checkups.actions.fail_checkup import fail_checkup
from qunqiao.checkups.actions.run_checkup import run_checkup as write_results
from qunqiao.checkups.errors import NotWaiting
from qunqiao.checkups.models import Checkup
from qunqiao.kit.errors import Refusal
from qunqiao.people.models import Person
from qunqiao.people.queries import system_person

log = logging.getLogger(__name__)
Progress = Callable[[str, int], None]


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
        files = bridge.house_rulebooks()
        taken = bridge.take_snapshot(
            settings.HOME / "snapshots", as_of=checkup.as_of, progress=progress
        )
        examination = bridge.evaluate_snapshot(
            taken.directory, files, as_of=checkup.as_of, parameters=bridge.house_parameters()
        )
        bridge.keep_rulebooks(files)
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
    return examination


def _give_up(actor: Person, checkup: Checkup, sentence: str | Promise) -> None:
    said = {}
    for key, language in (("zh", "zh-hans"), ("en", "en")):
        with translation.override(language):
            said[key] = str(sentence)
    fail_checkup(actor=actor, checkup=checkup, trouble=said)
