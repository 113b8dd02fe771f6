"""The words keep up with the code: commands, options, settings, links, the changelog."""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from indexer import Settings
from indexer.cli.commands import rostrum
from indexer.sources import SOURCES

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/settings.md", "index_data/README.md")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(text(name)) if kind == language]


def options(command: click.Command) -> list[click.Option]:
    return [parameter for parameter in command.params if isinstance(parameter, click.Option)]


@pytest.mark.parametrize("name", sorted(rostrum.commands))
def test_every_command_is_in_the_readme_with_every_option(name):
    row = next(line for line in text("README.md").splitlines() if line.startswith(f"| `rostrum {name}"))

    common = {"--data", "--help"}
    flags = {flag for option in options(rostrum.commands[name]) for flag in option.opts} - common
    assert {flag for flag in flags if not re.search(rf"`{flag}\b", row)} == set()


def test_what_all_commands_have_in_common_is_in_the_readme_too():
    assert all(
        "--data" in {flag for option in options(c) for flag in option.opts} for c in rostrum.commands.values()
    )
    for flag in ("--data", "--help", "--version"):
        assert flag in text("README.md")


def test_every_setting_has_a_line_with_its_default_and_its_help():
    expected = [
        f"| `ROSTRUM_{name.upper()}` | `{field.default}` | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]

    documented = [line for line in text("docs/settings.md").splitlines() if line.startswith("| `ROSTRUM_")]
    assert documented == expected


def test_the_example_of_a_settings_file_holds_settings():
    (example,) = blocks("docs/settings.md", "toml")

    assert Settings(**tomllib.loads(example)).per_page == 20


def test_every_kind_of_source_is_in_the_readme():
    assert [kind for kind in SOURCES if f"| `{kind}` |" not in text("README.md")] == []


def shell_commands(name: str) -> Iterator[list[str]]:
    """The commands of a page's shell blocks, each as its words, without comments."""
    for block in blocks(name, "sh"):
        for line in block.splitlines():
            for command in re.split(r"&&|\|", line):
                if words := shlex.split(command, comments=True):
                    yield words


@pytest.mark.parametrize("page", PAGES)
def test_every_rostrum_command_in_an_example_is_one_that_exists(page):
    for words in shell_commands(page):
        if Path(words[0]).name == "rostrum":
            command = rostrum.commands[words[1]]
            command.make_context(words[1], words[2:])


@pytest.mark.parametrize("page", PAGES)
def test_every_make_command_in_an_example_is_one_that_exists(page):
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))

    assert {words[1] for words in shell_commands(page) if words[0] == "make"} <= targets


def test_the_readme_begins_with_the_two_commands_that_anyone_needs():
    assert [words[:2] for words in shell_commands("README.md")][:2] == [["make", "demo"], ["make", "test"]]


def test_make_help_lists_every_command():
    targets = re.search(r"^\.PHONY: (.+)$", text("Makefile"), re.MULTILINE)[1].split()

    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert re.findall(r"^make (\w+)", said, re.MULTILINE) == targets


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_file_of_the_project_leads_there(page):
    targets = [link for link in LINK.findall(text(page)) if not link.startswith(("http://", "https://", "#"))]

    assert [link for link in targets if not (ROOT / page).parent.joinpath(link.split("#")[0]).exists()] == []


def test_every_room_on_the_map_is_there_and_none_is_missing():
    rows = re.findall(
        r"^\| ((?:`[\w/.]+`(?:, )?)+) \|", text("README.md").split("## The rooms")[1], re.MULTILINE
    )
    mapped = {name.strip("`") for row in rows for name in row.split(", ")}
    rooms = {f"indexer/{path.parent.name}/" for path in ROOT.glob("indexer/*/__init__.py")}

    assert [name for name in mapped if not (ROOT / name).exists()] == []
    assert rooms <= mapped


def test_the_changelog_has_the_current_version():
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]

    assert re.search(
        rf"^## \[{re.escape(version)}\] – \d{{4}}-\d{{2}}-\d{{2}}$", text("CHANGELOG.md"), re.MULTILINE
    )


def test_the_pinned_distribution_of_whoosh_is_the_one_the_readme_explains():
    pinned = next(
        line for line in tomllib.loads(text("pyproject.toml"))["project"]["dependencies"] if "whoosh" in line
    )

    assert pinned == "whoosh==2.7.4"
    assert "## Why Whoosh 2.7.4" in text("README.md")
