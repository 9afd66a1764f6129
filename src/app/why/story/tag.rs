//! What a move would do, as the tag at the hand tells it: before and after, each with its chain.

use super::{RowTo, Story, with_unit};
use crate::app::balance::{Measure, unit_text, way_basis};
use crate::app::mapping::{AskedFigure, Figure, Whose};
use crate::app::preview::{MovePreview, UnitShift};
use crate::app::state::AppState;
use crate::app::why::words::plain;
use crate::app::why::{Asked, Carried, FigureQuestion, Inquiry, PlanOf, TagFigure};
use crate::model::{DistrictIdx, ParamId, Plan, Role, UnitIdx};
use crate::report::role_name;
use crate::scene::legend::shown_text;
use crate::simulate::{mean_case_months, social_worker_year_sek};

/// A move that is told of.
struct Told<'a> {
    state: &'a AppState,
    carried: &'a Carried,
    preview: &'a MovePreview,
}

impl AppState {
    pub(super) fn story_of_tag(&self, carried: &Carried, figure: TagFigure) -> Option<Story> {
        let (of, preview) = self.why.tag.as_deref()?;
        if of != carried || preview.revision != self.results.revision {
            return None;
        }
        let told = Told { state: self, carried, preview };
        match figure {
            TagFigure::All => told.all(),
            TagFigure::Caseload(unit) => told.caseload(unit),
            TagFigure::Started(unit) => told.started(unit),
            TagFigure::Posts(unit) => told.posts(unit),
            TagFigure::Way(unit) => told.way(unit),
            TagFigure::NormCost(unit) => told.norm_cost(unit),
            TagFigure::Children => told.children(),
            TagFigure::PlanCost => told.plan_cost(),
        }
    }
}

impl Told<'_> {
    fn plan(&self) -> &Plan {
        &self.state.document.plan
    }

    fn unit_name(&self, unit: UnitIdx) -> &str {
        self.plan().units.get(unit).map_or("", |unit| unit.name.as_str())
    }

    fn shift(&self, unit: UnitIdx) -> Option<&UnitShift> {
        self.preview.shifts.iter().find(|shift| shift.unit == unit)
    }

    fn month(&self) -> String {
        self.state.tr.month(self.carried.month.year(), self.carried.month.month())
    }

    /// "Ryd → Norr".
    fn moving(&self) -> String {
        let document = &self.state.document;
        let what = match self.preview.districts.as_slice() {
            [one] => document.name_of(*one).to_owned(),
            many => self.state.tr.f("count-districts", &[("n", many.len().into())]),
        };
        format!("{what} → {}", self.unit_name(self.carried.to))
    }

    fn to(&self, figure: TagFigure) -> RowTo {
        RowTo::Why(Inquiry::Tag(self.carried.clone(), figure))
    }

    fn moved(&self) -> PlanOf {
        PlanOf::Moved(self.carried.clone())
    }

    /// The name of a row of the tag.
    fn name(&self, figure: TagFigure) -> &str {
        let tr = &self.state.tr;
        match figure {
            TagFigure::All => tr.t("why-tag"),
            TagFigure::Caseload(_) => tr.t("tag-caseload"),
            TagFigure::Started(_) => tr.t("tag-need-cases"),
            TagFigure::Posts(_) => tr.t("tag-posts-at-norm"),
            TagFigure::Way(_) => match self.preview.balance.way_unit {
                crate::measure::distance::WayUnit::Km => tr.t("tag-mean-km"),
                crate::measure::distance::WayUnit::Minutes => tr.t("tag-mean-minutes"),
            },
            TagFigure::NormCost(_) => tr.t("tag-cost-at-norm"),
            TagFigure::Children => tr.t("tag-children"),
            TagFigure::PlanCost => tr.t("tag-plan-cost"),
        }
    }

    fn story(&self, figure: TagFigure, unit: Option<UnitIdx>, value: String) -> Story {
        let name = self.name(figure).to_owned();
        let of = unit.map(|unit| format!(", {}", self.unit_name(unit))).unwrap_or_default();
        Story {
            title: format!("{name}{of}, {}, {}", self.moving(), self.month()),
            name,
            value,
            ..Story::default()
        }
    }

    fn arrow(&self, [before, after]: [Option<f64>; 2], places: usize) -> String {
        let tr = &self.state.tr;
        let [before, after] = [before, after]
            .map(|value| value.map_or_else(|| "–".to_owned(), |value| tr.number(value, places)));
        format!("{before} → {after}")
    }

    /// What the tag tells, unit by unit and of the whole.
    fn all(&self) -> Option<Story> {
        let mut story = self.story(TagFigure::All, None, self.moving());
        story.title = format!("{}, {}", self.state.tr.t("why-tag"), self.month());
        self.state.tr.t("why-tag-about").clone_into(&mut story.formula);
        for shift in &self.preview.shifts {
            let unit = shift.unit;
            for figure in [
                TagFigure::Caseload(unit),
                TagFigure::Started(unit),
                TagFigure::Posts(unit),
                TagFigure::Way(unit),
                TagFigure::NormCost(unit),
            ] {
                let text = self.value(figure)?;
                let name = format!("{}: {}", self.unit_name(unit), self.name(figure));
                story.row_to("", name, text, self.to(figure));
            }
        }
        for figure in [TagFigure::Children, TagFigure::PlanCost] {
            story.row_to("", self.name(figure), self.value(figure)?, self.to(figure));
        }
        Some(story)
    }

    /// What the tag says.
    fn value(&self, figure: TagFigure) -> Option<String> {
        let (tr, preview) = (&self.state.tr, self.preview);
        Some(match figure {
            TagFigure::All => self.moving(),
            TagFigure::Caseload(unit) => self.arrow(self.shift(unit)?.caseload, 1),
            TagFigure::Started(unit) => {
                self.arrow(self.shift(unit)?.load.map(|load| Some(load.started * 12.0)), 0)
            }
            TagFigure::Posts(unit) => {
                let load = self.shift(unit)?.load;
                self.arrow(load.map(|load| Some(load.social_workers_at_norm)), 1)
            }
            TagFigure::Way(unit) => self.arrow(self.ways(unit), 1),
            TagFigure::NormCost(unit) => {
                let [before, after] = self.shift(unit)?.load.map(|load| load.year_at_norm_sek);
                self.sek(after - before)
            }
            TagFigure::Children => tr.number(preview.children_0_19, 0),
            TagFigure::PlanCost => self.sek(preview.plan_cost_per_year.to_sek()),
        })
    }

    fn sek(&self, sek: f64) -> String {
        with_unit(&self.state.tr.signed(sek, 0), self.state.tr.t("why-sek"))
    }

    fn ways(&self, unit: UnitIdx) -> [Option<f64>; 2] {
        let now = self.state.results.balances.at(self.carried.month);
        [now, &self.preview.balance].map(|balance| balance.value(Measure::MeanWay, unit))
    }

    /// Before and after, and what that is a difference of.
    fn shifted(&self, story: &mut Story, values: [Option<f64>; 2], to: [Option<RowTo>; 2]) {
        let tr = &self.state.tr;
        let [before, after] = values;
        let rows = [("why-tag-after", after), ("why-tag-before", before)];
        let to = to.into_iter().rev();
        for ((sign, (id, value)), to) in ["", "−"].into_iter().zip(rows).zip(to) {
            let text = value.map_or_else(|| "–".to_owned(), |value| tr.number(value, 2));
            match to {
                Some(to) => story.row_to(sign, tr.t(id), text, to),
                None => story.row(sign, tr.t(id), text),
            }
        }
        if let Some((before, after)) = before.zip(after) {
            story.row("=", tr.t("why-tag-difference"), tr.signed(after - before, 2));
        }
    }

    fn caseload(&self, unit: UnitIdx) -> Option<Story> {
        let figure = TagFigure::Caseload(unit);
        let shift = self.shift(unit)?;
        let mut story = self.story(figure, Some(unit), self.value(figure)?);
        let tr = &self.state.tr;
        let workers = role_name(self.plan(), tr, Role::SocialWorker).to_lowercase();
        story.formula = tr.f("why-caseload", &[("workers", (&workers).into())]);
        let t = self.preview.month;
        let question = FigureQuestion::new(Asked::Caseload, Some(unit), t..t + 1);
        story.inputs = question.inputs(self.plan());
        let of = |of| Some(RowTo::Why(Inquiry::Figure(of, question.clone())));
        self.shifted(&mut story, shift.caseload, [of(None), of(Some(self.moved()))]);
        story.notes.push(tr.t("why-tag-posts-stay").to_owned());
        Some(story)
    }

    /// The districts that `unit` gets or gives away, as what they are called and what each adds.
    fn moved_districts(&self, unit: UnitIdx) -> Vec<(&'static str, DistrictIdx)> {
        let plan = self.plan();
        let sign = |&district: &DistrictIdx| {
            let gets = unit == self.carried.to;
            let gives = plan.unit_at(district, self.carried.month) == unit;
            let sign = if gets { "+" } else { "−" };
            (gets || gives).then_some((sign, district))
        };
        self.preview.districts.iter().filter_map(sign).collect()
    }

    fn started(&self, unit: UnitIdx) -> Option<Story> {
        let (tr, state) = (&self.state.tr, self.state);
        let figure = TagFigure::Started(unit);
        let load = &self.shift(unit)?.load;
        let mut story = self.story(figure, Some(unit), self.value(figure)?);
        tr.t("why-tag-started").clone_into(&mut story.formula);
        let [before, after] = load.map(|load| load.need_children);
        let balance = Inquiry::Balance(Measure::Load, unit, self.carried.month);
        story.row_to("", tr.t("why-tag-need-before"), tr.number(before, 1), RowTo::Why(balance));
        for (sign, district) in self.moved_districts(unit) {
            let own = state.results.demand.districts.get(district)?;
            let text =
                if own.is_hidden { "–".to_owned() } else { tr.number(own.need_children, 1) };
            story.row(sign, state.document.name_of(district), text);
        }
        story.row("=", tr.t("why-tag-need-after"), tr.number(after, 1));
        let parameters = &self.plan().parameters;
        let each = parameters.value(ParamId::ReportsPer1000) / 1000.0
            * parameters.fraction(ParamId::ShareInvestigated);
        story.row("×", tr.t("why-cases-per-child"), plain(tr, each));
        let started = tr.number(load[1].started * 12.0, 1);
        story.row("=", tr.t("why-tag-after"), started);
        story.row("", tr.t("why-tag-before"), tr.number(load[0].started * 12.0, 1));
        story.inputs = vec![
            ParamId::Share0To17,
            ParamId::NeedWeightB,
            ParamId::ReportsPer1000,
            ParamId::ShareInvestigated,
        ];
        Some(story)
    }

    fn posts(&self, unit: UnitIdx) -> Option<Story> {
        let tr = &self.state.tr;
        let figure = TagFigure::Posts(unit);
        let [before, after] = self.shift(unit)?.load;
        let mut story = self.story(figure, Some(unit), self.value(figure)?);
        tr.t("why-tag-posts").clone_into(&mut story.formula);
        let parameters = &self.plan().parameters;
        let started = tr.number(after.started * 12.0, 1);
        story.row_to("", tr.t("tag-need-cases"), started, self.to(TagFigure::Started(unit)));
        story.row("÷", tr.t("why-months"), "12");
        let months = mean_case_months(self.plan(), parameters);
        story.row("×", tr.t("why-case-months"), plain(tr, months));
        let norm = parameters.value(ParamId::CaseloadNorm);
        story.row("÷", tr.t("why-need-norm"), plain(tr, norm));
        let at_work = 1.0 - parameters.fraction(ParamId::Absence);
        story.row("÷", tr.t("why-not-absent"), plain(tr, at_work));
        story.row("=", tr.t("why-tag-after"), tr.number(after.social_workers_at_norm, 2));
        let text = tr.number(before.social_workers_at_norm, 2);
        let now = Inquiry::Balance(Measure::Posts, unit, self.carried.month);
        story.row_to("", tr.t("why-tag-before"), text, RowTo::Why(now));
        story.inputs = vec![ParamId::InvestigationMonths, ParamId::CaseloadNorm, ParamId::Absence];
        story.notes.push(tr.f("why-section", &[("section", "Measures".into())]));
        Some(story)
    }

    fn way(&self, unit: UnitIdx) -> Option<Story> {
        let (tr, state) = (&self.state.tr, self.state);
        let figure = TagFigure::Way(unit);
        let mut story = self.story(figure, Some(unit), self.value(figure)?);
        tr.t("why-mean-way").clone_into(&mut story.formula);
        let [before, after] = self.ways(unit);
        let found = self.preview.balance.balance.units.get(unit)?;
        let suffix = unit_text(Measure::MeanWay, self.preview.balance.way_unit);
        let with = |value: Option<f64>| {
            value.map_or_else(|| "–".to_owned(), |value| with_unit(&tr.number(value, 2), suffix))
        };
        story.row("", tr.t("why-ways"), with_unit(&tr.number(found.way_sum, 0), suffix));
        story.row("÷", tr.t("why-way-children"), tr.number(found.way_children, 0));
        story.row("=", tr.t("why-tag-after"), with(after));
        let now = Inquiry::Balance(Measure::MeanWay, unit, self.carried.month);
        story.row_to("", tr.t("why-tag-before"), with(before), RowTo::Why(now));
        let basis = state.results.balances.ground.ways.basis();
        story.notes.push(way_basis(tr, basis));
        Some(story)
    }

    fn norm_cost(&self, unit: UnitIdx) -> Option<Story> {
        let tr = &self.state.tr;
        let figure = TagFigure::NormCost(unit);
        let [before, after] = self.shift(unit)?.load.map(|load| load.social_workers_at_norm);
        let mut story = self.story(figure, Some(unit), self.value(figure)?);
        tr.t("why-tag-cost").clone_into(&mut story.formula);
        story.makes_up = true;
        let posts = self.to(TagFigure::Posts(unit));
        story.row_to("", tr.t("why-tag-posts-after"), tr.number(after, 4), posts);
        story.row("−", tr.t("why-tag-posts-before"), tr.number(before, 4));
        let year = social_worker_year_sek(self.plan());
        story.row(
            "×",
            tr.t("why-tag-worker-year"),
            with_unit(&tr.number(year, 0), tr.t("why-sek")),
        );
        story.notes.push(tr.t("why-tag-worker-year-about").to_owned());
        story.inputs = vec![
            ParamId::SalarySocialWorker,
            ParamId::WageSupplement,
            ParamId::SalaryUnitManager,
            ParamId::Span,
            ParamId::PayrollOverhead,
            ParamId::Overhead,
            ParamId::Training,
            ParamId::Travel,
            ParamId::AreaPerPost,
            ParamId::Rent,
        ];
        Some(story)
    }

    fn children(&self) -> Option<Story> {
        let (tr, document) = (&self.state.tr, &self.state.document);
        let mut story = self.story(TagFigure::Children, None, self.value(TagFigure::Children)?);
        tr.t("why-tag-children").clone_into(&mut story.formula);
        let table = &document.map.indicators;
        let index = table.children_0_19?;
        let indicator = table.indicators.get(index)?;
        story.makes_up = true;
        for &district in &self.preview.districts {
            let whose = Whose::District(district);
            let card = RowTo::Card(AskedFigure { figure: Figure::Indicator(index), whose });
            let text = shown_text(indicator, district, tr);
            story.row_to("+", document.name_of(district), text, card);
            if indicator.is_hidden(district) {
                story.makes_up = false;
            }
        }
        if !story.makes_up {
            story.notes.push(tr.t("why-hidden-rounded").to_owned());
        }
        Some(story)
    }

    fn plan_cost(&self) -> Option<Story> {
        let (tr, state) = (&self.state.tr, self.state);
        let mut story = self.story(TagFigure::PlanCost, None, self.value(TagFigure::PlanCost)?);
        tr.t("why-tag-plan-cost").clone_into(&mut story.formula);
        story.makes_up = true;
        let simulation = state.results.simulation()?;
        let months = simulation.months();
        let question = FigureQuestion::new(Asked::GROSS, None, 0..months);
        let before = simulation.cost(None, 0..months).total();
        let after = before + self.preview.plan_cost;
        for (sign, id, cost, of) in [
            ("", "why-tag-after", after, Some(self.moved())),
            ("−", "why-tag-before", before, None),
        ] {
            let text = question.text(Some(cost.to_sek()), tr);
            story.row_to(sign, tr.t(id), text, RowTo::Why(Inquiry::Figure(of, question.clone())));
        }
        story.row("÷", tr.t("why-tag-years"), plain(tr, months as f64 / 12.0));
        story.inputs = question.inputs(self.plan());
        Some(story)
    }
}
