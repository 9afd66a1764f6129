//! What a plan's papers say of themselves, and whose they are: kept with the plan, so that
//! everything that leaves the program says the same.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The largest logo, bytes.
pub const MAX_LOGO_BYTES: usize = 200 * 1024;
/// The most letters that a version, or a name of whom a paper is from, has.
pub const MAX_PAPER_TEXT: usize = 120;
/// The least contrast of an accent colour with white paper (WCAG 2.2, 1.4.3, level AA).
pub const MIN_ACCENT_CONTRAST: f64 = 4.5;

/// How far a paper has come.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Status {
    /// Utkast.
    #[default]
    #[serde(rename = "utkast")]
    Draft,
    /// Förslag.
    #[serde(rename = "forslag")]
    Proposal,
    /// Beslutad.
    #[serde(rename = "beslutad")]
    Decided,
}

impl Status {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Proposal, Self::Decided];

    /// Stable name, as on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Draft => "utkast",
            Self::Proposal => "forslag",
            Self::Decided => "beslutad",
        }
    }

    /// Id of the message that names it.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Draft => "paper-status-draft",
            Self::Proposal => "paper-status-proposal",
            Self::Decided => "paper-status-decided",
        }
    }
}

/// A day of the calendar (Gregorian), written `2027-04-30` (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Day `day` of month `month` of `year`; `None` where the calendar has no such day, or the
    /// year is not one from 1900 to 9999 (what a spreadsheet knows).
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap =
            year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let days = match month {
            2 => 28 + u8::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let is_day =
            (1900..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days).contains(&day);
        is_day.then_some(Self { year, month, day })
    }

    /// Year, month and day.
    #[must_use]
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("\"{text}\" is not a day: write it as 2027-04-30");
        let parts: Vec<&str> = text.trim().split('-').collect();
        let [year, month, day] = parts.as_slice() else { return Err(wrong()) };
        let is_number = |text: &str, length: usize| {
            text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !(is_number(year, 4) && is_number(month, 2) && is_number(day, 2)) {
            return Err(wrong());
        }
        let date = match (year.parse(), month.parse(), day.parse()) {
            (Ok(year), Ok(month), Ok(day)) => Self::new(year, month, day),
            _ => None,
        };
        date.ok_or_else(wrong)
    }
}

/// The colour of headings: red, green and blue, written `#0b5c61`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Accent(pub u8, pub u8, pub u8);

impl Default for Accent {
    fn default() -> Self {
        Self(0x0b, 0x5c, 0x61)
    }
}

impl Accent {
    /// Contrast with white, 1 to 21 (WCAG 2.2, relative luminance of sRGB).
    #[must_use]
    pub fn contrast_with_white(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = 0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2);
        1.05 / (luminance + 0.05)
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl FromStr for Accent {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("\"{text}\" is not a colour: write it as #0b5c61");
        let digits = text.trim().trim_start_matches('#');
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_not_a_number| wrong())?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self(red, green, blue))
    }
}

/// What a logo is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LogoFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// SVG.
    Svg,
}

impl LogoFormat {
    /// What `bytes` seem to be, by how they begin.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        if bytes.starts_with(b"\xff\xd8\xff") {
            return Some(Self::Jpeg);
        }
        let text = std::str::from_utf8(bytes).ok()?;
        let text = text.trim_start_matches('\u{feff}').trim_start();
        (text.starts_with('<') && text.contains("<svg")).then_some(Self::Svg)
    }

    /// How the name of such a file ends.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Svg => "svg",
        }
    }
}

/// A logo, kept whole so that the plan needs no other file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// What it is written in.
    pub format: LogoFormat,
    /// The file.
    pub bytes: Arc<[u8]>,
    /// What it shows, for those who do not see it.
    pub alt: String,
}

/// What a plan's papers say of themselves, and whose they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Papers {
    /// How far they have come.
    pub status: Status,
    /// Their version, in the sender's own way of counting; may be empty.
    pub version: String,
    /// Their day; without one they say the plan's period instead, never today.
    pub date: Option<Date>,
    /// The committee that they are for; empty is the program's own word.
    pub committee: String,
    /// The department that they come from; empty is the program's own word.
    pub department: String,
    /// The colour of headings; `None` is the program's own.
    pub accent: Option<Accent>,
    /// The sender's logo.
    pub logo: Option<Logo>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_that_the_calendar_has() {
        for day in ["2027-04-30", "2028-02-29", "2000-02-29", "1900-01-01"] {
            assert_eq!(day.parse::<Date>().unwrap().to_string(), day);
        }
        for wrong in
            ["2027-02-29", "1900-02-29", "2027-04-31", "2027-4-1", "27-04-01", "", "2027-00-01"]
        {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_colour_is_six_digits_and_its_contrast_that_of_wcag() {
        // WCAG's own ends, and #767676, the lightest grey that passes AA on white (4.54:1,
        // WebAIM's contrast checker).
        for (text, contrast) in [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54)] {
            let colour: Accent = text.parse().unwrap();
            assert_eq!(colour.to_string(), text);
            assert!((colour.contrast_with_white() - contrast).abs() < 0.005, "{text}");
        }
        assert_eq!("0B5C61".parse(), Ok(Accent::default()));
        for wrong in ["", "#fff", "#12345g", "#1234567", "röd", "+12345"] {
            assert!(wrong.parse::<Accent>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_logo_is_known_by_how_it_begins() {
        assert_eq!(LogoFormat::of(b"\x89PNG\r\n\x1a\n..."), Some(LogoFormat::Png));
        assert_eq!(LogoFormat::of(b"\xff\xd8\xff\xe0"), Some(LogoFormat::Jpeg));
        let svg = b"<?xml version=\"1.0\"?>\n<!-- x --><svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert_eq!(LogoFormat::of(svg), Some(LogoFormat::Svg));
        for wrong in [&b"GIF89a"[..], b"%PDF-1.7", b"<html></html>", b"", b"\xff\xfe<svg"] {
            assert_eq!(LogoFormat::of(wrong), None);
        }
    }
}
