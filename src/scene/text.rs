//! The typeface, and how wide a text is in it.

use std::sync::LazyLock;

/// The family name of the embedded typeface.
pub const FONT_FAMILY: &str = "Inter";

/// Height of capitals above the baseline, in parts of the font size.
pub const CAP_HEIGHT: f64 = 0.727;

/// Weights that the program carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 500.
    Medium,
    /// 600.
    SemiBold,
    /// 700.
    Bold,
}

impl Weight {
    /// All weights, lightest first.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Medium, Self::SemiBold, Self::Bold];

    /// The font file.
    #[must_use]
    pub const fn font_data(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../assets/fonts/Inter-Regular.otf"),
            Self::Medium => include_bytes!("../../assets/fonts/Inter-Medium.otf"),
            Self::SemiBold => include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
            Self::Bold => include_bytes!("../../assets/fonts/Inter-Bold.otf"),
        }
    }

    /// The weight as CSS writes it.
    #[must_use]
    pub const fn css(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Medium => 500,
            Self::SemiBold => 600,
            Self::Bold => 700,
        }
    }
}

/// Characters from 0 to here have their width in a table: letters, dashes and arithmetic signs.
const TABLE_LENGTH: usize = 0x2270;

/// What a character is taken to be wide where a font can not tell, in parts of the font size.
const UNKNOWN_ADVANCE: f64 = 0.9;

/// Widths of texts in the embedded typeface, without kerning (which makes a text narrower).
#[derive(Debug)]
pub struct TextMeasure {
    advances: [Vec<f64>; 4],
}

static EMBEDDED: LazyLock<TextMeasure> =
    LazyLock::new(|| TextMeasure { advances: Weight::ALL.map(advances_of) });

impl TextMeasure {
    /// The measure of the embedded fonts, read once.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Width of one line of text in pixels.
    #[must_use]
    pub fn width(&self, text: &str, size_px: f64, weight: Weight) -> f64 {
        let [regular, medium, semi_bold, bold] = &self.advances;
        let table = match weight {
            Weight::Regular => regular,
            Weight::Medium => medium,
            Weight::SemiBold => semi_bold,
            Weight::Bold => bold,
        };
        let advance =
            |character: char| table.get(character as usize).copied().unwrap_or(UNKNOWN_ADVANCE);
        text.chars().map(advance).sum::<f64>() * size_px
    }

    /// `text` in lines of at most `width_px`, broken at spaces; a word that is longer than a line
    /// has one of its own.
    #[must_use]
    pub fn wrap(&self, text: &str, size_px: f64, weight: Weight, width_px: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            match lines.last_mut() {
                Some(line)
                    if self.width(&format!("{line} {word}"), size_px, weight) <= width_px =>
                {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
}

/// Advances of the first characters in parts of the font size.
fn advances_of(weight: Weight) -> Vec<f64> {
    let face = ttf_parser::Face::parse(weight.font_data(), 0).ok();
    (0..TABLE_LENGTH)
        .map(|code| {
            let advance = face.as_ref().and_then(|face| {
                let character = char::from_u32(code as u32)?;
                let advance = face.glyph_hor_advance(face.glyph_index(character)?)?;
                Some(f64::from(advance) / f64::from(face.units_per_em()))
            });
            advance.unwrap_or(UNKNOWN_ADVANCE)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_is_read_and_the_bold_one_is_wider() {
        let measure = TextMeasure::embedded();
        let [regular, medium, semi_bold, bold] =
            Weight::ALL.map(|weight| measure.width("Vårdnäs omland", 13.0, weight));
        assert!(regular < medium && medium < semi_bold && semi_bold < bold);
        assert!((70.0..130.0).contains(&regular), "{regular}");
    }

    #[test]
    fn digits_are_equally_wide() {
        let width = |text| TextMeasure::embedded().width(text, 13.0, Weight::Regular);
        assert!((width("111") - width("888")).abs() < 1e-9);
    }

    #[test]
    fn no_wrapped_line_is_wider_than_asked_for() {
        let measure = TextMeasure::embedded();
        let text = "Tusental kronor per person. Befolkningsvägt medelvärde av DeSO-områden.";
        let lines = measure.wrap(text, 11.0, Weight::Regular, 160.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| measure.width(line, 11.0, Weight::Regular) <= 160.0));
    }
}
