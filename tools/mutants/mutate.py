"""Small faults in a rule: a term dropped, and for or, a not taken away, another role or scope, a date forgotten."""

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

# Of these words each is swapped for the next one of its kind.
WORDS: dict[str, tuple[str, ...]] = {
    "Kind": ("RESIDENT", "NEIGHBOUR", "VOLUNTEER", "PROFESSIONAL", "COORDINATOR", "MANAGER", "DIRECTOR", "HOUSE",
             "STEERING", "QUARTERMASTER", "CONTROLLER", "ANALYST", "PRIVACY"),
    "Scope": ("READ", "ACT", "ASSENT"),
    "OpenTo": ("COORDINATOR", "PROFESSIONALS", "TABLE"),
    "Stand": ("INSIDE", "WAITING", "BACKED", "TALK", "ENDED"),
    "Right": ("DECISION", "SUPPORTER", "COMPLAINT", "NO"),
    "RuleKind": ("OWN", "MUNICIPAL", "LAW"),
    "SeatKind": ("RESIDENT", "RELATIVE", "NEIGHBOUR", "PROFESSIONAL", "COORDINATOR"),
    "SittingState": ("PLANNED", "OPEN", "CLOSED", "CANCELLED"),
    "State": ("OPEN", "SENT", "AT_TABLE", "DONE", "ANSWERED", "STOPPED"),
    "Told": ("SELF", "TOGETHER", "PHONE"),
    "Move": ("GRANT", "COMMIT", "SPEND", "RELEASE", "REVERSAL"),
    "ReviewKind": ("EMERGENCY", "ODD", "SIGN_IN", "HIDDEN"),
    "Telling": ("PAGES", "QUIET", "VOICE"),
}  # fmt: skip
FILTERS = ("filter", "exclude", "Q")
# Of these the side words are conditions, and the first ones are not.
LEADS = ("There",)
OTHERWISE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
}  # fmt: skip
EVERYTHING, NOTHING = "~Q(pk__in=[])", "Q(pk__in=[])"


@dataclass(frozen=True)
class Mutant:
    """One small fault: where, what stood there, what stands there now, and the whole source with it."""

    module: str
    where: str
    before: str
    after: str
    line: int
    source: str

    @property
    def name(self) -> str:
        return f"{self.module} {self.where}: {self.before} -> {self.after}"


Change = Callable[[], ast.AST]


def _joined(node: ast.BinOp) -> Iterator[ast.AST]:
    """Both terms of an and or an or, the other way of joining them, and each term alone."""
    if not isinstance(node.op, ast.BitAnd | ast.BitOr):
        return
    other = ast.BitOr() if isinstance(node.op, ast.BitAnd) else ast.BitAnd()
    yield ast.BinOp(node.left, other, node.right)
    yield node.left
    yield node.right


def _spoken(node: ast.BoolOp) -> Iterator[ast.AST]:
    """The same with the words `and` and `or`."""
    yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    for gone in range(len(node.values)):
        rest = [value for number, value in enumerate(node.values) if number != gone]
        yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _called(node: ast.Call) -> Iterator[ast.AST]:
    """A condition less: of a filter each one, of another call each word that it is given on the side."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    loose = name in FILTERS
    for gone, word in enumerate(node.args):
        if len(node.args) + len(node.keywords) > 1 and (loose or isinstance(word, ast.Starred) or _is_word(word)):
            yield ast.Call(node.func, [one for number, one in enumerate(node.args) if number != gone], node.keywords)
    for gone in range(len(node.keywords)):
        if (loose or name in LEADS) and len(node.args) + len(node.keywords) > 1:
            rest = [one for number, one in enumerate(node.keywords) if number != gone]
            yield ast.Call(node.func, node.args, rest)


def _is_word(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in WORDS


def _one_less(node: ast.Tuple) -> Iterator[ast.AST]:
    """A list of roles, scopes or states without one of them."""
    if isinstance(node.ctx, ast.Load) and len(node.elts) > 1 and all(_is_word(one) for one in node.elts):
        for gone in range(len(node.elts)):
            yield ast.Tuple([one for number, one in enumerate(node.elts) if number != gone], node.ctx)


def _another_word(node: ast.Attribute) -> Iterator[ast.AST]:
    if isinstance(node.value, ast.Name) and node.attr in WORDS.get(node.value.id, ()):
        words = WORDS[node.value.id]
        yield ast.Attribute(node.value, words[(words.index(node.attr) + 1) % len(words)], node.ctx)


def _not(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Invert | ast.Not):
        yield node.operand


def _flipped(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    if len(node.ops) == 1 and type(node.ops[0]) in OTHERWISE:
        yield ast.Compare(node.left, [OTHERWISE[type(node.ops[0])]()], node.comparators)


CHANGES: dict[type[ast.AST], Callable[..., Iterator[ast.AST]]] = {
    ast.BinOp: _joined, ast.BoolOp: _spoken, ast.Call: _called, ast.Tuple: _one_less, ast.Attribute: _another_word,
    ast.UnaryOp: _not, ast.Constant: _flipped, ast.Compare: _compared,
}  # fmt: skip


class _Put(ast.NodeTransformer):
    """Put one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else super().generic_visit(node)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    if type(node) in CHANGES:
        yield from CHANGES[type(node)](node)


def _in_code(top: ast.stmt) -> Iterator[ast.AST]:
    """What runs of a statement: no annotations and no words of a docstring."""
    parts: list[ast.AST] = [*top.body, *top.args.defaults] if isinstance(top, ast.FunctionDef) else [top]
    for part in parts:
        yield from (node for node in ast.walk(part) if not isinstance(node, ast.expr_context))


def _whole(top: ast.stmt) -> Iterator[tuple[ast.AST, ast.AST]]:
    """A rule that lets everybody, or nobody."""
    if not isinstance(top, ast.FunctionDef) or ast.unparse(top.returns or ast.Constant(None)) != "Q":
        return
    for said in top.body:
        if isinstance(said, ast.Return) and said.value:
            yield from ((said.value, ast.parse(word, mode="eval").body) for word in (EVERYTHING, NOTHING))


def mutants(module: str, source: str) -> list[Mutant]:
    """Every small fault that can be made in this module, each once."""
    tree = ast.parse(source)
    found: dict[str, Mutant] = {}
    for number, top in enumerate(tree.body):
        if isinstance(top, ast.Import | ast.ImportFrom):
            continue
        where = top.name if isinstance(top, ast.FunctionDef) else ast.unparse(top).split(" ")[0]
        nodes = list(_in_code(top))
        changes = [(node, new) for node in nodes for new in _changes(node)]
        for old, new in [*changes, *_whole(top)]:
            body = [*tree.body]
            body[number] = _with(top, old, new)
            mutant = Mutant(
                module, where, ast.unparse(old), ast.unparse(new), getattr(old, "lineno", 0),
                ast.unparse(ast.fix_missing_locations(ast.Module(body, []))),
            )  # fmt: skip
            found.setdefault(mutant.source, mutant)
    return list(_each_by_name(mutant for mutant in found.values() if mutant.source != ast.unparse(tree)))


def _each_by_name(found: Iterable[Mutant]) -> Iterator[Mutant]:
    """The same change twice in one rule gets a number."""
    times: Counter[str] = Counter()
    for mutant in found:
        times[mutant.name] += 1
        number = times[mutant.name]
        yield replace(mutant, after=f"{mutant.after} ({number})") if number > 1 else mutant


def _with(top: ast.stmt, old: ast.AST, new: ast.AST) -> ast.stmt:
    """The statement with another node in it; the original stays as it was."""
    memo: dict[int, object] = {}
    twin = copy.deepcopy(top, memo)
    changed = _Put(memo[id(old)], copy.deepcopy(new)).visit(twin)  # type: ignore[arg-type]
    assert isinstance(changed, ast.stmt)  # noqa: S101
    return changed
