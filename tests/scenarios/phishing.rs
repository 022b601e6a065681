//! What people hand in: a mail or a chat becomes a case, names nobody who handed it in, and is answered.

use std::fs;

use cairn_tests::Vault;
use serde_json::{Value, json};

use crate::api::{Device, admit, sync};

const REPORTER: &str = "juniper.sample@desk.example";

fn letter() -> String {
    let arrived = format!(
        "Return-Path: <b@mass.example>\r\n\
         Received: from mass.example (mass.example [203.0.113.9]) by mx.desk.example for <{REPORTER}>; Fri, 1 Mar 2024 10:22:37 +0100\r\n\
         Authentication-Results: mx.desk.example; spf=fail\r\n\
         From: Bank <alert@bank.example>\r\nTo: Juniper Sample <{REPORTER}>\r\nSubject: Juniper, your account\r\n\
         Date: Fri, 1 Mar 2024 10:22:33 +0200\r\nMessage-ID: <1.{REPORTER}>\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n\
         --i\r\nContent-Type: text/html\r\n\r\n<a href=\"https://login.evil.example/in?m={REPORTER}\">www.bank.com</a>\r\n\
         --i\r\nContent-Type: application/pdf; name=invoice.pdf\r\n\r\n%PDF-1.4 invented\r\n--i--\r\n"
    );
    format!(
        "From: Juniper Sample <{REPORTER}>\r\nTo: help@line.example\r\nCc: other.person@desk.example\r\nSubject: Is this real?\r\n\
         Date: Sat, 2 Mar 2024 09:00:00 +0000\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n\
         --o\r\nContent-Type: text/plain\r\n\r\nThey wrote to me, Juniper.\r\n--o\r\nContent-Type: message/rfc822\r\n\r\n{arrived}\r\n--o--\r\n"
    )
}

/// Looks for who handed it in within everything that a vault tells of a circle.
fn names_nobody(said: &str) {
    let lower = said.to_lowercase();
    for name in ["juniper", "sample", "desk.example", "other.person"] {
        assert!(!lower.contains(name), "{name} stands in {said}");
    }
}

fn written(vault: &Vault, name: &str, bytes: &str) -> String {
    let path = vault.dir().join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn everything(vault: &Vault, circle: Option<&str>) -> String {
    let mut all = String::new();
    for kind in ["case", "incident", "indicator", "evidence", "person"] {
        let mut args = vec!["record", "list", kind];
        args.extend(circle.iter().flat_map(|circle| ["--circle", circle]));
        for record in vault.json(&args).unwrap() {
            all.push_str(&record.to_string());
            all.push('\n');
        }
    }
    all
}

#[test]
fn a_letter_becomes_a_case_once_and_only_the_identity_names_who_wrote_it() {
    let vault = Vault::init("Amal").unwrap();
    let path = written(&vault, "letter.eml", &letter());
    let before = vault.ok(&["digest"]).unwrap();
    let dry = vault.json(&["import", "mail", &path, "--dry-run"]).unwrap().remove(0);
    assert_eq!(dry["schema"], "cairn.import/1");
    assert!(dry["new"].as_u64().unwrap() > 5, "{dry}");
    assert_eq!(vault.ok(&["digest"]).unwrap(), before);

    let taken = vault.json(&["import", "mail", &path]).unwrap().remove(0);
    let notice = &taken["notices"][0];
    let found: Vec<(&str, &str)> = notice["found"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["type"].as_str().unwrap(), one["value"].as_str().unwrap()))
        .collect();
    for one in [
        ("email", "alert[@]bank[.]example"),
        ("ipv4", "203[.]0[.]113[.]9"),
        ("url", "hxxps[://]login[.]evil[.]example/in"),
        ("domain", "login[.]evil[.]example"),
    ] {
        assert!(found.contains(&one), "{one:?} is not in {found:?}");
    }
    assert!(found.iter().any(|(kind, _)| *kind == "sha256"));
    names_nobody(&notice.to_string());
    names_nobody(&taken["lost"].to_string());
    let said = everything(&vault, None);
    names_nobody(&said);
    let incident = vault.json(&["record", "show", notice["incidents"][0].as_str().unwrap()]).unwrap().remove(0);
    assert_eq!(incident["fields"]["when"], "2024-03-01");
    assert_eq!(incident["fields"]["title"], "…, your account");
    let identities = vault.json(&["record", "list", "identity"]).unwrap();
    assert_eq!(identities.len(), 1);
    assert!(identities[0].to_string().contains(REPORTER));

    let sealed = vault.json(&["evidence", "list"]).unwrap();
    assert_eq!(sealed.len(), 3, "the whole, the message in it, and what was attached to that: {sealed:?}");
    assert!(vault.json(&["evidence", "verify", "--all"]).unwrap().iter().all(|item| item["result"] == "ok"));
    let whole = sealed.iter().any(|item| item["sha256"].as_str() == taken["sha256"].as_str());
    assert!(whole, "the file is not sealed whole: {sealed:?}");

    let after = vault.ok(&["digest"]).unwrap();
    let again = vault.json(&["import", "mail", &path]).unwrap().remove(0);
    assert_eq!((again["new"].as_u64(), again["updated"].as_u64()), (Some(0), Some(0)));
    assert_eq!(vault.ok(&["digest"]).unwrap(), after);
}

#[test]
fn two_members_who_take_in_the_same_mail_apart_are_one_after_they_sync() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let mut taken = Vec::new();
    for device in [&mut amal, &mut noor] {
        let path = device.vault.dir().join("letter.eml");
        fs::write(&path, letter()).unwrap();
        let order = json!({ "cmd": "phishing", "do": "take", "format": "mail", "file": path.to_str().unwrap(), "circle": circle });
        taken.push(device.ask(&order));
    }
    let ids = |view: &Value| (view["notices"][0]["case"].clone(), view["notices"][0]["incidents"].clone());
    assert_eq!(ids(&taken[0]), ids(&taken[1]));
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(amal.digest(&circle), noor.digest(&circle));
    for device in [&mut amal, &mut noor] {
        let conflicts = device.ask(&json!({ "cmd": "conflicts_list", "circle": circle }));
        assert_eq!(conflicts["conflicts"].as_array().map(Vec::len), Some(0), "{conflicts}");
        for (kind, count) in [("case", 1), ("incident", 1), ("evidence", 3)] {
            let list = device.ask(&json!({ "cmd": "record_list", "kind": kind, "circle": circle, "limit": 100 }));
            assert_eq!(list["rows"].as_array().unwrap().len(), count, "{kind}");
            names_nobody(&list.to_string());
        }
        // Who handed it in stays with whoever took it in.
        let list = device.ask(&json!({ "cmd": "record_list", "kind": "identity", "circle": circle, "limit": 100 }));
        assert_eq!(list["rows"].as_array().unwrap().len(), 0);
    }
}

#[test]
fn an_answer_says_what_was_found_and_what_was_not_examined_in_five_languages() {
    let vault = Vault::init("Amal").unwrap();
    let path = written(&vault, "letter.eml", &letter());
    let taken = vault.json(&["import", "mail", &path]).unwrap().remove(0);
    let case = taken["notices"][0]["case"].as_str().unwrap();
    for (lang, words) in [
        ("en", "WHAT WE DID NOT EXAMINE"),
        ("es", "LO QUE NO EXAMINAMOS"),
        ("fr", "CE QUE NOUS N’AVONS PAS EXAMINÉ"),
        ("pt", "O QUE NÃO EXAMINÁMOS"),
        ("ar", "ما لم نفحصه"),
    ] {
        let to = vault.dir().join(format!("reply-{lang}.txt"));
        vault.ok(&["reply", case, "--in", lang, "--to", to.to_str().unwrap()]).unwrap();
        let text = fs::read_to_string(&to).unwrap();
        assert!(text.contains(words), "{text}");
        assert!(text.contains("hxxps[://]login[.]evil[.]example/in") && text.contains("spf=fail"), "{text}");
        assert!(!text.contains("https://") && !text.contains('{'), "{text}");
        names_nobody(&text);
    }
    let to = vault.dir().join("reply-en.txt");
    let again = vault.refused(&["reply", case, "--to", to.to_str().unwrap()]).unwrap();
    assert_eq!(again, (1, "target-exists".to_owned()));
    // Who does not want to be contacted again gets no answer.
    let fields = &vault.json(&["record", "show", case]).unwrap()[0]["fields"];
    let person = format!("person={}", fields["person"].as_str().unwrap());
    let consent = ["record", "add", "consent", "--set", "title=No", "--set", &person, "--set", "when=2024-03-02"];
    vault.ok(&[&consent[..], &["--set", "uses.contact-again=no"]].concat()).unwrap();
    assert_eq!(vault.refused(&["reply", case]).unwrap().1, "use-refused");
    let incident = taken["notices"][0]["incidents"][0].as_str().unwrap();
    assert!(vault.refused(&["reply", incident]).is_ok());
}

#[test]
fn a_message_as_it_arrived_names_its_sender_only_when_a_person_says_so() {
    let vault = Vault::init("Amal").unwrap();
    let mail = format!(
        "From: Bank <alert@bank.example>\nTo: {REPORTER}\nSubject: Hello\nDate: Fri, 1 Mar 2024 10:22:33 +0200\n\nhttps://login.evil.example/x\n"
    );
    let path = written(&vault, "arrived.eml", &mail);
    let careful = vault.json(&["import", "mail", &path, "--dry-run"]).unwrap().remove(0);
    assert_eq!(careful["notices"][0]["sender"], false);
    assert!(!careful["notices"][0].to_string().contains("bank[.]example"));
    let text = vault.ok(&["import", "mail", &path, "--dry-run"]).unwrap();
    assert!(text.contains("--as suspicious"), "{text}");
    let taken = vault.json(&["import", "mail", &path, "--as", "suspicious"]).unwrap().remove(0);
    assert_eq!(taken["notices"][0]["sender"], true);
    assert!(taken["notices"][0].to_string().contains("alert[@]bank[.]example"));
    names_nobody(&everything(&vault, None));
}

#[test]
fn a_chat_names_nobody_but_who_is_said_to_have_sent_it() {
    let vault = Vault::init("Amal").unwrap();
    let chat = "13/05/2024, 10:23 - +1 555 010 0199: Your parcel: https://login.evil.example/a\n\
                14/05/2024, 10:24 - Juniper Sample: what is this?\n";
    let path = written(&vault, "chat.txt", chat);
    let taken = vault.json(&["import", "chat", &path, "--sender", "+1 555 010 0199"]).unwrap().remove(0);
    let found = taken["notices"][0]["found"].to_string();
    assert!(found.contains("15550100199") && found.contains("login[.]evil[.]example"), "{found}");
    names_nobody(&everything(&vault, None));
    let identities = vault.json(&["record", "list", "identity"]).unwrap();
    assert!(identities[0].to_string().contains("Juniper Sample"));
}

#[test]
fn hostile_mails_and_chats_are_refused_with_the_place_and_change_nothing() {
    let vault = Vault::init("Amal").unwrap();
    let head = "From: a@a.example\nTo: b@b.example\n";
    let deep: String =
        (0..30).map(|at| format!("Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n")).collect();
    let many = format!("{head}Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(1000));
    let before = vault.ok(&["digest"]).unwrap();
    for (name, format, bytes) in [
        ("empty", "mail", String::new()),
        ("no-mail", "mail", "hello".to_owned()),
        ("deep", "mail", format!("{head}{deep}")),
        ("many", "mail", many),
        ("long", "mail", format!("From: {}\n\nx", "a".repeat(1_000_000))),
        ("binary", "mail", "\0\u{1}".repeat(1000)),
        ("nothing", "chat", "  \n".to_owned()),
        ("zero", "chat", "a\0b".to_owned()),
    ] {
        let path = written(&vault, name, &bytes);
        let (code, error) = vault.refused(&["import", format, &path]).unwrap();
        assert_eq!(code, 1, "{name}");
        assert!(matches!(error.as_str(), "malformed" | "too-large"), "{name}: {error}");
    }
    let output = vault.run(&["import", "mail", vault.dir().join("many").to_str().unwrap()]).unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("a.example") && !said.contains("panicked"), "{said}");
    assert_eq!(vault.ok(&["digest"]).unwrap(), before);
    assert!(vault.json(&["evidence", "list"]).unwrap().is_empty());
}

#[test]
fn what_leaves_names_the_sender_and_never_who_got_it_and_only_with_their_consent() {
    let vault = Vault::init("Amal").unwrap();
    let path = written(&vault, "letter.eml", &letter());
    let taken = vault.json(&["import", "mail", &path, "--tlp", "green"]).unwrap().remove(0);
    let incident = taken["notices"][0]["incidents"][0].as_str().unwrap();
    let case = taken["notices"][0]["case"].as_str().unwrap();
    let export = |name: &str, format: &str, profile: &str| {
        let to = vault.dir().join(name);
        let args =
            ["export", format, "--profile", profile, "--record", incident, "--identifiability", "anonymised", "--to"];
        (vault.run(&[&args[..], &[to.to_str().unwrap()]].concat()).unwrap(), to)
    };
    let (refused, to) = export("refused", "misp", "event");
    assert!(!refused.status.success() && !to.exists(), "it left without a consent");
    let fields = &vault.json(&["record", "show", case]).unwrap()[0]["fields"];
    let person = format!("person={}", fields["person"].as_str().unwrap());
    let consent = ["record", "add", "consent", "--set", "title=Yes", "--set", &person, "--set", "when=2024-03-02"];
    vault.ok(&[&consent[..], &["--set", "audiences.partner=anonymised"]].concat()).unwrap();
    for (format, profile, holds) in [
        ("stix", "strict", "email-message"),
        ("stix", "full", "email-message"),
        ("misp", "event", "email-src"),
        ("stix", "mvt-safe", "login.evil.example"),
    ] {
        let (output, to) = export(&format!("{format}-{profile}"), format, profile);
        assert!(output.status.success(), "{format} {profile}: {}", String::from_utf8_lossy(&output.stderr));
        let bytes = String::from_utf8(fs::read(&to).unwrap()).unwrap();
        assert!(bytes.contains(holds), "{holds} is not in {format} {profile}: {bytes}");
        assert!(bytes.contains("alert@bank.example"), "{format} {profile}");
        names_nobody(&bytes);
        assert!(!bytes.contains("help@line.example"));
    }
}
