"""Needs for machines: complaining without a name, following it up, and the inbox that answers."""

from ninja import Router

from qunqiao.needs.api import complaints, handling

router = Router()
for part in (complaints, handling):
    router.add_router("", part.router)
