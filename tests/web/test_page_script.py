"""The modules of the page: joined into one script, written by rules, typed, and tried one by one."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from graph.model.claim_index import ClaimIndex
from graph.web.page_data import page_data
from graph.web.page_script import page_script
from graph.web.view import make_view
from tests.rdf.javascript import installed

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "graph" / "web" / "static" / "page"
DECLARED = re.compile(r"^(?:const|let|class|(?:async )?function) (\w+)", re.MULTILINE)
IMPORTED = re.compile(r"^import \{([^}]*)\}", re.MULTILINE)


def run(*words: str | Path) -> tuple[int, str]:
    """Return the exit code and all that a program printed, run at the root of the project."""
    done = subprocess.run([str(word) for word in words], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def declared_in(file: Path) -> list[str]:
    """Return the names that a module declares outside its functions."""
    return DECLARED.findall(re.sub(r"^export ", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE))


def test_the_script_imports_and_exports_nothing() -> None:
    """A page that may load nothing has no module beside it."""
    assert re.findall(r"^(?:import|export)\b.*", page_script(), re.MULTILINE) == []


def test_each_module_is_in_the_script_once() -> None:
    """What a module declares stands in the script once; no two modules declare the same name."""
    declared = [name for file in MODULES.glob("*.js") for name in declared_in(file)]
    assert sorted(DECLARED.findall(page_script())) == sorted(set(declared)) == sorted(declared)


def test_a_module_stands_after_those_that_it_imports() -> None:
    """Constants are there before what reads them, so no two modules import each other."""
    script = "\n" + page_script()
    late = []
    for file in MODULES.glob("*.js"):
        text = file.read_text(encoding="utf-8")
        first = min(script.index(f"\nconst {name} =") for name in declared_in(file))
        names = [name.strip() for group in IMPORTED.findall(text) for name in group.split(",")]
        late += [(file.name, name) for name in names if script.index(f"\nconst {name} =") > first]
    assert late == []


def test_the_script_cannot_end_its_element() -> None:
    """Nothing in it looks like the end of a script or like a place that the page fills in."""
    assert re.findall(r"</script|<!--|\{\{\w+\}\}", page_script(), re.IGNORECASE) == []


@pytest.mark.system
def test_the_modules_are_written_by_the_rules() -> None:
    """ESLint has nothing to say of the modules and of the scripts that test them."""
    rules = installed() / "eslint.config.mjs"
    program = installed() / "node_modules" / ".bin" / "eslint"
    assert run(program, "--config", rules, "--max-warnings", "0", MODULES, "tests/web/page", "tests/js") == (0, "")


@pytest.mark.system
def test_the_modules_fit_their_types() -> None:
    """TypeScript, which reads the types in the comments, finds no fault."""
    program = installed() / "node_modules" / ".bin" / "tsc"
    assert run(program, "--project", installed() / "tsconfig.json") == (0, "")


@pytest.mark.system
@pytest.mark.parametrize("names", [["tarvia", "lumera"], ["tarvia"], []])
def test_the_data_fit_their_types(toy: ClaimIndex, tmp_path: Path, names: list[str]) -> None:
    """What Python puts into a page is what the modules count on: nothing is missing, nothing has another name."""
    data = json.dumps(page_data(make_view(toy, names), "en"))
    file = tmp_path / "data.ts"
    file.write_text(
        f'import type {{ PageData }} from "{MODULES.as_posix()}/types.d.ts";\nexport const data: PageData = {data};\n',
        encoding="utf-8",
    )
    program = installed() / "node_modules" / ".bin" / "tsc"
    options = (
        "--noEmit --strict --allowImportingTsExtensions --target es2022 --module esnext --moduleResolution bundler"
    )
    assert run(program, *options.split(), file) == (0, "")


@pytest.mark.system
def test_each_module_does_what_its_tests_say() -> None:
    """Node's own test runner finds no test that fails."""
    installed()
    code, said = run("node", "--test", *sorted((ROOT / "tests" / "web" / "page").glob("*.test.mjs")))
    assert code == 0, said
