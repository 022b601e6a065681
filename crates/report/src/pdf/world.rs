//! What the type setter can see: its own template, one file of values, and the fonts. No disk, no clock, no network.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::Fonts;

const TEMPLATE: &str = include_str!("report.typ");

pub(super) struct Values<'a> {
    library: LazyHash<Library>,
    fonts: &'a Fonts,
    main: Source,
    values: Option<(FileId, Bytes)>,
    records: Option<(FileId, Bytes)>,
}

impl<'a> Values<'a> {
    pub(super) fn new(fonts: &'a Fonts, values: Vec<u8>, records: Option<Vec<u8>>) -> Self {
        let main = match file("report.typ") {
            Some(id) => Source::new(id, TEMPLATE.to_owned()),
            None => Source::detached(TEMPLATE),
        };
        Self {
            library: LazyHash::new(Library::default()),
            fonts,
            main,
            values: file("report.json").map(|id| (id, super::bytes(values))),
            records: records.and_then(|records| file("records.json").map(|id| (id, super::bytes(records)))),
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
        [&self.values, &self.records]
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
