//! Consent over two devices: a withdrawal syncs, blocks the other's report, and lists what had left.

use serde_json::{Value, json};

use crate::api::{Device, admit, sync};

fn add(device: &mut Device, circle: &str, kind: &str, fields: &[(&str, &str)]) -> String {
    let set: Vec<Value> = fields.iter().map(|(path, value)| json!({ "path": path, "value": value })).collect();
    let made = device.ask(&json!({ "cmd": "record_add", "kind": kind, "circle": circle, "set": set }));
    made["id"].as_str().unwrap().to_owned()
}

fn error(device: &mut Device, request: &Value) -> Value {
    let asked = device.send(request);
    device.finish(asked).unwrap_err()
}

fn rules(refused: &Value) -> Vec<(String, String)> {
    let refusals = refused["refusals"].as_array().unwrap();
    for refusal in refusals {
        for words in ["words", "advice"] {
            let text = refusal[words].as_str().unwrap();
            assert!(!text.is_empty() && !text.starts_with("rule-") && !text.starts_with("do-"), "{refusal}");
        }
    }
    refusals
        .iter()
        .map(|refusal| (refusal["rule"].as_str().unwrap().to_owned(), refusal["record"].as_str().unwrap().to_owned()))
        .collect()
}

#[test]
fn a_withdrawal_syncs_blocks_the_others_report_and_lists_what_left() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let person = add(&mut amal, &circle, "person", &[("pseudonym", "Juniper"), ("tlp", "green")]);
    let incident =
        add(&mut amal, &circle, "incident", &[("title", "Arrest"), ("tlp", "green"), ("acts.+.victim", &person)]);
    let file = amal.vault.dir().join("photo.txt");
    std::fs::write(&file, "what was seen").unwrap();
    let sealed = amal.ask(&json!({ "cmd": "evidence_add", "files": [file.to_str().unwrap()], "incident": incident,
        "source": null, "circle": null }));
    let item = sealed["items"][0]["id"].as_str().unwrap().to_owned();
    let shows = json!([{ "path": format!("shows.{person}"), "value": true }]);
    amal.ask(&json!({ "cmd": "record_edit", "id": item, "set": shows }));

    let folder = tempfile::tempdir().unwrap();
    let report = |name: &str, audience: &str, release: Value| {
        json!({
            "cmd": "report_build", "incident": incident, "audience": audience, "lang": "en", "force": false,
            "identifiability": "anonymised", "to": folder.path().join(name).to_str().unwrap(), "release": release,
        })
    };
    let check = json!({ "cmd": "consent_check", "records": [incident], "audience": "partner", "lang": "en" });

    // Silence is no; a new purpose needs a new consent; no is no; ask again says so. Each in its own words.
    let asked = amal.ask(&check);
    assert_eq!((&asked["allowed"], rules(&asked)[0].0.as_str()), (&json!(false), "no-consent"));
    let consent = add(
        &mut amal,
        &circle,
        "consent",
        &[
            ("title", "By Juniper"),
            ("person", &person),
            ("when", "2024-03-20"),
            ("audiences.partner", "named"),
            ("audiences.national-court", "named"),
            ("audiences.public", "no"),
            ("audiences.un", "ask"),
            ("uses.keep", "yes"),
        ],
    );
    for (audience, rule) in
        [("international-court", "new-purpose"), ("public", "not-this-audience"), ("un", "ask-again")]
    {
        let refused = error(&mut amal, &report("no", audience, json!({})));
        assert_eq!(refused["code"], "report-refused");
        let found = rules(&refused);
        assert!(found.contains(&(rule.to_owned(), consent.clone())), "{audience}: {refused}");
    }
    assert_eq!(amal.ask(&check)["allowed"], true);

    // Two releases leave: a report to a partner, and the item itself to a court.
    amal.ask(&report("first", "partner", json!({ "recipient": "Lantern Fund" })));
    let out = folder.path().join("photo.txt");
    let export = |to: &std::path::Path, audience: Option<&str>| json!({ "cmd": "evidence_export", "id": item, "to": to.to_str().unwrap(), "force": true, "audience": audience });
    amal.ask(&export(&out, Some("national-court")));
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "what was seen");
    let refused = error(&mut amal, &export(&folder.path().join("no.txt"), Some("public")));
    assert_eq!(refused["code"], "report-refused");
    assert!(!folder.path().join("no.txt").exists());

    sync(&mut amal, &mut noor, &circle);
    // The other device hears of it, withdraws what the person took back, and is told what had left.
    let withdraw = json!({ "cmd": "consent_withdraw", "id": consent, "audience": "partner", "reason": "afraid",
        "lang": "en" });
    let withdrawn = noor.ask(&withdraw);
    let left = withdrawn["left"].as_array().unwrap();
    assert_eq!(left.len(), 1, "{withdrawn}");
    let one = &left[0];
    assert_eq!(
        (&one["recipient"], &one["audience"], &one["recall"], &one["by"], &one["items"][0]["id"]),
        (&json!("Lantern Fund"), &json!("partner"), &json!("ask"), &json!("Amal"), &json!(item))
    );
    sync(&mut amal, &mut noor, &circle);
    let refused = error(&mut amal, &report("second", "partner", json!({})));
    assert_eq!(rules(&refused), [("withdrawn".to_owned(), consent.clone())]);
    assert_eq!(
        amal.ask(&json!({ "cmd": "consent_check", "records": [incident], "audience": "national-court" }))["allowed"],
        true
    );

    // Everything is withdrawn: the court's copy is listed as one that cannot be recalled.
    let all = amal.ask(&json!({ "cmd": "consent_withdraw", "id": consent, "reason": "all of it" }));
    let recalls: Vec<(&Value, &Value)> =
        all["left"].as_array().unwrap().iter().map(|one| (&one["audience"], &one["recall"])).collect();
    assert_eq!(recalls, [(&json!("national-court"), &json!("deposited")), (&json!("partner"), &json!("ask"))]);
    // Even for one's own work the item stays closed, since keeping it was taken back too.
    let refused = error(&mut amal, &export(&out, None));
    assert_eq!((&refused["code"], rules(&refused)[0].0.as_str()), (&json!("use-refused"), "withdrawn"));

    // An override is never a default: it needs a reason, and a withdrawn consent by name.
    let over = |why: &str, withdrawn: &[&str]| json!({ "consent_override": { "why": why, "withdrawn": withdrawn } });
    assert_eq!(amal.refused(&report("third", "partner", over("", &[&consent]))), "override-refused");
    assert_eq!(amal.refused(&report("third", "partner", over("their life is at risk", &[]))), "override-refused");
    assert!(!folder.path().join("third").exists());
    amal.ask(&report("third", "partner", over("their life is at risk", &[&consent])));
    sync(&mut amal, &mut noor, &circle);
    let shown = noor.ask(&json!({ "cmd": "consent_show", "id": person, "lang": "en" }));
    let overridden = shown["overridden"].as_array().unwrap();
    assert_eq!(overridden.len(), 1, "{shown}");
    assert_eq!(
        (
            &overridden[0]["by"],
            &overridden[0]["why"],
            &overridden[0]["audience"],
            &overridden[0]["refusals"][0]["rule"]
        ),
        (&json!("Amal"), &json!("their life is at risk"), &json!("partner"), &json!("withdrawn"))
    );
    assert_eq!((shown["left"].as_array().unwrap().len(), &shown["consents"][0]["id"]), (3, &json!(consent)));
    assert_eq!(shown["consents"][0]["withdrawals"].as_array().unwrap().len(), 2);
    let audience = |code: &str| {
        let audiences = shown["consents"][0]["audiences"].as_array().unwrap();
        audiences.iter().find(|one| one["code"] == code).unwrap().clone()
    };
    assert_eq!(
        (&audience("partner")["answer"], &audience("partner")["rules"]),
        (&json!("named"), &json!(["withdrawn"]))
    );

    // Only a new consent opens it again, from its own day on.
    let newer = [("title", "Again"), ("person", person.as_str()), ("when", "2099"), ("audiences.partner", "named")];
    let newer = add(&mut noor, &circle, "consent", &newer);
    assert!(
        rules(&error(&mut noor, &report("fourth", "partner", json!({}))))
            .contains(&("not-yet-given".to_owned(), newer))
    );
}

#[test]
fn a_marking_is_never_overridden_and_the_owner_of_a_device_has_a_say() {
    let mut amal = Device::new("Amal");
    let circle = amal.ask(&json!({ "cmd": "circle_list" }))["circles"][0]["id"].as_str().unwrap().to_owned();
    let person = add(&mut amal, &circle, "person", &[("pseudonym", "Juniper")]);
    let device = add(&mut amal, &circle, "device", &[("title", "Phone"), ("owner", &person)]);
    let file = amal.vault.dir().join("log.txt");
    std::fs::write(&file, "log").unwrap();
    let sealed = amal.ask(&json!({ "cmd": "evidence_add", "files": [file.to_str().unwrap()] , "incident": null,
        "source": null, "circle": null }));
    let item = sealed["items"][0]["id"].as_str().unwrap().to_owned();
    amal.ask(&json!({ "cmd": "record_edit", "id": item, "set": [{ "path": "device", "value": device }] }));
    let out = amal.vault.dir().join("out.txt");
    let export = |release: Value| {
        json!({ "cmd": "evidence_export", "id": item, "to": out.to_str().unwrap(), "force": false,
            "audience": "partner", "release": release })
    };
    let found = rules(&error(&mut amal, &export(json!({}))));
    assert!(found.contains(&("no-consent".to_owned(), device.clone())), "{found:?}");
    assert!(found.contains(&("unmarked".to_owned(), item.clone())), "{found:?}");
    let over = json!({ "consent_override": { "why": "urgent" } });
    let found = rules(&error(&mut amal, &export(over.clone())));
    assert!(found.iter().all(|(rule, _)| rule == "unmarked"), "{found:?}");
    for id in [&item, &device] {
        amal.ask(&json!({ "cmd": "record_edit", "id": id, "set": [{ "path": "tlp", "value": "green" }] }));
    }
    amal.ask(&export(over));
    let shown = amal.ask(&json!({ "cmd": "consent_show", "id": person, "lang": "ar" }));
    assert_eq!(shown["consents"], json!([]));
    assert_eq!(shown["overridden"][0]["refusals"][0]["rule"], "no-consent");
    assert_eq!(shown["left"][0]["subject"], json!(item));
    // For the circle's own work, silence does not stop it.
    let own = amal.vault.dir().join("own.txt");
    amal.ask(&json!({ "cmd": "evidence_export", "id": item, "to": own.to_str().unwrap(), "force": false }));
    assert_eq!(amal.refused(&json!({ "cmd": "consent_withdraw", "id": item, "reason": "x" })), "bad-request");
}
