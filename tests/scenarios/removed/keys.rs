//! Every key that somebody who was removed holds, read out of their vaults and off their paper. A kind of key that is not known
//! here fails the test: whoever adds one says what it opens, and has it tried.

use std::collections::BTreeSet;
use std::path::Path;

use cairn_keys::keyring::Passphrase;
use cairn_keys::{ContactSecret, DeviceKey, RecoverySheet, SealKey, Zeroizing};
use cairn_ledger::charter::{Epoch, Epochs, Page, Person, RecoveryKey, RecoveryUse};
use cairn_ledger::{LogId, PersonId};
use cairn_model::CircleId;
use cairn_store::{LockedVault, Reader, Vault};
use cairn_transport::TransportKeys;
use serde::Deserialize;

/// What opens, proves or signs something.
#[derive(Default)]
pub(super) struct Keys {
    /// Keys of devices, whether a page names them or not.
    pub(super) devices: Vec<DeviceKey>,
    /// Keys on paper and in backups, which write pages for their person.
    pub(super) recovery: Vec<DeviceKey>,
    /// What opens things: seal keys, the identities of epochs, the sheet.
    pub(super) opening: Vec<SealKey>,
    /// What proves membership.
    pub(super) contacts: Vec<ContactSecret>,
    /// What devices listen and dial under.
    pub(super) transports: Vec<Zeroizing<[u8; 32]>>,
    /// The secrets of invitations that are open.
    pub(super) invitations: Vec<Zeroizing<[u8; 32]>>,
}

/// The invitations as the vault keeps them. A new field is looked at here before it passes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Invitations {
    #[serde(rename = "version")]
    _version: u32,
    open: Vec<Open>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Open {
    secret: String,
    transport: String,
    #[serde(rename = "id")]
    _id: String,
    #[serde(rename = "role")]
    _role: String,
    #[serde(rename = "person")]
    _person: Option<String>,
    #[serde(rename = "made")]
    _made: i64,
    #[serde(rename = "mismatches")]
    _mismatches: u32,
}

/// Opens a vault that no process has open.
pub(super) fn unlock(folder: &Path, passphrase: &str) -> Vault {
    LockedVault::at(folder).unlock(&Passphrase::new(passphrase.to_owned())).unwrap()
}

fn bytes(value: &[u8]) -> Zeroizing<[u8; 32]> {
    Zeroizing::new(value.try_into().unwrap())
}

fn digits(text: &str) -> Zeroizing<[u8; 32]> {
    let bytes: Vec<u8> = text.as_bytes().chunks(2).map(hex_byte).collect();
    self::bytes(&bytes)
}

fn hex_byte(two: &[u8]) -> u8 {
    u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap()
}

impl Keys {
    /// Takes all that a vault holds for a circle.
    pub(super) fn take(&mut self, vault: &Reader, circle: &CircleId) {
        for name in vault.secret_names(circle).unwrap() {
            let value = vault.secret(circle, &name).unwrap().unwrap();
            self.take_secret(&name, &value);
        }
        for (name, _) in vault.settings("").unwrap() {
            match name.as_str() {
                // The token of a relay, and the password of a drop: not the circle's, and not the circle's to take back.
                "relay" => {}
                name if name.starts_with("drop-key.") => {}
                // Public halves: of the sheet, and of the keys in backups.
                "backup.recipient" => {}
                name if name.starts_with("restore-keys.") => {}
                // No keys: names, times, and what a person chose.
                "owner" | "live-told" => {}
                name if ["met.", "evidence.policy.", "window."].iter().any(|known| name.starts_with(known)) => {}
                name => panic!("a vault keeps the setting {name}: say here what it opens"),
            }
        }
    }

    fn take_secret(&mut self, name: &str, value: &[u8]) {
        match name {
            // Those in use, and those of a restored vault that wait to be admitted.
            "device" | "next-device" => self.devices.push(DeviceKey::from_seed(*bytes(value))),
            "seal" | "next-seal" => {
                self.opening.push(SealKey::from_text(std::str::from_utf8(value).unwrap()).unwrap());
            }
            "restore" => self.recovery.push(DeviceKey::from_seed(*bytes(value))),
            "epochs" => {
                for Epoch { page: _, identity, contact } in Epochs::from_bytes(value).unwrap().iter() {
                    self.opening.extend(identity.clone());
                    self.contacts.push(contact.clone());
                }
            }
            "transport" => self.transports.extend(TransportKeys::from_bytes(value).unwrap().keys()),
            "invitations" => {
                let Invitations { _version, open } = serde_json::from_slice(value).unwrap();
                for Open { secret, transport, .. } in &open {
                    self.invitations.push(digits(secret));
                    self.transports.push(digits(transport));
                }
            }
            // No keys: where the vault lies, which log is replaced, what is known of copies and drops.
            "marker" | "set-back" | "replaced" | "generation" | "evidence.wished" => {}
            name if ["drop.", "evidence.copies."].iter().any(|known| name.starts_with(known)) => {}
            name => panic!("a vault keeps the secret {name}: say here what it opens, and have it tried"),
        }
    }

    /// Takes what a sheet of paper holds for a circle.
    pub(super) fn take_sheet(&mut self, sheet: &RecoverySheet, circle: &CircleId) {
        self.recovery.push(sheet.derive_key(circle.as_bytes()));
        self.opening.push(sheet.seal_key().clone());
    }

    /// Leaves one of each: her devices share epochs.
    pub(super) fn settle(&mut self) {
        let (mut opening, mut contacts) = (BTreeSet::new(), BTreeSet::new());
        self.opening.retain(|key| opening.insert(key.recipient().as_str().to_owned()));
        self.contacts.retain(|secret| contacts.insert(secret.hash()));
    }

    /// Says that every key by which a page lets this person do anything is held, and so is tried.
    pub(super) fn assert_complete(&self, page: &Page, who: &PersonId) {
        let held: BTreeSet<LogId> = self.devices.iter().chain(&self.recovery).map(DeviceKey::public).collect();
        let Person { id: _, name: _, admitted: _, role: _, recovery } = page.person(who).unwrap();
        for RecoveryKey { key, kind } in recovery {
            let (RecoveryUse::Sheet | RecoveryUse::Restore) = kind;
            assert!(held.contains(key), "a {kind:?} key is not tried");
        }
        let opens: BTreeSet<String> = self.opening.iter().map(|key| key.recipient().as_str().to_owned()).collect();
        for device in page.devices.iter().filter(|device| device.person == *who) {
            assert!(held.contains(&device.log), "a device's key is not tried");
            assert!(opens.contains(device.seal.as_str()), "a seal key is not tried");
        }
        assert!(opens.contains(page.epoch.recipient.as_str()), "the epoch's identity is not tried");
        assert!(self.contacts.iter().any(|secret| secret.hash() == page.epoch.contact_hash));
    }
}
