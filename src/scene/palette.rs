//! Colours, and the rules that they keep.
//!
//! Unit colours were found by search (coordinate ascent over the sRGB cube from many starts) so
//! that the first four and the central grey stay at least [`UNIT_DISTANCE`] apart for every kind
//! of colour vision; tests hold the rules for both themes.

use std::fmt;

use palette::{FromColor, IntoColor, LinSrgb, Oklab, Srgb};

/// Least distance (OKLab × 100) between any two of the first four unit colours and the central
/// grey, in normal vision and under full protanopia, deuteranopia and tritanopia.
pub const UNIT_DISTANCE: f64 = 12.0;

/// Least distance, measured in the same way, between any two unit colours of a plan with more
/// than four local units: nine colours can not be kept further apart than about this.
pub const EXTRA_UNIT_DISTANCE: f64 = 10.5;

/// How many units can have a colour of their own; a further one starts over.
pub const UNIT_COLOUR_COUNT: usize = 8;

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The light or the dark look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark text on light ground.
    #[default]
    Light,
    /// Light text on dark ground.
    Dark,
}

/// A kind of colour vision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Vision {
    /// All three kinds of cones.
    #[default]
    Normal,
    /// No long-wave cones.
    Protanopia,
    /// No middle-wave cones.
    Deuteranopia,
    /// No short-wave cones.
    Tritanopia,
}

/// The named colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Behind the map.
    pub canvas: Rgb,
    /// Panels and cards.
    pub panel: Rgb,
    /// What is raised on a panel.
    pub raised: Rgb,
    /// Thin lines between things.
    pub hairline: Rgb,
    /// Text.
    pub text: Rgb,
    /// Text of second rank.
    pub secondary: Rgb,
    /// Selection and links.
    pub accent: Rgb,
    /// Behind what is selected.
    pub accent_ground: Rgb,
    /// A change for the worse.
    pub worse: Rgb,
    /// A change for the better.
    pub better: Rgb,
    /// Borders between districts.
    pub border: Rgb,
    /// The central unit.
    pub central: Rgb,
    /// Ground of a district without a figure.
    pub missing: Rgb,
    /// The hatch over it.
    pub hatch: Rgb,
    /// Local units, by slot: norr, väster, syd, öster, then extra ones.
    pub units: [Rgb; UNIT_COLOUR_COUNT],
    /// Five steps from little to much, in a hue that no base has.
    pub sequential: [Rgb; 5],
    /// The middle of a scale with two ends.
    pub middle: Rgb,
    /// Corners of the square of two indicators: little of both, much of the first, much of the
    /// second, much of both.
    pub square: [Rgb; 4],
}

const LIGHT: Tokens = Tokens {
    canvas: Rgb(0xED, 0xEF, 0xEC),
    panel: Rgb(0xFF, 0xFF, 0xFF),
    raised: Rgb(0xFA, 0xFA, 0xF8),
    hairline: Rgb(0xE2, 0xE2, 0xDC),
    text: Rgb(0x1C, 0x21, 0x27),
    secondary: Rgb(0x5A, 0x63, 0x6E),
    accent: Rgb(0x0B, 0x5C, 0x61),
    accent_ground: Rgb(0xE8, 0xF1, 0xF0),
    worse: Rgb(0xB3, 0x26, 0x1E),
    better: Rgb(0x1A, 0x7F, 0x37),
    border: Rgb(0xFF, 0xFF, 0xFF),
    central: Rgb(0xA0, 0xA5, 0xAA),
    missing: Rgb(0xF6, 0xF6, 0xF3),
    hatch: Rgb(0xB4, 0xBA, 0xBF),
    units: [
        Rgb(0x2F, 0x76, 0xCC),
        Rgb(0xA1, 0x39, 0x7F),
        Rgb(0xB1, 0x80, 0x48),
        Rgb(0x13, 0x53, 0x35),
        Rgb(0x48, 0x00, 0x60),
        Rgb(0x54, 0xD2, 0xFC),
        Rgb(0xF0, 0xBA, 0x24),
        Rgb(0x6C, 0x9C, 0xF6),
    ],
    sequential: [
        Rgb(0xF1, 0xEE, 0xF6),
        Rgb(0xD5, 0xCD, 0xE4),
        Rgb(0xAE, 0x9F, 0xCB),
        Rgb(0x80, 0x69, 0xAE),
        Rgb(0x4E, 0x3A, 0x8C),
    ],
    middle: Rgb(0xF6, 0xF5, 0xF1),
    square: [
        Rgb(0xEB, 0xF2, 0xF0),
        Rgb(0x75, 0xA4, 0xEA),
        Rgb(0xAE, 0x71, 0x29),
        Rgb(0x23, 0x29, 0x3F),
    ],
};

const DARK: Tokens = Tokens {
    canvas: Rgb(0x15, 0x18, 0x1C),
    panel: Rgb(0x1C, 0x20, 0x26),
    raised: Rgb(0x23, 0x28, 0x2F),
    hairline: Rgb(0x33, 0x3A, 0x43),
    text: Rgb(0xE8, 0xEA, 0xED),
    secondary: Rgb(0xA3, 0xAC, 0xB7),
    accent: Rgb(0x6C, 0xC5, 0xC1),
    accent_ground: Rgb(0x16, 0x30, 0x2F),
    worse: Rgb(0xFF, 0x8A, 0x80),
    better: Rgb(0x7B, 0xD8, 0x8F),
    border: Rgb(0x15, 0x18, 0x1C),
    central: Rgb(0x96, 0x96, 0x9C),
    missing: Rgb(0x20, 0x24, 0x2A),
    hatch: Rgb(0x4E, 0x57, 0x62),
    units: [
        Rgb(0x78, 0xB4, 0xFC),
        Rgb(0x90, 0x4E, 0x90),
        Rgb(0xDE, 0xA2, 0x48),
        Rgb(0x48, 0x84, 0x3C),
        Rgb(0x42, 0xF0, 0xFC),
        Rgb(0xFC, 0xD2, 0x42),
        Rgb(0x54, 0x8A, 0xEA),
        Rgb(0xA8, 0xD8, 0xA8),
    ],
    // On a dark ground it is light that stands out, so more is lighter here.
    sequential: [
        Rgb(0x33, 0x2D, 0x47),
        Rgb(0x54, 0x48, 0x7A),
        Rgb(0x79, 0x69, 0xAC),
        Rgb(0xAC, 0x9F, 0xD6),
        Rgb(0xE4, 0xDD, 0xF6),
    ],
    middle: Rgb(0x2E, 0x33, 0x3A),
    square: [
        Rgb(0x2A, 0x25, 0x24),
        Rgb(0x61, 0x9A, 0xDC),
        Rgb(0x9C, 0x66, 0x0E),
        Rgb(0xE0, 0xF2, 0xF6),
    ],
};

/// The colours of text on a filled ground.
const TEXT_LIGHT: Rgb = Rgb(0xFF, 0xFF, 0xFF);
const TEXT_DARK: Rgb = LIGHT.text;
/// For the few grounds of middle lightness on which neither has a contrast of 4.5; black has it
/// wherever white has not.
const TEXT_BLACK: Rgb = Rgb(0, 0, 0);

impl Theme {
    /// Both themes.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The named colours.
    #[must_use]
    pub const fn tokens(self) -> &'static Tokens {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }

    /// The colour of the local unit in slot `slot`; slots start over after the last one.
    #[must_use]
    pub fn unit(self, slot: u8) -> Rgb {
        let tokens = self.tokens();
        tokens.units.get(usize::from(slot) % UNIT_COLOUR_COUNT).copied().unwrap_or(tokens.central)
    }

    /// The colour of class `class` (0 is the lowest) of `count`: the five steps themselves where
    /// there are five, else evenly spaced along them.
    #[must_use]
    pub fn sequential(self, class: usize, count: usize) -> Rgb {
        self.sequential_at(if count <= 1 { 0.5 } else { class as f64 / (count - 1) as f64 })
    }

    /// The colour at `along` (0–1) of the way from little to much.
    #[must_use]
    pub fn sequential_at(self, along: f64) -> Rgb {
        let steps = self.tokens().sequential;
        let at = along.clamp(0.0, 1.0) * (steps.len() - 1) as f64;
        let from = at.floor() as usize;
        let (Some(&low), high) = (steps.get(from), steps.get(from + 1)) else {
            return self.tokens().missing;
        };
        high.map_or(low, |&high| low.mix(high, at - from as f64))
    }

    /// The colour at `along` (−1 to 1) of a scale around a middle: purple below, orange above.
    ///
    /// The ends are those of `PuOr` by Brewer (`ColorBrewer`, 2003), which stays apart for all kinds of
    /// colour vision; between them the way is straight in OKLab, so equal steps look equal.
    #[must_use]
    pub fn diverging(self, along: f64) -> Rgb {
        // Where on PuOr (0 is the darkest purple) the ends are taken, from either side.
        let end = if self == Self::Dark { 0.24 } else { 0.09 };
        let at = if along < 0.0 { end } else { 1.0 - end };
        let (r, g, b) = colorous::PURPLE_ORANGE.eval_continuous(at).as_tuple();
        self.tokens().middle.mix(Rgb(r, g, b), along.abs().min(1.0))
    }

    /// The colour where one indicator is `across` (0–1) of the way from little to much and another
    /// `up` (0–1) of it.
    ///
    /// The corners were found by search (differential evolution in `OKLab`) so that all nine of
    /// three by three steps stay apart for every kind of colour vision; between them the way is
    /// straight in `OKLab` along both sides, so equal steps look equal.
    #[must_use]
    pub fn two_way(self, across: f64, up: f64) -> Rgb {
        let [neither, first, second, both] = self.tokens().square;
        neither.mix(first, across).mix(second.mix(both, across), up)
    }

    /// `colour` made pale: for what is planned and not yet there.
    #[must_use]
    pub fn tint(self, colour: Rgb) -> Rgb {
        colour.mix(self.tokens().panel, 0.74)
    }
}

impl Rgb {
    /// The colour `share` (0–1) of the way to `other`, straight through OKLab.
    #[must_use]
    pub fn mix(self, other: Self, share: f64) -> Self {
        if share <= 0.0 {
            return self;
        }
        let (a, b) = (self.oklab(), other.oklab());
        let between = |from: f64, to: f64| from + (to - from) * share.min(1.0);
        let mixed = Oklab::new(between(a.l, b.l), between(a.a, b.a), between(a.b, b.b));
        let linear: LinSrgb<f64> = mixed.into_color();
        let srgb: Srgb<u8> = Srgb::from_linear(linear);
        Self(srgb.red, srgb.green, srgb.blue)
    }

    /// Lightness in OKLab, 0 (black) to 1 (white).
    #[must_use]
    pub fn lightness(self) -> f64 {
        self.oklab().l
    }

    /// Relative luminance, 0–1 (WCAG 2.2).
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = self.linear();
        0.2126 * linear.red + 0.7152 * linear.green + 0.0722 * linear.blue
    }

    fn linear(self) -> LinSrgb<f64> {
        Srgb::new(self.0, self.1, self.2).into_linear()
    }

    fn oklab(self) -> Oklab<f64> {
        Oklab::from_color(self.linear())
    }
}

impl fmt::Display for Rgb {
    /// `#RRGGBB`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

impl Vision {
    /// All kinds.
    pub const ALL: [Self; 4] =
        [Self::Normal, Self::Protanopia, Self::Deuteranopia, Self::Tritanopia];

    /// Id of the message that names it.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Normal => "vision-normal",
            Self::Protanopia => "vision-protanopia",
            Self::Deuteranopia => "vision-deuteranopia",
            Self::Tritanopia => "vision-tritanopia",
        }
    }

    /// What linear sRGB looks like: rows of the matrices for severity 1.0 of Machado, Oliveira &
    /// Fernandes, *A Physiologically-based Model for Simulation of Color Vision Deficiency*, IEEE
    /// TVCG 15(6), 2009.
    const fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Normal => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }

    /// `colour` as this kind of vision sees it, in linear sRGB.
    fn linear(self, colour: Rgb) -> LinSrgb<f64> {
        let linear = colour.linear();
        let [red, green, blue] = self
            .matrix()
            .map(|[r, g, b]| (r * linear.red + g * linear.green + b * linear.blue).clamp(0.0, 1.0));
        LinSrgb::new(red, green, blue)
    }

    /// `colour` as this kind of vision sees it, in OKLab.
    fn sees(self, colour: Rgb) -> Oklab<f64> {
        Oklab::from_color(self.linear(colour))
    }

    /// The colour that normal vision has to be shown to see what this kind sees of `colour`.
    #[must_use]
    pub fn simulate(self, colour: Rgb) -> Rgb {
        let srgb: Srgb<u8> = Srgb::from_linear(self.linear(colour));
        Rgb(srgb.red, srgb.green, srgb.blue)
    }

    /// Distance between two colours as this kind of vision sees them: Euclidean in OKLab, × 100.
    #[must_use]
    pub fn distance(self, a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (self.sees(a), self.sees(b));
        100.0 * ((a.l - b.l).powi(2) + (a.a - b.a).powi(2) + (a.b - b.b).powi(2)).sqrt()
    }
}

/// Least distance between two colours over all kinds of vision (OKLab × 100).
#[must_use]
pub fn distance(a: Rgb, b: Rgb) -> f64 {
    Vision::ALL.into_iter().map(|vision| vision.distance(a, b)).fold(f64::INFINITY, f64::min)
}

/// Contrast ratio of WCAG 2.2, 1–21.
#[must_use]
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// White or dark, whichever reads better on `fill`; the contrast is always 4.5 or more.
///
/// White is kept down to a contrast of 4.5 even where dark would have more: names on saturated
/// colours read better in it.
#[must_use]
pub fn text_on(fill: Rgb) -> Rgb {
    if contrast(TEXT_LIGHT, fill) >= 4.5 {
        TEXT_LIGHT
    } else if contrast(TEXT_DARK, fill) >= 4.5 {
        TEXT_DARK
    } else {
        TEXT_BLACK
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All pairs of `colours` with their least distance.
    fn least_distance(colours: &[Rgb]) -> f64 {
        let mut least = f64::INFINITY;
        for (position, &a) in colours.iter().enumerate() {
            for &b in &colours[position + 1..] {
                least = least.min(distance(a, b));
            }
        }
        least
    }

    #[test]
    fn the_bases_stay_apart_for_every_kind_of_colour_vision() {
        for theme in Theme::ALL {
            let tokens = theme.tokens();
            let mut colours = tokens.units[..4].to_vec();
            colours.push(tokens.central);
            assert!(least_distance(&colours) >= UNIT_DISTANCE, "{theme:?}");
            colours.extend(&tokens.units[4..]);
            assert!(least_distance(&colours) >= EXTRA_UNIT_DISTANCE, "{theme:?}");
        }
    }

    #[test]
    fn the_bases_stand_out_from_the_canvas() {
        for theme in Theme::ALL {
            let tokens = theme.tokens();
            for unit in &tokens.units[..4] {
                assert!(contrast(*unit, tokens.canvas) >= 3.0, "{theme:?} {unit}");
            }
        }
    }

    #[test]
    fn text_can_be_read_on_every_fill_and_ground() {
        for theme in Theme::ALL {
            let tokens = theme.tokens();
            let tints = tokens.units.map(|unit| theme.tint(unit));
            let fills = tokens.units.iter().chain(&tints).chain(&tokens.sequential);
            for &fill in fills.chain([&tokens.central, &tokens.missing]) {
                assert!(contrast(text_on(fill), fill) >= 4.5, "{theme:?} {fill}");
            }
            for ground in [tokens.canvas, tokens.panel, tokens.raised] {
                for text in [tokens.text, tokens.secondary, tokens.accent] {
                    assert!(contrast(text, ground) >= 4.5, "{theme:?} {text} on {ground}");
                }
            }
        }
    }

    #[test]
    fn more_is_always_further_from_the_canvas_in_lightness() {
        for theme in Theme::ALL {
            let canvas = theme.tokens().canvas.lightness();
            for count in 2..=9 {
                let away: Vec<f64> = (0..count)
                    .map(|class| (theme.sequential(class, count).lightness() - canvas).abs())
                    .collect();
                // The lowest step of the light theme may lie on the other side of the canvas.
                for pair in away.windows(2) {
                    assert!(pair[1] > pair[0] + 0.02, "{theme:?} {count}: {away:?}");
                }
            }
        }
    }

    #[test]
    fn text_reads_on_any_colour_at_all() {
        for red in (0..=255).step_by(15) {
            for green in (0..=255).step_by(15) {
                for blue in (0..=255).step_by(15) {
                    let fill = Rgb(red as u8, green as u8, blue as u8);
                    assert!(contrast(text_on(fill), fill) >= 4.5, "{fill}");
                }
            }
        }
    }

    #[test]
    fn both_sides_of_a_middle_stay_apart_for_every_kind_of_colour_vision() {
        for theme in Theme::ALL {
            for step in 1..=4 {
                let along = f64::from(step) / 4.0;
                let (below, above) = (theme.diverging(-along), theme.diverging(along));
                let apart = 12.0 * along;
                assert!(distance(below, above) >= apart, "{theme:?} {along} {below} {above}");
                let nearer = theme.diverging(along - 0.25);
                assert!(distance(above, nearer) >= 2.5, "{theme:?} {along}");
            }
        }
    }

    #[test]
    fn normal_vision_sees_colours_as_they_are() {
        for unit in Theme::Light.tokens().units {
            assert_eq!(Vision::Normal.simulate(unit), unit);
            assert_ne!(Vision::Deuteranopia.simulate(unit), unit);
        }
    }

    #[test]
    fn five_classes_have_the_five_steps_themselves() {
        for theme in Theme::ALL {
            for (class, step) in theme.tokens().sequential.into_iter().enumerate() {
                assert_eq!(theme.sequential(class, 5), step);
            }
        }
    }

    #[test]
    fn black_on_white_has_the_contrast_that_wcag_says() {
        assert!((contrast(Rgb(0, 0, 0), Rgb(255, 255, 255)) - 21.0).abs() < 1e-9);
        assert_eq!(Rgb(0x2F, 0x76, 0xCC).to_string(), "#2F76CC");
    }
}
