//! The districts' triangles, kept for the whole life of the map.
//!
//! A map of thousands of districts has them several times: as they are, and coarser and coarser for
//! when more and more of it is seen. Then a district is a few pixels wide, and its many bends would
//! be thousands of corners that nobody can see.

use std::ops::Range;

use egui::epaint::Vertex;
use egui::{Color32, Mesh, Pos2};

use crate::model::{DistrictIdx, DistrictSet, IndexVec};
use crate::scene::View;

/// From so many districts on there are coarse triangles.
const MANY: usize = 400;
/// Shapes with no more corners than that, such as the circles of a cartogram, are as coarse as they
/// can be.
const FEW_CORNERS: usize = 24;
/// How many pixels a map is wide for each kind of coarse triangles, at the least.
const WHOLE_PX: [f64; 3] = [700.0, 1400.0, 2800.0];
/// How far a coarse border may be from the real one, pixels.
const COARSE_PX: f64 = 0.75;

/// All triangles of a map, in metres from a point in its middle: so the numbers are small enough
/// for f32 to be exact to the centimetre.
#[derive(Debug)]
pub(in crate::ui) struct MapMesh {
    sha256: String,
    origin: geo::Coord<f64>,
    fine: Level,
    /// Coarse triangles, the coarsest first, with the metres that their borders may be from the
    /// real ones.
    coarse: Vec<(f64, Level)>,
}

/// The triangles of all districts.
#[derive(Debug, Default)]
struct Level {
    corners: Vec<[f32; 2]>,
    districts: IndexVec<DistrictIdx, DistrictTriangles>,
}

#[derive(Clone, Debug)]
struct DistrictTriangles {
    corners: Range<usize>,
    /// Positions in the district's own corners.
    indices: Vec<u32>,
}

impl Level {
    fn add(&mut self, vertices: &[[f64; 2]], indices: &[u32], origin: geo::Coord<f64>) {
        let first = self.corners.len();
        let corner = |[x, y]: &[f64; 2]| [(x - origin.x) as f32, (y - origin.y) as f32];
        self.corners.extend(vertices.iter().map(corner));
        let corners = first..self.corners.len();
        self.districts.push(DistrictTriangles { corners, indices: indices.to_vec() });
    }
}

impl MapMesh {
    pub(in crate::ui) fn new(map: &DistrictSet) -> Self {
        let origin = map.bounds.center();
        let mut fine = Level::default();
        for district in &map.districts {
            let triangles = &district.shape.triangles;
            fine.add(&triangles.vertices, &triangles.indices, origin);
        }
        let side = map.bounds.width().max(map.bounds.height());
        let has_coarse = map.len() >= MANY && fine.corners.len() > FEW_CORNERS * map.len();
        let kinds = if has_coarse { &WHOLE_PX[..] } else { &[] };
        let coarse = kinds.iter().map(|whole_px| {
            let tolerance_m = side / whole_px * COARSE_PX;
            let mut level = Level::default();
            for district in &map.districts {
                let triangles = district.shape.coarse(tolerance_m);
                level.add(&triangles.vertices, &triangles.indices, origin);
            }
            (tolerance_m, level)
        });
        let coarse = coarse.collect();
        Self { sha256: map.sha256.clone(), origin, fine, coarse }
    }

    /// The triangles that `view` asks for.
    fn level(&self, view: &View) -> &Level {
        let fits = |(metres, _): &&(f64, Level)| *metres <= view.metres_per_px * COARSE_PX;
        self.coarse.iter().find(fits).map_or(&self.fine, |(_, level)| level)
    }

    /// The point that corners are measured from.
    pub(super) fn origin(&self) -> geo::Coord<f64> {
        self.origin
    }

    /// The districts with their corners, metres from the origin, and their triangles, as `view`
    /// asks for them.
    pub(super) fn shapes(
        &self,
        view: &View,
    ) -> impl Iterator<Item = (DistrictIdx, &[[f32; 2]], &[u32])> {
        let level = self.level(view);
        level.districts.iter_enumerated().filter_map(|(district, triangles)| {
            let corners = level.corners.get(triangles.corners.clone())?;
            Some((district, corners, triangles.indices.as_slice()))
        })
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
        let level = self.level(view);
        let Some(triangles) = level.districts.get(district) else { return };
        let Some(corners) = level.corners.get(triangles.corners.clone()) else { return };
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
