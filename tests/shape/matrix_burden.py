"""The rows of burden in the permission matrix.

The totals of every body are public to who holds a duty; an entry, and a request, to who asks and to
who is asked: the supervising body asks north, where officer and lead have their seats.
"""

from __future__ import annotations

from tests.shape.rows import Row

# nobody, worker, stranger (officer of another unit), officer, lead, supervisor
BURDEN: dict[str, Row] = {
    "burden:ledger": Row(302, 403, 200, 200, 200, 200),
    "burden:charges": Row(302, 403, 200, 200, 200, 200),
    "burden:charge": Row(302, 403, 404, 200, 200, 200, kwargs="entry at north"),
    "burden:minutes post": Row(
        302, 403, 404, 302, 302, 302, "post", "asked entry at north", {"minutes": "20"}
    ),
    "burden:requests": Row(302, 403, 200, 200, 200, 200),
    "burden:request_new": Row(302, 403, 403, 403, 200, 200),
    "burden:request_new post": Row(302, 403, 403, 403, 422, 422, "post"),
    "burden:request": Row(302, 403, 404, 404, 404, 200, kwargs="drafted request"),
    "burden:request at north": Row(302, 403, 404, 200, 200, 200, kwargs="request at north"),
    "burden:request_send post": Row(302, 403, 404, 404, 404, 302, "post", "drafted request"),
    "burden:request_remind post": Row(302, 403, 404, 403, 403, 302, "post", "request at north"),
    "burden:request_close post": Row(302, 403, 404, 403, 403, 302, "post", "request at north"),
    "burden:answers": Row(302, 403, 404, 403, 403, 200, kwargs="request at north"),
    "burden:fill": Row(302, 403, 404, 200, 200, 200, kwargs="asked at north"),
    "burden:fill post": Row(302, 403, 404, 302, 302, 302, "post", "asked at north"),
    "api-1:list_burden": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_charges": Row(401, 403, 200, 200, 200, 200),
    "api-1:get_charge": Row(401, 403, 404, 200, 200, 200, kwargs="entry at north"),
    "api-1:tell_minutes": Row(
        401, 403, 404, 200, 200, 200, "post", "asked entry at north", {"minutes": 20}
    ),
    "api-1:list_requests": Row(401, 403, 200, 200, 200, 200),
    "api-1:get_request": Row(401, 403, 404, 200, 200, 200, kwargs="request at north"),
    "api-1:list_answers": Row(401, 403, 404, 403, 403, 200, kwargs="request at north"),
    "api-1:draft_request": Row(401, 403, 403, 403, 404, 201, "post", data="wish at root"),
    "api-1:draft_request own": Row(401, 403, 403, 403, 201, 201, "post", data="wish at north"),
    "api-1:send_request": Row(401, 403, 404, 404, 404, 200, "post", "drafted request"),
    "api-1:remind_request": Row(401, 403, 404, 403, 403, 200, "post", "request at north"),
    "api-1:close_request": Row(401, 403, 404, 403, 403, 200, "post", "request at north"),
    "api-1:answer_request": Row(
        401, 403, 404, 200, 200, 200, "post", "asked at north", {"values": {}}
    ),
}
