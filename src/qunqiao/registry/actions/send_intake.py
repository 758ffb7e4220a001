"""Sending a workbook in."""

import hashlib
from pathlib import PurePath

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.bridge.files import sealed_file
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import may_send_intake
from qunqiao.trail.recording import action, record


@action("registry.intake.send")
def send_intake(
    *,
    actor: Person,
    filename: str,
    content: bytes,
    mode: str = Intake.Mode.UPDATE,
    strict: bool = False,
) -> Intake:
    """Keep the workbook until it is read; nothing of it is in the registry yet.

    ``mode`` says what a row does to a record that is there (``Intake.Mode``); in a ``strict`` intake
    one refused row keeps all from being written.

    Raises:
        NotAllowed: ``actor`` keeps no unit's records.
    """
    require(may_send_intake(reach_of(actor)))
    now = clock.now()
    # Names in another encoding reach the command line with bytes that are no text.
    name = filename.encode(errors="replace").decode().replace("\\", "/")
    digest = hashlib.sha256(content).hexdigest()
    kept, key_number = sealed_file(content, digest)
    intake = Intake.objects.create(
        sent_by=actor,
        sent_at=now,
        since=now,
        # A browser may send the whole path of the sender's disk, which is nobody's business.
        filename=PurePath(name).name[-200:],
        content=kept,
        key_number=key_number,
        digest=digest,
        mode=mode,
        strict=strict,
    )
    # The name stays with the intake: clerks put people's names into file names.
    record(actor, on=intake, unit_id=actor.unit_id, digest=intake.digest, size=len(content))
    return intake
