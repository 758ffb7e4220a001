"""Small drawings for the cells of a record: they repeat what the numbers beside them say."""

from decimal import Decimal

from markupsafe import Markup

_BAR = Markup('<svg class="q-bar-cell" aria-hidden="true" focusable="false">{}</svg>')
_RECT = Markup('<rect class="{}" y="{}" width="{}%" height="{}"></rect>')
_HEIGHT = 14


def bars(most: int | Decimal, *values: int | Decimal | None) -> Markup:
    """A bar for each value, one below the other, as long as its part of ``most``; none for unknown."""
    height = _HEIGHT // max(len(values), 1)
    drawn = [
        _RECT.format(f"q-bar-{place + 1}", place * height, _percent(value, most), height - 1)
        for place, value in enumerate(values)
        if value is not None
    ]
    return _BAR.format(Markup("").join(drawn))


def _percent(value: int | Decimal, most: int | Decimal) -> float:
    return round(float(100 * value / most), 1) if most else 0.0
