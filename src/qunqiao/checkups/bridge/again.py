"""A check-up computed again, from what was kept of it: the snapshot, the rulebooks' texts, the parameters."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.checkups.bridge.evaluating import Examination, evaluate_snapshot
from qunqiao.checkups.bridge.manifest import read_manifest
from qunqiao.checkups.bridge.rulebooks import BookFile
from qunqiao.checkups.errors import BadRulebook, BadTables, NotKept
from qunqiao.checkups.models import Checkup


def examine_again(checkup: Checkup) -> Examination:
    """What the rulebooks of that day say, with the parameters of that day, of the snapshot of that day.

    Every file is compared with its digest first. ``Examination.digest`` is then that of the check-up
    (``Checkup.result``), or this version of the program computes something else.

    Raises:
        NotKept: the check-up was not completed, or was done before parameters were kept.
        BadTables: the snapshot is gone, or one of its files is not the one that was written.
        BadRulebook: a rulebook's text is gone, or is not the one that was used.
    """
    if checkup.snapshot is None or checkup.parameters is None:
        raise NotKept
    taken = read_manifest(checkup.snapshot.folder)
    if taken.digest != checkup.snapshot.digest:
        raise BadTables(_("快照的清单与体检时记下的摘要不符，可能被换过，不能用来复算。"))
    return evaluate_snapshot(
        taken.directory,
        kept_rulebooks(checkup.rulebooks),
        as_of=checkup.as_of,
        parameters=checkup.parameters,
    )


def kept_rulebooks(used: Iterable[dict[str, Any]]) -> list[BookFile]:
    """The texts that a check-up used, as it names them, found by their digests.

    Raises:
        BadRulebook: a text is gone, or is not the one that was used.
    """
    folder = Path(settings.HOME) / "rulebooks" / "kept"
    return [_kept(folder / f"{book['digest']}.toml", book) for book in used]


def _kept(path: Path, book: dict[str, Any]) -> BookFile:
    try:
        content = path.read_bytes()
    except OSError as error:
        sentence = _("找不到当时用的规则集“{book}”（{path}），不能复算。")
        raise BadRulebook(format_lazy(sentence, book=book["id"], path=path)) from error
    if hashlib.sha256(content).hexdigest() != book["digest"]:
        sentence = _("当时用的规则集“{book}”被改动过（{path}），不能用来复算。")
        raise BadRulebook(format_lazy(sentence, book=book["id"], path=path))
    return BookFile(f"{book['id']}.toml", content.decode())
