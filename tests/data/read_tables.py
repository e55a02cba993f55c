"""The tables of open data, read by other programs with the settings they come with.

Every figure was typed from the content, or computed by the program that reads the YAML in its own
way and typed (see tests/suite/gaon.rs): none is computed by the tool that wrote the tables.
"""

import json
import subprocess
import unittest
from pathlib import Path

import duckdb
import frictionless
import pandas

REPOSITORY = Path(__file__).resolve().parents[2]
TARGET = REPOSITORY / "target"
SITES = {
    "sample": REPOSITORY,
    "gaon": REPOSITORY / "tests/districts/gaon",
    "larkmoor": REPOSITORY / "tests/districts/larkmoor",
    "hostile": REPOSITORY / "tests/contents/hostile",
    "every-key": REPOSITORY / "tests/contents/every-key",
    "district": REPOSITORY / "tests/contents/district",
    "linked": REPOSITORY / "tests/contents/linked",
}
TABLES = ["projects", "funding", "totals", "gaps", "results", "grants"]
MILLION = 1_000_000

# Secured and executed won of the projects in the sums, how many of all are done.
SUMS = {
    "sample": (3_347 * MILLION, 3_047 * MILLION, 1, 1),
    "gaon": (191_839_997_190, 187_121_354_690, 22, 61),
    "larkmoor": (401_676_750_000, 212_979_150_000, 3, 12),
    "district": (582 * MILLION, 561 * MILLION, 3, 8),
}
# Executed won by source, of the cells of the projects in the sums.
BY_SOURCE = {
    "sample": {"국비": 1_174 * MILLION, "시비": 1_485 * MILLION, "구비": 388 * MILLION},
    "district": {"국비": 167 * MILLION, "시비": 180 * MILLION, "구비": 139 * MILLION},
    "gaon": {
        "국비": 53_110 * MILLION,
        "시비": 58_150_900_000,
        "구비": 36_431_454_690,
        "민간": 33_288 * MILLION,
        "기금": 5_158 * MILLION,
    },
    "larkmoor": {
        "National grant": 113_450_000_000,
        "Province": 40_419_500_000,
        "Council": 5_621_650_000,
        "Business partners": 51_147_500_000,
        "Foundations": 365_000_000,
    },
}

# Won of the gaps in the sums, without a reason: not executed, and executed beyond the secured.
UNTOLD = {
    "sample": (300 * MILLION, 0),
    "gaon": (1_548 * MILLION, 24 * MILLION),
    "larkmoor": (740 * MILLION, 0),
    "district": (5 * MILLION, 4 * MILLION),
}


def setUpModule():
    output = TARGET / "data-sites"
    output.mkdir(parents=True, exist_ok=True)
    jangbu = TARGET / "debug/jangbu"
    for name, root in SITES.items():
        options = ["--output", output / name, "--cache", TARGET / "data-cache", "--quiet"]
        made = subprocess.run(
            [jangbu, "generate", "--root", root, *options], capture_output=True, text=True
        )
        assert made.returncode == 0, f"{name}: {made.stdout}{made.stderr}"


def table(site, name):
    return TARGET / "data-sites" / site / "data" / f"{name}.csv"


def kinds(site, name):
    """Name and type of every column, as the data package tells them."""
    package = json.loads((table(site, name).parent / "datapackage.json").read_text())
    [resource] = [one for one in package["resources"] if one["name"] == name]
    return {field["name"]: field["type"] for field in resource["schema"]["fields"]}


class Frictionless(unittest.TestCase):
    def test_every_package_is_valid(self):
        for site in SITES:
            with self.subTest(site):
                package = table(site, "projects").parent / "datapackage.json"
                report = frictionless.validate(str(package))
                self.assertTrue(report.valid, report.flatten(["rowNumber", "fieldName", "note"]))
                self.assertEqual([task.name for task in report.tasks], TABLES)

    def test_a_package_says_everything_in_both_languages(self):
        package = json.loads((table("gaon", "projects").parent / "datapackage.json").read_text())
        self.assertEqual(package["languages"], ["ko", "en"])
        self.assertEqual(package["licenses"][0]["name"], "KOGL-1")
        described = [package, *package["resources"]]
        for resource in package["resources"]:
            described += resource["schema"]["fields"]
        for one in described:
            for key in ["title", "description"]:
                self.assertTrue(one[key] and one[f"{key}@en"], one["name"])
                self.assertTrue(one[f"{key}@en"].isascii() or "–" in one[f"{key}@en"]
                                or "÷" in one[f"{key}@en"] or "※" in one[f"{key}@en"]
                                or one is package, one[f"{key}@en"])

    def test_a_cell_that_breaks_the_rules_is_found(self):
        folder = TARGET / "data-sites/broken"
        folder.mkdir(exist_ok=True)
        for file in table("sample", "projects").parent.iterdir():
            if file.suffix in [".csv", ".json"]:
                folder.joinpath(file.name).write_bytes(file.read_bytes())
        funding = folder / "funding.csv"
        text = funding.read_bytes().replace(b",executed,", b",spent,", 1)
        funding.write_bytes(text.replace(b"urban-makers-hub", b"elsewhere", 1))
        report = frictionless.validate(str(folder / "datapackage.json"))
        found = {note for [note] in report.flatten(["type"])}
        self.assertEqual(found, {"constraint-error", "foreign-key"})


class Pandas(unittest.TestCase):
    def test_columns_have_their_types(self):
        numeric = {"integer", "number", "year"}
        for site in SITES:
            for name in TABLES:
                frame = pandas.read_csv(table(site, name))
                for column, kind in kinds(site, name).items():
                    values = frame[column].dropna()
                    if kind in numeric and len(values):
                        said = f"{site} {name} {column}"
                        self.assertTrue(pandas.api.types.is_numeric_dtype(values), said)

    def test_sums_are_those_of_the_content(self):
        for site, (secured, executed, done, count) in SUMS.items():
            with self.subTest(site):
                projects = pandas.read_csv(table(site, "projects"))
                counted = projects[projects["in_sums"] == "counted"]
                self.assertEqual(int(counted["secured_won"].sum()), secured)
                self.assertEqual(int(counted["executed_won"].sum()), executed)
                self.assertEqual((int(projects["done"].sum()), len(projects)), (done, count))

    def test_gaps_are_those_of_the_content(self):
        for site, (unspent, overspent) in UNTOLD.items():
            gaps = pandas.read_csv(table(site, "gaps"))
            won = gaps[gaps["in_sums"] & ~gaps["told"]]["won"]
            found = (int(won[won > 0].sum()), -int(won[won < 0].sum()))
            self.assertEqual(found, (unspent, overspent), site)

    def test_hostile_text_is_text(self):
        projects = pandas.read_csv(table("hostile", "projects"))
        for column in projects.select_dtypes(exclude="number"):
            for value in projects[column].dropna().astype(str):
                self.assertFalse(value.startswith(("=", "+", "-", "@", "\t", "\r")), value)


class DuckDb(unittest.TestCase):
    def test_columns_have_their_types(self):
        wanted = {"integer": {"BIGINT"}, "number": {"BIGINT", "DOUBLE"}, "year": {"BIGINT"},
                  "boolean": {"BOOLEAN"}}
        for site in SITES:
            for name in TABLES:
                path = table(site, name)
                rows = duckdb.sql(f"DESCRIBE FROM '{path}'").fetchall()
                found = {column: kind for column, kind, *_ in rows}
                self.assertEqual(list(found), list(kinds(site, name)), f"{site} {name}")
                for column, kind in kinds(site, name).items():
                    filled = duckdb.sql(f"SELECT count(\"{column}\") FROM '{path}'").fetchall()[0][0]
                    if kind in wanted and filled:
                        self.assertIn(found[column], wanted[kind], f"{site} {name} {column}")

    def test_sums_by_source_are_those_of_the_content(self):
        for site, sums in BY_SOURCE.items():
            found = duckdb.sql(f"""
                SELECT source_name, sum(won) FROM '{table(site, "funding")}'
                WHERE in_sums AND stage = 'executed' GROUP BY ALL
            """).fetchall()
            found = {name: int(won) for name, won in found if won is not None}
            self.assertEqual({name: found[name] for name in sums}, sums, site)

    def test_gaps_are_all_that_the_sums_differ_by(self):
        for site, (secured, executed, *_) in SUMS.items():
            gaps = table(site, "gaps")
            found = duckdb.sql(f"SELECT sum(won) FROM '{gaps}' WHERE in_sums").fetchall()[0][0]
            self.assertEqual(int(found), secured - executed, site)

    def test_every_row_is_one_line(self):
        for site in SITES:
            for name in TABLES:
                lines = table(site, name).read_bytes().count(b"\r\n") - 1
                rows = duckdb.sql(f"SELECT count(*) FROM '{table(site, name)}'").fetchall()[0][0]
                self.assertEqual(rows, lines, f"{site} {name}")


if __name__ == "__main__":
    unittest.main()
