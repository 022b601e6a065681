//! Custody to the end: things and files, transfers with two sides, what is held elsewhere, fixity, retention.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cairn_tests::Vault;
use serde_json::{Value, json};

use crate::api::{Device, admit, sync};

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Adds a record and gives its id.
fn add(device: &mut Device, circle: Option<&str>, kind: &str, fields: &[(&str, &str)]) -> String {
    let set: Vec<Value> = fields.iter().map(|(path, value)| json!({ "path": path, "value": value })).collect();
    let made = device.ask(&json!({ "cmd": "record_add", "kind": kind, "circle": circle, "set": set }));
    made["id"].as_str().unwrap().to_owned()
}

/// Seals a small file in a circle and gives the id of its record.
fn seal(device: &mut Device, circle: &str, incident: Option<&str>, name: &str) -> String {
    let path = device.vault.dir().join(name);
    std::fs::write(&path, format!("what {name} shows")).unwrap();
    let order = json!({ "cmd": "evidence_add", "files": [path], "incident": incident, "circle": circle });
    device.ask(&order)["items"][0]["id"].as_str().unwrap().to_owned()
}

fn custody(device: &mut Device, order: &Value) -> Value {
    device.ask(&with_cmd(order))
}

fn with_cmd(order: &Value) -> Value {
    let mut order = order.clone();
    order["cmd"] = json!("custody");
    order
}

fn log(id: &str, event: &Value) -> Value {
    json!({ "do": "log", "id": id, "event": event })
}

fn steps(device: &mut Device, id: &str) -> Vec<Value> {
    device.ask(&json!({ "cmd": "evidence_custody", "id": id }))["custody"].as_array().unwrap().clone()
}

fn kinds(steps: &[Value]) -> Vec<&str> {
    steps.iter().map(|step| step["action"].as_str().unwrap()).collect()
}

fn transfers(device: &mut Device) -> Vec<Value> {
    let list = json!({ "do": "transfers", "circle": null, "all": true });
    custody(device, &list)["transfers"].as_array().unwrap().clone()
}

fn warnings(device: &mut Device) -> Vec<String> {
    let status = device.ask(&json!({ "cmd": "status" }));
    status["warnings"].as_array().unwrap().iter().map(|warning| warning.as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_transfer_between_members_has_two_sides_and_the_chain_is_printed_and_breaks_are_located() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let phone = add(
        &mut amal,
        Some(&circle),
        "device",
        &[("title", "Grey phone"), ("make", "Acme"), ("imei", "490154203237518")],
    );
    let clip = seal(&mut amal, &circle, None, "clip.mp4");

    // A thing without a file has custody, told by people.
    let collected = json!({ "event": "collected", "when": "2026-03-01", "from": "its owner", "seal": "B-17", "state": "switched off" });
    let step = custody(&mut amal, &log(&phone, &collected));
    assert_eq!((&step["step"]["number"], &step["step"]["details"]["seal"]), (&json!(1), &json!("B-17")), "{step}");
    assert_eq!(step["step"]["sha256"], Value::Null, "a person's word is none about bytes");
    for (event, code) in [
        (json!({ "event": "deviation" }), "reason-needed"),
        (json!({ "event": "transferred", "to": "Noor" }), "transfer-sides"),
        (json!({ "event": "blessed" }), "unknown-event"),
        (json!({ "event": "viewed", "when": "9999-01-01" }), "bad-value"),
    ] {
        assert_eq!(amal.refused(&with_cmd(&log(&phone, &event))), code, "{event}");
    }
    custody(&mut amal, &log(&phone, &json!({ "event": "deviation", "reason": "opened without a witness" })));
    let incident = amal.record(&circle, "A raid");
    assert_eq!(amal.refused(&with_cmd(&log(&incident, &collected))), "no-custody");

    // The file: released, verified and received.
    let release = |id: &str| json!({ "do": "release", "id": id, "to": "Noor", "purpose": "examination" });
    custody(&mut amal, &release(&clip));
    assert_eq!(amal.refused(&with_cmd(&release(&clip))), "transfer-open");
    custody(&mut amal, &release(&phone));
    sync(&mut amal, &mut noor, &circle);
    assert!(warnings(&mut noor).contains(&"warning-transfers".to_owned()));
    assert_eq!(transfers(&mut noor).iter().filter(|one| one["to_me"] == true && one["state"] == "open").count(), 2);
    let receive = |id: &str| json!({ "do": "receive", "id": id });
    assert_eq!(amal.refused(&with_cmd(&receive(&clip))), "transfer-other");
    let received = custody(&mut noor, &receive(&clip));
    assert_eq!((&received["result"], received["step"]["sha256"].is_string()), (&json!("agrees"), true), "{received}");
    assert_eq!(noor.refused(&with_cmd(&receive(&clip))), "no-transfer");
    // The phone: what people see of it stands for a hash, or it is refused.
    assert_eq!(noor.refused(&with_cmd(&receive(&phone))), "state-needed");
    custody(&mut noor, &json!({ "do": "refuse", "id": phone, "reason": "the seal is broken" }));
    sync(&mut amal, &mut noor, &circle);
    let known = transfers(&mut amal);
    let of = |id: &str| known.iter().find(|one| one["id"] == *id).unwrap();
    assert_eq!((&of(&clip)["state"], &of(&clip)["same"]), (&json!("received"), &json!(true)), "{known:?}");
    assert_eq!((&of(&phone)["state"], &of(&phone)["reason"]), (&json!("refused"), &json!("the seal is broken")));
    assert!(!warnings(&mut amal).contains(&"warning-transfers".to_owned()));
    custody(&mut amal, &release(&phone));
    custody(&mut amal, &json!({ "do": "refuse", "id": phone, "reason": "tomorrow" }));
    assert!(transfers(&mut amal).iter().any(|one| one["state"] == "taken-back"));

    // Two who do not know of each other make branches; the next step joins them.
    custody(&mut noor, &json!({ "do": "view", "id": clip, "reason": "first look" }));
    custody(&mut amal, &json!({ "do": "check", "id": clip }));
    sync(&mut amal, &mut noor, &circle);
    let joined = custody(&mut noor, &log(&clip, &json!({ "event": "deposited", "to": "the archive" })));
    assert_eq!(joined["step"]["after"].as_array().unwrap().len(), 2, "{joined}");
    let chain = steps(&mut noor, &clip);
    assert_eq!(kinds(&chain)[..4], ["collected", "sealed", "transferred", "received"]);
    assert_eq!((chain.len(), &chain[6]["action"]), (7, &json!("deposited")));
    assert!(chain.iter().all(|step| step["verified"] == true && step["problem"] == Value::Null), "{chain:?}");
    print_and_tamper(noor.close(), &clip);
}

/// Prints in both languages, verifies, and finds the number of a step that was changed.
fn print_and_tamper(noor: Vault, clip: &str) {
    for lang in ["en", "ar"] {
        let out = noor.dir().join(format!("clip-{lang}.pdf"));
        let print = ["custody", "print", clip, "--out", text(&out), "--print-lang", lang];
        let printed = noor.json(&print).unwrap().remove(0);
        assert_eq!((&printed["schema"], &printed["steps"]), (&json!("cairn.custody-print/1"), &json!(7)), "{printed}");
        assert_eq!((printed["files"].as_array().unwrap().len(), &printed["breaks"]), (5, &json!([])));
        assert_eq!(noor.refused(&print).unwrap(), (1, "target-exists".to_owned()));
        let fingerprint = printed["fingerprint"].as_str().unwrap();
        let verified = noor.json(&["verify", text(&out), "--fingerprint", fingerprint]).unwrap().remove(0);
        assert_eq!(verified["valid"], true, "{verified}");
        assert!(verified["checked"].as_array().unwrap().contains(&json!("custody (7)")), "{verified}");
        // The tools that everybody has agree.
        let signers = out.with_extension("allowed_signers");
        let verify = Command::new("ssh-keygen")
            .args(["-Y", "verify", "-I", "cairn-report", "-n", "report@cairn", "-f", text(&signers), "-s"])
            .arg(out.with_file_name(format!("clip-{lang}.pdf.sig")))
            .stdin(std::fs::File::open(&out).unwrap())
            .stdout(Stdio::null())
            .status();
        assert!(verify.unwrap().success());
        if let Some(folder) = std::env::var_os("CAIRN_SAMPLES") {
            std::fs::copy(&out, PathBuf::from(folder).join(format!("custody-{lang}.pdf"))).unwrap();
        }
    }
    let steps = noor.dir().join("clip-en.custody.jsonl");
    let whole = std::fs::read_to_string(&steps).unwrap();
    for at in [2, 4, 7] {
        let mut lines: Vec<String> = whole.lines().map(str::to_owned).collect();
        lines[at - 1] = lines[at - 1].replacen("attestation/1", "attestation/2", 1);
        std::fs::write(&steps, lines.join("\n") + "\n").unwrap();
        let output = noor.run(&["--json", "verify", text(&steps)]).unwrap();
        assert_eq!(output.status.code(), Some(4));
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(found["problems"][0]["file"], format!("clip-en.custody.jsonl:{at}"), "{found}");
    }
    // One that was cut off at the end is missed by the signature around them.
    let cut: String = whole.lines().take(6).map(|line| format!("{line}\n")).collect();
    std::fs::write(&steps, cut).unwrap();
    assert_eq!(noor.run(&["verify", text(&steps)]).unwrap().status.code(), Some(4));
    let shown = noor.ok(&["custody", "show", clip]).unwrap();
    assert!(shown.contains("every signature holds") && shown.contains("follows 5, 6"), "{shown}");
}

/// A drive with three files, in a folder whose name must get into no record.
fn drive(folder: &Path) -> PathBuf {
    let drive = folder.join("media-of-the-informant");
    std::fs::create_dir_all(drive.join("photos")).unwrap();
    for (name, content) in [("image.dd", "the image"), ("photos/1.jpg", "one"), ("photos/2.jpg", "two")] {
        std::fs::write(drive.join(name), content).unwrap();
    }
    drive
}

fn sealed_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { sealed_files(&path) } else { vec![path] }).collect()
}

#[test]
fn what_is_held_elsewhere_is_compared_by_pointing_at_it_and_damage_here_is_found_when_due() {
    let mut amal = Device::new("Amal");
    let drive = drive(amal.vault.dir());
    let order = |order: Value| json!({ "cmd": "elsewhere", "do": "add" }).merged(&order);
    assert_eq!(amal.refused(&order(json!({ "folder": drive }))), "incomplete", "somebody keeps it");
    let kept =
        json!({ "folder": drive, "title": "Drive 4", "custodian": "The lawyer", "shelf": "Safe 2", "seal": "C-3" });
    let made = amal.ask(&order(kept));
    assert_eq!((&made["files"], &made["bytes"]), (&json!(3), &json!(15)), "{made}");
    let (id, list) = (made["id"].as_str().unwrap().to_owned(), made["manifest"].as_str().unwrap().to_owned());
    // Only the list was sealed, and no path is in a record.
    assert_eq!(sealed_files(&amal.vault.path().join("evidence")).len(), 1);
    for record in [&id, &list] {
        let shown = amal.ask(&json!({ "cmd": "record_show", "id": record })).to_string();
        assert!(!shown.contains("informant") && !shown.contains("photos"), "{shown}");
    }
    let listed = amal.ask(&json!({ "cmd": "evidence_show", "id": id }));
    assert_eq!((&listed["fetch"], &listed["size"]), (&json!("elsewhere"), &json!(15)), "{listed}");

    let point = |path: &Path| json!({ "cmd": "elsewhere", "do": "recheck", "id": id, "path": path });
    let found = amal.ask(&point(&drive));
    assert_eq!((&found["agrees"], &found["same"]), (&json!(true), &json!(3)), "{found}");
    std::fs::write(drive.join("image.dd"), "another").unwrap();
    std::fs::remove_file(drive.join("photos/1.jpg")).unwrap();
    std::fs::write(drive.join("new.txt"), "x").unwrap();
    let found = amal.ask(&point(&drive));
    assert_eq!((&found["agrees"], &found["differ"]), (&json!(false), &json!(["image.dd"])), "{found}");
    assert_eq!((&found["missing"], &found["new"]), (&json!(["photos/1.jpg"]), &json!(["new.txt"])));
    let chain = steps(&mut amal, &id);
    assert_eq!(kinds(&chain), ["collected", "checked", "checked"]);
    let results: Vec<_> = chain[1..].iter().map(|step| step["details"]["result"].clone()).collect();
    assert_eq!(results, ["agrees", "differs"]);
    assert!(!json!(chain).to_string().contains("image.dd"), "what differs is told, and not signed by name");
    let phone = add(&mut amal, None, "device", &[("title", "A phone")]);
    assert_eq!(
        amal.refused(&json!({ "cmd": "elsewhere", "do": "recheck", "id": phone, "path": drive })),
        "bad-request"
    );
    let absolute = amal.vault.dir().join("list.txt");
    std::fs::write(&absolute, format!("{}  /media/noor/a\n", "a".repeat(64))).unwrap();
    assert_eq!(amal.refused(&order(json!({ "manifest": absolute, "custodian": "x" }))), "malformed");

    damage_is_found(&mut amal);
}

trait Merged {
    fn merged(self, other: &Value) -> Value;
}

impl Merged for Value {
    fn merged(mut self, other: &Value) -> Value {
        self.as_object_mut().unwrap().extend(other.as_object().unwrap().clone());
        self
    }
}

fn damage_is_found(amal: &mut Device) {
    let plan = amal.ask(&json!({ "cmd": "fixity" }));
    assert_eq!((&plan["days"], &plan["due"], &plan["held"]), (&json!(90), &json!(0), &json!(1)), "{plan}");
    assert_eq!(amal.refused(&json!({ "cmd": "fixity", "days": 100_000 })), "bad-value");
    let path = sealed_files(&amal.vault.path().join("evidence")).remove(0);
    let whole = std::fs::read(&path).unwrap();
    let mut damaged = whole.clone();
    let last = damaged.len() - 1;
    damaged[last] ^= 1;
    std::fs::write(&path, damaged).unwrap();
    let checked = amal.ask(&json!({ "cmd": "evidence_verify", "id": null }));
    assert_eq!(checked["items"][0]["result"], "damaged", "{checked}");
    // What was found wrong stays due until it is right.
    let status = amal.ask(&json!({ "cmd": "status" }));
    assert_eq!((&status["fixity_due"], &status["fixity_days"]), (&json!(1), &json!(90)), "{status}");
    for warning in ["warning-fixity-due", "warning-fixity-failed"] {
        assert!(status["warnings"].as_array().unwrap().contains(&json!(warning)), "{status}");
    }
    std::fs::write(&path, whole).unwrap();
    let due = json!({ "cmd": "evidence_verify", "id": null, "due": true });
    assert_eq!(amal.ask(&due)["items"][0]["result"], "ok");
    assert_eq!(amal.ask(&due)["items"], json!([]), "nothing is due any more");
    assert_eq!(amal.ask(&json!({ "cmd": "status" }))["fixity_due"], 0);
}

fn ssh_keygen(folder: &Path, args: &[&str]) {
    let mut command = Command::new("ssh-keygen");
    command.args(args).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    assert!(command.status().unwrap().success(), "{args:?}");
}

#[test]
fn somebody_without_cairn_gets_a_form_and_signs_a_receipt() {
    let mut amal = Device::new("Amal");
    let circle = amal.found("North desk");
    let clip = seal(&mut amal, &circle, None, "clip.mp4");
    let release = |out: &Path| json!({ "do": "outside", "id": clip, "name": "Court registry", "out": out, "purpose": "hearing", "lang": "ar" });
    let out = amal.vault.dir().join("release");
    let form = custody(&mut amal, &release(&out));
    assert_eq!(form["files"].as_array().unwrap().len(), 4, "{form}");
    assert_eq!(amal.refused(&with_cmd(&release(&out))), "target-exists");
    let sha256 = form["sha256"].as_str().unwrap().to_owned();
    let written = std::fs::read_to_string(out.join("release.txt")).unwrap();
    assert!(written.contains(&sha256) && written.contains(form["release"].as_str().unwrap()), "{written}");

    // The registry completes the text and signs it with its own tool.
    ssh_keygen(&out, &["-q", "-t", "ed25519", "-N", "", "-C", "registry", "-f", "id"]);
    ssh_keygen(&out, &["-q", "-t", "ed25519", "-N", "", "-C", "other", "-f", "other"]);
    let text = std::fs::read_to_string(out.join("receipt.txt")).unwrap() + "\nRegistry, room 4\n";
    let sign = |name: &str, text: &str| {
        std::fs::write(out.join(name), text).unwrap();
        ssh_keygen(&out, &["-q", "-Y", "sign", "-f", "id", "-n", "receipt@cairn", name]);
    };
    sign("good.txt", &text);
    sign("wrong.txt", &text.replace(&sha256, &"12".repeat(32)));
    sign("silent.txt", "We received it.\n");
    let bring = |name: &str, signature: &str, key: &str| json!({ "do": "receipt", "id": clip, "text": out.join(name), "signature": out.join(signature), "key": out.join(key) });
    for (order, code) in [
        (bring("wrong.txt", "wrong.txt.sig", "id.pub"), "receipt-hash"),
        (bring("silent.txt", "silent.txt.sig", "id.pub"), "receipt-unnamed"),
        (bring("good.txt", "wrong.txt.sig", "id.pub"), "receipt-signature"),
        (bring("good.txt", "good.txt.sig", "other.pub"), "receipt-other-key"),
    ] {
        assert_eq!(amal.refused(&with_cmd(&order)), code, "{order}");
    }
    assert_eq!(steps(&mut amal, &clip).len(), 3, "nothing of these was recorded");
    let taken = custody(&mut amal, &bring("good.txt", "good.txt.sig", "id.pub"));
    assert_eq!((&taken["check"], &taken["evidence"]), (&json!("verified"), &json!([])), "{taken}");
    let known = transfers(&mut amal);
    assert_eq!(
        (&known[0]["state"], &known[0]["same"], &known[0]["check"]),
        (&json!("received"), &json!(true), &json!("verified"))
    );
    let last = steps(&mut amal, &clip).pop().unwrap();
    assert!(last["details"]["receipt"].as_str().unwrap().contains("room 4"), "{last}");

    // A receipt that no program here verifies is kept, and says so.
    let again = amal.vault.dir().join("again");
    custody(&mut amal, &release(&again));
    std::fs::write(again.join("receipt.txt.asc"), "-----BEGIN PGP SIGNATURE-----\n").unwrap();
    let gpg = json!({ "do": "receipt", "id": clip, "text": again.join("receipt.txt"), "signature": again.join("receipt.txt.asc") });
    let taken = custody(&mut amal, &gpg);
    assert_eq!((&taken["check"], taken["evidence"].as_array().unwrap().len()), (&json!("not-verified"), 2), "{taken}");
    let amal = amal.close();
    let shown = amal.ok(&["custody", "transfers", "--all"]).unwrap();
    assert!(shown.contains("not verified by Cairn") && shown.contains("Court registry"), "{shown}");
}

#[test]
fn a_case_past_its_date_is_destroyed_by_two_persons_with_what_belongs_to_it_alone() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let at = Some(circle.as_str());
    let (own, shared) = (amal.record(&circle, "Own incident"), amal.record(&circle, "Shared incident"));
    let clip = seal(&mut amal, &circle, Some(&own), "clip.mp4");
    let kept = seal(&mut amal, &circle, Some(&shared), "kept.mp4");
    let (of_own, of_shared) = (format!("incidents.{own}"), format!("incidents.{shared}"));
    let old =
        [("title", "Old case"), ("retain_until", "2020-05"), (of_own.as_str(), "true"), (of_shared.as_str(), "true")];
    let old = add_case(&mut amal, at, &old);
    add_case(&mut amal, at, &[("title", "Running case"), (of_shared.as_str(), "true")]);
    let later = add_case(&mut amal, at, &[("title", "Later"), ("retain_until", "2999")]);
    let task = add(&mut amal, at, "task", &[("title", "Call them"), ("case", old.as_str())]);

    let retention = |order: Value| json!({ "cmd": "retention" }).merged(&order);
    assert!(warnings(&mut amal).contains(&"warning-retention-due".to_owned()));
    let due = amal.ask(&retention(json!({ "do": "list", "circle": null })));
    assert_eq!((due["cases"].as_array().unwrap().len(), &due["cases"][0]["id"]), (1, &json!(old)), "{due}");
    let plan = amal.ask(&retention(json!({ "do": "show", "id": old })));
    let ids = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    let mut goes = ids(&plan["goes"]);
    goes.sort();
    let mut expected = vec![old.clone(), own.clone(), clip.clone(), task.clone()];
    expected.sort();
    assert_eq!((goes, ids(&plan["stays"])), (expected, vec![shared.clone()]), "{plan}");
    assert_eq!(plan["stays"][0]["because"], json!(["case: Running case"]));

    let destroy = |id: &str, reason: &Value| retention(json!({ "do": "destroy", "id": id, "reason": reason }));
    assert_eq!(amal.refused(&destroy(&later, &json!("tidying"))), "not-due");
    assert_eq!(amal.refused(&destroy(&old, &Value::Null)), "reason-needed");
    assert_eq!(noor.refused(&destroy(&old, &json!("x"))), "unknown-record", "nothing came to her yet");
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(noor.refused(&destroy(&old, &json!("x"))), "not-permitted", "an editor confirms, and does not ask");
    let asked = amal.ask(&destroy(&old, &json!("five years are over")));
    assert_eq!((&asked["state"], ids(&asked["goes"]).len()), (&json!("asked"), 4), "{asked}");
    // Her own word twice is one word.
    assert_eq!(amal.ask(&destroy(&old, &Value::Null))["state"], "asked");
    assert_eq!(sealed_files(&amal.vault.path().join("evidence")).len(), 2);
    sync(&mut amal, &mut noor, &circle);
    let done = noor.ask(&destroy(&old, &Value::Null));
    assert_eq!((&done["state"], &done["reason"]), (&json!("destroyed"), &json!("five years are over")), "{done}");
    let state = |view: &Value, person: &str| {
        let devices = view["devices"].as_array().unwrap();
        devices.iter().find(|device| device["person"] == *person).unwrap()["state"].as_str().unwrap().to_owned()
    };
    assert_eq!((state(&done, "Noor"), state(&done, "Amal")), ("done".to_owned(), "unknown".to_owned()), "{done}");
    assert_eq!(sealed_files(&noor.vault.path().join("evidence")).len(), 1);

    // It is destroyed there too, and told by the next thing that is signed there.
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(sealed_files(&amal.vault.path().join("evidence")).len(), 1);
    assert_eq!(amal.refused(&json!({ "cmd": "record_show", "id": clip })), "unknown-record");
    assert_eq!(amal.ask(&json!({ "cmd": "evidence_show", "id": kept }))["held"], true);
    amal.record(&circle, "Something later");
    sync(&mut amal, &mut noor, &circle);
    let view = noor.ask(&retention(json!({ "do": "show", "id": old })));
    assert_eq!((state(&view, "Amal"), &view["state"]), ("done".to_owned(), &json!("destroyed")), "{view}");
    // The last step outlives the item.
    let chain = steps(&mut amal, &clip);
    assert_eq!(kinds(&chain), ["destroyed"]);
    assert_eq!((&chain[0]["by"], &chain[0]["verified"]), (&json!("Noor"), &json!(true)));
    assert_eq!((&chain[0]["details"]["what"], chain[0]["sha256"].is_string()), (&json!("file"), true));
    assert!(amal.titles(&circle).contains(&"Shared incident".to_owned()));
}

fn add_case(device: &mut Device, circle: Option<&str>, fields: &[(&str, &str)]) -> String {
    let value = |text: &str| if text == "true" { json!(true) } else { json!(text) };
    let set: Vec<Value> = fields.iter().map(|(path, text)| json!({ "path": path, "value": value(text) })).collect();
    let made = device.ask(&json!({ "cmd": "record_add", "kind": "case", "circle": circle, "set": set }));
    made["id"].as_str().unwrap().to_owned()
}
