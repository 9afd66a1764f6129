//! The measures of a unit in the balance, district by district.

use std::sync::Arc;

use super::{Moving, RowTo, Story, with_unit};
use crate::app::balance::{BaseBalance, Measure, measure_basis, unit_text};
use crate::app::mapping::{AskedFigure, Figure, Whose, Worked};
use crate::app::state::AppState;
use crate::app::why::{Evidence, Inquiry, MoversTask};
use crate::measure::balance::UnitBalance;
use crate::model::{DistrictIdx, IndicatorIdx, Month, UnitIdx};
use crate::scene::legend::shown_text;

/// Districts that are told one by one.
const NAMED: usize = 40;

/// A unit in a balance.
struct Told<'a> {
    state: &'a AppState,
    balance: &'a BaseBalance,
    unit: UnitIdx,
    month: Month,
    figures: &'a UnitBalance,
}

impl AppState {
    pub(super) fn story_of_balance(
        &self,
        measure: Measure,
        unit: UnitIdx,
        month: Month,
        evidence: &Arc<Evidence>,
    ) -> Option<Story> {
        let tr = &self.tr;
        let balances = &self.results.balances;
        let balance = balances.at(month);
        let figures = balance.balance.units.get(unit)?;
        let told = Told { state: self, balance, unit, month, figures };
        let value = balance.value(measure, unit);
        let suffix = match measure {
            // What they lie between is no unit.
            Measure::PolsbyPopper | Measure::Reock => "",
            measure => unit_text(measure, balance.way_unit),
        };
        let name = tr.t(measure.message_id()).to_owned();
        let whose = self.document.plan.units.get(unit)?.name.clone();
        let when = tr.month(month.year(), month.month());
        let mut story = Story {
            title: format!("{name}, {whose}, {when}"),
            name,
            value: value.map_or_else(
                || "–".to_owned(),
                |value| with_unit(&tr.number(value, measure.decimals()), suffix),
            ),
            formula: measure_basis(&self.document, balances, measure, tr),
            ..Story::default()
        };
        told.rows(&mut story, measure);
        story.inputs = measure.inputs().to_vec();
        story.moving = (!measure.inputs().is_empty()).then(|| Moving {
            task: MoversTask::Balance(Arc::clone(evidence), measure, unit, month),
            middle: value,
            scale: 1.0,
            unit: suffix.to_owned(),
        });
        Some(story)
    }
}

impl Told<'_> {
    fn rows(&self, story: &mut Story, measure: Measure) {
        let tr = &self.state.tr;
        let number = |value: f64, places| tr.number(value, places);
        let figures = self.figures;
        story.makes_up = true;
        match measure {
            Measure::Population => self.counted(story, self.table().population),
            Measure::Children => self.counted(story, self.table().children_0_19),
            Measure::Load => {
                let need = Figure::Worked(Worked::NeedIndex);
                self.districts(story, |told, district| {
                    let ground = &told.state.results.balances.ground.districts;
                    let load = ground.get(district)?.load;
                    Some((load, tr.number(load, 0), Some(need.clone())))
                });
            }
            Measure::Districts => {
                self.districts(story, |_, _| Some((1.0, tr.number(1.0, 0), None)));
            }
            Measure::Area => self.districts(story, |told, district| {
                let km2 = told.state.results.balances.ground.districts.get(district)?.area_m2 / 1e6;
                Some((km2, with_unit(&tr.number(km2, 1), "km²"), None))
            }),
            Measure::OpenCases | Measure::Posts => {
                let load = Inquiry::Balance(Measure::Load, self.unit, self.month);
                let name = tr.t(Measure::Load.message_id());
                story.row_to("", name, number(figures.load, 0), RowTo::Why(load));
                let each = self.balance.value(measure, self.unit).unwrap_or(0.0) / figures.load;
                let id = match measure {
                    Measure::Posts => "why-posts-per-child",
                    _ => "why-cases-per-child",
                };
                story.row("×", tr.t(id), number(each, 5));
            }
            Measure::HighShare => {
                story.row("", tr.t("why-high-children"), number(figures.high_children, 0));
                let all = Inquiry::Balance(Measure::Children, self.unit, self.month);
                let name = tr.t(Measure::Children.message_id());
                story.row_to("÷", name, number(figures.shown_children(), 0), RowTo::Why(all));
            }
            Measure::MeanWay => {
                let unit = unit_text(measure, self.balance.way_unit);
                story.row("", tr.t("why-ways"), with_unit(&number(figures.way_sum, 0), unit));
                story.row("÷", tr.t("why-way-children"), number(figures.way_children, 0));
            }
            Measure::FarthestWay => {
                story.makes_up = false;
                let Some((district, way)) = figures.farthest else { return };
                let unit = unit_text(measure, self.balance.way_unit);
                let name = self.state.document.name_of(district);
                story.row("", name, with_unit(&number(way, 1), unit));
            }
            Measure::PolsbyPopper => {
                let area = with_unit(&number(figures.area_m2 / 1e6, 2), "km²");
                let border = with_unit(&number(figures.perimeter_m / 1e3, 2), "km");
                story.row("", tr.t("why-four-pi"), number(4.0 * std::f64::consts::PI, 4));
                story.row("×", tr.t("balance-area"), area);
                story.row("÷", tr.t("why-border"), border.clone());
                story.row("÷", tr.t("why-border"), border);
            }
            Measure::Reock => {
                let circle = figures.circle.map_or(f64::NAN, |circle| circle.area_m2() / 1e6);
                let area = |km2| with_unit(&number(km2, 2), "km²");
                story.row("", tr.t("balance-area"), area(figures.area_m2 / 1e6));
                story.row("÷", tr.t("why-circle"), area(circle));
            }
        }
    }

    fn table(&self) -> &crate::model::IndicatorTable {
        &self.state.document.map.indicators
    }

    /// The districts of the unit with what each adds, the most first: its value, how that is told,
    /// and the figure of the map that it is.
    fn districts(
        &self,
        story: &mut Story,
        of: impl Fn(&Self, DistrictIdx) -> Option<(f64, String, Option<Figure>)>,
    ) {
        let owners = self.balance.balance.owners.iter_enumerated();
        let own = owners.filter(|(_, owner)| **owner == self.unit);
        let mut own: Vec<_> =
            own.filter_map(|(district, _)| Some((district, of(self, district)?))).collect();
        own.sort_by(|(_, (a, ..)), (_, (b, ..))| b.total_cmp(a));
        let rest = own.len().saturating_sub(NAMED);
        for (district, (_, text, figure)) in own.into_iter().take(NAMED) {
            let name = self.state.document.name_of(district);
            let card = |figure| AskedFigure { figure, whose: Whose::District(district) };
            match figure {
                Some(figure) => story.row_to("+", name, text, RowTo::Card(card(figure))),
                None => story.row("+", name, text),
            }
        }
        if rest > 0 {
            let note = self.state.tr.f("why-and-more", &[("n", rest.into())]);
            story.notes.push(note);
        }
    }

    /// A count of the map's table, summed.
    fn counted(&self, story: &mut Story, index: Option<IndicatorIdx>) {
        let tr = &self.state.tr;
        let Some(index) = index else { return };
        let Some(indicator) = self.table().indicators.get(index) else { return };
        self.districts(story, |_, district| {
            let value = indicator.values.get(district).copied().flatten().unwrap_or(0.0);
            let figure = Figure::Indicator(index);
            Some((value, shown_text(indicator, district, tr), Some(figure)))
        });
        let owners = self.balance.balance.owners.iter_enumerated();
        let mut own = owners.filter(|(_, owner)| **owner == self.unit);
        if own.any(|(district, _)| indicator.is_hidden(district)) {
            story.makes_up = false;
            story.notes.push(tr.t("why-hidden-rounded").to_owned());
        }
    }
}
