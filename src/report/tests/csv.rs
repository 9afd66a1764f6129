//! The CSV export.

use std::collections::BTreeMap;

use super::Case;
use crate::i18n::{Language, Tr};
use crate::model::{
    CaseType, Explain, FundingKind, Ore, ParamId, Population, PriceRules, Role, WageMonth,
};
use crate::report::{CsvFile, CsvFormat, ReportError, csv_files};

/// A file as a spreadsheet reads it: each row by heading.
struct Sheet {
    headings: Vec<String>,
    rows: Vec<BTreeMap<String, String>>,
}

fn read(files: &[CsvFile], name: &str) -> Sheet {
    let file = files.iter().find(|file| file.name == name).unwrap();
    let text = file.bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
    let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(text);
    let headings: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            headings.iter().cloned().zip(record.iter().map(str::to_owned)).collect()
        })
        .collect();
    Sheet { headings, rows }
}

fn read_real(name: &str) -> (Case, Sheet) {
    let case = Case::real();
    let sheet = read(&case.files(Language::Sv), name);
    (case, sheet)
}

/// A number as Excel reads it in Sweden.
fn number(text: &str) -> f64 {
    assert!(!text.contains(['.', ' ', '\u{a0}']), "{text}");
    text.replace(',', ".").parse().unwrap()
}

/// Figures are written with four decimals.
fn assert_near(written: f64, value: f64) {
    assert!((written - value).abs() <= 0.000_051, "{written} for {value}");
}

/// Kronor with exactly two decimals, in whole öre.
fn ore(text: &str) -> Ore {
    let (_, fraction) = text.split_once(',').unwrap();
    assert_eq!(fraction.len(), 2, "{text}");
    Ore(text.replace(',', "").parse().unwrap())
}

#[test]
fn files_begin_with_a_byte_order_mark_and_have_semicolons_and_crlf() {
    for file in Case::real().files(Language::Sv) {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        assert!(text.starts_with('\u{feff}'), "{}", file.name);
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        assert!(lines.len() > 1, "{}", file.name);
        assert!(lines.iter().all(|line| line.ends_with("\r\n")), "{}", file.name);
        assert!(lines.iter().all(|line| line.contains(';')), "{}", file.name);
    }
}

#[test]
fn the_files_have_swedish_names_in_both_languages() {
    let names = [
        "distrikt.csv",
        "balans.csv",
        "bemanning.csv",
        "budget.csv",
        "finansiering.csv",
        "steg.csv",
        "antaganden.csv",
        "om-filerna.csv",
    ];
    let case = Case::real();
    for language in Language::ALL {
        let files = case.files(language);
        assert_eq!(files.iter().map(|file| file.name).collect::<Vec<_>>(), names);
    }
}

#[test]
fn english_headings_come_with_the_same_swedish_numbers() {
    let case = Case::real();
    let english = read(&case.files(Language::En), "budget.csv");
    let swedish = read(&case.files(Language::Sv), "budget.csv");
    assert_eq!(english.headings[6], "amount (SEK)");
    let amounts = |sheet: &Sheet, heading: &str| -> Vec<String> {
        sheet.rows.iter().map(|row| row[heading].clone()).collect()
    };
    assert_eq!(amounts(&english, "amount (SEK)"), amounts(&swedish, "belopp (kr)"));
}

#[test]
fn the_budget_sums_to_the_simulation_to_the_last_ore() {
    let (case, sheet) = read_real("budget.csv");
    let all = case.simulation.cost(None, 0..case.simulation.months()).total();
    let sum = |kind: &str, of_units: bool| -> Ore {
        let rows = sheet
            .rows
            .iter()
            .filter(|row| row["slag"] == kind && (row["enhet"] != "Hela kommunen") == of_units);
        rows.map(|row| ore(&row["belopp (kr)"])).sum()
    };
    assert!(all > Ore::ZERO);
    assert_eq!(sum("kostnad", true), all);
    assert_eq!(sum("kostnad", false), all);
    let transferred: Ore =
        case.simulation.total.iter().map(|month| month.sum.transferred_cost).sum();
    assert!(transferred > Ore::ZERO);
    assert_eq!(sum("varav", true), transferred);
    assert_eq!(sum("varav", false), transferred);
}

#[test]
fn a_year_of_the_budget_is_that_year_of_the_simulation() {
    let (case, sheet) = read_real("budget.csv");
    for (year, range) in case.simulation.years() {
        for (index, unit) in case.plan.units.iter_enumerated() {
            let rows = sheet.rows.iter().filter(|row| {
                row["år"] == year.to_string()
                    && row["enhets-id"] == unit.id
                    && row["slag"] == "kostnad"
            });
            let amounts: Vec<Ore> = rows.map(|row| ore(&row["belopp (kr)"])).collect();
            assert_eq!(amounts, case.simulation.cost(Some(index), range.clone()).0);
        }
    }
}

#[test]
fn what_is_paid_and_what_is_not_make_up_the_gross_cost_of_each_month() {
    let (case, sheet) = read_real("finansiering.csv");
    assert_eq!(sheet.rows.len(), case.simulation.months());
    for (row, total) in sheet.rows.iter().zip(&case.simulation.total) {
        let amount = |heading: &str| ore(&row[heading]);
        let paid = amount("statsbidrag (kr)")
            + amount("KS extra medel (kr)")
            + amount("nämndens ram (kr)")
            + amount("ofinansierat (kr)");
        assert_eq!(paid, amount("bruttokostnad (kr)"));
        assert_eq!(amount("bruttokostnad (kr)"), total.sum.cost.total());
        let frame = total.funded[FundingKind::CommitteeFrame as usize];
        assert_eq!(amount("nämndens ram (kr)"), frame);
        assert_eq!(amount("placeringar (kr, särredovisat)"), total.placements);
        assert_near(number(&row["utbyggnadsgrad (%)"]), 100.0 * total.rollout_share);
    }
}

#[test]
fn staffing_has_every_unit_and_the_whole_in_every_month() {
    let (case, sheet) = read_real("bemanning.csv");
    let per_month = case.plan.units.len() + 1;
    assert_eq!(sheet.rows.len(), per_month * case.simulation.months());
    for (t, rows) in sheet.rows.chunks(per_month).enumerate() {
        let (whole, units) = rows.split_last().unwrap();
        assert_eq!(whole["enhet"], "Hela kommunen");
        assert_eq!(whole["enhets-id"], "");
        assert_eq!(whole["lokal"], "");
        for (row, (index, unit)) in units.iter().zip(case.plan.units.iter_enumerated()) {
            let figures = case.simulation.at(index, t).unwrap();
            assert_eq!(row["månad"], case.simulation.month(t).to_string());
            assert_eq!(row["enhets-id"], unit.id);
            let pairs = [
                ("tjänster, socialsekreterare", figures.posts[Role::SocialWorker as usize]),
                ("tjänster, administratör", figures.posts[Role::Administration as usize]),
                ("tjänster totalt", figures.posts_total),
                ("tillsatta", figures.filled),
                ("varav överflyttade", figures.filled_transferred),
                ("vakanta", figures.vacancies),
                ("nyanställda", figures.hires),
                ("slutat", figures.leavers),
                ("produktiva årsarbetare", figures.productive_fte),
                ("produktiva socialsekreterare", figures.productive_social_workers),
                ("barn 0–17 år", figures.children_0_17),
                ("behovsvägda barn 0–17 år", figures.need_children),
                ("orosanmälningar", figures.reports),
                ("startade utredningar", figures.started),
                ("avslutade utredningar", figures.closed),
                ("öppna utredningar", figures.open),
                ("öppna över 4 månader", figures.overdue),
                ("lokalyta (m²)", figures.area_m2),
            ];
            for (heading, value) in pairs {
                assert_near(number(&row[heading]), value);
            }
        }
    }
}

#[test]
fn what_is_undefined_is_an_empty_cell() {
    let (_, sheet) = read_real("bemanning.csv");
    let row = sheet.rows.iter().find(|row| row["enhets-id"] == "oster").unwrap();
    assert_eq!(row["månad"], "2027-01");
    assert_eq!(row["ärenden per socialsekreterare"], "");
    assert_eq!(row["behovstäckning (%)"], "");
    assert_eq!(row["tillsatta"], "0");
}

#[test]
fn districts_have_their_unit_their_demand_and_every_indicator() {
    let (case, sheet) = read_real("distrikt.csv");
    assert_eq!(sheet.rows.len(), 32);
    assert_eq!(sheet.headings.len(), 16 + case.map.indicators.indicators.len());
    let row = sheet.rows.iter().find(|row| row["kod"] == "0580R018").unwrap();
    assert_eq!((row["bas"].as_str(), row["i drift från"].as_str()), ("Norr", "2022-08"));
    assert_eq!(row["steg"], "Nära socialtjänst Skäggetorp");
    let index = case.district("0580R018");
    let children = case.map.indicators.children_0_19(index);
    assert_near(number(&row["barn och unga 0–19 år (SCB, 2025)"]), children);
    assert_near(number(&row["barn 0–17 år (antagande)"]), children * 0.91);
    let table = &case.map.indicators;
    let benefit = table.value(table.by_id("ekonomiskt_bistand").unwrap(), index).unwrap();
    assert_near(number(&row["Ekonomiskt bistånd (tkr per person, 2024)"]), benefit);
    assert!(row.contains_key("Arbetslösa 2024 (%)"));
    let reports: f64 = sheet.rows.iter().map(|row| number(&row["orosanmälningar per år"])).sum();
    let expected: f64 = case.demand.districts.iter().map(|one| one.reports * 12.0).sum();
    assert!((reports - expected).abs() < 0.01);
}

#[test]
fn the_74_neighbour_pairs_stand_with_both_their_districts() {
    let (case, sheet) = read_real("distrikt.csv");
    let count: usize = sheet.rows.iter().map(|row| row["grannar"].split(", ").count()).sum();
    assert_eq!(case.map.adjacency.pairs.len(), 74);
    assert_eq!(count, 2 * 74);
}

#[test]
fn steps_list_all_their_districts_posts_and_premises() {
    let (case, sheet) = read_real("steg.csv");
    let of = |kind: &'static str| sheet.rows.iter().filter(move |row| row["rad om"] == kind);
    let steps = &case.plan.steps;
    let districts: usize = steps.iter().map(|step| step.districts.len()).sum();
    assert_eq!(of("stadsdel").count(), districts);
    let posts = steps.iter().flat_map(|step| &step.posts);
    let new: f64 = posts.map(|change| change.new).sum();
    assert_near(of("tjänster").map(|row| number(&row["nya tjänster"])).sum(), new);
    let premises: usize = steps.iter().map(|step| step.premises.len()).sum();
    assert_eq!(of("lokal").count(), premises);
    let first = of("lokal").next().unwrap();
    assert_eq!(
        (first["lokalen öppnar"].as_str(), first["lokalyta (m²)"].as_str()),
        ("2023-09", "538")
    );
}

#[test]
fn what_is_locked_grouped_or_explained_has_a_file_of_its_own() {
    let ryd = "0580R018";
    let plain = Case::real();
    assert!(plain.files(Language::Sv).iter().all(|file| file.name != "beslutsskal.csv"));
    let index = plain.district(ryd);
    let case = Case::changed(|plan| {
        let owner = plan.unit_of(index);
        plan.rules.locked.insert(index, owner);
        let group = crate::model::Group { name: "Norra".into(), districts: [index].into() };
        plan.rules.groups.push(group);
        let (who, why) = ("Nämnden".to_owned(), "Lokalen finns".to_owned());
        plan.rules.reasons.insert(index, crate::model::Rationale { who, why });
        plan.units.get_mut(owner).unwrap().capacity.area_m2 = Some(538.5);
        let central = plan.central();
        plan.steps[2].reassign.insert(index, central);
    });
    let files = case.files(Language::Sv);
    let sheet = read(&files, "beslutsskal.csv");
    assert_eq!(sheet.rows.len(), 2);
    let district = &sheet.rows[0];
    assert_eq!((district["kod"].as_str(), district["rad om"].as_str()), (ryd, "stadsdel"));
    assert_eq!((district["låst vid"].as_str(), district["grupp"].as_str()), ("Norr", "Norra"));
    assert_eq!(
        (district["beslut av"].as_str(), district["skäl"].as_str()),
        ("Nämnden", "Lokalen finns")
    );
    assert_eq!(sheet.rows[1]["lokalyta som finns (m²)"], "538,5");
    let moved = read(&files, "steg.csv");
    let moved: Vec<_> = moved.rows.iter().filter(|row| row["rad om"] == "byte av bas").collect();
    assert_eq!(moved.len(), 1);
    let moved = (moved[0]["stadsdelskod"].as_str(), moved[0]["enhets-id"].as_str());
    assert_eq!(moved, (ryd, "central"));
    let districts = read(&files, "distrikt.csv");
    let row = districts.rows.iter().find(|row| row["kod"] == ryd).unwrap();
    assert_eq!(
        (row["bas"].as_str(), row["bas i slutet"].as_str()),
        ("Norr", "Central organisation")
    );
}

#[test]
fn a_step_that_holds_nothing_yet_has_a_row() {
    let case = Case::changed(|plan| {
        let empty = crate::model::RolloutStep {
            id: plan.next_step_id(),
            name: "Uppföljning".to_owned(),
            start: crate::model::Month::new(2029, 1),
            districts: std::collections::BTreeSet::new(),
            posts: Vec::new(),
            recruit_from: None,
            premises: Vec::new(),
            reassign: BTreeMap::new(),
            gate: None,
        };
        plan.steps.push(empty);
    });
    let sheet = read(&case.files(Language::Sv), "steg.csv");
    let last = sheet.rows.last().unwrap();
    assert_eq!((last["steg"].as_str(), last["rad om"].as_str()), ("Uppföljning", ""));
}

#[test]
fn every_assumption_is_listed_and_a_changed_one_is_marked() {
    let case = Case::changed(|plan| {
        let mut rent = plan.parameters.get(ParamId::Rent);
        rent.value = 2_900.5;
        plan.parameters.set(ParamId::Rent, rent);
        plan.payroll_overhead_by_year.insert(2028, 45.1);
    });
    let sheet = read(&case.files(Language::Sv), "antaganden.csv");
    let row = |id: &str| sheet.rows.iter().find(|row| row["id"] == id).unwrap();
    for param in ParamId::ALL {
        let value = number(&row(param.info().id)["värde"]);
        assert_near(value, case.plan.parameters.value(param));
    }
    let rent = row("rent");
    assert_eq!(rent["värde"], "2900,5");
    assert_eq!(rent["standardvärde"], "2800");
    assert_eq!((rent["ändrat"].as_str(), rent["antagande"].as_str()), ("ja", "ja"));
    assert_eq!(row("area_per_post")["antagande"], "nej");
    assert_eq!(row("payroll_overhead_2028")["värde"], "45,1");
    assert_eq!(row("ekonomiskt_bistand")["benämning"], "Ekonomiskt bistånd");
    assert_eq!(row("residential_days_per_year")["värde"], "12000");
    assert_eq!(row("central.social_worker")["värde"], "40");
    let funding = sheet.rows.iter().filter(|row| row["grupp"] == "finansiering");
    let amounts: Vec<Ore> = funding.map(|row| ore(&row["värde"])).collect();
    let expected: Vec<Ore> = case.plan.funding.iter().map(|source| source.amount).collect();
    assert_eq!(amounts, expected);
}

#[test]
fn what_the_plan_sets_for_the_model_is_listed_with_its_source_or_as_an_assumption() {
    let case = Case::changed(|plan| {
        let role = plan.model.role_mut(Role::OutreachWorker);
        (role.name, role.area_m2) = (Some("Fältsekreterare".into()), Some(12.5));
        plan.model.case_types =
            vec![CaseType { name: "Våld".into(), share_percent: 30.0, months: 4.5 }];
        let first = plan.assignment.indices().next().unwrap();
        plan.model.visits.insert(first, 2.0);
        plan.model.prices = PriceRules { wage_month: WageMonth::January, fixed_year: Some(2027) };
        let rows = plan.assignment.iter().map(|_| vec![[1.0, 2.0, 3.5]]);
        plan.model.population = Some(Population {
            source: "Linköpings prognos 2025".into(),
            years: vec![2027],
            children: rows.collect(),
        });
    });
    let sheet = read(&case.files(Language::Sv), "antaganden.csv");
    let row = |id: &str| sheet.rows.iter().find(|row| row["id"] == id).unwrap();
    let districts = case.map.len() as f64;
    for (id, value) in [
        ("outreach_worker.area_m2", 12.5),
        ("case_type_1.share_percent", 30.0),
        ("case_type_1.months", 4.5),
        ("population.2027.13_17", 3.5 * districts),
    ] {
        assert_near(number(&row(id)["värde"]), value);
    }
    assert_eq!(row("outreach_worker.name")["värde"], "Fältsekreterare");
    assert_eq!(row("wage_month")["värde"], "januari");
    assert!(row("price_level")["värde"].contains("2027"));
    let visits = sheet.rows.iter().find(|row| row["id"].starts_with("visits.0580R")).unwrap();
    assert_eq!((visits["värde"].as_str(), visits["antagande"].as_str()), ("2", "ja"));
    let children = row("population.2027.0_5");
    assert_eq!(children["källa till standardvärdet"], "Linköpings prognos 2025");
    assert_eq!(children["antagande"], "nej", "it has a source");
    assert_eq!(row("outreach_worker.area_m2")["antagande"], "ja");
    // Without any of it only what holds of prices is said.
    let plain = read(&Case::real().files(Language::Sv), "antaganden.csv");
    assert_eq!(plain.rows.iter().filter(|row| row["grupp"] == "roll").count(), 0);
    let wages = plain.rows.iter().find(|row| row["id"] == "wage_month").unwrap();
    assert_eq!(wages["värde"], "april");
}

#[test]
fn the_price_year_that_is_told_is_the_parameters_own() {
    for language in Language::ALL {
        let about = Tr::new(language).t("csv-varde-about").to_owned();
        assert!(about.contains(&crate::model::PRICE_YEAR.to_string()), "{about}");
    }
}

#[test]
fn the_dictionary_explains_every_column_of_every_file_in_both_languages() {
    let case = Case::real();
    for (language, [file, heading, about]) in [
        (Language::Sv, ["fil", "rubrik", "förklaring"]),
        (Language::En, ["file", "heading", "explanation"]),
    ] {
        let files = case.files(language);
        let dictionary = read(&files, "om-filerna.csv");
        for row in &dictionary.rows {
            assert!(!row[heading].starts_with("csv-"), "{}", row[heading]);
            assert!(!row[about].starts_with("csv-") && !row[about].is_empty(), "{}", row[heading]);
        }
        for one in &files {
            let of_file = dictionary.rows.iter().filter(|row| row[file] == one.name);
            let explained: Vec<&str> = of_file.map(|row| row[heading].as_str()).collect();
            assert_eq!(explained[0], "");
            assert_eq!(explained[1..], read(&files, one.name).headings);
        }
    }
}

#[test]
fn no_file_has_a_heading_twice() {
    let case = Case::real();
    for language in Language::ALL {
        let files = case.files(language);
        for file in &files {
            let mut headings = read(&files, file.name).headings;
            let count = headings.len();
            headings.sort();
            headings.dedup();
            assert_eq!(headings.len(), count, "{}", file.name);
        }
    }
}

#[test]
fn the_dictionary_tells_plan_map_program_and_the_words_that_the_plan_rests_on() {
    let (case, sheet) = read_real("om-filerna.csv");
    let about = |heading: &str| {
        let row = sheet.rows.iter().find(|row| row["rubrik"] == heading && row["fil"].is_empty());
        row.unwrap()["förklaring"].clone()
    };
    assert_eq!(about("plan"), case.plan.title);
    assert_eq!(about("karta"), "Karta: SCB, RegSO 2025 (CC0)");
    assert_eq!(about("period"), "2027-01 – 2031-12");
    assert!(about("program").starts_with("Närplan "));
    assert!(about("citat").contains("fyra geografiska områden"));
    assert!(about("antaganden").contains("antaganden"));
}

#[test]
fn nothing_that_a_person_named_becomes_a_formula() {
    const EVIL: &str = "=HYPERLINK(\"http://x\";\"klicka\")";
    let case = Case::changed(|plan| {
        plan.title = EVIL.to_owned();
        plan.description = "+1\r\n=2".to_owned();
        plan.steps[0].name = "-1+cmd|' /C calc'!A0".to_owned();
        plan.display_names.insert(crate::model::Index::from_usize(0), "@SUM(A1:A9)".to_owned());
        plan.funding[0].name = "\t=1+1".to_owned();
        for unit in &mut plan.units {
            unit.name = EVIL.to_owned();
        }
    });
    let files = case.files(Language::Sv);
    for file in &files {
        for row in read(&files, file.name).rows {
            for (heading, cell) in row {
                let is_number = cell
                    .strip_prefix('-')
                    .is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b','));
                let is_safe = is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(is_safe, "{}, {heading}: {cell}", file.name);
            }
        }
    }
    let steps = read(&files, "steg.csv");
    assert_eq!(steps.rows[0]["steg"], "'-1+cmd|' /C calc'!A0");
    let districts = read(&files, "distrikt.csv");
    assert_eq!(districts.rows[0]["namn"], "'@SUM(A1:A9)");
    assert_eq!(districts.rows[0]["bas"], format!("'{EVIL}"));
}

#[test]
fn two_exports_are_the_same_to_the_byte() {
    assert_eq!(Case::real().files(Language::Sv), Case::real().files(Language::Sv));
}

#[test]
fn results_of_another_plan_are_refused() {
    let mut case = Case::real();
    let tr = Tr::new(Language::Sv);
    case.plan.horizon_months -= 1;
    let refused =
        csv_files(&case.map, &case.plan, &case.simulation, &case.demand, (CsvFormat::Swedish, &tr));
    let error = refused.unwrap_err();
    assert!(matches!(error, ReportError::OtherResult));
    assert!(tr.has(error.message().id));
    case.plan.assignment = crate::model::IndexVec::new();
    let refused =
        csv_files(&case.map, &case.plan, &case.simulation, &case.demand, (CsvFormat::Swedish, &tr));
    assert!(matches!(refused, Err(ReportError::OtherMap { plan: 0, map: 32 })));
}

#[test]
fn plain_csv_holds_the_same_cells_and_keeps_to_rfc_4180() {
    let case = Case::real();
    let tr = Tr::new(Language::Sv);
    let plain =
        csv_files(&case.map, &case.plan, &case.simulation, &case.demand, (CsvFormat::Rfc4180, &tr));
    let plain = plain.unwrap();
    let swedish = case.files(Language::Sv);
    assert_eq!(plain.len(), swedish.len());
    let cells = |bytes: &[u8], delimiter: u8| -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(false)
            .from_reader(bytes);
        let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
        rows.collect()
    };
    let mut points = 0;
    for (plain, swedish) in plain.iter().zip(&swedish) {
        assert_eq!(plain.name, swedish.name);
        let text = std::str::from_utf8(&plain.bytes).unwrap();
        assert!(!text.starts_with('\u{feff}') && text.ends_with("\r\n"), "{}", plain.name);
        let of_plain = cells(&plain.bytes, b',');
        let of_swedish = cells(swedish.bytes.strip_prefix("\u{feff}".as_bytes()).unwrap(), b';');
        assert_eq!(of_plain.len(), of_swedish.len(), "{}", plain.name);
        for (ours, theirs) in of_plain.iter().flatten().zip(of_swedish.iter().flatten()) {
            if ours == theirs || plain.name == "om-filerna.csv" {
                continue;
            }
            // What differs is a number, and the same one.
            assert_eq!(*ours, theirs.replace(',', "."), "{}", plain.name);
            assert!(ours.parse::<f64>().is_ok(), "{ours}");
            points += 1;
        }
    }
    assert!(points > 100, "{points} numbers have decimals");
    let about = plain.iter().find(|file| file.name == "om-filerna.csv").unwrap();
    assert!(std::str::from_utf8(&about.bytes).unwrap().contains("RFC 4180"));
}
