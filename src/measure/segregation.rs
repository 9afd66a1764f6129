//! Indices of residential segregation.

/// Index of dissimilarity, 0–100: ½ Σ |xᵢ/X − yᵢ/Y|, with x the group and y everyone else.
///
/// It is what Linköping publishes as Segregationsindex: the share of the group that would have to
/// move for an even spread. It depends on the number and size of the areas, so it cannot rank
/// municipalities. `areas` holds (group, everybody) per area; `None` where the group or everyone
/// else is missing altogether.
///
/// Source: Linköpings kommun, Vad är segregationsindex?; Duncan & Duncan 1955.
pub fn dissimilarity(areas: impl IntoIterator<Item = (f64, f64)> + Clone) -> Option<f64> {
    let (group, others) = areas
        .clone()
        .into_iter()
        .fold((0.0, 0.0), |(group, others), (x, all)| (group + x, others + all - x));
    if !(group > 0.0 && others > 0.0) {
        return None;
    }
    let spread: f64 =
        areas.into_iter().map(|(x, all)| (x / group - (all - x) / others).abs()).sum();
    Some(50.0 * spread)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_spread_gives_0_and_full_separation_100() {
        assert_eq!(dissimilarity([(10.0, 100.0), (30.0, 300.0)]), Some(0.0));
        assert_eq!(dissimilarity([(100.0, 100.0), (0.0, 300.0)]), Some(100.0));
    }

    #[test]
    fn without_the_group_or_without_the_others_it_is_undefined() {
        assert_eq!(dissimilarity([(0.0, 100.0), (0.0, 300.0)]), None);
        assert_eq!(dissimilarity([(100.0, 100.0)]), None);
        assert_eq!(dissimilarity([]), None);
    }
}
