//! Transfers to somebody without Cairn: a signed form and the text of the receipt go out, a receipt comes back.

use std::fs;
use std::path::{Path, PathBuf};

use cairn_keys::{DevicePublic, sshsig};
use cairn_ledger::attestation::AttestationKind;
use cairn_report::transfer::{
    Form, MAX_RECEIPT, MAX_SIGNER, RELEASE_NAMESPACE, Receipt, ReceiptError, allowed_signers, read_signer,
};
use cairn_report::{Fact, Language};
use cairn_store::Vault;

use super::transfer::{Handing, Transfer, must_be_free, open_of};
use super::{Details, Item};
use crate::api::{FormView, KeepingView, ReceiptTakenView, Response};
use crate::clock;
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Overwrite};
use crate::jobs::Job;
use crate::texts::Texts;
use crate::{evidence, report};

/// The largest file of a signature that is read, in bytes.
const MAX_PEM: usize = 16 << 10;

/// Signs a release to somebody without Cairn and writes the folder that goes with the item.
pub(crate) fn release(
    vault: &mut Vault,
    id: &str,
    name: &str,
    out: &Path,
    lang: Option<&str>,
    handing: &Handing,
) -> Result<Response, ApiError> {
    let language = Language::parse(lang.unwrap_or("en"))
        .ok_or_else(|| ApiError::new(ErrorCode::BadValue).with("path", "lang").with("why", "en, ar"))?;
    files::must_be_free(out, Overwrite::No)?;
    let item = Item::find(vault, id)?;
    must_be_free(vault, &item)?;
    crate::release::pass_own_work(vault, &item.key)?;
    let details = handing.details(&item)?.short("to", Some(name))?.with("outside", "yes");
    let to = details.0.get("to").cloned();
    let to = to.ok_or_else(|| ApiError::new(ErrorCode::BadValue).with("path", "to").with("why", "empty"))?;
    let stage = report::Stage::new(out)?;
    // The form names the signed release, so that is made first; it counts once the folder is written.
    let release = super::sign(vault, &item.key, AttestationKind::Transferred, item.sha256, details.0.clone())?;
    let device = vault.keys(&item.key.circle)?.device;
    let said = release.statement();
    let form = Form {
        language,
        item: item.key.id.to_string(),
        release: release.hash().to_string(),
        sha256: item.sha256.map(hex::encode),
        facts: facts(&item, &details, Texts::of(language.tag())),
        from: said.by_name.clone(),
        // A personal circle is called as its owner.
        circle: Some(vault.charter(&item.key.circle)?.page().name.clone())
            .filter(|name| *name != said.by_name)
            .unwrap_or_default(),
        to,
        purpose: details.0.get("purpose").cloned().unwrap_or_default(),
        time: said.time.to_string(),
        fingerprint: device.public().fingerprint(),
    };
    let text = form.release();
    let signature = sshsig::sign(&device, RELEASE_NAMESPACE, text.as_bytes())
        .map_err(|_| crate::internal!("a form could not be signed"))?;
    let written = [
        ("release.txt", text),
        ("release.txt.sig", signature),
        ("receipt.txt", form.receipt()),
        ("allowed_signers", allowed_signers(&device.public())),
    ];
    for (name, text) in &written {
        files::write(&stage.dir.join(name), text.as_bytes(), Overwrite::No)?;
    }
    let part = cairn_ledger::entry::Part::Attestation { record: Some(item.key.id), attestation: release.clone() };
    vault.append(&item.key.circle, vec![part], clock::now())?;
    stage.publish(out, false)?;
    Ok(Response::Keeping(Box::new(KeepingView::Form(FormView {
        schema: "cairn.release-form/1".to_owned(),
        id: item.key.id.to_string(),
        release: release.hash().to_string(),
        sha256: item.sha256.map(hex::encode),
        fingerprint: form.fingerprint,
        files: written.iter().map(|(name, _)| (*name).to_owned()).collect(),
    }))))
}

/// What describes an item to a stranger, in the language of the form. Nobody's name is among it.
pub(super) fn facts(item: &Item, details: &Details, texts: &Texts) -> Vec<Fact> {
    let fields =
        ["title", "type", "make", "model", "serial", "imei", "marks", "accessories", "bag_number", "size", "drive"];
    let mut facts: Vec<Fact> = fields
        .iter()
        .filter_map(|path| {
            let row = cairn_model::field::fields(item.kind).iter().find(|row| row.path == *path)?;
            let value = item.fields.get(*path)?.display().into_owned();
            let value = match row.ty {
                cairn_model::field::FieldType::Code(vocabulary) => {
                    let id = format!("term-{}-{value}", vocabulary.name());
                    texts.find(&id, &std::collections::BTreeMap::new()).unwrap_or(value)
                }
                _ => value,
            };
            Some(Fact { label: texts.get(&row.label_id(item.kind)), value })
        })
        .collect();
    for (name, label) in [("seal", "custody-label-seal"), ("state", "custody-label-state")] {
        if let Some(value) = details.0.get(name) {
            facts.push(Fact { label: texts.get(label), value: value.clone() });
        }
    }
    facts
}

/// What came back from whoever received the item.
pub(crate) struct Brought {
    pub(crate) text: Option<PathBuf>,
    pub(crate) scan: Option<PathBuf>,
    pub(crate) signature: Option<PathBuf>,
    pub(crate) signer: Option<String>,
    pub(crate) key: Option<PathBuf>,
}

impl From<ReceiptError> for ApiError {
    fn from(error: ReceiptError) -> Self {
        match error {
            ReceiptError::TooLong => Self::new(ErrorCode::TooLarge).with("limit", format!("{} KiB", MAX_RECEIPT >> 10)),
            ReceiptError::NotText => {
                Self::new(ErrorCode::Malformed).with("format", "receipt").with("why", "no text in UTF-8")
            }
            ReceiptError::Unnamed => Self::new(ErrorCode::ReceiptUnnamed),
            ReceiptError::OtherHash => Self::new(ErrorCode::ReceiptHash),
            ReceiptError::Signature => Self::new(ErrorCode::ReceiptSignature),
            ReceiptError::Namespace => Self::new(ErrorCode::ReceiptNamespace),
            ReceiptError::OtherKey => Self::new(ErrorCode::ReceiptOtherKey),
            ReceiptError::Key => Self::new(ErrorCode::ReceiptKey),
        }
    }
}

/// A receipt as far as it could be judged.
enum Judged {
    /// A text with an SSH signature that holds.
    Signed { receipt: Receipt, pem: String, key: DevicePublic, compared: bool },
    /// A text that names the right hash, and nothing that we verify.
    Text,
    /// A picture or another file that people read.
    Scan,
}

fn expected_key(brought: &Brought) -> Result<Option<DevicePublic>, ApiError> {
    let text = match (&brought.signer, &brought.key) {
        (Some(line), None) => line.clone(),
        (None, Some(file)) => String::from_utf8(files::read(file, MAX_SIGNER)?).map_err(|_| ReceiptError::Key)?,
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => {
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", "either --signer or --key"));
        }
    };
    Ok(Some(read_signer(&text)?))
}

fn judge(brought: &Brought, sha256: Option<[u8; 32]>, release: &[u8; 32]) -> Result<Judged, ApiError> {
    let expected = expected_key(brought)?;
    let text = match (&brought.text, &brought.scan) {
        (Some(text), None) => text,
        (None, Some(_)) if expected.is_none() => return Ok(Judged::Scan),
        (None, Some(_)) => {
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", "a scan has no key to compare with"));
        }
        _ => return Err(ApiError::new(ErrorCode::BadRequest).with("why", "either --text or --scan")),
    };
    let receipt = Receipt::read(&files::read(text, MAX_RECEIPT)?, sha256.as_ref(), release)?;
    let pem = match &brought.signature {
        Some(file) => String::from_utf8(files::read(file, MAX_PEM)?).unwrap_or_default(),
        None => String::new(),
    };
    if pem.trim_start().starts_with("-----BEGIN SSH SIGNATURE-----") {
        let pem = pem.replace("\r\n", "\n");
        let key = receipt.verify(&pem, expected.as_ref())?;
        return Ok(Judged::Signed { receipt, pem, key, compared: expected.is_some() });
    }
    // Whoever names a key wants a signature by it.
    if expected.is_some() { Err(ReceiptError::Signature.into()) } else { Ok(Judged::Text) }
}

fn open_outside(vault: &cairn_store::Reader, item: &Item) -> Result<Transfer, ApiError> {
    match open_of(vault, item)? {
        Some(open) if open.outside => Ok(open),
        _ => Err(ApiError::new(ErrorCode::NoTransfer)),
    }
}

/// Takes a receipt. What is not verified here is sealed as it came, and marked so.
pub(crate) async fn receipt(cx: &Context, job: Job, id: String, brought: Brought) -> Result<Response, ApiError> {
    let (key, sha256, release) = cx
        .read(move |reader| {
            let item = Item::find(reader, &id)?;
            let open = open_outside(reader, &item)?;
            Ok((item.key, item.sha256, *open.release.attestation.hash().as_bytes()))
        })
        .await?;
    let kept: Vec<PathBuf> =
        [&brought.text, &brought.scan, &brought.signature].into_iter().flatten().cloned().collect();
    let judged = blocking(move || judge(&brought, sha256, &release)).await?;
    let mut sealed = Vec::new();
    if !matches!(judged, Judged::Signed { .. }) {
        for path in &kept {
            let title = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            sealed.push((title, evidence::seal(cx, &job, path).await?));
        }
    }
    cx.desk
        .run(move |vault| {
            let item = Item::read(vault, key)?;
            let open = open_outside(vault, &item)?;
            let said = open.release.attestation.statement().clone();
            let to = said.details.get("to").cloned().unwrap_or_default();
            let (mut records, whence) = (Vec::new(), evidence::Said::from(to.clone()));
            for (title, file) in sealed {
                let stored = evidence::store(vault, &key.circle, None, &whence, &title, file)?;
                records.push(stored.id);
            }
            let mut details = Details::default().with("release", open.hash()).with("by", to);
            let (check, fingerprint, received) = match judged {
                Judged::Signed { receipt, pem, key, compared } => {
                    details = details
                        .with("receipt", receipt.text())
                        .with("receipt-signature", pem)
                        .with("receipt-key", key.openssh());
                    (if compared { "verified" } else { "key-unknown" }, Some(key.fingerprint()), item.sha256)
                }
                Judged::Text => ("not-verified", None, item.sha256),
                // Nobody but people read it: it says nothing of a hash to a program.
                Judged::Scan => ("not-verified", None, None),
            };
            details = details.with("receipt-check", check);
            if !records.is_empty() {
                details = details.with("receipt-record", records.join(", "));
            }
            let step = super::step(vault, &item.key, AttestationKind::Received, received, details.0)?;
            Ok(Response::Keeping(Box::new(KeepingView::Receipt(ReceiptTakenView {
                schema: "cairn.custody-receipt/1".to_owned(),
                id: item.key.id.to_string(),
                release: open.hash(),
                check: check.to_owned(),
                fingerprint,
                evidence: records,
                step: step.hash().to_string(),
            }))))
        })
        .await
}

/// Says whether a folder can be made at a place.
pub(super) fn parent_is_there(path: &Path) -> bool {
    path.parent().is_some_and(|parent| fs::metadata(parent).is_ok_and(|meta| meta.is_dir()))
}
