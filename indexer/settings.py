"""Every setting in one table: name, default, and help with its unit.

Read once, from the environment (`ROSTRUM_` and the name in capitals) and from `rostrum.toml` in the
working directory; the environment wins. Flags of the command line win over both.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from indexer.errors import SettingError

SETTINGS_FILE = "rostrum.toml"


class Settings(BaseSettings):
    """The settings of one process. Immutable: what was read at the start holds until the end."""

    model_config = SettingsConfigDict(
        env_prefix="ROSTRUM_", toml_file=SETTINGS_FILE, frozen=True, extra="forbid"
    )

    data: Path = Field(
        default=Path("index_data"),
        description="The folder of the index: its generations and CURRENT.",
    )
    site_title: str = Field(default="Rostrum", description="The name at the top of every page.")
    host: str = Field(default="127.0.0.1", description="The address that `rostrum serve` listens on.")
    port: int = Field(default=8080, ge=0, le=65535, description="The port; 0 takes a free one.")
    workers: int = Field(default=2, ge=1, le=64, description="Web server processes.")
    threads: int = Field(default=2, ge=1, le=64, description="Threads in each web server process.")
    per_page: int = Field(default=10, ge=1, le=50, description="Results on a page.")
    max_results: int = Field(
        default=10_000,
        ge=10,
        description="How deep one can page, in results; deeper shows the last page.",
    )
    max_query: int = Field(
        default=2_000, ge=50, le=20_000, description="The longest query that is answered, in characters."
    )
    max_words: int = Field(
        default=32,
        ge=1,
        le=256,
        description="Words of a query that are used; the rest is said to be left out.",
    )
    max_expansions: int = Field(
        default=256,
        ge=1,
        le=10_000,
        description="Terms that one prefix can stand for; more are said to be cut off.",
    )
    budget_ms: int = Field(
        default=600,
        ge=10,
        description="Time for one search, in milliseconds; an answer cut off says so.",
    )
    keep_generations: int = Field(
        default=3, ge=1, description="Whole builds that are kept, with the current one."
    )
    max_loss: float = Field(
        default=0.1,
        ge=0,
        le=1,
        description="The share of articles that a rebuild of the same places may lose, 0 to 1.",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags first, then the environment, then the file."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**flags: object) -> Settings:
    """Read the settings; `flags` that are not None win over environment and file.

    Raises:
        SettingError: a value cannot be used; the message names the setting and what was wrong.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks what mypy cannot
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingError(
            f"The setting {name!r} cannot be {first.get('input')!r}: {first['msg']}. "
            f"Change it in the environment (ROSTRUM_{name.upper()}) or in {SETTINGS_FILE}."
        ) from error
    except ValueError as error:  # tomllib.TOMLDecodeError is one
        raise SettingError(f"{SETTINGS_FILE} cannot be read: {error}. Correct it or move it away.") from error
