//! Whole numbers as data files write them: digits, and a plain minus before them.

/// Adds a whole number to a text.
pub fn push_whole(text: &mut String, number: i128) {
    let Ok(mut rest) = u64::try_from(number.unsigned_abs()) else {
        text.push_str(&number.to_string());
        return;
    };
    if number < 0 {
        text.push('-');
    }
    // From the last digit: the largest of 64 bits has 20.
    let mut digits = [b'0'; 20];
    let mut count = 0;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        count += 1;
        if rest == 0 {
            break;
        }
    }
    let written = digits.get(digits.len() - count..).unwrap_or_default();
    text.push_str(str::from_utf8(written).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::push_whole;

    #[test]
    fn every_number_is_written_as_the_library_does() {
        let largest = i128::from(u64::MAX);
        for number in [0, 9, 10, -1, -10, 3_347_000_000, largest, largest + 1, -largest, i128::MIN]
        {
            let mut text = "=".to_owned();
            push_whole(&mut text, number);
            assert_eq!(text, format!("={number}"));
        }
    }
}
