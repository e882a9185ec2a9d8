"""Summary: what the tables say, in a few sentences that are right for none, one and many.

Knows the tables' columns. Each sentence is HTML, its names linked to their rows; every number in it is counted from the
tables' surer rows.
"""

from html import escape

import pandas as pd

from broadsheet.markup import RATED_TABLES, SureTables, keep_sure
from broadsheet.phrasing import open_sentence, say_alone, say_count, say_list, say_times
from broadsheet.quantities import is_currency_unit, say_unit
from broadsheet.schema import Tables, read_cell

MOST_NAMED = 3  # names a sentence can carry
MOST_UNITS = 2  # of whose largest figures a sentence can tell


def summarise(reading: Tables) -> list[str]:
    """Two to seven sentences: who and what, who speaks most, what draws most stances, the largest figures, what nobody
    is named for, and how many less certain rows are not counted. Of a table with no other rows there is none.
    """
    sure = keep_sure(reading)
    pairs = zip(sure.entities["entity"], sure.entities["name"], strict=True)
    names = {entity: f'<a href="#{escape(entity)}">{escape(name)}</a>' for entity, name in pairs}
    parts = [
        _tell_entities(sure.entities, names),
        tell_speakers(sure, names),
        _tell_stances(sure, names),
        _tell_figures(sure, names),
        _tell_unnamed(sure),
        _tell_left_out(sure),
    ]
    return [part for part in parts if part]


def _tell_entities(table: pd.DataFrame, names: dict[str, str]) -> str:
    if table.empty:
        return "The article names nobody and nothing."
    rows = table.sort_values(["mentions", "first_start"], ascending=[False, True], kind="stable")
    first = rows.iloc[0]
    if len(rows) == 1:
        return f"The article is about {names[first['entity']]} alone, mentioned {say_times(int(first['mentions']))}."
    things = say_count(len(rows), "person, group, place or topic", "people, groups, places and topics")
    start = f"The article speaks of {things}"
    times = say_times(int(first["mentions"]))
    level = [names[row.entity] for row in rows[rows["mentions"] == first["mentions"]].itertuples()]
    if len(level) > MOST_NAMED:
        return f"{start}, none of them more than {times}."
    if len(level) > 1:
        return f"{start}, most often of {say_list(level)}, {times} each."
    others = [f"{names[row.entity]} ({row.mentions})" for row in rows[1:MOST_NAMED].itertuples() if row.mentions]
    then = f", then of {say_list(others)}" if others else ""
    return f"{start}, most often of {level[0]}, {times}{then}."


def tell_speakers(sure: SureTables, names: dict[str, str]) -> str:
    """Who speaks most, of the statements; `names` gives an entity's name as HTML."""
    table = sure.statements
    if table.empty:
        return "" if sure.left_out["statements"] else "Nobody is reported as saying anything."
    words = table["content"].str.split().str.len().astype(int)
    named = table["speaker"].notna()
    if not named.any():
        return open_sentence(
            f"{say_count(len(table), 'statement is', 'statements are')} reported, and nobody is named as speaker."
        )
    by_speaker = words[named].groupby(table["speaker"][named], sort=False).agg(["size", "sum"])
    top = by_speaker.sort_values(["sum", "size"], ascending=False, kind="stable").iloc[0]
    who = names[top.name]
    if len(by_speaker) == 1:
        amount = f"{say_count(int(top['size']), 'statement')} of {say_count(int(top['sum']), 'word')} in all"
        return f"{who} is the only named speaker, with {amount}."
    share = f"{say_count(int(top['sum']), 'word')} of the {int(words.sum()):,} reported"
    others = say_count(len(by_speaker) - 1, "other speaks", "others speak")
    part = _say_part(int(top["size"]), len(table), "statement")
    return f"{who} speaks most: {share}, in {part}. {open_sentence(others)}."


def _tell_stances(sure: SureTables, names: dict[str, str]) -> str:
    table = sure.stances
    if table.empty:
        return "" if sure.left_out["stances"] else "Nobody is found to be for or against anybody or anything."
    support = int((table["polarity"] == "support").sum())
    if len(table) == 1:
        row = table.iloc[0]
        verb = {"support": "supports", "oppose": "opposes"}[row["polarity"]]
        return f"One stance is found: {_name(row, 'holder', names)} {verb} {_name(row, 'target', names)}."
    sides = f"{_say_verb(support, 'support')} and {_say_verb(len(table) - support, 'oppose')}"
    start = f"Of {say_count(len(table), 'stance')}, {sides}."
    by_target = table["target_name"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    most = int(by_target.iloc[0])
    level = [table[table["target_name"] == name] for name in by_target.index[by_target == most]]
    if most == 1 or len(level) > MOST_NAMED:
        return f"{start} No target draws more than {say_alone(most)}."
    targets = [_name(rows.iloc[0], "target", names) for rows in level]
    if len(level) > 1:
        return f"{start} {_open_link(say_list(targets))} draw the most, {say_alone(most)} each."
    (rows,), (target,) = level, targets
    split = rows["polarity"].value_counts()
    for_it, against = (say_alone(int(split.get(key, 0))) for key in ("support", "oppose"))
    return f"{start} {_open_link(target)} draws the most: {for_it} for, {against} against."


def _tell_figures(sure: SureTables, names: dict[str, str]) -> str:
    table = sure.figures
    if table.empty:
        return "" if sure.left_out["figures"] else "The article states no number."
    if len(table) == 1:
        return f"The article states one number: {_say_figure(table.iloc[0], names)}."
    by_unit = table["unit"].value_counts(sort=False, dropna=False).sort_values(ascending=False, kind="stable")
    largest = []
    for name in by_unit.index[:MOST_UNITS]:
        rows = table[table["unit"].isna() if pd.isna(name) else table["unit"] == name]
        size = rows["value"].fillna(rows["high"]).fillna(rows["low"])
        if len(rows) > 1 and size.notna().any():
            row = rows.loc[size.astype(float).idxmax()]
            largest.append(f"the largest {_say_unit(name)} is {_say_figure(row, names)}")
    found = f"The article states {say_count(len(table), 'number')}"
    return f"{found}: {'; '.join(largest)}." if largest else f"{found}."


def _tell_unnamed(sure: SureTables) -> str:
    without = []
    for table, column, noun in ((sure.statements, "speaker", "statement"), (sure.stances, "holder", "stance")):
        missing = int(table[column].isna().sum())
        if missing:
            without.append(_say_part(missing, len(table), noun))
    parts = []
    if without:
        has = "has" if len(without) == 1 and without[0].startswith(("one ", "the one ")) else "have"
        parts.append(f"{say_list(without)} {has} nobody named behind {'it' if has == 'has' else 'them'}")
    own = int(sure.figures["source"].isna().sum())
    if own:
        stands = "stands" if own == 1 else "stand"
        parts.append(f"{_say_part(own, len(sure.figures), 'figure')} {stands} in the article's own voice")
    return open_sentence("; ".join(parts) + ".") if parts else ""


def _tell_left_out(sure: SureTables) -> str:
    counts = {name: sure.left_out[name] for name in RATED_TABLES if sure.left_out[name]}
    if not counts:
        return ""
    one = sum(counts.values()) == 1
    parts = [say_count(count, name.removesuffix("s"), name) for name, count in counts.items()]
    return open_sentence(f"{say_list(parts)} {'is' if one else 'are'} less certain and not counted here.")


def _say_part(part: int, whole: int, noun: str) -> str:
    """ "nine of the 19 statements", "all three figures", "the one figure"."""
    if part < whole:
        return f"{say_alone(part)} of the {say_count(whole, noun)}"
    return {1: f"the one {noun}", 2: f"both {noun}s"}.get(whole, f"all {say_count(whole, noun)}")


def _say_verb(number: int, verb: str) -> str:
    return f"{say_alone(number)} {verb + 's' if number == 1 else verb}"


def _say_unit(unit: str | None) -> str:
    """What the largest of a unit is called: count, percentage, sum in US dollars, number of nights per week."""
    unit = read_cell(unit)
    if unit is None:
        return "count"
    if unit == "percent":
        return "percentage"
    return f"{'sum in' if is_currency_unit(unit) else 'number of'} {escape(say_unit(unit))}"


def _say_figure(row: pd.Series, names: dict[str, str]) -> str:
    counted, source = read_cell(row["counted"]), read_cell(row["source"])
    words = row["text"]
    if counted:
        words += f" {counted}" if pd.isna(row["unit"]) else f" ({counted})"
    given = "" if source is None else f", given by {names.get(source, escape(str(source)))}"
    return f'<a href="#{escape(row["figure"])}">{escape(words)}</a>{given}'


def _name(row: pd.Series, part: str, names: dict[str, str]) -> str:
    key, words = read_cell(row[part]), read_cell(row[f"{part}_name"])
    if key in names:
        return names[key]
    return "somebody unnamed" if words is None else escape(words)


def _open_link(name: str) -> str:
    """A name that opens a sentence, its first letter large inside its link."""
    tag, bracket, words = name.partition(">") if name.startswith("<a ") else ("", "", name)
    return tag + bracket + words[:1].upper() + words[1:]
