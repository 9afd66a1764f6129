//! `narplan presets` and `narplan new`.

use super::Done;
use super::args::NewArgs;
use super::error::CliError;
use super::text::Text;
use crate::app::{
    NameChoices, PRESETS, Preset, begin_on_map, from_preset, preset_card, save_new, say,
};
use crate::i18n::Tr;

pub(super) fn presets(tr: &Tr) -> Done {
    let mut text = Text::default();
    for preset in PRESETS {
        let Some(card) = preset_card(preset) else { continue };
        text.section(preset.id);
        text.line(&format!("  {}", card.title));
        for quote in &card.quotes {
            let words = tr.f("cli-quote", &[("text", (&quote.text).into())]);
            text.line(&format!("  {words}"));
            text.line(&format!("    {}", quote.source));
        }
    }
    Done::data(text.into_bytes())
}

pub(super) fn run(args: &NewArgs, tr: &Tr) -> Result<Done, CliError> {
    let opened = match &args.map {
        Some(map) => {
            let choices = NameChoices { code: args.code.clone(), name: args.name.clone() };
            begin_on_map(map, &choices)?
        }
        None => from_preset(args.preset.as_deref().unwrap_or(Preset::FIRST))?,
    };
    save_new(&opened.document, &args.output, args.force)?;
    let mut lines: Vec<String> = opened.notes.iter().map(|note| say(tr, note)).collect();
    let path = args.output.display().to_string();
    lines.push(tr.f("cli-wrote", &[("path", (&path).into())]));
    Ok(Done { lines, ..Done::default() })
}
