//! How QGIS shows the layers when they are opened: the districts in the colours of their units,
//! the units as points. QGIS looks for styles in the table `layer_styles`; other programs leave it
//! alone.

use rusqlite::{Connection, params};

use crate::model::{Index, Plan, Unit, UnitIdx};
use crate::report::ReportError;
use crate::report::picture::escaped;
use crate::scene::legend::unit_colour;
use crate::scene::{Rgb, Theme};

/// The table as QGIS makes it.
const TABLE: &str = "\
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
  f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
  styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
  owner TEXT(30), ui TEXT(30), update_time DATETIME);";

/// Adds the styles; `date` is that of the file.
pub(super) fn add(file: &Connection, plan: &Plan, date: &str) -> Result<(), ReportError> {
    file.execute_batch(TABLE)?;
    file.execute(
        "INSERT INTO gpkg_contents VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?1, \
         NULL, NULL, NULL, NULL, NULL)",
        params![format!("{date}T00:00:00.000Z")],
    )?;
    let styles = [
        ("omraden", by_unit(plan, "bas_id", "fill", area)),
        ("baser", by_unit(plan, "id", "marker", sign)),
    ];
    for (layer, style) in styles {
        file.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, \
             f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, \
             update_time) VALUES ('', '', ?1, 'geom', 'Närplan', ?2, '', 1, '', '', ?3)",
            params![layer, style, format!("{date}T00:00:00.000Z")],
        )?;
    }
    Ok(())
}

/// A style (QML) with a class for each unit, which is named in the field `field`.
fn by_unit(plan: &Plan, field: &str, kind: &str, symbol: fn(Rgb) -> String) -> String {
    let class = |(at, unit): (UnitIdx, &Unit)| {
        format!(
            "<category value=\"{}\" symbol=\"{}\" label=\"{}\" type=\"string\" render=\"true\"/>",
            escaped(&unit.id),
            at.to_usize(),
            escaped(&unit.name)
        )
    };
    let look = |(at, _): (UnitIdx, &Unit)| {
        format!(
            "<symbol type=\"{kind}\" name=\"{}\" alpha=\"1\" clip_to_extent=\"1\">{}</symbol>",
            at.to_usize(),
            symbol(unit_colour(plan, at, Theme::Light))
        )
    };
    let classes: String = plan.units.iter_enumerated().map(class).collect();
    let symbols: String = plan.units.iter_enumerated().map(look).collect();
    format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.0\" \
         styleCategories=\"Symbology\"><renderer-v2 type=\"categorizedSymbol\" attr=\"{field}\" \
         enableorderby=\"0\" symbollevels=\"0\" forceraster=\"0\"><categories>{classes}\
         </categories><symbols>{symbols}</symbols></renderer-v2></qgis>\n"
    )
}

/// The symbol of an area: filled, with a thin white line.
fn area(colour: Rgb) -> String {
    layer(
        "SimpleFill",
        &[
            ("color", colour_of(colour)),
            ("style", "solid".to_owned()),
            ("outline_color", "255,255,255,255".to_owned()),
            ("outline_style", "solid".to_owned()),
            ("outline_width", "0.26".to_owned()),
            ("outline_width_unit", "MM".to_owned()),
        ],
    )
}

/// The symbol of a unit: a disc with a dark line.
fn sign(colour: Rgb) -> String {
    layer(
        "SimpleMarker",
        &[
            ("name", "circle".to_owned()),
            ("color", colour_of(colour)),
            ("outline_color", "28,33,39,255".to_owned()),
            ("outline_style", "solid".to_owned()),
            ("outline_width", "0.4".to_owned()),
            ("size", "4".to_owned()),
            ("size_unit", "MM".to_owned()),
        ],
    )
}

/// A layer of a symbol, as QGIS reads it since 3.26 (`Option`) and did before (`prop`).
fn layer(class: &str, looks: &[(&str, String)]) -> String {
    let new = |(name, value): &(&str, String)| {
        format!("<Option name=\"{name}\" type=\"QString\" value=\"{value}\"/>")
    };
    let old = |(name, value): &(&str, String)| format!("<prop k=\"{name}\" v=\"{value}\"/>");
    let (new, old): (String, String) =
        (looks.iter().map(new).collect(), looks.iter().map(old).collect());
    format!(
        "<layer class=\"{class}\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option \
         type=\"Map\">{new}</Option>{old}</layer>"
    )
}

fn colour_of(Rgb(red, green, blue): Rgb) -> String {
    format!("{red},{green},{blue},255")
}
