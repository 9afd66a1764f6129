//! How files carry a passport: what is put in, and how it is found again.

use std::io::Cursor;

use png::text_metadata::ITXtChunk;

use super::{MAX_BYTES, Passport, PassportError, pdf, workbook};
use crate::store::StoreError;

/// The namespace of the element that holds a passport in XML.
pub(super) const NAMESPACE: &str = "urn:narplan:passport";
/// The keyword of the text that holds a passport in a PNG file.
const PNG_KEYWORD: &str = "narplan-passport";
/// The id of the data block that holds a passport in a page.
const HTML_ID: &str = "narplan-passport";

/// The passport in a file of these bytes; `None` where they are of no kind that carries one.
pub(super) fn find(bytes: Vec<u8>) -> Option<Result<String, PassportError>> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(in_png(bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(workbook::find(bytes));
    }
    if bytes.get(..bytes.len().min(1024))?.windows(5).any(|window| window == b"%PDF-") {
        return Some(pdf::find(bytes));
    }
    let start = bytes.get(..bytes.len().min(4096))?;
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Some(text_of("HTML", bytes).and_then(|text| in_html(&text)));
    }
    // Plans and maps are JSON; what begins like this is meant to be a picture.
    start.starts_with('<').then(|| {
        text_of("SVG", bytes).and_then(|text| in_xml("SVG", &text)?.ok_or(PassportError::Missing))
    })
}

fn text_of(kind: &'static str, bytes: Vec<u8>) -> Result<String, PassportError> {
    String::from_utf8(bytes).map_err(|error| PassportError::damaged(kind, &error.utf8_error()))
}

fn in_png(bytes: Vec<u8>) -> Result<String, PassportError> {
    let damaged = |error: png::DecodingError| PassportError::damaged("PNG", &error);
    let limits = png::Limits { bytes: 2 * MAX_BYTES };
    let mut reader =
        png::Decoder::new_with_limits(Cursor::new(bytes), limits).read_info().map_err(damaged)?;
    // Other programs may write it behind the picture.
    if text_in(reader.info()).is_none() {
        reader.finish().map_err(damaged)?;
    }
    let mut chunk = text_in(reader.info()).ok_or(PassportError::Missing)?;
    chunk.decompress_text_with_limit(MAX_BYTES).map_err(damaged)?;
    chunk.get_text().map_err(damaged)
}

fn text_in(info: &png::Info<'_>) -> Option<ITXtChunk> {
    info.utf8_text.iter().find(|text| text.keyword == PNG_KEYWORD).cloned()
}

fn in_html(text: &str) -> Result<String, PassportError> {
    let mark = format!("id=\"{HTML_ID}\"");
    let (_, rest) = text.split_once(&mark).ok_or(PassportError::Missing)?;
    let (_, rest) = rest.split_once('>').ok_or(PassportError::Missing)?;
    let (json, _) = rest.split_once('<').ok_or_else(|| PassportError::damaged("HTML", &mark))?;
    Ok(json.to_owned())
}

/// The passport in an XML document, if it holds one.
pub(super) fn in_xml(kind: &'static str, text: &str) -> Result<Option<String>, PassportError> {
    let damaged = |error: roxmltree::Error| PassportError::damaged(kind, &error);
    let document = roxmltree::Document::parse(text).map_err(damaged)?;
    let mut nodes = document.descendants();
    let found = nodes.find(|node| node.has_tag_name((NAMESPACE, "passport")));
    Ok(found.map(|node| node.text().unwrap_or_default().to_owned()))
}

impl Passport {
    /// The element that carries it in XML.
    ///
    /// # Errors
    /// [`StoreError::Unwritable`].
    pub fn xml(&self) -> Result<String, StoreError> {
        Ok(format!("<passport xmlns=\"{NAMESPACE}\">{}</passport>", self.json()?))
    }

    /// The data block that carries it in a page. A browser does not run it.
    ///
    /// # Errors
    /// [`StoreError::Unwritable`].
    pub fn html(&self) -> Result<String, StoreError> {
        Ok(format!("<script type=\"{}\" id=\"{HTML_ID}\">{}</script>", pdf::PDF_KIND, self.json()?))
    }

    /// The text chunk that carries it in a PNG file.
    ///
    /// # Errors
    /// [`StoreError::Unwritable`].
    pub fn png_text(&self) -> Result<ITXtChunk, StoreError> {
        let mut chunk = ITXtChunk::new(PNG_KEYWORD, self.json()?);
        chunk.compress_text().map_err(|error| StoreError::Unwritable(error.to_string()))?;
        Ok(chunk)
    }
}
