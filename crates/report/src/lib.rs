#![doc = include_str!("../README.md")]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod archive;
mod armor;
pub mod custody;
mod dates;
mod defang;
mod fonts;
mod hygiene;
pub mod input;
mod language;
pub mod names;
pub mod package;
mod pdf;
pub mod profile;
pub mod transfer;
pub mod verify;

#[cfg(test)]
mod tests;

pub use custody::Chain;
pub use defang::{defang, defang_text};
pub use fonts::Fonts;
pub use hygiene::Losses;
pub use input::{
    Act, Codebook, Consent, Fact, Incident, Indicator, Intervention, Involvement, Item, Marking, Named, Person, Record,
    ReportInput, SignedStatement, Statement, Term,
};
pub use language::Language;
pub use package::{BuildError, Built, ItemSource, PackageSink, build};
pub use pdf::{CustodyInput, Pdf, PdfError, typeset, typeset_custody};
pub use verify::{Finding, PackageReader, Verification, VerifyError, verify, verify_archive};
