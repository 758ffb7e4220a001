"""HEAD on addresses for programs and for people."""

from django.urls import reverse

from qunqiao.people.testing import a_program


def test_an_operation_that_writes_answers_no_head(cast):
    assert a_program(cast.supervisor).head("/api/seats/1/end").status_code == 405


def test_an_operation_that_reads_answers_head_as_get_without_a_body(cast):
    program = a_program(cast.supervisor)
    asked, got = program.head("/api/units"), program.get("/api/units")

    assert (asked.status_code, asked.content) == (200, b"")
    assert asked.headers["Content-Length"] == got.headers["Content-Length"]
    assert asked.headers["Content-Type"] == got.headers["Content-Type"]


def test_head_is_refused_like_get(client, db):
    assert client.head("/api/units").status_code == 401


def test_a_page_answers_head(cast, sign_in):
    assert sign_in(cast.officer).head(reverse("registry:units")).status_code == 200
