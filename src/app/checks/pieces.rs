//! Islands and enclaves.

use super::survey::{Stage, Survey};
use super::{Check, CheckKind, Remedy};
use crate::app::findings::Level;
use crate::edit::Command;
use crate::measure::contiguity::{Piece, Standing};
use crate::model::{DistrictIdx, Message, UnitIdx};

/// Number of islands up to which it is looked for what would join each to the rest of its unit;
/// with more the assignment is in pieces anyway, and each mend must stay quick.
const JOINED: usize = 24;

pub(super) fn check(survey: &Survey<'_>, stage: &Stage, found: &mut Vec<Check>) {
    let local = || stage.pieces.iter().filter(|piece| piece.unit != survey.central);
    let islands = local().filter(|piece| piece.standing == Standing::Island).count();
    for piece in local() {
        let around = stage.pieces.surrounded_by(&survey.links, piece, &survey.at_edge);
        match piece.standing {
            Standing::Island => found.push(apart(survey, stage, piece, around, islands <= JOINED)),
            Standing::Main => found.extend(around.map(|by| within(survey, stage, piece, by))),
            Standing::Exclave => {}
        }
    }
}

/// A piece that lies apart from the rest of its unit.
fn apart(
    survey: &Survey<'_>,
    stage: &Stage,
    piece: &Piece,
    around: Option<UnitIdx>,
    joins: bool,
) -> Check {
    let (kind, id) = match around {
        Some(_) => (CheckKind::Enclave, "check-enclave"),
        None => (CheckKind::Island, "check-island"),
    };
    let message = survey.naming(Message::new(id), &piece.districts);
    let message = message
        .text("unit", survey.unit_name(piece.unit))
        .text("by", around.map_or("", |by| survey.unit_name(by)))
        .text("leader", leader(survey, piece));
    let mut check = Check::new(kind, Level::Warning, stage.dated(message))
        .about(Some(piece.unit), piece.districts.clone());
    check.mend = mend(survey, stage, piece, joins);
    check.allow =
        std::iter::once(exclave(survey, piece)).chain(bridge(survey, stage, piece)).collect();
    check
}

/// The district that a lone one must follow, since it has no other neighbour; or nothing.
fn leader<'a>(survey: &Survey<'a>, piece: &Piece) -> &'a str {
    match *piece.districts.as_slice() {
        [alone] => survey.links.leader_of(alone).map_or("none", |leader| survey.name(leader)),
        _ => "none",
    }
}

/// A unit that lies in the middle of another: its own affair, but the other one has a hole.
fn within(survey: &Survey<'_>, stage: &Stage, piece: &Piece, by: UnitIdx) -> Check {
    let message = Message::new("check-within")
        .text("unit", survey.unit_name(piece.unit))
        .text("by", survey.unit_name(by));
    Check::new(CheckKind::Enclave, Level::Note, stage.dated(message))
        .about(Some(piece.unit), piece.districts.clone())
}

/// The way to be rid of the piece with the fewest children moved: to the neighbour that it has the
/// longest border with, or (where `joins`) by joining it to the rest of its unit.
fn mend(survey: &Survey<'_>, stage: &Stage, piece: &Piece, joins: bool) -> Option<Remedy> {
    let away = away(survey, stage, piece);
    if !joins {
        return away;
    }
    let most = away.as_ref().map_or(f64::INFINITY, |away| away.children_0_19);
    survey.joining(stage, piece, most).or(away)
}

/// All of the piece to a neighbour's main piece: it is gone, and no other comes.
fn away(survey: &Survey<'_>, stage: &Stage, piece: &Piece) -> Option<Remedy> {
    let around = stage.pieces.round(&survey.links, piece);
    let to = around
        .into_iter()
        .filter(|other| other.standing == Standing::Main)
        .map(|other| other.unit)
        .filter(|&to| to != survey.central && to != piece.unit)
        .filter(|&to| piece.districts.iter().all(|&d| survey.may_move(stage, d, to)))
        .map(|to| (survey.border_with(stage, &piece.districts, to), to))
        .max_by(|(a, first), (b, second)| a.total_cmp(b).then(second.cmp(first)))?
        .1;
    let moves: Vec<_> = piece.districts.iter().map(|&district| (district, to)).collect();
    let says = survey.naming(Message::new("mend-move"), &piece.districts);
    survey.give(stage, &moves, says.text("unit", survey.unit_name(to)))
}

/// Lets the piece lie apart.
fn exclave(survey: &Survey<'_>, piece: &Piece) -> Remedy {
    let rules = &survey.plan.rules;
    let mut exclaves = rules.exclaves.clone();
    exclaves.extend(piece.districts.iter().map(|&district| (district, piece.unit)));
    let says = survey.naming(Message::new("allow-exclave"), &piece.districts);
    Remedy {
        command: Command::SetExceptions { bridges: rules.bridges.clone(), exclaves },
        says: says.text("unit", survey.unit_name(piece.unit)),
        children_0_19: 0.0,
    }
}

/// Counts the nearest two districts of the piece and of its unit's main piece as neighbours.
fn bridge(survey: &Survey<'_>, stage: &Stage, piece: &Piece) -> Option<Remedy> {
    let main = stage.pieces.main_of(piece.unit)?;
    let point = |district: DistrictIdx| {
        survey.map.districts.get(district).map(|district| district.shape.label_point)
    };
    let home: Vec<_> = main.districts.iter().filter_map(|&to| Some((to, point(to)?))).collect();
    // The square of the distance is least where the distance is.
    let mut nearest: Option<(f64, DistrictIdx, DistrictIdx)> = None;
    for &from in &piece.districts {
        let Some(a) = point(from) else { continue };
        for &(to, b) in &home {
            let apart = (a.x - b.x).powi(2) + (a.y - b.y).powi(2);
            if nearest.is_none_or(|(least, ..)| apart < least) {
                nearest = Some((apart, from.min(to), from.max(to)));
            }
        }
    }
    let (_, a, b) = nearest?;
    let rules = &survey.plan.rules;
    let mut bridges = rules.bridges.clone();
    bridges.insert((a, b));
    Some(Remedy {
        command: Command::SetExceptions { bridges, exclaves: rules.exclaves.clone() },
        says: Message::new("allow-bridge").text("a", survey.name(a)).text("b", survey.name(b)),
        children_0_19: 0.0,
    })
}
