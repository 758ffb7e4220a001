"""The rows of needs in the permission matrix.

"Complaint" is owned by the supervising body, "at north" by the unit where officer and lead have their
seats: what is said under protection is the lead's then, what was heard on a visit the officer's too.
"""

from __future__ import annotations

from tests.shape.rows import Row

# nobody, worker, stranger (officer of another unit), officer, lead, supervisor
NEEDS: dict[str, Row] = {
    "needs:new": Row(200, 200, 200, 200, 200, 200),
    "needs:new post": Row(422, 422, 422, 422, 422, 422, "post"),
    "needs:receipt": Row(200, 200, 200, 200, 200, 200),
    "needs:receipt post": Row(422, 422, 422, 422, 422, 422, "post", data="receipt"),
    "needs:add post": Row(422, 422, 422, 422, 422, 422, "post", data="receipt"),
    "needs:mine": Row(302, 200, 200, 200, 200, 200),
    "needs:mine_add post": Row(302, 302, 404, 404, 404, 404, "post", "own need", "words"),
    "needs:inbox": Row(302, 403, 200, 200, 200, 200),
    "needs:need": Row(302, 403, 404, 404, 404, 200, kwargs="complaint"),
    "needs:need at north": Row(302, 403, 404, 404, 200, 200, kwargs="complaint at north"),
    "needs:need heard": Row(302, 403, 404, 200, 200, 200, kwargs="heard at north"),
    "needs:take post": Row(302, 403, 404, 302, 302, 302, "post", "heard at north"),
    "needs:take post protected": Row(302, 403, 404, 404, 302, 302, "post", "complaint at north"),
    "needs:answer post": Row(302, 403, 404, 302, 302, 302, "post", "heard at north", "answer"),
    "needs:pass post": Row(302, 403, 404, 302, 302, 302, "post", "heard at north", "to root"),
    "needs:tell post": Row(302, 403, 404, 302, 302, 302, "post", "answered at north", "how"),
    "needs:hand_receipt post": Row(302, 403, 404, 200, 403, 403, "post", "heard by officer"),
    "api-1:file_complaint": Row(201, 201, 201, 201, 201, 201, "post", data="complaint text"),
    "api-1:read_receipt": Row(422, 422, 422, 422, 422, 422, "post", data="receipt"),
    "api-1:add_words": Row(422, 422, 422, 422, 422, 422, "post", data="added"),
    "api-1:list_needs": Row(401, 403, 200, 200, 200, 200),
    "api-1:get_need": Row(401, 403, 404, 404, 404, 200, kwargs="complaint"),
    "api-1:get_need heard": Row(401, 403, 404, 200, 200, 200, kwargs="heard at north"),
    "api-1:take_need": Row(401, 403, 404, 200, 200, 200, "post", "heard at north"),
    "api-1:answer_need": Row(401, 403, 404, 200, 200, 200, "post", "heard at north", "answer"),
    "api-1:pass_need": Row(401, 403, 404, 200, 200, 200, "post", "heard at north", "root by id"),
    "api-1:tell_raiser": Row(401, 403, 404, 200, 200, 200, "post", "answered at north", "how"),
    "api-1:issue_receipt": Row(401, 403, 404, 200, 403, 403, "post", "heard by officer"),
}
