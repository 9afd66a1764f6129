//! A picture that is drawn already: the map, or a chart.

/// A picture as SVG, whose texts are still texts, with what files of it are made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// What it shows, in a line.
    pub title: String,
    /// Width and height, pixels.
    pub size_px: [f64; 2],
    /// The picture.
    pub svg: String,
}
