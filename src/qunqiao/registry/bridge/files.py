"""The file of an intake at rest: sealed, because it may hold identity numbers in plain cells."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from qunqiao.kit.sealing import Key, Unsealable
from qunqiao.people.bridge.sealed import ring
from qunqiao.registry.models import Intake

_NONCE = 12
_PURPOSE = "intake file"


def sealed_file(content: bytes, digest: str) -> tuple[bytes, int]:
    """The file sealed for its own digest, and the number of the key."""
    key = ring().newest
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _cipher(key).encrypt(nonce, content, digest.encode()), key.number


def file_of(intake: Intake) -> bytes:
    """The file as it was sent; empty once it was erased.

    Raises:
        Unsealable: it was changed, belongs to another intake, or its key is not in the key file.
        KeysMissing: there is no key file.
    """
    kept = bytes(intake.content)
    if not kept or not intake.key_number:  # 0: sent before files were sealed
        return kept
    key = ring().keys.get(intake.key_number)
    if key is None:
        raise Unsealable
    try:
        return _cipher(key).decrypt(kept[:_NONCE], kept[_NONCE:], intake.digest.encode())
    except InvalidTag:
        raise Unsealable from None


def _cipher(key: Key) -> AESGCM:
    return AESGCM(key.derived(_PURPOSE))
