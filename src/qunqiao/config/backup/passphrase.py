"""Where the passphrase comes from: the environment, a file, or a person; never the command line."""

import getpass
import sys
from pathlib import Path

from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from qunqiao.config import env
from qunqiao.config.backup.errors import WeakPassphrase

SHORTEST = 12


def passphrase(file: Path | None, *, new: bool) -> str:
    """The passphrase to seal with (``new``) or to open with.

    From ``file`` (its first line), else from ``QUNQIAO_BACKUP_PASSPHRASE``, else asked for on the
    terminal, a new one twice.

    Raises:
        WeakPassphrase: there is none, the two differ, or a new one has fewer than 12 characters.
    """
    typed = _from(file) if file else env.load().backup_passphrase.get_secret_value()
    typed = typed or _asked(new=new)
    if new and len(typed) < SHORTEST:
        raise WeakPassphrase(
            _("备份口令至少 %(n)d 个字符，请换一个长的，例如几个互不相干的词。") % {"n": SHORTEST}
        )
    return typed


def _from(file: Path) -> str:
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise WeakPassphrase(
            format_lazy(_("读不出口令文件 {path}，请核对路径和权限。"), path=file)
        ) from fault
    if not lines or not lines[0]:
        raise WeakPassphrase(format_lazy(_("口令文件 {path} 的第一行是空的。"), path=file))
    return lines[0]


def _asked(*, new: bool) -> str:
    if not sys.stdin.isatty():
        raise WeakPassphrase(
            _(
                "没有口令。请设环境变量 QUNQIAO_BACKUP_PASSPHRASE，或用 --passphrase-file 指定口令文件。"
            )
        )
    typed = getpass.getpass(_("备份口令："))
    if new and getpass.getpass(_("再输一遍：")) != typed:
        raise WeakPassphrase(_("两次输入的口令不一样，什么都没有写。请再来一次。"))
    return typed
