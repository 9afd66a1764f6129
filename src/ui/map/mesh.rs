//! The districts' triangles, kept for the whole life of the map.

use std::ops::Range;

use egui::epaint::Vertex;
use egui::{Color32, Mesh, Pos2};

use crate::model::{DistrictIdx, DistrictSet, IndexVec};
use crate::scene::View;

/// All triangles of a map, in metres from a point in its middle: so the numbers are small enough
/// for f32 to be exact to the centimetre.
#[derive(Debug)]
pub(in crate::ui) struct MapMesh {
    sha256: String,
    origin: geo::Coord<f64>,
    corners: Vec<[f32; 2]>,
    districts: IndexVec<DistrictIdx, DistrictTriangles>,
}

#[derive(Clone, Debug)]
struct DistrictTriangles {
    corners: Range<usize>,
    /// Positions in the district's own corners.
    indices: Vec<u32>,
}

impl MapMesh {
    pub(in crate::ui) fn new(map: &DistrictSet) -> Self {
        let origin = map.bounds.center();
        let mut corners = Vec::new();
        let districts = map
            .districts
            .iter()
            .map(|district| {
                let first = corners.len();
                let triangles = &district.shape.triangles;
                corners.extend(
                    triangles
                        .vertices
                        .iter()
                        .map(|[x, y]| [(x - origin.x) as f32, (y - origin.y) as f32]),
                );
                DistrictTriangles {
                    corners: first..corners.len(),
                    indices: triangles.indices.clone(),
                }
            })
            .collect();
        Self { sha256: map.sha256.clone(), origin, corners, districts }
    }

    /// Whether these are the triangles of `map`.
    pub(super) fn is_of(&self, map: &DistrictSet) -> bool {
        self.sha256 == map.sha256
    }

    /// Adds `district` to `mesh` in `colour`, as `view` shows it from the corner `at`.
    pub(super) fn add(
        &self,
        mesh: &mut Mesh,
        district: DistrictIdx,
        colour: Color32,
        at: Pos2,
        view: &View,
    ) {
        let Some(triangles) = self.districts.get(district) else { return };
        let Some(corners) = self.corners.get(triangles.corners.clone()) else { return };
        let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
        let origin = view.screen_from_map(self.origin);
        let (x0, y0) = (at.x + origin.x as f32, at.y + origin.y as f32);
        let scale = (1.0 / view.metres_per_px) as f32;
        mesh.vertices.extend(corners.iter().map(|[x, y]| Vertex {
            pos: Pos2::new(x0 + x * scale, y0 - y * scale),
            uv: egui::epaint::WHITE_UV,
            color: colour,
        }));
        mesh.indices.extend(triangles.indices.iter().map(|index| first + index));
    }

    /// The triangles of `district` on the screen, for the hatch.
    pub(super) fn triangles(&self, district: DistrictIdx, at: Pos2, view: &View) -> Vec<[Pos2; 3]> {
        let mut mesh = Mesh::default();
        self.add(&mut mesh, district, Color32::WHITE, at, view);
        let position = |index: &u32| mesh.vertices.get(*index as usize).map(|vertex| vertex.pos);
        mesh.indices
            .chunks_exact(3)
            .filter_map(|corners| match corners {
                [a, b, c] => Some([position(a)?, position(b)?, position(c)?]),
                _ => None,
            })
            .collect()
    }
}
