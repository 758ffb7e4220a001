"""The rows of exemplars in the permission matrix.

The practice is north's, where officer and lead have their seats; the officer proposed it. Published, it is
everybody's to read.
"""

from __future__ import annotations

from tests.shape.rows import Row

# nobody, worker, stranger (officer of another unit), officer, lead, supervisor
EXEMPLARS: dict[str, Row] = {
    "exemplars:practices": Row(200, 200, 200, 200, 200, 200),
    "exemplars:practice": Row(200, 200, 200, 200, 200, 200, kwargs="published exemplar"),
    "exemplars:practice proposed": Row(404, 404, 404, 404, 404, 404, kwargs="proposed exemplar"),
    "exemplars:exemplars": Row(302, 403, 200, 200, 200, 200),
    "exemplars:search": Row(302, 403, 403, 403, 200, 200),
    "exemplars:propose": Row(302, 403, 200, 200, 200, 200),
    "exemplars:propose post": Row(302, 403, 200, 200, 200, 200, "post"),
    "exemplars:exemplar": Row(302, 403, 404, 200, 200, 200, kwargs="proposed exemplar"),
    "exemplars:exemplar published": Row(302, 403, 200, 200, 200, 200, kwargs="published exemplar"),
    "exemplars:review post": Row(302, 403, 404, 403, 403, 422, "post", "proposed exemplar"),
    "exemplars:publish post": Row(302, 403, 404, 403, 403, 302, "post", "accepted exemplar"),
    "exemplars:withdraw post": Row(302, 403, 403, 403, 403, 302, "post", "published exemplar"),
    "exemplars:adopt post": Row(302, 403, 422, 422, 422, 422, "post", "published exemplar"),
    "exemplars:adoption_end post": Row(302, 403, 302, 404, 404, 302, "post", "adoption at south"),
    "api-1:list_exemplars": Row(401, 403, 200, 200, 200, 200),
    "api-1:search_exemplars": Row(401, 403, 403, 403, 200, 200),
    "api-1:get_exemplar": Row(401, 403, 404, 200, 200, 200, kwargs="proposed exemplar"),
    "api-1:propose_exemplar": Row(401, 403, 404, 201, 201, 201, "post", data="practice at north"),
    "api-1:review_exemplar": Row(
        401, 403, 404, 403, 403, 200, "post", "proposed exemplar",
        {"accepted": True, "opinion": "做法具体可行"},
    ),
    "api-1:publish_exemplar": Row(401, 403, 404, 403, 403, 200, "post", "accepted exemplar"),
    "api-1:withdraw_exemplar": Row(401, 403, 404, 200, 200, 200, "post", "proposed exemplar"),
    "api-1:begin_adoption": Row(
        401, 403, 201, 404, 404, 201, "post", "published exemplar", "adopted at south"
    ),
    "api-1:end_adoption": Row(401, 403, 200, 404, 404, 200, "post", "adoption at south"),
}  # fmt: skip
