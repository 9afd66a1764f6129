//! The passport as a file attached to a PDF.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use hayro_syntax::object::{Array, Name, Object, Stream};
use hayro_syntax::{LoadPdfError, Pdf};

use super::{FORMAT, MAX_BYTES, PassportError};

/// The name of the attached file.
pub const PDF_FILE: &str = "narplan-passport.json";
/// Its kind (MIME).
pub const PDF_KIND: &str = "application/vnd.narplan.passport+json";

/// The passport that is attached to a PDF of these bytes.
pub(super) fn find(bytes: Vec<u8>) -> Result<String, PassportError> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => PassportError::damaged("PDF", &"it is encrypted"),
        LoadPdfError::Invalid => PassportError::damaged("PDF", &"it is not a whole PDF"),
    })?;
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        if !is_attached(&stream) {
            continue;
        }
        let text = inflated(&stream)?;
        // Another program may have attached files too, or taken the kind away.
        if text.contains(FORMAT) {
            return Ok(text);
        }
    }
    Err(PassportError::Missing)
}

fn is_attached(stream: &Stream<'_>) -> bool {
    let is = |key: &str, value: &str| {
        stream.dict().get::<Name<'_>>(key).is_some_and(|name| name.as_ref() == value.as_bytes())
    };
    is("Type", "EmbeddedFile") || is("Subtype", PDF_KIND)
}

/// How the bytes of a stream are packed, outermost first.
fn packings(stream: &Stream<'_>) -> Vec<String> {
    let one = stream.dict().get::<Name<'_>>("Filter").map(|name| vec![name.as_str().to_owned()]);
    let several = || {
        let names = stream.dict().get::<Array<'_>>("Filter")?;
        Some(names.iter::<Name<'_>>().map(|name| name.as_str().to_owned()).collect())
    };
    one.or_else(several).unwrap_or_default()
}

/// The bytes of an attached file, as text; none where it is not text.
fn inflated(stream: &Stream<'_>) -> Result<String, PassportError> {
    let raw = stream.raw_data();
    let mut bytes = Vec::new();
    match packings(stream).iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => bytes.extend_from_slice(&raw),
        ["FlateDecode" | "Fl"] => {
            let limit = MAX_BYTES as u64 + 1;
            ZlibDecoder::new(raw.as_ref())
                .take(limit)
                .read_to_end(&mut bytes)
                .map_err(|error| PassportError::damaged("PDF", &error))?;
        }
        _ => return Ok(String::new()),
    }
    if bytes.len() > MAX_BYTES {
        return Err(PassportError::too_large());
    }
    Ok(String::from_utf8(bytes).unwrap_or_default())
}
