//! Where a figure comes from: what its card says.

use super::{Figure, Worked, total};
use crate::app::AppState;
use crate::i18n::Arg;
use crate::model::{Disclosure, DistrictIdx, Indicator, IndicatorIdx, IndicatorKind, ParamId};
use crate::scene::Shade;
use crate::scene::legend::{localised, shown_text, value_text};

/// Whose figure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// No single one: what the figure is.
    Map,
    /// That of a district.
    District(DistrictIdx),
    /// That of all districts that are looked at, together.
    Shown,
}

/// A figure whose card is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedFigure {
    /// Which figure.
    pub figure: Figure,
    /// Whose.
    pub whose: Whose,
}

/// A line of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardLine {
    /// What it tells, in a word.
    pub name: String,
    /// What it tells.
    pub text: String,
}

/// What is known of where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What the figure is called.
    pub title: String,
    /// Whose it is; empty where it is no single one.
    pub whose: String,
    /// The figure itself; empty where it is no single one.
    pub value: String,
    /// The rest.
    pub lines: Vec<CardLine>,
}

/// Collects the lines of a card.
struct Lines<'a> {
    state: &'a AppState,
    lines: Vec<CardLine>,
}

impl Lines<'_> {
    fn add(&mut self, id: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.lines.push(CardLine { name: self.state.tr.t(id).to_owned(), text });
        }
    }

    fn say(&mut self, id: &str, text: &str, args: &[(&str, Arg<'_>)]) {
        self.add(id, self.state.tr.f(text, args));
    }
}

impl AppState {
    /// The card of a figure; `shade` is that of the map. `None` where the map lacks the figure.
    #[must_use]
    pub fn card(&self, asked: &AskedFigure, shade: Option<&Shade>) -> Option<Card> {
        let tr = &self.tr;
        let indicator = self.figure(&asked.figure)?;
        let info = &indicator.info;
        let mut lines = Lines { state: self, lines: Vec::new() };
        lines.add("card-definition", localised(&info.note, tr));
        let unit = tr.t(info.unit.message_id());
        lines.add("card-unit", unit);
        lines.add("card-base", localised(&info.base, tr));
        let (whose, value) = match asked.whose {
            Whose::Map => (String::new(), String::new()),
            Whose::District(district) => {
                let value = shown_text(&indicator, district, tr);
                (self.document.name_of(district).to_owned(), value)
            }
            Whose::Shown => self.of_all(&indicator, shade, &mut lines),
        };
        match &asked.figure {
            Figure::Indicator(index) => self.of_indicator(*index, asked.whose, &mut lines),
            Figure::Worked(Worked::NeedIndex) => self.of_need(asked.whose, &mut lines),
            Figure::Worked(Worked::Quotient) => {
                lines.add("card-made", tr.t("worked-quotient-base"));
                if let Some(group) = self.segregation_group() {
                    self.of_part(group.part, asked.whose, &mut lines);
                    self.of_part(group.whole, asked.whose, &mut lines);
                }
            }
            // They are no figures of a district of their own.
            Figure::Worked(Worked::Clusters) => {}
            Figure::Worked(Worked::Change { from, to, .. }) => {
                for index in [*from, *to] {
                    self.of_part(index, asked.whose, &mut lines);
                }
            }
        }
        let title = localised(&info.title, tr).to_owned();
        Some(Card { title, whose, value, lines: lines.lines })
    }

    /// Sum or mean of the districts that are looked at.
    fn of_all(
        &self,
        indicator: &Indicator,
        shade: Option<&Shade>,
        lines: &mut Lines<'_>,
    ) -> (String, String) {
        let tr = &self.tr;
        let left_out = self.left_out(shade);
        let all = self.document.map.districts.indices();
        let shown = all.filter(|district| !left_out.contains(district));
        let count = self.document.map.len() - left_out.len();
        let whose = tr.f("count-districts", &[("n", count.into())]);
        let Some(total) = total(&self.document.map.indicators, indicator, shown) else {
            lines.add("card-total", tr.t("card-total-none"));
            return (whose, "–".to_owned());
        };
        let how = if total.is_sum { "card-total-sum" } else { "card-total-mean" };
        let mut said = tr.f(how, &[("missing", total.missing.into())]);
        if total.hidden > 0 {
            let step = self.document.plan.disclosure.round_to as usize;
            let args = [("n", total.hidden.into()), ("step", step.into())];
            said = format!("{said} {}", tr.f("card-total-hidden", &args));
        }
        lines.add("card-total", said);
        (whose, value_text(&indicator.info, total.value, tr))
    }

    /// Year, source, weighting and place of an indicator of the map.
    fn of_indicator(&self, index: IndicatorIdx, whose: Whose, lines: &mut Lines<'_>) {
        let (tr, map) = (&self.tr, &self.document.map);
        let Some(indicator) = map.indicators.indicators.get(index) else { return };
        let info = &indicator.info;
        let year = info.year.map(|year| year.to_string());
        lines.add("card-year", year.unwrap_or_else(|| tr.t("card-year-none").to_owned()));
        lines.add("card-source", &info.source);
        let columns = map.indicators.origins.get(&index).map_or(&[][..], |it| &it.columns);
        let made = match (info.weighted_mean, columns) {
            (true, _) => tr.t("card-made-weighted").to_owned(),
            (false, [part, whole]) => {
                tr.f("card-made-share", &[("part", part.into()), ("whole", whole.into())])
            }
            (false, _) => tr.t("card-made-source").to_owned(),
        };
        lines.add("card-made", made);
        if let Whose::District(district) = whose {
            lines.add("card-parts", self.parts(columns, district).unwrap_or_default());
        }
        lines.add("card-hidden", self.hidden_line(index, indicator, whose));
        lines.add("card-row", self.row_of(index, whose));
    }

    /// What the disclosure rule does to a figure.
    fn hidden_line(&self, index: IndicatorIdx, indicator: &Indicator, whose: Whose) -> String {
        let (tr, rule) = (&self.tr, self.document.plan.disclosure);
        let rule_args = [
            ("most", (rule.counts_below.saturating_sub(1) as usize).into()),
            ("base", (rule.base_below as usize).into()),
            ("step", (rule.round_to as usize).into()),
        ];
        if let Whose::District(district) = whose {
            if indicator.is_hidden(district) {
                return tr.f("card-hidden-hidden", &rule_args);
            }
            if indicator.values.get(district).copied().flatten().is_none() {
                return tr.t("card-hidden-missing").to_owned();
            }
        }
        let origin = self.document.map.indicators.origins.get(&index);
        let id = match indicator.info.kind {
            IndicatorKind::Count if rule.counts_below > 1 => "card-hidden-counts",
            IndicatorKind::Share if rule == Disclosure::NONE => "card-hidden-none",
            IndicatorKind::Share if origin.is_some_and(|origin| origin.columns.len() == 2) => {
                "card-hidden-shares"
            }
            // A share whose base the map does not know, an amount, or a class.
            IndicatorKind::Share | IndicatorKind::Value => "card-hidden-unknown",
            IndicatorKind::Count | IndicatorKind::Class => "card-hidden-none",
        };
        tr.f(id, &rule_args)
    }

    /// Numerator and denominator of a share in a district: "370 / 3 577".
    fn parts(&self, columns: &[String], district: DistrictIdx) -> Option<String> {
        let [part, whole] = columns else { return None };
        let table = &self.document.map.indicators;
        let value = |column: &String| {
            let found = table.origins.iter().find(|(_, it)| it.columns == [column.clone()]);
            table.value(*found?.0, district)
        };
        let (part, whole) = (value(part)?, value(whole)?);
        Some(format!("{} / {}", self.tr.number(part, 0), self.tr.number(whole, 0)))
    }

    /// Row, column and file of an indicator.
    fn row_of(&self, index: IndicatorIdx, whose: Whose) -> String {
        let map = &self.document.map;
        let Some(origin) = map.indicators.origins.get(&index) else { return String::new() };
        let columns = origin.columns.join(", ");
        let place = [("columns", (&columns).into()), ("file", (&origin.file).into())];
        match whose {
            Whose::District(district) => {
                let code = map.districts.get(district).map(|district| district.code.as_str());
                let code = ("code", code.unwrap_or_default().into());
                self.tr.f("card-row-district", &[place[0].clone(), place[1].clone(), code])
            }
            Whose::Map | Whose::Shown => self.tr.f("card-row-columns", &place),
        }
    }

    /// One of the figures that something is worked out from.
    fn of_part(&self, index: IndicatorIdx, whose: Whose, lines: &mut Lines<'_>) {
        let tr = &self.tr;
        let Some(indicator) = self.document.map.indicators.indicators.get(index) else { return };
        let info = &indicator.info;
        let mut text = match whose {
            Whose::District(district) => shown_text(indicator, district, tr),
            Whose::Map | Whose::Shown => tr.t(info.unit.message_id()).to_owned(),
        };
        let weighted = info.weighted_mean.then(|| tr.t("scene-weighted-mean").to_owned());
        let place = [info.source.clone(), self.row_of(index, whose)];
        for more in weighted.into_iter().chain(place).filter(|more| !more.is_empty()) {
            text = format!("{text} · {more}");
        }
        let year = info.year.map(|year| year.to_string()).unwrap_or_default();
        let title = localised(&info.title, tr);
        let name = if title.contains(&year) { title.to_owned() } else { format!("{title} {year}") };
        lines.lines.push(CardLine { name, text });
    }

    /// What the need index is made from, and what follows from it.
    fn of_need(&self, whose: Whose, lines: &mut Lines<'_>) {
        let (tr, plan) = (&self.tr, self.shown_plan());
        let table = &self.document.map.indicators;
        lines.add("card-made", tr.t("card-made-need"));
        for term in &plan.need {
            let Some(index) = table.by_id(&term.indicator) else { continue };
            let before = lines.lines.len();
            self.of_part(index, whose, lines);
            if let Some(line) = lines.lines.get_mut(before) {
                let weight = tr.number(term.weight, 2);
                let text = tr.f("card-need-weight", &[("weight", (&weight).into())]);
                line.text = format!("{text} · {}", line.text);
            }
        }
        let Whose::District(district) = whose else { return };
        let demand = &self.shown_results().demand;
        let b = tr.number(plan.parameters.value(ParamId::NeedWeightB), 2);
        if let Some(weight) = demand.need.weight.get(district) {
            let weight = tr.number(*weight, 2);
            let args = [("weight", (&weight).into()), ("b", (&b).into())];
            lines.say("tip-need-weight", "card-weight", &args);
        }
        if let Some(figures) = demand.districts.get(district).filter(|asks| !asks.is_hidden) {
            let reports = tr.number(figures.reports * 12.0, 0);
            lines.say("tip-reports", "card-reports", &[("reports", (&reports).into())]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Preset, from_preset};
    use crate::i18n::Language;
    use crate::model::Index;

    fn state() -> AppState {
        AppState::new(from_preset(Preset::FIRST).unwrap().document, Language::Sv)
    }

    fn card(state: &AppState, figure: Figure, whose: Whose) -> Card {
        state.card(&AskedFigure { figure, whose }, None).unwrap()
    }

    fn line<'a>(state: &AppState, card: &'a Card, id: &str) -> &'a str {
        let name = state.tr.t(id);
        &card.lines.iter().find(|line| line.name == name).unwrap().text
    }

    #[test]
    fn a_share_tells_its_row_and_the_counts_that_it_is_made_from() {
        // Berga is row 0580R001 of indicators.csv: 650 of 3 577 aged 25–64, 18,17 per cent.
        let state = state();
        let index = state.document.map.indicators.by_id("forgymnasial_andel").unwrap();
        let berga = Whose::District(DistrictIdx::from_usize(0));
        let card = card(&state, Figure::Indicator(index), berga);
        assert_eq!((card.whose.as_str(), card.value.as_str()), ("Berga", "18,2\u{a0}%"));
        assert_eq!(line(&state, &card, "card-parts"), "650 / 3\u{a0}577");
        let row = line(&state, &card, "card-row");
        for part in
            ["0580R001", "forgymnasial_25_64_2022", "befolkning_25_64_2022", "indicators.csv"]
        {
            assert!(row.contains(part), "{row}");
        }
        assert_eq!(line(&state, &card, "card-year"), "2022");
        assert_eq!(line(&state, &card, "card-source"), "SCB");
    }

    #[test]
    fn a_mean_of_smaller_areas_says_so() {
        let state = state();
        let index = state.document.map.indicators.by_id("ekonomiskt_bistand").unwrap();
        let card = card(&state, Figure::Indicator(index), Whose::Map);
        assert_eq!(line(&state, &card, "card-made"), state.tr.t("card-made-weighted"));
        assert_eq!(card.value, "");
    }

    #[test]
    fn all_districts_together_have_a_sum_or_a_mean_or_neither() {
        let state = state();
        let figure = |id: &str| Figure::Indicator(state.document.map.indicators.by_id(id).unwrap());
        let people = card(&state, figure("folkmangd_2025"), Whose::Shown);
        assert_eq!(people.value, "168\u{a0}699");
        let kind = card(&state, figure("omradestyp"), Whose::Shown);
        assert_eq!(kind.value, "–");
        assert_eq!(line(&state, &kind, "card-total"), state.tr.t("card-total-none"));
    }

    #[test]
    fn the_need_index_names_its_parts_with_their_weights_and_what_follows() {
        let state = state();
        let ryd = Whose::District(DistrictIdx::from_usize(0));
        let card = card(&state, Figure::Worked(Worked::NeedIndex), ryd);
        assert!(line(&state, &card, "tip-need-weight").contains("0,5"));
        assert!(card.lines.iter().any(|line| line.name.starts_with("Ekonomiskt bistånd 2024")));
        assert!(card.lines.iter().any(|line| line.text.contains("0580R001")));
    }
}
