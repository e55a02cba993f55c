//! Draws the share strip: words at their source where all have room, else a list below.

use super::{Share, Told};
use crate::chart::canvas::{self, Canvas, Rect};
use crate::chart::figure::{Drawing, Width};
use crate::chart::letters::{self, Measured};
use crate::chart::paint::{Paint, Tone};
use crate::chart::scale::Scale;
use crate::chart::subject::Voice;
use crate::model::Won;

/// The strip with its words.
pub(in crate::chart) fn drawing(voice: Voice<'_>, told: &[Told], width: Width) -> Drawing {
    let strip = Strip::of(width);
    let slots = strip.slots(told);
    let columns: Vec<Column<'_>> =
        told.iter().zip(&slots).map(|(told, slot)| strip.column(told, slot)).collect();
    let in_place = have_room(&columns, strip.across);
    let list = if in_place { Vec::new() } else { list(voice, told, &strip) };
    let top = if in_place { strip.secured.0 } else { 0.5 };
    let end = top + strip.executed.0 - strip.secured.0 + strip.executed.1;
    let foot = if in_place { strip.foot } else { 10.0 + LINE * list.len() as f64 };
    let size = (strip.across, end + foot);
    canvas::draw(size, |canvas| {
        for (Told { share, .. }, slot) in told.iter().zip(&slots) {
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

    fn slots(&self, told: &[Told]) -> Vec<Slot> {
        let needs = |share: &Share| share.secured.max(share.spent().unwrap_or(Won::ZERO));
        let whole: Won = told.iter().map(|told| needs(&told.share)).sum();
        let scale = Scale::new((Won::ZERO, whole), (0.5, self.across - 1.0));
        let mut reached = Won::ZERO;
        let mut slots = Vec::with_capacity(told.len());
        for Told { share, .. } in told {
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

    fn column<'a>(&self, told: &'a Told, slot: &Slot) -> Column<'a> {
        let said = &told.said;
        let mut words = Vec::with_capacity(5);
        if self.wide {
            words.push(Word::new("big", 16.0, &said.named_rate));
            words.push(Word::new("m", 36.0, &said.secured));
        } else {
            words.push(Word::new("b", 13.0, &said.name));
            words.push(Word::new("b", 31.0, &said.rate));
            words.push(Word::new("m sm", 48.0, &said.amount));
        }
        let extra = self.below((told, slot), &mut words);
        let widths = words.iter().map(|word| word.text.width(word.role));
        Column { from: slot.from, width: widths.fold(0.0, f64::max), words, extra }
    }

    /// The words under the strip: what was executed, and what was not.
    fn below<'a>(
        &self,
        (Told { share, said }, slot): (&'a Told, &Slot),
        words: &mut Vec<Word<'a>>,
    ) -> Option<(Word<'a>, f64)> {
        let is_short = share.short() > Won::ZERO;
        let alarm = if share.holes.is_alarming() && is_short { "hole-t" } else { "" };
        let room = slot.to - slot.from;
        if self.wide {
            let with_room = said.spent.iter().find(|text| text.width(alarm) <= room);
            let text = with_room.or(said.spent.last())?;
            let left = room - text.width(alarm) - 18.0;
            words.push(Word::new(alarm, 115.0, text));
            let shown = is_short && said.unexecuted.width("hole-t") <= left;
            let role = if alarm.is_empty() { "e hole-t told" } else { "e hole-t" };
            return shown.then(|| (Word::new(role, 115.0, &said.unexecuted), slot.to - 10.0));
        }
        let role = if alarm.is_empty() { "sm" } else { "sm hole-t" };
        let amount = (&said.spent_alone, "sm");
        let rate = said.spent.get(1..).and_then(<[_]>::last).map(|rate| (rate, role));
        let has_room = rate.is_none() || said.spent_alone.width("sm") <= room;
        let lines = has_room.then_some(amount).into_iter().chain(rate);
        let at = [121.0, 137.0];
        words.extend(lines.zip(at).map(|((text, role), y)| Word::new(role, y, text)));
        None
    }
}

struct Word<'a> {
    role: &'static str,
    y: f64,
    text: &'a Measured,
}

impl<'a> Word<'a> {
    fn new(role: &'static str, y: f64, text: &'a Measured) -> Self {
        Self { role, y, text }
    }
}

/// The words at one source, and a word at the end of its place.
struct Column<'a> {
    from: f64,
    /// How wide the widest of its words is.
    width: f64,
    words: Vec<Word<'a>>,
    extra: Option<(Word<'a>, f64)>,
}

impl Column<'_> {
    /// From where to where it reaches: it ends at the edge where it would run over it.
    fn reach(&self, across: f64) -> (f64, f64) {
        let from = self.from.min(across - self.width);
        (from, from + self.width)
    }

    /// Draws the words; the extra one only where it keeps clear of the `next` column.
    fn draw(&self, canvas: &Canvas<'_>, across: f64, next: f64) {
        let at_edge = self.reach(across).0 < self.from;
        for word in &self.words {
            if at_edge {
                canvas.text(&format!("{} e", word.role), (across, word.y), word.text.text());
            } else {
                canvas.text(word.role, (self.from, word.y), word.text.text());
            }
        }
        if let Some((word, x)) = self.extra.as_ref().filter(|(_, x)| *x + 6.0 <= next) {
            canvas.text(word.role, (*x, word.y), word.text.text());
        }
    }
}

fn have_room(columns: &[Column<'_>], across: f64) -> bool {
    let reaches: Vec<(f64, f64)> = columns.iter().map(|column| column.reach(across)).collect();
    let apart = |pair: &[(f64, f64)]| match pair {
        [a, b] => a.1 + 6.0 <= b.0,
        _ => true,
    };
    reaches.windows(2).all(apart) && reaches.iter().all(|(from, _)| *from >= 0.0)
}

/// One source a line, behind its sign; a narrow drawing takes a second line for what was executed.
fn list(voice: Voice<'_>, told: &[Told], strip: &Strip) -> Vec<(Option<Tone>, String)> {
    let room = strip.across - INDENT;
    let mut lines = Vec::new();
    for Told { share, said } in told {
        let tone = Tone::of(voice.site, share.source);
        let (name, spent) = (said.name.text(), said.spent.first());
        let spent = spent.map(Measured::text).unwrap_or_default();
        let figures = [said.rate.text(), " · ", said.secured.text()].concat();
        let name_room = room - letters::width(&figures, strip.list_role) - 6.0;
        let whole = [name, " ", &figures, " · ", spent].concat();
        if letters::width(&whole, strip.list_role) <= room {
            lines.push((Some(tone), whole));
        } else {
            let name = letters::fit(name, strip.list_role, name_room);
            lines.push((Some(tone), format!("{name} {figures}")));
            lines.push((None, letters::fit(spent, strip.list_role, room)));
        }
    }
    lines
}
