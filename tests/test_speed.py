"""What was measured stands once: pages show it, and scripts write it there."""

import importlib
import json
from math import ceil

import pytest

from built_site import DOCS, ROOT


@pytest.fixture
def records(monkeypatch):
    monkeypatch.syspath_prepend(DOCS)  # as when a script is started
    return importlib.import_module("records")


@pytest.fixture
def record_speed(records, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "tests" / "benchmarks")
    return importlib.import_module("record_speed")


def test_the_pages_show_what_is_recorded(records):
    pages = {page.relative_to(ROOT).as_posix() for page in records.pages_with_tables()}
    assert {f"docs/{lang}/lessons/index.md" for lang in ("en", "ko")} <= pages
    for page in pages:
        text = (ROOT / page).read_text(encoding="utf-8")
        assert records.with_tables(text) == text, page
    first = records.speed()["rows"][0]
    for lang in ("en", "ko"):
        template = DOCS / "page-templates" / lang / "results.md.jinja"
        assert "\n{{ speed }}\n" in template.read_text(encoding="utf-8")
        for side in ("theirs", "ours"):
            assert f"{first[side]:.3g} {first['unit']} |" in records.speed_table(lang)
    seconds = ceil(records.read("lessons")["07-3"]["seconds"])
    time = f"{seconds // 60} min {seconds % 60} s"
    index = (DOCS / "en" / "lessons" / "index.md").read_text(encoding="utf-8")
    assert f"| `fmnist-learn lesson 07-3` | {time} |" in index
    # The shortest takes a moment, and yet not "0 s".
    assert "| `fmnist-learn lesson 08-1` | 1 s |" in index


def test_a_table_that_is_out_of_date_is_written_anew(records, monkeypatch, tmp_path):
    (tmp_path / "en").mkdir()
    page, other = tmp_path / "en" / "page.md", tmp_path / "en" / "other.md"
    old = "One.\n\n<!-- table times ko -->\n\n| 9 |\n\n<!-- end -->\n\nTwo.\n"
    page.write_text(old, encoding="utf-8")
    other.write_text("No table.\n", encoding="utf-8")
    monkeypatch.setattr(records, "DOCS", tmp_path)
    assert records.pages_with_tables() == [page]
    for _ in range(2):
        records.write_tables()
        new = old.replace("| 9 |", records.times_table("ko"))
        assert page.read_text(encoding="utf-8") == new
    assert "초 |" in new


def test_how_a_row_is_written(records, monkeypatch):
    rows = [
        {"what": "prepare_data", "unit": "s", "theirs": 3.0, "ours": 2.0, "ratio": 1.5,
         "spread": [0.9, 2.1]},
        {"what": "first load_data", "unit": "s", "theirs": 3.0, "ours": 2.0,
         "ratio": 1.5, "spread": None},
        {"what": "fmnist-learn --help", "unit": "s", "theirs": None, "ours": 0.16,
         "ratio": None, "spread": None},
        {"what": "python -c pass / import fmnist_learn", "unit": "s", "theirs": 0.02,
         "ours": 0.05, "difference": 0.03, "spread": [0.3, 0.4]},
    ]  # fmt: skip
    monkeypatch.setattr(records, "speed", lambda: {"rows": rows})
    _, _, *lines = records.speed_table("en").splitlines()
    assert [line.split(" | ", 1)[1] for line in lines] == [
        "0.02 s | 0.05 s | +0.03 s |",
        "– | 0.16 s | – |",
        "3 s | 2 s | 1.50 |",
        "3 s | 2 s | 1.50 (0.90–2.10) |",
    ]


def test_speed_is_recorded_row_by_row_from_runs_in_turn(
    record_speed, monkeypatch, tmp_path
):
    file = tmp_path / "speed.json"
    kept = {"what": "prepare_data", "ratio": 8.0}
    file.write_text(json.dumps({"machine": {}, "rows": [kept]}))
    # Of three pairs: 2, 3 and 1.25 times.
    runs = ([8.0, 9.0, 5.0], [4.0, 3.0, 4.0])
    monkeypatch.setattr(
        record_speed.compare,
        "alternate",
        lambda *_: tuple([{"digits": "1", "epoch": s} for s in side] for side in runs),
    )
    monkeypatch.setattr(record_speed.compare, "put_gzip_cache", lambda home: None)
    monkeypatch.setattr(record_speed, "write_tables", lambda: None)
    monkeypatch.setattr(record_speed.os, "getloadavg", lambda: (0.2, 3.0, 3.0))
    monkeypatch.setattr("sys.argv", ["record_speed.py", "cnn", "--to", str(file)])
    record_speed.main()
    recorded = json.loads(file.read_text(encoding="utf-8"))
    before, row = recorded["rows"]
    assert before == kept
    assert row["what"] == "cnn: an epoch after the first"
    assert (row["theirs"], row["ours"], row["ratio"]) == (8.0, 4.0, 2.0)
    assert row["spread"] == [1.25, 3.0]
    assert recorded["machine"]["keras"]

    # Digits that do not agree: what was recorded before is left as it is.
    monkeypatch.setattr(
        record_speed.compare,
        "alternate",
        lambda *_: ([{"digits": "1", "epoch": 1.0}], [{"digits": "2", "epoch": 1.0}]),
    )
    with pytest.raises(SystemExit, match="1"):
        record_speed.main()
    assert json.loads(file.read_text(encoding="utf-8")) == recorded


def test_speed_is_not_recorded_on_a_busy_machine(record_speed, monkeypatch):
    monkeypatch.setattr(record_speed.os, "getloadavg", lambda: (1.7, 0.0, 0.0))
    monkeypatch.setattr(record_speed, "record", lambda *_: pytest.fail("measured"))
    monkeypatch.setattr(record_speed, "write_tables", lambda: pytest.fail("written"))
    monkeypatch.setattr("sys.argv", ["record_speed.py", "load"])
    with pytest.raises(SystemExit, match=r"The machine is busy \(load 1\.7"):
        record_speed.main()


def test_every_row_that_is_shown_can_be_measured(record_speed, records):
    comparisons = record_speed.compare.COMPARISONS.values()
    rows = {row.what for comparison in comparisons for row in comparison.rows}
    assert set(records.SPEED) <= rows
    assert {"import", "load", "cnn", "lesson-07-3"} <= set(record_speed.NAMES)
    _, layout, _ = record_speed.compare.COMPARISONS["cnn"].arguments
    assert layout == "channel"  # of the whole split: 48,000 images
