//! The web page, on the real map and the real presets.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{SCRIPT, TEXTS, handout};
use crate::i18n::{Language, Tr};
use crate::model::{DistrictIdx, Index, Quote};
use crate::report::tests::Case;
use crate::report::{Material, Stamp, Status};
use crate::store::{Passport, passport_in};

fn page(case: &Case, language: Language) -> String {
    let (stamp, tr) = (Stamp::default(), Tr::new(language));
    String::from_utf8(handout(case.material(&stamp, &tr)).unwrap()).unwrap()
}

/// What stands between the first `open` and the `close` after it.
fn between<'a>(text: &'a str, open: &str, close: &str) -> &'a str {
    text.split_once(open).unwrap().1.split_once(close).unwrap().0
}

fn data(page: &str) -> Value {
    let json = between(page, "<script type=\"application/json\" id=\"data\">", "</script>");
    serde_json::from_str(json).unwrap()
}

/// The page without what stands in its style and its scripts.
fn markup(page: &str) -> String {
    let mut markup = page.to_owned();
    for (open, close) in
        [("<style>", "</style>"), ("<script", "</script>"), ("<script>", "</script>")]
    {
        let inner = between(&markup, open, close).to_owned();
        markup = markup.replacen(&format!("{open}{inner}{close}"), "", 1);
    }
    markup
}

/// The tags of the page, from `<` to `>`.
fn tags(markup: &str) -> Vec<&str> {
    markup.split('<').skip(1).map(|tag| tag.split_once('>').unwrap().0).collect()
}

const HOSTILE: &str =
    "</script><img src=x onerror=\"alert(1)\">&amp;'\u{2028}\u{2029}{{data}} [[handout-map]]";

#[test]
fn no_text_of_a_plan_becomes_markup_or_ends_the_script() {
    let case = Case::changed(|plan| {
        plan.title = HOSTILE.to_owned();
        plan.description = HOSTILE.to_owned();
        plan.quotes = vec![Quote { text: HOSTILE.to_owned(), source: HOSTILE.to_owned() }];
        plan.steps.iter_mut().for_each(|step| step.name = HOSTILE.to_owned());
        plan.units.iter_mut().for_each(|unit| {
            unit.name = HOSTILE.to_owned();
            unit.letter = "<b>".to_owned();
        });
        plan.funding.iter_mut().for_each(|source| source.name = HOSTILE.to_owned());
        plan.display_names.insert(DistrictIdx::from_usize(0), HOSTILE.to_owned());
    });
    let page = page(&case, Language::Sv);
    assert_eq!(page.matches("</script>").count(), 2);
    let markup = markup(&page);
    assert!(tags(&markup).iter().all(|tag| !tag.starts_with("img") && !tag.starts_with('b')
        || tag.starts_with("body")
        || tag.starts_with("button")
        || tag.starts_with("blockquote")));
    let json = between(&page, "id=\"data\">", "</script>");
    assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
    let data = data(&page);
    assert_eq!(data["names"][0], HOSTILE);
    assert_eq!(data["units"][0]["name"], HOSTILE);
}

#[test]
fn the_page_asks_for_nothing_and_holds_no_style_or_handler_of_its_own() {
    let page = page(&Case::real(), Language::Sv);
    let markup = markup(&page);
    for tag in tags(&markup) {
        for part in tag.split('"').step_by(2).flat_map(str::split_whitespace) {
            let Some(name) = part.strip_suffix('=') else { continue };
            assert!(!name.starts_with("on") && name != "style" && name != "src", "<{tag}>");
            if name.ends_with("href") {
                assert!(between(tag, "href=\"", "\"").starts_with('#'), "<{tag}>");
            }
        }
        assert!(!tag.starts_with("link") && !tag.starts_with("iframe"), "<{tag}>");
    }
    let style = between(&page, "<style>", "</style>");
    assert!(
        !style.contains("@import")
            && style.matches("url(").count() == style.matches("url(#").count()
    );
    for call in ["fetch(", "XMLHttpRequest", "import(", "innerHTML", "eval(", "document.write"] {
        assert!(!SCRIPT.contains(call), "{call}");
    }
}

#[test]
fn the_policy_knows_style_and_script_by_what_they_are() {
    let page = page(&Case::real(), Language::En);
    let policy = between(&page, "<meta http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    let policy = policy.replace("&#39;", "'");
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    let style = between(&page, "<style>", "</style>");
    let script = page.rsplit_once("<script>").unwrap().1.split_once("</script>").unwrap().0;
    for (name, text) in [("style", style), ("script", script)] {
        let hash = STANDARD.encode(Sha256::digest(text.as_bytes()));
        assert!(policy.contains(&format!("{name}-src 'sha256-{hash}'")), "{name}: {policy}");
    }
    let before = page.split_once("Content-Security-Policy").unwrap().0;
    assert!(!before.contains("<style") && !before.contains("<script"));
}

#[test]
fn the_page_is_small_and_the_same_every_time() {
    let case = Case::real();
    let first = page(&case, Language::Sv);
    assert!(first.len() < 1_500_000, "{} bytes", first.len());
    assert_eq!(first, page(&case, Language::Sv));
}

#[test]
fn both_languages_say_all_that_the_page_asks_for() {
    let case = Case::real();
    let (swedish, english) = (page(&case, Language::Sv), page(&case, Language::En));
    assert!(swedish.contains("<html lang=\"sv\"") && english.contains("<html lang=\"en\""));
    let (mut first, second) = (data(&swedish), data(&english));
    assert_eq!((&first["language"], &second["language"]), (&"sv".into(), &"en".into()));
    first["language"] = "en".into();
    assert!(first == second, "all but the language it opens in is the same");
    let keys = |value: &Value| -> BTreeSet<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    let said = &second["said"];
    assert_eq!(keys(&said["sv"]["texts"]), keys(&said["en"]["texts"]));
    for (name, open) in [("text('", SCRIPT), ("data-label=\"", swedish.as_str())] {
        let asked = open.split(name).skip(1).map(|rest| rest.split(['\'', '"']).next().unwrap());
        let asked: Vec<&str> = asked.collect();
        assert!(!asked.is_empty());
        assert!(asked.iter().all(|id| TEXTS.contains(id)), "{asked:?}");
    }
    let template = include_str!("../../../assets/report/handout/page.html");
    let unused: Vec<_> =
        TEXTS.iter().filter(|id| !template.contains(**id) && !SCRIPT.contains(**id)).collect();
    assert!(unused.is_empty(), "{unused:?}");
    for list in ["stages", "layers", "facts"] {
        let count = |language: &str| said[language][list].as_array().unwrap().len();
        assert_eq!(count("sv"), count("en"));
    }
    assert_eq!(said["sv"]["stages"][0]["title"], "Före");
    assert_eq!(said["en"]["stages"][0]["title"], "Before");
}

#[test]
fn before_only_the_unit_of_2022_serves_a_district_and_after_all_are_served() {
    let case = Case::real();
    let data = data(&page(&case, Language::Sv));
    let central = case.plan.central().to_usize() as u64;
    let own = |stage: &Value| -> Vec<usize> {
        let by = stage["by"].as_array().unwrap().iter().enumerate();
        by.filter(|(_, unit)| unit.as_u64() != Some(central))
            .map(|(district, _)| district)
            .collect()
    };
    let stages = data["stages"].as_array().unwrap();
    // Före, four bases, efter; what began in 2022 is history.
    assert_eq!(stages.len(), 6);
    let skaggetorp = case.district("0580R018").to_usize();
    assert_eq!(own(&stages[0]), [skaggetorp]);
    assert_eq!(own(&stages[1]).len(), 6);
    assert_eq!(stages[1]["fresh"].as_array().unwrap().len(), 5);
    assert_eq!(own(&stages[5]).len(), 32);
    let figures = &data["said"]["sv"]["stages"][5]["figures"];
    assert_eq!(figures[0], serde_json::json!(["Utbyggnadsgrad", "100\u{a0}%"]));
}

/// The drawn corners of each district on a map of the page.
fn corners(page: &str, map: usize) -> BTreeMap<usize, Vec<(i64, i64)>> {
    let areas = between(page, &format!("id=\"areas{map}\">"), "</g>");
    let area = |path: &str| {
        let district = between(path, "data-d=\"", "\"").parse().unwrap();
        let mut corners = Vec::new();
        for ring in between(path, " d=\"M", "\"").trim_end_matches('z').split("zM") {
            let numbers = ring
                .split(['l', ' '])
                .map(|number| (number.parse::<f64>().unwrap() * 10.0).round() as i64);
            let numbers: Vec<i64> = numbers.collect();
            let mut at = (0, 0);
            for step in numbers.chunks(2) {
                at = (at.0 + step[0], at.1 + step[1]);
                corners.push(at);
            }
        }
        (district, corners)
    };
    areas.split("<path ").skip(1).map(area).collect()
}

#[test]
fn simplified_neighbours_still_meet() {
    let case = Case::real();
    let page = page(&case, Language::Sv);
    let whole = corners(&page, 1);
    assert_eq!(whole.len(), 32);
    for &(a, b, _) in &case.map.adjacency.pairs {
        let other: BTreeSet<(i64, i64)> = whole[&b].iter().copied().collect();
        let shared = whole[&a].iter().filter(|corner| other.contains(corner)).count();
        assert!(shared >= 2, "{a} and {b} share {shared} corners");
    }
    // The city is drawn with more of its corners than the whole has.
    let city = corners(&page, 0);
    let count = |of: &BTreeMap<usize, Vec<(i64, i64)>>, code: &str| {
        of[&case.district(code).to_usize()].len()
    };
    assert!(count(&city, "0580R017") > count(&whole, "0580R017"));
}

#[test]
fn the_final_map_stands_in_the_page_without_its_script() {
    let case = Case::real();
    let page = page(&case, Language::Sv);
    let data = data(&page);
    let by = data["stages"][5]["by"].as_array().unwrap();
    for (district, unit) in by.iter().enumerate() {
        let class = data["units"][unit.as_u64().unwrap() as usize]["class"].as_str().unwrap();
        let area = format!("<path class=\"area {class}\" data-d=\"{district}\"");
        assert!(page.contains(&area), "{area}");
    }
    assert!(page.contains("<noscript>"));
    assert_eq!(page.matches("<table class=\"sortable\">").count(), 2);
}

#[test]
fn the_page_says_how_far_it_has_come_and_which_plan_it_is() {
    let case = Case::real();
    let tr = Tr::new(Language::Sv);
    let stamp = Stamp {
        status: Status::Decided,
        version: "3".to_owned(),
        date: Some("2026-11-22".parse().unwrap()),
    };
    let page = String::from_utf8(handout(case.material(&stamp, &tr)).unwrap()).unwrap();
    let hash = crate::report::plan_hash(&case.map, &case.plan).unwrap();
    for said in ["Beslutad", "Version 3 · 2026-11-22", "Frö ", &hash[..16], &hash] {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn a_plan_without_steps_has_a_page_too() {
    let case = Case::changed(|plan| {
        plan.steps.clear();
        plan.need.clear();
        plan.title = "  ".to_owned();
    });
    let page = page(&case, Language::En);
    assert!(page.contains("<title>Närplan</title>"));
    let data = data(&page);
    assert_eq!(data["stages"].as_array().unwrap().len(), 2);
    assert_eq!(data["layers"], serde_json::json!([]));
}

#[test]
fn a_page_that_carries_its_plan_can_be_opened_again_and_stays_small() {
    let case = Case::real();
    let (stamp, tr) = (Stamp::default(), Tr::new(Language::Sv));
    let passport = Passport::of(&case.map, &case.plan).unwrap();
    let material = Material { passport: Some(&passport), ..case.material(&stamp, &tr) };
    let bytes = handout(material).unwrap();
    assert!(bytes.len() < 1_500_000, "{} bytes", bytes.len());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    std::fs::write(&path, &bytes).unwrap();
    assert_eq!(passport_in(&path).unwrap(), Some(passport));
    // Without one it says so, and does not carry the plan by another way.
    std::fs::write(&path, page(&case, Language::Sv)).unwrap();
    assert!(passport_in(&path).is_err());
}
