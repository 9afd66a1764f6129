//! Planes and shapes: projection to metres, areas, borders, label points, triangles.

mod adjacency;
mod projection;
mod shape;

pub use adjacency::Adjacency;
pub use projection::{Projection, ProjectionError};
pub use shape::{Shape, Triangles};
