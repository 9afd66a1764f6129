//! HTML that is right by construction: text and attributes are escaped as they are written.

use serde::Serialize;

use crate::report::ReportError;

/// HTML in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Markup(String);

/// `text` as it may stand between tags and in quoted attributes. Control characters, which no
/// reader sees and some are no HTML, become spaces.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' => safe.push('\n'),
            control if control.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

/// `value` as JSON that can end no script and begin no tag or comment, wherever it stands.
///
/// # Errors
/// [`ReportError::Page`] where it cannot be written.
pub(super) fn script_json(value: &impl Serialize) -> Result<String, ReportError> {
    let json =
        serde_json::to_string(value).map_err(|error| ReportError::Page(error.to_string()))?;
    let mut safe = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            letter => safe.push(letter),
        }
    }
    Ok(safe)
}

impl Markup {
    /// Begins an element.
    pub(super) fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.start(tag, attributes);
        self.0.push('>');
    }

    /// Ends an element.
    pub(super) fn close(&mut self, tag: &str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    /// An SVG element with nothing in it.
    pub(super) fn empty(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.start(tag, attributes);
        self.0.push_str("/>");
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        self.0.push_str(&escaped(text));
    }

    /// An element that holds text alone.
    pub(super) fn element(&mut self, tag: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close(tag);
    }

    /// What was made before.
    pub(super) fn push(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// A new line between blocks, so that the source can be read.
    pub(super) fn line(&mut self) {
        self.0.push('\n');
    }

    /// All of it.
    pub(super) fn into_string(self) -> String {
        self.0
    }

    fn start(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.0.push_str(&escaped(value));
            self.0.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_can_not_become_markup() {
        let mut page = Markup::default();
        page.element("p", &[("title", "\" onload=\"x")], "</p><img src=x onerror='y'>&\0");
        let expected = "<p title=\"&quot; onload=&quot;x\">\
                        &lt;/p&gt;&lt;img src=x onerror=&#39;y&#39;&gt;&amp; </p>";
        assert_eq!(page.into_string(), expected);
    }

    #[test]
    fn json_can_not_end_its_script() {
        let text = "</script><!-- & \u{2028}\u{2029} \"å\"";
        let json = script_json(&text).unwrap();
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
