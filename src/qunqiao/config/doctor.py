"""Looks whether everything the platform needs is there, and says what to do where it is not."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from qunqiao.checkups.bridge import missing_package, shelf
from qunqiao.config import env as environment
from qunqiao.config.backup.marker import last_backup
from qunqiao.kit import clock
from qunqiao.kit.errors import Refusal
from qunqiao.kit.keyring import key_file, readable_by_others
from qunqiao.kit.resealing import key_numbers, keys_that_open_nothing
from qunqiao.trail.queries import verify

MARKS = {"sound": "●", "unknown": "◇", "breach": "▲"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: sound, unknown (works without it), or breach (must be mended)."""

    name: str
    state: str
    sentence: str

    @property
    def mark(self) -> str:
        """The sign the house uses for the state."""
        return MARKS[self.state]

    def as_json(self) -> dict[str, Any]:
        """The finding as JSON values."""
        return asdict(self)


def examine() -> list[Finding]:
    """Every finding, the ground first; one that cannot be looked at is itself a finding."""
    looks = [
        _python,
        _home,
        _keys,
        _database,
        _migrations,
        _static,
        _jobs,
        _rulebooks,
        _snapshots,
        _trail,
        _backup,
        _fonts,
        _office,
    ]
    return [_safely(look) for look in looks]


def _safely(look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except Refusal as refusal:
        return Finding(look.__name__.strip("_"), "breach", str(refusal))
    except (DatabaseError, OSError, ValueError) as fault:
        return Finding(look.__name__.strip("_"), "breach", f"{type(fault).__name__}: {fault}")


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("python", "sound" if sys.version_info >= (3, 11) else "breach", version)


def _home() -> Finding:
    secret = settings.HOME / "secret.key"
    if not os.access(settings.HOME, os.W_OK):
        return Finding(
            "home", "breach", _("状态目录 %(path)s 不可写，请调整权限。") % {"path": settings.HOME}
        )
    if secret.exists() and secret.stat().st_mode & 0o077:
        return Finding(
            "home",
            "breach",
            _("密钥文件对其他用户可读，请执行 chmod 600 %(path)s。") % {"path": secret},
        )
    return Finding("home", "sound", str(settings.HOME))


def _keys() -> Finding:
    path, used = key_file(), key_numbers()
    if not path.exists() and not used:
        return Finding("keys", "sound", _("还没有加密的内容，不需要密钥文件"))
    if not path.exists():
        sentence = _("有加密的内容，却找不到密钥文件 %(path)s。请从另存的副本恢复它，不要新建。")
        return Finding("keys", "breach", sentence % {"path": path})
    if readable_by_others(path):
        sentence = _("密钥文件对其他用户可读，请执行 chmod 600 %(path)s。")
        return Finding("keys", "breach", sentence % {"path": path})
    lost = keys_that_open_nothing()
    if lost:
        sentence = _("密钥文件打不开第 %(number)d 号密钥加密的内容，请从另存的副本恢复它。")
        return Finding("keys", "breach", sentence % {"number": lost[0]})
    if used and connection.vendor == "sqlite" and path.parent == settings.HOME:
        sentence = _(
            "密钥和数据库在同一个目录，复制这个目录的人两样都有。请用 QUNQIAO_KEYS 把密钥放到别处。"
        )
        return Finding("keys", "unknown", sentence)
    return Finding("keys", "sound", str(path))


def _database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Finding("database", "sound", connection.vendor)


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        sentence = _("有 %(n)d 项数据库变更未执行，请运行 qunqiao migrate。") % {"n": len(waiting)}
        return Finding("migrations", "breach", sentence)
    return Finding("migrations", "sound", _("数据库结构是当前版本"))


def _static() -> Finding:
    if (settings.STATIC_ROOT / "staticfiles.json").exists():
        return Finding("static", "sound", str(settings.STATIC_ROOT))
    return Finding("static", "breach", _("静态文件未整理，请运行 qunqiao migrate。"))


def _jobs() -> Finding:
    late = clock.now() - timedelta(minutes=5)
    # What waits for its hour (the nightly round) is late only after that hour.
    due = Q(run_after__lt=late) | Q(run_after__year=9999, enqueued_at__lt=late)
    waiting = DBTaskResult.objects.filter(due, status="READY").count()
    if waiting:
        sentence = _("有 %(n)d 项后台任务等待超过五分钟，请确认 qunqiao serve 正在运行。") % {
            "n": waiting
        }
        return Finding("jobs", "breach", sentence)
    return Finding("jobs", "sound", _("没有积压的后台任务"))


def _rulebooks() -> Finding:
    return Finding("rulebooks", "sound", _("%(n)d 条规则可用") % {"n": len(shelf().rules)})


def _snapshots() -> Finding:
    wanting = missing_package(connection.vendor)
    if wanting is None:
        return Finding("snapshots", "sound", _("大登记簿的快照可以直接从数据库读取"))
    sentence = _(
        "没有安装 %(package)s，大登记簿的快照只能逐行读取，结果相同，约慢十倍；请用 pip 安装（可离线）。"
    )
    return Finding("snapshots", "unknown", sentence % {"package": wanting})


def _trail() -> Finding:
    verdict = verify()
    if verdict.broken:
        numbers = _("、").join(str(broken.number) for broken in verdict.broken[:5])
        return Finding(
            "trail",
            "breach",
            _("留痕第 %(numbers)s 条对不上，请保全现场并核查。") % {"numbers": numbers},
        )
    return Finding("trail", "sound", _("%(n)d 条留痕首尾相接") % {"n": verdict.entries})


def _backup() -> Finding:
    last, days = last_backup(), environment.load().backup_days
    if last is None:
        return Finding(
            "backup", "unknown", _("还没有做过备份，请运行 qunqiao backup，见 docs/operation.md。")
        )
    age = clock.now() - last
    if age > timedelta(days=days):
        return Finding(
            "backup",
            "breach",
            _("上次备份在 %(n)d 天前，请运行 qunqiao backup 并检查定时任务。") % {"n": age.days},
        )
    return Finding("backup", "sound", _("上次备份在 %(day)s") % {"day": last.date().isoformat()})


def _fonts() -> Finding:
    if not shutil.which("fc-list"):
        return Finding(
            "fonts", "unknown", _("没有 fc-list，无法查看字体；只影响本机截图和版式文件。")
        )
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    if listed.stdout.strip():
        return Finding("fonts", "sound", _("有中文字体"))
    return Finding("fonts", "unknown", _("没有中文字体，本机截图会显示方框；网页不受影响。"))


def _office() -> Finding:
    path = shutil.which("soffice")
    if path:
        return Finding("office", "sound", path)
    return Finding(
        "office", "unknown", _("没有 LibreOffice，不能在本机把文档转成 PDF；其他功能不受影响。")
    )
