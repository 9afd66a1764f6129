//! Between WGS 84 and the plane that a map is drawn in.

/// The plane of a map.
#[derive(Debug)]
pub struct Projection;

/// Why a point could not be projected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("projection failed: {0}")]
pub struct ProjectionError(pub String);
