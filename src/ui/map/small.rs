//! A small map beside the large one: the districts in their colours, nothing more.

use egui::{Mesh, Painter, Pos2, Shape, Stroke};
use geo::{LineString, Simplify};

use super::ground::{cross_hatch, hatch, polyline};
use super::kept::{Lines, Spot};
use super::mesh::MapMesh;
use super::paint::place;
use crate::model::DistrictSet;
use crate::scene::{FillColour, View};
use crate::ui::theme::{Skin, colour};

/// How far a border may be from the real one, points.
const BORDER_PX: f64 = 0.5;
/// Above so many districts there are no borders between them: they would be all that is seen.
const MANY: usize = 400;

/// The districts of `map` as `view` shows them from the corner `at`, each in its colour of
/// `colours`, as triangles that can be kept.
pub(in crate::ui) fn small_map(
    painter: &Painter,
    at: Pos2,
    (map, triangles): (&DistrictSet, &MapMesh),
    view: &View,
    colours: &[FillColour],
    skin: Skin,
) -> Shape {
    let mut mesh = Mesh::default();
    for (district, fill) in map.districts.indices().zip(colours) {
        let ground = match fill {
            FillColour::Solid(rgb) | FillColour::Hatched(rgb) => colour(*rgb),
            FillColour::Missing | FillColour::Hidden => skin.missing(),
        };
        triangles.add(&mut mesh, district, ground, at, view);
    }
    let mut lines = Lines::new(Spot::of(painter, at), mesh);
    for (district, fill) in map.districts.indices().zip(colours) {
        let line = Stroke::new(1.0, skin.hatch());
        for triangle in triangles.triangles(district, at, view) {
            match fill {
                FillColour::Missing => hatch(&mut |shape| lines.add(shape), &triangle, line),
                FillColour::Hidden => cross_hatch(&mut |shape| lines.add(shape), &triangle, line),
                FillColour::Solid(_) | FillColour::Hatched(_) => break,
            }
        }
    }
    let districts = if map.len() > MANY { &[] } else { map.districts.as_slice() };
    for polygon in districts.iter().flat_map(|district| &district.shape.polygons) {
        let line = LineString::new(
            polygon.exterior().coords().map(|point| view.screen_from_map(*point)).collect(),
        );
        let points = line.simplify(BORDER_PX).0.into_iter().map(|point| place(at, point)).collect();
        let style = Stroke::new(0.75, skin.panel());
        polyline(&mut |shape| lines.add(shape), points, true, style);
    }
    lines.into_shape()
}
