"""What a backup or a restore refuses, each with the sentence an operator reads.

BackupRefusal
├── NotABackup     the file is something else
├── NewerFormat    it was written by a later version
├── WrongKey       the passphrase is another one, or the beginning was changed
├── Damaged        a piece does not belong where it stands
├── CutOff         the end is missing
├── Unusable       genuine, but its contents do not add up
├── NotEmpty       there is already a platform where it would be restored
├── OtherStructure the database's structure is not the backup's
├── Rejected       the database does not take a table
├── Unwritable     the file, the folder or the disk does not take it
└── WeakPassphrase there is none, or it is too short
"""

from collections.abc import Iterable

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Refusal


class BackupRefusal(Refusal):
    """Nothing was written, and nothing that was there has changed."""


class NotABackup(BackupRefusal):
    """The file does not begin as our backups do."""

    default = _("这不是群桥的备份文件。什么都没有写入。")


class NewerFormat(BackupRefusal):
    """The file's format is newer than this program."""

    def __init__(self, number: int) -> None:
        super().__init__(
            format_lazy(
                _("这份备份的格式是第 {number} 版，本程序只认得第 1 版。请先升级群桥，再恢复。"),
                number=number,
            )
        )


class WrongKey(BackupRefusal):
    """The first piece does not open."""

    default = _("打不开这份备份：口令不对，或者文件开头被改动过。什么都没有写入。")


class Damaged(BackupRefusal):
    """A later piece does not open: changed, moved, or put in."""

    def __init__(self, chunk: int) -> None:
        super().__init__(
            format_lazy(
                _(
                    "备份第 {chunk} 块对不上：文件损坏，或者被截断、改动、调换、拼接过。什么都没有写入，请换一份备份。"
                ),
                chunk=chunk,
            )
        )


class CutOff(BackupRefusal):
    """The last piece is not the one that was written last."""

    default = _("备份文件不完整，后面缺了一截。什么都没有写入，请换一份备份，或者重新复制一次。")


class Unusable(BackupRefusal):
    """Authentic, but what is inside contradicts itself; only a faulty program writes such a file."""

    def __init__(self, what: str) -> None:
        super().__init__(
            format_lazy(
                _("备份内容前后不符（{what}），不能用来恢复。什么都没有写入，请换一份备份。"),
                what=what,
            )
        )


class NotEmpty(BackupRefusal):
    """There is something already where the backup would go."""

    def __init__(self, found: Iterable[str]) -> None:
        super().__init__(
            format_lazy(
                _(
                    "这里已经有数据（{found}）。备份只能恢复到空的平台：请用 QUNQIAO_HOME、QUNQIAO_DATABASE 指定空目录和空数据库。"
                ),
                found=str(_("、")).join(found),
            )
        )


class OtherStructure(BackupRefusal):
    """The database has been brought to a structure that is not the backup's."""


class Rejected(BackupRefusal):
    """The database refused rows that the other one held."""

    def __init__(self, table: str, reason: str) -> None:
        super().__init__(
            format_lazy(
                _("这个数据库不接受备份里的 {table}（{reason}）。已全部退回，什么都没有写入。"),
                table=table,
                reason=reason,
            )
        )


class Unwritable(BackupRefusal):
    """The operating system refused."""


class WeakPassphrase(BackupRefusal):
    """A backup is only as safe as its passphrase."""


class Disagreement(Exception):
    """What was restored is not what was backed up; everything was taken back."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(names)
        super().__init__(", ".join(self.names))
