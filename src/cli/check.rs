//! `narplan check`.

use serde::Serialize;

use super::args::CheckArgs;
use super::error::{CliError, exit};
use super::text::Text;
use super::{Done, json};
use crate::app::{FindingText, Level, findings, open};
use crate::i18n::Tr;

/// The JSON of a check; see `docs/cli.md`.
#[derive(Serialize)]
struct Checked {
    title: String,
    warnings: usize,
    notes: usize,
    findings: Vec<FindingText>,
}

pub(super) fn run(args: &CheckArgs, tr: &Tr) -> Result<Done, CliError> {
    let opened = open(&args.plan)?;
    let document = &opened.document;
    let findings: Vec<FindingText> = findings(&opened, tr)
        .iter()
        .map(|finding| FindingText::new(finding, document, tr))
        .collect();
    let warnings = findings.iter().filter(|finding| finding.level == Level::Warning).count();
    let checked = Checked {
        title: opened.document.plan.title.clone(),
        warnings,
        notes: findings.len() - warnings,
        findings,
    };
    let data = if args.json { json(&checked)? } else { text(&checked, tr).into_bytes() };
    let code = if args.strict && warnings > 0 { exit::STRICT } else { exit::OK };
    Ok(Done { data, code, ..Done::default() })
}

fn text(checked: &Checked, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&checked.title);
    let levels = [(Level::Warning, "cli-check-warnings"), (Level::Note, "cli-check-notes")];
    for (level, heading) in levels {
        let of_level = checked.findings.iter().filter(|finding| finding.level == level);
        let points: Vec<String> = of_level.map(|finding| with_mend(finding, tr)).collect();
        text.points(tr.t(heading), &points);
    }
    if checked.findings.is_empty() {
        text.line(tr.t("cli-check-nothing"));
    }
    text
}

/// A finding with what would mend it.
fn with_mend(finding: &FindingText, tr: &Tr) -> String {
    let Some(mend) = &finding.mend else { return finding.text.clone() };
    tr.f("cli-check-mend", &[("text", (&finding.text).into()), ("mend", mend.into())])
}
