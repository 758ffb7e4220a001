"""The policy header: on every answer, the settings' own, and nothing inline allowed."""

from csp.constants import HEADER
from django.http import HttpResponse
from django.test import RequestFactory

from qunqiao.kit.headers import PolicyHeader


def test_a_policy_a_page_set_itself_is_kept():
    own = HttpResponse(headers={HEADER: "default-src 'none'"})

    assert (
        PolicyHeader(lambda _request: own)(RequestFactory().get("/"))[HEADER]
        == "default-src 'none'"
    )


def test_no_inline_script_or_style_may_run():
    policy = PolicyHeader(lambda _request: HttpResponse())(RequestFactory().get("/"))[HEADER]

    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_every_page_carries_it(client, db):
    assert "default-src 'none'" in client.get("/")[HEADER]


def test_no_frame_may_hold_a_page(client, db):
    assert client.get("/")["X-Frame-Options"] == "DENY"
