//! The recovery sheet, backups, and the vault that is restored from one.

pub(crate) mod beside;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write as _};
use std::path::Path;

use cairn_keys::keyring::Passphrase;
use cairn_keys::{BackupKey, BackupLock, RecoverySheet, SealRecipient, SheetError};
use cairn_model::CircleId;
use cairn_store::{BackupEvidence, DeviceState, Reader, RestoreError, StoreError, Vault};
use zeroize::Zeroizing;

use super::{OWNER, new_passphrase, owner, work_factor};
use crate::api::{
    BackupOrder, BackupView, Response, RestoreOrder, RestoredCircleView, RestoredView, SheetCircleView, SheetOrder,
    SheetView,
};
use crate::clock;
use crate::core::{Context, blocking};
use crate::desk::Desk;
use crate::error::{ApiError, ErrorCode};
use crate::files::Overwrite;
use crate::jobs::Job;
use crate::texts::Texts;
use beside::Beside;

/// The setting that holds the public half of the sheet that was made last here; the sheet itself is kept nowhere.
const RECIPIENT: &str = "backup.recipient";
/// How much is gathered before it goes to a file, or comes from one, in bytes.
const BUFFER: usize = 1 << 20;

impl From<RestoreError> for ApiError {
    fn from(error: RestoreError) -> Self {
        match error {
            RestoreError::Create(error) => error.into(),
            RestoreError::WrongKey => Self::new(ErrorCode::BackupWrongKey),
            RestoreError::Damaged => Self::new(ErrorCode::BackupDamaged),
            RestoreError::Newer => Self::new(ErrorCode::NewerVersion),
            RestoreError::Read(_) => Self::new(ErrorCode::Unreadable),
            RestoreError::Cancelled => Self::new(ErrorCode::Cancelled),
            RestoreError::Store(error) => error.into(),
        }
    }
}

fn read_sheet(text: &str) -> Result<RecoverySheet, ApiError> {
    RecoverySheet::from_text(text).map_err(|error| match error {
        SheetError::Malformed => ApiError::new(ErrorCode::SheetMalformed),
        SheetError::Newer => ApiError::new(ErrorCode::NewerVersion),
    })
}

/// Gives the text of a sheet: the first line says what it is, the last one is the key, and what stands between is for people.
fn sheet_text(sheet: &RecoverySheet, texts: &Texts) -> Zeroizing<String> {
    let file = sheet.to_file();
    let day: String = clock::now().to_string().chars().take(10).collect();
    let args =
        BTreeMap::from([("day".to_owned(), day), ("recipient".to_owned(), sheet.recipient().as_str().to_owned())]);
    let mut text = Zeroizing::new(String::with_capacity(4096));
    text.push_str(file.lines().next().unwrap_or_default());
    for line in texts.format("sheet-words", &args).lines() {
        text.push_str("\n# ");
        text.push_str(line);
    }
    text.push_str("\n\n");
    text.push_str(&sheet.to_text());
    text.push('\n');
    text
}

/// Makes a recovery sheet, registers it in every circle where this device may, and hands it out. The file is written whole
/// before the circles learn of it, and gets its name afterwards.
pub(crate) async fn sheet(cx: &Context, order: SheetOrder) -> Result<Response, ApiError> {
    let to = order.to.as_deref().map(|to| cx.file(to)).transpose()?;
    let (desk, overwrite) = (cx.desk.clone(), Overwrite::of(order.force));
    blocking(move || {
        let sheet = RecoverySheet::generate();
        let text = sheet_text(&sheet, Texts::of(&order.lang));
        let recipient = sheet.recipient().as_str().to_owned();
        let written = match &to {
            None => None,
            Some(to) => {
                let (beside, mut file) = Beside::create(to, overwrite)?;
                file.write_all(text.as_bytes())?;
                file.sync_all()?;
                Some((beside, file))
            }
        };
        let circles = desk.run_blocking(move |vault| register(vault, &sheet))?;
        let text = match written {
            None => Some(text.to_string()),
            Some((beside, file)) => {
                beside.keep(&file)?;
                None
            }
        };
        Ok(Response::Sheet(SheetView { schema: "cairn.sheet/1".to_owned(), recipient, text, circles }))
    })
    .await
}

/// Registers a sheet in every circle where this device may; fails where that is none.
fn register(vault: &mut Vault, sheet: &RecoverySheet) -> Result<Vec<SheetCircleView>, ApiError> {
    let mut circles = Vec::new();
    let mut refused = ApiError::new(ErrorCode::UnknownCircle);
    for circle in vault.circles()? {
        let registered = match vault.register_sheet(&circle.id, Some(sheet), clock::now()) {
            Ok(()) => true,
            // Who may write no page there, such as a contributor.
            Err(StoreError::Charter(_)) => {
                refused = ApiError::new(ErrorCode::NotPermitted);
                false
            }
            Err(error @ (StoreError::MayNot | StoreError::Device(_))) => {
                refused = error.into();
                false
            }
            Err(error) => return Err(error.into()),
        };
        let name = vault.load_charter(&circle.id)?.page().name.clone();
        circles.push(SheetCircleView { circle: circle.id.to_string(), name, registered });
    }
    if !circles.iter().any(|circle| circle.registered) {
        return Err(refused);
    }
    vault.set_setting(RECIPIENT, sheet.recipient().as_str())?;
    Ok(circles)
}

/// Says what a backup is sealed with; without a word of the person, with the sheet that was made last here.
fn lock(desk: &Desk, recipient: Option<String>, words: Option<String>) -> Result<BackupLock, ApiError> {
    let recipient = match (recipient, words) {
        (Some(_), Some(_)) => {
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", "a sheet or a passphrase, not both"));
        }
        (None, Some(words)) => return Ok(BackupLock::Passphrase(new_passphrase(words)?, work_factor())),
        (Some(recipient), None) => recipient,
        (None, None) => desk
            .run_blocking(|vault| Ok(vault.setting(RECIPIENT)?))?
            .ok_or_else(|| ApiError::new(ErrorCode::BackupNoKey))?,
    };
    let bad = |_| ApiError::new(ErrorCode::BadValue).with("path", "recipient").with("why", "age1…");
    SealRecipient::parse(recipient.trim()).map(BackupLock::Sheet).map_err(bad)
}

/// Writes a backup of all circles.
pub(crate) async fn write(cx: &Context, job: Job, order: BackupOrder) -> Result<Response, ApiError> {
    let (to, overwrite) = (cx.file(&order.to)?, Overwrite::of(order.force));
    let desk = cx.desk.clone();
    let evidence = if order.no_evidence { BackupEvidence::LeftOut } else { BackupEvidence::Included };
    blocking(move || {
        let lock = lock(&desk, order.recipient, order.passphrase)?;
        // Before pages are written for a backup, there has to be a place for it.
        let (beside, file) = Beside::create(&to, overwrite)?;
        job.cancel.check()?;
        let (keys, reader) =
            desk.run_blocking(|vault| Ok((vault.register_restore_keys(clock::now())?, vault.reader()?)))?;
        let mut meter = job.report.meter("step-backup", "bytes", None);
        let mut progress = |done: u64| {
            meter.at(done);
            !job.cancel.is_cancelled()
        };
        let mut out = BufWriter::with_capacity(BUFFER, file);
        let report = reader.back_up(&lock, &keys, evidence, clock::now(), &mut out, &mut progress)?;
        let file = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        let bytes = file.metadata()?.len();
        let (items, held) = evidence_held(&reader)?;
        beside.keep(&file)?;
        Ok(Response::BackupWritten(BackupView {
            schema: "cairn.backup-written/1".to_owned(),
            circles: report.circles,
            entries: report.entries,
            records: report.records,
            evidence: report.files,
            evidence_lacking: items - held,
            bytes,
        }))
    })
    .await
}

/// Counts evidence items, and those whose sealed file is here.
fn evidence_held(reader: &Reader) -> Result<(u64, u64), ApiError> {
    let evidence = reader.evidence();
    let (mut items, mut held) = (0, 0);
    for circle in reader.circles()? {
        for stored in reader.all_manifests(&circle.id)? {
            items += 1;
            held += u64::from(evidence.holds(&stored.manifest.ciphertext));
        }
    }
    Ok((items, held))
}

/// Restores a backup into an empty or missing folder, and has its new keys admitted where the backup or the sheet can.
pub(crate) fn restore(
    dir: &Path,
    from: &Path,
    order: RestoreOrder,
    job: &Job,
) -> Result<(Vault, RestoredView), ApiError> {
    let passphrase = new_passphrase(order.passphrase)?;
    let sheet = order.sheet.map(|text| read_sheet(&Zeroizing::new(text))).transpose()?;
    let key = match (order.backup_passphrase, &sheet) {
        (Some(words), _) => BackupKey::Passphrase(Passphrase::new(words)),
        (None, Some(sheet)) => BackupKey::Sheet(sheet.seal_key().clone()),
        (None, None) => {
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", "a sheet or the backup's passphrase"));
        }
    };
    let file = File::open(from).map_err(|_| ApiError::new(ErrorCode::Unreadable))?;
    let source = BufReader::with_capacity(BUFFER, file);
    let mut meter = job.report.meter("step-restore", "bytes", None);
    let mut progress = |done: u64| {
        meter.at(done);
        !job.cancel.is_cancelled()
    };
    let mut vault = cairn_store::restore(dir, source, &key, &passphrase, work_factor(), clock::now(), &mut progress)?;
    // From here on the vault is whole. What does not succeed now is seen in the view, and can be done later.
    let ways = name_owner(&mut vault).and_then(|()| admit(&mut vault, sheet.as_ref())).unwrap_or_default();
    let view = view(&vault, &ways)?;
    Ok((vault, view))
}

/// Settings are in no backup: the owner goes by the name that the personal circle has.
fn name_owner(vault: &mut Vault) -> Result<(), ApiError> {
    let Some(personal) = vault.circles()?.into_iter().find(|circle| circle.personal) else { return Ok(()) };
    let Some(old) = vault.replaced_log(&personal.id)? else { return Ok(()) };
    let name = vault.load_charter(&personal.id)?.name_of(&old).map(str::to_owned);
    if let Some(name) = name {
        vault.set_setting(OWNER, &name)?;
    }
    Ok(())
}

/// Admits keys that wait, in each circle by the backup's restore key, or else by the sheet; gives what signed.
fn admit(vault: &mut Vault, sheet: Option<&RecoverySheet>) -> Result<BTreeMap<CircleId, &'static str>, ApiError> {
    let mut ways = BTreeMap::new();
    for circle in vault.circles()?.into_iter().map(|circle| circle.id) {
        if vault.device_state(&circle)? != DeviceState::Waiting {
            continue;
        }
        let restore_key = vault.restore_key(&circle)?.map(|key| (key, "restore-key"));
        let of_sheet = sheet.map(|sheet| (sheet.derive_key(circle.as_bytes()), "sheet"));
        for (key, way) in restore_key.into_iter().chain(of_sheet) {
            match vault.admit_own(&circle, &key, clock::now()) {
                Ok(()) => {
                    ways.insert(circle, way);
                    break;
                }
                // This key may not sign here (any more): the next one, or other people.
                Err(StoreError::Charter(_) | StoreError::MayNot | StoreError::NotFound(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(ways)
}

/// Tries again to have keys admitted that wait, after a restore.
pub(crate) fn admit_again(vault: &mut Vault, sheet: Option<String>) -> Result<Response, ApiError> {
    let sheet = sheet.map(|text| read_sheet(&Zeroizing::new(text))).transpose()?;
    let ways = admit(vault, sheet.as_ref())?;
    view(vault, &ways).map(Response::Restored)
}

fn view(reader: &Reader, ways: &BTreeMap<CircleId, &'static str>) -> Result<RestoredView, ApiError> {
    let mut circles = Vec::new();
    for circle in reader.circles()? {
        circles.push(RestoredCircleView {
            circle: circle.id.to_string(),
            name: reader.load_charter(&circle.id)?.page().name.clone(),
            personal: circle.personal,
            digest: hex::encode(reader.digest(&circle.id)?),
            admitted: reader.device_state(&circle.id)? == DeviceState::Ready,
            way: ways.get(&circle.id).map(|way| (*way).to_owned()),
        });
    }
    let (items, held) = evidence_held(reader)?;
    Ok(RestoredView {
        schema: "cairn.restored/1".to_owned(),
        name: owner(reader)?,
        circles,
        records: reader.counts(None)?.records.values().sum(),
        evidence: items,
        evidence_held: held,
    })
}
