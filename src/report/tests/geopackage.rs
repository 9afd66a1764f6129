//! The GeoPackage as SQLite and a reader of well-known binary have it.

use rusqlite::Connection;

use super::Case;
use crate::i18n::{Language, Tr};
use crate::model::Index;
use crate::report::{Stamp, geopackage};
use crate::scene::{Rgb, Theme};

fn made(case: &Case) -> Vec<u8> {
    let (stamp, tr) = (Stamp::default(), Tr::new(Language::Sv));
    geopackage(case.material(&stamp, &tr)).unwrap()
}

/// The file as a program opens it, with its folder.
fn opened(case: &Case) -> (Connection, tempfile::TempDir) {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("plan.gpkg");
    std::fs::write(&path, made(case)).unwrap();
    (Connection::open(path).unwrap(), folder)
}

/// The rings of a multipolygon in a GeoPackage, by the standard's own words: a header with four
/// bounds, then well-known binary, all of it little-endian.
fn rings(blob: &[u8]) -> Vec<Vec<(f64, f64)>> {
    let u32_at = |at: usize| u32::from_le_bytes(blob[at..at + 4].try_into().unwrap()) as usize;
    let f64_at = |at: usize| f64::from_le_bytes(blob[at..at + 8].try_into().unwrap());
    assert_eq!(&blob[..4], b"GP\0\x03");
    assert_eq!(u32_at(4), 4326);
    let mut at = 8 + 4 * 8;
    assert_eq!((blob[at], u32_at(at + 1)), (1, 6));
    let parts = u32_at(at + 5);
    at += 9;
    let mut rings = Vec::new();
    for _ in 0..parts {
        assert_eq!((blob[at], u32_at(at + 1)), (1, 3));
        let count = u32_at(at + 5);
        at += 9;
        for _ in 0..count {
            let points = u32_at(at);
            at += 4;
            rings.push(
                (0..points).map(|n| (f64_at(at + 16 * n), f64_at(at + 16 * n + 8))).collect(),
            );
            at += 16 * points;
        }
    }
    assert_eq!(at, blob.len());
    rings
}

/// Twice the signed area: above 0 for a ring that runs counter-clockwise.
fn turn(ring: &[(f64, f64)]) -> f64 {
    ring.windows(2).map(|two| two[0].0 * two[1].1 - two[1].0 * two[0].1).sum()
}

#[test]
fn every_district_has_its_shape_and_what_the_plan_says_of_it() {
    let case = Case::real();
    let (file, _folder) = opened(&case);
    let id: i32 = file.query_row("PRAGMA application_id", [], |row| row.get(0)).unwrap();
    assert_eq!(id.to_be_bytes(), *b"GPKG");
    let mut rows = file
        .prepare("SELECT kod, geom, namn, bas, bas_farg, steg, start, \"arbetslosa_andel\" FROM omraden ORDER BY fid")
        .unwrap();
    let mut rows = rows.query([]).unwrap();
    let mut count = 0;
    while let Some(row) = rows.next().unwrap() {
        let code: String = row.get(0).unwrap();
        let index = case.district(&code);
        let district = case.map.districts.get(index).unwrap();
        let blob: Vec<u8> = row.get(1).unwrap();
        let rings = rings(&blob);
        let own: Vec<usize> = district
            .lon_lat
            .iter()
            .flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()))
            .map(|ring| ring.0.len())
            .collect();
        assert_eq!(rings.iter().map(Vec::len).collect::<Vec<_>>(), own, "{code}");
        assert!(turn(&rings[0]) > 0.0, "{code}");
        assert_eq!(row.get::<_, String>(2).unwrap(), district.name);
        let unit = case.plan.units.get(case.plan.unit_of(index)).unwrap();
        assert_eq!(row.get::<_, String>(3).unwrap(), unit.name);
        assert!(row.get::<_, String>(4).unwrap().starts_with('#'));
        let step = case.plan.step_of(index).unwrap();
        assert_eq!(row.get::<_, String>(5).unwrap(), step.name);
        assert_eq!(row.get::<_, String>(6).unwrap(), step.start.to_string());
        let indicators = &case.map.indicators;
        let unemployed = indicators.by_id("arbetslosa_andel").unwrap();
        assert_eq!(row.get::<_, Option<f64>>(7).unwrap(), indicators.value(unemployed, index));
        count += 1;
    }
    assert_eq!(count, 32);
    let units: i32 = file.query_row("SELECT COUNT(*) FROM baser", [], |row| row.get(0)).unwrap();
    assert_eq!(units, 5);
    let bounds: (f64, f64) = file
        .query_row(
            "SELECT min_x, max_y FROM gpkg_contents WHERE table_name = 'omraden'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert!((14.0..16.0).contains(&bounds.0) && (58.0..59.0).contains(&bounds.1), "{bounds:?}");
}

#[test]
fn what_is_not_known_is_null_and_no_name_is_sql() {
    let mut case = Case::real();
    let first = Index::from_usize(0);
    let name = "Robert'); DROP TABLE omraden;--";
    case.plan.display_names.insert(first, name.to_owned());
    let indicators = &mut case.map.indicators;
    let unemployed = indicators.by_id("arbetslosa_andel").unwrap();
    *indicators.indicators.get_mut(unemployed).unwrap().values.get_mut(first).unwrap() = None;
    // An id that is a column of the plan's own already, in other letters.
    let other = indicators.by_id("ekonomiskt_bistand").unwrap();
    indicators.indicators.get_mut(other).unwrap().info.id = "Bas\"".to_owned();
    let third = indicators.by_id("forgymnasial_andel").unwrap();
    indicators.indicators.get_mut(third).unwrap().info.id = "NAMN".to_owned();
    let (file, _folder) = opened(&case);
    let found: (String, Option<f64>, f64, f64) = file
        .query_row(
            "SELECT namn, arbetslosa_andel, \"Bas\"\"\", \"NAMN_2\" FROM omraden WHERE fid = 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .unwrap();
    assert_eq!((found.0.as_str(), found.1), (name, None));
    let expected = |index| case.map.indicators.value(index, first).unwrap();
    assert_eq!((found.2, found.3), (expected(other), expected(third)));
}

#[test]
fn the_same_plan_gives_the_same_package() {
    let case = Case::real();
    assert!(made(&case) == made(&case));
    let (file, _folder) = opened(&case);
    let date: String =
        file.query_row("SELECT last_change FROM gpkg_contents", [], |row| row.get(0)).unwrap();
    assert_eq!(date, "2027-01-01T00:00:00.000Z");
}

#[test]
fn qgis_finds_a_style_with_a_class_for_each_unit() {
    let case = Case::changed(|plan| {
        for unit in &mut plan.units {
            unit.name = format!("<{}> & \"{}\"", unit.name, unit.letter);
        }
    });
    let (file, _folder) = opened(&case);
    for (layer, field) in [("omraden", "bas_id"), ("baser", "id")] {
        let style: String = file
            .query_row(
                "SELECT styleQML FROM layer_styles WHERE f_table_catalog = '' AND f_table_schema \
                 = '' AND f_table_name = ?1 AND f_geometry_column = 'geom' AND useAsDefault",
                [layer],
                |row| row.get(0),
            )
            .unwrap();
        let (_, xml) = style.split_once('\n').unwrap();
        let style = roxmltree::Document::parse(xml).unwrap();
        let all = |name: &'static str| style.descendants().filter(move |it| it.has_tag_name(name));
        assert_eq!(all("renderer-v2").next().unwrap().attribute("attr"), Some(field));
        for (class, unit) in all("category").zip(&case.plan.units) {
            assert_eq!(class.attribute("value"), Some(unit.id.as_str()));
            assert_eq!(class.attribute("label"), Some(unit.name.as_str()));
        }
        assert_eq!(all("category").count(), case.plan.units.len());
        assert_eq!(all("symbol").count(), case.plan.units.len());
        let first = all("Option").find(|it| it.attribute("name") == Some("color")).unwrap();
        let colour = case.plan.units.iter().next().map(|unit| Theme::Light.unit(unit.colour));
        let Rgb(red, green, blue) = colour.unwrap();
        assert_eq!(first.attribute("value"), Some(format!("{red},{green},{blue},255").as_str()));
    }
    let listed: String = file
        .query_row(
            "SELECT data_type FROM gpkg_contents WHERE table_name = 'layer_styles'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(listed, "attributes");
}
