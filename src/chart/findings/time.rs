//! Findings about the difference between secured and executed money as years go by.

use super::{plain, sentence};
use crate::chart::subject::Subject;
use crate::model::{Period, Won};

/// The headline of the cumulative chart: `(period, secured so far, executed so far)` in order.
pub(in crate::chart) fn of_steps(subject: &Subject<'_>, steps: &[(Period, Won, Won)]) -> String {
    let differences: Vec<(Period, Won)> =
        steps.iter().map(|(period, secured, executed)| (*period, *secured - *executed)).collect();
    let Some(&(last, end)) = differences.last() else { return plain(subject) };
    let Some(&(first, start)) = differences.iter().find(|(_, won)| *won != Won::ZERO) else {
        return subject.voice.word("chart.find.steps_even");
    };
    let shape = Shape { first, start, last, end };
    let after = differences.iter().skip_while(|(period, _)| *period != first);
    let constant = after.clone().all(|(_, won)| *won == start);
    let negative = differences.iter().any(|(_, won)| *won < Won::ZERO);
    let key = match () {
        () if negative && constant && first == last => "chart.find.steps_over_last",
        () if negative && constant => "chart.find.steps_over_kept",
        () if end == Won::ZERO => {
            let kept = differences.iter().rev().take_while(|(_, won)| *won == Won::ZERO);
            let closed = kept.last().map_or(last, |(period, _)| *period);
            return shape.say(subject, "chart.find.steps_closed", closed);
        }
        () if negative => return of_some_steps(subject, steps),
        () if constant && first == last => "chart.find.steps_last",
        () if constant => "chart.find.steps_kept",
        () if end > start => "chart.find.steps_grown",
        () if end < start => "chart.find.steps_shrunk",
        () => return of_some_steps(subject, steps),
    };
    shape.say(subject, key, last)
}

struct Shape {
    first: Period,
    start: Won,
    last: Period,
    end: Won,
}

impl Shape {
    fn say(&self, subject: &Subject<'_>, key: &str, until: Period) -> String {
        let locale = subject.voice.locale;
        let values = [
            ("first", locale.period(self.first)),
            ("last", locale.period(self.last)),
            ("until", locale.period(until)),
            ("start", locale.amount_with_unit(self.start.abs())),
            ("end", locale.amount_with_unit(self.end.abs())),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        sentence(&locale.say(key, &values))
    }
}

/// Up to when how much was secured and executed, claiming nothing.
pub(in crate::chart) fn of_some_steps(
    subject: &Subject<'_>,
    steps: &[(Period, Won, Won)],
) -> String {
    let Some((period, secured, executed)) = steps.last() else { return plain(subject) };
    let locale = subject.voice.locale;
    let (secured, executed) =
        (locale.amount_with_unit(*secured), locale.amount_with_unit(*executed));
    let values = [("last", locale.period(*period)), ("secured", secured), ("executed", executed)];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    sentence(&locale.say("chart.find.steps_so_far", &values))
}
