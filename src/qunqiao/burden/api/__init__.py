"""Burden for machines: the ledger, and requests for data with their answers."""

from ninja import Router

from qunqiao.burden.api import ledger, requests

router = Router()
for part in (ledger, requests):
    router.add_router("", part.router)
