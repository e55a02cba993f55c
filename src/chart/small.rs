//! Small bars for lists: no words, no ids, decoration beside the figures.

use super::bar::Total;
use super::canvas::{self, Canvas, Rect};
use super::figure::Drawing;
use super::paint::{Paint, Tone};
use super::scale::Scale;
use super::sheet::Manner;
use crate::model::{Gap, Ledger, Site, Stage, Won};

/// The bar of a project in a list, on its own scale: secured money is 122 of 146 units, executed
/// money runs past a light tick where it is more. More than 119 % takes the whole width, and
/// secured money is drawn as much shorter. Withheld: a dotted box. `None` where the project has
/// no such money: none written, all `-`, or sums below zero.
pub fn spark(ledger: &Ledger) -> Option<String> {
    let total = |stage| Total::of(&ledger.total(stage));
    let [secured, executed, demand] = [Stage::Secured, Stage::Executed, Stage::Demand].map(total);
    let absent = || paint(|canvas| canvas.rect(Paint::Absent, box_of(SECURED)));
    let drawing = match (secured, executed, demand) {
        _ if secured.is_incomplete() || executed.is_incomplete() => absent(),
        (Total::Known(secured), executed, _) if secured > Won::ZERO => {
            let executed = match executed {
                Total::Nothing => Some(Won::ZERO),
                total => total.known(),
            };
            paint(|canvas| pair(canvas, secured, executed))
        }
        (_, _, Total::Known(demand)) if demand > Won::ZERO && is_nothing(executed) => {
            paint(|canvas| canvas.rect(Paint::Want, box_of(SECURED)))
        }
        _ if demand.is_incomplete() => absent(),
        (Total::Known(Won::ZERO), executed, _) if is_nothing(executed) => paint(|canvas| {
            canvas.line(Paint::Zero, &[(2.0, 2.0), (2.0, 14.0)]);
        }),
        _ => return None,
    };
    let head = "<svg class=\"spark\" viewBox=\"0 0 146 16\" width=\"146\" height=\"16\" \
                aria-hidden=\"true\" focusable=\"false\">";
    Some(svg(head, &drawing))
}

/// The bar of one gap in the list of gaps: secured money is the whole width, the gap is dashed;
/// where more was executed than secured, a tick marks what was secured.
pub fn gap_bar(gap: &Gap, site: &Site) -> String {
    let tone = Tone::of(site, gap.source);
    let most = gap.secured.max(gap.executed);
    let scale = Scale::new((Won::ZERO, most), (0.5, 299.5));
    let bar = |from, to| Rect::between((scale.at(from), scale.at(to)), 0.5, 11.0);
    let executed = gap.executed.max(Won::ZERO);
    let drawing = canvas::draw((300.0, 12.0), |canvas| {
        if executed > Won::ZERO {
            canvas.rect(Paint::Solid(tone), bar(Won::ZERO, executed));
        }
        if gap.won() > Won::ZERO {
            let paint = if gap.is_told() { Paint::ToldHole } else { Paint::Hole };
            canvas.rect(paint, bar(executed, gap.secured.max(executed)).inset(0.8));
        } else if gap.secured > Won::ZERO {
            let x = scale.at(gap.secured);
            canvas.line(Paint::OverTick, &[(x, 1.0), (x, 11.0)]);
        }
    });
    let head = "<svg class=\"chart\" viewBox=\"0 0 300 12\" preserveAspectRatio=\"none\" \
                aria-hidden=\"true\" focusable=\"false\">";
    svg(head, &drawing)
}

const SECURED: f64 = 122.0;
const LONGEST: f64 = 145.0;

fn paint(paint: impl FnOnce(&Canvas<'_>)) -> Drawing {
    canvas::draw((146.0, 16.0), paint)
}

fn svg(head: &str, drawing: &Drawing) -> String {
    let mut svg = String::with_capacity(head.len() + drawing.sheet.len() + 8);
    svg.push_str(head);
    drawing.sheet.write(Manner::Classes, &mut svg);
    svg.push_str("</svg>");
    svg
}

fn box_of(width: f64) -> Rect {
    Rect { x: 0.5, y: 1.5, width, height: 13.0 }
}

fn pair(canvas: &Canvas<'_>, secured: Won, executed: Option<Won>) {
    let spent = executed.unwrap_or(Won::ZERO).max(Won::ZERO);
    let share = spent.0 as f64 / secured.0 as f64;
    let whole = if share * SECURED > LONGEST { LONGEST / share } else { SECURED };
    canvas.hatched(Tone::Sum, box_of(whole));
    match executed {
        None => canvas.rect(Paint::Absent, box_of(whole).inset(2.5)),
        Some(_) if spent == Won::ZERO => {
            canvas.line(Paint::Zero, &[(2.0, 1.5), (2.0, 14.5)]);
        }
        Some(_) => canvas.rect(Paint::Solid(Tone::Sum), box_of(whole * share)),
    }
    if spent > secured {
        canvas.line(Paint::OverTick, &[(whole, 2.0), (whole, 14.0)]);
    }
}

fn is_nothing(total: Total) -> bool {
    matches!(total, Total::Known(Won::ZERO) | Total::Nothing | Total::Missing)
}
