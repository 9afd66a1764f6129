//! Stories tell the figures that are shown elsewhere, and their rows make them up.

use std::sync::Arc;

use super::{RowTo, Story};
use crate::app::balance::Measure;
use crate::app::explain::{ExplainAction, ExplainAnswer, ExplainTask};
use crate::app::why::{Drawn, Evidence, Inquiry, MoversTask, YearAmount};
use crate::app::{
    Action, AppState, CompareAction, CompareMeasure, Known, Side, Study, from_preset,
};
use crate::i18n::Language;
use crate::uncertain::{Options, Outcome};

pub(super) fn state() -> AppState {
    let opened = from_preset(crate::app::Preset::FIRST).unwrap();
    AppState::new(opened.document, Language::Sv)
}

pub(super) fn evidence(state: &AppState) -> Arc<Evidence> {
    Arc::new(state.evidence(None).unwrap())
}

/// The number at the start of a text.
pub(super) fn number(text: &str) -> f64 {
    let digits: String = text.chars().take_while(|c| !c.is_alphabetic() && *c != '%').collect();
    let plain: String = digits.chars().filter(|c| !c.is_whitespace()).collect();
    plain.replace('−', "-").replace(',', ".").replace(['+', '±'], "").parse().unwrap()
}

/// What the rows give.
pub(super) fn works_out(story: &Story) -> f64 {
    story.rows.iter().fold(0.0, |sum, row| match row.sign {
        "−" => sum - number(&row.text),
        "×" => sum * number(&row.text),
        "÷" => sum / number(&row.text),
        _ => sum + number(&row.text),
    })
}

#[test]
fn the_rows_of_a_unit_s_balance_make_its_figure_up() {
    let state = state();
    let evidence = evidence(&state);
    let month = state.document.plan.end().plus(-1);
    let balance = state.results.balances.at(month);
    for measure in Measure::ALL {
        for &unit in &balance.bases {
            let value = balance.value(measure, unit).unwrap();
            let inquiry = Inquiry::Balance(measure, unit, month);
            let story = state.story(&inquiry, &evidence).unwrap();
            let half = 0.5 * 10_f64.powi(-(measure.decimals() as i32));
            assert!((number(&story.value) - value).abs() <= half + 1e-9, "{measure:?}");
            if story.makes_up {
                let scale = if measure == Measure::HighShare { 100.0 } else { 1.0 };
                // Each row is rounded to what is shown.
                let rounding = 0.01 * value.abs() + half * story.rows.len() as f64;
                let found = works_out(&story) * scale;
                assert!((found - value).abs() <= rounding, "{measure:?}: {found} {value}");
            }
        }
    }
}

#[test]
fn a_count_of_the_map_opens_its_card_and_posts_lead_to_the_load() {
    let state = state();
    let evidence = evidence(&state);
    let month = state.document.plan.start;
    let (unit, _) = state.document.plan.local_units().next().unwrap();
    let of = |measure| state.story(&Inquiry::Balance(measure, unit, month), &evidence).unwrap();
    let children = of(Measure::Children);
    assert!(children.rows.iter().all(|row| matches!(row.to, Some(RowTo::Card(_)))));
    let load = Inquiry::Balance(Measure::Load, unit, month);
    assert_eq!(of(Measure::Posts).rows[0].to, Some(RowTo::Why(load)));
    assert!(of(Measure::Posts).inputs.contains(&crate::model::ParamId::CaseloadNorm));
}

#[test]
fn what_moves_the_posts_of_a_base_is_found_in_a_job_and_reports_move_them_in_proportion() {
    let state = state();
    let evidence = evidence(&state);
    let month = state.document.plan.start;
    let (unit, _) = state.document.plan.local_units().next().unwrap();
    let task = MoversTask::Balance(evidence, Measure::Posts, unit, month);
    let bars = task.answer(&state.document.map, &|| false).unwrap();
    let posts = state.results.balances.at(month).value(Measure::Posts, unit).unwrap();
    let reports = bars.iter().find(|bar| bar.param.info().id == "reports_per_1000").unwrap();
    // 192 likely, 150 to 250: posts are proportional to reports.
    for (value, outcome) in reports.range.into_iter().zip(reports.outcome) {
        assert!((outcome.unwrap() - posts * value / 192.0).abs() < 1e-9 * posts);
    }
    assert!(bars.windows(2).all(|pair| pair[0].swing() >= pair[1].swing()));
    assert!(task.answer(&state.document.map, &|| true).is_none(), "nobody waits any more");
}

/// The preset with a copy in which the last step starts half a year later, both compared.
fn compared() -> AppState {
    let mut state = state();
    state.update(Action::Edit(state.duplicate_command()));
    let mut step = state.document.plan.steps.last().unwrap().clone();
    step.start = step.start.plus(6);
    state.update(Action::Edit(crate::edit::Command::ReplaceStep(step)));
    let first = Some(state.document.plan.scenarios.all[0].id);
    state.update(Action::Edit(crate::edit::Command::SetBaseline(first)));
    state.update(Action::Compare(CompareAction::Want));
    state
}

#[test]
fn a_difference_is_one_side_s_chain_less_the_other_s() {
    let state = compared();
    let evidence = evidence(&state);
    let comparison = Arc::clone(state.comparison().unwrap());
    let [reference, other] = comparison.sides.as_slice() else { panic!("two sides") };
    for measure in CompareMeasure::ALL {
        let (from, to) = (reference.side, other.side);
        let inquiry = Inquiry::Difference { from, to, measure };
        let story = state.story(&inquiry, &evidence).unwrap();
        let [new, old] = [other, reference].map(|side| side.value(measure, reference).unwrap());
        let scale = if measure.is_money() { 1e6 } else { 1.0 };
        let shown = 0.5 * 10_f64.powi(-(measure.decimals() as i32));
        assert!((number(&story.value) - (new - old) / scale).abs() <= shown, "{measure:?}");
        let [a, b] = story.rows.as_slice() else { panic!("two rows") };
        assert_eq!((a.sign, b.sign), ("", "−"));
        // Each side has a chain of its own, of its own scenario.
        for (row, side) in [(a, other), (b, reference)] {
            let Some(RowTo::Why(into)) = &row.to else { panic!("{measure:?} leads nowhere") };
            let value = side.value(measure, reference).unwrap();
            match into {
                Inquiry::Figure(of, question) => {
                    let own = Arc::new(state.evidence(of.as_ref()).unwrap());
                    let found = question.value(&own).unwrap();
                    assert!((found - value).abs() < 1e-6 * value.abs().max(1.0), "{measure:?}");
                    assert!(!state.inquiry_title(into, &own).is_empty());
                }
                other => {
                    let story = state.story(other, &evidence).unwrap();
                    assert!((number(&story.value) - value).abs() <= shown * 1.01, "{measure:?}");
                }
            }
        }
    }
}

#[test]
fn the_mean_of_twelve_months_is_told_month_by_month() {
    let state = compared();
    let evidence = evidence(&state);
    let side = Side::Scenario(state.document.plan.scenarios.open());
    for outcome in [Outcome::Coverage, Outcome::LowestCoverage, Outcome::Caseload] {
        let inquiry = Inquiry::Measured(side, CompareMeasure::Outcome(outcome));
        let story = state.story(&inquiry, &evidence).unwrap();
        assert_eq!(story.rows.len(), 13, "twelve months and their number");
        assert!((works_out(&story) - number(&story.value)).abs() < 0.06, "{outcome:?}");
        let moving = story.moving.unwrap();
        let bars = moving.task.answer(&state.document.map, &|| false).unwrap();
        // Coverage may be full whatever one assumes; the caseload never is what it is by itself.
        assert!(outcome != Outcome::Caseload || bars[0].swing() > 0.0);
    }
}

#[test]
fn what_moves_a_difference_is_the_difference_of_what_moves_its_sides() {
    let state = compared();
    let plans: Vec<_> = state.comparison().unwrap().sides.iter().map(|s| s.plan.clone()).collect();
    let [reference, other] = plans.as_slice() else { panic!("two sides") };
    let both = vec![Arc::clone(other), Arc::clone(reference)];
    let answer = |plans, outcome| {
        MoversTask::Outcome(plans, outcome).answer(&state.document.map, &|| false).unwrap()
    };
    let found = answer(both, Outcome::Gross);
    let [a, b] = [other, reference].map(|plan| answer(vec![Arc::clone(plan)], Outcome::Gross));
    for bar in found {
        let of = |bars: &[crate::uncertain::TornadoBar]| {
            bars.iter().find(|one| one.param == bar.param).unwrap().outcome
        };
        for ((end, a), b) in bar.outcome.into_iter().zip(of(&a)).zip(of(&b)) {
            assert!((end.unwrap() - (a.unwrap() - b.unwrap())).abs() < 1e-6);
        }
    }
}

#[test]
fn a_percentile_and_a_probability_say_what_they_are_read_from() {
    let mut state = state();
    let options = Options { runs: 200, ..Options::of(&state.document.plan) };
    let plan = &state.document.plan;
    let study = Study::of(&state.document.map, plan, options, &|| false).unwrap().unwrap();
    let of = (state.epoch, state.document.history.revision());
    state.risk.study = Some(Known { of, is: study.clone() });
    let evidence = evidence(&state);
    let at = study.years.len() - 1;
    for (line, expected) in study.years[at].gross.values.into_iter().enumerate() {
        let drawn = Drawn::Year { at, amount: YearAmount::Gross, line };
        let story = state.story(&Inquiry::Drawn(drawn), &evidence).unwrap();
        assert!((number(&story.value) - expected / 1e6).abs() <= 0.05 + 1e-9);
        let ran = format!("200 körningar med frö {}", options.seed);
        assert!(story.notes.iter().any(|note| note.contains(&ran)));
        // What it would be without chance leads on to the figure's own chain.
        let Some(RowTo::Why(Inquiry::Figure(None, question))) = &story.beside[0].to else {
            panic!("no chain")
        };
        let simulation = state.results.simulation().unwrap();
        let gross = simulation.cost(None, 0..simulation.months()).total().to_sek();
        assert!((question.value(&evidence).unwrap() - gross).abs() < 1e-3);
    }
    let share = study.years[at].within_frame;
    let story = state.story(&Inquiry::Drawn(Drawn::Within(at)), &evidence).unwrap();
    assert!((number(&story.rows[0].text) - share.hits as f64).abs() < 0.5);
    assert!((number(&story.rows[1].text) - share.count as f64).abs() < 0.5);
    let reaches = state.story(&Inquiry::Drawn(Drawn::Reaches(95.0)), &evidence).unwrap();
    let hits = study.reaches_coverage(95.0).unwrap().hits;
    assert!((number(&reaches.rows[0].text) - hits as f64).abs() < 0.5);
    assert!(reaches.beside[0].to.is_some());
}

#[test]
fn the_answer_of_an_older_question_is_dropped() {
    let mut state = state();
    let evidence = evidence(&state);
    let (unit, _) = state.document.plan.local_units().next().unwrap();
    let month = state.document.plan.start;
    let task = |measure| {
        ExplainTask::Movers(MoversTask::Balance(Arc::clone(&evidence), measure, unit, month))
    };
    let [first, second] = [task(Measure::Load), task(Measure::Posts)];
    let asked = state.update(Action::Explain(ExplainAction::Want(first.clone())));
    assert_eq!(asked.len(), 1);
    assert!(state.update(Action::Explain(ExplainAction::Want(first.clone()))).is_empty());
    state.update(Action::Explain(ExplainAction::Want(second.clone())));
    let [crate::app::Effect::Explain { run, job }] = asked.as_slice() else { panic!("one job") };
    let answer = job.run(&|| false).map(Box::new);
    state.update(Action::Explain(ExplainAction::News(*run, job.kind(), answer)));
    assert!(state.explained(&first).is_none() && state.explained(&second).is_none());
    let again = state.update(Action::Explain(ExplainAction::Want(first.clone())));
    let [crate::app::Effect::Explain { run, job }] = again.as_slice() else { panic!("one job") };
    let answer = job.run(&|| false).map(Box::new);
    state.update(Action::Explain(ExplainAction::News(*run, job.kind(), answer)));
    assert!(matches!(state.explained(&first), Some(Ok(ExplainAnswer::Movers(_)))));
}
