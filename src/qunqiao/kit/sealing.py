"""Short secrets sealed under numbered keys: AES-256-GCM to keep them, HMAC-SHA256 to find them again."""

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict

_NONCE = 12  # bytes; NIST SP 800-38D recommends this length for GCM
_MARK = 4  # bytes of a key's fingerprint in front of each sealed value


class Unsealable(Conflict):
    """A sealed value is not what was sealed for this place, or its key is not in the key file."""

    default = _("这项加密内容打不开：密钥文件不对，或内容被改动过。请联系系统管理员。")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed value and the number of the key it is sealed under."""

    cipher: bytes
    key_number: int


@dataclass(frozen=True)
class Key:
    """One master key of 32 bytes; what is used is derived from it, a key for each purpose.

    HKDF (RFC 5869) keeps the purposes apart: whoever learns the key of the index learns nothing
    of the key that seals.
    """

    number: int
    secret: bytes

    def derived(self, purpose: str) -> bytes:
        """32 bytes for one purpose."""
        return HKDF(SHA256(), 32, salt=None, info=f"qunqiao {purpose}".encode()).derive(self.secret)

    @cached_property
    def mark(self) -> bytes:
        """Tells two keys of the same number apart, without telling the key."""
        return self.derived("mark")[:_MARK]

    @cached_property
    def _cipher(self) -> AESGCM:
        return AESGCM(self.derived("seal"))

    @cached_property
    def _index(self) -> bytes:
        return self.derived("index")

    def seal(self, plain: str, about: str) -> bytes:
        """``plain`` sealed so that it opens only for the same ``about``."""
        # 96 random bits: a collision is to be feared beyond some 2**32 values under one key.
        nonce = secrets.token_bytes(_NONCE)
        return self.mark + nonce + self._cipher.encrypt(nonce, plain.encode(), about.encode())

    def open(self, cipher: bytes, about: str) -> str:
        """What was sealed for ``about``.

        Raises:
            Unsealable: sealed under another key, for another ``about``, or changed since.
        """
        if cipher[:_MARK] != self.mark:
            raise Unsealable
        nonce, text = cipher[_MARK : _MARK + _NONCE], cipher[_MARK + _NONCE :]
        try:
            return self._cipher.decrypt(nonce, text, about.encode()).decode()
        except InvalidTag:
            raise Unsealable from None

    def index(self, plain: str, kind: str) -> str:
        """32 hex digits, the same for the same value of the same kind; not to be guessed without the key."""
        return hmac.digest(self._index, f"{kind}\0{plain}".encode(), sha256).hex()[:32]


class Ring:
    """Several keys by number: the newest seals, every one opens."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self.keys = {key.number: key for key in keys}

    @property
    def newest(self) -> Key:
        """The key that seals."""
        return self.keys[max(self.keys)]

    def seal(self, plain: str, *, about: str) -> Sealed:
        """``plain`` sealed under the newest key, bound to ``about`` (say, a row's owner and kind).

        Guarantees: without the key nothing is learnt but the length; a sealed value moved to
        another place, or changed by one bit, does not open there. Does not hide that two values
        have the same length, nor when they were written.
        """
        key = self.newest
        return Sealed(key.seal(plain, about), key.number)

    def open(self, sealed: Sealed, *, about: str) -> str:
        """What was sealed for ``about``.

        Raises:
            Unsealable: the key is not in this ring, or the value was not sealed for ``about``.
        """
        key = self.keys.get(sealed.key_number)
        if key is None:
            raise Unsealable
        return key.open(bytes(sealed.cipher), about)

    def index(self, plain: str, *, kind: str) -> str:
        """The blind index to write beside a newly sealed value."""
        return self.newest.index(plain, kind)

    def indexes(self, plain: str, *, kind: str) -> list[str]:
        """Every index under which the value may stand: one for each key."""
        return [key.index(plain, kind) for key in self.keys.values()]
