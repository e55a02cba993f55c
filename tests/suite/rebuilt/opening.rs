//! What a report opens with: its sentences, the same for programs, its key figures and facts.
//!
//! Which sentences there are is the page's to choose; each that is there must be true.

use super::books::{ALL, Book};
use super::checked::{Checked, only, squeezed};
use super::gaps::{Gap, source_name};
use super::pages::{execution, left};
use super::tables::{Row, figure, plain};
use crate::built::{all, text, within};
use scraper::{ElementRef, Html};

impl Checked<'_> {
    /// The three sentences, the description and its copies, and the facts.
    pub(super) fn opening(&mut self, page: &Html, row: &Row, money: (&Book, &[Gap])) {
        let all_sentences = [self.what(row), self.how_much(money.0), self.how_far(row, money.1)];
        for (place, said) in all(page, ".lead dd").into_iter().zip(&all_sentences) {
            self.made_of(place, said, "a sentence of the opening");
        }
        let mut short = all_sentences.concat();
        let as_of = self.printer.date_in_figures(&row["as_of"]);
        short.push(self.printer.say("lead.as_of", &[("date", &as_of)]));
        self.described(page, &short);
        for tag in all(page, ".top > .tags small") {
            let year = &*row["completion_year"];
            let keys = ["done_within", "done_after", "done", "due"];
            let said = keys.map(|key| self.printer.say(&format!("tag.{key}"), &[("year", year)]));
            self.one_of(tag, &said, "the year of completion");
        }
        self.facts(&all(page, ".top .facts > div"), row);
        for own in all(page, ".rate.own h3 b") {
            self.whole(own, &format!("{}%", row["progress"]), "the progress that was typed");
        }
    }

    /// The page in a sentence or two, wherever programs are told it.
    pub(super) fn described(&mut self, page: &Html, sentences: &[String]) {
        for selector in ["meta[name=description]", "meta[property='og:description']"] {
            for meta in all(page, selector) {
                let said = self.attribute(meta, "content", "a description").unwrap_or_default();
                self.sentences(&said, sentences, "a description");
            }
        }
        self.linked(page, sentences);
    }

    fn what(&self, row: &Row) -> Vec<String> {
        let printer = self.printer;
        let who = plain(&row["department_name"]);
        let [from, until] = ["start", "end"].map(|key| printer.date(&row[key]));
        let when = match (from.is_empty(), until.is_empty()) {
            (true, _) => "",
            (_, true) => "_from",
            _ => "_range",
        };
        let run = |tense| {
            let values = [("who", &*who), ("from", &from), ("until", &until)];
            printer.say(&format!("lead.run{when}_{tense}"), &values)
        };
        let mut said = vec![run("now"), run("past")];
        let names = plain(&row["facilities"]);
        let names: Vec<&str> = names.split(" / ").map(bare).collect();
        let number = match names.len() {
            n @ 2..=5 => printer.word(&format!("lead.places_{n}")).to_owned(),
            n => printer.count("lead.places", n, &[]),
        };
        let list = printer.list(&names);
        let values = [("name", names[0]), ("names", &list), ("number", &number)];
        let key = match names.len() {
            1 => "facility",
            2 | 3 => "facilities",
            _ => "facilities_more",
        };
        said.push(printer.say(&format!("lead.{key}"), &values));
        said
    }

    pub(super) fn how_much(&self, book: &Book) -> Vec<String> {
        let printer = self.printer;
        let words = ["no_budget", "no_money", "nothing_secured", "withheld"];
        let mut said: Vec<String> =
            words.map(|key| printer.word(&format!("lead.{key}")).to_owned()).into();
        let [secured, executed, demand] =
            ["secured", "executed", "demand"].map(|stage| book.whole(stage).known_part());
        let both = secured.zip(executed).map(|(one, other)| printer.spoken_both(one, other));
        let spoken = |won: Option<i128>| won.map(|won| printer.spoken(won));
        let (secured, executed) = match both {
            Some([secured, executed]) => (Some(secured), Some(executed)),
            None => (spoken(secured), spoken(executed)),
        };
        let demand = spoken(demand);
        let rate = execution(book).map(|(above, below)| printer.percent(above, below));
        let total = book.budget().known().map(|won| printer.spoken(won));
        let values = [
            ("secured", secured),
            ("executed", executed),
            ("rate", rate),
            ("total", total),
            ("demand", demand.filter(|_| book.whole("demand").known().is_some())),
        ];
        let known: Vec<(&str, &str)> =
            values.iter().filter_map(|(key, value)| Some((*key, value.as_deref()?))).collect();
        let keys = [
            "spent_rate",
            "spent",
            "secured",
            "executed",
            "secured_only",
            "executed_only",
            "total",
            "demand",
        ];
        for key in keys.map(|key| format!("lead.{key}")) {
            let wording = printer.word(&key);
            let is_known = |name: &str| known.iter().any(|(key, _)| *key == name);
            let mut slots = wording.split('{').skip(1).map(|slot| slot.split(['|', '}']).next());
            if slots.all(|slot| slot.is_some_and(is_known)) {
                said.push(printer.say(&key, &known));
            }
        }
        said.extend(self.largest(book));
        said
    }

    fn largest(&self, book: &Book) -> Option<String> {
        let of = book.whole("secured").known().filter(|won| *won > 0)?;
        let sources = book.sources().into_iter();
        let amount = |source: String| Some((book.of_source(&source, "secured").exact()?, source));
        let amounts: Option<Vec<(i128, String)>> = sources.map(amount).collect();
        let (most, source) = amounts?.into_iter().max()?;
        let name = source_name(self.tables, self.printer, &source);
        if most == of {
            return Some(self.printer.say("lead.only_source", &[("source", &name)]));
        }
        let (amount, share) = (self.printer.spoken(most), self.printer.percent(most, of));
        let values = [("source", &*name), ("amount", &amount), ("share", &share)];
        (source != ALL).then(|| self.printer.say("lead.largest", &values))
    }

    fn how_far(&self, row: &Row, found: &[Gap]) -> Vec<String> {
        let printer = self.printer;
        let (date, year) = (printer.date(&row["as_of"]), &*row["completion_year"]);
        let mut said = Vec::new();
        if row["done"] == "true" {
            for key in ["done", "done_within", "done_after", "done_year"] {
                let done = printer.say(&format!("lead.{key}_words"), &[("year", year)]);
                let is_dated = key != "done" && !year.is_empty();
                for more in ["", "_continuing"].iter().filter(|_| is_dated || key == "done") {
                    said.push(printer.say(&format!("lead.{key}{more}"), &[("done", &done)]));
                }
            }
        } else {
            let status = plain(&row["status_name"]);
            said.push(printer.say("lead.status", &[("date", &date), ("status", &status)]));
            said.push(printer.say("lead.due", &[("year", year)]));
        }
        let untold: Vec<&Gap> = found.iter().filter(|gap| !gap.is_told()).collect();
        let most = untold.iter().map(|gap| gap.won().abs()).max();
        for gap in untold.iter().filter(|gap| Some(gap.won().abs()) == most) {
            let place = gap.place(self.tables, printer, &row["slug"]);
            let amount = printer.spoken(gap.won().abs());
            let key = if gap.won() > 0 { "lead.gap" } else { "lead.over" };
            said.push(printer.say(key, &[("place", &place), ("amount", &amount)]));
        }
        match (untold.len(), found.len()) {
            (0, 0) | (1, _) => {}
            (0, told) => said.push(printer.count("lead.gaps_told", told, &[])),
            (untold, _) => said.push(printer.count("lead.gaps_more", untold - 1, &[])),
        }
        said
    }

    /// Secured, executed, the rate between them and the gap, with the words below.
    pub(super) fn key_figures(&mut self, page: &Html, money: (&Book, &[Gap]), slug: &str) {
        let (printer, (book, found)) = (self.printer, money);
        let (secured, executed) = (book.whole("secured"), book.whole("executed"));
        let unknown = printer.uncomputed(&[&executed, &secured]);
        let rate = execution(book).map(|(a, b)| printer.percent(a, b));
        let rate = rate.map_or(unknown.clone(), |rate| rate.trim_end_matches('%').to_owned());
        let gap = left(book).map_or(unknown, |won| printer.amount(won));
        let expected = [printer.sum(&secured), printer.sum(&executed), rate, gap];
        let figures = all(page, ".figs > div");
        self.holds("key figures", "four", figures.len() == expected.len());
        for (figure, expected) in figures.iter().zip(&expected) {
            self.first(within(*figure, "dd b")[0], expected, "a key figure");
        }
        for (figure, sum) in figures.iter().zip([secured, executed]) {
            let note = sum.exact().and(sum.known_part()).map(|won| printer.spoken(won));
            for (small, said) in within(*figure, "dd small").into_iter().zip(note) {
                self.whole(small, &said, "a key figure in words");
            }
        }
        if let Some(small) = figures.get(3).and_then(|figure| within(*figure, "small").pop()) {
            self.one_of(small, &self.gap_notes(found, slug), "how many gaps have a reason");
        }
    }

    fn gap_notes(&self, found: &[Gap], slug: &str) -> Vec<String> {
        let printer = self.printer;
        let untold = found.iter().filter(|gap| !gap.is_told()).count();
        let said = match (found, untold) {
            ([], _) => printer.word("gap.nothing").to_owned(),
            ([gap], untold) => {
                let key = if untold == 1 { "gap.one_untold" } else { "gap.one_told" };
                printer.say(key, &[("place", &gap.place(self.tables, printer, slug))])
            }
            (gaps, 0) => printer.count("gap.all_told", gaps.len(), &[]),
            (gaps, n) => printer.count("gap.many", gaps.len(), &[("untold", &n.to_string())]),
        };
        vec![said]
    }

    /// The facts of a card that are figures.
    fn facts(&mut self, pairs: &[ElementRef<'_>], row: &Row) {
        let printer = self.printer;
        let from = printer.date_in_figures(&row["start"]);
        let until = printer.date_in_figures(&row["end"]);
        let range = if until.is_empty() {
            printer.say("fact.open_period", &[("from", &from)])
        } else {
            printer.say("range", &[("from", &from), ("until", &until)])
        };
        let months = row["months"].parse().unwrap_or(0);
        let periods = [printer.count("fact.months", months, &[("range", &range)]), range];
        let year = [("year", &*row["completion_year"])];
        let completion = ["fact.within_term", "fact.after_term", "fact.year"];
        let completion = completion.map(|key| printer.say(key, &year));
        let progress = format!("{}%", row["progress"]);
        let total = self.stated_total(&row["slug"], "");
        for pair in pairs {
            let (name, value) = (text(within(*pair, "dt")[0]), within(*pair, "dd")[0]);
            let is = |key: &str| name == printer.word(&format!("fact.{key}"));
            let words = ["department", "kind", "area", "term", "location", "updated"];
            if words.iter().any(|key| is(key)) {
                self.claim_all(value, "a fact in words");
            } else if is("period") {
                self.one_of(value, &periods, "the period of a project");
            } else if is("completion") {
                self.one_of(value, &completion, "the year of completion");
            } else if is("progress") {
                self.first(value, &progress, "the progress that was typed");
            } else if is("total") {
                self.whole(value, &total, "a stated total");
            }
        }
    }

    pub(super) fn part_facts(&mut self, part: ElementRef<'_>, slug: &str, id: &str) {
        let total = self.stated_total(slug, id);
        for pair in within(part, ".facts > div") {
            let (name, value) = (text(within(pair, "dt")[0]), within(pair, "dd")[0]);
            if name == self.printer.word("fact.total") {
                self.whole(value, &total, "a stated total");
            } else if PART_FACTS.iter().any(|key| name == self.printer.word(key)) {
                self.claim_all(value, "a fact of a part that is no money");
            }
        }
    }

    /// The total a record states, and its sources.
    fn stated_total(&self, slug: &str, part: &str) -> String {
        let printer = self.printer;
        let here =
            |row: &&Row| row["slug"] == slug && row["part"] == part && row["stage"] == "total";
        let (mut total, mut sources) = (String::new(), Vec::new());
        for row in self.tables.totals.iter().filter(here) {
            let amount = figure(row);
            let said = if amount.is_withheld() {
                printer.say("fact.withheld", &[("reason", &plain(&row["reason"]))])
            } else {
                printer.cell(&amount)
            };
            if row["source"].is_empty() {
                total = amount.known().map_or(said, |won| printer.with_unit(won));
            } else {
                sources.push(format!("{} {said}", plain(&row["source_name"])));
            }
        }
        if total.is_empty() {
            return sources.join(", ");
        }
        if sources.is_empty() {
            return total;
        }
        printer.say("fact.total_parts", &[("total", &total), ("parts", &sources.join(", "))])
    }

    /// What a page tells programs: its sentences again, and nothing else that is a figure but
    /// years, places and numbers of order.
    pub(super) fn linked(&mut self, page: &Html, sentences: &[String]) {
        let Some(script) = only(page, "script[type='application/ld+json']") else { return };
        let json = script.text().collect::<String>();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        self.claim_all(script, "linked data");
        let publisher = only(page, ".foot strong").map(text).unwrap_or_default();
        let what = self.printer.say("data.dataset", &[("publisher", &publisher)]);
        let site = [self.of_site.clone(), vec![what]].concat();
        for (key, said) in strings(&json, "") {
            match &*key {
                "description" => {
                    let all = [sentences, &site].concat();
                    self.sentences(&squeezed(&said), &all, "linked data");
                }
                "name" | "identifier" | "url" | "urlTemplate" | "item" | "contentUrl"
                | "license" | "address" | "position" | "latitude" | "longitude" | "box"
                | "inLanguage" => {}
                "temporalCoverage" | "dateModified" => {
                    let is_date = |c: char| c.is_ascii_digit() || "-/.".contains(c);
                    self.holds("linked data", "a date", said.chars().all(is_date));
                }
                _ => {
                    let is_figure = said.chars().any(|c| c.is_ascii_digit());
                    self.holds("linked data", format!("no figure in {key}"), !is_figure);
                }
            }
        }
    }
}

/// What a part says of itself that is no money and that no table has; its progress is typed.
const PART_FACTS: [&str; 9] = [
    "fact.period",
    "fact.department",
    "fact.completion",
    "fact.kind",
    "fact.progress",
    "fact.area",
    "fact.term",
    "fact.location",
    "fact.updated",
];

/// Every text and number of JSON, each with its key.
fn strings(json: &serde_json::Value, key: &str) -> Vec<(String, String)> {
    match json {
        serde_json::Value::Object(map) => {
            map.iter().flat_map(|(key, value)| strings(value, key)).collect()
        }
        serde_json::Value::Array(list) => {
            list.iter().flat_map(|value| strings(value, key)).collect()
        }
        serde_json::Value::String(text) => vec![(key.to_owned(), text.clone())],
        other => vec![(key.to_owned(), other.to_string())],
    }
}

/// A name without the remark in parentheses at its end.
fn bare(name: &str) -> &str {
    let open = name.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    open.map_or(name, |(before, _)| before.trim_end())
}
