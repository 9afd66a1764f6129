//! The program's texts: what the code asks for exists, and what exists is asked for.

use std::collections::BTreeSet;
use std::fs;

use crate::source::{Literal, SourceFile, root, rust_files};

/// Messages that only tests show begin so.
const FOR_TESTS: &str = "test-";

/// The ids of a language's messages.
fn ids(language: &str) -> BTreeSet<String> {
    let path = root().join(format!("assets/locales/{language}.ftl"));
    let text = fs::read_to_string(path).unwrap();
    let ids: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(id, _)| id.to_owned())
        .filter(|id| is_id(id))
        .collect();
    assert!(ids.len() > 100, "{language} has only {} messages", ids.len());
    ids
}

/// Whether `text` has the form of a message id: small letters, digits and hyphens.
fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Whether `literal` is asked for as a text where it stands.
fn is_asked_for(file: &SourceFile, literal: &Literal) -> bool {
    let before = file.before(literal).trim_end();
    [".t(", ".f(", ".has(", "Message::new("].iter().any(|call| before.ends_with(call))
}

/// The first word of an id of several words: `csv` of `csv-district`.
fn family(id: &str) -> Option<&str> {
    id.split_once('-').map(|(first, _)| first)
}

/// The gap of `pattern`, a `format!` string such as `csv-{key}-about`, that makes it `id`.
fn gap<'a>(id: &'a str, pattern: &str) -> Option<&'a str> {
    let (head, rest) = pattern.split_once('{')?;
    let (_, tail) = rest.split_once('}')?;
    let begins = is_id(head.strip_suffix('-')?);
    id.strip_prefix(head)?.strip_suffix(tail).filter(|_| begins)
}

/// Whether `gap` can be filled by a number or by one of the code's own `words`.
fn is_filled(gap: &str, words: &BTreeSet<String>) -> bool {
    gap.parse::<u32>().is_ok() || words.contains(gap) || words.contains(&gap.replace('-', "_"))
}

/// Every string literal of the code outside tests.
fn all_words(files: &[SourceFile]) -> BTreeSet<String> {
    files.iter().flat_map(|file| &file.literals).map(|literal| literal.text.clone()).collect()
}

/// The strings of `words` that ids are pasted together with.
fn patterns(words: &BTreeSet<String>) -> Vec<&str> {
    words.iter().map(String::as_str).filter(|word| word.contains("-{")).collect()
}

#[test]
fn every_text_that_the_code_asks_for_exists_in_both_languages() {
    let files = rust_files("src");
    let words = all_words(&files);
    let patterns = patterns(&words);
    let mut wrong = Vec::new();
    for language in ["sv", "en"] {
        let ids = ids(language);
        let families: BTreeSet<&str> = ids.iter().filter_map(|id| family(id)).collect();
        let gaps: BTreeSet<&str> = ids
            .iter()
            .flat_map(|id| patterns.iter().filter_map(move |pattern| gap(id, pattern)))
            .collect();
        for file in &files {
            for literal in &file.literals {
                let text = literal.text.as_str();
                let looks_like_one = is_id(text)
                    && family(text).is_some_and(|family| families.contains(family))
                    && !gaps.contains(text);
                let asked = is_asked_for(file, literal) || looks_like_one;
                // What is pasted together is looked at from the other side, below.
                if asked && !text.contains('{') && !ids.contains(text) {
                    wrong.push(format!("{}: \"{text}\" is not in {language}.ftl", file.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_text_is_asked_for() {
    let words = all_words(&rust_files("src"));
    let patterns = patterns(&words);
    let is_pasted = |id: &str| {
        let mut gaps = patterns.iter().filter_map(|pattern| gap(id, pattern));
        gaps.any(|gap| is_filled(gap, &words))
    };
    let locale = fs::read_to_string(root().join("assets/locales/sv.ftl")).unwrap();
    let unused: Vec<String> = ids("sv")
        .into_iter()
        .filter(|id| !id.starts_with(FOR_TESTS) && !words.contains(id) && !is_pasted(id))
        // One message may be a part of another.
        .filter(|id| !locale.contains(&format!("{{ {id} }}")))
        .collect();
    assert!(unused.is_empty(), "nothing asks for\n{}", unused.join("\n"));
}

#[test]
fn a_pasted_id_is_found_by_its_pattern() {
    let words = BTreeSet::from(["posts_per_base".to_owned()]);
    assert_eq!(gap("param-posts-per-base-about", "param-{}-about"), Some("posts-per-base"));
    assert!(is_filled("posts-per-base", &words) && is_filled("12", &words));
    assert!(!is_filled("posts", &words));
    assert_eq!(gap("month-12-about", "month-{month}"), Some("12-about"));
    assert_eq!(gap("month-12", "year-{month}"), None);
}

#[test]
fn the_fonts_have_every_letter_of_the_texts() {
    for weight in ["Regular", "Medium", "SemiBold", "Bold"] {
        let path = root().join(format!("assets/fonts/Inter-{weight}.otf"));
        let bytes = fs::read(path).unwrap();
        let face = ttf_parser::Face::parse(&bytes, 0).unwrap();
        for language in ["sv", "en"] {
            let path = root().join(format!("assets/locales/{language}.ftl"));
            let text = fs::read_to_string(path).unwrap();
            let missing: BTreeSet<char> = text
                .chars()
                .filter(|c| !c.is_control() && face.glyph_index(*c).is_none())
                .collect();
            assert!(missing.is_empty(), "{weight}, {language}: {missing:?}");
        }
    }
}
