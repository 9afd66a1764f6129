//! Planes and shapes: projection to metres, areas, borders, label points, triangles.

mod adjacency;
mod borders;
mod crossing;
mod pole;
mod projection;
mod shape;
mod topology;

pub use adjacency::Adjacency;
pub use borders::{BorderArc, Borders};
pub use crossing::first_crossing;
pub use projection::{Plane, Projection, ProjectionError};
pub use shape::{Shape, Triangles};
