//! Any ledger at all: drawn without a panic, without texts that meet, and with true headlines.

use super::boxes;
use crate::sample;
use jangbu::chart::{self, Voice};
use jangbu::diagnostics::Language;
use jangbu::model::{Ledger, Level, Site, Stage};

/// Numbers that are the same in every run: a linear congruential generator (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn amount(&mut self) -> String {
        match self.roll(12) {
            0 => "-".to_owned(),
            1 => "0".to_owned(),
            2 => "?계약_협상_중".to_owned(),
            3 => format!("-{}", self.roll(900)),
            4 => format!("{}w", self.roll(9_007_199_254_740_991)),
            5 => self.roll(9).to_string(),
            _ => self.roll(90_000).to_string(),
        }
    }

    fn lines(&mut self, site: &Site) -> Vec<String> {
        let mut lines = Vec::new();
        for source in &site.sources {
            if self.roll(4) == 0 {
                continue;
            }
            let mut line = source.id.to_string();
            let same = self.amount();
            for stage in ["s", "e", "d", "c"] {
                let often = if matches!(stage, "s" | "e") { 5 } else { 1 };
                if self.roll(6) < often {
                    let amount = if self.roll(2) == 0 { same.clone() } else { self.amount() };
                    line.push_str(&format!(" {stage}={amount}"));
                }
            }
            if self.roll(5) == 0 {
                line.push_str(" gap=낙찰_차액");
            }
            lines.push(line);
        }
        for also in ["all", "total"] {
            if self.roll(6) == 0 {
                lines.push(format!("{also} s={} e={}", self.amount(), self.amount()));
            }
        }
        lines
    }

    fn site(&mut self) -> Site {
        let names = ["국비", "시비", "특별조정교부금", "Metropolitan grant", "구비", "자부담금"];
        let levels =
            [Level::National, Level::Metropolitan, Level::Local, Level::Private, Level::Other];
        let many = 1 + self.roll(7) as usize;
        let ids: Vec<String> = (0..many).map(|n| format!("s{n}")).collect();
        let sources: Vec<_> = ids
            .iter()
            .map(|id| {
                let name = names[self.roll(names.len() as u64) as usize];
                (id.as_str(), name, levels[self.roll(levels.len() as u64) as usize])
            })
            .collect();
        let mut site = sample::with_sources(&sources);
        if self.roll(3) == 0 {
            site.language = Language::English;
        }
        site
    }

    /// A ledger, and whether any of its amounts is withheld.
    fn ledger(&mut self, site: &Site) -> (Ledger, bool) {
        let all = ["before", "2018", "2019", "2020", "2021-2022", "2023", "after", "-"];
        let picked: Vec<&str> = all.into_iter().filter(|_| self.roll(3) > 0).collect();
        let lines: Vec<Vec<String>> = picked.iter().map(|_| self.lines(site)).collect();
        let lines: Vec<Vec<&str>> =
            lines.iter().map(|l| l.iter().map(String::as_str).collect()).collect();
        let years: Vec<(&str, &[&str])> =
            picked.iter().zip(&lines).map(|(p, l)| (*p, l.as_slice())).collect();
        let hides = lines.iter().flatten().any(|line| line.contains("=?"));
        (sample::ledger(site, &years), hides)
    }
}

#[test]
fn any_ledger_is_drawn_sanely() {
    let mut dice = Dice(7);
    let mut faults = Vec::new();
    let mut open = 0;
    for run in 0..200 {
        let site = dice.site();
        let (ledger, hides) = dice.ledger(&site);
        let locale = sample::locale(&site);
        let voice = Voice { site: &site, locale: &locale };
        let figures = [
            ("period", super::by_period(&ledger, &site, &locale, "a")),
            ("shares", super::shares(&ledger, &site, &locale, "b")),
            ("steps", super::cumulative(&ledger, &site, &locale, "c")),
            ("source", chart::group_by_source(&ledger, voice, "d")),
            ("group", chart::group_by_period(&ledger, voice, "e")),
        ];
        for (name, figure) in figures.into_iter().filter_map(|(n, f)| Some((n, f?))) {
            for (_, svg) in super::drawings(&figure) {
                faults.extend(boxes::faults(svg).into_iter().map(|f| format!("{run} {name}: {f}")));
            }
            for text in [&figure.headline, &figure.subtitle, &figure.description, &figure.title] {
                assert!(!text.contains("chart.") && !text.contains('{'), "{run} {name}: {text}");
            }
            if figure.headline == "확보한 돈을 모두 집행" {
                let same = ledger.total(Stage::Secured) == ledger.total(Stage::Executed);
                assert!(same || ledger.gaps().is_empty(), "{run} {name}");
            }
            // Who withholds nothing is not said to.
            let drawn = super::drawings(&figure).into_iter().map(|(_, svg)| svg);
            let said: String =
                drawn.chain([figure.headline.as_str(), &figure.description]).collect();
            let word = if site.language == Language::Korean { "비공개" } else { "withheld" };
            assert!(hides || !said.contains(word), "{run} {name}: {said}");
            open += usize::from(!hides);
        }
        super::poster(&ledger, &site, &locale, "제목");
        chart::spark(&ledger);
        ledger.gaps().iter().for_each(|gap| drop(chart::gap_bar(gap, &site)));
    }
    assert!(open > 50, "{open} figures without withheld money");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
