//! What the type setter can see: one template, one file of values, what is attached, and the fonts. No disk, no clock, no
//! network.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::Fonts;

/// The template of a report.
pub(super) const REPORT: &str = include_str!("report.typ");
/// The template of an item's custody.
pub(super) const CUSTODY: &str = include_str!("custody.typ");

pub(super) struct Values<'a> {
    library: LazyHash<Library>,
    fonts: &'a Fonts,
    main: Source,
    values: Option<(FileId, Bytes)>,
    attached: Option<(FileId, Bytes)>,
}

impl<'a> Values<'a> {
    pub(super) fn new(
        fonts: &'a Fonts,
        template: &'static str,
        values: Vec<u8>,
        attached: Option<(&'static str, &[u8])>,
    ) -> Self {
        let main = match file("main.typ") {
            Some(id) => Source::new(id, template.to_owned()),
            None => Source::detached(template),
        };
        Self {
            library: LazyHash::new(Library::default()),
            fonts,
            main,
            values: file("values.json").map(|id| (id, super::bytes(values))),
            attached: attached.and_then(|(name, bytes)| file(name).map(|id| (id, super::bytes(bytes.to_vec())))),
        }
    }
}

fn file(name: &str) -> Option<FileId> {
    VirtualPath::new(name).ok().map(|path| RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Values<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        [&self.values, &self.attached]
            .into_iter()
            .flatten()
            .find(|(known, _)| *known == id)
            .map(|(_, bytes)| bytes.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
