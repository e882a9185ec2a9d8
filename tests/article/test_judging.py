"""A text in another language is objected to by its name; English with foreign names is not."""

import pytest

from broadsheet.article.judging import find_objection

GERMAN = (
    "Die Maut auf der alten Brücke soll im nächsten Jahr steigen, sagte die Bürgermeisterin am Montag. „So kann es nicht "
    "weitergehen“, sagte sie dem Rat, der drei Stunden lang im Rathaus tagte und am Ende mit großer Mehrheit zustimmte."
)
FRENCH = (
    "Le péage du vieux pont va augmenter l'année prochaine, a dit la maire lundi. « Cela ne peut pas durer », a-t-elle dit "
    "au conseil, qui a siégé pendant trois heures à la mairie et qui a fini par voter le plan avec une large majorité."
)
ENGLISH = (
    "Tolls on the old bridge will rise by £2 next year, the mayor said on Monday. “We cannot go on like this,” she told the "
    "council, which met in the town hall for three hours and voted for the plan in the end with a large majority."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "German"),
        (FRENCH, "French"),
        (GERMAN.upper().lower(), "German"),
        (
            "Der Bürgermeister sagte am Montag, die Brücke müsse noch in diesem Jahr saniert werden. Die Kosten betragen rund "
            "zwei Millionen Euro, und niemand weiß, wer sie zahlen soll.",
            "German",
        ),
        ("El alcalde dijo el lunes que el puente debe repararse este año y que nadie sabe quién pagará.", "Spanish"),
        (
            "El peaje del viejo puente subirá el año que viene, dijo la alcaldesa el lunes. «No podemos seguir así», dijo al "
            "consejo, que se reunió durante tres horas en el ayuntamiento y votó a favor del plan por una gran mayoría.",
            "Spanish",
        ),
        (
            "Плата за проезд по старому мосту вырастет в следующем году, сказала мэр в понедельник. «Так больше нельзя», "
            "сказала она совету, который три часа заседал в ратуше и в конце концов поддержал план большинством голосов.",
            "Russian",
        ),
        (
            "古い橋の通行料は来年上がると市長が月曜日に言った。「このままでは続けられない」と彼女は議会に言った。" * 2,
            "Japanese",
        ),
        (f"{GERMAN * 3} The new plan, she said.", "German"),
    ],
)
def test_another_language_is_named(text, language):
    reason = f"is in {language}, it seems, and broadsheet reads English. --anyway reads it all the same."
    assert find_objection(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        f"{ENGLISH} {GERMAN}",
        "Müller, Schmidt und Söhne, Bayern München, Borussia Dortmund, Schalke, Köln, Mainz, Bremen and Hertha won. "
        * 3,
        "Harwick 2-1 Penby (Lee 12, Falk 80). Aldmoor 0-0 Cressing. Thornbury 3-3 Ferring (Diaz 1, Gómez 3, Ruiz 9).",
        "GIRLS BASKETBALL\nPalm Bay d. Rockledge 70-44\nRockledge 14 11 6 15 — 44\nPalm Bay 20 10 20 20 — 70",
        "Mayor says bridge tolls rise next year; council votes plan; repairs cost millions; hauliers reject tolls, firms close.",
        "Ja, nein, vielleicht.",
        "word " * 5000,
        "B r i d g e t o l l s t o r i s e i n H a r w i c k a n d a l l t h e v a l l e y",
        "1,200 3,400 5,600\n7,800 9,000 1,100",
        "",
    ],
)
def test_english_and_what_is_too_little_to_tell_is_not_objected_to(text):
    assert find_objection(text) is None
