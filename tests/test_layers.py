"""The house's rules that import-linter cannot hold: single files, forbidden calls, sizes, words in both languages."""

import ast
import re
import string
from pathlib import Path

import pytest

import language

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("analysis", "catalogue", "charts", "commands", "etl", "exports", "pages", "store")
SOURCES = sorted([*ROOT.glob("*.py"), *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))])
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc"}


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def roots(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_keeps_to_its_room(path: Path) -> None:
    used = roots(path)
    assert "streamlit" not in used or room(path) in ("app.py", "pages")
    assert "plotly" not in used or room(path) in ("charts", "app.py")
    assert not used & {"sqlalchemy", "alembic"} or room(path) in ("models.py", "store")
    if room(path) in ("records.py", "faults.py", "language.py"):
        assert not used & {*ROOMS, "models", "app"}
    if room(path) == "models.py":
        assert not used & {*ROOMS, "app", "language"}
    if room(path) == "charts":
        assert not used & {"store", "etl", "pages", "exports", "models", "app"}
    if room(path) in ROOMS and room(path) not in ("commands", "pages"):
        assert "app" not in used


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_small_plain_and_well_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.stem not in FORBIDDEN_NAMES
    assert "unsafe_allow_html" not in text
    assert "st.html(" not in text
    assert not re.search(r"except( Exception)?:\s*\n\s*pass\b", text)
    assert text.startswith(('"""', "#!"))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 60, node.name


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if room(path) == "pages"], ids=lambda path: str(path.relative_to(ROOT))
)
def test_no_page_holds_a_transaction(path: Path) -> None:
    """A page's run can be cut off at any call of Streamlit: none may stand between BEGIN and COMMIT."""
    assert not {"store.engine.writing", "writing"} & {
        node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)
    }


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_have_the_same_sentences_with_the_same_values() -> None:
    chinese, english = (language.words(name) for name in language.LANGUAGES)
    assert set(chinese) == set(english)
    assert {key for key in chinese if fields(chinese[key]) != fields(english[key])} == set()


def test_no_chinese_stands_in_the_english_interface() -> None:
    """Words of the reports themselves, quoted as examples, are data."""
    quoted = {key for key, sentence in language.words("en").items() if re.search("[一-龥]", sentence)}
    assert quoted <= {
        "review.value", "review.value_help", "review.add_example", "trends.first", "trends.wording"
    }  # fmt: skip


def test_every_key_that_the_code_names_has_its_sentence() -> None:
    known = set(language.words("zh_CN"))
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    assert str(first.value) in known, f"{path.name}: {first.value!r}"


def test_every_fault_that_the_code_raises_has_its_sentence() -> None:
    known = set(language.words("zh_CN"))
    for path in SOURCES:
        for code in re.findall(r'Fault\(\s*"(\w+)"', path.read_text(encoding="utf-8")):
            assert f"faults.{code}" in known, f"{path.name}: {code}"
