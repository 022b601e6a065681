//! What people hand in: a suspicious message as it arrived, a letter about one, a mailbox, a chat.
//!
//! Each becomes a case with an incident for each suspicious message. Who handed it in is held apart from the first step on: the reader
//! leaves them out of everything, and a record in the personal circle alone says who they are. That circle never leaves this vault.

mod reply;
mod words;

use std::io::Read as _;
use std::ops::ControlFlow;

use cairn_exchange::chat::{self, ChatError, ChatLimits};
use cairn_exchange::draft::{Draft, Drafts};
use cairn_exchange::loss::Losses;
use cairn_exchange::mail::{self, MailError, MailLimits, MailProblem};
use cairn_exchange::observable::defang;
use cairn_exchange::phishing::draft::{self, Written};
use cairn_exchange::phishing::{Notice, Whose, of_chat, of_mail};
use cairn_exchange::warning::Warnings;
use cairn_model::{CircleId, Kind};
use cairn_store::RecordKey;

use crate::api::{FoundView, NoticeOrder, NoticeView, PhishingOrder, PhishingView, Response};
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::import::drafts::input::{SourceFile, malformed, too_large};
use crate::import::drafts::{self, Answers, Format, Incoming, Known};
use crate::indicators::warnings;
use crate::jobs::{Cancel, Job, Reporter};
use crate::{circles, records};

static MAIL: Format =
    Format { name: "mail", title: "Mail", evidence_type: "e-mail", read: |input| plainly(input, Form::Mail) };
static CHAT: Format =
    Format { name: "chat", title: "Chat", evidence_type: "message", read: |input| plainly(input, Form::Chat) };

/// The types of indicators that come of a message.
const KINDS: [&str; 7] = ["url", "domain", "ipv4", "ipv6", "email", "phone", "sha256"];

/// In what form something was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Mail,
    Chat,
}

impl Form {
    fn parse(name: &str) -> Result<Self, ApiError> {
        match name {
            "mail" => Ok(Self::Mail),
            "chat" => Ok(Self::Chat),
            _ => Err(ApiError::new(ErrorCode::UnknownFormat).with("format", name).with("formats", "mail, chat")),
        }
    }

    const fn format(self) -> &'static Format {
        match self {
            Self::Mail => &MAIL,
            Self::Chat => &CHAT,
        }
    }

    /// The most bytes of a file.
    fn limit(self) -> usize {
        match self {
            Self::Mail => MailLimits::default().bytes,
            Self::Chat => ChatLimits::default().bytes,
        }
    }
}

/// What a person said of it.
#[derive(Debug, Clone, Default)]
struct Said {
    whose: Whose,
    sender: Option<String>,
}

impl From<MailError> for ApiError {
    fn from(error: MailError) -> Self {
        match error.problem {
            MailProblem::TooLarge { limit } => too_large(format!("{} MiB", limit >> 20)),
            MailProblem::TooManyMessages { limit } => too_large(format!("{limit} messages")),
            MailProblem::TooManyParts { limit } => too_large(format!("{limit} parts")),
            MailProblem::TooDeep { limit } => too_large(format!("parts {limit} deep")),
            MailProblem::Cancelled => Self::new(ErrorCode::Cancelled),
            MailProblem::Headers | MailProblem::NotMail => malformed("mail", error.to_string()),
        }
    }
}

impl From<ChatError> for ApiError {
    fn from(error: ChatError) -> Self {
        match error {
            ChatError::TooLarge { limit } => too_large(format!("{} MiB", limit >> 20)),
            ChatError::TooManyMessages { limit } => too_large(format!("{limit} messages")),
            ChatError::NotText | ChatError::Empty => malformed("chat", error.to_string()),
        }
    }
}

/// Takes in what somebody handed in, or writes the answer to them.
pub(crate) async fn call(cx: &Context, job: Job, order: PhishingOrder) -> Result<Response, ApiError> {
    match order {
        PhishingOrder::Take(order) => take(cx, job, order).await,
        PhishingOrder::Reply(order) => reply::reply(cx, order).await,
    }
}

/// What was read of it.
struct Taken {
    drafts: Drafts,
    identities: Vec<Draft>,
    notices: Vec<(Written, NoticeView)>,
}

/// Reads what was handed in.
fn read(
    bytes: &[u8],
    form: Form,
    said: &Said,
    observer: &mut dyn FnMut(u64) -> ControlFlow<()>,
    losses: &mut Losses,
) -> Result<Vec<Notice>, ApiError> {
    match form {
        Form::Mail => {
            let mails = mail::read(bytes, &MailLimits::default(), losses, observer)?;
            Ok(mails.into_iter().map(|mail| of_mail(mail, said.whose, losses)).collect())
        }
        Form::Chat => {
            let chat = chat::read(bytes, &ChatLimits::default(), losses)?;
            Ok(vec![of_chat(&chat, bytes, said.sender.as_deref(), losses)])
        }
    }
}

/// Writes down what was read.
fn write(circle: &CircleId, home: &CircleId, file: &SourceFile, notices: Vec<Notice>, mut losses: Losses) -> Taken {
    let whole = drafts::source_of(circle, &file.sha256);
    let mut taken = Taken { drafts: Drafts::default(), identities: Vec::new(), notices: Vec::new() };
    for notice in notices {
        let identity = draft::identity(circle, home, &notice, &mut losses);
        let (place, held) = (notice.place.clone(), notice.held.count() as u64);
        let written = draft::write(circle, &whole, notice, &mut taken.drafts, &mut losses);
        let view = NoticeView {
            place,
            case: written.case.to_string(),
            incidents: written.incidents.iter().map(ToString::to_string).collect(),
            identity: identity.as_ref().map(|identity| identity.id.to_string()),
            held,
            sender: written.found.iter().any(|found| found.way == "sender"),
            files: written.files as u64,
            found: Vec::new(),
        };
        taken.identities.extend(identity);
        taken.notices.push((written, view));
    }
    taken.drafts.losses = losses.into_list();
    taken
}

/// Reads a file without anything that a person said of it.
fn plainly(input: &mut drafts::input::Input<'_>, form: Form) -> Result<Drafts, ApiError> {
    let bytes = input.bytes(form.limit())?;
    let mut losses = Losses::default();
    let notices = read(&bytes, form, &Said::default(), &mut |_| ControlFlow::Continue(()), &mut losses)?;
    Ok(write(input.circle, input.circle, input.file, notices, losses).drafts)
}

async fn take(cx: &Context, job: Job, order: NoticeOrder) -> Result<Response, ApiError> {
    let form = Form::parse(&order.format)?;
    let said = Said { whose: whose(order.whose.as_deref())?, sender: order.sender.clone() };
    let known = if order.update { Known::TakesNewer } else { Known::Stays };
    let tlp = order.tlp.as_deref().map(drafts::read_marking).transpose()?;
    let wish = order.circle.clone();
    let (circle, home) =
        cx.read(move |reader| Ok((circles::find(reader, wish.as_deref())?, circles::find(reader, None)?))).await?;
    let path = order.file.as_deref().map(|file| cx.file(file)).transpose()?;
    let (report, cancel, text) = (job.report.clone(), job.cancel.clone(), order.text);
    let (file, taken) = blocking(move || {
        let mut file = match (path, text) {
            (Some(path), None) => SourceFile::open(&path, &report, &cancel)?,
            (None, Some(text)) => SourceFile::of_text(text),
            _ => return Err(ApiError::new(ErrorCode::BadRequest).with("why", "name one file, or give one text")),
        };
        // What people call such a file often says who wrote it.
        form.format().name.clone_into(&mut file.name);
        let bytes = bytes_of(&file, form, &cancel)?;
        let mut losses = Losses::default();
        let notices = read_watched(&bytes, form, &said, &report, &cancel, &mut losses)?;
        let taken = write(&circle, &home, &file, notices, losses);
        Ok((file, taken))
    })
    .await?;
    let Taken { mut drafts, mut identities, notices } = taken;
    if circle == home {
        drafts.records.append(&mut identities);
    }
    let answers = Answers { tlp, licence: None, known };
    let incoming = Incoming { circle, format: form.format(), file, drafts, answers };
    let mut import = drafts::take(cx, &job, incoming, order.dry_run).await?;
    if !identities.is_empty() {
        let (dry_run, count) = (order.dry_run, identities.len() as u64);
        let new = cx.desk.run(move |vault| keep_apart(vault, &home, identities, dry_run)).await?;
        import.read += count;
        import.new += new;
        import.unchanged += count - new;
    }
    // The lists only tell here: they differ from vault to vault, so that nothing of them is written down.
    let notices = cx.read(move |reader| Ok(show(notices, &warnings::all(reader)?))).await?;
    Ok(Response::Phishing(Box::new(PhishingView { import, notices })))
}

fn whose(text: Option<&str>) -> Result<Whose, ApiError> {
    match text {
        None | Some("letter") => Ok(Whose::Letter),
        Some("suspicious") => Ok(Whose::Suspicious),
        Some(_) => Err(ApiError::new(ErrorCode::BadRequest).with("why", "a mail is a letter, or suspicious")),
    }
}

fn bytes_of(file: &SourceFile, form: Form, cancel: &Cancel) -> Result<Vec<u8>, ApiError> {
    if file.length() > form.limit() as u64 {
        return Err(too_large(format!("{} MiB", form.limit() >> 20)));
    }
    let mut bytes = Vec::new();
    file.reader()?.read_to_end(&mut bytes).map_err(|error| drafts::input::changed_or_unreadable(&error))?;
    cancel.check()?;
    Ok(bytes)
}

fn read_watched(
    bytes: &[u8],
    form: Form,
    said: &Said,
    report: &Reporter,
    cancel: &Cancel,
    losses: &mut Losses,
) -> Result<Vec<Notice>, ApiError> {
    let mut meter = report.meter("step-import", "bytes", Some(bytes.len() as u64));
    let mut observer = |done| {
        meter.at(done);
        if cancel.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    read(bytes, form, said, &mut observer, losses)
}

/// Writes who handed something in where only this vault sees it; one that is there is left as it is. Says how many are new.
fn keep_apart(
    vault: &mut cairn_store::Vault,
    home: &CircleId,
    identities: Vec<Draft>,
    dry_run: bool,
) -> Result<u64, ApiError> {
    let mut new = 0;
    for draft in identities {
        let key = RecordKey { circle: *home, id: draft.id };
        if vault.record(&key).is_ok() {
            continue;
        }
        new += 1;
        if !dry_run {
            records::write_as(vault, &key, Kind::Identity, &draft.edits)?;
        }
    }
    Ok(new)
}

fn show(notices: Vec<(Written, NoticeView)>, warnings: &Warnings) -> Vec<NoticeView> {
    notices.into_iter().map(|(written, view)| show_one(written, view, warnings)).collect()
}

fn show_one(written: Written, mut view: NoticeView, warnings: &Warnings) -> NoticeView {
    for found in written.found {
        view.found.push(FoundView {
            record: found.record.to_string(),
            type_: found.observable.kind.to_owned(),
            value: defang(found.observable.kind, &found.observable.value),
            way: found.way.to_owned(),
            shows: found.shows.map(|shows| defang("domain", &shows)),
            warnings: warnings.of(&found.observable).into_iter().map(str::to_owned).collect(),
        });
    }
    view
}

/// Gives the type of an indicator that an answer speaks of.
fn kind_of(code: &str) -> Option<&'static str> {
    KINDS.into_iter().find(|kind| *kind == code)
}
