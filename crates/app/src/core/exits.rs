//! Everything that a request writes outside the vault passes the gate, or is listed here with the reason why it need not.

use std::collections::BTreeSet;

use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_store::{CircleUse, LockedVault};

use super::*;
use crate::api::{EditInput, ExportOrder, ReleaseOrder, Scalar};
use crate::circles;

/// Why something may leave.
enum Exit {
    /// It asked the gate.
    Gate,
    /// It asked the gate as what the circle does with its own.
    OwnWork,
    /// It need not.
    Free(&'static str),
}

/// What writes outside the vault.
const EXITS: &[(&str, Exit)] = &[
    ("EvidenceExport", Exit::Gate),
    ("ReportBuild", Exit::Gate),
    ("Export", Exit::Gate),
    // A hand-over to somebody outside. What is printed of a custody is who did what: nothing of the item's content.
    ("Custody", Exit::OwnWork),
    // The answer to whoever handed something in, asked as contacting them again: addresses, and nobody's name.
    ("Phishing", Exit::OwnWork),
    ("CodebookExport", Exit::Free("terms of the codebook and of circles: no record of a person")),
    ("Collect", Exit::Free("an empty form, made of the codebook that comes with the program; the rest comes in")),
    ("CircleInvite", Exit::Free("a ticket, which names a device and a circle")),
    ("CircleRequest", Exit::Free("a request to join, which names its device")),
    ("CircleApprove", Exit::Free("the circle's pages, sealed to the newcomer, who becomes a member")),
    ("CircleRole", Exit::Free("a proposal for a page, sealed to members")),
    ("CircleRemove", Exit::Free("a proposal for a page, sealed to members")),
    ("CircleSign", Exit::Free("a proposal for a page, sealed to members")),
    ("CircleJoin", Exit::Free("the connection by which a device joins: no record leaves")),
    ("SyncListen", Exit::Free("to devices of members, who hold the circle's records as we do")),
    ("SyncWith", Exit::Free("to devices of members, who hold the circle's records as we do")),
    ("SyncLan", Exit::Free("to devices of members, who hold the circle's records as we do")),
    ("SyncDrop", Exit::Free("sealed to devices of members")),
    ("BundleWrite", Exit::Free("sealed to devices of members: one for somebody else is refused")),
    ("BundleHave", Exit::Free("what this device holds, by hashes, sealed to members")),
    ("BackupSheet", Exit::Free("a key of one's own")),
    ("BackupWrite", Exit::Free("all of one's own vault, sealed to one's own sheet or passphrase")),
];

/// What stays inside, or shows something to the person at the device.
const INSIDE: &[&str] = &[
    "Ping",
    "Create",
    "Unlock",
    "Lock",
    "Active",
    "Status",
    "Setting",
    "SettingSet",
    "Digest",
    "Catalog",
    "CodebookList",
    "CodebookShow",
    "CodebookAdd",
    "CodebookWords",
    "CodebookRetire",
    "CodebookImport",
    "Texts",
    "RecordAdd",
    "RecordShow",
    "RecordEdit",
    "RecordHistory",
    "RecordDelete",
    "RecordRestore",
    "RecordList",
    "ViewSave",
    "ViewList",
    "ViewShow",
    "ViewEdit",
    "ViewDelete",
    "Link",
    "Unlink",
    "ConflictsList",
    "ConflictsResolve",
    "DateRead",
    "EvidenceAdd",
    "EvidenceList",
    "EvidenceVerify",
    "EvidenceCustody",
    "EvidenceShow",
    "EvidencePolicy",
    "EvidenceFetch",
    "CircleNew",
    "CircleList",
    "CircleMembers",
    "CircleInvitations",
    "CircleRevoke",
    "Qr",
    "CircleEnter",
    "CircleSeized",
    "CircleLeave",
    "CircleChoices",
    "CircleChoose",
    "CircleWithheld",
    "CircleVouch",
    "CircleErasures",
    "RecordDestroy",
    "CircleRenew",
    "CircleRename",
    "CircleConfirm",
    "Relay",
    "RelaySet",
    "RelayForget",
    "BundleRead",
    "BackupRestore",
    "BackupAdmit",
    "HandoverStatus",
    "HandoverForget",
    "Import",
    "Intake",
    "Indicators",
    "IndicatorPromote",
    "IndicatorUse",
    "ConsentShow",
    "ConsentWithdraw",
    "ConsentCheck",
    "About",
    "Duplicates",
    "DuplicateJudge",
    "DuplicateReverse",
    "Elsewhere",
    "EvidenceDerive",
    "EvidenceMetadata",
    "EvidenceThumbnail",
    "ExaminationClose",
    "ExaminationShow",
    "ExaminationStep",
    "Fixity",
    "ProtocolCopy",
    "ProtocolList",
    "ProtocolRun",
    "ProtocolScale",
    "ProtocolShow",
    "ProtocolStep",
    "Retention",
    "RiskAssess",
    "RiskDue",
    "RiskMatrix",
    "RiskShow",
    "Verify",
    "VaultCheck",
    "VaultRebuild",
    "VaultMoved",
    "Jobs",
    "JobCancel",
];

/// Reads the names of all requests from the source.
fn requests() -> BTreeSet<&'static str> {
    let source = include_str!("../api.rs");
    let (_, rest) = source.split_once("pub enum Request {").unwrap();
    let (all, _) = rest.split_once("\n}\n").unwrap();
    all.lines()
        .filter_map(|line| line.strip_prefix("    ").filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase())))
        .map(|line| line.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap())
        .collect()
}

#[test]
fn whoever_adds_a_request_says_whether_it_lets_something_leave() {
    let listed: Vec<&str> = EXITS.iter().map(|(name, _)| *name).chain(INSIDE.iter().copied()).collect();
    assert_eq!(listed.len(), listed.iter().collect::<BTreeSet<_>>().len(), "a request stands in both lists, or twice");
    let (all, listed) = (requests(), listed.into_iter().collect::<BTreeSet<_>>());
    assert!(all.len() > 80, "the requests were not found in the source");
    let unlisted: Vec<_> = all.difference(&listed).collect();
    assert!(unlisted.is_empty(), "say in this file whether these write outside the vault: {unlisted:?}");
    assert_eq!(listed.difference(&all).collect::<Vec<_>>(), Vec::<&&str>::new(), "these requests are gone");
    for (name, exit) in EXITS {
        if let Exit::Free(reason) = exit {
            assert!(reason.len() > 10, "{name}");
        }
    }
}

fn set(path: &str, value: &str) -> EditInput {
    EditInput { path: path.to_owned(), value: Some(Scalar::Text(value.to_owned())) }
}

async fn opened(dir: &tempfile::TempDir) -> Core {
    let passphrase = "amber kettle morning ladder five";
    let locked = LockedVault::at(&dir.path().join("vault"));
    let mut vault = locked.create(&Passphrase::new(passphrase.to_owned()), WorkFactor::weak_for_tests()).unwrap();
    circles::found_as(&mut vault, "Amal", "Amal", CircleUse::Personal).unwrap();
    vault.close().unwrap();
    let core = Core::open(dir.path().join("vault"), FileAccess::Paths);
    core.call(Request::Unlock { passphrase: passphrase.to_owned() }, |_| {}).await.unwrap();
    core
}

async fn add(core: &Core, kind: &str, fields: &[(&str, &str)]) -> String {
    let set = fields.iter().map(|(path, value)| set(path, value)).collect();
    let request = Request::RecordAdd { kind: kind.to_owned(), circle: None, set };
    let Response::Created { id } = core.call(request, |_| {}).await.unwrap() else { panic!("nothing was made") };
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_leaves_by_any_exit_that_has_a_gate_without_the_consent_of_who_is_in_it() {
    let dir = tempfile::tempdir().unwrap();
    let core = opened(&dir).await;
    let person = add(&core, "person", &[("pseudonym", "Juniper"), ("tlp", "clear")]).await;
    let incident = add(&core, "incident", &[("title", "Raid"), ("tlp", "clear"), ("acts.+.victim", &person)]).await;
    let file = dir.path().join("photo");
    std::fs::write(&file, "seen").unwrap();
    let seal = Request::EvidenceAdd {
        files: vec![file.to_str().unwrap().to_owned()],
        incident: Some(incident.clone()),
        source: None,
        circle: None,
        url: None,
        captured: None,
        uploader: None,
    };
    let Response::Evidence { items } = core.call(seal, |_| {}).await.unwrap() else { panic!("nothing was sealed") };
    let shows = vec![set(&format!("shows.{person}"), "yes")];
    core.call(Request::RecordEdit { id: items[0].id.clone(), set: shows }, |_| {}).await.unwrap();

    let audience = "partner".to_owned();
    for (name, _) in EXITS.iter().filter(|(_, exit)| matches!(exit, Exit::Gate)) {
        let to = dir.path().join(name);
        let request = || {
            let (to, release) = (to.to_str().unwrap().to_owned(), ReleaseOrder::default());
            match *name {
                "ReportBuild" => Request::ReportBuild {
                    incident: incident.clone(),
                    audience: audience.clone(),
                    lang: "en".to_owned(),
                    to,
                    force: false,
                    identifiability: None,
                    release,
                },
                "EvidenceExport" => Request::EvidenceExport {
                    id: items[0].id.clone(),
                    to,
                    force: false,
                    audience: Some(audience.clone()),
                    identifiability: None,
                    release,
                },
                "Export" => Request::Export(Box::new(ExportOrder {
                    format: "stix".to_owned(),
                    to,
                    records: vec![incident.clone()],
                    audience: Some(audience.clone()),
                    ..ExportOrder::default()
                })),
                other => panic!("say here how {other} is asked"),
            }
        };
        let error = core.call(request(), |_| {}).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::ReportRefused, "{name}");
        assert!(error.refusals.iter().all(|one| one.rule == "no-consent" && one.person.as_ref() == Some(&person)));
        assert!(!to.exists(), "{name} wrote although it was refused");
    }
    add(&core, "consent", &[("title", "Yes"), ("person", &person), ("when", "2024"), ("audiences.partner", "named")])
        .await;
    let check = crate::api::ConsentCheck {
        records: vec![incident, items[0].id.clone()],
        audience: Some(audience),
        ..crate::api::ConsentCheck::default()
    };
    let answer = core.call(Request::ConsentCheck(check), |_| {}).await.unwrap();
    assert!(matches!(answer, Response::ConsentChecked(view) if view.allowed));
    core.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_circle_does_with_its_own_stops_at_a_no_to_keep() {
    let dir = tempfile::tempdir().unwrap();
    let core = opened(&dir).await;
    let person = add(&core, "person", &[("pseudonym", "Juniper")]).await;
    let item = add(&core, "device", &[("title", "A telephone"), ("owner", &person), ("seal_number", "S-17")]).await;
    let out = dir.path().join("form");
    let hand_over = || {
        Request::Custody(crate::api::CustodyOrder::Outside {
            id: item.clone(),
            name: "A court".to_owned(),
            out: out.to_str().unwrap().to_owned(),
            purpose: None,
            seal: Some("S-17".to_owned()),
            state: None,
            lang: None,
        })
    };
    add(&core, "consent", &[("title", "No"), ("person", &person), ("when", "2024"), ("uses.keep", "no")]).await;
    let error = core.call(hand_over(), |_| {}).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::UseRefused);
    assert!(!out.exists());
    add(&core, "consent", &[("title", "Yes"), ("person", &person), ("when", "2025"), ("uses.keep", "yes")]).await;
    core.call(hand_over(), |_| {}).await.unwrap();
    assert!(out.join("release.txt").exists());
    core.close().await;
}
