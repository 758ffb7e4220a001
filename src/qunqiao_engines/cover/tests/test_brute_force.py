"""The engine says what looking at every unit, kind, body and day says."""

import os

import pytest

from qunqiao_engines.cover import Coverage, Piece, cover

from .brute import Brute, is_open
from .cases import Case, case

# QUNQIAO_EXAMPLES=20000 tries longer.
EXAMPLES = int(os.environ.get("QUNQIAO_EXAMPLES", "1000"))
BATCH = 100
LIMIT = 1


def _ours(made: Case) -> Coverage:
    return cover(
        made.tree,
        made.duties,
        made.rows,
        made.vacancies,
        horizon=made.horizon,
        overload=LIMIT,
    )


def _cells(pieces: list[Piece], made: Case, brute: Brute) -> list[tuple[object, ...]]:
    """Each open body and day of ``pieces``, as often as it occurs."""
    return [
        (piece.holders, body.id, day)
        for piece in pieces
        for body in made.tree.bodies
        if body.kind in piece.kinds
        and (piece.unit in brute.above[body.unit] if piece.below else body.unit == piece.unit)
        for day in made.days
        if piece.begins <= day and (piece.ends is None or day < piece.ends) and is_open(body, day)
    ]


@pytest.mark.parametrize("start", range(0, EXAMPLES, BATCH))
def test_the_largest_pieces_are_those_of_brute_force(start):
    for seed in range(start, min(start + BATCH, EXAMPLES)):
        made = case(seed)
        brute = Brute(made.tree, made.rows, made.vacancies)
        expected = brute.cover(made.duties, made.days, horizon=made.horizon, overload=LIMIT)

        assert _ours(made) == expected, f"seed {seed}"


@pytest.mark.parametrize("fault", ["vacuum", "overlap", "orphaned"])
def test_the_pieces_share_no_body_and_day_and_leave_none_out(fault):
    for seed in range(EXAMPLES // 10):
        made = case(seed)
        brute = Brute(made.tree, made.rows, made.vacancies)
        ours = getattr(_ours(made), fault)
        for duty in made.duties:
            labels = brute.labels(duty, made.days)[fault]
            expected = [
                (labels[body.unit, body.kind, day], body.id, day)
                for body in made.tree.bodies
                for day in made.days
                if (body.unit, body.kind, day) in labels and is_open(body, day)
            ]
            found = _cells([piece for piece in ours if piece.duty == duty.id], made, brute)

            assert sorted(found) == sorted(expected), f"seed {seed}"
