"""The house stands as its plan says. Each rule has cost somebody a day before."""

import ast
import re
import sys
from importlib.metadata import packages_distributions

import pytest

from tests.architecture.tree import APPS, PACKAGES, ROOT, ours

TOP_LEVEL = {
    "site", "courses", "methodology", "certificates", "cms_pages", "locale", "tests",
    "pyproject.toml", "requirements.lock", "README.md", "LICENSE", "CHANGELOG.md",
}  # fmt: skip
LINES_OF_ONE_IDEA = 300
# Tests of one subject are read as a list of examples.
LINES_OF_A_STORY = 550
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError|coming soon|lorem ipsum", re.IGNORECASE)
SILENCED = re.compile(
    r"#\s*(noqa|type:\s*ignore)(?!:\s*[A-Z]|\[)|except(\s+Exception)?:\s*pass|pytest\.mark\.(skip|xfail)"
)


@pytest.mark.parametrize("folder", ["site", "locale"])
def test_a_folder_named_like_a_standard_module_is_no_package(folder: str) -> None:
    assert not (ROOT / folder / "__init__.py").exists()


def test_the_top_level_is_as_agreed() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in ours()}
    assert {name for name in names if not name.startswith(".")} - TOP_LEVEL == set()


def test_git_keeps_the_project_folder() -> None:
    assert "site/start.py" in {str(path.relative_to(ROOT)) for path in ours("site/*.py")}


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_no_installed_distribution_owns_our_names(name: str) -> None:
    assert set(packages_distributions().get(name, [])) <= {"lasitava"}


@pytest.mark.parametrize("name", sorted(APPS))
def test_every_app_tells_what_it_owns(name: str) -> None:
    readme = APPS[name] / "README.md"
    assert readme.is_file(), f"{readme} is missing: what {name} owns, its extension points, what it must not know"


def test_a_file_holds_one_idea() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in ours("*.py")
        if "migrations" not in path.parts
        and (lines := len(path.read_text().splitlines()))
        > (LINES_OF_A_STORY if "tests" in path.parts else LINES_OF_ONE_IDEA)
    }
    assert long == {}


@pytest.mark.parametrize("pattern", [UNFINISHED, SILENCED], ids=["finished", "not silenced"])
def test_nothing_is_left_for_later(pattern: re.Pattern[str]) -> None:
    own = ROOT / "tests" / "architecture"
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in ours("*.py", "*.html", "*.js", "*.css")
        if own not in path.parents
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if pattern.search(line)
    ]
    assert found == []


def test_an_old_python_can_read_start_and_is_told_what_it_needs() -> None:
    source = (ROOT / "site" / "start.py").read_text()
    tree = ast.parse(source, feature_version=(3, 7))
    refusal = next(node for node in tree.body if isinstance(node, ast.If))
    assert ast.unparse(refusal.test) == "sys.version_info < (3, 11)"
    before = tree.body[: tree.body.index(refusal)]
    assert [ast.unparse(node) for node in before if isinstance(node, ast.Import | ast.ImportFrom)] == ["import sys"]


def test_start_needs_the_standard_library_only() -> None:
    launch = ROOT / "site" / "elearning_site" / "launch"
    inside = {"prepare.py", "checkup.py", "web.py"}
    files = [ROOT / "site" / "start.py", *(path for path in launch.glob("*.py") if path.name not in inside)]
    foreign = {
        f"{path.name}: {name}"
        for path in files
        for node in ast.walk(ast.parse(path.read_text()))
        for name in _imported(node)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("elearning_site.launch")
    }
    assert foreign == set()


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [node.module or ""]
    return []
