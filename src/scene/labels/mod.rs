//! Where the names of places stand.
//!
//! A name stands in its district if it has room there. Else it stands beside, with a line to its
//! district: in a column where many crowd together, alone where there is room around. What is
//! left gets a number, with a key. No two names, numbers or lines are on top of each other, and
//! every district that is seen gets one of the three.
//!
//! The same view gives the same picture: nothing here depends on what was drawn before.

mod callouts;
mod columns;
mod grid;
mod lines;
mod matching;
mod numbers;

use std::collections::BTreeMap;

use geo::{Coord, MultiPolygon, Rect};

use crate::model::DistrictIdx;
use crate::scene::rect::{ScreenLine, ScreenRect, distance_to_line, length, lines_cross};
use crate::scene::text::Weight;
use crate::scene::view::View;

use grid::Grid;
use lines::{Block, blocks};

pub use lines::{LINE_HEIGHT, lines_within};

/// A district that wants its name on the map.
#[derive(Clone, Copy, Debug)]
pub struct LabelRequest<'a> {
    /// The district.
    pub id: DistrictIdx,
    /// Its name.
    pub name: &'a str,
    /// Its outline, metres in the map's plane.
    pub polygons: &'a MultiPolygon<f64>,
    /// The rectangle round the outline, metres.
    pub bounds: Rect<f64>,
    /// Where the name has most room, metres.
    pub anchor: Coord<f64>,
    /// Who gets a name when there is not room for all; more is more important.
    pub priority: f64,
}

/// How names are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelStyle {
    /// Font size, pixels.
    pub size_px: f64,
    /// Font weight.
    pub weight: Weight,
    /// How small a name may be set inside its district, pixels.
    pub least_px: f64,
    /// Whether a name may stand beside its district, with a line. Else what has no room gets a
    /// number at once: where districts are circles a line would cross all others.
    pub beside: bool,
}

impl LabelStyle {
    /// Names of this size, beside their districts where they have no room.
    #[must_use]
    pub const fn new(size_px: f64, weight: Weight) -> Self {
        Self { size_px, weight, least_px: size_px, beside: true }
    }
}

impl Default for LabelStyle {
    fn default() -> Self {
        Self::new(12.0, Weight::Medium)
    }
}

/// What else is on the map.
#[derive(Clone, Copy, Debug, Default)]
pub struct Obstacles<'a> {
    /// Panels that hide the map: what is under them is not seen.
    pub covers: &'a [ScreenRect],
    /// Signs on the map, such as bases, that no name may stand on.
    pub markers: &'a [ScreenRect],
}

/// How a name is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Placement {
    /// In its own district.
    Inside,
    /// Beside, with a line from the district to the name.
    Leader {
        /// In the district.
        from: Coord<f64>,
        /// At the edge of the name.
        to: Coord<f64>,
    },
    /// As a number, with the name in the key.
    Number {
        /// The number, from 1.
        number: u32,
        /// In the district, where the number had to stand beside it.
        from: Option<Coord<f64>>,
    },
}

/// A name with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLabel {
    /// The district.
    pub id: DistrictIdx,
    /// The name in lines.
    pub lines: Vec<String>,
    /// Size of its letters, pixels.
    pub size_px: f64,
    /// What the name (or the number's ring) takes up, pixels; empty for a number that had no
    /// room on the map and is in the key alone.
    pub rect: ScreenRect,
    /// How it is shown.
    pub placement: Placement,
}

/// All names of a view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels {
    /// Names with their places, in the order of the requests.
    pub placed: Vec<PlacedLabel>,
}

impl Labels {
    /// The numbers on the map with their districts, from 1.
    #[must_use]
    pub fn key(&self) -> Vec<(u32, DistrictIdx)> {
        let mut key: Vec<(u32, DistrictIdx)> = self
            .placed
            .iter()
            .filter_map(|label| match label.placement {
                Placement::Number { number, .. } => Some((number, label.id)),
                Placement::Inside | Placement::Leader { .. } => None,
            })
            .collect();
        key.sort_unstable();
        key
    }
}

/// Free room between a name and the edge of the screen, pixels.
const SCREEN_MARGIN: f64 = 4.0;

/// How near a line may pass a name that is not its own, pixels.
const LEADER_MARGIN: f64 = 1.5;

/// So many free cells of a district must be seen for it to be named when its label point is not.
const LEAST_SEEN_CELLS: usize = 24;

/// From so many names close together on, names are set in columns.
const CROWD: usize = 12;

/// Gives every district that `view` shows its name, a name with a line, or a number.
#[must_use]
pub fn place(
    view: &View,
    requests: &[LabelRequest<'_>],
    obstacles: Obstacles<'_>,
    style: LabelStyle,
) -> Labels {
    let mut layout = Layout::new(view, requests, obstacles, style);
    let seen = layout.seen(obstacles);
    layout.points = seen.iter().map(|one| one.point).collect();
    let (mut roomy, mut pending) = (Vec::new(), Vec::new());
    for one in seen {
        match layout.inside(&one) {
            Some(room) => roomy.push((one, Some(room))),
            None => pending.push(one),
        }
    }
    if style.beside && layout.is_crowded(&pending) {
        // Lines come first here, and the names of large districts find a place between them: the
        // other way round one such name would be in the way of a whole fan of lines.
        layout.wanted =
            roomy.iter().filter_map(|(_, room)| room.as_ref().map(|(_, rect)| *rect)).collect();
        pending = layout.place_in_columns(pending);
        layout.block_lines();
        for (one, room) in &mut roomy {
            *room = layout.inside(one);
        }
    }
    for (one, room) in roomy {
        match room {
            Some((block, rect)) => {
                layout.put_sized(one.request, block, rect, Placement::Inside);
            }
            None => pending.push(one),
        }
    }
    let left = if style.beside { layout.place_callouts(pending) } else { pending };
    layout.place_numbers(left);
    Labels { placed: layout.placed.into_values().collect() }
}

/// A district that has no name yet.
#[derive(Clone, Copy)]
struct Pending {
    /// Position among the requests.
    request: usize,
    /// The point that stands for it on the screen.
    point: Coord<f64>,
}

struct Layout<'a> {
    requests: &'a [LabelRequest<'a>],
    style: LabelStyle,
    screen: ScreenRect,
    grid: Grid,
    /// Where each request is on the screen.
    extents: Vec<ScreenRect>,
    points_on_screen: Vec<Coord<f64>>,
    /// What no name may stand on; signs come first.
    taken: Vec<ScreenRect>,
    sign_count: usize,
    /// Points of the districts that are seen: no other's name may hide them.
    points: Vec<Coord<f64>>,
    /// Where names would stand in their districts if no lines were in the way.
    wanted: Vec<ScreenRect>,
    leaders: Vec<ScreenLine>,
    placed: BTreeMap<usize, PlacedLabel>,
}

impl<'a> Layout<'a> {
    fn new(
        view: &View,
        requests: &'a [LabelRequest<'a>],
        obstacles: Obstacles<'_>,
        style: LabelStyle,
    ) -> Self {
        let screen = ScreenRect::at(Coord::zero(), view.size_px.x, view.size_px.y);
        let taken: Vec<ScreenRect> =
            obstacles.markers.iter().chain(obstacles.covers).copied().collect();
        let grid = Grid::new(
            view,
            (style.least_px / 2.0).max(3.0),
            requests.iter().map(|request| request.polygons),
            taken.iter().copied(),
        );
        let extent = |request: &LabelRequest<'_>| {
            let (min, max) = (request.bounds.min(), request.bounds.max());
            let (low, high) = (view.screen_from_map(min), view.screen_from_map(max));
            ScreenRect { left: low.x, top: high.y, right: high.x, bottom: low.y }
        };
        Self {
            requests,
            style,
            screen: screen.grown(-SCREEN_MARGIN),
            grid,
            extents: requests.iter().map(extent).collect(),
            points_on_screen: requests.iter().map(|one| view.screen_from_map(one.anchor)).collect(),
            taken,
            sign_count: obstacles.markers.len(),
            points: Vec::new(),
            wanted: Vec::new(),
            leaders: Vec::new(),
            placed: BTreeMap::new(),
        }
    }

    /// The districts that are seen, with the point that stands for each, the most important
    /// first.
    fn seen(&self, obstacles: Obstacles<'_>) -> Vec<Pending> {
        let mut seen: Vec<Pending> = self
            .extents
            .iter()
            .zip(&self.points_on_screen)
            .enumerate()
            .filter(|(_, (extent, _))| extent.overlaps(&self.screen))
            .filter_map(|(request, (extent, &anchor))| {
                let is_seen = self.screen.contains(anchor)
                    && !obstacles.covers.iter().any(|cover| cover.contains(anchor));
                let point = if is_seen {
                    anchor
                } else {
                    self.grid.visible_point(request, extent, LEAST_SEEN_CELLS)?
                };
                Some(Pending { request, point })
            })
            .collect();
        seen.sort_by(|a, b| {
            self.priority(b).total_cmp(&self.priority(a)).then(a.request.cmp(&b.request))
        });
        seen
    }

    /// Whether so many of the districts without a name are close together that their names go in
    /// columns.
    fn is_crowded(&self, pending: &[Pending]) -> bool {
        // Names stand apart if the next one is further away than a short name is wide.
        let apart = 6.0 * self.style.size_px;
        let crowd = pending.iter().filter(|one| {
            pending.iter().any(|other| {
                other.request != one.request && length(other.point - one.point) < apart
            })
        });
        crowd.count() >= CROWD
    }

    /// Keeps names that are set later away from the lines and names that stand.
    fn block_lines(&mut self) {
        for &(from, to) in &self.leaders {
            self.grid.block_on_screen(from, to);
        }
        for rect in self.taken.iter().skip(self.sign_count) {
            self.grid.block(rect);
        }
        self.grid.count_runs();
    }

    /// Room for a name inside its district, as large as it can be.
    fn inside(&self, one: &Pending) -> Option<(Block, ScreenRect)> {
        let LabelStyle { size_px, least_px, .. } = self.style;
        let sizes = [size_px, f64::midpoint(size_px, least_px), least_px];
        let sizes = if least_px < size_px { &sizes[..] } else { &sizes[..1] };
        sizes.iter().find_map(|&size_px| self.inside_of_size(one, size_px))
    }

    /// Room for a name of this size: round its point if possible, else as near as possible.
    fn inside_of_size(&self, one: &Pending, size_px: f64) -> Option<(Block, ScreenRect)> {
        let (request, point) = (one.request, one.point);
        let name = self.requests.get(request)?.name;
        let extent = self.extents.get(request)?;
        let fitting: Vec<Block> = blocks(name, size_px, self.style.weight)
            .into_iter()
            .filter(|block| block.width < extent.width() && block.height < extent.height())
            .collect();
        let centred = fitting.iter().find_map(|block| {
            let rect = ScreenRect::around(point, block.width, block.height);
            self.grid.is_inside(request, &rect, &self.screen).then(|| (block.clone(), rect))
        });
        centred.or_else(|| {
            fitting
                .into_iter()
                .filter_map(|block| {
                    let size = (block.width, block.height);
                    let spot =
                        self.grid.nearest_spot(request, extent, size, point, &self.screen)?;
                    Some((block, spot))
                })
                .min_by(|(_, a), (_, b)| a.off.total_cmp(&b.off))
                .map(|(block, spot)| (block, spot.rect))
        })
    }

    fn put(&mut self, request: usize, lines: Vec<String>, rect: ScreenRect, placement: Placement) {
        let size_px = self.style.size_px;
        let block = Block { lines, width: rect.width(), height: rect.height(), size_px };
        self.put_sized(request, block, rect, placement);
    }

    fn put_sized(&mut self, request: usize, block: Block, rect: ScreenRect, placement: Placement) {
        let Block { lines, size_px, .. } = block;
        let Some(id) = self.requests.get(request).map(|request| request.id) else {
            return;
        };
        if !rect.is_empty() {
            self.taken.push(rect);
        }
        match placement {
            Placement::Leader { from, to } => self.leaders.push((from, to)),
            Placement::Number { from: Some(from), .. } => self.leaders.push((from, rect.centre())),
            Placement::Inside | Placement::Number { from: None, .. } => {}
        }
        self.placed.insert(request, PlacedLabel { id, lines, size_px, rect, placement });
    }

    fn priority(&self, pending: &Pending) -> f64 {
        self.requests.get(pending.request).map_or(0.0, |request| request.priority)
    }

    fn name(&self, pending: &Pending) -> &'a str {
        self.requests.get(pending.request).map_or("", |request| request.name)
    }

    /// Whether nothing stands in a rectangle, no line passes and no district's point but `own` is
    /// in it.
    fn is_free(&self, rect: &ScreenRect, own: Coord<f64>) -> bool {
        self.screen.holds(rect)
            && !self.taken.iter().any(|taken| taken.overlaps(rect))
            && !self.leaders.iter().any(|&(from, to)| rect.meets_line(from, to))
            && !self.points.iter().any(|&point| point != own && rect.grown(3.0).contains(point))
    }

    /// Whether a line crosses no name or panel, and no other line.
    ///
    /// Signs may be crossed, at a price: they are drawn on top, and where a city is small there
    /// is no way between them.
    fn is_clear(&self, from: Coord<f64>, to: Coord<f64>) -> bool {
        let is_hit = |taken: &ScreenRect| {
            let taken = taken.grown(LEADER_MARGIN);
            !taken.contains(from) && taken.meets_line(from, to)
        };
        !self.taken.iter().skip(self.sign_count).any(is_hit)
            && !self.leaders.iter().any(|&leader| lines_cross(leader, (from, to)))
    }

    /// How many signs a line passes under, and how many other districts' points so close
    /// that one could take it for theirs.
    fn passes_close(&self, from: Coord<f64>, to: Coord<f64>) -> usize {
        let close = self.style.size_px * 0.4;
        let signs = self.taken.iter().take(self.sign_count);
        let points = self.points.iter();
        signs.filter(|sign| !sign.contains(from) && sign.meets_line(from, to)).count()
            + points
                .filter(|&&point| point != from && distance_to_line(point, from, to) < close)
                .count()
    }
}

#[cfg(test)]
mod tests;
