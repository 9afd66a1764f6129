//! How numbers are written.

/// The space between a number and its unit, and between thousands in Swedish.
pub const NO_BREAK_SPACE: char = '\u{a0}';

const MINUS: char = '\u{2212}';

/// How a language writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberStyle {
    thousands: char,
    decimal: char,
}

impl NumberStyle {
    /// "1 234,5" with a no-break space.
    pub const SWEDISH: Self = Self { thousands: NO_BREAK_SPACE, decimal: ',' };
    /// "1,234.5".
    pub const ENGLISH: Self = Self { thousands: ',', decimal: '.' };

    /// `value` with `decimals` decimals. What is not a number is written as a dash: it means that
    /// there is nothing to show.
    #[must_use]
    pub fn number(self, value: f64, decimals: usize) -> String {
        if !value.is_finite() {
            return "–".to_owned();
        }
        let digits = format!("{:.decimals$}", value.abs());
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut text = String::with_capacity(digits.len() + 6);
        // A value that rounds to nothing has no sign.
        if value < 0.0 && digits.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
            text.push(MINUS);
        }
        for (position, digit) in whole.chars().enumerate() {
            if position > 0 && (whole.len() - position).is_multiple_of(3) {
                text.push(self.thousands);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(self.decimal);
            text.push_str(fraction);
        }
        text
    }

    /// `value` with its sign always written; what rounds to nothing is "±0".
    #[must_use]
    pub fn signed(self, value: f64, decimals: usize) -> String {
        let text = self.number(value, decimals);
        let is_nothing = !text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
        match () {
            () if !value.is_finite() => text,
            () if is_nothing => "±0".to_owned(),
            () if value > 0.0 => format!("+{text}"),
            () => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_numbers_have_a_decimal_comma_and_no_break_spaces() {
        let sv = NumberStyle::SWEDISH;
        assert_eq!(sv.number(168_699.0, 0), "168\u{a0}699");
        assert_eq!(sv.number(1_234_567.891, 2), "1\u{a0}234\u{a0}567,89");
        assert_eq!(sv.number(-0.4, 1), "−0,4");
        assert_eq!(sv.number(999.0, 0), "999");
        assert_eq!(sv.number(f64::NAN, 1), "–");
    }

    #[test]
    fn what_rounds_to_nothing_has_no_sign() {
        assert_eq!(NumberStyle::SWEDISH.number(-0.04, 1), "0,0");
        assert_eq!(NumberStyle::SWEDISH.signed(0.04, 1), "±0");
        assert_eq!(NumberStyle::SWEDISH.signed(0.4, 1), "+0,4");
        assert_eq!(NumberStyle::SWEDISH.signed(-1.0, 1), "−1,0");
    }
}
