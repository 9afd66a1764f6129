//! Names that are like one that there is not.

/// The names that are like `text`, the likest first: those that are spelt nearly so, and those
/// that hold it.
#[must_use]
pub fn near<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    const LIKE: f64 = 0.8;
    const MOST: usize = 5;
    let likeness = |name: &'a str| {
        let holds = text.len() > 2 && name.contains(text);
        (strsim::jaro_winkler(text, name) + f64::from(u8::from(holds)), name)
    };
    let mut found: Vec<(f64, &str)> = names.into_iter().map(likeness).collect();
    found.retain(|(likeness, _)| *likeness > LIKE);
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    found.into_iter().take(MOST).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likest_name_comes_first_and_what_is_unlike_is_left_out() {
        let names = ["folkmangd_2025", "arbetslosa_andel", "folkmangd_2023", "omradestyp"];
        assert_eq!(near("folkmangd_2024", names).len(), 2);
        assert_eq!(near("arbetslos_andel", names), ["arbetslosa_andel"]);
        assert_eq!(near("typ", names), ["omradestyp"]);
        assert!(near("xyz", names).is_empty());
    }
}
