"""Supervision for machines: what was said, who answers for it, and how far it is."""

from ninja import Router

from qunqiao.supervision.api import (
    correcting,
    documents,
    following,
    inspecting,
    mapping,
    meetings,
    rectifying,
    tasks,
)

router = Router()
for part in (documents, meetings, tasks, mapping, following, rectifying, inspecting, correcting):
    router.add_router("", part.router)
