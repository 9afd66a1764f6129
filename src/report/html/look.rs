//! How the page looks, and what it may do.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::layers::Paints;
use crate::scene::{Rgb, Theme};

const STYLE: &str = include_str!("../../../assets/report/handout/page.css");

/// The colours of both looks and the rules.
pub(super) fn style(paints: &Paints) -> String {
    let properties = |theme: Theme| {
        let tokens = theme.tokens();
        let [_, _, middle, dark, _] = tokens.sequential;
        let named: [(&str, Rgb); 15] = [
            ("canvas", tokens.canvas),
            ("panel", tokens.panel),
            ("raised", tokens.raised),
            ("hairline", tokens.hairline),
            ("text", tokens.text),
            ("secondary", tokens.secondary),
            ("accent", tokens.accent),
            ("chosen", tokens.accent_ground),
            ("worse", tokens.worse),
            ("border", tokens.border),
            ("blank", tokens.missing),
            ("hatch", tokens.hatch),
            ("part0", middle),
            ("part1", dark),
            ("part2", tokens.accent),
        ];
        let named = named.map(|(name, colour)| format!("--{name}:{colour};")).concat();
        format!("{named}{}", paints.properties(theme))
    };
    let (light, dark) = (properties(Theme::Light), properties(Theme::Dark));
    format!(
        ":root{{color-scheme:light;{light}}}\n\
         @media (prefers-color-scheme:dark){{:root:not([data-look=light]){{color-scheme:dark;{dark}}}}}\n\
         :root[data-look=dark]{{color-scheme:dark;{dark}}}\n\
         @media print{{:root,:root[data-look]{{color-scheme:light;{light}}}}}\n\
         {}{STYLE}",
        paints.rules()
    )
}

/// What the page may do: run its own style and script, known by their hashes, and nothing else.
pub(super) fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; \
         form-action 'none'",
        hash(script),
        hash(style)
    )
}
