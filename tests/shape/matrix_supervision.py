"""The rows of supervision in the permission matrix.

A task, its meeting and its document are the supervising body's. "At north" they touch the unit where
officer and lead have their seats, who then see them; drafts are seen by nobody below.
"""

from __future__ import annotations

from tests.shape.rows import Row

# nobody, worker, stranger (officer of another unit), officer, lead, supervisor
SUPERVISION: dict[str, Row] = {
    "supervision:documents": Row(302, 403, 200, 200, 200, 200),
    "supervision:document_new": Row(302, 403, 403, 403, 200, 200),
    "supervision:document_new post": Row(302, 403, 403, 403, 422, 422, "post"),
    "supervision:document": Row(302, 403, 404, 404, 404, 200, kwargs="document"),
    "supervision:document_accept post": Row(302, 403, 404, 404, 404, 302, "post", "document"),
    "supervision:document_take": Row(302, 403, 404, 404, 404, 200, kwargs="document"),
    "supervision:document_take post": Row(302, 403, 404, 404, 404, 422, "post", "document"),
    "supervision:item": Row(302, 403, 404, 404, 404, 200, kwargs="item"),
    "supervision:item post": Row(
        302, 403, 404, 404, 404, 302, "post", "item", {"head": "按期换届"}
    ),
    "supervision:item_accept post": Row(302, 403, 404, 404, 404, 302, "post", "item"),
    "supervision:item_add post": Row(302, 403, 404, 404, 404, 422, "post", "document"),
    "supervision:item_drop post": Row(302, 403, 404, 404, 404, 302, "post", "item"),
    "supervision:item_merge post": Row(302, 403, 404, 404, 404, 302, "post", "item"),
    "supervision:item_split post": Row(302, 403, 404, 404, 404, 422, "post", "item"),
    "supervision:meetings": Row(302, 403, 200, 200, 200, 200),
    "supervision:meeting_new": Row(302, 403, 403, 403, 200, 200),
    "supervision:meeting_new post": Row(302, 403, 403, 403, 422, 422, "post"),
    "supervision:meeting": Row(302, 403, 404, 404, 404, 200, kwargs="meeting"),
    "supervision:meeting at north": Row(302, 403, 404, 200, 200, 200, kwargs="meeting at north"),
    "supervision:meeting_file": Row(302, 403, 404, 200, 200, 200, kwargs="meeting at north"),
    "supervision:meeting_tasks": Row(302, 403, 404, 403, 403, 200, kwargs="meeting at north"),
    "supervision:meeting_tasks post": Row(
        302, 403, 404, 403, 403, 422, "post", kwargs="meeting at north"
    ),
    "supervision:minutes post": Row(
        302, 403, 404, 403, 403, 302, "post", "point at north", {"minutes": "已研究"}
    ),
    "supervision:decide post": Row(
        302, 403, 404, 403, 403, 302, "post", "point at north", {"head": "按期换届"}
    ),
    "supervision:directive": Row(302, 403, 404, 200, 200, 200, kwargs="directive at north"),
    "supervision:directive post": Row(302, 403, 404, 403, 403, 422, "post", "directive at north"),
    "supervision:tasks": Row(302, 403, 200, 200, 200, 200),
    "supervision:task": Row(302, 403, 404, 404, 404, 200, kwargs="draft"),
    "supervision:task at north": Row(302, 403, 404, 200, 200, 200, kwargs="task at north"),
    "supervision:lead": Row(302, 403, 404, 403, 403, 200, kwargs="task at north"),
    "supervision:lead post": Row(302, 403, 404, 403, 403, 422, "post", "task at north"),
    "supervision:lead_each post": Row(302, 403, 404, 404, 404, 302, "post", "draft"),
    "supervision:lead_end post": Row(302, 403, 404, 403, 403, 302, "post", "lead at north"),
    "supervision:send post": Row(302, 403, 404, 404, 404, 422, "post", "draft"),
    "supervision:measure": Row(302, 403, 404, 200, 200, 200, kwargs="lead at north"),
    "supervision:measure post": Row(
        302, 403, 404, 302, 302, 302, "post", "lead at north", "measure words"
    ),
    "supervision:evidence": Row(302, 403, 404, 200, 200, 200, kwargs="measure at north"),
    "supervision:evidence post": Row(302, 403, 404, 422, 422, 422, "post", "measure at north"),
    "supervision:relay_pass post": Row(
        302, 403, 404, 302, 302, 302, "post", "relay at north", "relay words"
    ),
    "supervision:extension_ask": Row(302, 403, 404, 200, 200, 200, kwargs="led at north"),
    "supervision:extension_ask post": Row(302, 403, 404, 422, 422, 422, "post", "led at north"),
    "supervision:extension_decide": Row(302, 403, 404, 403, 403, 200, kwargs="extension at north"),
    "supervision:extension_decide post": Row(
        302, 403, 404, 403, 403, 302, "post", "extension at north", {"granted": "1", "answer": "好"}
    ),
    "supervision:map": Row(302, 403, 200, 200, 200, 200),
    "supervision:map_send post": Row(302, 403, 403, 403, 302, 302, "post"),
    "supervision:progress": Row(302, 403, 200, 200, 200, 200),
    "api-1:list_documents": Row(401, 403, 200, 200, 200, 200),
    "api-1:get_document": Row(401, 403, 404, 404, 404, 200, kwargs="document"),
    "api-1:read_document": Row(401, 403, 403, 403, 404, 201, "post", data="report at root"),
    "api-1:read_document own": Row(401, 403, 403, 403, 201, 201, "post", data="report at north"),
    "api-1:list_meetings": Row(401, 403, 200, 200, 200, 200),
    "api-1:get_meeting": Row(401, 403, 404, 200, 200, 200, kwargs="meeting at north"),
    "api-1:hold_meeting": Row(401, 403, 403, 403, 404, 201, "post", data="called at root"),
    "api-1:note_minutes": Row(
        401, 403, 404, 403, 403, 200, "post", "point at north", {"minutes": "已研究"}
    ),
    "api-1:decide_directive": Row(
        401, 403, 404, 403, 403, 201, "post", "point at north", {"head": "按期换届"}
    ),
    "api-1:get_directive": Row(401, 403, 404, 200, 200, 200, kwargs="directive at north"),
    "api-1:list_tasks": Row(401, 403, 200, 200, 200, 200),
    "api-1:get_task": Row(401, 403, 404, 200, 200, 200, kwargs="task at north"),
    "api-1:draft_task": Row(
        401, 403, 404, 403, 403, 201, "post", "directive at north", "plan at north"
    ),
    "api-1:give_responsibility": Row(
        401, 403, 404, 403, 403, 201, "post", "task at north", "charge at north"
    ),
    "api-1:end_responsibility": Row(401, 403, 404, 403, 403, 200, "post", "lead at north"),
    "api-1:send_task": Row(401, 403, 404, 404, 404, 422, "post", "draft", {}),
    "api-1:plan_measure": Row(
        401, 403, 404, 201, 201, 201, "post", "lead at north", "measure words"
    ),
    "api-1:show_evidence": Row(
        401, 403, 404, 422, 422, 422, "post", "measure at north", {"record": "x", "says": "y"}
    ),
    "api-1:pass_on": Row(401, 403, 404, 200, 200, 200, "post", "relay at north", "relay words"),
    "api-1:ask_extension": Row(
        401, 403, 404, 201, 201, 201, "post", "led at north", "extension words"
    ),
    "api-1:decide_extension": Row(
        401,
        403,
        404,
        403,
        403,
        200,
        "post",
        "extension at north",
        {"granted": True, "answer": "好"},
    ),
    "api-1:get_map": Row(401, 403, 200, 200, 200, 200),
    "api-1:list_progress": Row(401, 403, 200, 200, 200, 200),
    "supervision:rectify": Row(302, 403, 403, 403, 200, 200),
    "supervision:rectify post": Row(302, 403, 403, 403, 422, 302, "post", data="finding to send"),
    "supervision:rectification_letters": Row(302, 403, 200, 200, 200, 200),
    "supervision:rectification_letter": Row(302, 403, 404, 200, 200, 200, kwargs="letter to north"),
    "supervision:rectification_withdraw": Row(
        302, 403, 404, 403, 403, 200, kwargs="letter to north"
    ),
    "supervision:rectification_withdraw post": Row(
        302, 403, 404, 403, 403, 422, "post", "letter to north"
    ),
    "supervision:finding_tasks": Row(302, 403, 404, 200, 200, 200, kwargs="rectified finding"),
    "supervision:verify": Row(302, 403, 404, 403, 403, 200, kwargs="task at north"),
    "supervision:verify post": Row(
        302, 403, 404, 403, 403, 302, "post", "task at north", {"done": "1", "reason": "看过"}
    ),
    "supervision:inspections": Row(302, 403, 200, 200, 200, 200),
    "supervision:inspection_new": Row(302, 403, 403, 403, 200, 200),
    "supervision:inspection_new post": Row(302, 403, 403, 403, 422, 422, "post"),
    "supervision:inspection": Row(302, 403, 200, 200, 200, 200, kwargs="inspection"),
    "supervision:sheet": Row(302, 403, 404, 200, 200, 200, kwargs="sheet at north"),
    "supervision:sheet_answer post": Row(302, 403, 404, 422, 422, 403, "post", "sheet at north"),
    "api-1:send_rectification": Row(
        401, 403, 404, 404, 404, 201, "post", data="rectification to send"
    ),
    "api-1:list_rectifications": Row(401, 403, 200, 200, 200, 200),
    "api-1:get_rectification": Row(401, 403, 404, 200, 200, 200, kwargs="letter to north"),
    "api-1:withdraw_rectification": Row(
        401, 403, 404, 403, 403, 200, "post", "letter to north", "tasks of the letter"
    ),
    "api-1:list_finding_tasks": Row(401, 403, 404, 200, 200, 200, kwargs="rectified finding"),
    "api-1:verify_task": Row(
        401, 403, 404, 403, 403, 201, "post", "task at north", {"done": True, "reason": "看过"}
    ),
    "api-1:list_inspections": Row(401, 403, 200, 200, 200, 200),
    "api-1:get_inspection": Row(401, 403, 200, 200, 200, 200, kwargs="inspection"),
    "api-1:send_inspection": Row(401, 403, 403, 403, 404, 201, "post", data="questions of root"),
    "api-1:get_sheet": Row(401, 403, 404, 200, 200, 200, kwargs="sheet at north"),
    "api-1:answer_sheet": Row(401, 403, 404, 200, 200, 403, "post", "sheet at north", "answers"),
    "supervision:task_correct": Row(302, 403, 404, 403, 403, 200, kwargs="task at north"),
    "supervision:task_correct post": Row(302, 403, 404, 403, 403, 422, "post", "task at north"),
    "supervision:meeting_correct": Row(302, 403, 404, 403, 403, 200, kwargs="meeting at north"),
    "supervision:meeting_correct post": Row(
        302, 403, 404, 403, 403, 422, "post", "meeting at north"
    ),
    "api-1:correct_task": Row(
        401, 403, 404, 403, 403, 200, "post", "task at north", "task corrected"
    ),
    "api-1:correct_meeting": Row(
        401,
        403,
        404,
        403,
        403,
        200,
        "post",
        "meeting at north",
        {"title": "群团工作座谈会", "reason": "名称写错"},
    ),
}
