"""Gazetteer: which names are countries, nationalities and other groups, titles, regions and buildings.

Knows `configs/nations.tsv` (countries and the adjectives made of them) and the short lists below. Knows no corpus.
Not from Babel or CLDR: their territories include the United Nations, the European Union and Africa.
"""

from pathlib import Path

NATIONS = Path(__file__).parent.parent / "configs" / "nations.tsv"
TITLES = frozenset(
    """mr mrs ms miss dr prof professor president vice-president prime minister ministers foreign defense defence
    interior finance oil secretary general major colonel lieutenant captain sergeant admiral brigadier commander
    senator senators congressman congresswoman representative governor mayor ambassador king queen prince princess
    crown pope chancellor premier judge justice chief ayatollah grand sheikh shaikh sheik sir lord lady mullah imam
    cleric cardinal bishop archbishop reverend rev gen lt col maj capt sgt adm brig sen rep gov state former deputy
    leader spokesman spokeswoman spokesperson chairman chairwoman director ex-president vice emperor first second
    cpl corporal private spc pvt commissioner attorney-general attorney envoy speaker special staff detective
    inspector officer opposition rebel warlord militant interim acting coach analyst economist""".split()
)
# "Western", "Conservative" and their like are left out: more often part of a place or a party.
GROUPS = frozenset(
    """Shia Shi'a Shiite Shi'ite Sunni Kurd Kurdish Arab Arabian Muslim Moslem Christian Jew Jewish Islamist Islamic
    Hindu Buddhist Catholic Protestant Orthodox Republican Democrat Sadrist Baathist Ba'athist Alawite Druze Yazidi
    Yezidi Sikh Mormon Anglican Texan European Asian African Latino Hispanic Hutu Tutsi Pashtun Tamil Sinhalese
    Basque Catalan Zulu Roma Turkoman Turcoman Assyrian Chaldean Persian Bedouin Salafist Wahhabi Jihadist Communist
    Zionist Maoist Sandinista Tory Californian Nordic Scandinavian Ottoman Byzantine Anglo Slavic Eurasian Berber
    African-American Afro-American Euro-American Kashmiri Balinese Acehnese Darfuri""".split()
)
REGIONS = frozenset(
    """Africa Asia Europe Antarctica Americas Balkans Caribbean Pacific Atlantic Mediterranean Earth Mars Moon Arctic
    Himalayas Himalaya Sahara Mideast Andes Alps Levant Maghreb Sahel Midwest Caucasus Scandinavia Siberia Nile
    Euphrates Tigris Danube Rhine Mesopotamia""".split()
) | {
    "Middle East",
    "South America",
    "North America",
    "Latin America",
    "Central America",
    "Southeast Asia",
    "Eastern Europe",
    "Western Europe",
    "Central Asia",
    "Far East",
    "South Asia",
    "East Asia",
    "West Africa",
    "East Africa",
    "North Africa",
    "Persian Gulf",
    "West Coast",
    "East Coast",
    "West Bank",
    "Gaza Strip",
    "Golan Heights",
    "Horn of Africa",
    "Central Europe",
    "Sub-Saharan Africa",
    "Southern Africa",
    "Gulf",
    "Black Sea",
    "Red Sea",
    "Green Zone",
    "Sunni Triangle",
}
TERRAIN = frozenset(
    """sea ocean river lake gulf mount mountain mountains range desert valley bay strait peninsula island islands coast
    basin canal creek forest plain plateau hemisphere delta cape falls beach heights""".split()
)
BUILDINGS = frozenset(
    """airport bridge stadium street road avenue highway square mosque church cathedral hospital prison jail hotel tower
    towers building palace temple shrine base camp station center centre hall house museum park dam reactor plant
    port pipeline arena boulevard monument gate crossing embassy tunnel checkpoint theatre theater cemetery airfield
    airbase""".split()
)
# Capitalised words that some corpus takes for a name and that name nothing.
NOT_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mp mps ceo pm mom dad god madam witnesses refugees donors volunteers
    soldiers residents the they he she ok okay internet web commander i we you it his her its our their my who
    government parliament congressional authorities officials coalition state islam western aids hiv sri prophet
    koran quran qur'an bible""".split()
)


def _read_nations() -> tuple[frozenset[str], frozenset[str]]:
    rows = [line.split("\t") for line in NATIONS.read_text(encoding="utf8").splitlines()]
    return tuple(frozenset(name for row in rows for name in row[column].split("|") if name) for column in (0, 1))


COUNTRIES, DEMONYMS = _read_nations()


def is_country(name: str) -> bool:
    """True for a country's name, article or not, in any case that the list holds: "the Netherlands", "IRAQ"."""
    name = name.removeprefix("the ").removeprefix("The ")
    return name in COUNTRIES or (name.isupper() and name.title() in COUNTRIES)


def is_group(name: str) -> bool:
    """True for a nationality, religion or political group, singular or plural: "Iraqi", "Shi'ites"."""
    name = name.replace("\u2019", "'")
    if is_country(name):
        return False
    name = name.title().replace("'I", "'i").replace("'A", "'a") if name.isupper() else name
    known = DEMONYMS | GROUPS
    return name in known or (name.endswith("s") and name[:-1] in known) or name.replace("men", "man") in known


def place_label(name: str) -> str:
    """GPE, LOC or FAC for a place. GPE where nothing says otherwise: most places in news are towns and countries."""
    words = name.lower().split()
    if is_country(name):
        return "GPE"
    if name in REGIONS or words[-1] in TERRAIN or words[0] in {"mount", "lake", "gulf", "cape", "strait", "river"}:
        return "LOC"
    return "FAC" if len(words) > 1 and words[-1] in BUILDINGS else "GPE"
