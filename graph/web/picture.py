"""A view as SVG or PNG for papers: legible in black and white, with the legend in it."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.model.records import Relation
from graph.problems import LazoError, UsageError
from graph.store.files import replacing_bytes
from graph.web.folding import DrawnLine, fold_relations
from graph.web.view import View
from graph.words.messages import message

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["SUFFIXES", "write_picture"]

SUFFIXES = (".svg", ".png")
"""How the names of files end that pictures are written to, in small letters or capitals."""

MARKERS = {
    "ellipse": "o",
    "star": "*",
    "round-rectangle": "s",
    "rectangle": "D",
    "hexagon": "h",
    "diamond": "d",
    "triangle": "^",
    "pentagon": "p",
    "octagon": "8",
    "barrel": "P",
    "tag": ">",
    "rhomboid": "X",
}
"""A marker of matplotlib for each shape that the schema uses."""


def write_picture(view: View, file: Path, language: str = "en") -> None:
    """Write a view as a picture, in the format that the name of the file ends in; two are byte for byte equal.

    Only claims of the statuses that search walks by default are drawn, and what else links the names directly.

    Raises:
        UsageError: the name ends in something else than `SUFFIXES`.
        LazoError: matplotlib isn't installed, or the file can't be written.
    """
    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"'{file.name}' should end in {' or '.join(SUFFIXES)}")
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError as error:
        raise LazoError("pictures need matplotlib; install it with: pip install 'lazo[pictures]'") from error
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "lazo", "font.family": "DejaVu Sans"}):
        xs, ys = zip(*view.points.values(), strict=True)
        size = ((max(xs) - min(xs)) / 95 + 2.5, (max(ys) - min(ys)) / 95 + 2.5)
        figure = Figure(figsize=(min(max(size[0], 8), 60), min(max(size[1], 5), 60)))
        axes = figure.add_axes((0, 0, 1, 1))
        _draw(view, axes, language)
        with replacing_bytes(file) as beside:
            metadata = {"Date": None} if suffix == ".svg" else {"Software": None}
            figure.savefig(beside, format=suffix[1:], dpi=200, metadata=metadata)


def _draw(view: View, axes: Axes, language: str) -> None:
    index, schema = view.index, view.index.schema
    styles: dict[str, Any] = {id: (0, term.line) if term.line else "-" for id, term in schema.statuses.items()}
    shown = [relation for relation in view.relations if _is_drawn(view, relation)]
    lines = fold_relations(index, shown)
    for line in lines:
        _draw_line(view, axes, line, styles[line.best.status])
    alive = {end for line in lines for end in (line.best.subject, line.best.object)} | set(view.names)
    for id in sorted(alive):
        _draw_entity(view, axes, id, language)
    for status, style in styles.items():
        if any(relation.status == status for relation in shown):
            axes.plot([], [], linestyle=style, color="0.35", label=schema.statuses[status].label[language])
    for key in ("picture-thickness", "picture-side-by-side", "picture-contested"):
        axes.plot([], [], linestyle="", label=message(key, language))
    legend = axes.legend(loc="lower center", ncol=3, frameon=False, fontsize=8)
    for text in legend.get_texts():
        text.set_parse_math(False)
    axes.set_axis_off()
    axes.margins(0.12, 0.12)


def _draw_line(view: View, axes: Axes, line: DrawnLine, style: Any) -> None:
    (x1, y1), (x2, y2) = (view.points[end] for end in (line.best.subject, line.best.object))
    width = 0.7 + 0.5 * min(5, line.origins)
    axes.plot([x1, x2], [-y1, -y2], linestyle=style, color="0.35", linewidth=width, zorder=1)
    if line.label:
        axes.text((x1 + x2) / 2, -(y1 + y2) / 2, line.label, fontsize=7, ha="center", va="center", zorder=2)


def _draw_entity(view: View, axes: Axes, id: str, language: str) -> None:
    entity = view.index.entities[id]
    x, y = view.points[id]
    asked = id in view.names
    marker = MARKERS[view.index.schema.entity_types[entity.type].shape]
    axes.plot([x], [-y], marker=marker, markersize=15 if asked else 8, color="white", markeredgecolor="black", zorder=3)
    beside = len(view.names) == 1 and not asked
    axes.annotate(
        "\n".join(textwrap.wrap(entity.name(language), 26)),
        (x, -y),
        xytext=((8 if x > 0 else -8) if beside else 0, 0 if beside else (-12 if asked else -7)),
        textcoords="offset points",
        ha=("left" if x > 0 else "right") if beside else "center",
        va="center" if beside else "top",
        fontsize=10 if asked else 7,
        fontweight="bold" if asked else "normal",
        bbox={"boxstyle": "square,pad=0.05", "facecolor": "white", "edgecolor": "none", "alpha": 0.8},
        zorder=4,
        parse_math=False,
    )


def _is_drawn(view: View, relation: Relation) -> bool:
    schema = view.index.schema
    return schema.statuses[relation.status].walked or {relation.subject, relation.object} <= set(view.names)
