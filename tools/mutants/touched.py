"""Which rule each test asks: the rules tell it themselves, so that a mutant meets only the tests that could notice."""

import ast

# What was asked since somebody last looked: the module, and the name of the rule in it.
ASKED: set[tuple[str, str]] = set()


def telling(module: str, source: str) -> str:
    """The same rules, which tell that they are asked."""
    tree = ast.parse(source)
    for top in tree.body:
        if isinstance(top, ast.FunctionDef | ast.Assign):
            _tell(top, f"__import__('touched').ASKED.add({(module, name_of(top))!r})")
    return ast.unparse(ast.fix_missing_locations(tree))


def name_of(top: ast.stmt) -> str:
    """As mutants are named."""
    return top.name if isinstance(top, ast.FunctionDef) else ast.unparse(top).split(" ")[0]


def _tell(top: ast.stmt, words: str) -> None:
    for node in ast.walk(top):
        if isinstance(node, ast.FunctionDef):
            node.body.insert(0, *ast.parse(words).body)
        elif isinstance(node, ast.Lambda):
            node.body = ast.BoolOp(ast.Or(), [ast.parse(words, mode="eval").body, node.body])


def leans_on(source: str, where: str) -> set[str]:
    """Through which rules a part of a module is asked: itself, or for a list of words whoever names it."""
    tops = {name_of(top): top for top in ast.parse(source).body if isinstance(top, ast.FunctionDef | ast.Assign)}
    if isinstance(tops.get(where), ast.FunctionDef):
        return {where}
    naming = {name for name, top in tops.items() if where in _names(top) and name != where}
    return naming | {where, *(_names(tops[where]) & set(tops) if where in tops else ())}


def _names(top: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(top) if isinstance(node, ast.Name)}


def since_last_time() -> frozenset[tuple[str, str]]:
    """What was asked, and forget it."""
    found = frozenset(ASKED)
    ASKED.clear()
    return found
