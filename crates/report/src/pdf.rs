//! The documents: PDF/A-3a and PDF/UA-1, set by typst from values only.

mod custody;
mod data;
mod world;

use std::collections::BTreeSet;

use serde_json::Value;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::hygiene::{Hygiene, Losses, MISSING};
use crate::language::Texts;
use crate::{Fonts, ReportInput};

pub use custody::CustodyInput;

/// Says why no document was made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The type setter refused; the messages are its own and name no content.
    #[error("set the report as PDF/A-3a and PDF/UA-1: {0}")]
    Refused(String),
    /// The values could not be written as JSON.
    #[error("hand the report's values to the type setter")]
    Values(#[source] serde_json::Error),
}

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What could not be shown as it is; the document says so under its limits.
    pub losses: Losses,
}

/// How often the text is cleaned again when the type setter finds clusters without a glyph.
const ROUNDS: usize = 4;

/// Sets a report as PDF/A-3a and PDF/UA-1. `fingerprint` is the signing key's; `records` is attached if given.
///
/// The same input gives the same bytes. Text is handed over as values and never read as markup.
///
/// # Errors
/// [`PdfError`] when the type setter refuses.
pub fn typeset(input: &ReportInput, fonts: &Fonts, fingerprint: &str, records: Option<&[u8]>) -> Result<Pdf, PdfError> {
    let result = typeset_uncached(input, fonts, fingerprint, records);
    // The type setter keeps results of earlier runs in memory; these are people's words.
    typst::comemo::evict(0);
    result
}

fn typeset_uncached(
    input: &ReportInput,
    fonts: &Fonts,
    fingerprint: &str,
    records: Option<&[u8]>,
) -> Result<Pdf, PdfError> {
    let texts = Texts::of(input.language);
    set(
        fonts,
        &Sheet {
            template: world::REPORT,
            ident: format!("cairn-report-{}-{}", input.id, input.version),
            created: input.created,
            attached: records.map(|records| ("records.json", records)),
            values: &|| data::values(input, &texts, fingerprint, records.is_some()),
            add_losses: &|values, losses| data::add_losses(values, &texts, losses),
        },
    )
}

/// Sets the custody of an item as PDF/A-3a and PDF/UA-1, with the signed steps attached. `fingerprint` is the signing key's.
///
/// The same input gives the same bytes.
///
/// # Errors
/// [`PdfError`] when the type setter refuses.
pub fn typeset_custody(input: &CustodyInput, fonts: &Fonts, fingerprint: &str) -> Result<Pdf, PdfError> {
    let texts = Texts::of(input.language);
    let result = set(
        fonts,
        &Sheet {
            template: world::CUSTODY,
            ident: format!("cairn-custody-{}-{}", input.id, input.created),
            created: input.created,
            attached: Some(("custody.jsonl", input.steps_file.as_bytes())),
            values: &|| custody::values(input, &texts, fingerprint),
            add_losses: &|values, losses| custody::add_losses(values, &texts, losses),
        },
    );
    typst::comemo::evict(0);
    result
}

/// What the type setter works from.
struct Sheet<'a> {
    template: &'static str,
    ident: String,
    created: cairn_model::Timestamp,
    /// A file that travels inside the document, by its name.
    attached: Option<(&'static str, &'a [u8])>,
    values: &'a dyn Fn() -> Value,
    add_losses: &'a dyn Fn(&mut Value, &Losses),
}

fn set(fonts: &Fonts, sheet: &Sheet<'_>) -> Result<Pdf, PdfError> {
    let mut hygiene = Hygiene::new(fonts);
    for _ in 0..ROUNDS {
        let mut values = (sheet.values)();
        hygiene.clean_value(&mut values);
        let losses = hygiene.losses();
        (sheet.add_losses)(&mut values, &losses);
        let json = serde_json::to_vec(&values).map_err(PdfError::Values)?;
        let world = world::Values::new(fonts, sheet.template, json, sheet.attached);
        let document: PagedDocument = typst::compile(&world).output.map_err(|errors| refused(&errors))?;
        let missing = clusters_without_glyph(&document);
        if missing.is_empty() || !hygiene.avoid(missing) {
            let bytes = typst_pdf::pdf(&document, &options(sheet)?).map_err(|errors| refused(&errors))?;
            return Ok(Pdf { bytes, pages: document.pages().len(), losses });
        }
    }
    Err(PdfError::Refused("characters without a glyph remain".to_owned()))
}

fn refused<'a>(errors: impl IntoIterator<Item = &'a SourceDiagnostic>) -> PdfError {
    let first = errors.into_iter().next().map(|error| error.message.to_string());
    // What stands between quotation marks may be a person's words.
    let message = first.unwrap_or_default().split(['`', '"', '\'']).step_by(2).collect::<Vec<_>>().join("…");
    PdfError::Refused(message)
}

fn options(sheet: &Sheet<'_>) -> Result<PdfOptions, PdfError> {
    let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1])
        .map_err(|error| PdfError::Refused(error.message().to_string()))?;
    Ok(PdfOptions {
        ident: Smart::Custom(sheet.ident.clone()),
        creator: Smart::Custom(Some("Cairn".to_owned())),
        timestamp: datetime(sheet.created).map(Timestamp::new_utc),
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    })
}

fn datetime(time: cairn_model::Timestamp) -> Option<Datetime> {
    let text = time.to_string();
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
    let year = text.get(..4)?.parse().ok()?;
    Datetime::from_ymd_hms(year, part(5, 7)?, part(8, 10)?, part(11, 13)?, part(14, 16)?, part(17, 19)?)
}

/// Finds the clusters that came out as the empty box of a typeface, which PDF/A forbids.
fn clusters_without_glyph(document: &PagedDocument) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for page in document.pages() {
        collect(&page.frame, &mut found);
    }
    found.remove("");
    found.remove(MISSING.to_string().as_str());
    found
}

fn collect(frame: &Frame, found: &mut BTreeSet<String>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, found),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    if let Some(cluster) = text.text.get(glyph.range()) {
                        found.insert(cluster.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
}

/// Wraps bytes for the type setter.
fn bytes(data: Vec<u8>) -> Bytes {
    Bytes::new(data)
}
