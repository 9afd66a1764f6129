//! What is hidden cannot be worked out from what leaves the program: not from one file, nor from
//! the difference of two, nor from a whole less its parts.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::cli::Place;

/// The counts of the map's districts: children, adults, old people, and how many of all are
/// foreign-born; in the first district there are few old people.
const PEOPLE: [[u32; 4]; 6] = [
    [480, 300, 2, 190],
    [310, 470, 59, 88],
    [670, 530, 91, 204],
    [800, 390, 45, 51],
    [330, 980, 71, 310],
    [770, 640, 52, 97],
];

const INDICATORS: &str = r#"
[[indicator]]
id = "folkmangd"
column = "alla"
title_sv = "Folkmängd"
title_en = "Population"
unit = "persons"
need = "none"
kind = "count"

[[indicator]]
id = "barn_unga_0_19"
column = "barn"
title_sv = "Barn"
title_en = "Children"
unit = "persons"
need = "none"
kind = "count"

[[indicator]]
id = "vuxna"
column = "vuxna"
title_sv = "Vuxna"
title_en = "Adults"
unit = "persons"
need = "none"
kind = "count"

[[indicator]]
id = "aldre"
column = "aldre"
title_sv = "Äldre"
title_en = "Old people"
unit = "persons"
need = "none"
kind = "count"

[[indicator]]
id = "aldre_andel"
numerator = "aldre"
denominator = "alla"
title_sv = "Andel äldre"
title_en = "Share of old people"
unit = "percent"
need = "more"
kind = "share"

[[indicator]]
id = "vuxna_andel"
numerator = "vuxna"
denominator = "alla"
title_sv = "Andel vuxna"
title_en = "Share of adults"
unit = "percent"
need = "none"
kind = "share"
"#;

/// A map of squares in a row, in whose first district there are so many adults and old people.
fn map(place: &Place, adults: u32, old: u32) {
    let mut people = PEOPLE;
    people[0][1] = adults;
    people[0][2] = old;
    let feature = |(at, [children, adults, old, foreign]): (usize, [u32; 4])| {
        let (west, east) = (15.5 + 0.02 * at as f64, 15.52 + 0.02 * at as f64);
        let all = children + adults + old;
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"kod\":\"A{at}\",\"namn\":\"Område {at}\",\
             \"barn\":{children},\"vuxna\":{adults},\"aldre\":{old},\"alla\":{all},\
             \"utrikes\":{foreign},\"inrikes\":{},\"utan_barn\":{}}},\"geometry\":{{\
             \"type\":\"Polygon\",\"coordinates\":[[[{west},58.4],[{east},58.4],[{east},58.42],\
             [{west},58.42],[{west},58.4]]]}}}}",
            all - foreign,
            all - children,
        )
    };
    let features: Vec<String> = people.into_iter().enumerate().map(feature).collect();
    let features = features.join(",\n");
    place.write(
        "map.geojson",
        &format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}"),
    );
    place.write("indicators.toml", INDICATORS);
    place.run(&["new", "--map", "map.geojson", "-o", "plan.narplan.json"]).expect_code(0);
}

/// What the program tells of plans that give one district after the other to a base; of those in
/// `exported` all files too.
fn told(adults: u32, old: u32, exported: &[usize]) -> BTreeMap<String, Vec<u8>> {
    let place = Place::new();
    map(&place, adults, old);
    let text = fs::read_to_string(place.path("plan.narplan.json")).unwrap();
    let plan: Value = serde_json::from_str(&text).unwrap();
    let mut all = BTreeMap::new();
    for moved in 0..=PEOPLE.len() {
        let mut plan = plan.clone();
        let codes = (0..PEOPLE.len()).map(|at| format!("A{at}"));
        let (own, central): (Vec<_>, Vec<_>) = codes.partition(|code| *code == format!("A{moved}"));
        plan["assignment"]["norr"] = own.into();
        plan["assignment"]["central"] = central.into();
        place.write("plan.narplan.json", &plan.to_string());
        for question in ["info --json", "simulate --json", "balance --json"] {
            let mut words = question.split(' ');
            let args = [words.next().unwrap(), "plan.narplan.json", words.next().unwrap()];
            let out = place.run(&args).expect_code(0).out;
            all.insert(format!("{question} {moved}"), out.into_bytes());
        }
        if !exported.contains(&moved) {
            continue;
        }
        let files = [
            ("--geojson", "x.geojson"),
            ("--gpkg", "x.gpkg"),
            ("--xlsx", "x.xlsx"),
            ("--svg", "x.svg"),
            ("--html", "x.html"),
            ("--pdf", "antaganden=x.pdf"),
            ("--csv", "tables"),
        ];
        let files = files.iter().flat_map(|(option, file)| [*option, *file]);
        let args = ["export", "plan.narplan.json", "--force", "--indicator", "vuxna_andel"];
        let args: Vec<&str> = args.into_iter().chain(files).collect();
        place.run(&args).expect_code(0);
        for file in ["x.geojson", "x.gpkg", "x.xlsx", "x.svg", "x.html", "x.pdf"] {
            all.insert(format!("{file} {moved}"), fs::read(place.path(file)).unwrap());
        }
        for file in fs::read_dir(place.path("tables")).unwrap() {
            let file = file.unwrap().path();
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            all.insert(format!("{name} {moved}"), fs::read(file).unwrap());
        }
    }
    let folder = fs::canonicalize(place.path(".")).unwrap().to_string_lossy().into_owned();
    let plain = |bytes: Vec<u8>| match String::from_utf8(bytes) {
        Ok(text) => text.replace(&folder, "FOLDER").into_bytes(),
        Err(error) => error.into_bytes(),
    };
    all.into_iter().map(|(name, bytes)| (name, plain(bytes))).collect()
}

#[test]
fn no_export_and_no_two_tell_a_hidden_count() {
    // Worlds that differ in what is hidden, and in what the hidden count was taken from.
    let (two, one) = (told(300, 2, &[0, 6]), told(301, 1, &[0, 6]));
    assert!(two.keys().eq(one.keys()));
    for (name, bytes) in &two {
        assert!(*bytes == one[name], "{name} tells that there are 2 and not 1");
    }
    // So that this can fail: where nothing is hidden, everything is another.
    let three = told(300, 3, &[0]);
    for name in ["distrikt.csv 0", "x.geojson 0", "x.xlsx 0", "info --json 6"] {
        assert_ne!(two[name], three[name], "{name}");
    }
}

#[test]
fn a_whole_less_its_parts_leaves_more_than_one_way() {
    let place = Place::new();
    map(&place, 300, 2);
    place.run(&["export", "plan.narplan.json", "--geojson", "x.geojson"]).expect_code(0);
    let text = fs::read_to_string(place.path("x.geojson")).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let known = |at: usize, name: &str| file["features"][at]["properties"][name].as_f64();
    let names = ["barn", "vuxna", "aldre", "alla", "utrikes", "inrikes", "utan_barn"];
    let hidden: Vec<&str> = names.into_iter().filter(|name| known(0, name).is_none()).collect();
    assert!(hidden.contains(&"aldre"), "{hidden:?}");
    // Each sum that holds in the other districts, as an attacker finds them.
    let sums: [(&str, &[&str]); 4] = [
        ("alla", &["barn", "vuxna", "aldre"]),
        ("alla", &["utrikes", "inrikes"]),
        ("alla", &["barn", "utan_barn"]),
        ("utan_barn", &["vuxna", "aldre"]),
    ];
    for (whole, parts) in sums {
        for at in 1..PEOPLE.len() {
            let sum: f64 = parts.iter().map(|part| known(at, part).unwrap()).sum();
            assert_eq!(Some(sum), known(at, whole), "{whole} of {at}");
        }
        let gone = parts.iter().chain([&whole]).filter(|name| hidden.contains(name)).count();
        assert_ne!(gone, 1, "{whole} less its parts");
    }
}
