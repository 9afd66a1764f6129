//! Where Typst finds what a paper is made of: the program's own templates and typeface, and the
//! paper's data and pictures. Nothing else is there: no files of the machine, no net, no clock.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::report::ReportError;
use crate::scene::text::Weight;

/// The program's templates by name.
const TEMPLATES: [(&str, &str); 3] = [
    ("common.typ", include_str!("../../../assets/report/common.typ")),
    ("document.typ", include_str!("../../../assets/report/document.typ")),
    ("maps.typ", include_str!("../../../assets/report/maps.typ")),
];

/// What is the same for all papers.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let data = Weight::ALL.map(|weight| Bytes::new(weight.font_data()));
    let fonts: Vec<Font> = data.into_iter().flat_map(Font::iter).collect();
    Shared {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// The files of one paper.
pub(super) struct Desk {
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

impl Desk {
    /// A paper set by the template `main`, with these files beside it.
    ///
    /// # Errors
    /// [`ReportError::Paper`] where a name is no file's.
    pub(super) fn new(
        main: &str,
        files: impl IntoIterator<Item = (String, Vec<u8>)>,
    ) -> Result<Self, ReportError> {
        let mut sources = HashMap::new();
        for (name, text) in TEMPLATES {
            let id = file_id(name)?;
            sources.insert(id, Source::new(id, text.to_owned()));
        }
        let files: Result<HashMap<FileId, Bytes>, ReportError> = files
            .into_iter()
            .map(|(name, bytes)| Ok((file_id(&name)?, Bytes::new(bytes))))
            .collect();
        Ok(Self { main: file_id(main)?, sources, files: files? })
    }
}

fn file_id(name: &str) -> Result<FileId, ReportError> {
    let path = VirtualPath::new(name).map_err(|error| ReportError::Paper(error.to_string()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
