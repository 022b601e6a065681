//! Importing records: a reader proposes them, a person may look first, and they are written in bulk.
//!
//! The file itself is sealed whole, as evidence; every record that is made of it is derived from it. What a record says follows
//! from the content and the circle alone, so that two members who import the same file apart write the same. Who did it and
//! when, the name of the file, and the answers about marking and licence are in the signed custody.

mod form;
mod formats;
pub(crate) mod input;
pub(crate) mod mappings;
mod plan;
mod show;
mod write;

use cairn_exchange::draft::Drafts;
use cairn_model::vocab::Vocabulary;
use cairn_model::{CircleId, RecordId};

use crate::api::{CollectOrder, RecordsImport, Response};
use crate::circles;
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::jobs::Job;
pub(crate) use formats::Format;
pub use formats::is_format;
use input::{Input, SourceFile};
use plan::Plan;

/// What a person said of a source.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answers {
    pub(crate) tlp: Option<String>,
    pub(crate) licence: Option<String>,
    pub(crate) known: Known,
}

/// What becomes of a record that is here already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Known {
    /// It stays as people left it.
    #[default]
    Stays,
    /// It takes over values that differ.
    TakesNewer,
}

/// A source that was read, on its way into a circle.
pub(crate) struct Incoming {
    pub(crate) circle: CircleId,
    pub(crate) format: &'static Format,
    pub(crate) file: SourceFile,
    pub(crate) drafts: Drafts,
    pub(crate) answers: Answers,
}

impl Incoming {
    /// Gives the id of the evidence record of the file: the same for everyone in the circle who imports the same bytes.
    pub(crate) fn source(&self) -> RecordId {
        source_of(&self.circle, &self.file.sha256)
    }
}

/// Gives the id of the evidence record of a file, by its SHA-256.
pub(crate) fn source_of(circle: &CircleId, sha256: &[u8; 32]) -> RecordId {
    RecordId::derive(circle, "import-source", &hex::encode(sha256))
}

/// Answers what is asked about records that come from outside.
pub(crate) async fn collect(cx: &Context, job: Job, order: CollectOrder) -> Result<Response, ApiError> {
    match order {
        CollectOrder::Import(order) => import(cx, job, *order).await,
        CollectOrder::Form(order) => {
            let path = cx.file(&order.to)?;
            blocking(move || form::write(&path, &order)).await
        }
        CollectOrder::Mappings { circle } => cx.read(move |reader| mappings::list(reader, circle.as_deref())).await,
    }
}

/// Imports a file of records, or shows what would come in.
async fn import(cx: &Context, job: Job, order: RecordsImport) -> Result<Response, ApiError> {
    let format = formats::find(&order.format)?;
    let path = cx.file(&order.path)?;
    let wish = order.clone();
    let (circle, mapping, labels) = cx
        .read(move |reader| {
            let circle = circles::find(reader, wish.circle.as_deref())?;
            Ok((circle, mappings::asked(reader, &circle, &wish)?, mappings::labels(reader, &circle)?))
        })
        .await?;
    let tlp = order.tlp.as_deref().map(read_marking).transpose()?;
    let known = if order.update { Known::TakesNewer } else { Known::Stays };
    let answers = Answers { tlp, licence: order.licence.clone(), known };
    let (report, cancel) = (job.report.clone(), job.cancel.clone());
    let (incoming, columns, mapping) = blocking(move || {
        let file = SourceFile::open(&path, &report, &cancel)?;
        let mut input = Input::new(&file, &circle, mapping.as_ref(), &labels, &report, &cancel);
        let drafts = (format.read)(&mut input)?;
        let columns = input.columns();
        Ok((Incoming { circle, format, file, drafts, answers }, columns, mapping))
    })
    .await?;
    if incoming.drafts.records.is_empty() && !order.dry_run {
        let why =
            "no record in it that fits a field: a dry run shows the columns of a table, and --map says what they are";
        return Err(input::malformed(format.title, why.to_owned()));
    }
    let mut view = take(cx, &job, incoming, order.dry_run).await?;
    view.columns = columns;
    if let (Some(name), Some(mapping), false) = (order.save_mapping, mapping, order.dry_run) {
        view.mapping = Some(cx.desk.run(move |vault| mappings::save(vault, &circle, &name, &mapping)).await?);
    }
    Ok(Response::RecordsImported(Box::new(view)))
}

/// Takes in what a reader proposed, or shows what would come in. Every reader of records ends here.
pub(crate) async fn take(
    cx: &Context,
    job: &Job,
    incoming: Incoming,
    dry_run: bool,
) -> Result<crate::api::RecordsImported, ApiError> {
    job.cancel.check()?;
    let plan = cx.read(move |reader| Plan::make(reader, incoming)).await?;
    if dry_run {
        return Ok(show::view(&plan, &plan.expected(), show::Shown::BeforeWriting));
    }
    let evidence = cx.read(|reader| Ok(reader.evidence())).await?;
    let (report, cancel, sealing) = (job.report.clone(), job.cancel.clone(), evidence.clone());
    let (plan, sealed) = blocking(move || {
        let sealed = write::seal(&sealing, &plan, &report, &cancel)?;
        Ok((plan, sealed))
    })
    .await?;
    let (report, cancel) = (job.report.clone(), job.cancel.clone());
    cx.desk
        .run(move |vault| {
            let done = write::write(vault, &plan, sealed, &evidence, &report, &cancel)?;
            Ok(show::view(&plan, &done, show::Shown::Written))
        })
        .await
}

/// Reads a marking that a person gave.
pub(crate) fn read_marking(text: &str) -> Result<String, ApiError> {
    Vocabulary::Tlp.read(text).ok_or_else(|| {
        ApiError::new(ErrorCode::BadRequest)
            .with("why", "the marking is none of clear, green, amber, amber+strict, red")
    })
}
