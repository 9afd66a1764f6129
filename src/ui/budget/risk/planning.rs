//! Help with planning: posts that a target asks for, and when to advertise at the latest.

use egui::{Ui, vec2};

use super::{Draft, note, words};
use crate::app::{
    ADVERTISED_IN_TIME, AppState, Asked, FigureQuestion, Inquiry, PlanState, Planning, PostsFigure,
    RoleFigure, StepAdvertising, UnitNeed,
};
use crate::model::{ParamId, Role};
use crate::simulate::Simulation;
use crate::ui::Actions;
use crate::ui::budget;
use crate::ui::budget::chart::Months;
use crate::ui::budget::table::{self, Heading, Row, Tone};
use crate::ui::theme;
use crate::ui::widgets;
use crate::uncertain::PostsTarget;

/// Less than this is no lack, full-time equivalents.
const NO_LACK: f64 = 0.05;

/// What was computed, for which state of the plan and which target.
#[derive(Debug, Default)]
pub(super) struct Kept {
    of: Option<(PlanState, bool)>,
    is: Option<Planning>,
}

pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    simulation: &Simulation,
    draft: &mut Draft,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let norm = state.document.plan.parameters.value(ParamId::CaseloadNorm);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 2.0);
        ui.label(theme::strong(tr.t("risk-planning")));
        ui.add_space(12.0);
        let for_norm = tr.f("risk-planning-norm", &[("norm", norm.into())]);
        for (text, for_coverage) in [(&*for_norm, false), (tr.t("risk-planning-coverage"), true)] {
            if widgets::choice(ui, draft.for_coverage == for_coverage, text).clicked() {
                draft.for_coverage = for_coverage;
            }
        }
        widgets::assumption_mark(ui, tr);
    });
    let of = (state.epoch, state.document.history.revision());
    let wanted = Some((of, draft.for_coverage));
    let target =
        if draft.for_coverage { PostsTarget::Coverage(1.0) } else { PostsTarget::Caseload(norm) };
    if draft.planning.of != wanted {
        draft.planning = Kept { of: wanted, is: state.planning(target) };
    }
    let Some(planning) = &draft.planning.is else { return };
    let months = Months::new(state, simulation);
    ui.add_space(4.0);
    units(ui, state, (planning, target), &months, actions);
    ui.add_space(12.0);
    steps(ui, state, planning, actions);
}

fn units(
    ui: &mut Ui,
    state: &AppState,
    (planning, target): (&Planning, PostsTarget),
    months: &Months<'_>,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    if planning.units.is_empty() {
        note(ui, tr.t("risk-planning-no-units"));
        return;
    }
    let t = months.chosen;
    let short = |t: usize| words::month(tr, months.simulation.month(t));
    let with_note = |text: &str, note: String| Heading { text: tr.t(text).to_owned(), note };
    let headings = [
        with_note("risk-planning-planned", short(t)),
        with_note("risk-planning-needed", short(t)),
        with_note("risk-planning-difference", short(t)),
        with_note("risk-planning-most", tr.t("risk-planning-when").to_owned()),
    ];
    let row = |need: &UnitNeed| {
        let unit = state.document.plan.units.get(need.unit);
        let planned = need.planned.get(t).copied().unwrap_or_default();
        let needed = need.needed.get(t).copied().unwrap_or_default();
        let most = need.most().map_or_else(
            || "–".to_owned(),
            |(t, most)| format!("{} ({})", tr.number(most, 1), short(t)),
        );
        Row {
            name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            unit,
            tone: if planned + NO_LACK < needed { Tone::Worse } else { Tone::Plain },
            cells: vec![
                tr.number(planned, 1),
                tr.number(needed, 1),
                tr.signed(planned - needed, 1),
                most,
            ],
            asks: asks(need, t, target),
            notes: true,
            basis: tr.t("risk-planning-about").to_owned(),
            ..Row::default()
        }
    };
    let rows: Vec<Row<'_>> = planning.units.iter().map(row).collect();
    let first = tr.t("risk-planning-base");
    budget::ask(actions, table::asked(ui, tr, (first, &headings), &rows, None));
    ui.add_space(6.0);
    note(ui, tr.t("risk-planning-note"));
}

/// What is asked about the cells of a base's row.
fn asks(need: &UnitNeed, t: usize, target: PostsTarget) -> Vec<Option<Inquiry>> {
    let posts = Asked::OfRole(Role::SocialWorker, RoleFigure::Posts);
    let planned = FigureQuestion::new(posts, Some(need.unit), t..t + 1);
    let needed = |t| Inquiry::Posts(PostsFigure::Needed(need.unit, t, target));
    vec![
        Some(planned.into()),
        Some(needed(t)),
        Some(Inquiry::Posts(PostsFigure::Spare(need.unit, t, target))),
        need.most().map(|(t, _)| needed(t)),
    ]
}

fn steps(ui: &mut Ui, state: &AppState, planning: &Planning, actions: &mut Actions) {
    let tr = &state.tr;
    if planning.steps.is_empty() {
        note(ui, tr.t("risk-advertise-none"));
        return;
    }
    let percent = tr.percent(ADVERTISED_IN_TIME * 100.0, 0);
    let headings = [
        Heading::new(tr.t("risk-advertise-start")),
        Heading::new(tr.t("risk-advertise-planned")),
        Heading { text: tr.t("risk-advertise-latest").to_owned(), note: percent.clone() },
        Heading::new(""),
    ];
    let row = |step: &StepAdvertising| {
        let name = state.document.plan.step(step.step).map(|step| step.name.clone());
        let id = if step.is_in_time() { "risk-advertise-in-time" } else { "risk-advertise-late" };
        Row {
            name: name.unwrap_or_default(),
            tone: if step.is_in_time() { Tone::Plain } else { Tone::Worse },
            cells: vec![
                words::month(tr, step.start),
                words::month(tr, step.planned),
                words::month(tr, step.latest),
                tr.t(id).to_owned(),
            ],
            asks: vec![
                None,
                Some(Inquiry::Posts(PostsFigure::Advertised(step.step))),
                Some(Inquiry::Posts(PostsFigure::LatestAdvertised(step.step))),
            ],
            notes: true,
            basis: tr.t("risk-advertise-about").to_owned(),
            ..Row::default()
        }
    };
    let rows: Vec<Row<'_>> = planning.steps.iter().map(row).collect();
    let first = tr.t("risk-gate-step");
    let asked =
        ui.push_id("advertising", |ui| table::asked(ui, tr, (first, &headings), &rows, None));
    budget::ask(actions, asked.inner);
    ui.add_space(6.0);
    note(ui, tr.f("risk-advertise-note", &[("percent", (&percent).into())]));
}
