//! Planes and shapes: projection to metres, areas, borders, label points, triangles, circles.

mod adjacency;
mod borders;
mod circle;
mod crossing;
mod dorling;
mod pole;
mod projection;
mod shape;
mod topology;

pub use adjacency::Adjacency;
pub use borders::{BorderArc, Borders};
pub use circle::{Circle, convex_hull};
pub use crossing::first_crossing;
pub use dorling::{Disc, dorling, radius_per_root};
pub use projection::{Plane, Projection, ProjectionError};
pub use shape::{Shape, Triangles};
