//! What takes long to work out for a map of thousands of districts, kept for as long as it stays
//! as it is.

use std::sync::Arc;

use egui::epaint::{TessellationOptions, Tessellator};
use egui::{Mesh, Painter, Pos2, Rect, Shape, Stroke};

use super::paint::{place, polyline};
use crate::app::{AppState, Selection};
use crate::measure::{Classes, DEFAULT_CLASS_COUNT};
use crate::model::{IndicatorIdx, Month, UnitIdx};
use crate::scene::borders::{UnitChain, chain_lines, unit_chains};
use crate::scene::{Theme, View};
use crate::ui::theme::Skin;

/// Width of the line round the unit that a drop would mean, points.
const TARGET_PX: f64 = 6.0;

/// Lines as triangles, so that they need not be made anew in every frame.
pub(in crate::ui) struct Lines {
    tessellator: Tessellator,
    mesh: Mesh,
}

impl Lines {
    /// Lines for `painter`; what is outside its part of the screen is left out.
    pub(in crate::ui) fn new(painter: &Painter) -> Self {
        let ctx = painter.ctx();
        let options: TessellationOptions = ctx.tessellation_options(|options| *options);
        // Only text asks for the size of the fonts' texture, and only discs for prepared ones.
        let mut tessellator = Tessellator::new(ctx.pixels_per_point(), options, [1, 1], Vec::new());
        tessellator.set_clip_rect(painter.clip_rect());
        Self { tessellator, mesh: Mesh::default() }
    }

    pub(in crate::ui) fn add(&mut self, shape: Shape) {
        self.tessellator.tessellate_shape(shape, &mut self.mesh);
    }

    pub(in crate::ui) fn into_shape(self) -> Shape {
        Shape::Mesh(Arc::new(self.mesh))
    }
}

/// Where on the screen something was made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::ui) struct Spot {
    clip: Rect,
    at: Pos2,
    pixels_per_point: f32,
}

impl Spot {
    pub(in crate::ui) fn of(painter: &Painter, at: Pos2) -> Self {
        let pixels_per_point = painter.ctx().pixels_per_point();
        Self { clip: painter.clip_rect(), at, pixels_per_point }
    }
}

/// What lines over the map depend on.
#[derive(Clone, Debug, PartialEq)]
struct LinesKey {
    spot: Spot,
    view: View,
    theme: Theme,
    document: DocumentKey,
}

/// The last of each kind.
#[derive(Debug, Default)]
pub(in crate::ui) struct Kept {
    classes: Option<((u64, IndicatorIdx), Classes)>,
    chains: Option<(DocumentKey, Vec<UnitChain>)>,
    target: Option<(LinesKey, UnitIdx, Shape)>,
    selection: Option<(LinesKey, Selection, Shape)>,
}

/// Number of the plan, its revision, and the month whose units are shown.
type DocumentKey = (u64, u64, Month);

fn document_of(state: &AppState) -> DocumentKey {
    (state.epoch, state.document.history.revision(), state.shown_month())
}

impl Kept {
    /// The default classes of an indicator of the map.
    pub(in crate::ui) fn classes(
        &mut self,
        state: &AppState,
        index: IndicatorIdx,
    ) -> Option<&Classes> {
        let key = (state.epoch, index);
        if self.classes.as_ref().is_none_or(|(known, _)| *known != key) {
            let indicator = state.document.map.indicators.indicators.get(index)?;
            self.classes = Some((key, Classes::for_indicator(indicator, DEFAULT_CLASS_COUNT)));
        }
        self.classes.as_ref().map(|(_, classes)| classes)
    }

    /// Joins the borders of the plan's units where the plan has changed.
    pub(super) fn join_chains(&mut self, state: &AppState) {
        let key = document_of(state);
        if self.chains.as_ref().is_none_or(|(known, _)| *known != key) {
            let owners = state.document.plan.owners_at(state.shown_month());
            let owner = |district| owners.get(district).copied();
            self.chains = Some((key, unit_chains(&state.document.map.borders, owner)));
        }
    }

    /// The borders of the plan's units, as they were last joined.
    pub(super) fn chains(&self) -> Option<&[UnitChain]> {
        self.chains.as_ref().map(|(_, chains)| chains.as_slice())
    }

    /// The default classes that were last asked for, where they are those of `index`.
    pub(super) fn classes_of(&self, state: &AppState, index: IndicatorIdx) -> Option<&Classes> {
        let key = (state.epoch, index);
        self.classes.as_ref().filter(|(known, _)| *known == key).map(|(_, classes)| classes)
    }

    /// The line round the area of `unit`, just inside it.
    pub(super) fn target(
        &mut self,
        painter: &Painter,
        at: Pos2,
        state: &AppState,
        view: &View,
        unit: UnitIdx,
    ) -> Shape {
        let skin = Skin::new(painter.ctx().global_style().visuals.dark_mode);
        let spot = Spot::of(painter, at);
        let key = LinesKey { spot, view: *view, theme: skin.theme, document: document_of(state) };
        if let Some((known, of, shape)) = &self.target
            && (known, *of) == (&key, unit)
        {
            return shape.clone();
        }
        self.join_chains(state);
        let mut lines = Lines::new(painter);
        if let Some(value) = state.document.plan.units.get(unit) {
            let style = Stroke::new(TARGET_PX as f32, skin.unit(value));
            let own = self.chains().unwrap_or_default().iter().filter(|chain| chain.unit == unit);
            for line in chain_lines(own, view, TARGET_PX) {
                let points = line.points.iter().map(|point| place(at, *point)).collect();
                polyline(&mut |shape| lines.add(shape), points, line.is_closed, style);
            }
        }
        let shape = lines.into_shape();
        self.target = Some((key, unit, shape.clone()));
        shape
    }

    /// A line round all that is selected, without those between selected districts.
    pub(super) fn selection(
        &mut self,
        painter: &Painter,
        at: Pos2,
        state: &AppState,
        view: &View,
    ) -> Shape {
        let skin = Skin::new(painter.ctx().global_style().visuals.dark_mode);
        let spot = Spot::of(painter, at);
        // The selection is of the map, not of a revision of the plan.
        let key = LinesKey {
            spot,
            view: *view,
            theme: skin.theme,
            document: (state.epoch, 0, state.document.plan.start),
        };
        let selection = &state.view.selection;
        if let Some((known, of, shape)) = &self.selection
            && *known == key
            && of == selection
        {
            return shape.clone();
        }
        let inside = state.document.plan.central();
        let owner = |district| selection.contains(&district).then_some(inside);
        let chains = unit_chains(&state.document.map.borders, owner);
        let mut lines = Lines::new(painter);
        let halo = Stroke::new(5.0, skin.panel());
        let line = Stroke::new(2.5, skin.text());
        for style in [halo, line] {
            for chain in &chains {
                let on_screen = |point| place(at, view.screen_from_map(point));
                let points: Vec<Pos2> = chain.points.iter().copied().map(on_screen).collect();
                polyline(&mut |shape| lines.add(shape), points, false, style);
            }
        }
        let shape = lines.into_shape();
        self.selection = Some((key, selection.clone(), shape.clone()));
        shape
    }
}
