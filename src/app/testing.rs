//! A large map to test with.

use super::Document;

/// Squares on each side of the map.
const SIDE: usize = 21;

/// A plan on a made-up map of 21 × 21 squares: too many districts for what is done at once.
pub(crate) fn squares() -> Document {
    let square = |at: usize| {
        let (x, y) = (15.0 + (at % SIDE) as f64 * 0.02, 58.0 + (at / SIDE) as f64 * 0.01);
        format!(
            r#"{{"type":"Feature","properties":{{"kod":"{at:03}","namn":"Ruta {at}","folkmangd_2025":{people},"barn_unga_0_19_2025":50}},"geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{e},{y}],[{e},{n}],[{x},{n}],[{x},{y}]]]}}}}"#,
            people = 100 + at * 7 % 90,
            e = x + 0.02,
            n = y + 0.01,
        )
    };
    let squares: Vec<String> = (0..SIDE * SIDE).map(square).collect();
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, squares.join(","));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rutor.geojson");
    std::fs::write(&path, text).unwrap();
    super::open(&path).unwrap().document
}
