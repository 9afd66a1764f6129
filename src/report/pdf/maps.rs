//! Kartblad: one map on a page. Kartbok: a page for each step, with what changes.

use geo::{Coord, coord};

use super::paper::{Block, KeyUnit, Page, Paper, PaperSize, Picture as PictureFile, month};
use super::rollout;
use crate::model::{DistrictIdx, Month, Role, RolloutStep, UnitIdx};
use crate::report::picture::map_svg;
use crate::report::{Material, ReportError, role_name};
use crate::scene::legend::{localised, unit_colour};
use crate::scene::palette::text_on;
use crate::scene::picture::Heading;
use crate::scene::{Fill, Picture, PictureInput, Theme, View};

/// The template that maps are set with.
pub(super) const TEMPLATE: &str = "maps.typ";
/// Size of the pixels of a picture on paper: a name of 12 pixels is 8 points high, 2,82 mm.
const PX_PER_MM: f64 = 12.0 / 8.0 * 72.0 / 25.4;
/// What the margins of a page of maps take: left and right, above and below, mm.
const MARGINS_MM: (f64, f64) = (24.0, 39.0);
/// What stands above and below a map, mm.
const LINES_MM: f64 = 27.0;
/// Width of what stands beside a map in a book, with its gap, mm.
const SIDE_MM: f64 = 92.0;
/// What the margins of a running document take from its width, mm.
const TEXT_MARGINS_MM: f64 = 48.0;

/// Height of a map on a page of its own, mm.
fn map_height_mm(size: PaperSize) -> f64 {
    size.sides_mm().1 - MARGINS_MM.1 - LINES_MM
}

fn px(width_mm: f64, height_mm: f64) -> Coord<f64> {
    coord! { x: (width_mm * PX_PER_MM).round(), y: (height_mm * PX_PER_MM).round() }
}

/// Size of the picture that [`map_sheet_pdf`] wants, pixels.
#[must_use]
pub fn map_sheet_size_px(size: PaperSize) -> (u32, u32) {
    let size = px(size.sides_mm().0 - MARGINS_MM.0, map_height_mm(size));
    (size.x as u32, size.y as u32)
}

/// Size of a picture over the whole width of a page's text, pixels.
pub(super) fn full_width_px(size: PaperSize, wide: bool, height_mm: f64) -> Coord<f64> {
    let (long, short) = size.sides_mm();
    px(if wide { long } else { short } - TEXT_MARGINS_MM, height_mm)
}

/// The plan's units on the map, as of a month or as they are in the end.
pub(super) fn plan_picture(
    material: Material<'_>,
    size_px: Coord<f64>,
    live_at: Option<Month>,
    marks: &[DistrictIdx],
) -> Picture {
    let Material { map, plan, tr, .. } = material;
    let has_legend = live_at.is_none();
    let legend = has_legend.then(|| Heading { title: "", subtitle: tr.t("picture-assumption") });
    let frame = geo::Rect::new(Coord::zero(), size_px);
    let frame = if has_legend { Picture::map_frame(size_px, 1.0) } else { frame };
    Picture::new(
        &PictureInput {
            map,
            plan,
            view: View::fit_in(map.city, size_px, frame, 24.0),
            theme: Theme::Light,
            fill: Fill::Units,
            shade: None,
            circles: None,
            chains: None,
            rings: true,
            live_at,
            as_of: None,
            unit_outlines: false,
            markers: true,
            names: true,
            font_scale: 1.0,
            legend,
            scale_bar: true,
            inset: true,
            covers: &[],
            marks,
            faded: &[],
        },
        tr,
    )
}

/// One map on a page; `picture` has the size that [`map_sheet_size_px`] gives, and `subtitle` says
/// what it shows.
///
/// # Errors
/// [`ReportError::Plan`] and [`ReportError::Paper`] where it could not be set.
pub fn map_sheet_pdf(
    material: Material<'_>,
    picture: &Picture,
    subtitle: &str,
    size: PaperSize,
) -> Result<Vec<u8>, ReportError> {
    let (paper, pictures) = map_sheet(material, picture, subtitle, size)?;
    paper.pdf(TEMPLATE, pictures, material)
}

/// The sheet before it is set, with its picture.
pub(super) fn map_sheet(
    material: Material<'_>,
    picture: &Picture,
    subtitle: &str,
    size: PaperSize,
) -> Result<(Paper, Vec<(String, String)>), ReportError> {
    material.basis()?;
    let tr = material.tr;
    let mut paper = Paper::new(material, tr.t("paper-map-sheet"), size, true)?;
    paper.map_height = map_height_mm(size);
    paper.pages.push(Page {
        title: paper.title().to_owned(),
        subtitle: subtitle.to_owned(),
        map: PictureFile {
            file: "map-1.svg".to_owned(),
            alt: tr.f("paper-map-alt", &[("title", subtitle.into())]),
        },
        source: source(material),
        side: Vec::new(),
    });
    Ok((paper, vec![("map-1.svg".to_owned(), map_svg(picture))]))
}

/// Where the map comes from, how it is drawn, and that the plan is assumed.
fn source(material: Material<'_>) -> String {
    let Material { map, tr, .. } = material;
    let parts =
        [localised(&map.attribution, tr), tr.t("paper-map-plane"), tr.t("picture-assumption")];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// A page for each step in order of time, with what changes on the map and beside it.
///
/// # Errors
/// [`ReportError::OtherMap`] and [`ReportError::OtherResult`] where the arguments do not belong
/// together, [`ReportError::Plan`] and [`ReportError::Paper`] where it could not be set.
pub fn map_book_pdf(material: Material<'_>, size: PaperSize) -> Result<Vec<u8>, ReportError> {
    let (paper, pictures) = map_book(material, size)?;
    paper.pdf(TEMPLATE, pictures, material)
}

/// The book before it is set, with its pictures.
pub(super) fn map_book(
    material: Material<'_>,
    size: PaperSize,
) -> Result<(Paper, Vec<(String, String)>), ReportError> {
    material.basis()?;
    let tr = material.tr;
    let mut paper = Paper::new(material, tr.t("paper-map-book"), size, true)?;
    paper.map_height = map_height_mm(size);
    let width = size.sides_mm().0 - MARGINS_MM.0 - SIDE_MM;
    let size_px = px(width, paper.map_height);
    let mut pictures = Vec::new();
    for (number, step) in (1..).zip(rollout::in_time(material)) {
        let file = format!("map-{number}.svg");
        let marks: Vec<DistrictIdx> =
            step.districts.iter().chain(step.reassign.keys()).copied().collect();
        let picture = plan_picture(material, size_px, Some(step.start), &marks);
        pictures.push((file.clone(), map_svg(&picture)));
        paper.pages.push(page(material, number, step, file));
    }
    if paper.pages.is_empty() {
        let picture = plan_picture(material, size_px, None, &[]);
        pictures.push(("map-1.svg".to_owned(), map_svg(&picture)));
        let title = paper.title().to_owned();
        paper.pages.push(page_without_steps(material, title));
    }
    Ok((paper, pictures))
}

fn page(material: Material<'_>, number: usize, step: &RolloutStep, file: String) -> Page {
    let tr = material.tr;
    let start = month(tr, step.start);
    let number = number.to_string();
    let args = [("number", (&number).into()), ("name", (&step.name).into())];
    Page {
        title: tr.f("book-step", &args),
        subtitle: tr.f("book-live-from", &[("month", (&start).into())]),
        map: PictureFile { file, alt: place_text(material, step.start) },
        source: format!("{} · {}", tr.t("book-signs"), source(material)),
        side: side(material, step),
    }
}

fn page_without_steps(material: Material<'_>, title: String) -> Page {
    let Material { plan, tr, .. } = material;
    Page {
        title,
        subtitle: tr.t("book-no-steps").to_owned(),
        map: PictureFile { file: "map-1.svg".to_owned(), alt: place_text(material, plan.start) },
        source: source(material),
        side: vec![Block::Key { units: key(material, plan.start) }],
    }
}

/// The unit that serves each district in `month`, where it is live and not the central one.
pub(in crate::report) fn served(
    material: Material<'_>,
    at: Month,
) -> Vec<(DistrictIdx, Option<UnitIdx>)> {
    let plan = material.plan;
    let owners = plan.owners_at(at);
    let serving = |(district, &owner): (DistrictIdx, &UnitIdx)| {
        let is_live = plan.live_from(district).is_some_and(|live| live <= at);
        (district, (is_live && owner != plan.central()).then_some(owner))
    };
    owners.iter_enumerated().map(serving).collect()
}

/// The units with how many of their districts are live in `month`.
fn key(material: Material<'_>, at: Month) -> Vec<KeyUnit> {
    let Material { plan, tr, .. } = material;
    let served = served(material, at);
    let owners = plan.owners_at(at);
    let units = plan.units.iter_enumerated().map(|(unit, of)| {
        let colour = unit_colour(plan, unit, Theme::Light);
        let count = if of.is_central() {
            let kept = served.iter().filter(|(_, by)| by.is_none()).count();
            tr.f("book-kept", &[("n", kept.into())])
        } else {
            let live = served.iter().filter(|(_, by)| *by == Some(unit)).count();
            let all = owners.iter().filter(|&&owner| owner == unit).count();
            tr.f("memo-live-of", &[("live", live.into()), ("all", all.into())])
        };
        KeyUnit {
            colour: colour.to_string(),
            ink: text_on(colour).to_string(),
            letter: of.letter.clone(),
            name: of.name.clone(),
            count,
        }
    });
    units.collect()
}

/// Who serves whom in `month`, in words: the alternative to a map.
pub(in crate::report) fn place_text(material: Material<'_>, at: Month) -> String {
    let Material { plan, tr, .. } = material;
    let served = served(material, at);
    let mut parts: Vec<String> = Vec::new();
    for (unit, of) in plan.units.iter_enumerated() {
        let wanted = (!of.is_central()).then_some(unit);
        let own = served.iter().filter(|(_, by)| *by == wanted).map(|(district, _)| *district);
        let own: Vec<DistrictIdx> = own.collect();
        if !own.is_empty() {
            let names = rollout::names(material, own.into_iter());
            parts.push(format!("{}: {names}.", of.name));
        }
    }
    let month = month(tr, at);
    let head = tr.f("paper-plan-map-alt", &[("month", (&month).into())]);
    std::iter::once(head).chain(parts).collect::<Vec<_>>().join(" ")
}

/// What the step changes, and what the calculation says of its first month.
fn side(material: Material<'_>, step: &RolloutStep) -> Vec<Block> {
    let Material { tr, .. } = material;
    let heading = |id: &str| Block::heading(2, tr.t(id));
    let mut blocks = vec![Block::Key { units: key(material, step.start) }];
    if !step.districts.is_empty() {
        blocks.push(heading("book-goes-live"));
        blocks.push(Block::text(rollout::names(material, step.districts.iter().copied())));
    }
    let moved = reassigned(material, step);
    if !moved.is_empty() {
        blocks.push(heading("book-reassigned"));
        blocks.push(Block::List { items: moved });
    }
    let posts = posts(material, step);
    if !posts.is_empty() {
        blocks.push(heading("book-posts"));
        blocks.push(Block::List { items: posts });
    }
    let openings = rollout::openings(material, step);
    if !openings.is_empty() {
        blocks.push(heading("book-premises"));
        blocks.push(Block::List { items: openings });
    }
    blocks.extend(figures(material, step).into_iter().flatten());
    blocks
}

/// The districts that get another unit.
pub(in crate::report) fn reassigned(material: Material<'_>, step: &RolloutStep) -> Vec<String> {
    let plan = material.plan;
    let name = |unit: UnitIdx| plan.units.get(unit).map_or("", |unit| unit.name.as_str());
    let line = |(&district, &to): (&DistrictIdx, &UnitIdx)| {
        let from = plan.unit_at(district, step.start.plus(-1));
        let names = rollout::names(material, std::iter::once(district));
        format!("{names}: {} → {}", name(from), name(to))
    };
    step.reassign.iter().map(line).collect()
}

/// Posts that move and new ones, unit by unit and role by role.
pub(in crate::report) fn posts(material: Material<'_>, step: &RolloutStep) -> Vec<String> {
    let Material { plan, tr, .. } = material;
    let units = plan.units.iter_enumerated().filter_map(|(unit, of)| {
        let changes = step.posts.iter().filter(|change| change.unit == unit);
        let changes: Vec<_> = changes.collect();
        let roles = Role::ALL.into_iter().filter_map(|role| {
            let of_role = changes.iter().filter(|change| change.role == role);
            let posts: f64 = of_role.map(|change| change.transferred + change.new).sum();
            let name = role_name(plan, tr, role);
            (posts > 0.0).then(|| format!("{} {name}", rollout::posts_text(tr, posts)))
        });
        let roles: Vec<String> = roles.collect();
        let sum =
            |of: fn(&&crate::model::PostsChange) -> f64| -> f64 { changes.iter().map(of).sum() };
        let (moved, new) = (sum(|change| change.transferred), sum(|change| change.new));
        let [moved, new] = [moved, new].map(|posts| rollout::posts_text(tr, posts));
        let roles_text = roles.join(", ");
        let args = [
            ("unit", (&of.name).into()),
            ("moved", (&moved).into()),
            ("new", (&new).into()),
            ("roles", (&roles_text).into()),
        ];
        (!roles.is_empty()).then(|| tr.f("book-posts-of", &args))
    });
    units.collect()
}

/// Coverage and the like in the step's first month, if that is simulated.
fn figures(material: Material<'_>, step: &RolloutStep) -> Option<[Block; 2]> {
    let Material { simulation, tr, .. } = material;
    let total = simulation.total.get(simulation.position(step.start)?)?;
    let percent =
        |share: Option<f64>| share.map_or("–".to_owned(), |it| tr.percent(100.0 * it, 0));
    let fact = |id: &str, value: String| [tr.t(id).to_owned(), value];
    let cost = tr.number(total.sum.cost.total().to_sek() / 1e6, 1);
    let start = month(tr, step.start);
    Some([
        Block::heading(2, &tr.f("book-figures", &[("month", (&start).into())])),
        Block::Facts {
            items: vec![
                fact("book-share", percent(Some(total.rollout_share))),
                fact("book-coverage", percent(total.sum.coverage)),
                fact("book-vacant", tr.number(total.sum.vacancies, 1)),
                fact("book-cost", tr.f("book-cost-month", &[("cost", (&cost).into())])),
            ],
        },
    ])
}
