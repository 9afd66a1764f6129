//! Puts what was made into the page: each gap of the template is filled once, and what fills it is
//! not looked at again.

use super::TEXTS;
use super::both::{Both, spoken};
use super::markup::escaped;
use crate::report::ReportError;

const PAGE: &str = include_str!("../../../assets/report/handout/page.html");

/// What begins and ends a gap, and what fills it.
const GAPS: [(&str, &str, Gap); 3] = [
    ("{{", "}}", Gap::Part),
    // A text in both languages.
    ("[[", "]]", Gap::Spoken),
    // A text inside an attribute, in the language in which the page opens.
    ("((", "))", Gap::Attribute),
];

#[derive(Clone, Copy)]
enum Gap {
    Part,
    Spoken,
    Attribute,
}

/// The page with `parts` and texts in their places; `own` finds texts in the page's language.
///
/// # Errors
/// [`ReportError::Page`] where the template asks for something that there is not.
pub(super) fn filled(
    both: &Both<'_>,
    parts: &[(&str, String)],
    own: impl Fn(&str) -> String,
) -> Result<String, ReportError> {
    let mut page = String::with_capacity(1 << 18);
    let mut rest = PAGE;
    while let Some((at, (open, close, gap))) = next_gap(rest) {
        let (before, after) = rest.split_at(at);
        page.push_str(before);
        let inner = after.strip_prefix(open).and_then(|inner| inner.split_once(close));
        let Some((name, after)) = inner else { return Err(wrong(open)) };
        let is_text = TEXTS.contains(&name);
        match gap {
            Gap::Part => {
                let part = parts.iter().find(|(known, _)| *known == name);
                page.push_str(&part.ok_or_else(|| wrong(name))?.1);
            }
            _ if !is_text => return Err(wrong(name)),
            Gap::Spoken => page.push_str(&spoken(&both.texts(name)).into_string()),
            Gap::Attribute => page.push_str(&escaped(&own(name))),
        }
        rest = after;
    }
    page.push_str(rest);
    Ok(page)
}

fn next_gap(text: &str) -> Option<(usize, (&'static str, &'static str, Gap))> {
    let found = GAPS.into_iter().filter_map(|gap| Some((text.find(gap.0)?, gap)));
    found.min_by_key(|(at, _)| *at)
}

fn wrong(name: &str) -> ReportError {
    ReportError::Page(format!("the template has no use for \"{name}\""))
}
