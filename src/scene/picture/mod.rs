//! A whole picture of the map, ready to be drawn: every line, letter and colour has its place.

mod bubbles;
mod cards;
mod colours;
mod inset;
mod locks;
mod scale_card;
mod square;

use geo::{Coord, Intersects, LineString, MultiPolygon, Rect};

use crate::geometry::BorderArc;
use crate::i18n::Tr;
use crate::model::{
    District, DistrictIdx, DistrictSet, Index, IndexVec, IndicatorIdx, Month, Plan, UnitIdx,
};
use crate::scene::borders::{UnitChain, UnitLine, chain_lines, unit_chains};
use crate::scene::cartogram::ties;
use crate::scene::circles::{CircleSize, Circles};
use crate::scene::labels::{
    LINE_HEIGHT, LabelRequest, LabelStyle, Labels, Obstacles, Placement, place,
};
use crate::scene::legend::{localised, unit_colour};
use crate::scene::palette::{Rgb, Theme, text_on};
use crate::scene::rect::ScreenRect;
use crate::scene::shade::Shade;
use crate::scene::text::{CAP_HEIGHT, Weight};
use crate::scene::view::View;

pub use bubbles::{BUBBLE_HALO_PX, BUBBLE_LINE_PX, BUBBLE_OPACITY, Bubble};
pub use cards::{Align, Card, CardItem};
pub use colours::{FillColour, fill_colours};
pub use inset::{Inset, InsetOf};
pub use locks::Lock;
pub use square::{SquareItems, square_items};

/// What the districts are coloured by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fill {
    /// The class of an indicator.
    Indicator(IndicatorIdx),
    /// Figures that are worked out: their colours and legend come with the picture.
    Figures,
    /// The unit that each district belongs to.
    #[default]
    Units,
    /// The way to the unit that each district belongs to.
    OwnWay,
    /// The unit that is nearest to each district.
    NearestBase,
    /// Nothing: all alike.
    Plain,
}

/// What a picture is to show.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own for the reader")]
#[derive(Clone, Copy, Debug)]
pub struct PictureInput<'a> {
    /// The map.
    pub map: &'a DistrictSet,
    /// The plan.
    pub plan: &'a Plan,
    /// Which part of the map, and how large the picture is.
    pub view: View,
    /// Light or dark.
    pub theme: Theme,
    /// What the districts are coloured by.
    pub fill: Fill,
    /// Colours and legend of the figures; `None` takes the default classes of the indicator.
    pub shade: Option<&'a Shade>,
    /// Circles on the map whose areas are counts, or what the map's own circles are.
    pub circles: Option<&'a Circles>,
    /// The borders of the plan's units; `None` joins them anew.
    pub chains: Option<&'a [UnitChain]>,
    /// Whether the filled districts have their rings; what fills them with triangles of its own
    /// needs none.
    pub rings: bool,
    /// Shows the plan as of this month: what is not yet live is pale. `None` shows all as live.
    pub live_at: Option<Month>,
    /// The month whose units the districts are shown with. `None` takes `live_at`, or else the
    /// plan's last month.
    pub as_of: Option<Month>,
    /// Whether units have outlines.
    pub unit_outlines: bool,
    /// Whether units have a sign at their place.
    pub markers: bool,
    /// Whether districts have their names.
    pub names: bool,
    /// Size of all text and lines; 1 is a name of 12 pixels.
    pub font_scale: f64,
    /// Title and legend; `None` leaves the whole picture to the map.
    pub legend: Option<Heading<'a>>,
    /// Whether there is a scale bar, with the source of the map.
    pub scale_bar: bool,
    /// Whether a small map shows where a view that does not show all of the map is.
    pub inset: bool,
    /// What else will lie on the picture, such as a window's buttons: no name goes under it.
    pub covers: &'a [ScreenRect],
    /// Districts that have something to look at: they get a light hatch.
    pub marks: &'a [DistrictIdx],
    /// Districts that are not looked at: they are grey, and the legend says so.
    pub faded: &'a [DistrictIdx],
}

impl PictureInput<'_> {
    /// Whether the districts are circles as large as a count, and no map.
    #[must_use]
    pub fn is_cartogram(&self) -> bool {
        self.circles.is_some_and(|it| matches!(it.size, CircleSize::Cartogram { .. }))
    }

    /// The unit that each district is shown with.
    #[must_use]
    pub fn owners(&self) -> IndexVec<DistrictIdx, UnitIdx> {
        let last = self.plan.end().plus(-1);
        self.plan.owners_at(self.as_of.or(self.live_at).unwrap_or(last))
    }
}

/// What stands above the legend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heading<'a> {
    /// The picture's title; may be empty.
    pub title: &'a str,
    /// What stands under it, such as the plan's name and month; may be empty.
    pub subtitle: &'a str,
}

/// A filled district.
#[derive(Clone, Debug, PartialEq)]
pub struct FilledShape {
    /// The district.
    pub district: DistrictIdx,
    /// Its colour.
    pub colour: FillColour,
    /// Its rings on the screen, where they were asked for; which are holes follows from even
    /// and odd.
    pub rings: Vec<Vec<Coord<f64>>>,
}

/// A line with its look.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Its points, pixels.
    pub points: Vec<Coord<f64>>,
    /// Whether the last point is joined to the first.
    pub is_closed: bool,
    /// Its colour.
    pub colour: Rgb,
    /// Its width, pixels.
    pub width: f64,
}

/// The sign of a unit at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// The unit.
    pub unit: UnitIdx,
    /// Its middle, pixels.
    pub centre: Coord<f64>,
    /// Radius without the ring, pixels.
    pub radius: f64,
    /// Width of the ring round it, pixels.
    pub ring: f64,
    /// The unit's colour.
    pub colour: Rgb,
    /// The ring's colour.
    pub ring_colour: Rgb,
    /// The unit's letter.
    pub letter: Text,
}

impl Marker {
    /// What it takes up with its ring, pixels.
    #[must_use]
    pub fn rect(&self) -> ScreenRect {
        let width = 2.0 * (self.radius + self.ring);
        ScreenRect::around(self.centre, width, width)
    }
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Where its baseline begins, is centred or ends, as `align` says.
    pub at: Coord<f64>,
    /// Which part of it is at `at`.
    pub align: Align,
    /// Font size, pixels.
    pub size_px: f64,
    /// Font weight.
    pub weight: Weight,
    /// Its colour.
    pub colour: Rgb,
}

/// The name of a district, or its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The district.
    pub district: DistrictIdx,
    /// What it takes up, pixels.
    pub rect: ScreenRect,
    /// How it is shown.
    pub placement: Placement,
    /// Its lines of text.
    pub lines: Vec<Text>,
}

/// A picture of the map, in the order in which it is drawn.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What the picture is called, for who can not see it.
    pub title: String,
    /// Width and height, pixels.
    pub size_px: Coord<f64>,
    /// Light or dark.
    pub theme: Theme,
    /// Size of all text and lines; 1 is a name of 12 pixels.
    pub font_scale: f64,
    /// The filled districts, as far as they are seen.
    pub fills: Vec<FilledShape>,
    /// Borders between districts, then the map's outer border.
    pub borders: Vec<Stroke>,
    /// Outlines of units.
    pub outlines: Vec<Stroke>,
    /// Names of districts.
    pub names: Vec<Name>,
    /// Circles on the districts whose areas are counts, the largest first.
    pub circles: Vec<Bubble>,
    /// Signs of units.
    pub markers: Vec<Marker>,
    /// Padlocks of locked districts.
    pub locks: Vec<Lock>,
    /// Cards with legend, scale and source.
    pub cards: Vec<Card>,
    /// Where the view is on the whole map.
    pub inset: Option<Inset>,
    /// Districts with a light hatch, in the ink that their colour takes.
    pub marks: Vec<DistrictIdx>,
}

/// Width of a unit's outline, pixels at font scale 1.
pub const UNIT_LINE_PX: f64 = 3.0;
/// Width of the border between districts, pixels at font scale 1.
pub const BORDER_PX: f64 = 1.0;
/// Radius of a unit's sign, pixels at font scale 1.
pub const MARKER_PX: f64 = 11.0;
/// Radius of a unit's sign where a city is small on the picture, pixels at font scale 1.
pub const SMALL_MARKER_PX: f64 = 7.5;
/// From how many metres a pixel signs are small.
const SMALL_FROM_M_PER_PX: f64 = 30.0;
/// Width of the ring round a unit's sign, pixels at font scale 1.
const MARKER_RING_PX: f64 = 2.0;

impl Picture {
    /// Gives the districts other colours, and the names that stand on them the ink that goes with
    /// it. Borders stay as they are.
    pub fn recolour(&mut self, colours: &IndexVec<DistrictIdx, FillColour>) {
        let small = self.inset.iter_mut().flat_map(|inset| &mut inset.fills);
        for fill in self.fills.iter_mut().chain(small) {
            fill.colour = colours.get(fill.district).copied().unwrap_or(fill.colour);
        }
        for name in &mut self.names {
            if name.placement == Placement::Inside
                && let Some(&ground) = colours.get(name.district)
            {
                let ink = ink_on(ground, self.theme);
                name.lines.iter_mut().for_each(|line| line.colour = ink);
            }
        }
    }

    /// Puts right what lies over the map and says which part of it is seen, for another view of
    /// the same size: until there is a picture of that view, the map of this one is moved.
    pub fn follow(&mut self, input: &PictureInput<'_>, tr: &Tr) {
        if let Some(inset) = &mut self.inset {
            inset.follow(&input.view, &input.map.city);
        }
        cards::rescale(&mut self.cards, input, tr);
    }

    /// Puts the picture together.
    #[must_use]
    pub fn new(input: &PictureInput<'_>, tr: &Tr) -> Self {
        let PictureInput { map, plan, view, theme, .. } = *input;
        let owners = input.owners();
        let PictureInput { fill, shade, live_at, .. } = *input;
        let mut colours = fill_colours(map, plan, &owners, fill, shade, live_at, theme);
        for &district in input.faded {
            if let Some(colour) = colours.get_mut(district) {
                *colour = FillColour::Solid(theme.tokens().hairline);
            }
        }
        let own;
        let chains = match input.chains {
            Some(chains) => chains,
            None if input.unit_outlines => {
                own = unit_chains(&map.borders, |district| owners.get(district).copied());
                &own
            }
            None => &[],
        };
        let fills = fills(input, &view, &colours);
        let frame = ScreenRect::at(Coord::zero(), view.size_px.x, view.size_px.y);
        let circles = bubbles::bubbles(input, &view, &frame);
        let inset = (input.inset && !input.is_cartogram())
            .then(|| Inset::new(input, &colours, chains, &circles))
            .flatten();
        // The place of a unit is on no cartogram.
        let has_signs = input.markers && !input.is_cartogram();
        let markers = if has_signs { markers(input) } else { Vec::new() };
        let signs = (markers.as_slice(), circles.as_slice());
        let (labels, cards) = cards::with_names(input, signs, inset.as_ref(), tr);
        let names = names(input, &fills, labels);
        let heading = input.legend.map(|heading| heading.title).filter(|title| !title.is_empty());
        Self {
            title: heading.unwrap_or_else(|| localised(&map.title, tr)).to_owned(),
            size_px: view.size_px,
            theme,
            font_scale: input.font_scale,
            borders: borders(input, &colours),
            outlines: if input.unit_outlines {
                outlines(input, chains, &owners)
            } else {
                Vec::new()
            },
            locks: locks::locks(input, &fills, &names, &markers),
            names,
            fills,
            circles,
            markers,
            cards,
            inset,
            marks: input.marks.to_vec(),
        }
    }

    /// The part of a picture that its legend leaves free, for [`View::fit_in`].
    #[must_use]
    pub fn map_frame(size_px: Coord<f64>, font_scale: f64) -> Rect<f64> {
        let left = cards::CARD_WIDTH_PX.mul_add(font_scale, 2.0 * cards::MARGIN_PX * font_scale);
        // On a narrow picture the legend lies on the map: there is nothing to be won by a map
        // that can not be seen.
        let left = if left * 2.0 < size_px.x { left } else { 0.0 };
        Rect::new(Coord { x: left, y: 0.0 }, size_px)
    }
}

/// From so many districts in view on, only those with room for a name of their own get one: a key
/// with hundreds of numbers would help nobody, and finding places for them would take seconds.
const CROWD: usize = 200;
/// Room that a name needs in such a crowd: radius of the largest circle in the district, pixels.
const ROOM_PX: f64 = 24.0;

/// Places the names of the districts in `view`, for a window that draws the rest itself.
#[must_use]
pub fn place_names(
    map: &DistrictSet,
    plan: &Plan,
    view: &View,
    obstacles: Obstacles<'_>,
    style: LabelStyle,
) -> Labels {
    let seen = view.visible();
    let is_seen = |district: &District| seen.intersects(&district.shape.bounds);
    let is_crowd = map.districts.iter().filter(|district| is_seen(district)).count() > CROWD;
    let has_room = |district: &District| {
        !is_crowd
            || is_seen(district) && district.shape.label_radius_m / view.metres_per_px >= ROOM_PX
    };
    let requests: Vec<LabelRequest<'_>> = map
        .districts
        .iter_enumerated()
        .filter(|(_, district)| has_room(district))
        .map(|(id, District { name, shape, .. })| LabelRequest {
            id,
            name: plan.display_names.get(&id).unwrap_or(name),
            polygons: &shape.polygons,
            bounds: shape.bounds,
            anchor: shape.label_point,
            priority: map.indicators.population(id),
        })
        .collect();
    place(view, &requests, obstacles, style)
}

/// What of the map lies within `view` or so near that its lines do, by district.
fn seen(map: &DistrictSet, view: &View) -> IndexVec<DistrictIdx, bool> {
    let part = view.visible_with(LINES_REACH_PX);
    map.districts.iter().map(|district| part.intersects(&district.shape.bounds)).collect()
}

/// The districts that `view` shows, filled.
fn fills(
    input: &PictureInput<'_>,
    view: &View,
    colours: &IndexVec<DistrictIdx, FillColour>,
) -> Vec<FilledShape> {
    let seen = seen(input.map, view);
    input
        .map
        .districts
        .iter_enumerated()
        .filter(|(district, _)| seen.get(*district) == Some(&true))
        .filter_map(|(district, shape)| {
            let rings = input.rings.then(|| rings_on_screen(view, &shape.shape.polygons));
            let (colour, rings) = (*colours.get(district)?, rings.unwrap_or_default());
            Some(FilledShape { district, colour, rings })
        })
        .collect()
}

fn rings_on_screen(view: &View, shape: &MultiPolygon<f64>) -> Vec<Vec<Coord<f64>>> {
    let on_screen = |ring: &LineString<f64>| {
        ring.coords().map(|point| view.screen_from_map(*point)).collect::<Vec<_>>()
    };
    shape
        .iter()
        .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()))
        .map(on_screen)
        .collect()
}

/// How far a line may reach out of the picture and still be seen, pixels.
const LINES_REACH_PX: f64 = 16.0;

/// From this lightness of both districts on, a light border between them would not be seen.
const PALE: f64 = 0.87;

/// Borders between districts, and round the map where units' outlines do not do that.
fn borders(input: &PictureInput<'_>, fills: &IndexVec<DistrictIdx, FillColour>) -> Vec<Stroke> {
    let tokens = input.theme.tokens();
    let outer = tokens.secondary.mix(tokens.canvas, 0.45);
    let is_pale = |side: Option<usize>| {
        side.and_then(|side| fills.get(DistrictIdx::from_usize(side))).is_none_or(|fill| match fill
        {
            FillColour::Solid(colour) | FillColour::Hatched(colour) => colour.lightness() > PALE,
            FillColour::Missing | FillColour::Hidden => true,
        })
    };
    let stroke = |arc: &BorderArc| {
        let is_outer = arc.left.is_none() || arc.right.is_none();
        let colour = match input.theme {
            _ if is_outer => outer,
            Theme::Light if is_pale(arc.left) && is_pale(arc.right) => {
                tokens.border.mix(tokens.secondary, 0.34)
            }
            Theme::Light | Theme::Dark => tokens.border,
        };
        let points = arc.points.iter().map(|point| input.view.screen_from_map(*point)).collect();
        let width = BORDER_PX * input.font_scale;
        (is_outer, Stroke { points, is_closed: false, colour, width })
    };
    let seen = seen(input.map, &input.view);
    let is_seen = |arc: &&BorderArc| {
        let sides = [arc.left, arc.right].into_iter().flatten().map(DistrictIdx::from_usize);
        sides.into_iter().any(|side| seen.get(side) == Some(&true))
    };
    let (outside, inside): (Vec<_>, Vec<_>) = input
        .map
        .borders
        .arcs
        .iter()
        .filter(is_seen)
        .map(stroke)
        .partition(|(is_outer, _)| *is_outer);
    let outside = if input.unit_outlines { Vec::new() } else { outside };
    inside.into_iter().chain(outside).map(|(_, stroke)| stroke).collect()
}

/// The outlines of the units, each inside its own area; between circles, what ties them together.
fn outlines(
    input: &PictureInput<'_>,
    chains: &[UnitChain],
    owners: &IndexVec<DistrictIdx, UnitIdx>,
) -> Vec<Stroke> {
    let PictureInput { map, plan, theme, ref view, .. } = *input;
    let width = UNIT_LINE_PX * input.font_scale;
    let is_apart = input.is_cartogram();
    let ties = is_apart.then(|| ties(map, plan, owners, view, (width, theme)));
    let rings = chain_lines(chains, &input.view, width).into_iter().map(
        |UnitLine { unit, points, is_closed }| Stroke {
            points,
            is_closed,
            colour: unit_colour(input.plan, unit, input.theme),
            width,
        },
    );
    ties.into_iter().flatten().chain(rings).collect()
}

/// The signs of the units whose places are known and on the picture.
fn markers(input: &PictureInput<'_>) -> Vec<Marker> {
    let PictureInput { map, plan, view, theme, font_scale, .. } = *input;
    let is_small = view.metres_per_px * font_scale >= SMALL_FROM_M_PER_PX;
    let radius = if is_small { SMALL_MARKER_PX } else { MARKER_PX } * font_scale;
    let screen = ScreenRect::at(Coord::zero(), view.size_px.x, view.size_px.y);
    plan.units
        .iter_enumerated()
        .filter_map(|(unit, info)| {
            let place = info.place?;
            let centre = view.screen_from_map(map.projection.to_plane(place.lon, place.lat).ok()?);
            let colour = unit_colour(plan, unit, theme);
            let size_px = if info.letter.chars().count() > 1 { 0.8 } else { 1.0 } * radius;
            let letter = Text {
                text: info.letter.clone(),
                at: centre + Coord { x: 0.0, y: CAP_HEIGHT * size_px / 2.0 },
                align: Align::Middle,
                size_px,
                weight: Weight::Bold,
                colour: text_on(colour),
            };
            screen.contains(centre).then_some(Marker {
                unit,
                centre,
                radius,
                ring: (if is_small { 0.7 } else { 1.0 }) * MARKER_RING_PX * font_scale,
                colour,
                ring_colour: theme.tokens().panel,
                letter,
            })
        })
        .collect()
}

/// The ink of a name that stands on this.
fn ink_on(ground: FillColour, theme: Theme) -> Rgb {
    match ground {
        FillColour::Solid(fill) | FillColour::Hatched(fill) => text_on(fill),
        FillColour::Missing | FillColour::Hidden => theme.tokens().text,
    }
}

/// Names with their letters in place.
fn names(input: &PictureInput<'_>, fills: &[FilledShape], labels: Labels) -> Vec<Name> {
    let tokens = input.theme.tokens();
    labels
        .placed
        .into_iter()
        .map(|label| {
            let ground = fills.iter().find(|fill| fill.district == label.id);
            let (size_px, weight, colour) = match (label.placement, ground) {
                (Placement::Inside, Some(ground)) => {
                    (label.size_px, Weight::Medium, ink_on(ground.colour, input.theme))
                }
                (Placement::Number { .. }, _) => {
                    (9.5 * input.font_scale, Weight::SemiBold, tokens.text)
                }
                _ => (label.size_px, Weight::Medium, tokens.text),
            };
            let lines = match label.placement {
                Placement::Number { number, .. } => vec![number.to_string()],
                Placement::Inside | Placement::Leader { .. } => label.lines,
            };
            let step = LINE_HEIGHT * size_px;
            let centre = label.rect.centre();
            let first = centre.y - step * (lines.len() as f64 - 1.0) / 2.0;
            let line = |(position, text)| Text {
                text,
                at: Coord {
                    x: centre.x,
                    y: first + step * position as f64 + CAP_HEIGHT * size_px / 2.0,
                },
                align: Align::Middle,
                size_px,
                weight,
                colour,
            };
            Name {
                district: label.id,
                rect: label.rect,
                placement: label.placement,
                lines: lines.into_iter().enumerate().map(line).collect(),
            }
        })
        .collect()
}

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
