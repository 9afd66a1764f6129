//! How a name is broken in lines.

use crate::scene::text::{TextMeasure, Weight};

/// Space between the baselines of a name's lines, in parts of the font size.
pub const LINE_HEIGHT: f64 = 1.18;

/// A name in lines, and how much room they take.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    pub(super) lines: Vec<String>,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) size_px: f64,
}

/// The name in one, two and three lines where it has the words for it, best first; each in the
/// narrowest way there is.
///
/// Names are broken at spaces and hyphens, and the hyphen goes: in the names of areas it joins
/// places (Skäggetorp-Tornby), so on a map it is read as "and".
pub(super) fn blocks(name: &str, size_px: f64, weight: Weight) -> Vec<Block> {
    let words = words(name);
    let mut blocks: Vec<Block> = (1..=words.len().min(3))
        .filter_map(|count| narrowest(&words, count, size_px, weight))
        .collect();
    // A short name reads best in one line, a long one in two; a third line only where it must.
    let is_long = blocks.first().is_some_and(|block| block.width > 8.0 * size_px);
    if is_long && blocks.len() > 1 {
        let one_line = blocks.remove(0);
        blocks.push(one_line);
    }
    blocks
}

/// The name in as few lines as are no wider than `width_px`, or in three.
#[must_use]
pub fn lines_within(name: &str, size_px: f64, weight: Weight, width_px: f64) -> Vec<String> {
    let whole = one_line(name, size_px, weight);
    if whole.width <= width_px {
        return whole.lines;
    }
    let words = words(name);
    let mut broken = (2..=3).filter_map(|count| narrowest(&words, count, size_px, weight));
    let fits = |block: &Block| block.width <= width_px;
    let last = || narrowest(&words, words.len().min(3), size_px, weight).unwrap_or(whole);
    broken.find(fits).unwrap_or_else(last).lines
}

/// The name in one line.
pub(super) fn one_line(name: &str, size_px: f64, weight: Weight) -> Block {
    block(vec![name.to_owned()], size_px, weight)
}

fn block(lines: Vec<String>, size_px: f64, weight: Weight) -> Block {
    let measure = TextMeasure::embedded();
    let width = lines.iter().map(|line| measure.width(line, size_px, weight)).fold(0.0, f64::max);
    let height = lines.len() as f64 * LINE_HEIGHT * size_px;
    Block { lines, width, height, size_px }
}

/// Words with what joins each to the next.
fn words(name: &str) -> Vec<(String, char)> {
    let mut words = Vec::new();
    let mut word = String::new();
    for character in name.chars() {
        if character == ' ' || character == '-' {
            if !word.is_empty() {
                words.push((std::mem::take(&mut word), character));
            }
        } else {
            word.push(character);
        }
    }
    if !word.is_empty() {
        words.push((word, ' '));
    }
    words
}

fn narrowest(
    words: &[(String, char)],
    count: usize,
    size_px: f64,
    weight: Weight,
) -> Option<Block> {
    ways(words, count)
        .into_iter()
        .map(|lines| block(lines, size_px, weight))
        .min_by(|a, b| a.width.total_cmp(&b.width))
}

/// All ways to set `words` in `count` lines.
fn ways(words: &[(String, char)], count: usize) -> Vec<Vec<String>> {
    if count <= 1 {
        return vec![vec![joined(words)]];
    }
    let mut all = Vec::new();
    for cut in 1..=(words.len() + 1).saturating_sub(count) {
        let (first, rest) = words.split_at(cut.min(words.len()));
        for mut lines in ways(rest, count - 1) {
            lines.insert(0, joined(first));
            all.push(lines);
        }
    }
    all
}

fn joined(words: &[(String, char)]) -> String {
    let mut line = String::new();
    for (position, (word, joint)) in words.iter().enumerate() {
        line.push_str(word);
        if position + 1 < words.len() {
            line.push(*joint);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(name: &str) -> Vec<String> {
        blocks(name, 12.0, Weight::Medium).remove(0).lines
    }

    #[test]
    fn long_names_are_broken_where_places_join() {
        assert_eq!(best("Skäggetorp-Tornby"), ["Skäggetorp", "Tornby"]);
        assert_eq!(best("Lilla Torget-Sankt Lars"), ["Lilla Torget", "Sankt Lars"]);
        assert_eq!(best("Ryd"), ["Ryd"]);
        assert_eq!(best("Valla-T1"), ["Valla-T1"]);
    }

    #[test]
    fn a_name_of_three_places_can_have_three_lines() {
        let blocks = blocks("Tannefors-Stångebro-Kallerstad", 12.0, Weight::Medium);
        assert!(blocks.iter().any(|block| block.lines == ["Tannefors", "Stångebro", "Kallerstad"]));
        assert!(blocks.iter().any(|block| block.lines == ["Tannefors-Stångebro-Kallerstad"]));
    }

    #[test]
    fn a_key_breaks_only_what_is_too_wide() {
        let lines = |name: &str, width| lines_within(name, 12.0, Weight::Regular, width);
        assert_eq!(lines("Ryd", 60.0), ["Ryd"]);
        assert_eq!(lines("Lilla Torget-Sankt Lars", 300.0), ["Lilla Torget-Sankt Lars"]);
        assert_eq!(lines("Lilla Torget-Sankt Lars", 90.0), ["Lilla Torget", "Sankt Lars"]);
        assert_eq!(lines("Trädgårdsföreningen", 40.0), ["Trädgårdsföreningen"]);
    }

    #[test]
    fn a_name_without_words_still_has_a_block() {
        assert!(blocks("", 12.0, Weight::Medium).is_empty());
        assert_eq!(one_line("–", 12.0, Weight::Medium).lines, ["–"]);
    }
}
