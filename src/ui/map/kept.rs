//! What takes long to work out for a map of thousands of districts, kept for as long as it stays
//! as it is.

use std::sync::Arc;

use egui::epaint::{TessellationOptions, Tessellator};
use egui::{Mesh, Painter, Pos2, Rect, Shape, Stroke};

use super::drawing::Shaded;
use super::ground::polyline;
use super::paint::place;
use crate::app::{AppState, ClusterChoice, Group, Selection, Worked};
use crate::i18n::Language;
use crate::model::{DistrictSet, IndicatorIdx, Month, UnitIdx};
use crate::scene::borders::{UnitChain, chain_lines, unit_chains};
use crate::scene::{Circles, Classing, Fill, Shade, Theme, View};
use crate::ui::legend::Spread;
use crate::ui::theme::Skin;

/// Width of the line round the unit that a drop would mean, points.
const TARGET_PX: f64 = 6.0;

/// From so many corners on the line round a unit runs on its border instead of inside it, with
/// only those corners that are [`APART_PX`] from the last one: it has to be there in one frame.
const MANY_CORNERS: usize = 4000;
const APART_PX: f32 = 3.0;

/// The corners of `chain` on the screen, without those near the one before.
fn thinned(chain: &UnitChain, at: Pos2, view: &View) -> Vec<Pos2> {
    let mut points: Vec<Pos2> = Vec::new();
    let last = chain.points.len().saturating_sub(1);
    for (number, &point) in chain.points.iter().enumerate() {
        let point = place(at, view.screen_from_map(point));
        let is_near = points.last().is_some_and(|before| before.distance(point) < APART_PX);
        if !is_near || number == last {
            points.push(point);
        }
    }
    points
}

/// Lines as triangles, so that they need not be made anew in every frame.
pub(in crate::ui) struct Lines {
    spot: Spot,
    tessellator: Tessellator,
    mesh: Mesh,
}

impl Lines {
    /// Lines on top of what `mesh` has already; what is out of sight at `spot` is left out.
    pub(in crate::ui) fn new(spot: Spot, mesh: Mesh) -> Self {
        // Only text asks for the size of the fonts' texture, and only discs for prepared ones.
        let mut tessellator =
            Tessellator::new(spot.pixels_per_point, spot.options, [1, 1], Vec::new());
        tessellator.set_clip_rect(spot.clip);
        Self { spot, tessellator, mesh }
    }

    pub(in crate::ui) fn spot(&self) -> Spot {
        self.spot
    }

    pub(in crate::ui) fn add(&mut self, shape: Shape) {
        self.tessellator.tessellate_shape(shape, &mut self.mesh);
    }

    pub(in crate::ui) fn into_mesh(self) -> Mesh {
        self.mesh
    }

    pub(in crate::ui) fn into_shape(self) -> Shape {
        Shape::Mesh(Arc::new(self.mesh))
    }
}

/// Where on the screen something was made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::ui) struct Spot {
    clip: Rect,
    pub(in crate::ui) at: Pos2,
    pixels_per_point: f32,
    options: TessellationOptions,
}

impl Spot {
    pub(in crate::ui) fn of(painter: &Painter, at: Pos2) -> Self {
        let ctx = painter.ctx();
        Self {
            clip: painter.clip_rect(),
            at,
            pixels_per_point: ctx.pixels_per_point(),
            options: ctx.tessellation_options(|options| *options),
        }
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

/// A map that is the same only where it is the very same one: another rule of disclosure makes
/// another one of it.
#[derive(Clone, Debug)]
struct Mapped(Arc<DistrictSet>);

impl PartialEq for Mapped {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What colours of figures depend on.
#[derive(Clone, Debug, PartialEq)]
struct ShadeKey {
    fill: Fill,
    classing: Classing,
    worked: Worked,
    second: Option<(IndicatorIdx, Classing)>,
    clusters: ClusterChoice,
    /// What figures that are worked out are worked out from.
    of: (Option<IndicatorIdx>, Option<Group>),
    /// How many answers have come in.
    answers: u64,
    /// Of figures that follow from the plan.
    document: Option<DocumentKey>,
    map: Mapped,
    theme: Theme,
    language: Language,
}

/// The map, and the count that circles show.
type CirclesKey = (Mapped, IndicatorIdx);

/// The last of each kind.
#[derive(Debug, Default)]
pub(in crate::ui) struct Kept {
    shade: Option<(ShadeKey, Option<Arc<Shade>>)>,
    spread: Option<(Shaded, Option<Arc<Spread>>)>,
    circles: Option<(CirclesKey, Option<Arc<Circles>>)>,
    chains: Option<(DocumentKey, Arc<Vec<UnitChain>>)>,
    target: Option<(LinesKey, UnitIdx, Shape)>,
    selected: Option<(u64, Selection, Vec<UnitChain>)>,
    selection: Option<(LinesKey, Shape)>,
}

/// Number of the plan, its revision, the month whose units are shown, and what is tried in the
/// plan's place.
pub(in crate::ui) type DocumentKey = (u64, u64, Month, Option<u64>);

pub(in crate::ui) fn document_of(state: &AppState) -> DocumentKey {
    let trial = state.suggest.trial.as_ref().map(|trial| trial.number);
    (state.epoch, state.document.history.revision(), state.shown_month(), trial)
}

impl Kept {
    /// Colours and legend of the figures that the map shows.
    pub(in crate::ui) fn shade(&mut self, state: &AppState, theme: Theme) -> Option<Arc<Shade>> {
        let key = ShadeKey {
            fill: state.view.fill,
            classing: state.classing(),
            worked: state.view.mapping.worked.clone(),
            second: state.second(),
            clusters: state.view.mapping.clusters,
            of: (state.view.indicator, state.segregation_group()),
            answers: state.explain.answers(),
            document: (state.view.fill == Fill::Figures).then(|| document_of(state)),
            map: Mapped(Arc::clone(&state.document.map)),
            theme,
            language: state.tr.language(),
        };
        if self.shade.as_ref().is_none_or(|(known, _)| *known != key) {
            self.shade = Some((key, state.shade(theme).map(Arc::new)));
        }
        self.shade.as_ref().and_then(|(_, shade)| shade.clone())
    }

    /// How the figures are spread that the map shows in `shade`.
    pub(in crate::ui) fn spread(
        &mut self,
        state: &AppState,
        shade: &Arc<Shade>,
    ) -> Option<Arc<Spread>> {
        let of = Shaded(Arc::clone(shade));
        if self.spread.as_ref().is_none_or(|(known, _)| *known != of) {
            let spread = state
                .shown_indicator()
                .map(|indicator| Arc::new(Spread::new(indicator.into_owned(), &state.classing())));
            self.spread = Some((of, spread));
        }
        self.spread.as_ref().and_then(|(_, spread)| spread.clone())
    }

    /// The circles on the map, or what the circles in its place are.
    pub(in crate::ui) fn circles(&mut self, state: &AppState) -> Option<Arc<Circles>> {
        let Some(count) = state.circled() else {
            return state.circles();
        };
        let key = (Mapped(Arc::clone(&state.document.map)), count);
        if self.circles.as_ref().is_none_or(|(known, _)| *known != key) {
            self.circles = Some((key, state.circles()));
        }
        self.circles.as_ref().and_then(|(_, circles)| circles.clone())
    }

    /// Keeps the borders of the units of a plan.
    pub(super) fn keep_chains(&mut self, of: DocumentKey, chains: &Arc<Vec<UnitChain>>) {
        if self.chains.as_ref().is_none_or(|(known, _)| *known != of) {
            self.chains = Some((of, Arc::clone(chains)));
        }
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
        // Right after a drop the new borders may still be on their way.
        let (document, chains) =
            self.chains.clone().unwrap_or_else(|| (document_of(state), Arc::new(Vec::new())));
        let key = LinesKey { spot, view: *view, theme: skin.theme, document };
        if let Some((known, of, shape)) = &self.target
            && (known, *of) == (&key, unit)
        {
            return shape.clone();
        }
        let mut lines = Lines::new(spot, Mesh::default());
        if let Some(value) = state.document.plan.units.get(unit) {
            let style = Stroke::new(TARGET_PX as f32, skin.unit(value));
            let own = chains.iter().filter(|chain| chain.unit == unit);
            let corners: usize = own.clone().map(|chain| chain.points.len()).sum();
            if corners > MANY_CORNERS {
                for chain in own {
                    polyline(&mut |shape| lines.add(shape), thinned(chain, at, view), false, style);
                }
            } else {
                for line in chain_lines(own, view, TARGET_PX) {
                    let points = line.points.iter().map(|point| place(at, *point)).collect();
                    polyline(&mut |shape| lines.add(shape), points, line.is_closed, style);
                }
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
        let selection = &state.view.selection;
        let is_known =
            |(epoch, known, _): &(u64, Selection, _)| *epoch == state.epoch && known == selection;
        if !self.selected.as_ref().is_some_and(is_known) {
            let inside = state.document.plan.central();
            let owner = |district| selection.contains(&district).then_some(inside);
            let chains = unit_chains(&state.shown_map().borders, owner);
            self.selected = Some((state.epoch, selection.clone(), chains));
            self.selection = None;
        }
        // The selection is of the map, not of a revision of the plan.
        let document = (state.epoch, 0, state.document.plan.start, None);
        let key = LinesKey { spot, view: *view, theme: skin.theme, document };
        if let Some((known, shape)) = &self.selection
            && *known == key
        {
            return shape.clone();
        }
        let chains = self.selected.iter().flat_map(|(.., chains)| chains);
        let mut lines = Lines::new(spot, Mesh::default());
        let halo = Stroke::new(5.0, skin.panel());
        let line = Stroke::new(2.5, skin.text());
        for style in [halo, line] {
            for chain in chains.clone() {
                let on_screen = |point| place(at, view.screen_from_map(point));
                let points: Vec<Pos2> = chain.points.iter().copied().map(on_screen).collect();
                polyline(&mut |shape| lines.add(shape), points, false, style);
            }
        }
        let shape = lines.into_shape();
        self.selection = Some((key, shape.clone()));
        shape
    }
}
