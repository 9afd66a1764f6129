//! Tjänsteskrivelse: the municipality's headings in their order, filled with what the plan knows;
//! what people must write is a marked place.

use super::maps::{full_width_px, place_text, plan_picture};
use super::paper::{Block, Paper, PaperSize, month};
use super::{children, economy, follow_up, rollout};
use crate::i18n::{Language, Tr};
use crate::report::picture::map_svg;
use crate::report::{Material, PROGRAM_VERSION, ReportError, plan_hash};
use crate::scene::legend::localised;

/// The template that it is set with.
pub(super) const TEMPLATE: &str = "document.typ";
/// Height of the map, mm.
const MAP_MM: f64 = 105.0;

/// What a tjänsteskrivelse holds beside what all of them do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MemoOptions {
    /// A barnkonsekvensanalys.
    pub children: bool,
}

/// The plan as a tjänsteskrivelse.
///
/// # Errors
/// [`ReportError::OtherMap`] and [`ReportError::OtherResult`] where the arguments do not belong
/// together, [`ReportError::Plan`] and [`ReportError::Paper`] where it could not be set.
pub fn memo_pdf(material: Material<'_>, options: MemoOptions) -> Result<Vec<u8>, ReportError> {
    let (paper, pictures) = memo(material, options)?;
    paper.pdf(TEMPLATE, pictures, material)
}

/// The paper before it is set, with its pictures.
pub(super) fn memo(
    material: Material<'_>,
    options: MemoOptions,
) -> Result<(Paper, Vec<(String, String)>), ReportError> {
    material.basis()?;
    let tr = material.tr;
    let mut paper = Paper::new(material, tr.t("memo-kind-of-paper"), PaperSize::A4, false)?;
    paper.head = head(material);
    let size = full_width_px(PaperSize::A4, false, MAP_MM);
    let picture = plan_picture(material, size, None, &[]);
    paper.blocks = blocks(material, options)?;
    Ok((paper, vec![("map-1.svg".to_owned(), map_svg(&picture))]))
}

fn head(material: Material<'_>) -> Vec<[String; 2]> {
    let Material { plan, stamp, tr, .. } = material;
    let fact = |id: &str, value: String| [tr.t(id).to_owned(), value];
    let said = |own: &str, other: &str| {
        if own.trim().is_empty() { other.to_owned() } else { own.trim().to_owned() }
    };
    let to_write = |id: &str| format!("[{}]", tr.t(id));
    let date = stamp.date.map_or_else(|| to_write("memo-head-write"), |date| date.to_string());
    vec![
        fact("memo-head-date", date),
        fact("memo-head-number", to_write("memo-head-write")),
        fact("memo-head-office", said(&plan.papers.department, tr.t("memo-head-office-name"))),
        fact("memo-head-officer", to_write("memo-head-write")),
        fact("memo-head-to", said(&plan.papers.committee, tr.t("memo-head-committee"))),
    ]
}

fn blocks(material: Material<'_>, options: MemoOptions) -> Result<Vec<Block>, ReportError> {
    let Material { tr, .. } = material;
    let heading = |id: &str| Block::heading(1, tr.t(id));
    let write = |id: &str| Block::write(tr.t(id));
    let committee = material.plan.papers.committee.trim();
    let mut blocks = vec![
        if committee.is_empty() {
            heading("memo-proposal-committee")
        } else {
            let own = within(committee, tr);
            Block::heading(1, &tr.f("memo-proposal-own", &[("committee", (&own).into())]))
        },
        write("memo-write-proposal-committee"),
        heading("memo-proposal-board"),
        write("memo-write-proposal-board"),
        heading("memo-proposal-council"),
        write("memo-write-proposal-council"),
        heading("memo-matter"),
    ];
    blocks.extend(matter(material));
    blocks.push(heading("memo-documents"));
    blocks.push(Block::List { items: documents(material) });
    blocks.push(write("memo-write-documents"));
    blocks.push(heading("memo-background"));
    blocks.extend(background(material));
    blocks.push(heading("memo-economy"));
    blocks.extend(economy::blocks(material));
    blocks.push(heading("memo-goals"));
    blocks.push(write("memo-write-goals"));
    blocks.push(heading("memo-equality"));
    blocks.push(write("memo-write-equality"));
    if options.children {
        blocks.push(heading("memo-children-heading"));
        blocks.extend(children::blocks(material));
    }
    blocks.push(heading("memo-consultation"));
    blocks.push(write("memo-write-consultation"));
    blocks.push(heading("memo-follow-up-heading"));
    blocks.extend(follow_up::blocks(material));
    blocks.push(heading("memo-mbl"));
    blocks.push(Block::text(staff(material)));
    blocks.push(write("memo-write-mbl"));
    blocks.push(write("memo-write-signatures"));
    blocks.push(heading("memo-sent-to"));
    blocks.push(write("memo-write-sent-to"));
    blocks.push(heading("memo-basis"));
    blocks.extend(basis(material)?);
    Ok(blocks)
}

/// The name of a committee as it stands within a line: in Swedish it then begins small.
fn within(committee: &str, tr: &Tr) -> String {
    let mut letters = committee.chars();
    let (first, rest) = (letters.next(), letters.as_str());
    let is_word = rest.starts_with(char::is_lowercase);
    match first {
        Some(first) if is_word && tr.language() == Language::Sv => {
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => committee.to_owned(),
    }
}

/// What the plan is, in short.
fn matter(material: Material<'_>) -> Vec<Block> {
    let Material { plan, tr, .. } = material;
    let mut blocks = vec![Block::write(tr.t("memo-write-matter"))];
    if !plan.description.trim().is_empty() {
        blocks.extend(paragraphs(&plan.description));
    }
    blocks.push(rollout::in_short(material));
    blocks.push(Block::Map {
        file: "map-1.svg".to_owned(),
        alt: place_text(material, plan.end().plus(-1)),
        caption: tr.t("memo-map").to_owned(),
    });
    blocks
}

fn paragraphs(text: &str) -> Vec<Block> {
    let parts = text.split('\n').map(str::trim).filter(|part| !part.is_empty());
    parts.map(Block::text).collect()
}

fn documents(material: Material<'_>) -> Vec<String> {
    let Material { plan, stamp, tr, .. } = material;
    let date =
        stamp.date.map_or_else(|| format!("[{}]", tr.t("memo-head-date")), |it| it.to_string());
    let args = [("title", (&plan.title).into()), ("date", (&date).into())];
    vec![
        tr.f("memo-document-memo", &args),
        tr.f("memo-document-maps", &args),
        tr.f("memo-document-assumptions", &args),
    ]
}

fn background(material: Material<'_>) -> Vec<Block> {
    let Material { plan, tr, .. } = material;
    let mut blocks = vec![Block::write(tr.t("memo-write-background"))];
    if !plan.quotes.is_empty() {
        blocks.push(Block::text(tr.t("memo-quotes")));
        blocks.extend(plan.quotes.iter().map(|quote| Block::Quote {
            text: tr.f("memo-quote", &[("text", (&quote.text).into())]),
            source: quote.source.clone(),
        }));
    }
    blocks.push(Block::Table(rollout::bases(material)));
    if !plan.steps.is_empty() {
        blocks.push(Block::Table(rollout::steps(material)));
    }
    blocks
}

/// The posts that move, step by step: what must be negotiated.
fn staff(material: Material<'_>) -> String {
    let Material { plan, tr, .. } = material;
    let steps = rollout::in_time(material).into_iter().filter(|step| step.start >= plan.start);
    let moving: Vec<String> = steps
        .filter(|step| rollout::posts(step).0 > 0.0)
        .map(|step| {
            let posts = rollout::posts_text(tr, rollout::posts(step).0);
            let start = month(tr, step.start);
            let args = [
                ("step", (&step.name).into()),
                ("posts", (&posts).into()),
                ("start", (&start).into()),
            ];
            tr.f("memo-moves", &args)
        })
        .collect();
    if moving.is_empty() {
        return tr.t("memo-moves-nobody").to_owned();
    }
    tr.f("memo-moves-all", &[("steps", (&moving.join("; ")).into())])
}

/// What the figures rest on, and how to find them again.
fn basis(material: Material<'_>) -> Result<Vec<Block>, ReportError> {
    let Material { map, plan, tr, .. } = material;
    let hash = plan_hash(map, plan)?;
    let fact = |id: &str, value: String| [tr.t(id).to_owned(), value];
    let assumed = crate::model::ParamId::ALL
        .into_iter()
        .filter(|&param| param.info().assumption || !plan.parameters.is_default(param));
    let count = tr.f(
        "memo-assumed",
        &[("assumed", assumed.count().into()), ("all", crate::model::ParamId::ALL.len().into())],
    );
    let items = vec![
        fact("memo-basis-map", localised(&map.attribution, tr).to_owned()),
        fact("memo-basis-map-hash", in_groups(&map.sha256)),
        fact("memo-basis-plan-hash", in_groups(&hash)),
        fact("memo-basis-seed", plan.uncertainty.seed.to_string()),
        fact("memo-basis-program", tr.f("paper-program", &[("version", PROGRAM_VERSION.into())])),
        fact("memo-basis-assumptions", count),
    ];
    Ok(vec![Block::text(tr.t("csv-om-antaganden-text")), Block::Facts { items }])
}

/// A hash in groups that a line can break between.
fn in_groups(hash: &str) -> String {
    let letters: Vec<char> = hash.chars().collect();
    let groups: Vec<String> = letters.chunks(16).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}
