"""Summary: what the tables say, in a few sentences that are right for none, one and many.

Knows the tables' columns. Each sentence is HTML, its names linked to their rows; every number in it is counted from the
tables.
"""

from collections.abc import Sequence
from html import escape

import pandas as pd

from broadsheet.quantities import is_currency_unit, say_unit

MOST_NAMED = 3  # names a sentence can carry
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def summarise(reading: object) -> list[str]:
    """Three to six sentences: who and what, who speaks most, what draws most stances, the largest figures, what nobody
    is named for.
    """
    pairs = zip(reading.entities["entity"], reading.entities["name"], strict=True)
    names = {entity: f'<a href="#{escape(entity)}">{escape(name)}</a>' for entity, name in pairs}
    parts = [
        _tell_entities(reading.entities, names),
        tell_speakers(reading.statements, names),
        _tell_stances(reading.stances, names),
        _tell_figures(reading.figures, names),
        _tell_unnamed(reading.statements, reading.stances, reading.figures),
    ]
    return [part for part in parts if part]


def say_count(number: int, singular: str, plural: str | None = None) -> str:
    """ "one statement", "nine figures", "1,204 words"; "no statements"."""
    word = SMALL[number] if number < len(SMALL) else f"{number:,}"
    return f"{word} {singular if number == 1 else plural or singular + 's'}"


def say_list(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def say_times(number: int) -> str:
    """ "once", "twice", "17 times"."""
    return {1: "once", 2: "twice"}.get(number) or say_count(number, "time")


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
    others = [f"{names[row.entity]} ({row.mentions})" for row in rows[1:MOST_NAMED].itertuples()]
    return f"{start}, most often of {level[0]}, {times}, then of {say_list(others)}."


def tell_speakers(table: pd.DataFrame, names: dict[str, str]) -> str:
    """Who speaks most, of the statements; `names` gives an entity's name as HTML."""
    if table.empty:
        return "Nobody is reported as saying anything."
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


def _tell_stances(table: pd.DataFrame, names: dict[str, str]) -> str:
    if table.empty:
        return "Nobody is found to be for or against anybody or anything."
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
        return f"{start} No target draws more than {_say_number(most)}."
    targets = [_name(rows.iloc[0], "target", names) for rows in level]
    if len(level) > 1:
        return f"{start} {_open_link(say_list(targets))} draw the most, {_say_number(most)} each."
    (rows,), (target,) = level, targets
    split = rows["polarity"].value_counts()
    for_it, against = (_say_number(int(split.get(key, 0))) for key in ("support", "oppose"))
    return f"{start} {_open_link(target)} draws the most: {for_it} for, {against} against."


def _tell_figures(table: pd.DataFrame, names: dict[str, str]) -> str:
    if table.empty:
        return "The article states no number."
    if len(table) == 1:
        return f"The article states one number: {_say_figure(table.iloc[0], names)}."
    largest = []
    for name in (
        table["unit"].value_counts(sort=False, dropna=False).sort_values(ascending=False, kind="stable").index[:2]
    ):
        rows = table[table["unit"].isna() if pd.isna(name) else table["unit"] == name]
        size = rows["value"].fillna(rows["high"]).fillna(rows["low"])
        if len(rows) > 1 and size.notna().any():
            row = rows.loc[size.astype(float).idxmax()]
            largest.append(f"the largest {_say_unit(name)} is {_say_figure(row, names)}")
    found = f"The article states {say_count(len(table), 'number')}"
    return f"{found}: {'; '.join(largest)}." if largest else f"{found}."


def _tell_unnamed(statements: pd.DataFrame, stances: pd.DataFrame, figures: pd.DataFrame) -> str:
    without = []
    for table, column, noun in ((statements, "speaker", "statement"), (stances, "holder", "stance")):
        missing = int(table[column].isna().sum())
        if missing:
            without.append(_say_part(missing, len(table), noun))
    parts = []
    if without:
        has = "has" if len(without) == 1 and without[0].startswith(("one ", "the one ")) else "have"
        parts.append(f"{say_list(without)} {has} nobody named behind {'it' if has == 'has' else 'them'}")
    own = int(figures["source"].isna().sum())
    if own:
        stands = "stands" if own == 1 else "stand"
        parts.append(f"{_say_part(own, len(figures), 'figure')} {stands} in the article's own voice")
    return open_sentence("; ".join(parts) + ".") if parts else ""


def _say_part(part: int, whole: int, noun: str) -> str:
    """ "nine of the 19 statements", "all three figures", "the one figure"."""
    if part == whole:
        return (
            f"the one {noun}" if whole == 1 else "both " + noun + "s" if whole == 2 else f"all {say_count(whole, noun)}"
        )
    return f"{_say_number(part)} of the {say_count(whole, noun)}"


def _say_verb(number: int, verb: str) -> str:
    return f"{_say_number(number)} {verb + 's' if number == 1 else verb}"


def _say_unit(unit: str | None) -> str:
    """What the largest of a unit is called: count, percentage, sum in US dollars, number of nights per week."""
    if pd.isna(unit):
        return "count"
    if unit == "percent":
        return "percentage"
    return f"{'sum in' if is_currency_unit(unit) else 'number of'} {escape(say_unit(unit))}"


def _say_figure(row: pd.Series, names: dict[str, str]) -> str:
    counted = "" if pd.isna(row["counted"]) else row["counted"]
    words = row["text"] + (f" {counted}" if counted and pd.isna(row["unit"]) else f" ({counted})" if counted else "")
    given = "" if pd.isna(row["source"]) else f", given by {names.get(row['source'], escape(str(row['source'])))}"
    return f'<a href="#{escape(row["figure"])}">{escape(words)}</a>{given}'


def _name(row: pd.Series, part: str, names: dict[str, str]) -> str:
    if not pd.isna(row[part]) and row[part] in names:
        return names[row[part]]
    return "somebody unnamed" if pd.isna(row[f"{part}_name"]) else escape(row[f"{part}_name"])


def _say_number(number: int) -> str:
    """A number that stands alone: none, one ... nine, 10."""
    return ("none", *SMALL[1:])[number] if number < len(SMALL) else f"{number:,}"


def _open_link(name: str) -> str:
    """A name that opens a sentence, its first letter large inside its link."""
    tag, bracket, words = name.partition(">") if name.startswith("<a ") else ("", "", name)
    return tag + bracket + words[:1].upper() + words[1:]


def open_sentence(sentence: str) -> str:
    """The sentence with a large first letter."""
    return sentence[:1].upper() + sentence[1:]
