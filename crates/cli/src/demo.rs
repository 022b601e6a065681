//! `cairn demo`: the whole story, told by two vaults in two processes that meet over a real connection.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use cairn_app::Texts;
use cairn_app::api::{
    ConflictView, DigestView, EditInput, ListQuery, RecordView, ReleaseOrder, Request, Response, Scalar, SyncView,
};
use serde_json::json;

use crate::args::Global;
use crate::peer::Peer;
use crate::render;

/// How many steps the story has.
const STEPS: usize = 15;

const PASSPHRASE: [&str; 2] = ["correct olive river lantern seven", "quiet harbour walnut copper rain"];

/// Tells the story's progress and remembers what `--json` prints at the end.
struct Teller {
    json: bool,
    texts: &'static Texts,
    done: Vec<String>,
}

impl Teller {
    fn step<T>(&mut self, name: &str, act: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
        let number = self.done.len() + 1;
        let words = self.texts.get(&format!("demo-{name}"));
        match act() {
            Ok(value) => {
                self.done.push(name.to_owned());
                if !self.json {
                    Self::line(&format!("{number}/{STEPS} {words}: ok"))?;
                }
                Ok(value)
            }
            Err(error) => Err(error.context(format!("{number}/{STEPS} {words}"))),
        }
    }

    fn line(text: &str) -> anyhow::Result<()> {
        use std::io::Write;
        Ok(writeln!(std::io::stdout(), "{text}")?)
    }
}

/// A folder for the story: kept where a person asked for it, else removed at the end.
struct Stage {
    dir: PathBuf,
    keep: bool,
}

impl Stage {
    fn new(keep: Option<&Path>) -> anyhow::Result<Self> {
        let Some(dir) = keep else {
            let mut name = [0_u8; 8];
            std::io::Read::read_exact(&mut std::fs::File::open("/dev/urandom")?, &mut name)?;
            let dir = std::env::temp_dir().join(format!("cairn-demo-{:016x}", u64::from_le_bytes(name)));
            std::fs::create_dir(&dir)?;
            return Ok(Self { dir, keep: false });
        };
        std::fs::create_dir_all(dir)?;
        ensure!(std::fs::read_dir(dir)?.next().is_none(), "the folder for --keep is not empty; choose a new one");
        Ok(Self { dir: std::path::absolute(dir)?, keep: true })
    }

    fn path(&self, name: &str) -> anyhow::Result<String> {
        self.dir
            .join(name)
            .into_os_string()
            .into_string()
            .map_err(|_| anyhow::anyhow!("the folder's name is not Unicode"))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.keep {
            // Nothing but this story's own made-up data lies here.
            std::fs::remove_dir_all(&self.dir).ok();
        }
    }
}

fn set(path: &str, value: &str) -> EditInput {
    EditInput { path: path.to_owned(), value: Some(Scalar::Text(value.to_owned())) }
}

fn add(peer: &mut Peer, kind: &str, circle: &str, edits: Vec<EditInput>) -> anyhow::Result<String> {
    let request = Request::RecordAdd { kind: kind.to_owned(), circle: Some(circle.to_owned()), set: edits };
    match peer.ask(&request)? {
        Response::Created { id } => Ok(id),
        _ => bail!("no id was given"),
    }
}

fn edit(peer: &mut Peer, id: &str, edits: Vec<EditInput>) -> anyhow::Result<()> {
    peer.ask(&Request::RecordEdit { id: id.to_owned(), set: edits }).map(|_| ())
}

fn link(peer: &mut Peer, from: &str, relation: &str, to: &str) -> anyhow::Result<()> {
    let (from, relation, to) = (from.to_owned(), relation.to_owned(), to.to_owned());
    peer.ask(&Request::Link { from, relation, to, confidence: None, note: None }).map(|_| ())
}

fn show(peer: &mut Peer, id: &str) -> anyhow::Result<RecordView> {
    match peer.ask(&Request::RecordShow { id: id.to_owned() })? {
        Response::Record(view) => Ok(view),
        _ => bail!("no record was given"),
    }
}

fn digest(peer: &mut Peer, circle: &str) -> anyhow::Result<DigestView> {
    match peer.ask(&Request::Digest { circle: Some(circle.to_owned()) })? {
        Response::Digests { mut digests } if digests.len() == 1 => Ok(digests.remove(0)),
        _ => bail!("no digest was given"),
    }
}

fn conflicts(peer: &mut Peer) -> anyhow::Result<Vec<ConflictView>> {
    match peer.ask(&Request::ConflictsList { circle: None })? {
        Response::Conflicts { conflicts } => Ok(conflicts),
        _ => bail!("no list was given"),
    }
}

/// The first listens, the second syncs with it.
fn sync(listener: &mut Peer, dialler: &mut Peer, circle: &str) -> anyhow::Result<SyncView> {
    let listening =
        listener.send(&Request::SyncListen { circle: Some(circle.to_owned()), once: true, only_relay: false })?;
    let ticket = listener.ticket(listening)?;
    let with = Request::SyncWith { ticket, circle: Some(circle.to_owned()), stay: false, only_relay: false };
    let dialled = match dialler.ask(&with)? {
        Response::Synced(view) => view,
        _ => bail!("no outcome was given"),
    };
    match listener.finish(listening)? {
        Ok(_) => Ok(dialled),
        Err(error) => bail!("{}", error.message),
    }
}

/// What the story made.
struct Story {
    circle: String,
    incident: String,
    victim: String,
    informant: String,
}

/// Tells the story and gives the exit code.
pub(crate) fn run(global: &Global, keep: Option<&Path>, stix: Option<&Path>) -> anyhow::Result<u8> {
    let stage = Stage::new(keep)?;
    let mut teller = Teller { json: global.json, texts: crate::run::texts(global), done: Vec::new() };
    if !global.json {
        render::message(&teller.texts.get("demo-intro"));
    }
    let (mut amal, mut noor) = teller.step("vaults", || {
        let amal = Peer::start(&stage.dir.join("amal"), "Amal", PASSPHRASE[0])?;
        Ok((amal, Peer::start(&stage.dir.join("noor"), "Noor", PASSPHRASE[1])?))
    })?;
    let circle = teller.step("join", || join(&mut amal, &mut noor))?;
    let story = record(&mut teller, &stage, (&mut amal, &mut noor), &circle, stix)?;
    let digests = merge(&mut teller, (&mut amal, &mut noor), &story)?;
    let report = publish(&mut teller, &stage, &mut amal, &story)?;
    amal.stop()?;
    noor.stop()?;
    let report = if stage.keep { Some(report) } else { None };
    if stage.keep {
        std::fs::write(stage.dir.join("README.txt"), format!("{}\n", readme(teller.texts)))?;
    }
    if global.json {
        let steps: Vec<_> = teller.done.iter().map(|name| json!({"step": name, "ok": true})).collect();
        Teller::line(
            &json!({"schema": "cairn.demo/1", "steps": steps, "digests": digests, "report": report}).to_string(),
        )?;
    } else {
        for (name, digest) in ["Amal", "Noor"].iter().zip(&digests) {
            Teller::line(&format!("{digest}  {name}"))?;
        }
        Teller::line(&report.unwrap_or_else(|| teller.texts.get("demo-removed")))?;
    }
    Ok(0)
}

/// Says what the kept folder holds, and what opens its vaults.
fn readme(texts: &Texts) -> String {
    let passphrases = ["amal", "noor"].map(str::to_owned).into_iter().zip(PASSPHRASE.map(str::to_owned));
    texts.format("demo-readme", &passphrases.collect())
}

fn join(amal: &mut Peer, noor: &mut Peer) -> anyhow::Result<String> {
    let circle = match amal.ask(&Request::CircleNew { name: "Lantern".to_owned() })? {
        Response::Created { id } => id,
        _ => bail!("no circle was given"),
    };
    let inviting = amal.send(&Request::CircleInvite {
        circle: Some(circle.clone()),
        role: "editor".to_owned(),
        code: None,
        person: None,
        invitation: None,
        to: None,
        force: false,
    })?;
    let ticket = amal.ticket(inviting)?;
    let joining = noor.send(&Request::CircleJoin { ticket, name: None, code: None })?;
    let (amal_job, amal_code) = amal.code(inviting)?;
    let (noor_job, noor_code) = noor.code(joining)?;
    ensure!(amal_code == noor_code, "the six digits differ: {amal_code} and {noor_code}");
    amal.ask(&Request::CircleConfirm { job: amal_job, code: noor_code.clone() })?;
    noor.ask(&Request::CircleConfirm { job: noor_job, code: amal_code })?;
    for ended in [amal.finish(inviting)?, noor.finish(joining)?] {
        ended.map_err(|error| anyhow::anyhow!("{}", error.message))?;
    }
    Ok(circle)
}

fn record(
    teller: &mut Teller,
    stage: &Stage,
    (amal, noor): (&mut Peer, &mut Peer),
    circle: &str,
    stix: Option<&Path>,
) -> anyhow::Result<Story> {
    let set_id = teller.step("import", || {
        let file = match stix {
            Some(file) => {
                std::path::absolute(file)?.into_os_string().into_string().map_err(|_| anyhow::anyhow!("not Unicode"))?
            }
            None => {
                let file = stage.path("indicators.stix2.json")?;
                std::fs::write(&file, cairn_app::FICTIONAL_STIX)?;
                file
            }
        };
        import(amal, circle, file)
    })?;
    let (victim, informant, incident) = teller.step("incident", || document(amal, circle))?;
    let evidence = teller.step("evidence", || seal(amal, stage, &incident))?;
    teller.step("links", || {
        let object = match amal.ask(&Request::Indicators {
            search: None,
            set: Some(set_id.clone()),
            limit: 500,
            after: None,
        })? {
            Response::Indicators { rows, .. } => {
                rows.into_iter().find(|row| row.value.is_some()).context("the bundle has no indicator")?.object
            }
            _ => bail!("no indicators were given"),
        };
        let promoted = match amal.ask(&Request::IndicatorPromote { set: set_id, indicator: object })? {
            Response::Created { id } => id,
            _ => bail!("no id was given"),
        };
        link(amal, &promoted, "indicates", &incident)?;
        let view = show(amal, &incident)?;
        ensure!(view.links.iter().any(|link| link.from == evidence), "the evidence is not linked");
        ensure!(view.links.iter().any(|link| link.from == promoted), "the indicator is not linked");
        Ok(())
    })?;
    teller.step("first-sync", || {
        let moved = sync(amal, noor, circle)?;
        ensure!(moved.entries_equal && moved.evidence_complete, "the two are not equal after the sync");
        ensure!(show(noor, &incident)?.fields.contains_key("title"), "the incident did not arrive");
        Ok(())
    })?;
    Ok(Story { circle: circle.to_owned(), incident, victim, informant })
}

fn import(amal: &mut Peer, circle: &str, file: String) -> anyhow::Result<String> {
    let request = Request::Import {
        format: "stix".to_owned(),
        file,
        circle: Some(circle.to_owned()),
        dry_run: false,
        tlp: Some("green".to_owned()),
        licence: None,
    };
    let first = match amal.ask(&request)? {
        Response::Imported(view) => view,
        _ => bail!("no outcome was given"),
    };
    let again = match amal.ask(&request)? {
        Response::Imported(view) => view,
        _ => bail!("no outcome was given"),
    };
    ensure!(again.new == 0 && again.set == first.set, "importing twice made something new");
    first.set.context("no indicator set was made")
}

fn document(amal: &mut Peer, circle: &str) -> anyhow::Result<(String, String, String)> {
    let person = |pseudonym: &str| vec![set("pseudonym", pseudonym), set("tlp", "amber")];
    let victim = add(amal, "person", circle, person("Journalist J-17"))?;
    let informant = add(amal, "person", circle, person("Colleague C-4"))?;
    let officer = add(amal, "person", circle, person("Unit at checkpoint 3"))?;
    let incident = add(
        amal,
        "incident",
        circle,
        vec![
            set("title", "Phone taken and opened at a checkpoint"),
            set("when", "2024-03-12~"),
            set("where", "Checkpoint 3 on the northern road"),
            set("where_area", "Northern district"),
            set("where_level", "area"),
            set("status", "active"),
            set("tlp", "green"),
            set("pap", "green"),
            set(
                "summary",
                "The phone was held for three hours. Five days later it contacted a domain of a known spyware.",
            ),
            set("acts.+.type", "device-seizure"),
        ],
    );
    let incident = match incident {
        Ok(id) => id,
        Err(error) => return Err(error.context("the incident")),
    };
    let act = show(amal, &incident)?
        .fields
        .keys()
        .find_map(|path| path.strip_prefix("acts.").and_then(|rest| rest.strip_suffix(".type")).map(str::to_owned))
        .context("the act is missing")?;
    edit(
        amal,
        &incident,
        vec![
            set(&format!("acts.{act}.victim"), &victim),
            set(&format!("acts.{act}.description"), "The phone was unlocked by force and taken into another room."),
            set(&format!("acts.{act}.involvements.+.perpetrator"), &officer),
            set("statements.+.text", "They made him unlock it. When he got it back it was warm."),
        ],
    )?;
    let statement = show(amal, &incident)?
        .fields
        .keys()
        .find_map(|path| {
            path.strip_prefix("statements.").and_then(|rest| rest.strip_suffix(".text")).map(str::to_owned)
        })
        .context("the statement is missing")?;
    edit(amal, &incident, vec![set(&format!("statements.{statement}.informant"), &informant)])?;
    for person in [&victim, &informant] {
        add(
            amal,
            "consent",
            circle,
            vec![
                set("person", person),
                set("when", "2024-03-20"),
                set("form", "spoken"),
                set("uses.keep", "yes"),
                set("audiences.partner", "named"),
                set("tlp", "amber"),
            ],
        )?;
    }
    Ok((victim, informant, incident))
}

fn seal(amal: &mut Peer, stage: &Stage, incident: &str) -> anyhow::Result<String> {
    let file = stage.path("message.txt")?;
    std::fs::write(
        &file,
        "2024-03-17 09:12 DNS query update-check.example from the phone, seen on the office router\n",
    )?;
    let request = Request::EvidenceAdd {
        files: vec![file],
        incident: Some(incident.to_owned()),
        source: Some("office router".to_owned()),
        circle: None,
        url: None,
        captured: None,
        uploader: None,
    };
    let item = match amal.ask(&request)? {
        Response::Evidence { mut items } if items.len() == 1 => items.remove(0),
        _ => bail!("no item was given"),
    };
    match amal.ask(&Request::EvidenceCustody { id: item.id.clone() })? {
        Response::Custody { custody, .. } => {
            ensure!(custody.len() >= 2 && custody.iter().all(|step| step.verified), "the custody does not verify");
        }
        _ => bail!("no custody was given"),
    }
    Ok(item.id)
}

fn merge(teller: &mut Teller, (amal, noor): (&mut Peer, &mut Peer), story: &Story) -> anyhow::Result<[String; 2]> {
    teller.step("concurrent", || {
        edit(amal, &story.incident, vec![set("title", "Phone seized and opened at a checkpoint")])?;
        edit(
            noor,
            &story.incident,
            vec![set("title", "Journalist's phone searched at a checkpoint"), set("finding", "likely")],
        )?;
        let moved = sync(noor, amal, &story.circle)?;
        ensure!(moved.entries_equal, "the two are not equal after the sync");
        let (first, second) = (digest(amal, &story.circle)?, digest(noor, &story.circle)?);
        ensure!(first.digest == second.digest, "the digests differ");
        Ok(())
    })?;
    let conflict = teller.step("conflict", || {
        let (mut here, there) = (conflicts(amal)?, conflicts(noor)?);
        ensure!(here == there, "the two list different conflicts");
        ensure!(here.len() == 1, "there should be one conflict, not {}", here.len());
        let conflict = here.remove(0);
        ensure!(conflict.record == story.incident && conflict.path == "title", "it is another field");
        let mut authors: Vec<_> = conflict.claims.iter().map(|claim| claim.author.as_str()).collect();
        authors.sort_unstable();
        ensure!(authors == ["Amal", "Noor"], "the authors are not named");
        Ok(conflict)
    })?;
    teller.step("resolve", || {
        let value = Some(Scalar::Text("Journalist's phone seized and opened at a checkpoint".to_owned()));
        amal.ask(&Request::ConflictsResolve { record: conflict.record, path: conflict.path, value })?;
        sync(amal, noor, &story.circle)?;
        ensure!(conflicts(amal)?.is_empty() && conflicts(noor)?.is_empty(), "a conflict is left");
        ensure!(
            show(noor, &story.incident)?.fields == show(amal, &story.incident)?.fields,
            "the incident reads differently"
        );
        Ok(())
    })?;
    teller.step("digests", || {
        let digests = [digest(amal, &story.circle)?.digest, digest(noor, &story.circle)?.digest];
        ensure!(digests[0] == digests[1], "the digests differ");
        Ok(digests)
    })
}

fn publish(teller: &mut Teller, stage: &Stage, amal: &mut Peer, story: &Story) -> anyhow::Result<String> {
    let build = |lang: &str, to: String| Request::ReportBuild {
        incident: story.incident.clone(),
        audience: "international-court".to_owned(),
        lang: lang.to_owned(),
        to,
        force: false,
        identifiability: Some("named".to_owned()),
        release: ReleaseOrder::default(),
    };
    let english = stage.path("report-en")?;
    let arabic = stage.path("report-ar")?;
    teller.step("refused", || {
        let error = amal.ask_refused(&build("en", english.clone()))?;
        ensure!(error.code == "report-refused", "it was refused for another reason: {}", error.message);
        for person in [&story.victim, &story.informant] {
            let named = error.refusals.iter().any(|refusal| {
                refusal.person.as_ref() == Some(person)
                    && refusal.rule == "new-purpose"
                    && !refusal.record.is_empty()
                    && !refusal.field.is_empty()
            });
            ensure!(named, "a refusal does not name its record, field and rule");
        }
        ensure!(!Path::new(&english).exists(), "a refused report left a folder");
        Ok(())
    })?;
    teller.step("consent", || {
        let query = ListQuery { kind: Some("consent".to_owned()), limit: 100, whole: true, ..ListQuery::default() };
        let consents = match amal.ask(&Request::RecordList(query))? {
            Response::RecordPage { records, .. } => records,
            _ => bail!("no consents were given"),
        };
        for consent in consents {
            edit(amal, &consent.id, vec![set("audiences.international-court", "named")])?;
        }
        Ok(())
    })?;
    teller.step("report", || {
        for (lang, to) in [("en", &english), ("ar", &arabic)] {
            match amal.ask(&build(lang, to.clone()))? {
                Response::Report(view) => ensure!(view.fingerprint.starts_with("SHA256:"), "the report is not signed"),
                _ => bail!("no report was given"),
            }
        }
        Ok(())
    })?;
    teller.step("verify", || {
        for to in [&english, &arabic] {
            match amal.ask(&Request::Verify { path: to.clone(), fingerprint: None })? {
                Response::Verification(view) => ensure!(view.valid, "the report does not verify: {:?}", view.problems),
                _ => bail!("no outcome was given"),
            }
        }
        tampered(amal, stage, Path::new(&english))
    })?;
    Ok(english)
}

/// Changes one byte in a copy of the report and requires that verification names the file.
fn tampered(amal: &mut Peer, stage: &Stage, report: &Path) -> anyhow::Result<()> {
    let copy = stage.dir.join("report-tampered");
    copy_dir(report, &copy)?;
    let target = copy.join("data").join("records.json");
    let mut bytes = std::fs::read(&target)?;
    let middle = bytes.len() / 2;
    *bytes.get_mut(middle).context("the file is empty")? ^= 1;
    std::fs::write(&target, bytes)?;
    let path = copy.to_str().context("not Unicode")?.to_owned();
    match amal.ask(&Request::Verify { path, fingerprint: None })? {
        Response::Verification(view) => {
            ensure!(!view.valid, "a changed byte was not found");
            ensure!(
                view.problems.iter().any(|problem| problem.file.contains("records.json")),
                "the changed file was not named"
            );
        }
        _ => bail!("no outcome was given"),
    }
    std::fs::remove_dir_all(&copy)?;
    Ok(())
}

fn copy_dir(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::create_dir(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_dir(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
