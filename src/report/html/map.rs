//! The maps of the page: the city and the whole, drawn once; colours come from the style sheet.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use geo::{Coord, Intersects, LineString, Rect, Simplify, coord};

use super::both::Both;
use super::layers::Paints;
use super::markup::Markup;
use crate::geometry::BorderArc;
use crate::model::{DistrictIdx, Index, UnitIdx};
use crate::report::display_name;
use crate::scene::labels::{
    LINE_HEIGHT, LabelRequest, LabelStyle, Obstacles, PlacedLabel, Placement, place,
};
use crate::scene::text::{CAP_HEIGHT, Weight};
use crate::scene::{ScaleBar, ScreenRect, View};

/// Size of a map in its own units; at this width names are as large as on the screen.
pub(super) const WIDTH: f64 = 760.0;
pub(super) const HEIGHT: f64 = 680.0;
/// Room round what a map shows.
const PADDING: f64 = 14.0;
/// How far a drawn border may be from the real one.
const TOLERANCE: f64 = 0.25;
/// Decimals of a unit, as a factor.
const GRID: f64 = 10.0;
/// Size of a name. The page's own typeface may be wider than the one that it is measured with.
const NAME_SIZE: f64 = 12.0;
const MEASURED_SIZE: f64 = 12.6;
/// Stands before a name while it is measured, in the room of the sign of base or class.
const SIGN_ROOM: &str = "M\u{a0}";
/// From so many names on, only districts with this much room (the radius of the largest circle in
/// them) get one.
const CROWD: usize = 200;
const ROOM: f64 = 24.0;
/// Size of the small map, in parts of the large one.
const SMALL_PART: f64 = 0.22;
/// Radius of a base's sign.
const SIGN_RADIUS: f64 = 10.0;
/// The longest scale bar.
const BAR: f64 = 130.0;

/// Room that the length beside the scale bar takes, on a small screen too.
const SHORTEST_LABEL: f64 = 60.0;

/// Corners of a map where the small one can lie; the lower left is that of the scale bar.
const CORNERS: [&str; 3] = ["tr", "br", "tl"];

/// A map of the page.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    view: View,
    /// Where the small map lies.
    pub(super) corner: &'static str,
    /// Where each district's sign is; `None` where it is not on this map.
    pub(super) points: Vec<Option<[f64; 2]>>,
}

/// A position on the grid of drawn coordinates.
type Spot = (i64, i64);

fn spot(at: Coord<f64>) -> Spot {
    ((at.x * GRID).round() as i64, (at.y * GRID).round() as i64)
}

/// The maps: the city first, and the whole where it shows more.
pub(super) fn sheets(both: &Both<'_>) -> Vec<Sheet> {
    let map = both.first().map;
    let size = coord! { x: WIDTH, y: HEIGHT };
    let is_same = map.city == map.bounds;
    let bounds = if is_same { vec![map.bounds] } else { vec![map.city, map.bounds] };
    let sheet = |bounds: Rect<f64>| {
        let view = View::fit(bounds, size, PADDING);
        let seen = view.visible();
        let point = |district: DistrictIdx| {
            let shape = &map.districts.get(district)?.shape;
            let at = view.screen_from_map(shape.label_point);
            let is_on = seen.intersects(&shape.bounds) && inside(at);
            is_on.then(|| [rounded(at.x), rounded(at.y)])
        };
        let points = map.districts.indices().map(point).collect();
        let corner = emptiest(both, &view);
        Sheet { view, corner, points }
    };
    bounds.into_iter().map(sheet).collect()
}

fn inside(at: Coord<f64>) -> bool {
    (0.0..=WIDTH).contains(&at.x) && (0.0..=HEIGHT).contains(&at.y)
}

fn rounded(value: f64) -> f64 {
    (value * GRID).round() / GRID
}

/// Where the small map lies in a corner.
fn small(corner: &str) -> ScreenRect {
    let (width, height) = (WIDTH * SMALL_PART, HEIGHT * SMALL_PART);
    let x = if corner.ends_with('l') { 0.0 } else { WIDTH - width };
    let y = if corner.starts_with('t') { 0.0 } else { HEIGHT - height };
    ScreenRect::at(coord! { x: x, y: y }, width, height)
}

/// The corner in which a small map hides least.
fn emptiest(both: &Both<'_>, view: &View) -> &'static str {
    let map = both.first().map;
    let steps = || (0..=8).map(|step| f64::from(step) / 8.0);
    let covered = |corner: &&str| {
        let rect = small(corner);
        let points = steps().flat_map(|across| steps().map(move |down| (across, down)));
        let hits = points.filter(|(across, down)| {
            let at = coord! {
                x: rect.left + across * rect.width(), y: rect.top + down * rect.height()
            };
            map.at(view.map_from_screen(at)).is_some()
        });
        hits.count()
    };
    CORNERS.into_iter().min_by_key(covered).unwrap_or("tr")
}

/// The corners of all borders that are drawn. Each border is made simpler once, for both of its
/// sides, so neighbours still meet.
fn kept(both: &Both<'_>, view: &View) -> BTreeSet<Spot> {
    let simple = |arc: &BorderArc| {
        let points: Vec<Coord<f64>> =
            arc.points.iter().map(|point| view.screen_from_map(*point)).collect();
        LineString::new(points).simplify(TOLERANCE).into_inner()
    };
    both.first().map.borders.arcs.iter().flat_map(simple).map(spot).collect()
}

/// The rings of a district as a path; empty where `view` does not show it.
fn path(both: &Both<'_>, view: &View, kept: &BTreeSet<Spot>, district: DistrictIdx) -> String {
    let Some(district) = both.first().map.districts.get(district) else { return String::new() };
    if !view.visible().intersects(&district.shape.bounds) {
        return String::new();
    }
    let mut path = String::new();
    for polygon in &district.shape.polygons {
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            let mut spots: Vec<Spot> = ring
                .coords()
                .map(|point| spot(view.screen_from_map(*point)))
                .filter(|spot| kept.contains(spot))
                .collect();
            spots.dedup();
            if spots.first() == spots.last() {
                spots.pop();
            }
            if spots.len() > 2 {
                draw(&mut path, &spots);
            }
        }
    }
    path
}

/// Adds a ring: a place to begin at and steps from there, which take less room.
fn draw(path: &mut String, spots: &[Spot]) {
    let mut last: Spot = (0, 0);
    for (position, spot) in spots.iter().enumerate() {
        let (x, y) = if position == 0 { *spot } else { (spot.0 - last.0, spot.1 - last.1) };
        let command = match position {
            0 => "M",
            1 => "l",
            _ => " ",
        };
        // Writing to a string can not fail.
        let _infallible = write!(path, "{command}{} {}", tenths(x), tenths(y));
        last = *spot;
    }
    path.push('z');
}

fn tenths(value: i64) -> String {
    let (whole, tenth) = (value.abs() / 10, value.abs() % 10);
    let sign = if value < 0 { "-" } else { "" };
    if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") }
}

/// A number as an attribute has it.
pub(super) fn number(value: f64) -> String {
    tenths((value * GRID).round() as i64)
}

/// A base's place on a map.
struct Sign {
    unit: UnitIdx,
    at: Coord<f64>,
}

fn signs(both: &Both<'_>, view: &View) -> Vec<Sign> {
    let material = both.first();
    let sign = |(unit, of): (UnitIdx, &crate::model::Unit)| {
        let place = of.place.filter(|_| !of.is_central())?;
        let at = material.map.projection.to_plane(place.lon, place.lat).ok()?;
        let at = view.screen_from_map(at);
        inside(at).then_some(Sign { unit, at })
    };
    material.plan.units.iter_enumerated().filter_map(sign).collect()
}

/// Which districts map number `place` has names and signs for: on the whole those that the city
/// does not show, since there they are too small for either.
fn is_named(sheets: &[Sheet], place: usize, district: DistrictIdx) -> bool {
    let is_on = |sheet: &Sheet| sheet.points.get(district.to_usize()).is_some_and(Option::is_some);
    let mut earlier = sheets.iter().take(place);
    sheets.get(place).is_some_and(is_on) && !earlier.any(is_on)
}

/// The names that have room, each with a place for its sign.
fn names(
    both: &Both<'_>,
    sheets: &[Sheet],
    place_of: usize,
    sheet: &Sheet,
    signs: &[Sign],
) -> Vec<PlacedLabel> {
    let material = both.first();
    let names: Vec<String> = material
        .map
        .districts
        .indices()
        .map(|district| {
            format!("{SIGN_ROOM}{}", display_name(material.map, material.plan, district))
        })
        .collect();
    let named = material.map.districts.indices();
    let is_crowd = named.filter(|district| is_named(sheets, place_of, *district)).count() > CROWD;
    let has_room = |radius_m: f64| !is_crowd || radius_m / sheet.view.metres_per_px >= ROOM;
    let requests: Vec<LabelRequest<'_>> = material
        .map
        .districts
        .iter_enumerated()
        .zip(&names)
        .filter(|((index, district), _)| {
            is_named(sheets, place_of, *index) && has_room(district.shape.label_radius_m)
        })
        .map(|((id, district), name)| LabelRequest {
            id,
            name,
            polygons: &district.shape.polygons,
            bounds: district.shape.bounds,
            anchor: district.shape.label_point,
            priority: material.map.indicators.population(id),
        })
        .collect();
    let bar = ScreenRect::at(coord! { x: 0.0, y: HEIGHT - 40.0 }, BAR + 24.0, 40.0);
    let small = (sheets.len() > 1).then(|| small(sheet.corner));
    let covers: Vec<ScreenRect> = std::iter::once(bar).chain(small).collect();
    let side = 2.0 * SIGN_RADIUS + 4.0;
    let markers: Vec<ScreenRect> =
        signs.iter().map(|sign| ScreenRect::around(sign.at, side, side)).collect();
    let obstacles = Obstacles { covers: &covers, markers: &markers };
    place(&sheet.view, &requests, obstacles, LabelStyle::new(MEASURED_SIZE, Weight::Medium)).placed
}

/// The map number `place` as it stands when all steps have started: `served` is who serves each
/// district then.
pub(super) fn svg(
    both: &Both<'_>,
    sheets: &[Sheet],
    place: usize,
    paints: &Paints,
    served: &[UnitIdx],
) -> Markup {
    let Some(sheet) = sheets.get(place) else { return Markup::default() };
    let map = both.first().map;
    let mut svg = Markup::default();
    let kept = kept(both, &sheet.view);
    let letter = |district: DistrictIdx| {
        let unit =
            served.get(district.to_usize()).and_then(|unit| both.first().plan.units.get(*unit));
        unit.map_or("", |unit| unit.letter.as_str())
    };
    let class = |district: DistrictIdx, kind: &str| {
        let unit = served.get(district.to_usize()).copied();
        let paint = unit.map(|unit| paints.unit(unit)).unwrap_or_default();
        format!("{kind} {paint}")
    };
    svg.open("g", &[("class", "areas"), ("id", &format!("areas{place}"))]);
    for district in map.districts.indices() {
        let d = path(both, &sheet.view, &kept, district);
        if !d.is_empty() {
            let number = district.to_usize().to_string();
            let class = class(district, "area");
            svg.empty("path", &[("class", &class), ("data-d", &number), ("d", &d)]);
        }
    }
    svg.close("g");
    svg.line();
    for overlay in ["fresh", "halo", "picked", "focused"] {
        svg.empty("path", &[("class", overlay), ("d", "M0 0")]);
    }
    let signs = signs(both, &sheet.view);
    let placed = names(both, sheets, place, sheet, &signs);
    svg.open("g", &[("class", "words"), ("aria-hidden", "true")]);
    for label in &placed {
        name(&mut svg, label, &class(label.id, "name"), letter(label.id));
    }
    svg.close("g");
    svg.line();
    svg.open("g", &[("class", "letters"), ("aria-hidden", "true")]);
    for (district, at) in map.districts.indices().zip(&sheet.points) {
        if let Some(at) = at.filter(|_| is_named(sheets, place, district)) {
            let class = class(district, "name");
            lone(&mut svg, district, coord! { x: at[0], y: at[1] }, &class, letter(district), 26.0);
        }
    }
    svg.close("g");
    svg.line();
    base_signs(&mut svg, both, &signs, paints);
    scale(&mut svg, both, &sheet.view);
    svg
}

/// A sign of base or class that stands alone in a district.
fn lone(
    svg: &mut Markup,
    district: DistrictIdx,
    at: Coord<f64>,
    class: &str,
    letter: &str,
    size: f64,
) {
    let district = district.to_usize().to_string();
    let y = number(at.y + CAP_HEIGHT * size / 2.0);
    let attributes = [
        ("class", class),
        ("data-d", &district),
        ("x", &number(at.x)),
        ("y", &y),
        ("font-size", &number(size)),
    ];
    svg.open("text", &attributes);
    svg.element("tspan", &[("class", "sign")], letter);
    svg.close("text");
}

/// A name in or beside its district, with the sign of base or class before it.
fn name(svg: &mut Markup, label: &PlacedLabel, class: &str, letter: &str) {
    let centre = label.rect.centre();
    let own = format!("{class} out");
    let class = match label.placement {
        Placement::Inside => class,
        Placement::Leader { from, to } => {
            let d =
                format!("M{} {}L{} {}", number(from.x), number(from.y), number(to.x), number(to.y));
            svg.empty("path", &[("class", "leader"), ("d", &d)]);
            let (x, y) = (number(from.x), number(from.y));
            svg.empty("circle", &[("class", "dot"), ("cx", &x), ("cy", &y), ("r", "2")]);
            plate(svg, &label.rect);
            own.as_str()
        }
        // The name has no room: the sign stands alone, and the name is in the list.
        Placement::Number { from, .. } => {
            let at = from.filter(|_| label.rect.is_empty()).unwrap_or(centre);
            lone(svg, label.id, at, class, letter, NAME_SIZE);
            return;
        }
    };
    let step = LINE_HEIGHT * NAME_SIZE;
    let first = centre.y - step * (label.lines.len() as f64 - 1.0) / 2.0;
    let district = label.id.to_usize().to_string();
    let (x, y) = (number(centre.x), number(first + CAP_HEIGHT * NAME_SIZE / 2.0));
    let size = number(NAME_SIZE);
    svg.open(
        "text",
        &[("class", class), ("data-d", &district), ("x", &x), ("y", &y), ("font-size", &size)],
    );
    for (position, line) in label.lines.iter().enumerate() {
        if position == 0 {
            svg.element("tspan", &[("class", "sign")], letter);
            let line = line.strip_prefix(SIGN_ROOM).unwrap_or(line);
            svg.element("tspan", &[("dx", "4")], line);
        } else {
            svg.element("tspan", &[("x", &x), ("dy", &number(step))], line);
        }
    }
    svg.close("text");
}

/// The ground of a name that stands beside its district, on another's colour.
fn plate(svg: &mut Markup, rect: &ScreenRect) {
    let rect = rect.grown(1.5);
    let place = [rect.left, rect.top, rect.width(), rect.height()].map(number);
    let [x, y, width, height] = &place;
    svg.empty(
        "rect",
        &[
            ("class", "plate"),
            ("x", x),
            ("y", y),
            ("width", width),
            ("height", height),
            ("rx", "3"),
        ],
    );
}

/// The places of the bases.
fn base_signs(svg: &mut Markup, both: &Both<'_>, signs: &[Sign], paints: &Paints) {
    svg.open("g", &[("class", "signs"), ("aria-hidden", "true")]);
    for Sign { unit, at } in signs {
        let letter = both.first().plan.units.get(*unit).map_or("", |unit| unit.letter.as_str());
        let number_of = unit.to_usize().to_string();
        svg.open("g", &[("data-u", &number_of), ("class", "base")]);
        let (x, y) = (number(at.x), number(at.y));
        let r = number(SIGN_RADIUS);
        let paint = paints.unit(*unit);
        svg.empty("circle", &[("class", &paint), ("cx", &x), ("cy", &y), ("r", &r)]);
        let y = number(at.y + CAP_HEIGHT * NAME_SIZE / 2.0);
        let class = format!("name {paint}");
        svg.element(
            "text",
            &[("class", &class), ("x", &x), ("y", &y), ("font-size", "12")],
            letter,
        );
        svg.close("g");
    }
    svg.close("g");
    svg.line();
}

fn scale(svg: &mut Markup, both: &Both<'_>, view: &View) {
    let Some(bar) = ScaleBar::new(view.metres_per_px, BAR) else { return };
    svg.open("g", &[("class", "scale"), ("aria-hidden", "true")]);
    let (left, low) = (14.0, HEIGHT - 14.0);
    // The ground may have any colour.
    let width = number(bar.width_px.max(SHORTEST_LABEL) + 2.0 * left - 8.0);
    let y = number(low - 28.0);
    svg.empty(
        "rect",
        &[
            ("class", "plate"),
            ("x", "4"),
            ("y", &y),
            ("width", &width),
            ("height", "36"),
            ("rx", "3"),
        ],
    );
    let d = format!("M{} {}v5h{}v-5", number(left), number(low - 5.0), number(bar.width_px));
    svg.empty("path", &[("class", "bar"), ("d", &d)]);
    let (x, y) = (number(left), number(low - 10.0));
    let texts = both.each(|material| bar.label(material.tr));
    for (language, text) in Both::CODES.iter().zip(&texts) {
        let class = format!("{language} length");
        svg.element("text", &[("class", &class), ("x", &x), ("y", &y), ("font-size", "12")], text);
    }
    svg.close("g");
}

/// The frame of the city on the map of the whole.
pub(super) fn frame(both: &Both<'_>, sheets: &[Sheet]) -> Option<[f64; 4]> {
    let [_, whole] = sheets else { return None };
    let city = both.first().map.city;
    let (low, high) =
        (whole.view.screen_from_map(city.min()), whole.view.screen_from_map(city.max()));
    Some([low.x, high.y, high.x - low.x, low.y - high.y].map(rounded))
}
