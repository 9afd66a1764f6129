//! Which shapes share a border.

/// Pairs of shapes that share a border of more than a point, by their position on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Adjacency {
    /// Each pair once, lower position first, in order, with the length that they share in metres.
    pub pairs: Vec<(usize, usize, f64)>,
}
