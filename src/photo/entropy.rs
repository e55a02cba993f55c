//! Whether a JPEG has the pixels its head promises.
//!
//! Counts what is coded and decodes no colour (ITU-T T.81 §F.2.2 and Figure F.13). The decoder
//! makes grey of what is missing, and says nothing where an end of image stands in its place: a
//! photo that a program rescued would be published by half. What is odd otherwise is the decoder's
//! to judge.

/// As many bits as the longest code has.
const LONGEST: u32 = 16;

/// More tables than any photo has, so that they take no time.
const MOST_TABLES: u32 = 1000;

/// Which symbol a code of so many bits stands for, by the next 16 bits; length 0 where none does.
type Table = Vec<(u8, u8)>;

/// A part of the colours, and how its samples lie.
#[derive(Clone, Copy)]
struct Component {
    id: u8,
    across: u32,
    down: u32,
}

/// What the head says before a scan.
#[derive(Default)]
struct Head {
    width: u32,
    height: u32,
    progressive: bool,
    components: Vec<Component>,
    /// Units before each restart; 0 where there is none.
    restart: u32,
    /// Of means and of the rest, by number.
    tables: [[Option<Table>; 4]; 2],
    /// How many tables were read.
    read: u32,
}

/// One component in a scan: blocks in a unit, and its tables.
struct Coded<'a> {
    blocks: u32,
    mean: &'a Table,
    rest: Option<&'a Table>,
}

/// Whether a row or more of what a scan should hold is not there.
pub(super) fn is_cut(bytes: &[u8]) -> bool {
    let mut head = Head::default();
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let [0xff, marker, after @ ..] = rest {
        let [high, low, ..] = after else { return false };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        rest = match marker {
            0xff => rest.get(1..).unwrap_or_default(),
            0xd9 => return false,
            0x01 | 0xd0..=0xd7 => after,
            _ => {
                let segment = after.get(2..length).unwrap_or_default();
                let after = after.get(length..).unwrap_or_default();
                if *marker == 0xda {
                    if head.scan_is_cut(segment, after).unwrap_or_default() {
                        return true;
                    }
                    super::head::after_scan(after)
                } else {
                    head.read(*marker, segment);
                    after
                }
            }
        };
    }
    false
}

impl Head {
    fn read(&mut self, marker: u8, segment: &[u8]) {
        match (marker, segment) {
            (0xc0..=0xc2, [8, a, b, c, d, _, parts @ ..]) => {
                self.progressive = marker == 0xc2;
                self.height = u32::from(u16::from_be_bytes([*a, *b]));
                self.width = u32::from(u16::from_be_bytes([*c, *d]));
                let parts = parts.chunks_exact(3).filter_map(|part| match part {
                    [id, sampling, _] => {
                        let (across, down) = (sampling >> 4, sampling & 15);
                        Some(Component { id: *id, across: across.into(), down: down.into() })
                    }
                    _ => None,
                });
                self.components = parts.collect();
            }
            (0xc4, segment) => self.read_tables(segment),
            (0xdd, [high, low, ..]) => self.restart = u16::from_be_bytes([*high, *low]).into(),
            _ => {}
        }
    }

    fn read_tables(&mut self, mut segment: &[u8]) {
        while let Some(([kind, counts @ ..], rest)) = segment.split_first_chunk::<17>() {
            self.read += 1;
            if self.read > MOST_TABLES {
                return;
            }
            let symbols = counts.iter().map(|count| usize::from(*count)).sum();
            let Some((symbols, rest)) = rest.split_at_checked(symbols) else { return };
            let class = self.tables.get_mut(usize::from(kind >> 4));
            let place = class.and_then(|class| class.get_mut(usize::from(kind & 15)));
            if let Some(place) = place {
                *place = table(counts, symbols);
            }
            segment = rest;
        }
    }

    /// Whether a row or more of a scan is missing; nothing where that can't be told.
    fn scan_is_cut(&self, segment: &[u8], coded: &[u8]) -> Option<bool> {
        let (count, rest) = segment.split_first()?;
        let (parts, rest) = rest.split_at_checked(2 * usize::from(*count))?;
        let [from, _, bits, ..] = rest else { return None };
        // Finer passes over what is there already change no whole row.
        if self.progressive && (*from != 0 || bits >> 4 != 0) {
            return None;
        }
        let most = |side: fn(&Component) -> u32| self.components.iter().map(side).max();
        let (across, down) = (most(|one| one.across)?, most(|one| one.down)?);
        let alone = *count == 1;
        let mut unit = Vec::new();
        let (mut columns, mut rows) =
            (self.width.div_ceil((8 * across).max(1)), self.height.div_ceil((8 * down).max(1)));
        for part in parts.chunks_exact(2) {
            let [id, numbers] = part else { return None };
            let found = self.components.iter().find(|one| one.id == *id)?;
            let [means, rests] = &self.tables;
            let mean = means.get(usize::from(numbers >> 4))?.as_ref()?;
            let rest = rests.get(usize::from(numbers & 15))?.as_ref();
            let rest = if self.progressive { None } else { Some(rest?) };
            let mut blocks = found.across * found.down;
            if alone {
                blocks = 1;
                columns = (self.width * found.across).div_ceil((8 * across).max(1));
                rows = (self.height * found.down).div_ceil((8 * down).max(1));
            }
            unit.push(Coded { blocks, mean, rest });
        }
        let missing = missing(&unit, columns.checked_mul(rows)?, self.restart, coded)?;
        Some(missing > 0 && missing >= columns)
    }
}

/// The codes of a table (§C.2): of each length as many as `counts` says, one after the other.
fn table(counts: &[u8], symbols: &[u8]) -> Option<Table> {
    let mut table = vec![(0, 0); 1 << LONGEST];
    let (mut code, mut symbols) = (0_usize, symbols.iter());
    for (length, count) in (1..=LONGEST).zip(counts) {
        let share = 1_usize << (LONGEST - length);
        for _ in 0..*count {
            let places = table.get_mut(code..code + share)?;
            places.fill((u8::try_from(length).ok()?, *symbols.next()?));
            code += share;
        }
    }
    Some(table)
}

/// How many units of a scan are not coded; nothing where a code is none.
fn missing(unit: &[Coded<'_>], units: u32, restart: u32, coded: &[u8]) -> Option<u32> {
    let mut bits = Bits { rest: coded, next: 0, count: 0, lacking: 0 };
    let mut left = units;
    while left > 0 {
        let run = if restart > 0 { restart.min(left) } else { left };
        let done = (0..run).try_fold(0, |done, _| match bits.pass(unit) {
            Some(()) => Ok(done + 1),
            None => Err(done),
        });
        let is_restart = bits.restart();
        match done {
            Ok(_) if left == run => return Some(0),
            // Between two restarts something may be lost that is not the end.
            Ok(_) | Err(_) if is_restart => left -= run,
            Err(done) if bits.lacking > 0 => return Some(left - done),
            Ok(done) => return Some(left - done),
            Err(_) => return None,
        }
    }
    Some(0)
}

/// The bits of a scan up to the next marker; behind it come zeros.
struct Bits<'a> {
    rest: &'a [u8],
    next: u64,
    count: u32,
    /// How many bits were taken that are not there.
    lacking: u32,
}

impl Bits<'_> {
    /// Passes over the blocks of one unit; nothing where the bits end, or a code is none.
    fn pass(&mut self, unit: &[Coded<'_>]) -> Option<()> {
        for coded in unit {
            for _ in 0..coded.blocks {
                let size = self.symbol(coded.mean)?;
                self.skip(size.into())?;
                let Some(rest) = coded.rest else { continue };
                let mut at = 1;
                while at < 64 {
                    let symbol = self.symbol(rest)?;
                    let (zeros, size) = (u32::from(symbol >> 4), u32::from(symbol & 15));
                    match (zeros, size) {
                        (15, 0) => at += 16,
                        (_, 0) => break,
                        _ => at += zeros + 1,
                    }
                    self.skip(size)?;
                }
            }
        }
        Some(())
    }

    fn symbol(&mut self, table: &Table) -> Option<u8> {
        if self.count < LONGEST {
            self.fill();
        }
        let next = usize::try_from(self.next >> (64 - LONGEST)).ok()?;
        let (length, symbol) = table.get(next).copied()?;
        if length == 0 {
            // Ones fill the last byte and are no code.
            self.lacking += u32::from(self.count < LONGEST && self.is_at_its_end());
            return None;
        }
        self.skip(length.into())?;
        Some(symbol)
    }

    fn skip(&mut self, bits: u32) -> Option<()> {
        // No size is longer than the longest code (T.81 F.1.2.1), whatever a table says.
        if bits > LONGEST {
            return None;
        }
        if bits > self.count {
            self.fill();
        }
        if bits > self.count {
            self.lacking += bits - self.count;
            return None;
        }
        self.next <<= bits;
        self.count -= bits;
        Some(())
    }

    fn fill(&mut self) {
        // Mostly there are four bytes without a marker among them.
        if let (0..=32, Some((next, rest))) = (self.count, self.rest.split_first_chunk::<4>())
            && !next.contains(&0xff)
        {
            self.next |= u64::from(u32::from_be_bytes(*next)) << (32 - self.count);
            self.count += 32;
            self.rest = rest;
            return;
        }
        while self.count <= 56 {
            let (byte, rest) = match self.rest {
                [0xff, 0, rest @ ..] => (0xff, rest),
                [0xff, ..] | [] => return,
                [byte, rest @ ..] => (*byte, rest),
            };
            self.next |= u64::from(byte) << (56 - self.count);
            self.count += 8;
            self.rest = rest;
        }
    }

    fn is_at_its_end(&self) -> bool {
        matches!(self.rest, [] | [0xff, 1..=0xff, ..])
    }

    /// Goes behind the next marker, where that is a restart.
    fn restart(&mut self) -> bool {
        let is_marker = |pair: &[u8]| matches!(pair, [0xff, 1..=0xfe]);
        let at = self.rest.windows(2).position(is_marker).unwrap_or(self.rest.len());
        let found = matches!(self.rest.get(at..), Some([0xff, 0xd0..=0xd7, ..]));
        if found {
            self.rest = self.rest.get(at + 2..).unwrap_or_default();
            (self.next, self.count) = (0, 0);
        }
        found
    }
}
