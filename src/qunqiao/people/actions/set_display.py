"""Keeping how a person wants pages shown."""

from qunqiao.kit.display import Display
from qunqiao.kit.errors import require
from qunqiao.people.models import Account, Person
from qunqiao.trail.recording import action, record


@action("people.account.display")
def set_display(*, actor: Person, account: Account, display: Display) -> Account:
    """Keep the choice with the account, so that it follows the person to another device."""
    require(account.person_id == actor.pk)
    account.language, account.theme, account.size = display.language, display.theme, display.size
    account.save(update_fields=["language", "theme", "size"])
    # Only that it changed: how large somebody reads is nobody else's business.
    record(actor, on=account, changed=True)
    return account
