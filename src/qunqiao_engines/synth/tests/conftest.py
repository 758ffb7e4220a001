"""The default province, built once for the reading tests."""

import pytest

from qunqiao_engines.synth import sample_province


@pytest.fixture(scope="session")
def province():
    return sample_province()


@pytest.fixture(scope="session")
def tables(province):
    return province.tables
