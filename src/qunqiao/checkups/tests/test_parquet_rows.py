"""Tables read by Arrow: in one file or in parts, in order or in none."""

import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from qunqiao.checkups import bridge
from qunqiao.checkups.bridge.opening import connected, table_rows
from qunqiao.checkups.errors import BadTables
from qunqiao.checkups.testing import AS_OF

LARGE = ("people", "memberships", "appointments", "posts", "terms")


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    folder = tmp_path_factory.mktemp("country")
    return bridge.write_country(
        folder, size=(1000, 8000), seed="丙", as_of=AS_OF, progress=lambda *_: None
    ).directory


def _copy(country, folder):
    shutil.copytree(country, folder)
    return folder


def _digest(folder):
    files = bridge.file_rulebooks()
    return bridge.evaluate_snapshot(folder, files, as_of=AS_OF, parameters={}).digest()


def _in_parts(folder, name):
    whole = pq.read_table(folder / f"{name}.parquet")
    (folder / f"{name}.parquet").unlink()
    (folder / name).mkdir()
    half = whole.num_rows // 2
    pq.write_table(whole.slice(0, half), folder / name / "part-0.parquet")
    pq.write_table(whole.slice(half), folder / name / "part-1.parquet")


def test_arrow_gives_the_rows_in_the_order_in_which_they_lie(country):
    keys = []
    with connected(country) as connection:
        for batch in table_rows(connection, country)("people", ["sex", "key"]):
            keys += batch["key"].to_pylist()

    assert keys == list(range(len(keys)))
    assert len(keys) == pq.read_metadata(country / "people.parquet").num_rows


def test_tables_in_parts_give_the_same_findings(country, tmp_path):
    folder = _copy(country, tmp_path / "parts")
    for name in LARGE:
        _in_parts(folder, name)

    assert _digest(folder) == _digest(country)


def test_parts_with_wider_numbers_give_the_same_findings(country, tmp_path):
    folder = _copy(country, tmp_path / "wider")
    _in_parts(folder, "memberships")
    part = folder / "memberships" / "part-1.parquet"
    table = pq.read_table(part)
    wider = table["organisation_id"].cast(pa.int64())
    place = table.column_names.index("organisation_id")
    pq.write_table(table.set_column(place, "organisation_id", wider), part)

    assert _digest(folder) == _digest(country)


def test_a_folder_without_order_gives_the_same_findings(country, tmp_path):
    folder = _copy(country, tmp_path / "shuffled")
    table = pq.read_table(folder / "memberships.parquet")
    backwards = table.take(pa.array(range(table.num_rows - 1, -1, -1)))
    pq.write_table(backwards, folder / "memberships.parquet")

    assert _digest(folder) == _digest(country)


@pytest.mark.parametrize("name", ["people", "terms", "organisations", "units"])
@pytest.mark.parametrize("place", [4, 60])
def test_a_file_that_is_broken_in_the_middle_is_refused_in_a_sentence(
    country, tmp_path, name, place
):
    folder = _copy(country, tmp_path / "broken")
    path = folder / f"{name}.parquet"
    content = bytearray(path.read_bytes())
    content[place : place + 30] = b"\xff" * 30
    path.write_bytes(content)

    with pytest.raises(BadTables):
        _digest(folder)


@pytest.mark.parametrize(
    ("name", "column"),
    [("funds", "levy"), ("units", "premises"), ("terms", "years"), ("people", "sex")],
)
def test_of_a_broken_column_the_file_and_the_column_are_named_and_no_rule(
    country, tmp_path, name, column
):
    folder = _copy(country, tmp_path / "broken")
    path = folder / f"{name}.parquet"
    chunks = pq.read_metadata(path).row_group(0)
    (chunk,) = (
        chunks.column(at)
        for at in range(chunks.num_columns)
        if chunks.column(at).path_in_schema == column
    )
    content = bytearray(path.read_bytes())
    begins = chunk.dictionary_page_offset or chunk.data_page_offset
    content[begins : begins + 30] = b"\xff" * 30
    path.write_bytes(content)

    with pytest.raises(BadTables) as refusal:
        _digest(folder)
    assert f"{name}.parquet 的“{column}”这一列读不出来" in str(refusal.value)
    assert "规则" not in str(refusal.value)
