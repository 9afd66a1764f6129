//! The picture as a file of its own: text as outlines, so that every program shows the same
//! letters, and the plan that it was made of where that is wished.

use resvg::usvg;

use super::{escaped, svg_options, unwritable};
use crate::report::ReportError;
use crate::scene::Drawing;
use crate::store::Passport;

/// Decimals of a coordinate: a hundredth of a pixel.
const DECIMALS: u8 = 2;

/// The drawing as an SVG file that carries `passport`, if any.
///
/// Letters are outlines; what they say stands in the description, for who listens or searches.
///
/// # Errors
/// [`ReportError::Picture`] where it cannot be drawn, [`ReportError::Plan`] where the passport
/// cannot be written.
pub fn svg_file(drawing: &Drawing, passport: Option<&Passport>) -> Result<String, ReportError> {
    let metadata = passport.map(Passport::xml).transpose().map_err(|error| unwritable(&error))?;
    let tree = usvg::Tree::from_str(&drawing.svg, &svg_options())
        .map_err(|error| ReportError::Picture(error.to_string()))?;
    let drawn = tree.to_string(&usvg::WriteOptions {
        preserve_text: false,
        coordinates_precision: DECIMALS,
        ..usvg::WriteOptions::default()
    });
    let mut said = Vec::new();
    texts(tree.root(), &mut said);
    let (head, rest) = drawn.split_once('>').unwrap_or((&drawn, ""));
    let [width, height] = drawing.size_px;
    let metadata = metadata.map_or_else(String::new, |xml| format!("<metadata>{xml}</metadata>\n"));
    Ok(format!(
        "{head} viewBox=\"0 0 {width} {height}\" role=\"img\">\n<title>{}</title>\n\
         <desc>{}</desc>\n{metadata}{}\n",
        escaped(&drawing.title),
        escaped(&said.join("; ")),
        rest.trim()
    ))
}

/// All texts below `group`, in the order that they are drawn.
fn texts(group: &usvg::Group, said: &mut Vec<String>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(group) => texts(group, said),
            usvg::Node::Text(text) => {
                said.extend(text.chunks().iter().map(|it| it.text().to_owned()));
            }
            usvg::Node::Path(_) | usvg::Node::Image(_) => {}
        }
    }
}
