"""The door to the outside: where may be called, how a call is signed, and the call itself."""

import base64
import hashlib
import hmac
import ipaddress
import json
import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.exceptions import HTTPError

from qunqiao.hooks.errors import NotSent, UnfitAddress
from qunqiao.kit.sealing import Sealed
from qunqiao.people.bridge.sealed import ring

SECONDS = 10
# Standard Webhooks 1.0: what a receiver's library expects (symmetric signatures, version v1).
SECRET_PREFIX = "whsec_"  # noqa: S105 - the word before a secret, not one
_UNREACHABLE = _("连不上接收地址，或 10 秒内没有答复。")
_INSIDE = _("接收地址指向内部网络；内部系统的主机名要由系统管理员列入 QUNQIAO_HOOK_HOSTS。")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a call goes: the address that was looked up once and is called, and whose it is."""

    host: str
    address: str
    port: int
    path: str
    secure: bool


def new_secret() -> str:
    """A signing secret as receivers' libraries take it: whsec_ and 32 random bytes in base64."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def seal(hook_id: int, secret: str) -> Sealed:
    """The secret sealed for its hook; it opens for no other."""
    return ring().seal(secret, about=f"hook:{hook_id}")


def opened(hook_id: int, sealed: Sealed) -> str:
    """What ``seal`` sealed.

    Raises:
        Unsealable, KeysMissing: as ``kit.sealing`` says.
    """
    return ring().open(sealed, about=f"hook:{hook_id}")


def signature(secret: str, event: str, moment: int, body: bytes) -> str:
    """The value of ``webhook-signature``: HMAC-SHA256 over id, timestamp and body."""
    key = base64.b64decode(secret.removeprefix(SECRET_PREFIX))
    signed = b".".join([event.encode(), str(moment).encode(), body])
    return "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()


def target_of(url: str) -> Target:
    """The address behind a URL, looked up now, so that what was checked is what is called.

    Hosts of ``QUNQIAO_HOOK_HOSTS`` may lie inside and speak plain http; all others must be public and
    speak https, or a hook could reach into the house's own network (server-side request forgery).

    Raises:
        UnfitAddress: the URL is none, or leads where nothing may be sent.
    """
    parts = _parts(url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    ours = host in settings.HOOK_HOSTS
    if not secure and not ours:
        raise UnfitAddress(_("接收地址要以 https:// 开头。"))
    port = parts.port or (443 if secure else 80)
    address = _looked_up(host, port)
    if not ours and not ipaddress.ip_address(address).is_global:
        raise UnfitAddress(_INSIDE)
    path = parts.path or "/"
    return Target(host, address, port, f"{path}?{parts.query}" if parts.query else path, secure)


def send(url: str, headers: Mapping[str, str], body: Mapping[str, Any], secret: str) -> int:
    """Post ``body``, signed; the answer's status if it is one of success.

    ``headers`` bring webhook-id and webhook-timestamp. No redirect is followed and no more of an answer
    is read than its head.

    Raises:
        NotSent: it did not arrive, or was answered with anything but 2xx.
    """
    try:
        target = target_of(url)
    except UnfitAddress as refusal:
        raise NotSent(str(refusal)) from None
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    event, moment = headers["webhook-id"], int(headers["webhook-timestamp"])
    sent = {
        **headers,
        "webhook-signature": signature(secret, event, moment, text),
        "content-type": "application/json",
        "user-agent": "Qunqiao-Webhooks",
        "host": target.host if target.port in (80, 443) else f"{target.host}:{target.port}",
    }
    status = _post(target, sent, text)
    if not 200 <= status < 300:
        raise NotSent(_("接收方答复了 %(status)d。") % {"status": status}, status)
    return status


def _post(target: Target, headers: Mapping[str, str], body: bytes) -> int:
    timeout = Timeout(total=SECONDS)
    pool: HTTPConnectionPool
    if target.secure:
        pool = HTTPSConnectionPool(
            target.address,
            target.port,
            timeout=timeout,
            assert_hostname=target.host,
            server_hostname=target.host,
        )
    else:
        pool = HTTPConnectionPool(target.address, target.port, timeout=timeout)
    try:
        answer = pool.urlopen(
            "POST",
            target.path,
            body=body,
            headers=dict(headers),
            redirect=False,
            retries=False,
            preload_content=False,
        )
        answer.close()
    except (HTTPError, OSError):
        raise NotSent(_UNREACHABLE) from None
    finally:
        pool.close()
    return int(answer.status)


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1) > 0
    except ValueError:
        sound = None
    if not sound or parts.username is not None or parts.fragment or not url.isascii():
        raise UnfitAddress(_("接收地址写得不对，例如：https://oa.example.gov.cn/qunqiao。"))
    return parts


def _looked_up(host: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise UnfitAddress(_("查不到接收地址的主机名。")) from None
    addresses = [str(row[4][0]) for row in found]
    # One inside address among several is enough to be refused: which is called must not be chance.
    inside = [one for one in addresses if not ipaddress.ip_address(one).is_global]
    return (inside or addresses)[0]
