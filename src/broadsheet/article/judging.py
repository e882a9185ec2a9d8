"""Judging: whether a text is in English, the one language whose rules broadsheet knows.

Knows words. Knows nothing of files.
"""

import re

# Words that English has many of and that its neighbours do not have: in news they are a fifth of all words.
# fmt: off
ENGLISH = frozenset((
    "the", "and", "of", "to", "that", "with", "for", "from", "this", "which", "his", "her", "their", "its", "said",
    "have", "has", "had", "were", "been", "would", "will", "they", "but", "who", "what", "when", "there", "are",
    "by", "not", "about", "than", "she", "it", "be", "your", "you", "after",
))
LANGUAGES = {
    "af": "Afrikaans", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek",
    "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "kn": "Kannada", "ko": "Korean", "la": "Latin",
    "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam", "mr": "Marathi", "ms": "Malay",
    "mt": "Maltese", "nb": "Norwegian", "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian",
    "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "xh": "Xhosa", "zh": "Chinese", "zu": "Zulu",
}
# fmt: on
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
JUDGED = 20_000  # characters: more do not change the verdict
# English prose has four times this share of the words above; with less a text is a list, or in another language.
SOME_ENGLISH = 0.05
# Different ones: with so many, none of 2,831 paragraphs of English news is taken for another language, and two
# sentences of German are told; so are 60 letters of a script that writes without spaces.
FEWEST_WORDS = 12
FEWEST_LETTERS = 60
# By how much the logarithm of a language's likelihood has to exceed English's: texts of 20 words differ by 50 and more.
SURE = 20


def find_objection(text: str) -> str | None:
    """Why a text should not be read as an English article, as a sentence that says what to do; none: None."""
    language = find_language(text)
    if language is None:
        return None
    named = f"is in {LANGUAGES[language]}" if language in LANGUAGES else "is not in English"
    return f"{named}, it seems, and broadsheet reads English. --anyway reads it all the same."


def find_language(text: str) -> str | None:
    """The code of the language a text is written in, where it is surely not English; else None.

    Names are passed over, so that an English text on a foreign league is English; a text too short to tell, or without
    words of prose, is not judged. The model, which takes a second to load, is asked only where English words are rare.
    """
    words = WORD.findall(text[:JUDGED])
    foreign = _is_foreign_script(words)
    if not foreign and sum(word.lower() in ENGLISH for word in words) >= SOME_ENGLISH * len(words):
        return None
    prose = [word for word in words if not word[0].isupper() and len(word) > 1]
    long_enough = len(set(prose)) >= FEWEST_WORDS or (foreign and sum(map(len, prose)) >= FEWEST_LETTERS)
    return _ask_model(" ".join(prose)) if long_enough else None


def _is_foreign_script(words: list[str]) -> bool:
    """Are most of the letters none of the Latin alphabet's?"""
    letters = "".join(words)
    return sum(letter > "\u024f" for letter in letters) > len(letters) / 2


def _ask_model(text: str) -> str | None:
    import py3langid

    scores = {str(language): float(score) for language, score in py3langid.rank(text)}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] - scores["en"] >= SURE else None
