//! `narplan balance`.

use super::args::BalanceArgs;
use super::error::CliError;
use super::table::Table;
use super::text::Text;
use super::{Done, json};
use crate::app::{
    BalanceFigures, BaseBalance, Document, Measure, Month, Results, Unevenness, open, unit_text,
};
use crate::i18n::Tr;

pub(super) fn run(args: &BalanceArgs, tr: &Tr) -> Result<Done, CliError> {
    let document = open(&args.plan)?.document;
    let plan = &document.plan;
    let results = Results::of(&document.map, plan, document.history.revision());
    let month = args.month.unwrap_or_else(|| plan.end().plus(-1));
    let data = if args.json {
        json(&BalanceFigures::of(&document, &results, month, tr))?
    } else {
        text(&document, &results, month, tr).into_bytes()
    };
    Ok(Done::data(data))
}

fn text(document: &Document, results: &Results, month: Month, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&document.plan.title);
    let shown = tr.month(month.year(), month.month());
    let heading = tr.f("cli-balance-title", &[("month", (&shown).into())]);
    text.table(&heading, &table(document, results.balances.at(month), tr));
    let figures = BalanceFigures::of(document, results, month, tr);
    let nearer: Vec<String> = figures
        .nearer
        .iter()
        .map(|one| {
            let plan = &document.plan;
            let name = |id: &str| {
                let unit = plan.unit_by_id(id).and_then(|unit| plan.units.get(unit));
                unit.map_or(id, |unit| unit.name.as_str()).to_owned()
            };
            let (own, nearest) = (name(&one.unit), name(&one.nearest));
            let [way, nearest_way] = [one.way, one.nearest_way].map(|way| tr.number(way, 1));
            let args = [
                ("district", one.name.as_str().into()),
                ("own", (&own).into()),
                ("way", (&way).into()),
                ("nearest", (&nearest).into()),
                ("nearer", (&nearest_way).into()),
            ];
            tr.f("cli-balance-nearer-one", &args)
        })
        .collect();
    text.points(tr.t("cli-balance-nearer"), &nearer);
    text.section(&figures.way.basis);
    text
}

/// A row for each measure, a column for each unit, and how uneven the bases are.
fn table(document: &Document, balance: &BaseBalance, tr: &Tr) -> Table {
    let units = balance.shown();
    let name = |unit| document.plan.units.get(unit).map_or("", |unit| unit.name.as_str());
    let names = units.iter().map(|&unit| name(unit));
    let headings = [tr.t("cli-col-measure")].into_iter().chain(names);
    let mut table = Table::new(1, headings.chain([tr.t("balance-gini")]));
    for measure in Measure::ALL {
        let unit = unit_text(measure, balance.way_unit);
        let label = match unit {
            "" => tr.t(measure.message_id()).to_owned(),
            unit => format!("{}, {unit}", tr.t(measure.message_id())),
        };
        let number = |value: Option<f64>| tr.number(value.unwrap_or(f64::NAN), measure.decimals());
        let values = units.iter().map(|&unit| number(balance.value(measure, unit)));
        let uneven = match balance.unevenness(measure) {
            Some(Unevenness::Gini(gini)) => tr.number(gini, 3),
            Some(Unevenness::Dissimilarity(index)) => {
                tr.f("balance-d", &[("d", (&tr.number(index, 1)).into())])
            }
            None => String::new(),
        };
        table.row(std::iter::once(label).chain(values).chain([uneven]));
    }
    table
}
