//! Figures of districts on the board, and the children whose district changes unit.

use super::{RowTo, Story, with_unit};
use crate::app::mapping::{AskedFigure, Figure, Whose, Worked};
use crate::app::state::AppState;
use crate::app::why::DistrictFigure;
use crate::app::why::words::plain;
use crate::measure::continuity::served;
use crate::model::{DistrictIdx, Month, ParamId, UnitIdx};
use crate::scene::legend::shown_text;

/// Districts that are told one by one.
const NAMED: usize = 40;

impl AppState {
    pub(super) fn story_of_district(
        &self,
        figure: DistrictFigure,
        district: DistrictIdx,
    ) -> Option<Story> {
        match figure {
            DistrictFigure::Reports => self.story_of_reports(district),
            DistrictFigure::Distance => self.story_of_distance(district),
        }
    }

    /// Reports a year of a district: docs/model.md, Demand.
    fn story_of_reports(&self, district: DistrictIdx) -> Option<Story> {
        let (tr, plan) = (&self.tr, &self.document.plan);
        let table = &self.document.map.indicators;
        let demand = &self.results.demand;
        let own = demand.districts.get(district)?;
        let name = tr.t("board-reports-short");
        let value = tr.number(own.reports * 12.0, 0);
        let mut story = Story {
            title: format!("{name}, {}", self.document.name_of(district)),
            name: name.to_owned(),
            value: with_unit(&value, tr.t("why-report-unit")),
            formula: tr.t("why-district-reports").to_owned(),
            inputs: vec![ParamId::ReportsPer1000, ParamId::NeedWeightB],
            ..Story::default()
        };
        let card = |figure| RowTo::Card(AskedFigure { figure, whose: Whose::District(district) });
        let need = card(Figure::Worked(Worked::NeedIndex));
        if own.is_hidden {
            story.notes.push(tr.t("why-hidden-rounded").to_owned());
        } else if plan.model.population.is_none()
            && let Some(index) = table.children_0_19
            && let Some(children) = table.indicators.get(index)
        {
            story.makes_up = true;
            story.inputs.push(ParamId::Share0To17);
            let text = shown_text(children, district, tr);
            story.row_to("", tr.t("board-by-children"), text, card(Figure::Indicator(index)));
            let share = plan.parameters.value(ParamId::Share0To17);
            story.row("×", tr.t("why-share-0-17"), plain(tr, share));
            let weight = demand.need.weight.get(district).copied().unwrap_or(1.0);
            story.row_to("×", tr.t("why-need-weight"), plain(tr, weight), need);
        } else {
            story.makes_up = true;
            let text = tr.number(own.need_children, 1);
            story.row_to("", tr.t("why-name-need-children"), text, need);
        }
        if story.makes_up {
            let per_child = plan.parameters.value(ParamId::ReportsPer1000) / 1000.0;
            story.row("×", tr.t("why-reports-per-child"), plain(tr, per_child));
        }
        story.notes.push(tr.f("why-section", &[("section", "Demand".into())]));
        Some(story)
    }

    /// Kilometres as the crow flies from a district's middle to its unit's place.
    fn story_of_distance(&self, district: DistrictIdx) -> Option<Story> {
        let tr = &self.tr;
        let map = &self.document.map;
        let unit = self.document.plan.units.get(self.unit_of(district))?;
        let place = unit.place?;
        let place = map.projection.to_plane(place.lon, place.lat).ok()?;
        let middle = map.districts.get(district)?.shape.label_point;
        let way = place - middle;
        let name = tr.t("board-distance-short");
        let km = |metres: f64, places| with_unit(&tr.number(metres / 1e3, places), "km");
        let mut story = Story {
            title: format!("{name}, {}", self.document.name_of(district)),
            name: name.to_owned(),
            value: km(way.x.hypot(way.y), 1),
            formula: tr.t("why-distance").to_owned(),
            ..Story::default()
        };
        story.row("", tr.t("why-distance-east"), km(way.x.abs(), 2));
        story.row("", tr.t("why-distance-north"), km(way.y.abs(), 2));
        Some(story)
    }

    /// The children whose district changes unit within the plan's months, district by district.
    pub(super) fn story_of_changing(&self, twice: bool) -> Story {
        let (tr, plan) = (&self.tr, &self.document.plan);
        let table = &self.document.map.indicators;
        let continuity = &self.results.continuity;
        let (id, value, about) = if twice {
            ("total-changing-twice", continuity.changing_twice, "why-changing-twice")
        } else {
            ("total-changing", continuity.changing, "why-changing")
        };
        let name = tr.t(id).to_owned();
        let mut story = Story {
            title: name.clone(),
            name,
            value: with_unit(&tr.number(value, 0), tr.t("why-children")),
            formula: tr.t(about).to_owned(),
            makes_up: true,
            ..Story::default()
        };
        let least = if twice { 2 } else { 1 };
        let mut changing: Vec<(DistrictIdx, Vec<(Month, UnitIdx)>)> = plan
            .assignment
            .indices()
            .map(|district| (district, served(plan, district)))
            .filter(|(_, served)| served.len() > least)
            .collect();
        let children = |district: DistrictIdx| table.children_0_19(district);
        changing.sort_by(|a, b| children(b.0).total_cmp(&children(a.0)));
        if changing.iter().any(|(district, _)| table.hides_children(*district)) {
            story.makes_up = false;
            story.notes.push(tr.t("why-hidden-rounded").to_owned());
        }
        let unit = |&(_, unit): &(Month, UnitIdx)| {
            plan.units.get(unit).map_or("", |unit| unit.name.as_str())
        };
        for (district, served) in changing.iter().take(NAMED) {
            let path: Vec<&str> = served.iter().map(unit).collect();
            let name = format!("{} ({})", self.document.name_of(*district), path.join(" → "));
            let shown = table.children_0_19.and_then(|index| {
                Some((index, shown_text(table.indicators.get(index)?, *district, tr)))
            });
            let Some((index, text)) = shown else { continue };
            let whose = Whose::District(*district);
            let card = AskedFigure { figure: Figure::Indicator(index), whose };
            story.row_to("+", name, text, RowTo::Card(card));
        }
        let rest = changing.len().saturating_sub(NAMED);
        if rest > 0 {
            story.notes.push(tr.f("why-and-more", &[("n", rest.into())]));
        }
        story.notes.push(tr.t("why-changing-months").to_owned());
        story
    }
}
