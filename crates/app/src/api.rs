//! The one API: what a shell (command line, window, test bridge) may ask, and what it gets back.
//!
//! One JSON object a message. A request is `{"id": 7, "request": {"cmd": "record_list", …}}`; the answer is any number of
//! `{"id": 7, "progress": …}` and then one `{"id": 7, "response": {"type": "records", …}}` or `{"id": 7, "error": …}`.

mod about;
mod backup;
mod circle;
mod codebook;
mod consent;
mod custody;
mod derive;
mod drop;
mod duplicates;
mod export;
mod fetch;
mod handover;
mod indicators;
mod intake;
mod live;
mod phishing;
mod protocols;
mod record;
mod records_import;
mod risk;
mod view;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use about::*;
pub use backup::*;
pub use circle::*;
pub use codebook::*;
pub use consent::*;
pub use custody::*;
pub use derive::*;
pub use drop::*;
pub use duplicates::*;
pub use export::*;
pub use fetch::*;
pub use handover::*;
pub use indicators::*;
pub use intake::*;
pub use live::*;
pub use phishing::*;
pub use protocols::*;
pub use record::*;
pub use records_import::*;
pub use risk::*;
pub use view::*;
pub use views::*;

/// A scalar of a record's field: text, a whole or real number, yes or no.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Scalar {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Int(i64),
    /// A number.
    Real(f64),
    /// Text, a code, a date, a reference.
    Text(String),
}

/// One edit as a person gives it: a path with dots (`acts.+.type` adds an act) and a value; null clears.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EditInput {
    /// The path, with dots.
    pub path: String,
    /// The value; null clears the field. Text is parsed by the field's type ("early March 2024" becomes EDTF).
    pub value: Option<Scalar>,
}

/// What a shell may ask. Everything but `ping`, `unlock`, `create`, `backup_restore`, `catalog` and `verify` needs an unlocked vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "cmd", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields of a request are named after the command line's options")]
pub enum Request {
    /// Says whether a vault exists here and whether it is unlocked.
    Ping,
    /// Makes a vault, with its personal circle, and unlocks it.
    Create {
        name: String,
        passphrase: String,
    },
    /// Unlocks the vault.
    Unlock {
        passphrase: String,
    },
    /// Closes the database and wipes keys.
    Lock,
    /// Says that a person is at the device, so that the vault does not lock for idleness.
    Active,
    /// Counts, circles, warnings.
    Status,
    /// What the window keeps under a name, such as a choice of the person or unsaved work.
    Setting {
        name: String,
    },
    /// Keeps it in the vault; null forgets.
    SettingSet {
        name: String,
        value: Option<String>,
    },
    /// One line per circle, equal on devices that converged.
    Digest {
        circle: Option<String>,
    },
    /// The field table, the vocabularies and the texts of a language, for forms.
    Catalog {
        lang: String,
    },
    /// Lists terms of the codebook in a language; a circle's too when one is named.
    CodebookList(CodebookQuery),
    /// Shows a term in every language.
    CodebookShow(CodebookTerm),
    /// Writes the codebook as a file, or gives its text.
    CodebookExport(CodebookExport),
    /// Adds a term to a vocabulary of a circle.
    CodebookAdd(TermOrder),
    /// Says what a circle's term is called in one more language.
    CodebookWords(TermWordsOrder),
    /// Retires a circle's term, or offers it again.
    CodebookRetire {
        circle: Option<String>,
        term: String,
        #[serde(default)]
        offer: bool,
    },
    /// Makes terms of a circle of a HURIDOCS micro-thesaurus.
    CodebookImport(ThesaurusOrder),
    /// Lists protocols: those that come with the program, and the circles'.
    ProtocolList(ProtocolQuery),
    /// Shows a protocol in one version.
    ProtocolShow(ProtocolPick),
    /// Makes a protocol a circle's own.
    ProtocolCopy(ProtocolCopy),
    /// Adds, changes or retires a step of a protocol.
    ProtocolStep(ProtocolStepOrder),
    /// Adds, changes or retires a level of a risk template.
    ProtocolScale(ProtocolScaleOrder),
    /// Begins an examination as a run of a protocol.
    ProtocolRun(RunOrder),
    /// Shows an examination: its steps, who signed which, and what it covers.
    ExaminationShow(RunPick),
    /// Says how a step of a run went.
    ExaminationStep(RunStepOrder),
    /// Closes an examination, or opens it again.
    ExaminationClose(RunCloseOrder),
    /// Makes a risk assessment, or changes one.
    RiskAssess(RiskOrder),
    /// Shows what a risk assessment comes to, and why.
    RiskShow(RiskPick),
    /// Shows the risk matrix, now or as of a day.
    RiskMatrix(RiskQuery),
    /// Lists reviews that are due and treatments that are overdue.
    RiskDue(RiskDueQuery),
    /// Texts of the window in a language (Fluent source).
    Texts {
        lang: String,
    },
    RecordAdd {
        kind: String,
        circle: Option<String>,
        set: Vec<EditInput>,
    },
    RecordShow {
        id: String,
    },
    RecordEdit {
        id: String,
        set: Vec<EditInput>,
    },
    RecordHistory {
        id: String,
    },
    RecordDelete {
        id: String,
    },
    RecordRestore {
        id: String,
    },
    RecordList(ListQuery),
    /// Saves a filter under a name, as a record of a circle.
    ViewSave(ViewOrder),
    /// Lists saved views.
    ViewList(ViewQuery),
    /// Shows a saved view, and counts what it shows.
    ViewShow(ViewName),
    /// Changes a saved view; what is not given stays, an empty text clears.
    ViewEdit(ViewOrder),
    /// Deletes a saved view; it can be restored as any record can.
    ViewDelete(ViewName),
    Link {
        from: String,
        relation: String,
        to: String,
        confidence: Option<String>,
        note: Option<String>,
    },
    Unlink {
        from: String,
        relation: String,
        to: String,
    },
    ConflictsList {
        circle: Option<String>,
    },
    /// Resolves one conflict by a signed edit: the value to keep, null to clear.
    ConflictsResolve {
        record: String,
        path: String,
        value: Option<Scalar>,
    },
    /// Shows how a text would be read as a date (EDTF), for assent.
    DateRead {
        text: String,
    },
    /// Seals files as evidence. `files` are paths (command line) or handles that the shell gave out (window).
    EvidenceAdd {
        files: Vec<String>,
        incident: Option<String>,
        source: Option<String>,
        circle: Option<String>,
        /// The address of the page that was captured.
        #[serde(default)]
        #[ts(optional)]
        url: Option<String>,
        /// When it was captured, as a date.
        #[serde(default)]
        #[ts(optional)]
        captured: Option<String>,
        /// The account that published it.
        #[serde(default)]
        #[ts(optional)]
        uploader: Option<String>,
    },
    EvidenceList {
        incident: Option<String>,
    },
    /// Writes the content of an item out, in clear. With an audience it is a release; without, it is for the circle's own work.
    EvidenceExport {
        id: String,
        to: String,
        force: bool,
        #[serde(default)]
        audience: Option<String>,
        #[serde(default)]
        identifiability: Option<String>,
        #[serde(default)]
        release: ReleaseOrder,
    },
    EvidenceVerify {
        id: Option<String>,
        /// Only those that are due by the fixity schedule, the longest unchecked first.
        #[serde(default)]
        due: bool,
    },
    EvidenceCustody {
        id: String,
    },
    /// Makes a copy of an item: without metadata, covered, cut, with words taken out, or to work on.
    EvidenceDerive(DeriveOrder),
    /// Reads a sealed file again and shows what it says about itself.
    EvidenceMetadata {
        id: String,
        /// Fill fields of the record that nobody filled.
        #[serde(default)]
        keep: bool,
    },
    /// Makes a small picture of an item. It is not kept.
    EvidenceThumbnail(ThumbnailOrder),
    /// Shows one item: whether its file is here, will be fetched or is left, which devices hold a copy, and its lineage.
    EvidenceShow {
        id: String,
    },
    /// Shows or changes which evidence files this device fetches.
    EvidencePolicy(PolicyOrder),
    /// Marks evidence as wanted, whatever the policy says, until it is here.
    EvidenceFetch(FetchOrder),
    /// Custody in the world, transfers, receipts, print.
    Custody(CustodyOrder),
    /// Evidence that lies elsewhere: its list of files, and pointing at it again.
    Elsewhere(ElsewhereOrder),
    /// Cases with a retention date, and their destruction.
    Retention(RetentionOrder),
    /// How often sealed files are checked on this device.
    Fixity(FixityOrder),
    CircleNew {
        name: String,
    },
    CircleList,
    CircleMembers {
        circle: Option<String>,
    },
    /// Makes an invitation and waits for the newcomer; progress shows the ticket, then the code.
    CircleInvite {
        circle: Option<String>,
        role: String,
        code: Option<String>,
        /// A person of the circle (name or id) whose further device is invited; without one, a new person.
        #[serde(default)]
        person: Option<String>,
        /// An invitation that is open already: wait for its newcomer again.
        #[serde(default)]
        invitation: Option<String>,
        /// Also write the ticket to this file: a QR picture if its name ends in `.png` or `.svg`, else text.
        #[serde(default)]
        to: Option<String>,
        #[serde(default)]
        force: bool,
    },
    /// Lists the invitations that are open.
    CircleInvitations {
        circle: Option<String>,
    },
    /// Revokes an invitation.
    CircleRevoke {
        circle: Option<String>,
        invitation: String,
    },
    /// Draws a ticket as a QR picture.
    Qr {
        text: String,
    },
    /// Joins a circle by a ticket; progress shows the code.
    CircleJoin {
        ticket: String,
        name: Option<String>,
        code: Option<String>,
    },
    /// Makes a request to join, for a steward who is not connected; the same one until it is answered.
    CircleRequest {
        /// The name that the circle will use; without one, the vault's owner's.
        name: Option<String>,
        /// Also write it to this file: a QR picture if its name ends in `.png` or `.svg`, else text.
        to: Option<String>,
        #[serde(default)]
        force: bool,
        /// A circle that this vault is in, whose new keys ask to be admitted in place of the old ones.
        #[serde(default)]
        circle: Option<String>,
    },
    /// Admits the device of a request, and writes the answer to a file.
    CircleApprove {
        circle: Option<String>,
        /// The request's text, or a file that holds it.
        request: String,
        role: String,
        /// A person of the circle whose further device it is; without one, a new person.
        person: Option<String>,
        /// The digits that the newcomer reads out.
        code: String,
        to: String,
        #[serde(default)]
        force: bool,
        /// A device in whose place it comes, by its key: the same page closes that one's log, and its person stays.
        #[serde(default)]
        replaces: Option<String>,
    },
    /// Enters the circle of an answer. Without the code that the steward reads out, it only says which circle it is.
    CircleEnter {
        answer: String,
        code: Option<String>,
    },
    /// Gives a person another role.
    CircleRole {
        circle: Option<String>,
        person: String,
        role: String,
        /// Write a proposal to this file, for others to sign; nothing changes yet.
        #[serde(default)]
        propose: Option<String>,
        #[serde(default)]
        force: bool,
    },
    /// Removes a person with all devices, or one device. Either `person` or `device` is named.
    CircleRemove {
        circle: Option<String>,
        person: Option<String>,
        device: Option<String>,
        /// Only a steward may vouch for what stands above the cut.
        #[serde(default)]
        strict: bool,
        /// Write a proposal to this file, for others to sign; nothing changes yet.
        #[serde(default)]
        propose: Option<String>,
        #[serde(default)]
        force: bool,
    },
    /// A person's devices are in other hands: closes their logs strictly, in one circle or in all, and says what they had
    /// with them. The person stays.
    CircleSeized {
        circle: Option<String>,
        person: String,
    },
    /// Leaves a circle. What is here stays here.
    CircleLeave {
        circle: Option<String>,
    },
    /// Lists pages that wait for a person's word, and branches between which people choose.
    CircleChoices {
        circle: Option<String>,
    },
    /// Follows a page that waits, or one of another branch; with `refuse`, declines it.
    CircleChoose {
        circle: Option<String>,
        /// The page's hash, or its first 8 digits.
        page: String,
        #[serde(default)]
        refuse: bool,
    },
    /// Lists entries that are held and do not count.
    CircleWithheld {
        circle: Option<String>,
    },
    /// Gives this person's word for withheld entries of a device, up to a height or for all that are here.
    CircleVouch {
        circle: Option<String>,
        device: String,
        height: Option<u64>,
    },
    /// Lists what was asked to be erased.
    CircleErasures {
        circle: Option<String>,
    },
    /// Asks to erase a record for good, or confirms what another person asked for.
    RecordDestroy {
        id: String,
    },
    /// Renews the epoch.
    CircleRenew {
        circle: Option<String>,
    },
    /// Gives a circle another name.
    CircleRename {
        circle: Option<String>,
        name: String,
    },
    /// Shows a page that was proposed; with `confirm`, signs it.
    CircleSign {
        circle: Option<String>,
        file: String,
        #[serde(default)]
        confirm: bool,
        /// Where the page with this signature goes when others have to sign it too.
        to: Option<String>,
        #[serde(default)]
        force: bool,
    },
    /// Says that both people see the same six digits (or, with another text, that they do not).
    CircleConfirm {
        job: String,
        code: String,
    },
    /// Listens for members until stopped; progress shows the ticket, who is connected, and every sync.
    SyncListen {
        circle: Option<String>,
        once: bool,
        /// Be reached over the relay alone, so that nobody learns this device's address from its ticket.
        #[serde(default)]
        only_relay: bool,
    },
    /// Syncs with a member who listens.
    SyncWith {
        /// The ticket; or a member (a person's name or id, the beginning of a device's key) whose device told where it is
        /// reached over the relay.
        ticket: String,
        /// The circle; without one, each that is shared is tried.
        circle: Option<String>,
        /// Stay connected and pass on what is written, until stopped.
        #[serde(default)]
        stay: bool,
        /// Go over the relay alone, so that the other device does not learn this one's address.
        #[serde(default)]
        only_relay: bool,
    },
    /// Meets the members in the local network who do the same at the same time, until stopped or idle.
    SyncLan {
        circle: Option<String>,
        /// End once everything is exchanged with one member.
        #[serde(default)]
        once: bool,
        /// End after so many minutes in which nothing moved and nobody came (1 to 240; the default is 10).
        #[serde(default)]
        idle: Option<u32>,
    },
    /// The relay that a person named to this device, without its token.
    Relay,
    /// Names a relay to this device, in place of another. It is not contacted yet.
    RelaySet {
        url: String,
        /// What the relay asks of its users.
        #[serde(default)]
        token: Option<String>,
        /// A file with the certificate that the relay made for itself, as PEM or DER; without one, the public authorities
        /// vouch for it.
        #[serde(default)]
        certificate: Option<String>,
    },
    /// Forgets the relay and its token.
    RelayForget,
    /// Visits a drop: reads, writes, tidies up.
    SyncDrop(DropOrder),
    /// Writes a bundle.
    BundleWrite(BundleOrder),
    /// Reads parts of bundles.
    BundleRead(BundleInput),
    /// Writes what this device holds, so that a bundle for it can leave that out.
    BundleHave(HaveOrder),
    /// Makes a recovery sheet, and registers it in place of an earlier one.
    BackupSheet(SheetOrder),
    /// Writes a backup of all circles.
    BackupWrite(BackupOrder),
    /// Restores a backup as a new vault here, and unlocks it.
    BackupRestore(RestoreOrder),
    /// Tries again to have the new keys of a restored vault admitted, by its restore keys or by what stands on a sheet.
    BackupAdmit {
        sheet: Option<String>,
    },
    /// Shows what of this device's work in a circle members confirmed by receipts, and what not.
    HandoverStatus {
        /// The circle; without one, the only one that is shared.
        circle: Option<String>,
    },
    /// On a contributor's device: forgets what it wrote in a circle, if receipts cover all of it. Every job is stopped, the
    /// vault gets new keys, and its passphrase stays.
    HandoverForget {
        /// The circle; without one, the only one that is shared.
        circle: Option<String>,
        /// The vault's passphrase.
        passphrase: String,
    },
    /// Imports a file. `format` is `stix` or `misp`; of the latter, the folder of a feed, too.
    Import {
        format: String,
        file: String,
        circle: Option<String>,
        dry_run: bool,
        tlp: Option<String>,
        licence: Option<String>,
    },
    /// Takes in a message that somebody handed in, or writes the answer to them.
    Phishing(PhishingOrder),
    /// Imports records from the formats of others, or writes a form to collect them.
    Collect(CollectOrder),
    /// Takes in the output of a tool: a folder or an archive, sealed whole.
    Intake(IntakeOrder),
    /// Searches the indicators of imported sets.
    Indicators {
        search: Option<String>,
        set: Option<String>,
        limit: u32,
        after: Option<String>,
    },
    /// Works with indicators: paste, warning lists, matching, sightings, triage.
    IndicatorUse(IndicatorOrder),
    /// Makes an indicator of a set a record of its own, so that it can be linked.
    IndicatorPromote {
        set: String,
        indicator: String,
    },
    /// Builds a report of an incident, or refuses and says why.
    ReportBuild {
        incident: String,
        audience: String,
        lang: String,
        to: String,
        force: bool,
        identifiability: Option<String>,
        #[serde(default)]
        release: ReleaseOrder,
    },
    /// Writes records or a whole indicator set in a foreign format, or refuses and says why.
    Export(Box<ExportOrder>),
    /// Shows what a person agreed to, what left, and what was overridden.
    ConsentShow(ConsentQuery),
    /// Writes down that a person took back a consent, or part of it. It is never undone; a new consent may follow.
    ConsentWithdraw(WithdrawOrder),
    /// Asks the gate without anything leaving.
    ConsentCheck(ConsentCheck),
    /// Verifies a report package.
    Verify {
        path: String,
        /// The fingerprint of the signer that came by another way; another one is a finding.
        #[serde(default)]
        fingerprint: Option<String>,
    },
    /// Proposes records that may be the same.
    Duplicates(DuplicatesOrder),
    /// Records what a person judges of two records: the same, or different. Neither is changed.
    DuplicateJudge(JudgeOrder),
    /// Takes such a judgment back; it stays, and says so.
    DuplicateReverse(ReverseOrder),
    /// Lists everything in this vault that names a record, or a domain, address, hash or number.
    About(AboutOrder),
    VaultCheck,
    VaultRebuild,
    /// Says that this vault was moved, and that no copy of it is in use.
    VaultMoved,
    Jobs,
    JobCancel {
        job: String,
    },
}

/// What a request gives back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Response {
    /// Answers `ping`, `create`, `unlock` and `lock`.
    State(StateView),
    /// It was done and there is nothing to show.
    Done,
    /// What is kept under a name.
    Setting {
        /// The text; null when nothing is kept.
        value: Option<String>,
    },
    /// The id of what was made.
    Created {
        /// 32 hexadecimal digits.
        id: String,
    },
    /// One record.
    Record(RecordView),
    /// A page of a list.
    Records {
        /// The rows.
        rows: Vec<RecordRow>,
        /// Give this as `after` to go on; null at the end.
        next: Option<String>,
        /// How many rows match in all, when that is cheap to know.
        total: Option<u64>,
        /// How many records were looked at one by one for this page; null where the index told. Such a page may have fewer
        /// rows than were asked for although there is more.
        looked_at: Option<u64>,
    },
    /// A page of a list of whole records.
    RecordPage {
        /// The records.
        records: Vec<RecordView>,
        /// Give this as `after` to go on; null at the end.
        next: Option<String>,
        /// As in `records`.
        looked_at: Option<u64>,
    },
    /// Saved views.
    Views {
        /// One view each, by name.
        views: Vec<ViewView>,
    },
    /// One saved view.
    View(Box<ViewView>),
    /// The history of a record, newest first.
    History {
        /// One change each.
        changes: Vec<ChangeView>,
    },
    /// Counts, circles and warnings.
    Status(StatusView),
    /// One digest a circle.
    Digests {
        /// In the order of circle ids.
        digests: Vec<DigestView>,
    },
    /// What forms are made from.
    Catalog(CatalogView),
    /// Terms of the codebook in one language.
    Codebook(CodebookView),
    /// Terms in every language.
    CodebookTerms {
        /// One term each.
        terms: Vec<CodebookTermView>,
    },
    /// The codebook as text, in the format asked for.
    CodebookText {
        /// The text.
        text: String,
    },
    /// Protocols.
    Protocols {
        /// One protocol each.
        protocols: Vec<ProtocolRow>,
    },
    /// One protocol.
    Protocol(Box<ProtocolView>),
    /// A protocol was made a circle's own.
    ProtocolCopied {
        /// The id of the circle's protocol.
        id: String,
        /// Whether the circle had it already; then it was left as it is.
        existed: bool,
        /// Who stands behind the words: `original`, `reviewed`, `machine`, or `circle`.
        translation: String,
    },
    /// One examination.
    Run(Box<RunView>),
    /// One risk assessment.
    Risk(Box<RiskView>),
    /// The risk matrix.
    RiskMatrix(Box<RiskMatrixView>),
    /// What is due.
    RiskDue(Box<RiskDueView>),
    /// Fluent source of a language.
    Texts {
        /// The language that was found (`en`, `ar`).
        lang: String,
        /// Fluent source.
        ftl: String,
    },
    /// Fields with several different values.
    Conflicts {
        /// One field each.
        conflicts: Vec<ConflictView>,
    },
    /// How a text reads as a date.
    DateReading {
        /// The date in EDTF, when the text has one reading.
        edtf: Option<String>,
        /// The readings to choose from, when it has several.
        options: Vec<String>,
    },
    /// Sealed files.
    Evidence {
        /// One item each.
        items: Vec<EvidenceView>,
    },
    /// One sealed file, with which devices hold it.
    EvidenceItem(EvidenceView),
    /// A copy that was made of an item.
    EvidenceDerived(Box<DerivedView>),
    /// What an item says about itself.
    EvidenceMetadata(MetadataView),
    /// A small picture.
    Thumbnail(ThumbnailView),
    /// Which evidence files this device fetches, by circle.
    EvidencePolicies {
        /// One circle each.
        policies: Vec<PolicyView>,
    },
    /// What became of a wish to fetch evidence.
    EvidenceWanted(FetchView),
    /// The custody of one item, oldest first.
    Custody {
        /// The record of the item.
        id: String,
        /// One attestation each.
        custody: Vec<CustodyView>,
    },
    /// The outcome of a fixity check.
    Fixity {
        /// One item each.
        items: Vec<FixityView>,
    },
    /// What became of an order about custody, evidence elsewhere, retention or fixity.
    Keeping(Box<KeepingView>),
    /// Circles of this vault.
    Circles {
        /// One circle each.
        circles: Vec<CircleView>,
    },
    /// Members of a circle.
    Members(MembersView),
    /// A page that was written, signed or shown.
    Page(PageView),
    /// What a removal did.
    Removal(RemovalView),
    /// What removals did, one for each device.
    Removals {
        /// The removals.
        removals: Vec<RemovalView>,
    },
    /// What waits for a person's choice.
    Choices(ChoicesView),
    /// Entries that are held and do not count.
    Withheld {
        /// One run of entries each.
        withheld: Vec<WithheldView>,
    },
    /// What was asked to be erased.
    Erasures {
        /// One erasure each.
        erasures: Vec<ErasureView>,
    },
    /// Invitations that are open.
    Invitations {
        /// One invitation each.
        invitations: Vec<InvitationView>,
    },
    /// A ticket as a QR picture.
    Qr {
        /// As SVG.
        svg: String,
        /// As text for a terminal.
        blocks: String,
    },
    /// A request to join, for a steward.
    JoinRequest {
        /// The request's text.
        request: String,
        /// The name that it asks for.
        name: String,
        /// Read these digits out to the steward.
        code: String,
        /// The device in whose place it comes, which the steward has to name; of a vault that is in the circle.
        replaces: Option<String>,
    },
    /// The answer to a request was written.
    JoinAnswer {
        /// The circle's id.
        circle: String,
        /// The circle's name.
        name: String,
        /// The name under which the newcomer was admitted.
        admitted: String,
        /// Read these digits out to the newcomer.
        code: String,
    },
    /// An answer was read; nothing was entered yet.
    JoinOffered {
        /// The circle's id.
        circle: String,
        /// The circle's name.
        name: String,
        /// The steward who answered, as the circle calls them.
        steward: String,
    },
    /// The newcomer was admitted, or we were.
    Joined {
        /// The circle's id.
        circle: String,
        /// The circle's name.
        name: String,
    },
    /// What a sync did.
    Synced(SyncView),
    /// What members met in the local network.
    Met(LanView),
    /// The relay that is named to this device.
    Relay(RelayView),
    /// What a visit to a drop did and found.
    DropVisited(DropView),
    /// A bundle was written.
    BundleWritten(BundleWrittenView),
    /// What the reading of a bundle did.
    BundleRead(BundleReadView),
    /// What this device holds was written.
    BundleHave(HaveView),
    /// A recovery sheet was made.
    Sheet(SheetView),
    /// A backup was written.
    BackupWritten(BackupView),
    /// A vault was restored, or its new keys were to be admitted.
    Restored(RestoredView),
    /// How far this device's work is in members' hands.
    Handover(HandoverView),
    /// This device forgot its work in a circle.
    Forgotten(ForgottenView),
    /// What an import did, or would do.
    Imported(ImportView),
    /// What was taken in of what somebody handed in, or would be.
    Phishing(Box<PhishingView>),
    /// The answer to whoever handed something in.
    Reply(ReplyView),
    /// Records that were imported, or would be.
    RecordsImported(Box<RecordsImported>),
    /// An empty form was written.
    XlsForm(XlsFormView),
    /// The mappings of tables that a circle keeps.
    ImportMappings {
        /// One mapping each.
        mappings: Vec<MappingView>,
    },
    /// What was taken in of a tool's output, or would be.
    Intake(Box<IntakeView>),
    /// Indicators of imported sets.
    Indicators {
        /// One indicator each.
        rows: Vec<IndicatorRow>,
        /// Give this as `after` to go on; null at the end.
        next: Option<String>,
    },
    /// What an export wrote, or would write.
    Exported(Box<ExportView>),
    /// What came of working with indicators.
    IndicatorUse(Box<IndicatorAnswer>),
    /// What a person agreed to.
    Consents(Box<ConsentsView>),
    /// A withdrawal was written down.
    Withdrawn(Box<WithdrawnView>),
    /// What the gate says.
    ConsentChecked(ConsentCheckView),
    /// Records that may be the same.
    Duplicates(DuplicatesView),
    /// A judgment was recorded.
    Judged(JudgedView),
    /// Everything that names something.
    About(Box<AboutView>),
    /// A report was built.
    Report(ReportView),
    /// The outcome of verifying a package.
    Verification(VerificationView),
    /// The outcome of checking or rebuilding the vault.
    Check(CheckView),
    /// Jobs that run.
    Jobs {
        /// One job each.
        jobs: Vec<JobView>,
    },
}

/// What happens while a request runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Progress {
    /// The job that carries the request out; `job_cancel` takes this name.
    Started {
        /// The job's name.
        job: String,
    },
    /// Work done so far.
    Step {
        /// What is being done, as a Fluent id (`step-…`).
        step: String,
        /// Units done.
        done: u64,
        /// Units in all, when known.
        total: Option<u64>,
        /// `entries`, `bytes`, `records`.
        unit: String,
        /// Units per second so far.
        rate: Option<f64>,
    },
    /// Hand this text to the other person.
    Ticket {
        /// The ticket.
        ticket: String,
        /// The invitation's name in this vault, when it is one.
        #[serde(default)]
        invitation: Option<String>,
    },
    /// Both people compare these six digits, then each confirms.
    Code {
        /// Give this to `circle_confirm`.
        job: String,
        /// Six digits.
        code: String,
    },
    /// A peer connected and parted.
    Synced(SyncView),
    /// Who is connected, and who has not heard of the newest page: told whenever that changes.
    Peers(PeersView),
    /// Something that a person should know.
    Notice {
        /// A Fluent id (`notice-…`).
        notice: String,
    },
}
