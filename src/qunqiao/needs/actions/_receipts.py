"""Receipt codes, made by chance."""

import secrets

# Without 0 O 1 I L and the like: people copy it by hand. Sixteen of 31 signs: 79 bits.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_code() -> str:
    """Four groups of four signs."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))
