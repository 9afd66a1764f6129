//! The workbook as a program reads it that knows nothing of how it was made.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use super::Case;
use crate::i18n::{Language, Tr};
use crate::model::{FundingKind, Index};
use crate::report::{CertainYear, Certainty, Stamp, xlsx};
use crate::simulate::{Account, Amount, Books};

/// The parts of a workbook by name.
struct Parts(BTreeMap<String, String>);

impl Parts {
    fn of(bytes: Vec<u8>) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<String> =
            archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        let parts = names.into_iter().map(|name| {
            let mut text = String::new();
            archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
            (name, text)
        });
        Self(parts.collect())
    }

    fn made(case: &Case, language: Language) -> Self {
        let (stamp, tr) = (Stamp::default(), Tr::new(language));
        Self::of(xlsx(case.material(&stamp, &tr)).unwrap())
    }

    fn part(&self, name: &str) -> &str {
        &self.0[name]
    }

    /// The sheets' names in order.
    fn sheets(&self) -> Vec<String> {
        let book = self.part("xl/workbook.xml");
        between(book, "<sheet name=\"", "\"").into_iter().map(unescaped).collect()
    }

    fn sheet(&self, name: &str) -> &str {
        let at = self.sheets().iter().position(|known| known == name).unwrap();
        self.part(&format!("xl/worksheets/sheet{}.xml", at + 1))
    }

    /// The cells of a sheet: text or number, and formula, by place.
    fn cells(&self, sheet: &str) -> BTreeMap<String, Cell> {
        let shared = between(self.part("xl/sharedStrings.xml"), "<si>", "</si>");
        let shared: Vec<String> = shared
            .into_iter()
            .map(|item| {
                between(item, "<t", "</t>")
                    .into_iter()
                    .map(|t| unescaped(&t[t.find('>').unwrap() + 1..]))
                    .collect()
            })
            .collect();
        let mut cells = BTreeMap::new();
        for cell in between(self.sheet(sheet), "<c ", "</c>") {
            // An empty cell has no end of its own: what is before the last beginning is one.
            let cell = cell.rsplit("<c ").next().unwrap();
            let place = between(cell, "r=\"", "\"")[0].to_owned();
            let value = between(cell, "<v>", "</v>").first().copied().unwrap_or_default();
            let formula = between(cell, "<f>", "</f>").first().map(|formula| unescaped(formula));
            let text =
                cell.contains("t=\"s\"").then(|| shared[value.parse::<usize>().unwrap()].clone());
            cells.insert(place, Cell { text, number: value.parse().ok(), formula });
        }
        cells
    }
}

#[derive(Debug)]
struct Cell {
    text: Option<String>,
    number: Option<f64>,
    formula: Option<String>,
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    text.split(from).skip(1).filter_map(|part| part.split(to).next()).collect()
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The row in which the cells of column A and B say this.
fn row_of(cells: &BTreeMap<String, Cell>, first: &str, second: Option<&str>) -> u32 {
    let says = |place: String, text: &str| {
        cells.get(&place).and_then(|cell| cell.text.as_deref()) == Some(text)
    };
    let is = |row: &u32| {
        says(format!("A{row}"), first)
            && second.is_none_or(|second| says(format!("B{row}"), second))
    };
    (1..2_000).find(is).unwrap_or_else(|| panic!("no row says {first}, {second:?}"))
}

#[test]
fn the_sheets_are_those_that_a_reader_expects_and_of_both_languages() {
    let case = Case::real();
    let sheets = Parts::made(&case, Language::Sv).sheets();
    let expected = [
        "Sammanfattning",
        "Distrikt",
        "Baser",
        "Steg",
        "Bemanning per månad",
        "Budget per år och konto",
        "Finansiering",
        "Antaganden",
        "Om filen",
    ];
    assert_eq!(sheets, expected);
    let english = Parts::made(&case, Language::En).sheets();
    assert_eq!(english.len(), sheets.len());
    for name in sheets.iter().chain(&english) {
        assert!(name.chars().count() <= 31, "{name}");
    }
}

#[test]
fn the_budget_s_formulas_hold_the_simulation_s_sums_to_the_ore() {
    let case = Case::real();
    let cells = Parts::made(&case, Language::Sv).cells("Budget per år och konto");
    let books = Books { simulation: &case.simulation, baseline: Some(&case.baseline) };
    let tr = Tr::new(Language::Sv);
    let whole = "Hela kommunen";
    let check = |row: u32, amount, account| {
        for (column, (_, months)) in
            ["D", "E", "F", "G", "H"].into_iter().zip(case.simulation.years())
        {
            let cell = &cells[&format!("{column}{row}")];
            let expected = books.amount(amount, None, account, months).unwrap();
            let found = (cell.number.unwrap() * 100.0).round() as i64;
            assert_eq!(found, expected.0, "{column}{row}");
            // Only what comes once is worked out elsewhere.
            assert_eq!(cell.formula.is_some(), amount != Amount::OneOff, "{column}{row}");
        }
    };
    for account in Account::ALL {
        let name = tr.t(account.message_id());
        check(row_of(&cells, whole, Some(name)), Amount::Gross, Some(account));
    }
    check(row_of(&cells, whole, Some("Bruttokostnad")), Amount::Gross, None);
    check(row_of(&cells, whole, Some("Netto nytt")), Amount::NetNew, None);
    check(row_of(&cells, whole, Some("Engångskostnader")), Amount::OneOff, None);
    check(row_of(&cells, whole, Some("Varaktig kostnad")), Amount::Permanent, None);
}

#[test]
fn the_summary_s_formulas_hold_what_the_other_sheets_do() {
    let case = Case::real();
    let parts = Parts::made(&case, Language::Sv);
    let cells = parts.cells("Sammanfattning");
    let tr = Tr::new(Language::Sv);
    let paid = |kind: Option<FundingKind>, months: std::ops::Range<usize>| -> i64 {
        let months = &case.simulation.total[months];
        months
            .iter()
            .map(|month| kind.map_or(month.gap, |kind| month.funded[kind as usize]).0)
            .sum()
    };
    let names = FundingKind::ALL
        .map(|kind| (Some(kind), crate::report::capitalised(tr.t(kind.message_id()))));
    for (kind, name) in names.into_iter().chain([(None, "Ofinansierat".to_owned())]) {
        let row = row_of(&cells, &name, None);
        for (column, (_, months)) in
            ["B", "C", "D", "E", "F"].into_iter().zip(case.simulation.years())
        {
            let cell = &cells[&format!("{column}{row}")];
            assert!(cell.formula.as_ref().unwrap().starts_with("SUMIFS('Finansiering'!"));
            let found = (cell.number.unwrap() * 100.0).round() as i64;
            assert_eq!(found, paid(kind, months), "{name} {column}{row}");
        }
        assert!(cells[&format!("G{row}")].formula.is_some());
    }
    let districts = &cells[&format!("B{}", row_of(&cells, "Områden på kartan", None))];
    assert_eq!(districts.number, Some(32.0));
    assert_eq!(districts.formula.as_deref(), Some("COUNTA('Distrikt'!$A$2:$A$33)"));
}

#[test]
fn staff_of_the_municipality_is_a_formula_that_holds_the_sum_of_the_units() {
    let case = Case::real();
    let cells = Parts::made(&case, Language::Sv).cells("Bemanning per månad");
    let (units, months) = (case.plan.units.len(), case.simulation.months());
    let heading = |text: &str| {
        let column = (b'A'..=b'Z').map(char::from).find(|letter| {
            cells.get(&format!("{letter}1")).and_then(|cell| cell.text.as_deref()) == Some(text)
        });
        column.unwrap_or_else(|| panic!("no column {text}"))
    };
    let filled = heading("tillsatta");
    let caseload = heading("ärenden per socialsekreterare");
    for t in [0, 17, months - 1] {
        let row = 2 + units * months + t;
        assert_eq!(cells[&format!("B{row}")].text.as_deref(), Some("Hela kommunen"));
        let cell = &cells[&format!("{filled}{row}")];
        assert!(cell.formula.as_ref().unwrap().starts_with("SUMIFS("));
        let expected = case.simulation.total[t].sum.filled;
        assert!((cell.number.unwrap() - expected).abs() < 1e-5);
        // A ratio is no sum.
        assert!(cells[&format!("{caseload}{row}")].formula.is_none());
        let first = &cells[&format!("{filled}{}", 2 + t)];
        let norr = case.simulation.at(Index::from_usize(0), t).unwrap();
        assert!((first.number.unwrap() - norr.filled).abs() < 1e-5);
    }
}

#[test]
fn text_is_text_whatever_it_begins_with() {
    let wild = ["=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "{=1}"];
    let case = Case::changed(|plan| {
        plan.title = wild[0].to_owned();
        plan.description = wild[1].to_owned();
        plan.steps[0].name = wild[2].to_owned();
        plan.steps[1].name = wild[3].to_owned();
        plan.units.get_mut(Index::from_usize(0)).unwrap().name = wild[4].to_owned();
        plan.funding[0].name = wild[5].to_owned();
        plan.display_names.insert(Index::from_usize(0), wild[6].to_owned());
    });
    let parts = Parts::made(&case, Language::Sv);
    let mut seen = Vec::new();
    for sheet in parts.sheets() {
        for (place, cell) in parts.cells(&sheet) {
            if let Some(formula) = &cell.formula {
                let own = ["SUM", "IF(", "COUNTA(", "ROUND(", "'"]
                    .iter()
                    .any(|it| formula.starts_with(it));
                let difference =
                    formula.split('-').all(|part| part.chars().all(char::is_alphanumeric));
                assert!(own || difference, "{sheet}!{place}: {formula}");
            }
            seen.extend(cell.text);
        }
    }
    for text in wild {
        // XML keeps a tab at the beginning as it is.
        assert!(seen.iter().any(|cell| cell.contains(text)), "{text} is nowhere");
    }
}

#[test]
fn every_sheet_is_ready_to_read_and_to_print() {
    let parts = Parts::made(&Case::real(), Language::Sv);
    let names = parts.part("xl/workbook.xml");
    for (at, sheet) in parts.sheets().iter().enumerate() {
        let xml = parts.sheet(sheet);
        assert!(xml.contains("fitToWidth") || xml.contains("fitToPage=\"1\""), "{sheet}");
        assert!(xml.contains("orientation=\"landscape\""), "{sheet}");
        assert!(xml.contains("<cols>"), "{sheet}");
        if sheet != "Sammanfattning" {
            assert!(xml.contains("state=\"frozen\""), "{sheet}");
            assert!(xml.contains("<autoFilter"), "{sheet}");
            let area = format!("_xlnm.Print_Area\" localSheetId=\"{at}\"");
            assert!(names.contains(&area), "{sheet}: {names}");
        }
    }
    // Each chart has words for who cannot see it.
    let drawing = parts.part("xl/drawings/drawing1.xml");
    assert_eq!(drawing.matches("<xdr:graphicFrame").count(), 2);
    for alt in between(drawing, "descr=\"", "\"") {
        assert!(alt.len() > 40, "{alt}");
    }
    assert_eq!(drawing.matches("descr=\"").count(), 2);
}

#[test]
fn the_spread_is_told_where_runs_were_made() {
    let case = Case::real();
    let certainty = Certainty {
        runs: 200,
        seed: 1,
        drawn: 40,
        coverage_target: 0.95,
        years: vec![CertainYear {
            year: 2027,
            months: 12,
            gross: [Some(1.0), Some(2.0), Some(3.0)],
            net_new: [None; 3],
            gap: [Some(0.0); 3],
            within_frame: Some(0.25),
            coverage_reached: None,
        }],
    };
    let (stamp, tr) = (Stamp::default(), Tr::new(Language::Sv));
    let mut material = case.material(&stamp, &tr);
    material.certainty = Some(&certainty);
    let cells = Parts::of(xlsx(material).unwrap()).cells("Osäkerhet");
    assert_eq!(cells["A2"].number, Some(2027.0));
    assert_eq!(
        ["C2", "D2", "E2"].map(|place| cells[place].number),
        [Some(1.0), Some(2.0), Some(3.0)]
    );
    assert_eq!(cells["L2"].number, Some(25.0));
    assert!(!cells.contains_key("F2") && !cells.contains_key("M2"));
}

#[test]
fn the_same_plan_gives_the_same_workbook() {
    let (case, stamp, tr) = (Case::real(), Stamp::default(), Tr::new(Language::Sv));
    let made = || xlsx(case.material(&stamp, &tr)).unwrap();
    let first = made();
    let other = std::thread::scope(|scope| scope.spawn(made).join().unwrap());
    assert!(first == other);
    let properties = Parts::of(first);
    assert!(properties.part("docProps/core.xml").contains("2027-01-01T00:00:00Z"));
}
