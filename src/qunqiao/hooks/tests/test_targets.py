"""Nothing is sent into the house's own network, unless the operator named the host."""

import pytest

from qunqiao.hooks import bridge
from qunqiao.hooks.errors import UnfitAddress


def looked_up(monkeypatch, *addresses):
    rows = [(2, 1, 6, "", (address, 443)) for address in addresses]
    monkeypatch.setattr(bridge.socket, "getaddrinfo", lambda *_a, **_k: rows)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.5",
        "192.168.1.1",
        "172.16.9.9",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
    ],
)
def test_an_address_inside_is_refused(monkeypatch, address):
    looked_up(monkeypatch, address)

    with pytest.raises(UnfitAddress, match="内部网络"):
        bridge.target_of("https://hook.example.com/")


def test_one_inside_address_among_several_is_refused(monkeypatch):
    looked_up(monkeypatch, "93.184.215.14", "10.0.0.1")

    with pytest.raises(UnfitAddress):
        bridge.target_of("https://hook.example.com/")


def test_plain_http_is_for_our_own_hosts(monkeypatch, settings):
    looked_up(monkeypatch, "93.184.215.14")

    with pytest.raises(UnfitAddress, match="https"):
        bridge.target_of("http://hook.example.com/")
    settings.HOOK_HOSTS = ["hook.example.com"]
    assert bridge.target_of("http://hook.example.com/").port == 80


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hook",
        "ftp://hook.example.com/",
        "https://",
        "https://me:secret@hook.example.com/",
        "https://hook.example.com:99999/",
        "https://hook.example.com/#part",
        "https://[::1",
    ],
)
def test_what_is_no_address_is_refused(monkeypatch, url):
    looked_up(monkeypatch, "93.184.215.14")

    with pytest.raises(UnfitAddress):
        bridge.target_of(url)


def test_the_address_that_was_checked_is_the_one_called(monkeypatch):
    looked_up(monkeypatch, "93.184.215.14")

    target = bridge.target_of("https://hook.example.com/in?key=1")

    assert (target.address, target.host, target.path) == (
        "93.184.215.14",
        "hook.example.com",
        "/in?key=1",
    )
