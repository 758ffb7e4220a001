"""The rows of visits in the permission matrix; "visit" is the officer's to the unit below north."""

from __future__ import annotations

from tests.shape.rows import Row

# nobody, worker, stranger (officer of another unit), officer, lead, supervisor
VISITS: dict[str, Row] = {
    "visits:visits": Row(302, 403, 200, 200, 200, 200),
    "visits:coverage": Row(302, 403, 403, 403, 200, 200),
    "visits:new": Row(302, 403, 200, 200, 200, 200),
    "visits:new post": Row(302, 403, 422, 302, 302, 302, "post", data="visited north"),
    "visits:pass": Row(401, 401, 200, 200, 200, 200),
    # Whoever sends what another wrote is told so.
    "visits:send post": Row(401, 401, 409, 409, 409, 409, "post", data="visited north"),
    "visits:worker": Row(200, 200, 200, 200, 200, 200),
    "visits:visit": Row(302, 403, 404, 200, 200, 200, kwargs="visit"),
    "visits:visit from above": Row(302, 403, 404, 404, 404, 200, kwargs="visit from above"),
    "visits:photo": Row(302, 403, 404, 200, 200, 200, kwargs="visit with photo"),
    "api-1:list_visits": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_coverage": Row(401, 403, 403, 403, 200, 200),
    "api-1:get_visit": Row(401, 403, 404, 200, 200, 200, kwargs="visit"),
    "api-1:note_visit": Row(401, 403, 404, 201, 201, 201, "post", data="visit by id"),
}
