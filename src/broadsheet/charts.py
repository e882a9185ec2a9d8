"""Charts: the tables as matplotlib Figures: who appears where, who says how much, who is for whom, and every number.

Knows the tables' columns and matplotlib. Takes a `Reading`, or anything with the same tables as attributes. Leaves pyplot's
state alone, so that a chart is the same in a notebook, a script or a report.
"""

import math
from collections.abc import Iterable, Sequence

import networkx as nx
import pandas as pd
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch
from matplotlib.path import Path

from broadsheet.canvas import INK, LABEL, MUTED, OPPOSE, PAPER, RULE, STYLE, SUPPORT, WIDTH, Chart, clip_label, measure_label
from broadsheet.errors import ParameterError
from broadsheet.intervals import FIRST, draw_group, find_cuts, find_height, group_units
from broadsheet.markup import UNNAMED
from broadsheet.placing import Arch, place_network
from broadsheet.quantities import say_bounds

# what is beyond these is counted in a note below the chart; the table beside it has every row
MOST_ENTITIES = 40
MOST_SPEAKERS = 30
MOST_ACTS = 9
MOST_HOLDERS = 24
MOST_TARGETS = 10
MOST_NODES = 24
MOST_FIGURES = 30
ROW = 22  # pixels from row to row
LEGEND = 54  # pixels the title and the legend take
NARROWEST = 16  # pixels from column to column, below which names that lean by SLANT would touch
SLANT = 60
FORMS = {"name": ("|", 9, INK), "nominal": ("|", 6, MUTED), "pronoun": (".", 5, MUTED)}
FORM_NAMES = {"name": "name", "nominal": "other words", "pronoun": "pronoun"}
# support and oppose differ in shape as well as in colour
SIGNS = {"support": ("o", 9, SUPPORT), "oppose": ("X", 9, OPPOSE)}
VERBS = {"support": "supports", "oppose": "opposes"}


def entities(reading: object) -> Chart:
    """Where each entity appears: a row an entity, the most mentioned first, a stroke a mention, from the first word to the last.

    A tall stroke is a name, a short one another noun phrase, a dot a pronoun. No entities: a chart that says so.
    """
    _check_single(reading)
    title = "Where each entity appears"
    table = reading.entities.sort_values(["mentions", "first_start"], ascending=[False, True], kind="stable")
    if table.empty:
        return _draw_nothing(title, "No entity was found.")
    shown = table.head(MOST_ENTITIES)
    length = max(int(reading.articles.iloc[0]["characters"]), 1)
    with rc_context(STYLE):
        chart, ax = _start_rows(title, shown["name"], top=LEGEND, bottom=44)
        ax.set_xlim(0, length)
        _draw_mentions(ax, reading.mentions, shown["entity"])
        _write_legend(chart, [(FORMS[form], name) for form, name in FORM_NAMES.items()])
        ax.text(0, len(shown) - 0.2, "first word", va="top", color=MUTED)
        ax.text(length, len(shown) - 0.2, "last word", va="top", ha="right", color=MUTED)
        _write_rest(chart, len(table) - len(shown), "entity", "entities")
    return chart.describe(_describe_entities(table, length))


def statements(reading: object) -> Chart:
    """Who speaks and how much, by act: a row a speaker, a disc an act with its area by words, and a bar with all their words.

    Speakers nobody names share one row. Where one statement contains another both count. No statements: a chart that says so.
    """
    _check_single(reading)
    title = "Who speaks, how much, and how"
    table = _count_words(reading)
    if table.empty:
        return _draw_nothing(title, "Nobody is reported as saying anything.")
    by_act = table.pivot_table(index="name", columns="act", values="words", aggfunc="sum", fill_value=0)
    by_act = _gather_acts(by_act[by_act.sum().sort_values(ascending=False, kind="stable").index])
    totals = by_act.sum(axis=1).sort_values(ascending=False, kind="stable")
    shown = totals.head(MOST_SPEAKERS)
    step = min(ROW, max(NARROWEST, 150 / len(by_act.columns)))
    labels = _clip_columns(by_act.columns, step)
    top = 40 + _find_rise(labels)
    with rc_context(STYLE):
        chart, ax = _start_rows(title, shown.index, top=top, bottom=24, width=step * len(labels))
        _write_columns(ax, labels)
        _draw_discs(ax, by_act.loc[shown.index], step)
        _draw_totals(chart, shown, left=LABEL + step * len(labels) + 10, top=top)
        _write_rest(chart, len(totals) - len(shown), "speaker")
    return chart.describe(_describe_statements(table, totals))


def stances(reading: object) -> Chart:
    """Who is for and against whom: a row a holder, a column a target; a blue disc supports, a red cross opposes.

    A sign in outline holds on a condition only. Two signs in one place: the article reports both. No stances: a chart that says so.
    """
    _check_single(reading)
    title = "Who is for and against whom"
    table = _name_stances(reading.stances)
    if table.empty:
        return _draw_nothing(title, "Nobody is found to take a stance.")
    shown = table[table["target_name"].isin(_rank(table["target_name"])[:MOST_TARGETS])]
    shown = shown[shown["holder_name"].isin(_rank(shown["holder_name"])[:MOST_HOLDERS])]
    holders, targets = _rank(shown["holder_name"]), _rank(shown["target_name"])
    labels = _clip_columns(targets, ROW)
    with rc_context(STYLE):
        chart, ax = _start_rows(title, holders, top=LEGEND + _find_rise(labels), bottom=24, width=ROW * len(targets))
        _write_columns(ax, labels)
        for column in range(len(targets)):
            ax.axvline(column, color=RULE, linewidth=0.8, zorder=1)
        _draw_signs(ax, shown, holders, targets)
        _write_legend(chart, [(SIGNS[polarity], verb) for polarity, verb in VERBS.items()])
        _write_rest(chart, len(table) - len(shown), "stance")
    return chart.describe(_describe_stances(table))


def network(reading: object) -> Chart:
    """The stances as a network: an arrow from holder to target, solid blue for support, dashed red with a cross for opposition.

    The names stand below each other, those that arrows join together, and the arrows at their right: none crosses a name. The most
    connected names only. No named holder: a chart that says so.
    """
    _check_single(reading)
    title = "Camps: who stands with whom"
    graph = _build_graph(reading.stances)
    if not graph:
        return _draw_nothing(title, "No stance has a named holder.")
    kept = sorted(graph, key=lambda node: (-graph.degree(node), node))[:MOST_NODES]
    shown = graph.edge_subgraph(graph.subgraph(kept).edges) or graph.edge_subgraph([next(iter(graph.edges))])
    height, places, arches = place_network(shown)
    with rc_context(STYLE):
        chart = Chart(title, height=height + LEGEND + 24)
        ax = chart.add_panel(left=0, top=LEGEND, height=height, right=0)
        ax.set(xlim=(0, WIDTH), ylim=(height, 0))
        for node, y in places.items():
            ax.text(LABEL - 8, y, clip_label(node, LABEL - 8), ha="right", va="center")
        for arch in arches:
            _draw_arch(ax, arch)
        _write_legend(chart, [(SIGNS[polarity], verb) for polarity, verb in VERBS.items()])
        _write_rest(chart, len(graph) - len(shown), "name")
    return chart.describe(_describe_network(graph, kept[0]))


def figures(reading: object) -> Chart:
    """Every number as an interval on a log axis, a panel a unit: a disc where it is stated, a bar between its bounds.

    An open end has an arrow. A unit with a zero or negative number gets a symmetrical log axis, and one with a single number none.
    Above each stands the number as written, what it counts, and who gives it. No figures: a chart that says so.
    """
    _check_single(reading)
    title = "Every number with its bounds"
    table = reading.figures
    if table.empty:
        return _draw_nothing(title, "The article states no number.")
    groups = group_units(table.head(MOST_FIGURES))
    names = dict(zip(reading.entities["entity"], reading.entities["name"], strict=True))
    with rc_context(STYLE):
        top = FIRST
        chart = Chart(title, height=top + sum(map(find_height, groups)) + 14)
        for group in groups:
            # where nothing can be compared the title says enough
            draw_group(chart, group, names, top=top, heading=group[0] is not None or len(groups) > 1)
            chart.cuts += find_cuts(group, top=top)
            top += find_height(group)
        _write_rest(chart, max(len(table) - MOST_FIGURES, 0), "figure")
    first = [f"{row.text}{'' if pd.isna(row.counted) else ' ' + row.counted}: {say_bounds(row)}" for row in table[:5].itertuples()]
    return chart.describe(f"{say_count(len(table), 'figure')}. {'; '.join(first)}.")


def _draw_nothing(title: str, sentence: str) -> Chart:
    with rc_context(STYLE):
        chart = Chart(title, height=64)
        chart.write(0, 32, sentence, color=MUTED)
    return chart.describe(sentence)


def _start_rows(title: str, names: Iterable[str], *, top: float, bottom: float, width: float | None = None) -> tuple[Chart, Axes]:
    """A chart with a row a name: the names at the left, clipped to their room, and a panel with a line a row."""
    names = list(names)
    chart = Chart(title, height=top + ROW * len(names) + bottom)
    ax = chart.add_panel(left=LABEL, top=top, height=ROW * len(names), width=width)
    ax.set_ylim(len(names) - 0.5, -0.5)
    for row, name in enumerate(names):
        ax.axhline(row, color=RULE, linewidth=0.8, zorder=1)
        style = {"ha": "right", "va": "center", "color": MUTED if name == UNNAMED else INK}
        ax.annotate(clip_label(name, LABEL - 10), (0, row), (-8, 0), ("axes fraction", "data"), "offset points", **style)
    return chart, ax


def _write_columns(ax: Axes, labels: Sequence[str]) -> None:
    """Set a column a label, with the labels above, slanted so that they never meet."""
    ax.set_xlim(-0.5, len(labels) - 0.5)
    style = {"rotation": SLANT, "rotation_mode": "anchor", "ha": "left", "va": "center"}
    for place, label in enumerate(labels):
        ax.annotate(label, (place, 1), (0, 6), ("data", "axes fraction"), "offset points", **style)


def _clip_columns(names: Iterable[str], step: float) -> list[str]:
    """Column names short enough to stay inside the chart when they lean to the right."""
    reach = math.cos(math.radians(SLANT))
    rooms = ((WIDTH - LABEL - step * (place + 0.5) - 8) / reach for place, _ in enumerate(names))
    return [clip_label(name, min(LABEL - 10, room)) for name, room in zip(names, rooms, strict=True)]


def _find_rise(labels: Iterable[str]) -> float:
    """How high the slanted names stand."""
    return max(measure_label(label) for label in labels) * math.sin(math.radians(SLANT)) + 8


def _write_legend(chart: Chart, entries: Iterable[tuple[tuple[str, float, str], str]]) -> None:
    """Signs and their meaning on one line under the title."""
    x, y = 5.0, chart.height_px - 28
    for (marker, size, color), meaning in entries:
        chart.add_sign(x, y, marker, size, color)
        chart.write(x + 9, y, meaning, color=MUTED)
        x += 9 + measure_label(meaning) + 20


def _write_rest(chart: Chart, count: int, singular: str, plural: str | None = None) -> None:
    """A note below the chart of how many more the table has."""
    if count > 0:
        chart.write(0, 9, f"and {say_count(count, singular, plural)} more in the table", color=MUTED)


def _draw_mentions(ax: Axes, mentions: pd.DataFrame, shown: Sequence[str]) -> None:
    rows = mentions["entity"].map({entity: row for row, entity in enumerate(shown)})
    for form, (marker, size, color) in FORMS.items():
        own = rows.notna() & (mentions["form"] == form)
        style = {"marker": marker, "markersize": size, "color": color, "markeredgewidth": 1.6}
        ax.plot(mentions.loc[own, "start"].astype(int), rows[own].astype(int), linestyle="none", zorder=3, **style)


def _draw_discs(ax: Axes, by_act: pd.DataFrame, step: float) -> None:
    """A disc where a speaker has words in an act; the largest fills its place."""
    largest = max(float(by_act.to_numpy().max()), 1.0)
    for row, words in enumerate(by_act.to_numpy()):
        said = [(place, value) for place, value in enumerate(words) if value]
        areas = [max(6.0, (min(step, ROW) - 2) ** 2 * value / largest) for _, value in said]
        ax.scatter([place for place, _ in said], [row] * len(said), s=areas, color=INK, linewidth=0, zorder=3)


def _draw_totals(chart: Chart, totals: pd.Series, *, left: float, top: float) -> None:
    bars = chart.add_panel(left=left, top=top, height=ROW * len(totals), right=42)
    bars.set(xlim=(0, max(float(totals.max()), 1.0)), ylim=(len(totals) - 0.5, -0.5))
    bars.text(0, -0.75, "words", va="bottom", color=MUTED)
    for row, words in enumerate(totals):
        bars.barh(row, words, height=0.5, color=MUTED)
        bars.annotate(f"{words:,}", (words, row), (4, 0), textcoords="offset points", va="center")


def _draw_signs(ax: Axes, table: pd.DataFrame, holders: Sequence[str], targets: Sequence[str]) -> None:
    """A sign a stance; where holder and target meet in both polarities the two stand side by side."""
    both = table.groupby(["holder_name", "target_name"])["polarity"].nunique()
    for row in table.itertuples():
        marker, size, color = SIGNS[row.polarity]
        shift = {"support": -0.24, "oppose": 0.24}[row.polarity] if both[row.holder_name, row.target_name] > 1 else 0
        place = targets.index(row.target_name) + shift, holders.index(row.holder_name)
        filling = {"markerfacecolor": PAPER, "markeredgewidth": 1.4} if row.conditional else {"markeredgewidth": 0}
        ax.plot(*place, marker=marker, markersize=7 if shift else size + 1, color=color, zorder=3, **filling)


def _draw_arch(ax: Axes, arch: Arch) -> None:
    """A curved arrow; a disc on the middle of one that supports, a cross on one that opposes."""
    marker, _, color = SIGNS[arch.polarity]
    curve = Path([arch.start, (arch.reach, arch.start[1]), (arch.reach, arch.end[1]), arch.end], [Path.MOVETO, *[Path.CURVE4] * 3])
    style = {"arrowstyle": "-|>,head_width=2.8,head_length=5.5", "mutation_scale": 1, "color": color, "linewidth": 1.5}
    style["linestyle"] = "-" if arch.polarity == "support" else (0, (4, 2.5))
    ax.add_patch(FancyArrowPatch(path=curve, zorder=2, **style))
    ax.plot(*arch.top, marker=marker, markersize=8, color=color, markeredgecolor=PAPER, markeredgewidth=0.8, zorder=3)


def _check_single(reading: object) -> None:
    """Ids are unique within an article: over several, one article's words would go to another's names."""
    if len(reading.articles) != 1:
        raise ParameterError(f"a chart shows one article, and this has {len(reading.articles)}. Draw each reading by itself.")


def _count_words(reading: object) -> pd.DataFrame:
    """The statements with their speaker's name and the words of their contents."""
    names = dict(zip(reading.entities["entity"], reading.entities["name"], strict=True))
    table = reading.statements
    named = table["speaker"].map(names).astype("string").fillna(table["speaker_text"]).fillna(UNNAMED)
    return table.assign(name=named, words=table["content"].str.split().str.len().fillna(0).astype(int))


def _gather_acts(by_act: pd.DataFrame) -> pd.DataFrame:
    """The columns there is room for; the words of what is left over go to the last."""
    if len(by_act.columns) <= MOST_ACTS:
        return by_act
    kept = by_act.iloc[:, : MOST_ACTS - 1]
    return kept.assign(**{"other acts": by_act.iloc[:, MOST_ACTS - 1 :].sum(axis=1)})


def _name_stances(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(holder_name=table["holder_name"].fillna(UNNAMED), target_name=table["target_name"].fillna(UNNAMED))


def _rank(values: pd.Series) -> list[str]:
    """Distinct values, the most frequent first, then as they come."""
    return list(values.value_counts(sort=False).sort_values(ascending=False, kind="stable").index)


def _build_graph(table: pd.DataFrame) -> nx.DiGraph:
    """Holders and targets as nodes; an edge keeps the set of polarities between the two. Unnamed holders are left out."""
    graph = nx.DiGraph()
    for row in table[table["holder_name"].notna() & table["target_name"].notna()].itertuples():
        if row.holder_name == row.target_name:
            continue
        if not graph.has_edge(row.holder_name, row.target_name):
            graph.add_edge(row.holder_name, row.target_name, polarities=set())
        graph[row.holder_name][row.target_name]["polarities"].add(row.polarity)
    return graph


def _describe_entities(table: pd.DataFrame, length: int) -> str:
    top = table.iloc[0]
    start = f"{say_count(len(table), 'entity', 'entities')}. Most mentioned is {top['name']}, {say_count(top['mentions'], 'time')}"
    then = [f"{row.name} {row.mentions}" for row in table[1:6][["name", "mentions"]].itertuples(index=False, name="Row")]
    rest = f" Then: {'; '.join(then)}." if then else ""
    return f"{start}, first after {round(100 * top['first_start'] / length)}% of the text.{rest}"


def _describe_statements(table: pd.DataFrame, totals: pd.Series) -> str:
    counts = table.groupby("name").size()
    spoken = [f"{name} {say_count(words, 'word')} in {say_count(counts[name], 'statement')}" for name, words in totals[:6].items()]
    return f"{say_count(len(table), 'statement')} by {say_count(len(totals), 'speaker')}. {'; '.join(spoken)}."


def _describe_stances(table: pd.DataFrame) -> str:
    parts = [say_count(len(table), "stance")]
    for polarity, verb in VERBS.items():
        pairs = [f"{row.holder_name} {verb} {row.target_name}" for row in table[table["polarity"] == polarity].itertuples()]
        if pairs:
            parts.append("; ".join(pairs[:12]) + (f"; and {len(pairs) - 12} more" if len(pairs) > 12 else ""))
    return ". ".join(parts) + "."


def _describe_network(graph: nx.DiGraph, top: str) -> str:
    start = f"{say_count(len(graph), 'name')} joined by {say_count(graph.number_of_edges(), 'arrow')}. Most connected is {top}"
    return f"{start}, with {say_count(graph.in_degree(top), 'arrow')} in and {graph.out_degree(top):,} out."


def say_count(number: int, singular: str, plural: str | None = None) -> str:
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
