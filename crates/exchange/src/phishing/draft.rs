//! What is written down about something that was handed in: a case, an incident for each suspicious message, where it leads as
//! indicators, and the files.

use cairn_model::case_number::CaseNumber;
use cairn_model::{CircleId, Kind, RecordId, Value};
use sha2::{Digest as _, Sha256};

use super::{Notice, Suspect};
use crate::draft::{Draft, DraftContent, DraftFile, Drafts};
use crate::loss::{Losses, Why};
use crate::mail::html::{Found, Way, host};
use crate::mail::{Head, MailFile, Mailbox};
use crate::observable::{Canonical, Observable, canonicalize, defang};

/// The most indicators of one message.
const MAX_INDICATORS: usize = 300;

/// The records of something that was handed in, without the person.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The case.
    pub case: RecordId,
    /// The incidents, one for each suspicious message.
    pub incidents: Vec<RecordId>,
    /// What was found, as indicators.
    pub found: Vec<Noted>,
    /// How many files were made into evidence.
    pub files: usize,
}

/// An indicator with how it stands in the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// The record.
    pub record: RecordId,
    /// What it is.
    pub observable: Observable,
    /// How it stands there: `sender`, `server`, `attachment`, or the name of a [`Way`].
    pub way: &'static str,
    /// The domain that the text of a link shows instead.
    pub shows: Option<String>,
}

/// What indicators are made from, as those of a pasted text are: the same thing found in two places is one record.
const INDICATOR: &str = "indicator";

fn foreign_id(observable: &Observable) -> String {
    format!("{} {}", observable.kind, observable.value)
}

/// Gives the id of the record of an observable, the same wherever it was found.
pub fn indicator_id(circle: &CircleId, observable: &Observable) -> RecordId {
    RecordId::derive(circle, INDICATOR, &foreign_id(observable))
}

/// Writes down who handed something in, for the circle in which identities stay. Nothing where nobody is named.
pub fn identity(circle: &CircleId, home: &CircleId, notice: &Notice, losses: &mut Losses) -> Option<Draft> {
    if notice.reporter.is_empty() {
        return None;
    }
    let mut draft = Draft::new(home, "phishing-identity", &hex::encode(notice.sha256), Kind::Identity, &notice.place);
    let first = notice.reporter.first()?;
    let name = first.name.clone().unwrap_or_else(|| first.address.clone());
    draft.set("title", name.as_str(), losses);
    draft.set("name", name, losses);
    draft.set("person", person_id(circle, notice).to_string(), losses);
    for Mailbox { address, .. } in notice.reporter.iter().filter(|mailbox| !mailbox.address.is_empty()).take(20) {
        let item = draft.item("contacts", address);
        draft.set(&format!("contacts/{item}"), Value::Flag(true), losses);
        draft.set(&format!("contacts/{item}/channel"), "e-mail", losses);
        draft.set(&format!("contacts/{item}/value"), address.as_str(), losses);
    }
    Some(draft)
}

fn person_id(circle: &CircleId, notice: &Notice) -> RecordId {
    RecordId::derive(circle, "phishing-person", &hex::encode(notice.sha256))
}

/// Writes down what was handed in. `whole` is the item of the sealed file, from which every file in it was taken.
pub fn write(circle: &CircleId, whole: &RecordId, notice: Notice, drafts: &mut Drafts, losses: &mut Losses) -> Written {
    let foreign = hex::encode(notice.sha256);
    let mut writer = Writer { circle, whole, foreign: &foreign, drafts, losses, found: Vec::new(), files: 0 };
    let mut case = writer.draft("phishing-case", "", Kind::Case, &notice.place);
    let title = notice.suspects.iter().find_map(title_of).unwrap_or_else(|| short(&case.id));
    case.set("title", title, writer.losses);
    case.set("reference", number_of(&case.id), writer.losses);
    for (path, code) in [("type", "help-request"), ("status", "new"), ("channel", notice.channel)] {
        case.set(path, code, writer.losses);
    }
    case.set("topics/phishing", Value::Flag(true), writer.losses);
    if let Some(day) = &notice.day {
        case.set("received", day.as_str(), writer.losses);
    }
    let mut person = None;
    if !notice.reporter.is_empty() {
        let mut draft = writer.draft("phishing-person", "", Kind::Person, &notice.place);
        draft.set("pseudonym", format!("R-{}", short(&draft.id)), writer.losses);
        case.set("person", draft.id.to_string(), writer.losses);
        person = Some(draft.id);
        writer.drafts.records.push(draft);
    }
    let mut incidents = Vec::new();
    for (at, suspect) in notice.suspects.iter().enumerate() {
        let incident = writer.incident(suspect, at, &case, person);
        case.set(&format!("incidents/{incident}"), Value::Flag(true), writer.losses);
        incidents.push(incident);
    }
    let single = incidents.first().copied().filter(|_| incidents.len() == 1);
    for file in &notice.files {
        let evidence = writer.file(file, &case, single);
        case.set(&format!("evidence/{evidence}"), Value::Flag(true), writer.losses);
    }
    let (found, files) = (writer.found, writer.files);
    let written = Written { case: case.id, incidents, found, files };
    drafts.records.push(case);
    written
}

/// Gives a message a title: its subject, or where it leads.
fn title_of(suspect: &Suspect) -> Option<String> {
    let subject = suspect.head.as_ref().and_then(|head| head.subject.clone());
    let leads = || suspect.links.iter().find_map(|link| host(&link.url)).map(|(kind, value)| defang(kind, &value));
    subject.filter(|subject| subject.trim().chars().any(|c| c != '…' && !c.is_whitespace())).or_else(leads)
}

/// Gives a case its number: as if drawn at random, and the same for everyone who takes in the same notice.
fn number_of(case: &RecordId) -> String {
    let bytes = case.as_bytes().first_chunk::<8>().copied().unwrap_or_default();
    CaseNumber::from_random(bytes).to_string()
}

/// Gives the beginning of an id, in place of a name: it says nothing of whoever handed something in.
fn short(id: &RecordId) -> String {
    id.to_string().chars().take(8).collect()
}

struct Writer<'a> {
    circle: &'a CircleId,
    whole: &'a RecordId,
    foreign: &'a str,
    drafts: &'a mut Drafts,
    losses: &'a mut Losses,
    found: Vec<Noted>,
    files: usize,
}

impl Writer<'_> {
    fn draft(&self, source: &str, more: &str, kind: Kind, place: &str) -> Draft {
        Draft::new(self.circle, source, &format!("{}{more}", self.foreign), kind, place)
    }

    /// Writes down a suspicious message. The person it went to has a say in what leaves of it.
    fn incident(&mut self, suspect: &Suspect, at: usize, case: &Draft, person: Option<RecordId>) -> RecordId {
        let mut draft = self.draft("phishing-incident", &format!(":{at}"), Kind::Incident, &suspect.place);
        draft.set("title", title_of(suspect).unwrap_or_else(|| short(&draft.id)), self.losses);
        if let Some(day) = &suspect.day {
            draft.set("when", day.as_str(), self.losses);
        }
        let act = format!("acts/{}", draft.item("acts", "phishing"));
        draft.set(&act, Value::Flag(true), self.losses);
        draft.set(&format!("{act}/type"), "phishing", self.losses);
        if let Some(person) = person {
            draft.set(&format!("{act}/victim"), person.to_string(), self.losses);
        }
        if !suspect.links.is_empty() {
            draft.set(&format!("{act}/methods/message-with-link"), Value::Flag(true), self.losses);
        }
        let message = format!("messages/{}", draft.item("messages", "message"));
        draft.set(&message, Value::Flag(true), self.losses);
        self.message(&mut draft, &message, suspect);
        let mut uses: Vec<(Observable, &'static str, Option<String>)> = Vec::new();
        self.senders(suspect, &mut uses);
        for link in &suspect.links {
            uses.extend(of_link(link));
        }
        let raw = suspect.raw.as_ref().map(|raw| MailFile {
            place: suspect.place.clone(),
            name: None,
            media_type: "message/rfc822".to_owned(),
            content: raw.clone(),
        });
        for file in raw.iter().chain(&suspect.files) {
            let evidence = self.file(file, case, Some(draft.id));
            draft.set(&format!("{message}/evidence/{evidence}"), Value::Flag(true), self.losses);
        }
        for file in suspect.files.iter().filter(|file| is_payload(file)) {
            uses.push((
                Observable { kind: "sha256", value: hex::encode(Sha256::digest(&file.content)) },
                "attachment",
                None,
            ));
        }
        self.indicators(&mut draft, uses);
        let id = draft.id;
        self.drafts.records.push(draft);
        id
    }

    /// Writes what the message says of itself.
    fn message(&mut self, draft: &mut Draft, at: &str, suspect: &Suspect) {
        let mut text = |leaf: &str, value: Option<String>, losses: &mut Losses| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                draft.set(&format!("{at}/{leaf}"), value, losses);
            }
        };
        let losses = &mut *self.losses;
        text(
            "channel",
            Some(suspect.messenger.unwrap_or("other")).filter(|_| suspect.head.is_none()).map(str::to_owned),
            losses,
        );
        text("from", suspect.sender.clone(), losses);
        let mismatched: Vec<String> = suspect.links.iter().filter_map(mismatch).collect();
        text("links", Some(mismatched.join("\n")), losses);
        let Some(head) = &suspect.head else { return };
        text("channel", Some("e-mail".to_owned()), losses);
        let addresses = |list: &[Mailbox]| -> Option<String> {
            Some(list.iter().map(|mailbox| mailbox.address.as_str()).collect::<Vec<_>>().join(", "))
        };
        text("from", addresses(&head.from), losses);
        text("from_name", head.from.iter().find_map(|mailbox| mailbox.name.clone()), losses);
        text("reply_to", addresses(&head.reply_to), losses);
        text("return_path", addresses(&head.return_path), losses);
        text("subject", head.subject.clone(), losses);
        text("message_id", head.message_id.clone(), losses);
        text("sent", head.date.map(|date| date.time.to_string()), losses);
        text("zone", head.date.and_then(|date| date.zone_text()), losses);
        text("program", head.program.clone(), losses);
        text("signed_by", Some(head.signed_by.join(", ")), losses);
        text("claims", Some(claims(head)), losses);
        text("hops", Some(hops(head)), losses);
    }

    fn senders(&mut self, suspect: &Suspect, uses: &mut Vec<(Observable, &'static str, Option<String>)>) {
        if let Some(sender) = &suspect.sender
            && let Some(Observable { kind: "phone", value }) = crate::observable::read_any(sender)
        {
            uses.push((Observable { kind: "phone", value }, "sender", None));
        }
        let Some(head) = &suspect.head else { return };
        for mailbox in head.from.iter().chain(&head.sender).chain(&head.reply_to).chain(&head.return_path).take(20) {
            match canonicalize("email", &mailbox.address) {
                Canonical::Plain(found) => uses.push((found, "sender", None)),
                Canonical::Odd(_) => self.losses.note(|| suspect.place.clone(), "from", Why::OddValue),
            }
        }
        for address in &suspect.servers {
            let kind = if address.is_ipv4() { "ipv4" } else { "ipv6" };
            uses.push((Observable { kind, value: address.to_string() }, "server", None));
        }
    }

    fn indicators(&mut self, incident: &mut Draft, uses: Vec<(Observable, &'static str, Option<String>)>) {
        let mut seen: Vec<RecordId> = Vec::new();
        for (observable, way, shows) in uses {
            let record = indicator_id(self.circle, &observable);
            if seen.contains(&record) {
                continue;
            }
            if seen.len() >= MAX_INDICATORS {
                self.losses.note(|| incident.place.clone(), "indicator", Why::Cut);
                break;
            }
            seen.push(record);
            incident.link("uses", &record, self.losses);
            if !self.drafts.records.iter().any(|known| known.id == record) {
                let foreign = foreign_id(&observable);
                let mut draft = Draft::new(self.circle, INDICATOR, &foreign, Kind::Indicator, &incident.place);
                draft.set("title", defang(observable.kind, &observable.value), self.losses);
                draft.set("type", observable.kind, self.losses);
                if !draft.set("value", observable.value.as_str(), self.losses) {
                    continue;
                }
                draft.set("triage", "unjudged", self.losses);
                self.drafts.records.push(draft);
            }
            self.found.push(Noted { record, observable, way, shows });
        }
    }

    /// Makes a file that came along an item of its own.
    fn file(&mut self, file: &MailFile, case: &Draft, incident: Option<RecordId>) -> RecordId {
        let mut draft = self.draft("phishing-file", &format!(":{}", file.place), Kind::Evidence, &file.place);
        let digest = hex::encode(Sha256::digest(&file.content));
        let title = file.name.clone().unwrap_or_else(|| digest.get(..8).unwrap_or_default().to_owned());
        draft.set("title", title, self.losses);
        let mail = file.media_type == "message/rfc822";
        draft.set("type", if mail { "e-mail" } else { "other" }, self.losses);
        draft.set("case", case.id.to_string(), self.losses);
        if let Some(incident) = incident {
            draft.set("incident", incident.to_string(), self.losses);
        }
        if let Some(name) = &file.name {
            draft.set("file_name", name.as_str(), self.losses);
        }
        draft.set("media_type", file.media_type.as_str(), self.losses);
        draft.set("obtained", "extracted", self.losses);
        draft.set("operation", "extracted", self.losses);
        draft.set("parent", self.whole.to_string(), self.losses);
        let name = file.name.clone().unwrap_or_else(|| if mail { "message.eml".to_owned() } else { "file".to_owned() });
        self.drafts.files.push(DraftFile {
            record: draft.id,
            name,
            content: DraftContent::Bytes(file.content.clone()),
        });
        let id = draft.id;
        self.files += 1;
        self.drafts.records.push(draft);
        id
    }
}

/// Says whether a file may do harm: pictures in a mail are shown with it, and their hashes say little.
fn is_payload(file: &MailFile) -> bool {
    !file.content.is_empty() && !file.media_type.starts_with("image/")
}

/// Gives where a link leads: the address, and its host.
fn of_link(link: &Found) -> Vec<(Observable, &'static str, Option<String>)> {
    let mut found = vec![(Observable { kind: "url", value: link.url.clone() }, link.way.name(), link.shows.clone())];
    found
        .extend(host(&link.url).map(|(kind, value)| (Observable { kind, value }, link.way.name(), link.shows.clone())));
    found
}

/// Says in a line where a link leads and what it shows instead.
fn mismatch(link: &Found) -> Option<String> {
    let shows = link.shows.as_ref()?;
    Some(format!("{} → {}", defang("domain", shows), defang("url", &link.url))).filter(|_| link.way == Way::Link)
}

fn claims(head: &Head) -> String {
    let lines: Vec<String> = head.claims.iter().map(|claim| format!("{}={}", claim.method, claim.result)).collect();
    lines.join("\n")
}

/// Lists the servers on its way, the first one first.
fn hops(head: &Head) -> String {
    let lines: Vec<String> = head
        .hops
        .iter()
        .rev()
        .map(|hop| {
            let name = |text: &Option<String>| text.clone().unwrap_or_else(|| "?".to_owned());
            let address = hop.address.map(|address| format!(" [{address}]")).unwrap_or_default();
            let date = hop.date.map(|date| format!(" {}", date.time)).unwrap_or_default();
            format!("{}{address} → {}{date}", name(&hop.from), name(&hop.by))
        })
        .collect();
    lines.join("\n")
}
