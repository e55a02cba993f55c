//! What the environment says: language, colour, home, where caches lie, the clocks, and which day it
//! is.
//!
//! The only file that reads it; nothing below the command line depends on it.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the one place that looks at the environment"
)]

use super::course::Moment;
use crate::diagnostics::Language;
use crate::model::Date;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use std::{env, fs};

/// The language of messages as long as `site.yaml` has not said one.
pub(super) fn language() -> Language {
    language_of(|name| env::var(name).ok())
}

/// Whether a terminal may be sent colours: not with `NO_COLOR` (<https://no-color.org>), nor
/// where the terminal says it can do nothing.
pub(super) fn allows_colour() -> bool {
    let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    !refused && moves_cursor()
}

/// Whether a terminal can be drawn over, and be coloured: not one that says it can do nothing.
pub(super) fn moves_cursor() -> bool {
    env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// How many columns a table may take: `COLUMNS` (POSIX) where it is set and plausible, else 80.
pub(super) fn columns() -> usize {
    let set = env::var("COLUMNS").ok().and_then(|text| text.parse().ok());
    set.filter(|columns| (40..=400).contains(columns)).unwrap_or(80)
}

/// The user's own folder.
pub(super) fn home() -> Option<PathBuf> {
    env::home_dir().filter(|home| !home.as_os_str().is_empty())
}

/// The user's folder for what programs can make again: `XDG_CACHE_HOME` where it is set
/// (specifications.freedesktop.org/basedir), else what the system has for it. `None` where the
/// user has no folder.
pub(super) fn caches() -> Option<PathBuf> {
    caches_of(env::var_os("XDG_CACHE_HOME").map(PathBuf::from), home())
}

/// A relative path there says nothing, as the specification has it.
fn caches_of(set: Option<PathBuf>, home: Option<PathBuf>) -> Option<PathBuf> {
    let usual = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
    let of_home = || home.filter(|home| home.is_absolute()).map(|home| home.join(usual));
    set.filter(|path| path.is_absolute()).or_else(of_home)
}

/// Today in Korea, whatever time zone the machine is set to: the records are of Korean districts,
/// and a server's clock is often set to UTC. `None` where the clock names no day a record may have.
pub(super) fn today() -> Option<Date> {
    korean_day(SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs())
}

/// Now, by all clocks: since the process looked first, and what it has computed since it began.
pub(super) fn moment() -> Moment {
    static FIRST: OnceLock<Instant> = OnceLock::new();
    let wall = FIRST.get_or_init(Instant::now).elapsed();
    let date = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i128::try_from(since.as_nanos()).unwrap_or(i128::MAX),
        Err(before) => -i128::try_from(before.duration().as_nanos()).unwrap_or(i128::MAX),
    };
    Moment { wall, cpu: computed(), date }
}

/// How long all threads of the process have computed, the system's part included.
#[cfg(unix)]
fn computed() -> Option<Duration> {
    use rustix::time::{ClockId, clock_gettime};
    let clock = clock_gettime(ClockId::ProcessCPUTime);
    Some(Duration::new(clock.tv_sec.try_into().ok()?, clock.tv_nsec.try_into().ok()?))
}

#[cfg(not(unix))]
fn computed() -> Option<Duration> {
    None
}

/// The most memory this process has had at once, in bytes; nothing where the system has no
/// `/proc/self/status` (proc_pid_status(5)).
pub(super) fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok()?.checked_mul(1024)
}

/// The day in Korea (UTC+9, no summer time) so many seconds after 1970-01-01T00:00Z.
fn korean_day(seconds: u64) -> Option<Date> {
    let mut days = seconds.checked_add(9 * 60 * 60)? / (24 * 60 * 60);
    for year in 1970..=*Date::YEARS.end() {
        for month in 1..=12 {
            let last = (28..=31).rev().find_map(|day| Date::new(year, Some(month), Some(day)))?;
            let length = u64::from(last.day()?);
            if days < length {
                let day = u8::try_from(days).ok()?.checked_add(1);
                return Date::new(year, Some(month), day);
            }
            days -= length;
        }
    }
    None
}

/// Locale variables in the order of POSIX: the first that is set and not empty decides.
fn language_of(variable: impl Fn(&str) -> Option<String>) -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
    match set.into_iter().find(|value| !value.is_empty()) {
        Some(value) if value.starts_with("ko") => Language::Korean,
        _ => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_seoul() {
        // The seconds are those of `date -u -d … +%s`.
        for (seconds, day) in [
            (0, "1970-01-01"),
            (951_836_399, "2000-02-29"),
            (951_836_400, "2000-03-01"),
            (1_719_759_599, "2024-06-30"),
            (1_719_759_600, "2024-07-01"),
            (4_102_444_799, "2100-01-01"),
        ] {
            assert_eq!(korean_day(seconds).map(Date::iso).as_deref(), Some(day), "{seconds}");
        }
        assert_eq!(korean_day(u64::MAX), None);
        assert_eq!(korean_day(99_999_999_999), None);
    }

    #[test]
    fn caches_lie_where_the_system_has_them() {
        let caches = |set: Option<&str>, home: Option<&str>| {
            caches_of(set.map(PathBuf::from), home.map(PathBuf::from))
        };
        let usual = if cfg!(target_os = "macos") { "/h/Library/Caches" } else { "/h/.cache" };
        assert_eq!(caches(None, Some("/h")), Some(usual.into()));
        assert_eq!(caches(Some("/c"), Some("/h")), Some("/c".into()));
        assert_eq!(caches(Some("/c"), None), Some("/c".into()));
        for says_nothing in ["", "c", "./c"] {
            assert_eq!(caches(Some(says_nothing), Some("/h")), Some(usual.into()));
        }
        assert_eq!(caches(None, None), None);
        assert_eq!(caches(None, Some("h")), None);
    }

    #[test]
    fn the_first_locale_variable_that_is_set_decides() {
        let language = |set: &[(&str, &str)]| {
            language_of(|name| set.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
        };
        assert_eq!(language(&[("LANG", "ko_KR.UTF-8")]), Language::Korean);
        assert_eq!(language(&[("LANG", "ko_KR.UTF-8"), ("LC_ALL", "C")]), Language::English);
        assert_eq!(language(&[("LANG", "en_US"), ("LC_MESSAGES", "ko")]), Language::Korean);
        assert_eq!(language(&[("LC_ALL", ""), ("LANG", "ko")]), Language::Korean);
        assert_eq!(language(&[]), Language::English);
    }
}
