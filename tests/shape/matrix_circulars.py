"""The rows of official documents in the permission matrix.

A draft is seen by those who may issue for its body. What root issued reaches everybody below; what
north issued reaches north and those above.
"""

from __future__ import annotations

from tests.shape.rows import Row

# nobody, worker, stranger (officer of another unit), officer, lead, supervisor
CIRCULARS: dict[str, Row] = {
    "circulars:circulars": Row(302, 403, 200, 200, 200, 200),
    "circulars:circular_new": Row(302, 403, 403, 403, 200, 200),
    "circulars:circular_new post": Row(302, 403, 403, 403, 200, 200, "post"),
    "circulars:circular": Row(302, 403, 404, 404, 404, 200, kwargs="draft at root"),
    "circulars:circular issued": Row(302, 403, 200, 200, 200, 200, kwargs="issued at root"),
    "circulars:circular at north": Row(302, 403, 404, 200, 200, 200, kwargs="issued at north"),
    "circulars:circular_file": Row(302, 403, 404, 404, 200, 200, kwargs="draft at north"),
    "circulars:circular_file issued": Row(302, 403, 404, 200, 200, 200, kwargs="issued at north"),
    "circulars:circular_edit": Row(302, 403, 404, 404, 200, 200, kwargs="draft at north"),
    "circulars:circular_edit post": Row(302, 403, 404, 404, 422, 422, "post", "draft at north"),
    "circulars:circular_edit issued": Row(302, 403, 404, 403, 409, 409, kwargs="issued at north"),
    "circulars:circular_issue": Row(302, 403, 404, 404, 200, 200, kwargs="draft at north"),
    "circulars:circular_issue post": Row(
        302, 403, 404, 404, 302, 302, "post", "draft at north", {"code": "北工发"}
    ),
    "circulars:circular_drop post": Row(302, 403, 404, 404, 302, 302, "post", "draft at north"),
    "circulars:circular_withdraw post": Row(
        302, 403, 404, 403, 302, 302, "post", "issued at north"
    ),
    "circulars:figure": Row(302, 403, 200, 200, 200, 200, kwargs={"key": "units.all"}),
    "circulars:figure of north": Row(
        302, 403, 404, 200, 200, 200, kwargs={"key": "units.all"}, data="unit north"
    ),
    "circulars:verify": Row(200, 200, 200, 200, 200, 200),
    "circulars:verify post": Row(422, 422, 422, 422, 422, 422, "post"),
    "circulars:reports": Row(302, 403, 200, 200, 200, 200),
    "circulars:reports of north": Row(302, 403, 404, 200, 200, 200, data="unit north"),
    "api-1:list_circulars": Row(401, 403, 200, 200, 200, 200),
    "api-1:get_circular": Row(401, 403, 404, 200, 200, 200, kwargs="issued at north"),
    "api-1:get_circular_file": Row(401, 403, 404, 200, 200, 200, kwargs="issued at north"),
    "api-1:draft_circular": Row(401, 403, 403, 403, 201, 201, "post", data="document at north"),
    "api-1:draft_circular at root": Row(
        401, 403, 403, 403, 404, 201, "post", data="document at root"
    ),
    "api-1:verify_circular": Row(200, 200, 200, 200, 200, 200, "post", data={"digest": "0" * 64}),
}
