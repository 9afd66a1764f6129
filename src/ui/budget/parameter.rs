//! The parameters: groups, rows, and the table for a spreadsheet.

use std::ops::RangeInclusive;

use egui::{Align, Id, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::assumptions::{reason, shape};
use super::field::{self, Edit, Number};
use super::{Draft, basis};
use crate::app::{Action, AppState, param_name};
use crate::edit::Command;
use crate::model::{ParamId, ParamUnit, ParamValue};
use crate::report::{Cell, table_tsv};
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets::{self, Icon};

/// Height of a row, points.
pub(super) const ROW: f32 = 32.0;
/// Gap between columns, points.
pub(super) const GAP: f32 = 12.0;

/// A group of assumptions that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Group {
    Need,
    Cases,
    Staff,
    Pay,
    Premises,
    Prices,
    Other,
    Effects,
}

impl Group {
    pub(super) const ALL: [Self; 8] = [
        Self::Need,
        Self::Cases,
        Self::Staff,
        Self::Pay,
        Self::Premises,
        Self::Prices,
        Self::Other,
        Self::Effects,
    ];

    pub(super) const fn message_id(self) -> &'static str {
        match self {
            Self::Need => "budget-group-need",
            Self::Cases => "budget-group-cases",
            Self::Staff => "budget-group-staff",
            Self::Pay => "budget-group-pay",
            Self::Premises => "budget-group-premises",
            Self::Prices => "budget-group-prices",
            Self::Other => "budget-group-other",
            Self::Effects => "budget-group-effects",
        }
    }

    /// The group that `param` stands in.
    pub(super) const fn of(param: ParamId) -> Self {
        use ParamId as P;
        match param {
            P::ReportsPer1000
            | P::Share0To17
            | P::NeedWeightB
            | P::ReportsFactor0To5
            | P::ReportsFactor6To12
            | P::ReportsFactor13To17
            | P::ShareInvestigated => Self::Need,
            P::InvestigationMonths | P::CaseloadNorm | P::CaseloadCeiling => Self::Cases,
            P::RecruitmentLead
            | P::RampUpStart
            | P::RampUpLength
            | P::Turnover
            | P::TurnoverElasticity
            | P::Absence
            | P::VisitHours
            | P::WorkHours
            | P::Span
            | P::HireCost
            | P::AgencyShare
            | P::AgencyFactor => Self::Staff,
            P::SalarySocialWorker
            | P::SalaryFamilyTherapist
            | P::SalaryOutreachWorker
            | P::SalaryUnitManager
            | P::SalaryAdministration
            | P::WageSupplement
            | P::PayrollOverhead => Self::Pay,
            P::Rent
            | P::AreaPerPost
            | P::PremisesLead
            | P::PremisesDelay
            | P::DoubleRent
            | P::TemporaryRentFactor
            | P::FitOutCost
            | P::FitOutYears
            | P::InternalInterest => Self::Premises,
            P::WageGrowth | P::RentGrowth | P::OtherPriceGrowth => Self::Prices,
            P::Equipment | P::Training | P::Travel | P::VisitCost | P::Overhead => Self::Other,
            P::ResidentialDay
            | P::FosterDay
            | P::FirstYearRise
            | P::PlacementEffect
            | P::EffectLag => Self::Effects,
        }
    }
}

/// Where the columns of a row lie, from the left edge.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    left: f32,
    ends: [f32; 7],
}

impl Columns {
    pub(super) fn new(left: f32, width: f32) -> Self {
        // Value, unit, range, distribution, reset; name and basis share what is left.
        let fixed = 96.0 + 164.0 + 160.0 + 116.0 + 28.0 + 6.0 * GAP;
        let free = (width - fixed).max(200.0);
        let widths = [free * 0.56, 96.0, 164.0, 160.0, 116.0, free * 0.44, 28.0];
        let mut end = 0.0;
        Self {
            left,
            ends: widths.map(|width| {
                end += width + GAP;
                end
            }),
        }
    }

    /// Width of the column of names.
    pub(super) fn name_width(&self) -> f32 {
        self.ends.first().copied().unwrap_or_default() - GAP
    }

    /// The cell of column `at` in the row `row`.
    pub(super) fn cell(&self, row: Rect, at: usize) -> Rect {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(at).copied().unwrap_or_default() - GAP;
        Rect::from_min_max(
            pos2(self.left + start.unwrap_or(0.0), row.top()),
            pos2(self.left + end, row.bottom()),
        )
    }
}

/// Shows something in the cell `rect` of a row that is already allocated.
pub(super) fn cell<R>(ui: &mut Ui, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    child.spacing_mut().item_spacing.x = 4.0;
    content(&mut child)
}

/// Allocates a row over the whole width with a hairline under it.
pub(super) fn row(ui: &mut Ui) -> Rect {
    let rect = open_row(ui);
    ui.painter().hline(rect.x_range(), rect.bottom(), Skin::of(ui).line());
    rect
}

/// Allocates a row that another belongs to, without a hairline between them.
fn open_row(ui: &mut Ui) -> Rect {
    ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover()).0
}

/// The headings over the rows.
pub(super) fn headings(ui: &mut Ui, state: &AppState) {
    let tr = &state.tr;
    let skin = Skin::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let columns = Columns::new(rect.left(), rect.width());
    let ids = ["name", "value", "unit", "range", "shape", "basis"];
    for (at, id) in ids.into_iter().enumerate() {
        cell(ui, columns.cell(rect, at), |ui| {
            ui.label(theme::label(skin, tr.t(&format!("budget-column-{id}"))));
        });
    }
}

/// Whether `param` has `needle` (in lower case) in its name, unit or source.
pub(super) fn matches(state: &AppState, param: ParamId, needle: &str) -> bool {
    let info = param.info();
    let tr = &state.tr;
    let texts = [
        param_name(&state.document.plan, tr, param).to_lowercase(),
        tr.t(Group::of(param).message_id()).to_lowercase(),
        tr.t(info.kind.message_id()).to_lowercase(),
        info.source.unwrap_or_default().to_lowercase(),
    ];
    needle.is_empty() || texts.iter().any(|text| text.contains(needle))
}

/// The values that `param` can have at all.
fn bounds(param: ParamId) -> RangeInclusive<f64> {
    let (least, greatest) = param.bounds();
    least..=greatest
}

fn speed(unit: ParamUnit) -> f64 {
    match unit {
        ParamUnit::Ratio | ParamUnit::Factor => 0.01,
        ParamUnit::PercentPerYear | ParamUnit::Months | ParamUnit::Hours => 0.1,
        ParamUnit::HoursPerMonth => 1.0,
        ParamUnit::Percent | ParamUnit::Years | ParamUnit::CasesPerPost | ParamUnit::M2PerPost => {
            0.25
        }
        ParamUnit::SekPerMonth => 100.0,
        ParamUnit::SekPerM2Year | ParamUnit::SekPerM2 | ParamUnit::SekPerDay => 25.0,
        ParamUnit::PerThousandPerYear
        | ParamUnit::StaffPerManager
        | ParamUnit::TkrPerPost
        | ParamUnit::TkrPerFteYear
        | ParamUnit::Tkr => 0.5,
    }
}

/// `value` with a new most likely value; the range is widened where that lies outside.
pub(super) fn with_value(value: ParamValue, likely: f64) -> ParamValue {
    value.with_likely(likely)
}

/// A row: name, value, unit, range, kind, what it rests on, back to the default.
pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    param: ParamId,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let skin = Skin::of(ui);
    let info = param.info();
    let plan = &state.document.plan;
    let value = plan.parameters.get(param);
    let is_default = plan.parameters.is_default(param);
    let is_changed = reason::is_changed(plan, param);
    let name = param_name(plan, tr, param);
    let rect = if is_changed { open_row(ui) } else { row(ui) };
    let columns = Columns::new(rect.left(), rect.width());
    let set = |actions: &mut Actions, value: ParamValue| {
        actions.push(Action::Edit(Command::SetParameter { param, value }));
    };
    cell(ui, columns.cell(rect, 0), |ui| {
        let text = if is_changed { theme::strong(&name) } else { egui::RichText::new(&name) };
        ui.add(egui::Label::new(text).truncate());
    });
    cell(ui, columns.cell(rect, 1), |ui| {
        let field = Number {
            name: &name,
            value: value.value,
            range: bounds(param),
            speed: speed(info.unit),
            width: 96.0,
        };
        if let Some(likely) =
            field::number(ui, tr, &mut draft.edit, Id::unique(("value", info.id)), &field)
        {
            set(actions, with_value(value, likely));
        }
    });
    cell(ui, columns.cell(rect, 2), |ui| {
        let unit = theme::label(skin, tr.t(info.unit.message_id()));
        ui.add(egui::Label::new(unit).truncate());
    });
    cell(ui, columns.cell(rect, 3), |ui| {
        if let Some(value) = range(ui, state, &mut draft.edit, param, value) {
            set(actions, value);
        }
    });
    cell(ui, columns.cell(rect, 4), |ui| shape::show(ui, state, param, &name, actions));
    cell(ui, columns.cell(rect, 5), |ui| source(ui, state, param, is_default));
    cell(ui, columns.cell(rect, 6), |ui| {
        let default = basis::value_with_unit(state, param, info.default.value);
        let tip = tr.f("budget-reset", &[("value", (&default).into()), ("name", (&name).into())]);
        if widgets::icon_button(ui, Icon::Undo, &tip, is_changed).clicked() {
            actions.push(Action::Edit(reason::reset(plan, param)));
        }
    });
    if is_changed {
        reason::show(ui, state, draft, (param, &name), actions);
    }
}

/// The ends of the range; gives the new value when one of them was changed.
fn range(
    ui: &mut Ui,
    state: &AppState,
    edit: &mut Edit,
    param: ParamId,
    value: ParamValue,
) -> Option<ParamValue> {
    let tr = &state.tr;
    let info = param.info();
    let name = param_name(&state.document.plan, tr, param);
    let whole = bounds(param);
    let (low_name, high_name) = (
        tr.f("budget-low-of", &[("name", (&name).into())]),
        tr.f("budget-high-of", &[("name", (&name).into())]),
    );
    let low = Number {
        name: &low_name,
        value: value.low,
        range: *whole.start()..=value.value,
        speed: speed(info.unit),
        width: 70.0,
    };
    let low = field::number(ui, tr, edit, Id::unique(("low", info.id)), &low);
    ui.label("–");
    let high = Number {
        name: &high_name,
        value: value.high,
        range: value.value..=*whole.end(),
        speed: speed(info.unit),
        width: 70.0,
    };
    let high = field::number(ui, tr, edit, Id::unique(("high", info.id)), &high);
    low.map(|low| ParamValue { low, ..value }).or(high.map(|high| ParamValue { high, ..value }))
}

/// What the value rests on: the source, or the mark of an assumption.
fn source(ui: &mut Ui, state: &AppState, param: ParamId, is_default: bool) {
    let tr = &state.tr;
    let skin = Skin::of(ui);
    let info = param.info();
    if info.assumption || !is_default {
        widgets::assumption_mark(ui, tr);
    }
    let text = if is_default { info.source.unwrap_or_default() } else { tr.t("budget-changed") };
    if text.is_empty() {
        return;
    }
    let label = ui.add(egui::Label::new(theme::label(skin, text)).truncate());
    if let Some(source) = info.source {
        label.on_hover_text(format!("{}: {source}", tr.t("budget-default-source")));
    }
}

/// All parameters, for a spreadsheet.
pub(super) fn tsv(state: &AppState) -> String {
    let tr = &state.tr;
    let headings =
        ["group", "name", "value", "low", "high", "unit", "kind", "source", "assumption"]
            .map(|id| tr.t(&format!("budget-tsv-{id}")).to_owned());
    let parameters = &state.document.plan.parameters;
    let rows: Vec<Vec<Cell>> = Group::ALL
        .into_iter()
        .flat_map(|group| ParamId::ALL.into_iter().filter(move |&of| Group::of(of) == group))
        .map(|param| {
            let info = param.info();
            let value = parameters.get(param);
            let is_default = parameters.is_default(param);
            let assumption = info.assumption || !is_default;
            let source = if is_default { info.source } else { Some(tr.t("budget-changed")) };
            vec![
                Cell::text(tr.t(Group::of(param).message_id())),
                Cell::text(param_name(&state.document.plan, tr, param)),
                Cell::precise(value.value),
                Cell::precise(value.low),
                Cell::precise(value.high),
                Cell::text(tr.t(info.unit.message_id())),
                Cell::text(tr.t(info.kind.message_id())),
                source.into(),
                Cell::text(tr.t(if assumption { "csv-yes" } else { "csv-no" })),
            ]
        })
        .collect();
    table_tsv(&headings, &rows, tr.language())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_outside_its_range_widens_the_range() {
        let before = ParamValue { value: 15.0, low: 10.0, high: 20.0 };
        let above = with_value(before, 25.0);
        assert!(above.is_in_order());
        assert!((above.high - 25.0).abs() < 1e-9 && (above.low - 10.0).abs() < 1e-9);
        assert!(with_value(before, 2.0).is_in_order());
    }

    #[test]
    fn every_default_can_be_typed_into_its_field() {
        for param in ParamId::ALL {
            let default = param.info().default;
            assert!(bounds(param).contains(&default.value), "{}", param.info().id);
            assert!(bounds(param).contains(&default.high), "{}", param.info().id);
            assert!(bounds(param).contains(&default.low), "{}", param.info().id);
        }
    }
}
