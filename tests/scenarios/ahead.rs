//! More than can be shown as it comes: held first, shown later, also after the power failed.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::api::{Device, admit, sync};

/// How many incidents: with their texts, several times what is shown as it comes, and several steps of catching up.
const INCIDENTS: u64 = 400;

/// How long bringing lists up to date may take, beside builds.
const PATIENCE: Duration = Duration::from_secs(120);

/// Sixty thousand characters that no compressor makes small.
fn text(seed: u64) -> String {
    let mut state = seed + 1;
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(b'a' + (state >> 32) as u8 % 26)
    };
    (0..60_000).map(next).collect()
}

#[test]
fn a_vault_that_was_cut_off_while_lists_were_brought_up_to_date_loses_nothing_and_goes_on_by_itself() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    for n in 0..INCIDENTS {
        let title = format!("incident {n:03}");
        let set = json!([{ "path": "title", "value": title }, { "path": "summary", "value": text(n) }]);
        amal.ask(&json!({ "cmd": "record_add", "kind": "incident", "circle": circle, "set": set }));
    }
    let listening = amal.send(&json!({ "cmd": "sync_listen", "circle": circle, "once": true }));
    let ticket = amal.progress(listening, "ticket")["ticket"].clone();
    let syncing = noor.send(&json!({ "cmd": "sync_with", "ticket": ticket, "circle": circle }));
    loop {
        let step = noor.progress(syncing, "step");
        if step["step"] == "step-project" {
            assert!(step["done"].as_u64() < step["total"].as_u64(), "one step was enough: {step}");
            break;
        }
    }
    // Everything is held by now, and was acknowledged; not everything is shown.
    let mut noor = Device::open(noor.kill());
    amal.finish(listening).unwrap();
    // Left alone, it goes on by itself.
    let began = Instant::now();
    loop {
        let status = noor.ask(&json!({ "cmd": "status" }));
        let warned = status["warnings"].as_array().unwrap().contains(&json!("warning-waiting"));
        assert_eq!(warned, status["waiting"] != 0, "{status}");
        if !warned {
            break;
        }
        assert!(began.elapsed() < PATIENCE, "it does not go on");
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(noor.titles(&circle), amal.titles(&circle));
    // Nothing is asked for again, and what is said of the circle is said of all of it.
    let again = sync(&mut amal, &mut noor, &circle);
    assert_eq!(
        (&again["entries_received"], &again["entries_equal"], &again["waiting"]),
        (&json!(0), &json!(true), &json!(0))
    );
    assert_eq!(again["digest"], amal.digest(&circle));
}
