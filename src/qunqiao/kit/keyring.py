"""The key file: master keys by number, outside of the database, readable by its owner only."""

import base64
import json
import os
import secrets
import stat
import tempfile
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict
from qunqiao.kit.sealing import Key, Ring

FORMAT = "qunqiao-keys-1"


class KeysMissing(Conflict):
    """There is no key file where the settings say."""

    default = _("找不到密钥文件，加密的号码暂时不能读写。请系统管理员运行 qunqiao doctor 查看。")


class KeysDamaged(Conflict):
    """The key file is not one of ours."""

    default = _("密钥文件的内容不对，加密的号码暂时不能读写。请系统管理员从备份中恢复它。")


def key_file() -> Path:
    """Where the keys lie (``QUNQIAO_KEYS``, by default ``keys.json`` in the state folder)."""
    path: Path = settings.KEYS
    return path


def readable_by_others(path: Path) -> bool:
    """Whether anybody but the owner may read the file."""
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def read_ring() -> Ring:
    """The keys as they lie in the file; read again only when the file changed.

    Raises:
        KeysMissing: there is no file.
        KeysDamaged: it cannot be understood.
    """
    path = key_file()
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        raise KeysMissing from None
    return _read(path, changed)


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Ring:
    del changed  # a part of the cache's key: a new file is read anew
    try:
        written = json.loads(path.read_text("utf-8"))
        if written["format"] != FORMAT:
            raise KeysDamaged
        keys = [Key(row["number"], base64.b64decode(row["secret"])) for row in written["keys"]]
    except (ValueError, KeyError, TypeError):
        raise KeysDamaged from None
    if not keys or any(len(key.secret) != 32 for key in keys):
        raise KeysDamaged
    return Ring(keys)


def make_first_key() -> Ring:
    """The ring of a new house; of two processes that try at once, both get the first one's keys."""
    key_file().parent.mkdir(parents=True, exist_ok=True)
    made = _written([_row(1)])
    try:
        # A link fails if the name is taken, and the name never stands for half a file.
        os.link(made, key_file())
    except FileExistsError:
        pass
    finally:
        made.unlink()
    return read_ring()


def add_key() -> int:
    """Put a new key beside the others and give its number; from now on it seals.

    Raises:
        KeysMissing: there is no file to add to.
    """
    ring = read_ring()
    number = max(ring.keys) + 1
    rows = json.loads(key_file().read_text("utf-8"))["keys"]
    _written([*rows, _row(number)]).replace(key_file())
    return number


def _row(number: int) -> dict[str, object]:
    secret = base64.b64encode(secrets.token_bytes(32)).decode()
    return {"number": number, "made_on": clock.today().isoformat(), "secret": secret}


def _written(rows: list[dict[str, object]]) -> Path:
    """A temporary file beside the key file, written to the disk; mkstemp gives it mode 0600."""
    handle, name = tempfile.mkstemp(prefix=".keys-", dir=key_file().parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"format": FORMAT, "keys": rows}, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    return Path(name)
