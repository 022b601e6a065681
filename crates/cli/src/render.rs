//! How answers, progress and errors look on a terminal, and as JSON.

mod backup;
mod circle;
mod codebook;
mod collect;
mod consent;
mod custody;
mod derive;
mod drop;
mod evidence;
mod export;
mod handover;
mod indicators;
mod intake;
mod likeness;
mod live;
mod phishing;
mod protocols;
mod risk;
mod view;

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use cairn_app::api::{
    CheckView, CircleView, ConflictView, ErrorView, ImportView, IndicatorRow, Progress, RecordRow, RecordView,
    ReportView, Response, Scalar, StatusView, SyncView, VerificationView,
};
use cairn_app::{ApiError, Texts};
use serde_json::{Value, json};

use crate::args::{Global, ProgressStyle};

/// Writes a line for a person to stderr.
pub(crate) fn message(text: &str) {
    // Nobody is left to read it when stderr is gone.
    writeln!(std::io::stderr(), "{text}").ok();
}

/// Shows an error and gives the exit code.
pub(crate) fn failure(global: &Global, error: &anyhow::Error) -> u8 {
    let texts = crate::run::texts(global);
    let Some(api) = error.downcast_ref::<ApiError>() else {
        message(&format!("cairn: {error:#}"));
        return 2;
    };
    let view = api.view(texts);
    if global.json {
        let mut value = serde_json::to_value(&view).unwrap_or(Value::Null);
        if let Some(object) = value.as_object_mut() {
            object.insert("schema".to_owned(), json!("cairn.error/1"));
        }
        message(&value.to_string());
    } else {
        show_error(&view);
    }
    api.code.exit_code()
}

fn show_error(view: &ErrorView) {
    message(&format!("cairn: {}", view.message));
    for refusal in &view.refusals {
        message(&format!("  - {} {}: {} ({})", short(&refusal.record), refusal.field, refusal.words, refusal.rule));
        message(&format!("    {}", refusal.advice));
    }
    message(&format!("  {}", view.advice));
}

/// Gives the exit code that an answer stands for.
pub(crate) fn exit_code(response: &Response) -> u8 {
    match response {
        Response::Conflicts { conflicts } if !conflicts.is_empty() => 5,
        Response::Withheld { withheld } if !withheld.is_empty() => 5,
        Response::Verification(view) if !view.valid => 4,
        Response::ConsentChecked(view) if !view.allowed => 1,
        Response::IndicatorUse(answer) => indicators::exit_code(answer),
        Response::Check(view) if !view.sound => 4,
        Response::BundleRead(view) if !view.problems.is_empty() => 4,
        // What the policy leaves elsewhere is no fault.
        Response::Keeping(view) => custody::exit_code(view),
        Response::Custody { custody, .. } if custody.iter().any(|step| step.problem.is_some()) => 4,
        Response::Fixity { items } if items.iter().any(|item| !matches!(&*item.result, "ok" | "left-out")) => 4,
        _ => 0,
    }
}

fn short(id: &str) -> &str {
    id.get(..8).unwrap_or(id)
}

/// Removes what could move a terminal's cursor or turn the line around.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') { ' ' } else { c })
        .collect()
}

fn scalar(value: &Scalar) -> String {
    match value {
        Scalar::Flag(flag) => flag.to_string(),
        Scalar::Int(number) => number.to_string(),
        Scalar::Real(number) => number.to_string(),
        Scalar::Text(text) => clean(text),
    }
}

fn bytes(count: u64) -> String {
    const UNITS: [&str; 5] = ["B", "KiB", "MiB", "GiB", "TiB"];
    let mut value = count as f64;
    let mut unit = 0;
    while value >= 1024.0 && unit < UNITS.len() - 1 {
        value /= 1024.0;
        unit += 1;
    }
    if unit == 0 { format!("{count} B") } else { format!("{value:.1} {}", UNITS[unit]) }
}

/// Where and how answers are written.
pub(crate) struct Output {
    /// As JSON.
    pub(crate) json: bool,
    /// The language.
    pub(crate) texts: &'static Texts,
}

impl Output {
    pub(crate) fn say(&self, id: &str, args: &[(&str, String)]) -> String {
        let args: BTreeMap<String, String> =
            args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.texts.format(id, &args)
    }

    fn line(&self, text: &str) -> anyhow::Result<()> {
        Ok(writeln!(std::io::stdout(), "{text}")?)
    }

    /// Says on stderr that a list is empty.
    pub(crate) fn empty_list(&self) {
        if !self.json {
            message(&self.texts.get("cli-list-empty"));
        }
    }

    /// Writes an answer to stdout.
    pub(crate) fn response(&self, response: &Response) -> anyhow::Result<()> {
        if self.json { self.response_json(response) } else { self.response_text(response) }
    }

    fn each<T: serde::Serialize>(&self, items: &[T]) -> anyhow::Result<()> {
        for item in items {
            self.line(&serde_json::to_string(item)?)?;
        }
        Ok(())
    }

    fn tagged(&self, schema: &str, value: impl serde::Serialize) -> anyhow::Result<()> {
        let mut object = serde_json::Map::new();
        object.insert("schema".to_owned(), json!(schema));
        if let Value::Object(fields) = serde_json::to_value(value)? {
            object.extend(fields.into_iter().filter(|(name, _)| name != "type"));
        }
        self.line(&Value::Object(object).to_string())
    }

    fn tagged_each<T: serde::Serialize>(&self, schema: &str, items: &[T]) -> anyhow::Result<()> {
        for item in items {
            self.tagged(schema, item)?;
        }
        Ok(())
    }

    fn response_json(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::State(view) => self.tagged("cairn.state/1", view),
            Response::Done => self.line(r#"{"schema":"cairn.done/1"}"#),
            Response::Setting { value } => self.tagged("cairn.setting/1", json!({ "value": value })),
            Response::Created { id } => self.tagged("cairn.created/1", json!({ "id": id })),
            Response::Record(view) => self.line(&serde_json::to_string(view)?),
            Response::Records { rows, .. } => self.tagged_each("cairn.row/1", rows),
            Response::RecordPage { records, .. } => self.each(records),
            Response::Views { .. } | Response::View(_) => self.views_json(response),
            Response::Consents(_) | Response::Withdrawn(_) | Response::ConsentChecked(_) => self.consent_json(response),
            Response::History { changes } => self.tagged_each("cairn.change/1", changes),
            Response::Status(view) => self.line(&serde_json::to_string(view)?),
            Response::Digests { digests } => self.each(digests),
            Response::Catalog(view) => self.tagged("cairn.catalog/1", view),
            Response::Codebook(_) | Response::CodebookTerms { .. } | Response::CodebookText { .. } => {
                self.codebook_json(response)
            }
            Response::Protocols { .. } | Response::Protocol(_) | Response::ProtocolCopied { .. } | Response::Run(_) => {
                self.protocols_json(response)
            }
            Response::Risk(_) | Response::RiskMatrix(_) | Response::RiskDue(_) => self.risk_json(response),
            Response::Texts { lang, ftl } => self.tagged("cairn.texts/1", json!({ "lang": lang, "ftl": ftl })),
            Response::Conflicts { conflicts } => self.each(conflicts),
            Response::DateReading { edtf, options } => {
                self.tagged("cairn.date/1", json!({ "edtf": edtf, "options": options }))
            }
            Response::Evidence { items } => self.each(items),
            Response::EvidenceDerived(_) | Response::EvidenceMetadata(_) | Response::Thumbnail(_) => {
                self.derived_json(response)
            }
            Response::EvidenceItem(_) | Response::EvidencePolicies { .. } | Response::EvidenceWanted(_) => {
                self.fetching_json(response)
            }
            Response::Custody { custody, .. } => self.tagged_each("cairn.custody/1", custody),
            Response::Fixity { items } => self.tagged_each("cairn.fixity/1", items),
            Response::Keeping(view) => self.keeping_json(view),
            Response::Circles { circles } => self.tagged_each("cairn.circle/1", circles),
            Response::Members(view) => self.line(&serde_json::to_string(view)?),
            Response::Page(view) => self.line(&serde_json::to_string(view)?),
            Response::Removal(view) => self.line(&serde_json::to_string(view)?),
            Response::Removals { removals } => self.each(removals),
            Response::Choices(view) => self.line(&serde_json::to_string(view)?),
            Response::Withheld { withheld } => self.each(withheld),
            Response::Erasures { erasures } => self.each(erasures),
            Response::Invitations { invitations } => self.each(invitations),
            Response::Qr { .. } => self.tagged("cairn.qr/1", response),
            Response::JoinRequest { .. } => self.tagged("cairn.join-request/1", response),
            Response::JoinAnswer { .. } => self.tagged("cairn.join-answer/1", response),
            Response::JoinOffered { .. } => self.tagged("cairn.join-offer/1", response),
            Response::Joined { circle, name } => {
                self.tagged("cairn.joined/1", json!({ "circle": circle, "name": name }))
            }
            Response::Synced(view) => self.line(&serde_json::to_string(view)?),
            Response::Met(view) => self.line(&serde_json::to_string(view)?),
            Response::Relay(view) => self.line(&serde_json::to_string(view)?),
            Response::DropVisited(_)
            | Response::BundleWritten(_)
            | Response::BundleRead(_)
            | Response::BundleHave(_) => self.carried_json(response),
            Response::Sheet(_) | Response::BackupWritten(_) | Response::Restored(_) => self.backups_json(response),
            Response::Handover(_) | Response::Forgotten(_) => self.handover_json(response),
            Response::Imported(view) => self.line(&serde_json::to_string(view)?),
            Response::Phishing(_) | Response::Reply(_) => self.phishing_json(response),
            Response::RecordsImported(_) | Response::XlsForm(_) | Response::ImportMappings { .. } => {
                self.collected_json(response)
            }
            Response::Intake(view) => self.line(&serde_json::to_string(view)?),
            Response::Exported(view) => self.line(&serde_json::to_string(view)?),
            Response::Indicators { rows, .. } => self.tagged_each("cairn.indicator/1", rows),
            Response::IndicatorUse(answer) => self.indicator_use_json(answer),
            Response::Duplicates(_) | Response::Judged(_) | Response::About(_) => self.likeness_json(response),
            Response::Report(view) => self.line(&serde_json::to_string(view)?),
            Response::Verification(view) => self.line(&serde_json::to_string(view)?),
            Response::Check(view) => self.line(&serde_json::to_string(view)?),
            Response::Jobs { jobs } => self.tagged_each("cairn.job/1", jobs),
        }
    }

    fn response_text(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::State(view) => {
                self.line(&self.say("cli-vault-ready", &[("name", view.name.clone().unwrap_or_default())]))
            }
            Response::Done => Ok(()),
            Response::Setting { value } => self.line(value.as_deref().unwrap_or_default()),
            Response::Created { id } => self.line(id),
            Response::Record(view) => self.record(view),
            Response::Records { rows, .. } => rows.iter().try_for_each(|row| self.row(row)),
            Response::RecordPage { records, .. } => records.iter().try_for_each(|record| self.record(record)),
            Response::Views { .. } | Response::View(_) => self.views(response),
            Response::Consents(_) | Response::Withdrawn(_) | Response::ConsentChecked(_) => self.consent(response),
            Response::History { changes } => changes.iter().try_for_each(|change| {
                self.line(&format!("{}  {}", change.time, clean(&change.author)))?;
                change.edits.iter().try_for_each(|edit| {
                    let value = edit.value.as_ref().map_or_else(|| self.texts.get("cli-cleared"), scalar);
                    self.line(&format!("    {} = {value}", edit.path))
                })
            }),
            Response::Status(view) => self.status(view),
            Response::Digests { digests } => {
                digests.iter().try_for_each(|digest| self.line(&format!("{}  {}", digest.digest, clean(&digest.name))))
            }
            Response::Catalog(view) => self.line(&serde_json::to_string_pretty(view)?),
            Response::Codebook(_) | Response::CodebookTerms { .. } | Response::CodebookText { .. } => {
                self.codebook(response)
            }
            Response::Protocols { .. } | Response::Protocol(_) | Response::ProtocolCopied { .. } | Response::Run(_) => {
                self.protocols(response)
            }
            Response::Risk(_) | Response::RiskMatrix(_) | Response::RiskDue(_) => self.risk(response),
            Response::Texts { ftl, .. } => self.line(ftl),
            Response::Conflicts { conflicts } => conflicts.iter().try_for_each(|conflict| self.conflict(conflict)),
            Response::DateReading { edtf, options } => self.line(&edtf.clone().unwrap_or_else(|| options.join(" | "))),
            Response::Evidence { items } => items.iter().try_for_each(|item| self.evidence(item)),
            Response::EvidenceDerived(_) | Response::EvidenceMetadata(_) | Response::Thumbnail(_) => {
                self.derived(response)
            }
            Response::EvidenceItem(_) | Response::EvidencePolicies { .. } | Response::EvidenceWanted(_) => {
                self.fetching(response)
            }
            Response::Custody { custody, .. } => self.chain(custody),
            Response::Fixity { items } => self.fixity(items),
            Response::Keeping(view) => self.keeping(view),
            Response::Circles { circles } => circles.iter().try_for_each(|circle| self.circle(circle)),
            Response::Members(_)
            | Response::Page(_)
            | Response::Removal(_)
            | Response::Removals { .. }
            | Response::Choices(_)
            | Response::Withheld { .. }
            | Response::Erasures { .. }
            | Response::Invitations { .. }
            | Response::Qr { .. }
            | Response::JoinRequest { .. }
            | Response::JoinAnswer { .. }
            | Response::JoinOffered { .. } => self.about_circles(response),
            Response::Joined { name, .. } => self.line(&self.say("cli-joined", &[("name", clean(name))])),
            Response::Synced(view) => self.synced(view),
            Response::Met(view) => self.met(view),
            Response::Relay(view) => self.relay(view),
            Response::DropVisited(_)
            | Response::BundleWritten(_)
            | Response::BundleRead(_)
            | Response::BundleHave(_) => self.carried(response),
            Response::Sheet(_) | Response::BackupWritten(_) | Response::Restored(_) => self.backups(response),
            Response::Handover(_) | Response::Forgotten(_) => self.handover(response),
            Response::Imported(view) => self.imported(view),
            Response::Phishing(_) | Response::Reply(_) => self.phishing(response),
            Response::RecordsImported(_) | Response::XlsForm(_) | Response::ImportMappings { .. } => {
                self.collected(response)
            }
            Response::Intake(view) => self.intake(view),
            Response::Exported(view) => self.exported(view),
            Response::Indicators { rows, .. } => rows.iter().try_for_each(|row| self.indicator(row)),
            Response::IndicatorUse(answer) => self.indicator_use(answer),
            Response::Duplicates(_) | Response::Judged(_) | Response::About(_) => self.likeness(response),
            Response::Report(view) => self.report(view),
            Response::Verification(view) => self.verification(view),
            Response::Check(view) => self.check(view),
            Response::Jobs { jobs } => jobs.iter().try_for_each(|job| self.line(&format!("{}  {}", job.job, job.cmd))),
        }
    }

    fn record(&self, view: &RecordView) -> anyhow::Result<()> {
        let title = view.fields.get("title").map(scalar).unwrap_or_default();
        self.line(&format!("{} {}  {title}", view.kind, view.id))?;
        if view.deleted {
            self.line(&self.texts.get("cli-record-deleted"))?;
        }
        for (path, value) in &view.fields {
            if path != "kind" && path != "title" && !path.starts_with("links.") && value != &Scalar::Flag(true) {
                self.line(&format!("  {path}: {}", scalar(value)))?;
            } else if value == &Scalar::Flag(true) && !path.starts_with("links.") {
                self.line(&format!("  {path}"))?;
            }
        }
        for judgment in &view.judgments {
            self.line(&format!("  {}", self.judgment(judgment)))?;
        }
        for (path, claims) in &view.conflicts {
            self.line(&self.say("cli-conflict-in", &[("path", path.clone())]))?;
            for claim in claims {
                let value = claim.value.as_ref().map_or_else(|| self.texts.get("cli-cleared"), scalar);
                self.line(&format!("    {value}  ({}, {})", clean(&claim.author), claim.time))?;
            }
        }
        for link in &view.links {
            let here = link.from == view.id;
            let (arrow, other) = if here { ("->", &link.to) } else { ("<-", &link.from) };
            let title = link.other_title.as_deref().map(clean).unwrap_or_default();
            self.line(&format!(
                "  {arrow} {} {} {} {title}",
                link.relation,
                link.other_kind.as_deref().unwrap_or("?"),
                short(other)
            ))?;
        }
        Ok(())
    }

    fn row(&self, row: &RecordRow) -> anyhow::Result<()> {
        let mark = if row.conflicts > 0 { "!" } else { " " };
        let place = row.place.as_deref().map(|place| format!("  ({})", clean(place))).unwrap_or_default();
        self.line(&format!(
            "{}{mark} {:21} {}{place}",
            short(&row.id),
            row.date.as_deref().unwrap_or("-"),
            clean(&row.title)
        ))
    }

    fn status(&self, view: &StatusView) -> anyhow::Result<()> {
        self.line(&self.say("cli-status-name", &[("name", clean(&view.name))]))?;
        for (kind, count) in &view.records {
            self.line(&format!("  {kind:14} {count:>8}"))?;
        }
        self.line(&self.say(
            "cli-status-evidence",
            &[("count", view.evidence.to_string()), ("held", view.evidence_held.to_string())],
        ))?;
        for (id, count) in [("cli-status-left-out", view.evidence_left_out), ("cli-status-asked", view.evidence_asked)]
        {
            if count > 0 {
                self.line(&self.say(id, &[("count", count.to_string())]))?;
            }
        }
        self.keeping_status(view)?;
        self.line(&self.say("cli-status-conflicts", &[("count", view.conflicts.to_string())]))?;
        if view.risks_due > 0 {
            self.line(&self.say("cli-status-risks-due", &[("count", view.risks_due.to_string())]))?;
        }
        for circle in &view.circles {
            self.circle(circle)?;
        }
        view.warnings.iter().try_for_each(|warning| self.line(&self.texts.get(warning)))
    }

    fn circle(&self, circle: &CircleView) -> anyhow::Result<()> {
        let personal = if circle.personal { self.texts.get("cli-circle-personal") } else { String::new() };
        self.line(&self.say(
            "cli-circle",
            &[
                ("id", short(&circle.id).to_owned()),
                ("name", clean(&circle.name)),
                ("role", circle.role.clone()),
                ("people", circle.people.to_string()),
                ("records", circle.records.to_string()),
                ("personal", personal),
            ],
        ))
    }

    fn conflict(&self, conflict: &ConflictView) -> anyhow::Result<()> {
        self.line(&format!("{} {}  {}", short(&conflict.record), conflict.path, clean(&conflict.title)))?;
        conflict.claims.iter().try_for_each(|claim| {
            let value = claim.value.as_ref().map_or_else(|| self.texts.get("cli-cleared"), scalar);
            self.line(&format!("    {value}  ({}, {})", clean(&claim.author), claim.time))
        })
    }

    fn synced(&self, view: &SyncView) -> anyhow::Result<()> {
        let args = [
            ("peer", view.peer.as_deref().map(clean).unwrap_or_default()),
            ("sent", view.entries_sent.to_string()),
            ("received", view.entries_received.to_string()),
            ("records", view.records_changed.to_string()),
            ("files", (view.files_sent + view.files_received).to_string()),
            ("bytes", bytes(view.bytes_sent + view.bytes_received)),
            ("trips", view.round_trips.to_string()),
        ];
        self.line(&self.say("cli-synced", &args))?;
        let equal = if view.entries_equal { "cli-synced-equal" } else { "cli-synced-differ" };
        self.line(&format!("{} {}", self.texts.get(equal), self.evidence_here(&view.lacking)))?;
        if view.waiting > 0 {
            self.line(&self.texts.get("warning-waiting"))?;
        }
        self.line(&self.say("cli-synced-digest", &[("digest", view.digest.clone())]))
    }

    fn imported(&self, view: &ImportView) -> anyhow::Result<()> {
        self.line(&self.say(
            "cli-imported",
            &[
                ("read", view.read.to_string()),
                ("new", view.new.to_string()),
                ("updated", view.updated.to_string()),
                ("unchanged", view.unchanged.to_string()),
            ],
        ))?;
        if let Some(set) = &view.set {
            self.line(&self.say("cli-imported-set", &[("set", set.clone()), ("sha256", view.sha256.clone())]))?;
        }
        if !view.lost.is_empty() {
            self.line(&self.say("cli-imported-notes", &[("count", view.lost.len().to_string())]))?;
        }
        for loss in view.lost.iter().take(20) {
            self.line(&format!("  {}: {} ({})", clean(&loss.where_), clean(&loss.what), clean(&loss.why)))?;
        }
        if view.lost.len() > 20 {
            self.line(&self.texts.get("cli-imported-more"))?;
        }
        Ok(())
    }

    fn indicator(&self, row: &IndicatorRow) -> anyhow::Result<()> {
        let value = row.value.as_deref().map(clean).unwrap_or_default();
        self.line(&format!(
            "{:14} {:13} {value}  {}  {}",
            clean(&row.type_),
            row.observable.as_deref().unwrap_or("-"),
            clean(&row.name),
            clean(&row.object)
        ))?;
        row.also.iter().try_for_each(|also| {
            let place = format!("{} {}", also.id.get(..8).unwrap_or_default(), clean(&also.title));
            self.line(&format!(
                "    {}",
                self.say("cli-indicator-also", &[("place", place), ("circle", clean(&also.circle_name))])
            ))
        })?;
        if row.also_more { self.line(&format!("    {}", self.texts.get("cli-imported-more"))) } else { Ok(()) }
    }

    fn report(&self, view: &ReportView) -> anyhow::Result<()> {
        self.line(&self.say("cli-report", &[("files", view.files.to_string()), ("bytes", bytes(view.bytes))]))?;
        self.line(&self.say("cli-report-signed", &[("fingerprint", view.fingerprint.clone())]))?;
        view.cut.iter().try_for_each(|cut| {
            self.line(&format!("  {}: {} ({})", clean(&cut.where_), clean(&cut.what), clean(&cut.why)))
        })
    }

    fn verification(&self, view: &VerificationView) -> anyhow::Result<()> {
        if view.valid {
            self.line(&self.say("cli-verify-valid", &[("count", view.checked.len().to_string())]))?;
            if let Some(fingerprint) = &view.fingerprint {
                self.line(&self.say("cli-verify-signer", &[("fingerprint", fingerprint.clone())]))?;
            }
            return Ok(());
        }
        self.line(&self.texts.get("cli-verify-invalid"))?;
        view.problems
            .iter()
            .try_for_each(|problem| self.line(&format!("  {}: {}", clean(&problem.file), clean(&problem.problem))))
    }

    fn check(&self, view: &CheckView) -> anyhow::Result<()> {
        let id = if view.sound { "cli-check-sound" } else { "cli-check-unsound" };
        self.line(&self.say(
            id,
            &[
                ("entries", view.entries.to_string()),
                ("records", view.records.to_string()),
                ("files", view.files.to_string()),
            ],
        ))?;
        view.problems
            .iter()
            .try_for_each(|problem| self.line(&format!("  {}: {}", clean(&problem.file), clean(&problem.problem))))
    }
}

/// Shows progress on stderr, a bar only on a terminal; tickets and codes go to stdout, because they are results.
pub(crate) struct Bar {
    style: ProgressStyle,
    texts: &'static Texts,
    tickets: Tickets,
    drawn: Mutex<Option<Instant>>,
}

/// How tickets are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tickets {
    /// As text.
    Text,
    /// As text, and as a QR picture on stderr.
    Drawn,
}

impl Bar {
    /// Makes a bar in the style that was asked for.
    pub(crate) fn new(global: &Global, texts: &'static Texts, tickets: Tickets) -> Self {
        Self { style: global.progress, texts, tickets, drawn: Mutex::new(None) }
    }

    /// Shows one step.
    pub(crate) fn show(&self, progress: &Progress, json: bool) {
        match progress {
            Progress::Ticket { ticket, invitation } => {
                if self.tickets == Tickets::Drawn {
                    // A ticket too long for a picture is still shown as text.
                    message(&cairn_app::qr::Qr::of(ticket).map(|qr| qr.blocks()).unwrap_or_default());
                }
                let value = json!({"schema": "cairn.ticket/1", "ticket": ticket, "invitation": invitation});
                self.result(json, value, ticket);
            }
            Progress::Code { code, job } => {
                self.result(json, json!({"schema": "cairn.code/1", "code": code, "job": job}), code);
            }
            Progress::Synced(view) => {
                let output = Output { json, texts: self.texts };
                output.response(&Response::Synced(view.clone())).ok();
            }
            Progress::Peers(view) => {
                let output = Output { json, texts: self.texts };
                // When stdout is gone the command ends by itself.
                output.peers(view).ok();
            }
            _ => {}
        }
        match self.style {
            ProgressStyle::Json => {
                let mut value = serde_json::to_value(progress).unwrap_or(Value::Null);
                if let Some(object) = value.as_object_mut() {
                    object.insert("schema".to_owned(), json!("cairn.progress/1"));
                }
                message(&value.to_string());
            }
            ProgressStyle::Auto => self.draw(progress),
            ProgressStyle::None => {}
        }
    }

    fn result(&self, json: bool, value: Value, text: &str) {
        let line = if json { value.to_string() } else { text.to_owned() };
        let mut out = std::io::stdout();
        // When stdout is gone the command ends by itself.
        writeln!(out, "{line}").and_then(|()| out.flush()).ok();
    }

    fn draw(&self, progress: &Progress) {
        match progress {
            Progress::Step { step, done, total, unit, rate } if std::io::stderr().is_terminal() => {
                let Ok(mut drawn) = self.drawn.lock() else { return };
                let finished = total.is_some_and(|total| *done >= total);
                if !finished && drawn.is_some_and(|at| at.elapsed() < Duration::from_millis(100)) {
                    return;
                }
                *drawn = Some(Instant::now());
                let show = |count: u64| if unit == "bytes" { bytes(count) } else { count.to_string() };
                let of = total.map(|total| format!(" / {}", show(total))).unwrap_or_default();
                let rate = rate.map(|rate| format!("  {}/s", show(rate as u64))).unwrap_or_default();
                write!(std::io::stderr(), "\r\x1b[K{}: {}{of}{rate}", self.texts.get(step), show(*done)).ok();
            }
            Progress::Notice { notice } => message(&self.texts.get(notice)),
            Progress::Code { .. } => message(&self.texts.get("cli-code-compare")),
            Progress::Ticket { .. } => message(&self.texts.get("cli-ticket-hand-over")),
            _ => {}
        }
    }

    /// Ends the line of the bar.
    pub(crate) fn finish(&self) {
        if self.drawn.lock().is_ok_and(|drawn| drawn.is_some()) {
            message("");
        }
    }
}
