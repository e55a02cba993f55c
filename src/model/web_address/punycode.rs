//! Names of other alphabets in letters, digits and hyphens: punycode, RFC 3492.
//!
//! Folds no letters and holds no table of alphabets: which of them a name may have is for those
//! to say who register names.

/// What a label in punycode begins with (RFC 5890 §2.3.2.5).
pub(super) const MARK: &str = "xn--";

/// Letters that a label may have: no more need to be coded.
const LONGEST: usize = 63;

/// The parameters of RFC 3492 §5.
const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_CODE: u32 = 128;

/// A label in small letters, without [`MARK`]; nothing where it is too long for a label.
pub(super) fn encoded(label: &str) -> Option<String> {
    let codes: Vec<u32> = label.chars().take(LONGEST + 1).map(u32::from).collect();
    if codes.len() > LONGEST {
        return None;
    }
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    let (mut code, mut delta, mut bias, mut done) = (FIRST_CODE, 0_u32, FIRST_BIAS, basic);
    while let Some(next) = codes.iter().copied().filter(|c| *c >= code).min() {
        delta = delta.checked_add((next - code).checked_mul(done + 1)?)?;
        for c in &codes {
            if *c < next {
                delta = delta.checked_add(1)?;
            }
            if *c == next {
                push_number(delta, bias, &mut out)?;
                bias = adapted(delta, done + 1, done == basic);
                (delta, done) = (0, done + 1);
            }
        }
        (delta, code) = (delta.checked_add(1)?, next + 1);
    }
    Some(out)
}

/// Whether this, after [`MARK`], codes a label of signs that can be seen and that could not be
/// written without it, in the one way there is.
pub(super) fn is_sound(coded: &str) -> bool {
    decoded(coded).is_some_and(|label| {
        let is_seen = label.chars().all(|c| !c.is_control() && !c.is_whitespace());
        is_seen && !label.is_ascii() && encoded(&label).is_some_and(|again| again == coded)
    })
}

/// The label that is coded in letters, digits and hyphens (RFC 3492 §6.2).
fn decoded(coded: &str) -> Option<String> {
    let (basic, extended) = coded.rsplit_once('-').unwrap_or(("", coded));
    let mut label: Vec<char> = basic.chars().collect();
    let (mut code, mut place, mut bias) = (FIRST_CODE, 0_u32, FIRST_BIAS);
    let mut digits = extended.bytes();
    while digits.len() > 0 {
        let last = place;
        place = place.checked_add(number(&mut digits, bias)?)?;
        let points = u32::try_from(label.len()).ok()? + 1;
        bias = adapted(place - last, points, last == 0);
        code = code.checked_add(place / points)?;
        place %= points;
        label.insert(usize::try_from(place).ok()?, char::from_u32(code)?);
        place += 1;
    }
    Some(label.into_iter().collect())
}

/// Writes a number of variable length (§3.3).
fn push_number(number: u32, bias: u32, out: &mut String) -> Option<()> {
    let (mut rest, mut k) = (number, BASE);
    loop {
        let threshold = threshold(k, bias);
        if rest < threshold {
            out.push(char::from_digit(digit_shift(rest), BASE)?);
            return Some(());
        }
        let digit = threshold + (rest - threshold) % (BASE - threshold);
        out.push(char::from_digit(digit_shift(digit), BASE)?);
        (rest, k) = ((rest - threshold) / (BASE - threshold), k + BASE);
    }
}

/// Reads a number of variable length.
fn number(digits: &mut impl Iterator<Item = u8>, bias: u32) -> Option<u32> {
    let (mut number, mut weight, mut k) = (0_u32, 1_u32, BASE);
    loop {
        let digit = char::from(digits.next()?).to_digit(BASE).map(shift_digit)?;
        number = number.checked_add(digit.checked_mul(weight)?)?;
        let threshold = threshold(k, bias);
        if digit < threshold {
            return Some(number);
        }
        (weight, k) = (weight.checked_mul(BASE - threshold)?, k + BASE);
    }
}

/// Punycode's digits are `a` to `z`, then `0` to `9`; the standard library's begin with `0`.
fn digit_shift(digit: u32) -> u32 {
    (digit + 10) % BASE
}

fn shift_digit(digit: u32) -> u32 {
    (digit + BASE - 10) % BASE
}

fn threshold(k: u32, bias: u32) -> u32 {
    k.saturating_sub(bias).clamp(LEAST, MOST)
}

/// The bias for the next number (§6.1).
fn adapted(delta: u32, points: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / DAMP } else { delta / 2 };
    delta += delta / points.max(1);
    let mut k = 0;
    while delta > ((BASE - LEAST) * MOST) / 2 {
        (delta, k) = (delta / (BASE - LEAST), k + BASE);
    }
    k + (BASE - LEAST + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Samples of RFC 3492 §7.1, (H), (L), (O), (R) and (F), and names in use.
    #[test]
    fn labels_are_coded_as_the_standard_codes_them() {
        for (label, coded) in [
            (
                "세계의모든사람들이한국어를이해한다면얼마나좋을까",
                "989aomsvi5e83db1d2a355cv1e0vak1dwrv93d5xbh15a0dt30a5jpsd879ccm6fea98c",
            ),
            ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
            ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"),
            ("そのスピードで", "d9juau41awczczp"),
            ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
            ("한국", "3e0b707e"),
            ("bücher", "bcher-kva"),
        ] {
            assert_eq!(encoded(label).as_deref(), Some(coded), "{label}");
            assert_eq!(decoded(coded).as_deref(), Some(label));
            assert!(is_sound(coded));
        }
    }

    #[test]
    fn what_codes_nothing_or_twice_is_not_sound() {
        for coded in ["", "abc-", "abc", "zzzzzzzzz", "3e0b707e-", "99999999", "a_b"] {
            assert!(!is_sound(coded), "{coded}");
        }
    }

    #[test]
    fn no_length_and_no_letter_is_too_much() {
        assert_eq!(encoded(&"가".repeat(64)), None);
        assert!(encoded(&"\u{10ffff}".repeat(63)).is_some());
        let mixed: String =
            (0..63).filter_map(|n| char::from_u32(0x10_0000 - n * 16_000)).collect();
        let coded = encoded(&mixed).unwrap();
        assert_eq!(decoded(&coded), Some(mixed));
    }
}
