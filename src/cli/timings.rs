//! Where the time of a run went, as a table to be read and as JSON for programs.
//!
//! Makes texts of what was measured; measures and prints nothing.

use super::course::{Course, Lap, Moment};
use super::steps::{self, grouped};
use crate::diagnostics::{Language, Phrase, width};
use crate::progress::Step;
use serde_json::{Number, Value, json};
use std::time::Duration;

/// What a run used.
#[derive(Debug)]
pub(super) struct Timings {
    rows: Vec<Row>,
    wall: Duration,
    cpu: Option<Duration>,
    /// The most memory it had at once, in bytes; nothing where the system does not say.
    memory: Option<u64>,
    /// How many files the site has, and their bytes; nothing where none was published.
    site: Option<(usize, u64)>,
}

/// A step, or several of its kind.
#[derive(Debug)]
struct Row {
    step: Step,
    key: &'static str,
    wall: Duration,
    cpu: Option<Duration>,
    count: usize,
}

impl Timings {
    /// Of a run that ends now.
    pub(super) fn of(course: &Course, memory: Option<u64>, site: Option<(usize, u64)>) -> Self {
        course.rest();
        let Moment { wall, cpu, .. } = course.now();
        let laps = course.so_far();
        let rows = steps::ALL.iter().filter_map(|(step, key)| Row::of(*step, key, &laps));
        Self { rows: rows.collect(), wall, cpu, memory, site }
    }

    /// As one line of JSON: times in milliseconds, memory and size in bytes.
    pub(super) fn json(&self) -> String {
        let steps: Vec<Value> = self.rows.iter().map(|row| row.json(self.wall)).collect();
        let told = json!({"timings": {
            "steps": steps,
            "wall_ms": milliseconds(self.wall),
            "cpu_ms": self.cpu.map(milliseconds),
            "peak_memory_bytes": self.memory,
            "files": self.site.map(|(files, _)| files),
            "bytes": self.site.map(|(_, bytes)| bytes),
        }});
        format!("{told}\n")
    }

    /// As a table.
    pub(super) fn table(&self, language: Language) -> String {
        let said = |ko: &str, en: &str| Phrase::new(ko, en).in_language(language).to_owned();
        let head = [said("단계", "step"), "ms".to_owned(), "CPU ms".to_owned(), "%".to_owned()];
        let mut lines = vec![Line { cells: head, count: String::new() }];
        lines.extend(self.rows.iter().map(|row| row.line(self.wall, language)));
        let shown = self.rows.iter().map(|row| row.wall).sum();
        let cpu: Option<Duration> = self.rows.iter().map(|row| row.cpu).sum();
        let rest = self.wall.saturating_sub(shown);
        let rest_cpu = self.cpu.zip(cpu).map(|(all, shown)| all.saturating_sub(shown));
        lines.push(Line::of(said("그 밖", "other"), rest, rest_cpu, self.wall));
        lines.push(Line::of(said("모두", "total"), self.wall, self.cpu, self.wall));
        let mut text = aligned(&lines);
        if let Some(memory) = self.memory {
            text.push_str(&format!("{}: {}\n", said("최대 메모리", "peak memory"), size(memory)));
        }
        if let Some((files, bytes)) = self.site {
            let files = match language {
                Language::Korean => format!("파일 {}개", grouped(files)),
                Language::English => format!("{} files", grouped(files)),
            };
            text.push_str(&format!("{files}: {}\n", size(bytes)));
        }
        text
    }
}

impl Row {
    fn of(step: Step, key: &'static str, laps: &[Lap]) -> Option<Self> {
        let of_step: Vec<&Lap> = laps.iter().filter(|lap| lap.step == step).collect();
        let ended = |lap: &Lap| lap.ended.unwrap_or(lap.began);
        let wall = |lap: &&Lap| ended(lap).wall.saturating_sub(lap.began.wall);
        let cpu = |lap: &&Lap| Some(ended(lap).cpu?.saturating_sub(lap.began.cpu?));
        (!of_step.is_empty()).then(|| Self {
            step,
            key,
            wall: of_step.iter().map(wall).sum(),
            cpu: of_step.iter().map(cpu).sum(),
            count: of_step.iter().map(|lap| lap.done).sum(),
        })
    }

    fn json(&self, all: Duration) -> Value {
        json!({
            "step": self.key,
            "wall_ms": milliseconds(self.wall),
            "cpu_ms": self.cpu.map(milliseconds),
            "share": Number::from_string_unchecked(thousandth(permille(self.wall, all))),
            "count": (self.count > 0).then_some(self.count),
        })
    }

    fn line(&self, all: Duration, language: Language) -> Line {
        let name = steps::name(self.step);
        let mut line = Line::of(name.in_language(language).to_owned(), self.wall, self.cpu, all);
        if let Some(unit) = steps::unit(self.step).filter(|_| self.count > 0) {
            let count = grouped(self.count);
            line.count = match language {
                Language::Korean => format!("{} {count}개", unit.ko),
                Language::English => format!("{count} {}", unit.en),
            };
        }
        line
    }
}

/// A line of the table.
struct Line {
    /// Name, wall time, time of the processor, share.
    cells: [String; 4],
    /// How many of what.
    count: String,
}

impl Line {
    fn of(name: String, wall: Duration, cpu: Option<Duration>, all: Duration) -> Self {
        let whole =
            |time: Duration| grouped(usize::try_from(time.as_millis()).unwrap_or(usize::MAX));
        let share = (permille(wall, all) + 5) / 10;
        let cpu = cpu.map_or_else(|| "-".to_owned(), whole);
        Self { cells: [name, whole(wall), cpu, share.to_string()], count: String::new() }
    }
}

/// Names to the left, numbers to the right.
fn aligned(lines: &[Line]) -> String {
    let columns = |text: &str| text.chars().map(width).sum::<usize>();
    let mut widest = [0; 4];
    for line in lines {
        let cells = widest.iter_mut().zip(&line.cells);
        cells.for_each(|(widest, cell)| *widest = columns(cell).max(*widest));
    }
    let mut text = String::new();
    for line in lines {
        let mut row = String::new();
        for (at, (cell, widest)) in line.cells.iter().zip(widest).enumerate() {
            let blank = " ".repeat(widest - columns(cell));
            row.push_str(&if at == 0 {
                format!("{cell}{blank}")
            } else {
                format!("  {blank}{cell}")
            });
        }
        text.push_str(format!("{row}  {}", line.count).trim_end());
        text.push('\n');
    }
    text
}

/// The share in thousandths.
fn permille(part: Duration, all: Duration) -> u128 {
    (part.as_micros() * 1000).checked_div(all.as_micros()).unwrap_or_default()
}

fn milliseconds(time: Duration) -> Number {
    Number::from_string_unchecked(thousandth(time.as_micros()))
}

/// A thousandth of a whole number, in digits.
fn thousandth(number: u128) -> String {
    format!("{}.{:03}", number / 1000, number % 1000)
}

/// A size in megabytes of a million bytes.
fn size(bytes: u64) -> String {
    let tenths = bytes.saturating_add(50_000) / 100_000;
    let whole = usize::try_from(tenths / 10).unwrap_or(usize::MAX);
    format!("{}.{} MB", grouped(whole), tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(time: u64) -> Duration {
        Duration::from_millis(time)
    }

    fn sample() -> Timings {
        let row = |step, key, wall, count| Row {
            step,
            key,
            wall: ms(wall),
            cpu: Some(ms(2 * wall)),
            count,
        };
        Timings {
            rows: vec![row(Step::Read, "read", 400, 10_000), row(Step::Sync, "sync", 1500, 0)],
            wall: ms(2000),
            cpu: Some(ms(3810)),
            memory: Some(214_350_000),
            site: Some((41_012, 312_000_000)),
        }
    }

    #[test]
    fn columns_stand_below_each_other_in_both_languages() {
        let english = "\
step                       ms  CPU ms    %
read content and theme    400     800   20  10,000 projects
wait for the disk       1,500   3,000   75
other                     100      10    5
total                   2,000   3,810  100
peak memory: 214.4 MB
41,012 files: 312.0 MB
";
        assert_eq!(sample().table(Language::English), english);
        let korean = "\
단계                                ms  CPU ms    %
내용과 테마 읽기                   400     800   20  사업 10,000개
디스크에 모두 쓰이기를 기다리기  1,500   3,000   75
그 밖                              100      10    5
모두                             2,000   3,810  100
최대 메모리: 214.4 MB
파일 41,012개: 312.0 MB
";
        assert_eq!(sample().table(Language::Korean), korean);
    }

    #[test]
    fn programs_get_one_object_with_steady_keys() {
        let told: Value = serde_json::from_str(&sample().json()).unwrap();
        let expected = r#"{"timings":{"steps":[
            {"step":"read","wall_ms":400.000,"cpu_ms":800.000,"share":0.200,"count":10000},
            {"step":"sync","wall_ms":1500.000,"cpu_ms":3000.000,"share":0.750,"count":null}],
            "wall_ms":2000.000,"cpu_ms":3810.000,"peak_memory_bytes":214350000,
            "files":41012,"bytes":312000000}}"#;
        assert_eq!(told, serde_json::from_str::<Value>(expected).unwrap());
        assert_eq!(sample().json().lines().count(), 1);
    }

    #[test]
    fn a_run_that_takes_no_time_has_no_shares() {
        assert_eq!(permille(ms(0), ms(0)), 0);
        assert_eq!(permille(ms(1), ms(3)), 333);
    }
}
