//! Reads the program's own source, for the tests that hold it to its rules.
//!
//! No full parser: it tells code from comments and literals, which is what the rules need.

use std::path::{Path, PathBuf};
use std::{fs, str};

/// Folder of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A source file, read.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// Path from the repository's folder, with `/`.
    pub(crate) path: String,
    /// Everything.
    pub(crate) text: String,
    /// The code outside tests; comments are gone and literals are empty.
    pub(crate) code: String,
    /// The string literals outside tests, without quotes and as they are written.
    pub(crate) literals: Vec<Literal>,
}

/// A string literal.
#[derive(Debug)]
pub(crate) struct Literal {
    /// What is between the quotes.
    pub(crate) text: String,
    /// Where in [`SourceFile::code`] its closing quote is.
    end: usize,
}

impl SourceFile {
    /// The code that stands before `literal` in the same file, without the quotes.
    pub(crate) fn before(&self, literal: &Literal) -> &str {
        self.code[..literal.end].strip_suffix('"').unwrap()
    }

    /// The layer that the file belongs to: the folder in `src`, or the name of a file there.
    pub(crate) fn layer(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap();
        inside.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// Whether all of the file is for tests.
    fn is_test(path: &str) -> bool {
        path.contains("/tests/") || path.ends_with("/tests.rs") || path.ends_with("/testing.rs")
    }

    /// Reads what `text`, the file at `path`, is made of.
    pub(crate) fn new(path: &str, text: String) -> Self {
        let (mut code, mut literals) = Scanner::new(&text).scan();
        if Self::is_test(path) {
            code.clear();
            literals.clear();
        }
        for range in test_items(&code).into_iter().rev() {
            let length = range.len();
            literals.retain(|literal| !range.contains(&(literal.end - 1)));
            for literal in literals.iter_mut().filter(|literal| literal.end > range.start) {
                literal.end -= length;
            }
            code.replace_range(range, "");
        }
        Self { path: path.to_owned(), text, code, literals }
    }
}

/// All Rust files under `folder`, in order of their paths.
pub(crate) fn rust_files(folder: &str) -> Vec<SourceFile> {
    let files: Vec<SourceFile> = files_under(&root().join(folder))
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            SourceFile::new(&from_root(&path), text)
        })
        .collect();
    assert!(!files.is_empty(), "no Rust files in {folder}");
    files
}

/// All files under `folder`, sorted; what Git and Cargo keep for themselves is left out.
pub(crate) fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let own = |path: &PathBuf| {
        !path.ends_with(".git") && !path.ends_with("target") && !path.ends_with("__pycache__")
    };
    entries
        .into_iter()
        .filter(own)
        .flat_map(|path| if path.is_dir() { files_under(&path) } else { vec![path] })
        .collect()
}

/// `path` from the repository's folder, with `/`.
pub(crate) fn from_root(path: &Path) -> String {
    let inside = path.strip_prefix(root()).unwrap();
    inside.iter().map(|part| part.to_str().unwrap()).collect::<Vec<_>>().join("/")
}

/// Tells code from comments and literals.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
    code: String,
    literals: Vec<Literal>,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, code: String::new(), literals: Vec::new() }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn scan(mut self) -> (String, Vec<Literal>) {
        while let Some(next) = self.rest().chars().next() {
            if self.rest().starts_with("//") {
                self.at += self.rest().find('\n').unwrap_or(self.rest().len());
            } else if self.rest().starts_with("/*") {
                self.block_comment();
            } else if next == '"' {
                self.string();
            } else if let Some(hashes) = self.raw_string_opens() {
                self.raw_string(hashes);
            } else if next == '\'' {
                self.quote();
            } else {
                self.code.push(next);
                self.at += next.len_utf8();
            }
        }
        (self.code, self.literals)
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        loop {
            if self.rest().starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.at += self.rest().chars().next().map_or(1, char::len_utf8);
            }
        }
    }

    fn literal(&mut self, text: &str) {
        self.code.push_str("\"\"");
        self.literals.push(Literal { text: text.to_owned(), end: self.code.len() - 1 });
    }

    fn string(&mut self) {
        let body = &self.rest()[1..];
        let mut escaped = false;
        let end = body.find(|next| {
            let ends = next == '"' && !escaped;
            escaped = next == '\\' && !escaped;
            ends
        });
        let end = end.unwrap();
        self.literal(&body[..end]);
        self.at += end + 2;
    }

    /// The number of `#` of a raw string that begins here.
    fn raw_string_opens(&self) -> Option<usize> {
        let after = self.rest().strip_prefix('r')?;
        let hashes = after.len() - after.trim_start_matches('#').len();
        let in_a_word = self.code.ends_with(|c: char| c.is_alphanumeric() && c != 'b' || c == '_');
        (!in_a_word && after[hashes..].starts_with('"')).then_some(hashes)
    }

    fn raw_string(&mut self, hashes: usize) {
        let body = &self.rest()[hashes + 2..];
        let close = format!("\"{}", "#".repeat(hashes));
        let end = body.find(&close).unwrap();
        self.literal(&body[..end]);
        self.at += hashes + 2 + end + close.len();
    }

    /// A character, or a lifetime.
    fn quote(&mut self) {
        let body = &self.rest()[1..];
        let mut chars = body.chars();
        let length = match chars.next() {
            Some('\\') => {
                let escaped = chars.next().unwrap();
                let from = 1 + escaped.len_utf8();
                body[from..].find('\'').map(|end| from + end)
            }
            Some(only) if chars.next() == Some('\'') => Some(only.len_utf8()),
            _ => None,
        };
        self.code.push('\'');
        self.at += length.map_or(1, |length| length + 2);
    }
}

/// Where in `code` there are items that only tests have, with their `#[cfg(test)]`.
fn test_items(code: &str) -> Vec<std::ops::Range<usize>> {
    let mut items = Vec::new();
    let mut from = 0;
    while let Some(found) = code[from..].find("#[cfg(test)]") {
        let start = from + found;
        let after = start + "#[cfg(test)]".len();
        let mut depth = 0_i32;
        let end = code[after..].find(|next| {
            match next {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                _ => {}
            }
            depth == 0 && matches!(next, ';' | '}')
        });
        from = after + end.unwrap() + 1;
        items.push(start..from);
    }
    items
}

#[test]
fn code_is_told_from_comments_literals_and_tests() {
    let text = r#"
        // a comment with crate::one
        /* and /* nested */ crate::two */
        fn a<'a>(x: &'a str) -> char { f("crate::three \" //", r"crate::four", '"', '\''); 'x' }
        #[cfg(test)]
        mod tests { fn t() { crate::five("six") } }
        use crate::seven; g("eight");
    "#;
    let file = SourceFile::new("src/some/file.rs", text.to_owned());
    let texts: Vec<&str> = file.literals.iter().map(|literal| literal.text.as_str()).collect();
    assert_eq!(texts, ["crate::three \\\" //", "crate::four", "eight"]);
    assert_eq!(file.code.matches("crate::").count(), 1, "{}", file.code);
    assert!(file.before(&file.literals[2]).ends_with("g("), "{}", file.code);
    assert_eq!(file.layer(), "some");
}
