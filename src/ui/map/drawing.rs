//! The picture of the map as it is drawn, made anew when what it shows has changed.
//!
//! A small map's picture is made at once where more than its colours has changed. All others may
//! take longer than a frame, so they are made in the background, one at a time; meanwhile the last
//! one is shown, moved to where the view has it and in the new colours.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Painter;

use super::ground::{Ground, InsetGround};
use super::kept::{DocumentKey, Kept, Spot};
use super::mesh::MapMesh;
use super::paint;
use super::shift::Shift;
use crate::app::AppState;
use crate::i18n::{Language, Tr};
use crate::jobs::{Jobs, Wake};
use crate::model::{DistrictIdx, DistrictSet, IndexVec, Month, Plan};
use crate::scene::borders::{UnitChain, unit_chains};
use crate::scene::picture::{FillColour, Marker, fill_colours};
use crate::scene::{Circles, Fill, Picture, PictureInput, ScreenRect, Shade, Theme, View};

/// From so many districts on a picture is made in the background. 32 take a millisecond or two,
/// thousands a hundred.
const MANY: usize = 400;
/// What the job computes.
const JOB: &str = "picture";

/// A shade that is the same only where it is the very same one: it is kept as long as nothing
/// that it depends on changes.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Shaded(pub(in crate::ui) Arc<Shade>);

impl PartialEq for Shaded {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Circles that are the same only where they are the very same ones.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Circled(pub(in crate::ui) Arc<Circles>);

impl PartialEq for Circled {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What the districts' colours depend on.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Colours {
    /// The plan that is shown.
    pub(in crate::ui) document: DocumentKey,
    pub(in crate::ui) fill: Fill,
    /// Colours and legend of figures; compared as what it is, not what it holds.
    pub(in crate::ui) shade: Option<Shaded>,
    pub(in crate::ui) theme: Theme,
    pub(in crate::ui) live_at: Option<Month>,
    /// The month whose units are shown.
    pub(in crate::ui) as_of: Option<Month>,
    /// What is drawn grey, as it is settled.
    pub(in crate::ui) grey: Arc<BTreeSet<DistrictIdx>>,
}

/// All that a picture depends on.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Wanted {
    pub(in crate::ui) spot: Spot,
    pub(in crate::ui) view: View,
    pub(in crate::ui) colours: Colours,
    /// Circles on the map, or what the circles in its place are.
    pub(in crate::ui) circles: Option<Circled>,
    pub(in crate::ui) language: Language,
    pub(in crate::ui) unit_outlines: bool,
    pub(in crate::ui) names: bool,
    pub(in crate::ui) font_scale: f64,
    pub(in crate::ui) inset: bool,
    /// What floats over the map.
    pub(in crate::ui) covers: Vec<ScreenRect>,
    /// Districts that get a light hatch.
    pub(in crate::ui) marks: Vec<DistrictIdx>,
}

/// What a picture is made from.
#[derive(Clone, Copy)]
struct Source<'a> {
    map: &'a DistrictSet,
    plan: &'a Plan,
    shade: Option<&'a Shade>,
    mesh: &'a MapMesh,
    tr: &'a Tr,
}

impl Wanted {
    fn input<'a>(
        &'a self,
        source: &Source<'a>,
        chains: Option<&'a [UnitChain]>,
    ) -> PictureInput<'a> {
        PictureInput {
            map: source.map,
            plan: source.plan,
            view: self.view,
            theme: self.colours.theme,
            fill: self.colours.fill,
            shade: source.shade,
            circles: self.circles.as_ref().map(|circles| &*circles.0),
            chains,
            rings: false,
            live_at: self.colours.live_at,
            as_of: self.colours.as_of,
            unit_outlines: self.unit_outlines,
            markers: true,
            names: self.names,
            font_scale: self.font_scale,
            legend: None,
            scale_bar: true,
            inset: self.inset,
            covers: &self.covers,
            marks: &self.marks,
            faded: &[],
        }
    }

    /// Whether only the view is another.
    fn is_moved(&self, from: &Self) -> bool {
        Self { view: self.view, ..from.clone() } == *self
    }

    /// Whether districts of the same plan have other colours at most, from the same figures or
    /// from others, or are looked at or not.
    fn is_recoloured(&self, from: &Self) -> bool {
        let Colours { shade, grey, .. } = &self.colours;
        let (shade, grey) = (shade.clone(), Arc::clone(grey));
        let colours = Colours { shade, grey, ..from.colours.clone() };
        Self { colours, ..from.clone() } == *self
    }
}

/// A picture with its triangles.
#[derive(Debug)]
struct Drawn {
    of: Wanted,
    /// What its colours are of by now.
    colours: Colours,
    picture: Picture,
    ground: Ground,
    /// The borders of the plan's units.
    chains: Arc<Vec<UnitChain>>,
}

/// The colours of all districts.
fn colours_of(wanted: &Wanted, source: &Source<'_>) -> IndexVec<DistrictIdx, FillColour> {
    let Colours { fill, theme, live_at, ref grey, .. } = wanted.colours;
    let owners = wanted.input(source, None).owners();
    let Source { map, plan, shade, .. } = *source;
    let mut colours = fill_colours(map, plan, &owners, fill, shade, live_at, theme);
    for &district in grey.iter() {
        if let Some(colour) = colours.get_mut(district) {
            *colour = FillColour::Solid(theme.tokens().hairline);
        }
    }
    colours
}

impl Drawn {
    fn new(
        of: Wanted,
        source: &Source<'_>,
        chains: Option<Arc<Vec<UnitChain>>>,
        inset: Option<InsetGround>,
    ) -> Self {
        let chains = chains.unwrap_or_else(|| {
            let owners = of.input(source, None).owners();
            Arc::new(unit_chains(&source.map.borders, |district| owners.get(district).copied()))
        });
        let mut picture = Picture::new(&of.input(source, Some(&chains)), source.tr);
        if !of.colours.grey.is_empty() {
            picture.recolour(&colours_of(&of, source));
        }
        let ground = Ground::new(of.spot, &picture, source.mesh, &of.view, inset);
        // They are in the ground by now, and there are thousands of them.
        let strokes = [&mut picture.borders, &mut picture.outlines];
        let small = picture.inset.as_mut().map(|inset| &mut inset.outlines);
        strokes.into_iter().chain(small).for_each(|lines| *lines = Vec::new());
        Self { colours: of.colours.clone(), of, picture, ground, chains }
    }

    /// Shows what can be shown at once of what is wanted now.
    fn follow(&mut self, wanted: &Wanted, source: &Source<'_>) {
        if self.colours != wanted.colours {
            self.picture.recolour(&colours_of(wanted, source));
            self.ground.recolour(&self.picture);
            self.colours = wanted.colours.clone();
        }
        self.picture.follow(&wanted.input(source, None), source.tr);
    }
}

/// The picture that is drawn, and the one that is being made.
pub(in crate::ui) struct Drawing {
    drawn: Option<Drawn>,
    jobs: Jobs<Drawn>,
}

impl std::fmt::Debug for Drawing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Drawing").field("drawn", &self.drawn.is_some()).finish_non_exhaustive()
    }
}

impl Drawing {
    pub(in crate::ui) fn new(ctx: &egui::Context) -> Self {
        let waker = ctx.clone();
        let wake: Wake = Arc::new(move || waker.request_repaint());
        Self { drawn: None, jobs: Jobs::new(wake) }
    }

    /// Waits for the picture that is being made.
    pub(in crate::ui) fn settle(&mut self) {
        let made = self.jobs.wait_all();
        self.drawn =
            made.into_iter().filter_map(|done| done.outcome.ok()).last().or(self.drawn.take());
    }

    /// Draws `plan` on the map as it is wanted, or what comes nearest to it by now.
    pub(in crate::ui) fn show(
        &mut self,
        painter: &Painter,
        (state, plan): (&AppState, &Plan),
        wanted: &Wanted,
        mesh: &Arc<MapMesh>,
        kept: &mut Kept,
    ) {
        // A job that broke leaves the last picture where it is; the next change starts another.
        let made = self.jobs.poll().into_iter().filter_map(|done| done.outcome.ok()).last();
        self.drawn = made.or(self.drawn.take());
        if self.drawn.as_ref().is_none_or(|drawn| drawn.of != *wanted) {
            self.renew((state, plan), wanted, mesh);
        }
        let Some(drawn) = &mut self.drawn else { return };
        kept.keep_chains(drawn.of.colours.document, &drawn.chains);
        let shift = Shift::between(&drawn.of.view, &wanted.view);
        paint::picture(painter, wanted.spot.at, &drawn.picture, &mut drawn.ground, &shift);
    }

    /// Whether nobody has to wait for a picture of `map`: there is one, or it takes no time.
    pub(super) fn is_there(&self, map: &DistrictSet) -> bool {
        self.drawn.is_some() || map.len() < MANY
    }

    /// Has a large map's first picture made in the background, while something else is shown.
    pub(super) fn prepare(
        &mut self,
        (state, plan): (&AppState, &Plan),
        wanted: &Wanted,
        mesh: &Arc<MapMesh>,
    ) {
        let made = self.jobs.poll().into_iter().filter_map(|done| done.outcome.ok()).last();
        self.drawn = made.or(self.drawn.take());
        if !self.is_there(state.shown_map()) && !self.jobs.is_running(JOB) {
            self.start((state, plan), wanted, mesh, (None, None));
        }
    }

    fn renew(&mut self, (state, plan): (&AppState, &Plan), wanted: &Wanted, mesh: &Arc<MapMesh>) {
        let map = state.shown_map();
        let shade = wanted.colours.shade.as_ref().map(|shade| Arc::clone(&shade.0));
        let source = Source { map, plan, shade: shade.as_deref(), mesh, tr: &state.tr };
        let old = self.drawn.as_mut().filter(|drawn| {
            let (known, new) = (&drawn.of.colours.document, &wanted.colours.document);
            known.0 == new.0
        });
        let chains = old.as_ref().filter(|old| old.of.colours.document == wanted.colours.document);
        let chains = chains.map(|old| Arc::clone(&old.chains));
        // The small map stays as it is when the large one is only moved.
        let inset = old.as_ref().filter(|old| wanted.is_moved(&old.of));
        let inset = inset.and_then(|old| old.ground.inset());
        // Other colours are there at once on any map, and what goes with them comes after.
        let may_wait = |old: &&mut Drawn| map.len() >= MANY || wanted.is_recoloured(&old.of);
        let Some(old) = old.filter(may_wait) else {
            self.drawn = Some(Drawn::new(wanted.clone(), &source, chains, inset));
            return;
        };
        old.follow(wanted, &source);
        if self.jobs.is_running(JOB) {
            return;
        }
        self.start((state, plan), wanted, mesh, (chains, inset));
    }

    /// Has a picture made in the background, with the borders of units and the small map where they
    /// are known.
    fn start(
        &mut self,
        (state, plan): (&AppState, &Plan),
        wanted: &Wanted,
        mesh: &Arc<MapMesh>,
        (chains, inset): (Option<Arc<Vec<UnitChain>>>, Option<InsetGround>),
    ) {
        let (map, plan) = (Arc::clone(state.shown_map()), plan.clone());
        let (mesh, wanted) = (Arc::clone(mesh), wanted.clone());
        let shade = wanted.colours.shade.as_ref().map(|shade| Arc::clone(&shade.0));
        self.jobs.start(JOB, JOB, move |_| {
            let tr = Tr::new(wanted.language);
            let (map, plan, mesh) = (&*map, &plan, &*mesh);
            let source = Source { map, plan, shade: shade.as_deref(), mesh, tr: &tr };
            Drawn::new(wanted, &source, chains, inset)
        });
    }

    /// The small map and the cards, which lie over the map.
    pub(super) fn over(&self) -> impl Iterator<Item = ScreenRect> + '_ {
        let picture = self.drawn.iter().map(|drawn| &drawn.picture);
        picture.flat_map(|picture| {
            let inset = picture.inset.iter().map(|inset| inset.rect);
            picture.cards.iter().map(|card| card.rect).chain(inset)
        })
    }

    /// The signs of the units, where `view` has them.
    pub(super) fn markers(&self, view: &View) -> Vec<Marker> {
        let Some(drawn) = &self.drawn else { return Vec::new() };
        let shift = Shift::between(&drawn.of.view, view);
        let moved =
            |marker: &Marker| Marker { centre: shift.point(marker.centre), ..marker.clone() };
        drawn.picture.markers.iter().map(moved).collect()
    }
}

#[cfg(test)]
mod tests;
