//! Cells of a table and how a spreadsheet wants them written.

use std::borrow::Cow;

use crate::i18n::{Language, Tr};
use crate::model::{Month, Ore};

/// A cell of an exported table.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// There is no value.
    #[default]
    Empty,
    /// The value is not shown: `..`, as SCB writes it.
    Hidden,
    /// Text, which a spreadsheet must never take for a formula.
    Text(String),
    /// A number with at most so many decimals; what is not finite is written as no value.
    Number {
        /// The number.
        value: f64,
        /// Decimals at most.
        decimals: usize,
    },
    /// A number with all the decimals that it takes to read the same number again.
    Exact(f64),
    /// Kronor with two decimals.
    Money(Ore),
    /// A month, written `2027-04`.
    Month(Month),
}

/// Decimals of people, cases and measures: more than anybody needs, few enough to read.
const DECIMALS: usize = 4;

impl Cell {
    /// A number of people, of cases or the like.
    #[must_use]
    pub const fn number(value: f64) -> Self {
        Self::Number { value, decimals: DECIMALS }
    }

    /// A number with at most six decimals: what a source or a planner wrote.
    #[must_use]
    pub const fn precise(value: f64) -> Self {
        Self::Number { value, decimals: 6 }
    }

    /// A whole number.
    #[must_use]
    pub fn whole(value: impl Into<f64>) -> Self {
        Self::Number { value: value.into(), decimals: 0 }
    }

    /// Text, or no value where it is empty.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// The cell as a person reads it: numbers as the language writes them, amounts in whole kronor.
    pub(super) fn shown(&self, tr: &Tr) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Hidden => "..".to_owned(),
            Self::Text(text) => text.clone(),
            Self::Number { value, decimals } => tr.number(*value, needed(*value, *decimals)),
            Self::Exact(value) => tr.number(*value, needed(*value, 4)),
            Self::Money(amount) => tr.number(amount.to_sek(), 0),
            Self::Month(month) => month.to_string(),
        }
    }

    /// The cell with `decimal` between whole and fraction. Numbers have no thousands separator
    /// and a plain minus, so that a spreadsheet reads them as numbers.
    pub(super) fn write(&self, decimal: char) -> Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Hidden => "..".into(),
            Self::Text(text) => guarded(text),
            Self::Number { value, decimals } => number(*value, *decimals, decimal).into(),
            Self::Exact(value) if !value.is_finite() => "".into(),
            Self::Exact(value) => value.to_string().replace('.', &decimal.to_string()).into(),
            Self::Money(amount) => money(*amount, decimal).into(),
            Self::Month(month) => month.to_string().into(),
        }
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<Month> for Cell {
    fn from(month: Month) -> Self {
        Self::Month(month)
    }
}

impl From<Ore> for Cell {
    fn from(amount: Ore) -> Self {
        Self::Money(amount)
    }
}

/// `text` with an apostrophe before it where a spreadsheet could take it for a formula.
///
/// A planner's step may be called "=1+1", and a name may come with somebody else's file. Spaces
/// are looked past, since programs trim them, and full-width signs count too.
///
/// Source: OWASP, CSV Injection.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    let is_control = text.starts_with(['\t', '\r', '\n']);
    let is_formula = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    if is_control || is_formula { format!("'{text}").into() } else { text.into() }
}

/// How many decimals `value` needs, of `most` at the most.
pub(super) fn needed(value: f64, most: usize) -> usize {
    let is_enough = |places: usize| {
        let scaled = value * 10_f64.powi(places as i32);
        (scaled - scaled.round()).abs() < 1e-6
    };
    (0..most).find(|&places| is_enough(places)).unwrap_or(most)
}

fn number(value: f64, decimals: usize, decimal: char) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let text = format!("{value:.decimals$}");
    let text = match text.split_once('.') {
        Some((whole, fraction)) => match fraction.trim_end_matches('0') {
            "" => whole.to_owned(),
            fraction => format!("{whole}{decimal}{fraction}"),
        },
        None => text,
    };
    // What rounds to nothing has no sign.
    if text == "-0" { "0".to_owned() } else { text }
}

fn money(amount: Ore, decimal: char) -> String {
    let sign = if amount < Ore::ZERO { "-" } else { "" };
    let ore = amount.0.unsigned_abs();
    format!("{sign}{}{decimal}{:02}", ore / 100, ore % 100)
}

/// A table as text for the clipboard: tabs between cells, a line a row, which spreadsheets paste
/// into cells. Numbers have the decimal sign of `language`, since that is what the user's
/// spreadsheet most likely has.
#[must_use]
pub fn table_tsv(headings: &[String], rows: &[Vec<Cell>], language: Language) -> String {
    let decimal = match language {
        Language::Sv => ',',
        Language::En => '.',
    };
    let mut text = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = Cow<'_, str>>| {
        let cells: Vec<String> = cells.map(|cell| clipboard_cell(&cell)).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    };
    line(&mut headings.iter().map(|heading| guarded(heading)));
    for row in rows {
        line(&mut row.iter().map(|cell| cell.write(decimal)));
    }
    text
}

/// A cell may not hold what separates cells; quotation marks are doubled inside their own pair.
fn clipboard_cell(text: &str) -> String {
    let text = text.replace(['\t', '\r', '\n'], " ");
    if text.contains('"') { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn swedish(cell: &Cell) -> String {
        cell.write(',').into_owned()
    }

    #[test]
    fn numbers_have_a_decimal_comma_and_nothing_between_thousands() {
        assert_eq!(swedish(&Cell::number(1_234_567.25)), "1234567,25");
        assert_eq!(swedish(&Cell::number(-0.5)), "-0,5");
        assert_eq!(swedish(&Cell::number(20.0)), "20");
        assert_eq!(swedish(&Cell::whole(200)), "200");
        assert_eq!(swedish(&Cell::number(-0.000_01)), "0");
        assert_eq!(swedish(&Cell::Exact(0.1 + 0.2)), "0,30000000000000004");
        assert_eq!(swedish(&Cell::Exact(2_900.0)), "2900");
        assert_eq!(swedish(&Cell::Exact(f64::NAN)), "");
    }

    #[test]
    fn what_is_not_a_number_is_no_value() {
        assert_eq!(swedish(&Cell::number(f64::NAN)), "");
        assert_eq!(swedish(&Cell::number(f64::INFINITY)), "");
        assert_eq!(swedish(&Cell::from(None::<Month>)), "");
    }

    #[test]
    fn money_is_exact_to_the_last_ore() {
        assert_eq!(swedish(&Cell::Money(Ore(123_456_789))), "1234567,89");
        assert_eq!(swedish(&Cell::Money(Ore(-5))), "-0,05");
        assert_eq!(swedish(&Cell::Money(Ore(i64::MIN))), "-92233720368547758,08");
    }

    #[test]
    fn text_that_looks_like_a_formula_is_disarmed_and_a_negative_number_is_not() {
        for text in ["=1+1", "+46", "-norr", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u{ff1d}1"] {
            assert_eq!(swedish(&Cell::text(text)), format!("'{text}"));
        }
        assert_eq!(swedish(&Cell::text("Ryd = väster")), "Ryd = väster");
        assert_eq!(swedish(&Cell::number(-1.0)), "-1");
    }

    #[test]
    fn a_table_on_the_clipboard_has_the_decimal_sign_of_the_language() {
        let headings = ["enhet".to_owned(), "tjänster".to_owned()];
        let rows = [vec![Cell::text("Norr"), Cell::number(1234.5)]];
        assert_eq!(table_tsv(&headings, &rows, Language::Sv), "enhet\ttjänster\nNorr\t1234,5\n");
        assert_eq!(table_tsv(&headings, &rows, Language::En), "enhet\ttjänster\nNorr\t1234.5\n");
    }

    #[test]
    fn a_cell_on_the_clipboard_stays_one_cell() {
        let rows = [vec![Cell::text("Bas\t\"norr\"\nsyd"), Cell::text("=2*3")]];
        assert_eq!(table_tsv(&[], &rows, Language::Sv), "\n\"Bas \"\"norr\"\" syd\"\t'=2*3\n");
    }
}
