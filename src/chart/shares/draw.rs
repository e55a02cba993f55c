//! Draws the share strip: words at their source where all have room, else a list below.

use super::{Share, spent_words};
use crate::chart::canvas::{self, Canvas, Rect};
use crate::chart::figure::{Drawing, Width};
use crate::chart::letters;
use crate::chart::paint::{Paint, Tone};
use crate::chart::scale::Scale;
use crate::chart::subject::Voice;
use crate::model::Won;

/// The strip with its words.
pub(in crate::chart) fn drawing(voice: Voice<'_>, shares: &[Share], width: Width) -> Drawing {
    let strip = Strip::of(width);
    let slots = strip.slots(shares);
    let columns: Vec<Column> =
        shares.iter().zip(&slots).map(|(share, slot)| strip.column(voice, share, slot)).collect();
    let in_place = have_room(&columns, strip.across);
    let list = if in_place { Vec::new() } else { list(voice, shares, &strip) };
    let top = if in_place { strip.secured.0 } else { 0.5 };
    let end = top + strip.executed.0 - strip.secured.0 + strip.executed.1;
    let foot = if in_place { strip.foot } else { 10.0 + LINE * list.len() as f64 };
    let size = (strip.across, end + foot);
    canvas::draw(size, |canvas| {
        for (share, slot) in shares.iter().zip(&slots) {
            strip.bars(canvas, voice, (share, slot), top);
        }
        let mut next = strip.across + 6.0;
        for column in columns.iter().rev().filter(|_| in_place) {
            column.draw(canvas, strip.across, next);
            next = column.reach(strip.across).0;
        }
        for (index, (tone, text)) in list.iter().enumerate() {
            let y = end + 6.0 + LINE * (index as f64 + 1.0) - 3.0;
            if let Some(tone) = tone {
                canvas.hatched(*tone, Rect { x: 0.5, y: y - 9.5, width: 9.0, height: 9.0 });
            }
            canvas.text(strip.list_role, (INDENT, y), text);
        }
    })
}

/// Height of a line of the list, and where its words begin.
const LINE: f64 = 19.0;
const INDENT: f64 = 15.0;

/// Sizes of one of the drawings; the constants are the design's.
struct Strip {
    wide: bool,
    across: f64,
    /// Upper edge and height of the two bars.
    secured: (f64, f64),
    executed: (f64, f64),
    foot: f64,
    list_role: &'static str,
}

/// The place of a source, as wide as the larger of its two amounts.
struct Slot {
    from: f64,
    to: f64,
    scale: Scale,
}

impl Strip {
    fn of(width: Width) -> Self {
        match width {
            Width::Wide | Width::Half => Self {
                wide: true,
                across: width.across(),
                secured: (44.0, 34.0),
                executed: (83.0, 14.0),
                foot: 24.0,
                list_role: "",
            },
            Width::Narrow => Self {
                wide: false,
                across: width.across(),
                secured: (56.0, 30.0),
                executed: (90.0, 13.0),
                foot: 42.0,
                list_role: "sm",
            },
        }
    }

    fn slots(&self, shares: &[Share]) -> Vec<Slot> {
        let needs = |share: &Share| share.secured.max(share.spent().unwrap_or(Won::ZERO));
        let whole: Won = shares.iter().map(needs).sum();
        let scale = Scale::new((Won::ZERO, whole), (0.5, self.across - 1.0));
        let mut reached = Won::ZERO;
        let mut slots = Vec::with_capacity(shares.len());
        for share in shares {
            let from = scale.at(reached);
            reached += needs(share);
            let to = scale.at(reached);
            slots.push(Slot { from, to, scale: Scale::new((Won::ZERO, needs(share)), (from, to)) });
        }
        slots
    }

    fn bars(&self, canvas: &Canvas<'_>, voice: Voice<'_>, at: (&Share, &Slot), top: f64) {
        let (share, slot) = at;
        let tone = Tone::of(voice.site, share.source);
        let end = slot.scale.at(share.secured);
        canvas.hatched(tone, Rect::between((slot.from, end), top, self.secured.1));
        let y = top + self.executed.0 - self.secured.0;
        let rect = |from, to| Rect::between((from, to), y, self.executed.1);
        let Some(spent) = share.spent() else {
            return canvas.rect(Paint::Absent, rect(slot.from, end).inset(0.8));
        };
        let reached = slot.scale.at(spent);
        if spent > Won::ZERO {
            canvas.rect(Paint::Solid(tone), rect(slot.from, reached));
        }
        if share.short() > Won::ZERO {
            let paint = if share.holes.is_alarming() { Paint::Hole } else { Paint::ToldHole };
            canvas.rect(paint, rect(reached, end).inset(0.8));
        } else if share.unrecorded() > Won::ZERO {
            canvas.rect(Paint::Absent, rect(reached, end).inset(0.8));
        }
    }

    fn column(&self, voice: Voice<'_>, share: &Share, slot: &Slot) -> Column {
        let name = voice.name(share.source).to_owned();
        let rate = voice.locale.rate(share.rate);
        let secured = voice.locale.amount(share.secured);
        let mut words = if self.wide {
            let secured = voice.say_amount("chart.share.secured", share.secured);
            vec![Word::new("big", 16.0, format!("{name} {rate}")), Word::new("m", 36.0, secured)]
        } else {
            vec![
                Word::new("b", 13.0, name),
                Word::new("b", 31.0, rate),
                Word::new("m sm", 48.0, secured),
            ]
        };
        let extra = self.below(voice, (share, slot), &mut words);
        Column { from: slot.from, words, extra }
    }

    /// The words under the strip: what was executed, and what was not.
    fn below(
        &self,
        voice: Voice<'_>,
        (share, slot): (&Share, &Slot),
        words: &mut Vec<Word>,
    ) -> Option<(Word, f64)> {
        let alarm =
            if share.holes.is_alarming() && share.short() > Won::ZERO { "hole-t" } else { "" };
        let said = spent_words(voice, share);
        let room = slot.to - slot.from;
        let first_with_room = |texts: &[String], role: &str| {
            let fits = |text: &&String| letters::width(text, role) <= room;
            texts.iter().find(fits).or(texts.last()).cloned().unwrap_or_default()
        };
        if self.wide {
            let text = first_with_room(&said, alarm);
            let left = room - letters::width(&text, alarm) - 18.0;
            words.push(Word::new(alarm, 115.0, text));
            let extra = voice.say_amount("chart.unexecuted", share.short());
            let shown = share.short() > Won::ZERO && letters::width(&extra, "hole-t") <= left;
            let role = if alarm.is_empty() { "e hole-t told" } else { "e hole-t" };
            return shown.then(|| (Word::new(role, 115.0, extra), slot.to - 10.0));
        }
        let (first, rest) = said.split_first()?;
        let amount = first.split(" · ").next().unwrap_or_default().to_owned();
        let role = if alarm.is_empty() { "sm" } else { "sm hole-t" };
        let lines: Vec<(String, &str)> = match rest.last() {
            Some(rate) if letters::width(&amount, "sm") <= room => {
                vec![(amount, "sm"), (rate.clone(), role)]
            }
            Some(rate) => vec![(rate.clone(), role)],
            None => vec![(amount, "sm")],
        };
        let at = [121.0, 137.0];
        words.extend(lines.into_iter().zip(at).map(|((text, role), y)| Word::new(role, y, text)));
        None
    }
}

struct Word {
    role: &'static str,
    y: f64,
    text: String,
}

impl Word {
    fn new(role: &'static str, y: f64, text: String) -> Self {
        Self { role, y, text }
    }
}

/// The words at one source, and a word at the end of its place.
struct Column {
    from: f64,
    words: Vec<Word>,
    extra: Option<(Word, f64)>,
}

impl Column {
    /// From where to where it reaches: it ends at the edge where it would run over it.
    fn reach(&self, across: f64) -> (f64, f64) {
        let widths = self.words.iter().map(|word| letters::width(&word.text, word.role));
        let width = widths.fold(0.0, f64::max);
        let from = self.from.min(across - width);
        (from, from + width)
    }

    /// Draws the words; the extra one only where it keeps clear of the `next` column.
    fn draw(&self, canvas: &Canvas<'_>, across: f64, next: f64) {
        let at_edge = self.reach(across).0 < self.from;
        for word in &self.words {
            if at_edge {
                canvas.text(&format!("{} e", word.role), (across, word.y), &word.text);
            } else {
                canvas.text(word.role, (self.from, word.y), &word.text);
            }
        }
        if let Some((word, x)) = self.extra.as_ref().filter(|(_, x)| *x + 6.0 <= next) {
            canvas.text(word.role, (*x, word.y), &word.text);
        }
    }
}

fn have_room(columns: &[Column], across: f64) -> bool {
    let reaches: Vec<(f64, f64)> = columns.iter().map(|column| column.reach(across)).collect();
    let apart = |pair: &[(f64, f64)]| match pair {
        [a, b] => a.1 + 6.0 <= b.0,
        _ => true,
    };
    reaches.windows(2).all(apart) && reaches.iter().all(|(from, _)| *from >= 0.0)
}

/// One source a line, behind its sign; a narrow drawing takes a second line for what was executed.
fn list(voice: Voice<'_>, shares: &[Share], strip: &Strip) -> Vec<(Option<Tone>, String)> {
    let room = strip.across - INDENT;
    let mut lines = Vec::new();
    for share in shares {
        let tone = Tone::of(voice.site, share.source);
        let name = voice.name(share.source);
        let rate = voice.locale.rate(share.rate);
        let secured = voice.say_amount("chart.share.secured", share.secured);
        let figures = format!("{rate} · {secured}");
        let spent = spent_words(voice, share).into_iter().next().unwrap_or_default();
        let name_room = room - letters::width(&figures, strip.list_role) - 6.0;
        let whole = format!("{name} {figures} · {spent}");
        if letters::width(&whole, strip.list_role) <= room {
            lines.push((Some(tone), whole));
        } else {
            let name = letters::fit(name, strip.list_role, name_room);
            lines.push((Some(tone), format!("{name} {figures}")));
            lines.push((None, letters::fit(&spent, strip.list_role, room)));
        }
    }
    lines
}
