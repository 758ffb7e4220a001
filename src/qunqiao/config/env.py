"""What an operator may set from outside, each with its default."""

import json
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[3]


class Env(BaseSettings):
    """The platform's settings, read from ``QUNQIAO_*`` environment variables."""

    model_config = SettingsConfigDict(env_prefix="QUNQIAO_")

    home: Path = ROOT / "var"
    database: str = ""  # postgresql://user:password@host:port/name; empty means SQLite under home
    secret: str = ""  # empty: made once and kept under home
    keys: Path | None = None  # what ID numbers are sealed under; empty: keys.json under home
    left_days: int = 180  # how long the sealed numbers of who has left are kept
    hosts: list[str] = Field(default_factory=lambda: ["127.0.0.1", "localhost", "[::1]"])
    https: bool = False
    proxies: int = (
        0  # how many of our own stand in front; the lock-out counts the address before them
    )
    debug: bool = False
    static_manifest: bool = True  # off: static files are served from the source tree (tests)
    language: Literal["zh-hans", "zh-hant", "en"] = "zh-hans"
    today: date | None = None  # a fixed day for demonstrations; empty means the real one
    demo: bool = False
    # GB/T 22239-2019 fixes the duties, not the numbers; these are the customary ones per level.
    protection_level: Literal[2, 3] = 2
    password_length: int = 0  # 0: 8 at level 2, 10 at level 3
    password_days: int = 0  # 0: 180 at level 2, 90 at level 3
    failed_logins: str = "5/10m/key,30/10m/ip"
    session_minutes: int = 0  # 0: 60 at level 2, 30 at level 3
    mfa_roles: list[str] = Field(
        default_factory=list
    )  # e.g. ["supervisor"]; level 3 forces supervisor
    # Working days (Monday to Friday) to answer a transfer of membership; house policy: no text that
    # was read sets a time, and silence without one is what stalls transfers (docs/decisions).
    transfer_days: int = Field(default=10, ge=1, le=60)
    backup_passphrase: SecretStr = SecretStr("")  # empty: asked for, or from --passphrase-file
    backup_days: int = 7  # `qunqiao doctor` complains when the last backup is older
    # Receivers of webhooks inside our own network, by host name; others must be public and speak https.
    hook_hosts: list[str] = Field(default_factory=list)
    # Settings of Spark for `checkup --engine spark`: name=value, divided by commas.
    spark_options: str = ""
    signin_providers: dict[str, dict[str, object]] = Field(default_factory=dict)

    @property
    def needs_second_factor(self) -> frozenset[str]:
        """Roles that may not work before they have set up a second factor."""
        forced = {"supervisor"} if self.protection_level >= 3 else set()
        return frozenset(self.mfa_roles) | forced


def mark_demo(today: date) -> None:
    """Make the state folder a demonstration's: every later command lives on its day."""
    home = Env().home
    home.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"demo": True, "today": today.isoformat()})
    (home / "demo.json").write_text(text, "utf-8")


def load() -> Env:
    """The settings in force; a demonstration's own file under home fills what is not set."""
    env = Env()
    marker = env.home / "demo.json"
    if marker.exists():
        env = Env(**{**json.loads(marker.read_text("utf-8")), **env.model_dump(exclude_unset=True)})
    return env
