"""Backup and restore: one encrypted file from either database, into either database.

``write_backup`` reads the whole platform at one moment, while people work, into a sealed file;
``verify_backup`` proves such a file genuine and whole; ``restore_backup`` puts it into an empty
platform and compares the digests of registry, trail, tables and files with those of the moment.

From the outside in: ``sealing`` (the encrypted stream), ``sections`` (titles and packed bytes),
``rows`` (what both databases say alike), ``manifest`` (what it adds up to). What belongs in is said
in ``contents``.
"""

from qunqiao.config.backup.manifest import Manifest, digests_of
from qunqiao.config.backup.reading import verify_backup
from qunqiao.config.backup.restoring import Restored, restore_backup
from qunqiao.config.backup.writing import write_backup

__all__ = [
    "Manifest",
    "Restored",
    "digests_of",
    "restore_backup",
    "verify_backup",
    "write_backup",
]
