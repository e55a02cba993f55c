"""The tables of open data, read by other programs with the settings they come with.

Every figure was typed from the content, or computed by the program that reads the YAML in its own
way and typed (see tests/suite/gaon.rs): none is computed by the tool that wrote the tables.
"""

import html
import json
import re
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

# Demanded, secured and executed won of the projects in the sums, how many of all are done.
SUMS = {
    "sample": (0, 3_347 * MILLION, 3_047 * MILLION, 1, 1),
    "gaon": (None, 191_839_997_190, 187_121_354_690, 22, 61),
    "larkmoor": (None, 401_676_750_000, 212_979_150_000, 3, 12),
    "district": (300 * MILLION, 582 * MILLION, 561 * MILLION, 3, 8),
}
# Executed won by source, of all that is in the sums; no other source has any.
BY_SOURCE = {
    "sample": {"국비": 1_174 * MILLION, "시비": 1_485 * MILLION, "구비": 388 * MILLION},
    "district": {
        "국비": 167 * MILLION,
        "시비": 180 * MILLION,
        "구비": 139 * MILLION,
        "구분 없음": 75 * MILLION,
    },
    "gaon": {
        "국비": 53_110 * MILLION,
        "시비": 58_150_900_000,
        "구비": 36_431_454_690,
        "민간": 33_288 * MILLION,
        "기금": 5_158 * MILLION,
        "구분 없음": 983 * MILLION,
    },
    "larkmoor": {
        "National grant": 113_450_000_000,
        "Province": 40_419_500_000,
        "Council": 5_621_650_000,
        "Business partners": 51_147_500_000,
        "Foundations": 365_000_000,
        "Not broken down": 1_975_500_000,
    },
}
STAGES = ["demand", "secured", "executed"]

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


def document(site):
    return json.loads(table(site, "site").with_suffix(".json").read_text())


def figures(rows, stage):
    """The sums of a stage by key, of those that are not nothing."""
    sums = {key: row[stage] for key, row in rows.items()}
    return {key: won for key, won in sums.items() if won not in (None, "-", 0)}


def in_sums(site):
    """What README and data page tell readers to add up: one table, one filter."""
    whole = {"won": "Int64", "period": str}
    return pandas.read_csv(table(site, "funding"), dtype=whole).query("in_sums")


def on_the_data_page(site, program):
    page = (table(site, "projects").parent / "index.html").read_text()
    [line] = re.findall(f"<dt>{program}</dt><dd><code>(.*?)</code>", page)
    return html.unescape(line)


class Inside:
    """pandas, as if it ran in the folder of a site's tables."""

    def __init__(self, site):
        self.folder = table(site, "projects").parent

    def read_csv(self, name, **options):
        return pandas.read_csv(self.folder / name, **options)


# The lists of groups in site.json, and their column in projects.csv.
GROUPS = {"areas": "area", "departments": "department", "statuses": "status"}


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
        for site, (demand, secured, executed, done, count) in SUMS.items():
            with self.subTest(site):
                projects = pandas.read_csv(table(site, "projects"))
                counted = projects[projects["standing"] == "counted"]
                self.assertEqual(int(counted["secured_won"].sum()), secured)
                self.assertEqual(int(counted["executed_won"].sum()), executed)
                self.assertEqual((int(projects["done"].sum()), len(projects)), (done, count))
                sums = in_sums(site).groupby("stage").won.sum()
                self.assertEqual(int(sums["secured"]), secured)
                self.assertEqual(int(sums["executed"]), executed)
                if demand is not None:
                    self.assertEqual(int(sums.get("demand", 0)), demand)

    def test_the_line_on_the_data_page_adds_up_what_it_says(self):
        for site, sums in BY_SOURCE.items():
            found = eval(on_the_data_page(site, "pandas"), {"pandas": Inside(site)})
            found = {name: int(won) for name, won in found.items() if won}
            self.assertEqual(found, sums, site)

    def test_rows_in_sums_come_to_the_sums_of_the_site_and_of_every_group(self):
        for site in SITES:
            frame, whole = in_sums(site), document(site)
            projects = pandas.read_csv(table(site, "projects"))
            self.adds_up(whole, frame, site)
            for groups, column in GROUPS.items():
                for group in whole[groups]:
                    slugs = projects[projects[column] == group["id"]]["slug"]
                    self.adds_up(group, frame[frame["slug"].isin(slugs)], f"{site} {group['id']}")
            for year in whole["years"]:
                of = frame[frame["period"].astype(str) == year["period"]]
                self.adds_up(year, of, f"{site} {year['period']}")

    def adds_up(self, group, frame, said):
        for stage in STAGES:
            rows = frame[frame["stage"] == stage]
            self.assertEqual(int(rows["won"].sum()), group["totals"][stage] or 0, said)
            for by, column in [("by_source", "source"), ("by_period", "period")]:
                keys = rows[column].astype(object).fillna("not_by_year").astype(str)
                sums = {key: int(won) for key, won in rows.groupby(keys).won.sum().items() if won}
                self.assertEqual(sums, figures(group[by], stage), f"{said} {by} {stage}")

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
                self.assertFalse(value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")), value)


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

    def test_the_line_on_the_data_page_adds_up_what_it_says(self):
        for site, sums in BY_SOURCE.items():
            line = on_the_data_page(site, "DuckDB")
            self.assertIn("'funding.csv'", line)
            query = line.replace("'funding.csv'", f"'{table(site, 'funding')}'")
            found = {name: int(won) for name, won in duckdb.sql(query).fetchall() if won}
            self.assertEqual(found, sums, site)

    def test_the_line_of_the_readme_comes_to_the_totals_of_every_site(self):
        readme = (REPOSITORY / "README.md").read_text()
        [line] = re.findall(r"`(SELECT [^`]*)`", readme)
        self.assertIn("'data/funding.csv'", line)
        for site in SITES:
            query = line.replace("'data/funding.csv'", f"'{table(site, 'funding')}'")
            found = dict(duckdb.sql(query).fetchall())
            totals = document(site)["totals"]
            self.assertLessEqual(set(found), set(STAGES), site)
            for stage in STAGES:
                self.assertEqual(stage in found, totals[stage] is not None, f"{site} {stage}")
                self.assertEqual(int(found.get(stage) or 0), totals[stage] or 0, f"{site} {stage}")

    def test_rows_in_sums_come_to_the_sums_of_the_site_and_of_every_group(self):
        for site in SITES:
            whole = document(site)
            self.adds_up(site, whole, "true")
            for groups, column in GROUPS.items():
                for group in whole[groups]:
                    projects = f"SELECT slug FROM '{table(site, 'projects')}' WHERE {column} = ?"
                    self.adds_up(site, group, f"slug IN ({projects})", group["id"])
            for year in whole["years"]:
                self.adds_up(site, year, "period::VARCHAR = ?", year["period"])

    def adds_up(self, site, group, where, *value):
        sums = f"sum(won) FROM '{table(site, 'funding')}' WHERE in_sums AND stage = ? AND {where}"
        for stage in STAGES:
            said = f"{site} {value} {stage}"
            [[won]] = duckdb.execute(f"SELECT {sums}", [stage, *value]).fetchall()
            self.assertEqual(int(won or 0), group["totals"][stage] or 0, said)
            for by, key in [
                ("by_source", "source"),
                ("by_period", "coalesce(period::VARCHAR, 'not_by_year')"),
            ]:
                query = f"SELECT {key}, {sums} GROUP BY ALL"
                found = duckdb.execute(query, [stage, *value]).fetchall()
                found = {key: int(won) for key, won in found if won}
                self.assertEqual(found, figures(group[by], stage), f"{said} {by}")

    def test_gaps_are_all_that_the_sums_differ_by(self):
        for site, (_, secured, executed, *_) in SUMS.items():
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
