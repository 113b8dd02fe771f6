"""The walls of the house: who imports whom, what the door shows, how big a thing may get."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import indexer

ROOT = Path(__file__).parent.parent
PACKAGES = ("indexer", "webapp")
LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def sources(*folders: str, suffixes: tuple[str, ...] = (".py",)) -> list[Path]:
    """Every source file in the folders, those of the environment and of caches aside."""
    found = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in suffixes]
    return sorted(path for path in found if "__pycache__" not in path.parts)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(module, names) of each import; a relative one is spelled out."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module, tuple(alias.name for alias in node.names)


def test_every_import_contract_holds():
    outcome = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_the_nouns_and_the_errors_need_only_the_standard_library():
    allowed = {*sys.stdlib_module_names, "indexer"}

    foreign = {
        f"{name} imports {module}"
        for name in ("model", "errors", "dates")
        for module, _ in imports(ROOT / "indexer" / f"{name}.py")
        if module.split(".")[0] not in allowed
    }

    assert foreign == set()


def test_the_rooms_do_not_go_out_and_come_in_again_by_the_door():
    """Only the command line may say `from indexer import …`: for a room that would be a circle."""
    through_the_door = {
        named(path)
        for path in sources("indexer")
        if "cli" not in path.parts and path.name != "cli.py"
        for module, names in imports(path)
        if module == "indexer" and not all((ROOT / "indexer" / name).exists() for name in names)
    }

    assert through_the_door == set()


def test_the_door_lists_every_public_name_that_it_imports():
    tree = parsed(ROOT / "indexer" / "__init__.py")
    imported = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module != "__future__"
        for alias in node.names
    }

    assert {name for name in imported if not name.startswith("_")} <= set(indexer.__all__)


def test_every_name_on_the_door_is_there():
    assert [name for name in indexer.__all__ if not hasattr(indexer, name)] == []


def test_the_door_is_sorted_constants_then_classes_then_functions():
    def place(name: str) -> tuple[int, str]:
        return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)

    assert list(indexer.__all__) == sorted(indexer.__all__, key=place)
    assert len(indexer.__all__) == len(set(indexer.__all__))


def test_the_web_application_takes_only_what_the_door_offers():
    behind_the_door = {
        f"{named(path)}: {name}"
        for path in sources("webapp")
        for module, names in imports(path)
        if module == "indexer"
        for name in names
        if name not in indexer.__all__
    }

    assert behind_the_door == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_tells_type_checkers_that_it_is_typed(package):
    assert (ROOT / package / "py.typed").exists()


def test_no_file_is_longer_than_one_can_hold_in_mind():
    found = sources("indexer", "webapp", "tests", "scripts", suffixes=(".py", ".js", ".css", ".html"))
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in found}

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen():
    too_long = {
        f"{named(path)}:{node.lineno} {node.name}": lines
        for path in sources(*PACKAGES, "tests", "scripts")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := length_without_docstring(node)) > LONGEST_FUNCTION
    }

    assert too_long == {}


def length_without_docstring(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    documented = ast.get_docstring(node, clean=False) is not None
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - docstring
