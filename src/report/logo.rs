//! A sender's logo: looked at when it is chosen, so that no paper fails on it later.

use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use image::{ImageFormat, ImageReader, Limits};
use resvg::usvg;

use crate::model::{Explain, Logo, LogoFormat, MAX_LOGO_BYTES, Message};
use crate::report::picture::svg_options;

/// The longest side of a logo made of pixels.
const MAX_SIDE_PX: u32 = 4_000;

/// Why a file can be no logo.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoError {
    /// It is larger than [`MAX_LOGO_BYTES`].
    #[error("the logo has {0} bytes: it may have {MAX_LOGO_BYTES}")]
    TooLarge(usize),
    /// It is no PNG, JPEG or SVG.
    #[error("the logo is no PNG, JPEG or SVG")]
    Format,
    /// It says that it is one, and cannot be drawn.
    #[error("the logo cannot be drawn: {0}")]
    Broken(String),
    /// An SVG that shows another file.
    #[error("the logo refers to another file: put that into it")]
    Linked,
}

impl Explain for LogoError {
    fn message(&self) -> Message {
        match self {
            Self::TooLarge(bytes) => Message::new("edit-error-logo-too-large")
                .number("size", (*bytes as f64 / 1024.0).ceil())
                .number("most", MAX_LOGO_BYTES as f64 / 1024.0),
            Self::Format => Message::new("edit-error-logo-format"),
            Self::Broken(detail) => Message::new("logo-error-broken").text("detail", detail),
            Self::Linked => Message::new("logo-error-linked"),
        }
    }
}

/// The logo in `bytes`, which shows `alt`. An SVG is kept as plain shapes: letters as outlines,
/// and nothing that is no picture.
///
/// # Errors
/// [`LogoError`].
pub fn read_logo(bytes: &[u8], alt: &str) -> Result<Logo, LogoError> {
    if bytes.len() > MAX_LOGO_BYTES {
        return Err(LogoError::TooLarge(bytes.len()));
    }
    let format = LogoFormat::of(bytes).ok_or(LogoError::Format)?;
    let kept = match format {
        LogoFormat::Png => pixels(bytes, ImageFormat::Png)?,
        LogoFormat::Jpeg => pixels(bytes, ImageFormat::Jpeg)?,
        LogoFormat::Svg => shapes(bytes)?,
    };
    if kept.len() > MAX_LOGO_BYTES {
        return Err(LogoError::TooLarge(kept.len()));
    }
    Ok(Logo { format, bytes: kept.into(), alt: alt.to_owned() })
}

/// The same file where it can be drawn.
fn pixels(bytes: &[u8], format: ImageFormat) -> Result<Vec<u8>, LogoError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE_PX);
    limits.max_image_height = Some(MAX_SIDE_PX);
    reader.limits(limits);
    reader.decode().map_err(|error| LogoError::Broken(error.to_string()))?;
    Ok(bytes.to_vec())
}

fn shapes(bytes: &[u8]) -> Result<Vec<u8>, LogoError> {
    let is_linked = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&is_linked);
    let mut options = svg_options();
    // No file of the machine is opened for it.
    options.image_href_resolver.resolve_string = Box::new(move |_, _| {
        seen.store(true, Ordering::Relaxed);
        None
    });
    let tree = usvg::Tree::from_data(bytes, &options)
        .map_err(|error| LogoError::Broken(error.to_string()))?;
    if is_linked.load(Ordering::Relaxed) {
        return Err(LogoError::Linked);
    }
    if tree.root().children().is_empty() {
        return Err(LogoError::Broken("it shows nothing".to_owned()));
    }
    Ok(tree.to_string(&usvg::WriteOptions::default()).into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" \
        xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"40\" height=\"20\">\
        <script>alert(1)</script><rect width=\"40\" height=\"20\" fill=\"#0b5c61\"/>\
        <text x=\"4\" y=\"14\" font-family=\"Arial\">Li</text>REST</svg>";

    fn svg(rest: &str) -> String {
        SVG.replace("REST", rest)
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Grayscale);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&vec![7; (width * height) as usize]).unwrap();
        writer.finish().unwrap();
        bytes
    }

    #[test]
    fn an_svg_is_kept_as_shapes_without_scripts_and_letters() {
        let logo = read_logo(svg("").as_bytes(), "Kommunens vapen").unwrap();
        let text = String::from_utf8(logo.bytes.to_vec()).unwrap();
        assert_eq!((logo.format, logo.alt.as_str()), (LogoFormat::Svg, "Kommunens vapen"));
        assert!(!text.contains("script") && !text.contains("<text") && text.contains("<path"));
        let again = read_logo(text.as_bytes(), "x").unwrap();
        assert!(LogoFormat::of(&again.bytes) == Some(LogoFormat::Svg));
    }

    #[test]
    fn what_shows_another_file_is_refused() {
        let linked = svg("<image xlink:href=\"/etc/passwd.png\" width=\"9\" height=\"9\"/>");
        assert_eq!(read_logo(linked.as_bytes(), "x"), Err(LogoError::Linked));
    }

    #[test]
    fn what_is_too_large_broken_or_no_picture_is_refused() {
        assert!(read_logo(&png(8, 8), "x").is_ok());
        assert!(matches!(read_logo(&png(4_001, 1), "x"), Err(LogoError::Broken(_))));
        let whole = png(64, 64);
        let half = whole.get(..whole.len() / 2).unwrap();
        assert!(matches!(read_logo(half, "x"), Err(LogoError::Broken(_))));
        assert_eq!(read_logo(b"GIF89a", "x"), Err(LogoError::Format));
        let mut large = png(8, 8);
        large.resize(MAX_LOGO_BYTES + 1, 0);
        assert_eq!(read_logo(&large, "x"), Err(LogoError::TooLarge(MAX_LOGO_BYTES + 1)));
        let broken = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><rect";
        assert!(matches!(read_logo(broken, "x"), Err(LogoError::Broken(_))));
        let empty = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>";
        assert!(matches!(read_logo(empty, "x"), Err(LogoError::Broken(_))));
    }
}
