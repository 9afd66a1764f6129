//! Text, numbers and dates in Swedish and English.
//!
//! The texts are a closed set in `assets/locales/{sv,en}.ftl` (Project Fluent). A test holds both
//! files complete and every id that the code names present.

mod format;

use std::collections::HashMap;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use format::{NO_BREAK_SPACE, NumberStyle};

/// A language of the user interface.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Swedish, the default.
    #[default]
    Sv,
    /// English.
    En,
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    /// Text that is shown as it stands.
    Text(&'a str),
    /// A number, which the message may also choose its plural by.
    Number(f64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Arg<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

/// The texts of one language.
pub struct Tr {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// Messages without arguments, formatted once: a frame asks for hundreds of them.
    plain: HashMap<String, String>,
}

impl fmt::Debug for Tr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tr").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Language {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];

    const fn source(self) -> &'static str {
        match self {
            Self::Sv => include_str!("../../assets/locales/sv.ftl"),
            Self::En => include_str!("../../assets/locales/en.ftl"),
        }
    }

    /// How numbers are written.
    #[must_use]
    pub const fn numbers(self) -> NumberStyle {
        match self {
            Self::Sv => NumberStyle::SWEDISH,
            Self::En => NumberStyle::ENGLISH,
        }
    }
}

impl Tr {
    /// The texts of `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let tag = match language {
            Language::Sv => "sv-SE",
            Language::En => "en-GB",
        };
        // Both tags parse; an empty locale would only lose the plural rules.
        let mut bundle =
            FluentBundle::new_concurrent(tag.parse::<LanguageIdentifier>().into_iter().collect());
        // The window draws left-to-right text only; isolation marks would show up as boxes.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Sv => |value, _| plain_number(value, NumberStyle::SWEDISH),
            Language::En => |value, _| plain_number(value, NumberStyle::ENGLISH),
        }));
        // A test parses both files: what a syntax error leaves over is still usable here.
        let resource = match FluentResource::try_new(language.source().to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let ids: Vec<String> = resource
            .entries()
            .filter_map(|entry| match entry {
                fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            })
            .collect();
        bundle.add_resource_overriding(resource);
        let mut tr = Self { language, bundle, plain: HashMap::new() };
        for id in ids {
            if let Some(text) = tr.format(&id, None) {
                tr.plain.insert(id, text);
            }
        }
        tr
    }

    /// The language of the texts.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text `id`, which takes no arguments. An id that is missing is shown as it stands.
    #[must_use]
    pub fn t<'a>(&'a self, id: &'a str) -> &'a str {
        self.plain.get(id).map_or(id, String::as_str)
    }

    /// Whether there is a text `id` without arguments.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.plain.contains_key(id)
    }

    /// The text `id` with its arguments.
    #[must_use]
    pub fn f(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut fluent_args = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let value = match value {
                Arg::Text(text) => FluentValue::from((*text).to_owned()),
                Arg::Number(number) => FluentValue::from(*number),
            };
            fluent_args.set((*name).to_owned(), value);
        }
        self.format(id, Some(&fluent_args)).unwrap_or_else(|| id.to_owned())
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors).into_owned();
        errors.is_empty().then_some(text).or_else(|| args.map(|_| id.to_owned()))
    }

    /// `value` with `decimals` decimals: "1 234,5" in Swedish.
    #[must_use]
    pub fn number(&self, value: f64, decimals: usize) -> String {
        self.language.numbers().number(value, decimals)
    }

    /// `value` with its sign always written: "+0,4", "−1,2", "±0".
    #[must_use]
    pub fn signed(&self, value: f64, decimals: usize) -> String {
        self.language.numbers().signed(value, decimals)
    }

    /// `percent` (0–100) with its sign: "38 %".
    #[must_use]
    pub fn percent(&self, percent: f64, decimals: usize) -> String {
        format!("{}{NO_BREAK_SPACE}%", self.number(percent, decimals))
    }

    /// A month in full: "april 2027".
    #[must_use]
    pub fn month(&self, year: i32, month: i32) -> String {
        format!("{} {year}", self.t(&format!("month-{month}")))
    }

    /// A month in short: "apr 2027".
    #[must_use]
    pub fn month_short(&self, year: i32, month: i32) -> String {
        format!("{}{NO_BREAK_SPACE}{year}", self.t(&format!("month-short-{month}")))
    }
}

/// How a bare number inside a message is written: at most two decimals, none if it is whole.
fn plain_number(value: &FluentValue<'_>, style: NumberStyle) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            let decimals = (0..2).find(|&places| {
                let scaled = number.value * 10_f64.powi(places);
                (scaled - scaled.round()).abs() < 1e-9
            });
            Some(style.number(number.value, decimals.map_or(2, |places| places as usize)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_parse_and_hold_the_same_messages() {
        let ids = |language: Language| {
            let resource = FluentResource::try_new(language.source().to_owned());
            let resource =
                resource.unwrap_or_else(|(_, errors)| panic!("{language:?}: {errors:?}"));
            let mut ids: Vec<String> = resource
                .entries()
                .filter_map(|entry| match entry {
                    fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
                    _ => None,
                })
                .collect();
            ids.sort();
            let count = ids.len();
            ids.dedup();
            assert_eq!(ids.len(), count, "{language:?} has a message twice");
            ids
        };
        assert_eq!(ids(Language::Sv), ids(Language::En));
    }

    #[test]
    fn a_number_inside_a_message_is_written_the_languages_way() {
        assert_eq!(Tr::new(Language::Sv).f("test-number", &[("n", 1234.5.into())]), "1\u{a0}234,5");
        assert_eq!(Tr::new(Language::En).f("test-number", &[("n", 1234.5.into())]), "1,234.5");
    }

    #[test]
    fn a_message_that_is_missing_shows_its_id() {
        assert_eq!(Tr::new(Language::Sv).t("no-such-message"), "no-such-message");
    }
}
