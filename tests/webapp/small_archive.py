"""The articles that the tests of the pages and of the browser search: few, and each for a reason."""

from __future__ import annotations

import json
from pathlib import Path

LONG = " ".join(
    f"In sitting number {number} the Assembly heard the Harbour Authority on dues and dredging. "
    f"Nobody in the room doubted that the quay at Port Sorel was too short for such ships."
    for number in range(1, 31)
)

NAMED = [
    {
        "id": "dues",
        "title": "On harbour dues and the price of a quay",
        "body": "Sanctions were announced in the morning and sanctions were withdrawn at noon.\n\n"
        "We met in Halvensk, and the Assembly listened. Free elections were never on the table, "
        "said Rúni Dahl, spokesman of the Fishermen's Union.\n\n"
        "A third time we ask: who pays for sanctions?",
        "url": "https://forum.example/dues#top",
        "date": "14 March 2021",
        "language": "en",
        "speakers": [
            {"name": "Ilya Varonski", "role": "Minister of Fisheries"},
            {"name": "Rúni Dahl", "role": "spokesman of the Fishermen's Union", "kind": "quoted"},
        ],
    },
    {
        "id": "report-2022-09",
        "title": "Sanctions, explained",
        "body": "A short report of September on what the sanctions of the spring brought about in Tornby.",
        "url": "https://forum.example/explained",
        "date": "2022-09",
        "language": "en",
        "speakers": [{"name": "Maëlle Quintard", "role": "Ombudsman"}],
    },
    {
        "id": "hostile",
        "title": "A title with <script>document.title = 'taken'</script> in it",
        "body": "Markup & entities &amp; stay text: <img src=x onerror=\"document.title='taken'\"> "
        "and </mark><script>document.title = 'taken'</script> too.",
        "url": "javascript:alert(1)",
        "date": "2023",
        "language": "en",
        "speakers": [{"name": "<b>Bold</b> Speaker"}],
    },
    {
        "id": "ru",
        "title": "Речь о тарифах порта",
        "body": "Санкции против владельцев судна были объявлены утром. Порт молчал.",
        "date": "9 июня 2024",
        "language": "ru",
        "speakers": [{"name": "Екатерина Дуброва", "role": "депутат"}],
    },
    {
        "id": "rtl",
        "title": "נאום על הנמל",
        "body": "הנמל נסגר לאחד עשר שבועות.",
        "date": "2020",
        "language": "he",
    },
    {
        "id": "undated",
        "title": "Notice without a date",
        "body": "The lighthouse at Łastavica is being painted.",
    },
    {
        "id": "long",
        "title": "Minutes of a very long year",
        "body": LONG,
        "date": "2019",
        "language": "en",
        "speakers": [{"name": "Jörgen Thorsen", "role": "Prime Minister"}],
    },
]

SPEAKERS = ("Oksana Petrenko-Lind", "Yaw Adjei", "Ingrid O'Malley-Ström", "Beatriz Ferro-Nakamura",
            "Zuzanna Święcicka", "Anders Väliaho", "Tatsiana Halubovich", "Stanisłaŭ Kryvin")  # fmt: skip

SITTINGS = [
    {
        "id": f"sitting-{number}",
        "title": f"Sitting {number} of the National Assembly",
        "body": f"The Assembly met for its sitting number {number} and spoke of the ferry to Skarrö.",
        "date": f"{2018 + number % 7}-0{1 + number % 9}-1{number % 9}",
        "language": "en",
        "speakers": [{"name": SPEAKERS[number % len(SPEAKERS)]}],
    }
    for number in range(1, 33)
]

ARTICLES = NAMED + SITTINGS


def write_articles(folder: Path, articles: list[dict] | None = None) -> Path:
    """Write articles as JSON Lines, and say where."""
    file = folder / "articles.jsonl"
    lines = (json.dumps(article, ensure_ascii=False) for article in articles or ARTICLES)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file
