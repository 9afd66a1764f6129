//! The plan in both languages at once.

use super::markup::Markup;
use crate::i18n::{Language, Tr};
use crate::report::Material;

/// What the page is made of, in Swedish and in English.
#[derive(Clone, Copy, Debug)]
pub(super) struct Both<'a> {
    of: [Material<'a>; 2],
    own: Language,
}

/// The language as HTML names it.
pub(super) const fn code(language: Language) -> &'static str {
    match language {
        Language::Sv => "sv",
        Language::En => "en",
    }
}

/// The language that `language` is not.
pub(super) const fn other(language: Language) -> Language {
    match language {
        Language::Sv => Language::En,
        Language::En => Language::Sv,
    }
}

impl<'a> Both<'a> {
    /// The languages in the order of everything that comes in both.
    pub(super) const CODES: [&'static str; 2] = [code(Language::Sv), code(Language::En)];

    /// `material` in its own language and with the texts `other`.
    pub(super) fn new(material: Material<'a>, other: &'a Tr) -> Self {
        let second = Material { tr: other, ..material };
        match material.tr.language() {
            Language::Sv => Self { of: [material, second], own: Language::Sv },
            Language::En => Self { of: [second, material], own: Language::En },
        }
    }

    /// The plan; its texts are Swedish.
    pub(super) const fn first(&self) -> Material<'a> {
        self.of[0]
    }

    /// `of` in each language.
    pub(super) fn each<T>(&self, of: impl FnMut(Material<'a>) -> T) -> [T; 2] {
        self.of.map(of)
    }

    /// The language that the page opens in.
    pub(super) const fn language(&self) -> &'static str {
        code(self.own)
    }

    /// Of a text in both languages the one that the page opens in.
    pub(super) fn own<'t>(&self, texts: &'t [String; 2]) -> &'t str {
        let [swedish, english] = texts;
        match self.own {
            Language::Sv => swedish,
            Language::En => english,
        }
    }

    /// The text `id` in each language.
    pub(super) fn texts(&self, id: &str) -> [String; 2] {
        self.each(|material| material.tr.t(id).to_owned())
    }
}

/// A text of which the page shows the one in its language; once where both are the same.
pub(super) fn spoken(texts: &[String; 2]) -> Markup {
    let mut markup = Markup::default();
    let [swedish, english] = texts;
    if swedish == english {
        markup.text(swedish);
        return markup;
    }
    for (code, text) in Both::CODES.iter().zip(texts) {
        markup.element("span", &[("class", code), ("lang", code)], text);
    }
    markup
}
