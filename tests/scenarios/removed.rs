//! A steward with two devices is removed. Everything that they hold is tried afterwards, on every way: by our own programs, and by
//! a thief who speaks our protocol with their keys and forges what they can.

mod keys;
mod thief;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_keys::{BackupKey, DeviceKey, RecoverySheet, SealKey};
use cairn_ledger::charter::{Amendment, Charter, Closing, NewPerson, Newcomer};
use cairn_ledger::{PersonId, Role};
use cairn_model::{CircleId, Timestamp};
use cairn_store::Vault as Store;
use cairn_sync::pack::{decode_page, open_object};
use cairn_sync::{Invitation, PeerTicket};
use cairn_tests::{PASSPHRASE, Vault};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::api::{Device, admit, join, sync, try_sync};
use crate::relay::{TOKEN, name, start};
use keys::{Keys, unlock};
use thief::{Thief, ask};

/// A circle of three persons and four devices, a moment before one of them is removed.
struct Before {
    circle: String,
    amal: Device,
    luis: Device,
    noor: Device,
    phone: Device,
    /// Noor's sheet and backup.
    sheet: PathBuf,
    backup: PathBuf,
    /// Two invitations that Noor made and nobody took up.
    invitations: [Value; 2],
    drop: tempfile::TempDir,
}

/// What was given to those who stay after the removal.
struct After {
    /// The number of the page that removed her.
    removal: u64,
    /// The names of what lies in the drop since then.
    later: BTreeSet<String>,
    bundle: PathBuf,
}

fn stop(device: &mut Device, request: u64) {
    let jobs = device.ask(&json!({ "cmd": "jobs" }));
    for job in jobs["jobs"].as_array().unwrap() {
        device.ask(&json!({ "cmd": "job_cancel", "job": job["job"] }));
    }
    device.finish(request).unwrap_err();
}

/// Listens until the ticket is there; a device with a relay takes up the transport key of its page with that.
fn listen(device: &mut Device, circle: &str) -> (u64, PeerTicket) {
    let listening = device.send(&json!({ "cmd": "sync_listen", "circle": circle, "once": false }));
    let ticket = device.progress(listening, "ticket")["ticket"].as_str().unwrap().to_owned();
    (listening, PeerTicket::from_text(&ticket).unwrap())
}

fn invitation(device: &mut Device, circle: &str) -> Value {
    let inviting = device.send(&json!({ "cmd": "circle_invite", "circle": circle, "role": "editor" }));
    let shown = device.progress(inviting, "ticket");
    stop(device, inviting);
    shown
}

fn visit(device: &mut Device, circle: &str, folder: &Path) -> Value {
    device.ask(&json!({ "cmd": "sync_drop", "place": folder, "circle": circle }))
}

fn bundle(device: &mut Device, circle: &str, to: &Path, recipients: &[&str]) {
    device.ask(&json!({ "cmd": "bundle_write", "circle": circle, "to": to, "recipients": recipients }));
}

fn files(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().unwrap().is_file());
    files.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

fn before() -> Before {
    let relay = start();
    let (mut amal, mut luis) = (Device::new("Amal"), Device::new("Luis"));
    let (mut noor, mut phone) = (Device::new("Noor"), Device::new("Noor's phone"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "steward");
    admit(&mut amal, &mut luis, &circle, "editor");
    let invite = json!({ "cmd": "circle_invite", "circle": circle, "role": "editor", "person": "Noor" });
    join(&mut amal, &mut phone, &invite);
    amal.record(&circle, "Before");
    for device in [&mut noor, &mut phone] {
        sync(&mut amal, device, &circle);
        name(device, &relay.url, TOKEN);
        let (listening, _) = listen(device, &circle);
        stop(device, listening);
    }
    let noor = noor.close();
    let (sheet, backup) = (noor.dir().join("sheet.txt"), noor.dir().join("backup.age"));
    noor.ok(&["backup", "sheet", "--to", sheet.to_str().unwrap()]).unwrap();
    noor.ok(&["backup", "write", "--to", backup.to_str().unwrap()]).unwrap();
    let mut noor = Device::open(noor);
    let invitations = [invitation(&mut noor, &circle), invitation(&mut noor, &circle)];
    for device in [&mut noor, &mut luis, &mut phone] {
        sync(&mut amal, device, &circle);
    }
    // Under a later page: now each has two transport keys.
    for device in [&mut noor, &mut phone] {
        let (listening, _) = listen(device, &circle);
        stop(device, listening);
    }
    let drop = tempfile::tempdir().unwrap();
    for device in [&mut amal, &mut noor, &mut luis] {
        sync(device, &mut phone, &circle);
        visit(device, &circle, drop.path());
    }
    Before { circle, amal, luis, noor, phone, sheet, backup, invitations, drop }
}

/// Removes Noor; Luis makes sure and follows. Both go on working, and give each other what is new on every way.
fn remove(before: &mut Before) -> After {
    let Before { circle, amal, luis, drop, .. } = before;
    let known = files(drop.path());
    amal.ask(&json!({ "cmd": "circle_remove", "circle": circle, "person": "Noor", "device": null }));
    sync(amal, luis, circle);
    let choices = luis.ask(&json!({ "cmd": "circle_choices", "circle": circle }));
    luis.ask(&json!({ "cmd": "circle_choose", "circle": circle, "page": choices["waiting"][0]["page"] }));
    let removal = amal.members(circle)["page"].as_u64().unwrap();
    let incident = amal.record(circle, "After");
    let photo = amal.vault.dir().join("photo.jpg");
    std::fs::write(&photo, [7; 100_000]).unwrap();
    amal.ask(&json!({ "cmd": "evidence_add", "files": [photo], "incident": incident }));
    sync(amal, luis, circle);
    visit(amal, circle, drop.path());
    // A later page still, with what is written under it.
    amal.ask(&json!({ "cmd": "circle_rename", "circle": circle, "name": "Northern desk" }));
    amal.record(circle, "Long after");
    sync(amal, luis, circle);
    assert_eq!(luis.titles(circle), ["After", "Before", "Long after"]);
    let bundle_file = amal.vault.dir().join("later.cairn");
    bundle(amal, circle, &bundle_file, &[]);
    for device in [amal, luis] {
        visit(device, circle, drop.path());
    }
    let later = files(drop.path()).difference(&known).cloned().collect();
    After { removal, later, bundle: bundle_file }
}

/// What Noor makes with her own programs, which have not heard: bundles, what she wrote to a drop, and a device that she admitted.
struct Made {
    bundles: [PathBuf; 3],
    eve: Device,
}

/// Under the epoch that all knew, then under one of her own making.
fn go_on_unheard(before: &mut Before) -> Made {
    let Before { circle, amal, noor, phone, invitations, drop, .. } = before;
    let amals = amal.key(circle);
    let [old, named, new] = ["old.cairn", "named.cairn", "new.cairn"].map(|name| amal.vault.dir().join(name));
    noor.record(circle, "Late, by Noor");
    phone.record(circle, "Late, by the phone");
    sync(noor, phone, circle);
    let own = tempfile::tempdir().unwrap();
    visit(noor, circle, own.path());
    bundle(noor, circle, &old, &[]);
    bundle(noor, circle, &named, &[&amals]);
    let mut eve = Device::new("Eve");
    let id = &invitations[0]["invitation"];
    join(noor, &mut eve, &json!({ "cmd": "circle_invite", "circle": circle, "role": "editor", "invitation": id }));
    eve.record(circle, "Late, by Eve");
    sync(noor, &mut eve, circle);
    noor.record(circle, "Later, by Noor");
    visit(noor, circle, own.path());
    bundle(noor, circle, &new, &[]);
    for file in files(own.path()) {
        std::fs::copy(own.path().join(&file), drop.path().join(&file)).unwrap();
    }
    Made { bundles: [old, named, new], eve }
}

/// Her devices' late entries came to those who stay, under the old epoch, and are kept where people see them; what lies under an
/// epoch of her own making opened for nobody.
fn assert_withheld(before: &mut Before) {
    let Before { circle, amal, luis, noor, phone, .. } = before;
    let late = BTreeSet::from([noor.key(circle), phone.key(circle)]);
    for device in [amal, luis] {
        let withheld = device.ask(&json!({ "cmd": "circle_withheld", "circle": circle }));
        let withheld = withheld["withheld"].as_array().unwrap();
        let logs: BTreeSet<String> = withheld.iter().map(|one| one["device"].as_str().unwrap().to_owned()).collect();
        assert_eq!(logs, late);
        assert!(withheld.iter().all(|one| one["why"] == "above-cut"), "{withheld:?}");
    }
}

/// What must not change by anything that she does.
fn state(device: &mut Device, circle: &str) -> (Vec<String>, String, Value) {
    (device.titles(circle), device.digest(circle), device.members(circle)["persons"].clone())
}

#[test]
fn nothing_that_a_removed_steward_holds_opens_proves_or_signs_anything_afterwards() {
    let mut before = before();
    let after = remove(&mut before);
    let Made { bundles, eve } = go_on_unheard(&mut before);
    let circle = before.circle.clone();
    let states = [state(&mut before.amal, &circle), state(&mut before.luis, &circle)];
    assert_eq!(states[0].0, ["After", "Before", "Long after"]);

    // What she wrote lies in the drop, and comes by bundle: none of it counts, and none of it keeps the others from going on.
    for device in [&mut before.amal, &mut before.luis] {
        let visited = visit(device, &circle, before.drop.path());
        assert_eq!((&visited["awaits_consent"], &visited["records_changed"]), (&json!(false), &json!(0)), "{visited}");
        for file in &bundles {
            let read = device.send(&json!({ "cmd": "bundle_read", "circle": circle, "files": [file] }));
            let changed = device.finish(read).map(|read| read["records_changed"].clone());
            assert!(changed.is_err() || changed == Ok(json!(0)), "{changed:?}");
        }
    }
    assert_withheld(&mut before);
    let Before { mut amal, mut luis, noor, phone, sheet, backup, invitations, drop, .. } = before;
    let id: CircleId = circle.parse().unwrap();
    let vaults = [noor.close(), phone.close(), eve.close()];
    let loot = Loot::gather(&vaults, &sheet, &backup, &id, after.removal);
    let runtime = Runtime::new().unwrap();
    for member in [&mut amal, &mut luis] {
        loot.dial(&runtime, member, &circle, after.removal);
    }
    loot.answer(&runtime, &mut amal, &circle, after.removal);
    loot.join(&runtime, &mut amal, &circle, &invitations);
    loot.open(drop.path(), &after, &id);
    let mut luis = loot.control(&runtime, luis, &mut amal, &after, drop.path());
    drop_vaults(loot);

    let [noor, phone, eve] = vaults;
    assert_eq!(noor.refused(&["bundle", "read", after.bundle.to_str().unwrap()]).unwrap().1, "bundle-not-for-us");
    for vault in [noor, phone, eve] {
        let mut device = Device::open(vault);
        for member in [&mut amal, &mut luis] {
            try_sync(member, &mut device, &circle).unwrap_err();
            try_sync(&mut device, member, &circle).unwrap_err();
        }
        let titles = device.titles(&circle);
        assert!(!titles.iter().any(|title| title.contains("After") || title.contains("after")), "{titles:?}");
    }
    assert_eq!([state(&mut amal, &circle), state(&mut luis, &circle)], states);
    amal.record(&circle, "Goes on");
    assert_eq!(sync(&mut amal, &mut luis, &circle)["entries_equal"], true);
    assert_eq!(luis.titles(&circle), ["After", "Before", "Goes on", "Long after"]);
}

/// Ends what was opened of her vaults, so that her programs can open them again.
fn drop_vaults(loot: Loot) {
    for store in loot.stores {
        store.close().unwrap();
    }
}

/// All her keys, and her vaults, for whoever uses them.
struct Loot {
    keys: Keys,
    stores: Vec<Store>,
    /// The pages before the one that removed her, as her telephone holds them.
    charter: Charter,
    person: PersonId,
    _restored: tempfile::TempDir,
}

impl Loot {
    fn gather(vaults: &[Vault; 3], sheet: &Path, backup: &Path, circle: &CircleId, removal: u64) -> Self {
        let mut keys = Keys::default();
        let sheet = RecoverySheet::from_text(&std::fs::read_to_string(sheet).unwrap()).unwrap();
        keys.take_sheet(&sheet, circle);
        let folder = tempfile::tempdir().unwrap();
        let mut stores: Vec<Store> = vaults.iter().map(|vault| unlock(&vault.path(), PASSPHRASE)).collect();
        let restored = cairn_store::restore(
            &folder.path().join("vault"),
            BufReader::new(File::open(backup).unwrap()),
            &BackupKey::Sheet(sheet.seal_key().clone()),
            &Passphrase::new(PASSPHRASE.to_owned()),
            WorkFactor::LOW_MEMORY,
            Timestamp::from_millis(0),
            &mut |_| true,
        );
        stores.push(restored.unwrap());
        for store in &stores {
            keys.take(store, circle);
        }
        keys.settle();
        let charter = stores[1].charter(circle).unwrap().clone();
        assert_eq!(charter.page().number + 1, removal, "the telephone has not heard");
        let own = stores[1].keys(circle).unwrap().device.public();
        let person = charter.page().person_of(&own).unwrap().id;
        keys.assert_complete(charter.page(), &person);
        assert_eq!((keys.transports.len(), keys.invitations.len()), (5, 1), "two for each device, one left open");
        Self { keys, stores, charter, person, _restored: folder }
    }

    fn thief(&self, charter: &Charter) -> Arc<Thief> {
        Thief::new(self.stores[0].reader().unwrap(), charter.clone())
    }

    /// Forges what her keys can sign behind the last page that she knew: a new device of hers, and Amal's removal.
    fn forged(&self, signer: &DeviceKey, fresh: &DeviceKey, others: &PersonId) -> Vec<Charter> {
        let newcomer = Newcomer {
            log: fresh.public(),
            seal: SealKey::generate().recipient(),
            person: NewPerson::Existing(self.person),
        };
        let depose = Amendment::RemovePerson { person: *others, cuts: Vec::new(), closing: Closing::Strict };
        let epochs = self.stores[1].keys(&self.charter.circle()).unwrap().epochs;
        let forged = [Amendment::Admit(newcomer), depose].map(|amendment| {
            let page = self.charter.amend(amendment, signer, &epochs, Timestamp::from_millis(1), [7; 32]).ok()?.0;
            let mut charter = self.charter.clone();
            charter.extend_confirmed(page.bytes()).ok()?;
            Some(charter)
        });
        forged.into_iter().flatten().collect()
    }

    /// Dials a member who listens: each key of a device or on paper under each transport key, each epoch alone, and under pages
    /// that each key can forge.
    fn dial(&self, runtime: &Runtime, member: &mut Device, circle: &str, removal: u64) {
        let Keys { devices, recovery, contacts, transports, .. } = &self.keys;
        let (listening, ticket) = listen(member, circle);
        let thief = self.thief(&self.charter);
        let signers: Vec<&DeviceKey> = devices.iter().chain(recovery).collect();
        for (signer, device) in signers.iter().enumerate() {
            for (number, transport) in transports.iter().enumerate() {
                let attempt = runtime.block_on(thief.dial(&ticket, transport, device, contacts));
                attempt.assert_refused(removal, &format!("key {signer} under transport key {number}"));
            }
            for (number, contact) in contacts.iter().enumerate() {
                let attempt =
                    runtime.block_on(thief.dial(&ticket, &transports[0], device, std::slice::from_ref(contact)));
                attempt.assert_refused(removal, &format!("key {signer} under epoch {number} alone"));
            }
        }
        let stewards = self.charter.page().persons.iter().filter(|person| person.role == Role::Steward);
        let amal = stewards.map(|person| person.id).find(|person| *person != self.person).unwrap();
        let mut forged = 0;
        for (signer, key) in signers.iter().enumerate() {
            let fresh = DeviceKey::from_seed([signer as u8 + 50; 32]);
            for charter in self.forged(key, &fresh, &amal) {
                forged += 1;
                let thief = self.thief(&charter);
                for device in [&fresh, *key] {
                    let attempt = runtime.block_on(thief.dial(&ticket, &transports[0], device, contacts));
                    attempt.assert_refused(removal, &format!("a page forged by key {signer}"));
                }
            }
        }
        assert_eq!(forged, 2 * 2 + 2, "both devices forge both pages, the sheet and the restore key the first");
        stop(member, listening);
    }

    /// Listens where members may still think that she is.
    fn answer(&self, runtime: &Runtime, member: &mut Device, circle: &str, removal: u64) {
        let Keys { devices, contacts, transports, .. } = &self.keys;
        let by_name = json!({ "cmd": "sync_with", "ticket": "Noor", "circle": circle });
        assert_eq!(member.refused(&by_name), "unknown-member");
        for transport in transports {
            for device in devices {
                let thief = self.thief(&self.charter);
                let (tell, told) = std::sync::mpsc::channel();
                let attempt = std::thread::scope(|scope| {
                    let listening = scope.spawn(|| {
                        let tell = move |ticket: PeerTicket| tell.send(ticket).unwrap();
                        runtime.block_on(thief.listen(transport, device, contacts, tell))
                    });
                    let ticket = told.recv().unwrap().to_text();
                    member.refused(&json!({ "cmd": "sync_with", "ticket": ticket, "circle": circle }));
                    listening.join().unwrap()
                });
                attempt.assert_refused(removal, "she listens");
            }
        }
    }

    /// Asks a steward who waits for another newcomer, and one who listens, by the secret of her own invitation.
    fn join(&self, runtime: &Runtime, member: &mut Device, circle: &str, made: &[Value; 2]) {
        let invite = json!({ "cmd": "circle_invite", "circle": circle, "role": "editor" });
        let inviting = member.send(&invite);
        let theirs = member.progress(inviting, "ticket")["ticket"].as_str().unwrap().to_owned();
        let theirs = Invitation::from_text(&theirs).unwrap();
        let hers = Invitation::from_text(made[1]["ticket"].as_str().unwrap()).unwrap();
        assert_eq!(hers.secret, self.keys.invitations[0], "the one that is open");
        let (listening, listens) = listen(member, circle);
        for transport in &self.keys.transports {
            for ticket in [&theirs.inviter, &listens] {
                assert!(!runtime.block_on(ask(ticket, transport, &hers)), "digits were shown");
            }
        }
        for request in [inviting, listening] {
            let jobs = member.ask(&json!({ "cmd": "jobs" }));
            for job in jobs["jobs"].as_array().unwrap() {
                member.ask(&json!({ "cmd": "job_cancel", "job": job["job"] }));
            }
            member.finish(request).unwrap_err();
        }
    }

    /// The same with the keys of Luis, who belongs: he is given what is new, and opens it. So what is tried with Noor's keys would
    /// show what they are given.
    fn control(&self, runtime: &Runtime, luis: Device, amal: &mut Device, after: &After, drop: &Path) -> Device {
        let circle = self.charter.circle();
        let vault = luis.close();
        let store = unlock(&vault.path(), PASSPHRASE);
        let mut keys = Keys::default();
        keys.take(&store, &circle);
        let thief = Thief::new(self.stores[0].reader().unwrap(), store.charter(&circle).unwrap().clone());
        let (listening, ticket) = listen(amal, &circle.to_string());
        let transport = &self.keys.transports[0];
        let attempt = runtime.block_on(thief.dial(&ticket, transport, &keys.devices[0], &keys.contacts));
        assert!(attempt.got.entries > 0, "{attempt:?}");
        stop(amal, listening);
        let opens = |name: &String| {
            let sealed = std::fs::read(drop.join(name)).unwrap();
            keys.opening.iter().any(|key| open_object(key, &sealed).is_ok())
        };
        assert!(after.later.iter().all(opens), "all that was written later opens");
        let part = || BufReader::new(File::open(&after.bundle).unwrap());
        assert!(keys.opening.iter().any(|key| cairn_sync::bundle::check_part(key, part(), &circle).is_ok()));
        store.close().unwrap();
        Device::open(vault)
    }

    /// Opens what was written later: only the page that removed her opens.
    fn open(&self, drop: &Path, after: &After, circle: &CircleId) {
        assert!(after.later.len() >= 5, "two pages, a pack under each, and evidence: {:?}", after.later);
        let mut opened = 0;
        for name in &after.later {
            let sealed = std::fs::read(drop.join(name)).unwrap();
            for plain in self.keys.opening.iter().filter_map(|key| open_object(key, &sealed).ok()) {
                assert_eq!(decode_page(&plain, circle).unwrap().page().number, after.removal, "{name}");
                opened += 1;
            }
        }
        assert!(opened > 0, "she is told that she was removed");
        for key in &self.keys.opening {
            let part = BufReader::new(File::open(&after.bundle).unwrap());
            assert!(cairn_sync::bundle::check_part(key, part, circle).is_err());
        }
    }
}
