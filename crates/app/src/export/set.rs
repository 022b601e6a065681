//! A whole indicator set: its sealed file or its rows, by the set's own marking.

use std::io::Read as _;

use cairn_exchange::outgoing::{OutgoingSet, SetRow};
use cairn_model::{Kind, Pap, RecordId, Tlp};
use cairn_store::{IndicatorFilter, Reader, RecordKey, Vault};

use super::formats::{Format, Writing};
use super::{Readers, Ready};
use crate::api::ExportOrder;
use crate::error::{ApiError, ErrorCode};
use crate::release::{Leaving, Member};
use crate::{clock, import, records};

/// The most bytes of a set's file.
const MAX_FILE: u64 = 256 << 20;

/// Asks the gate about a set, reads and writes it.
pub(super) fn ready(
    vault: &Vault,
    order: &ExportOrder,
    id: &str,
    format: &Format,
    readers: &Readers,
    writing: &mut Writing<'_>,
) -> Result<Ready, ApiError> {
    let writer = format.sets.as_ref().ok_or_else(|| super::bad("format", "it does not hold indicator sets"))?;
    if !order.records.is_empty() || order.kind.is_some() || order.view.is_some() {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "a set leaves by itself"));
    }
    let key = records::find(vault, id)?;
    let leaving = Leaving::of(vault, &[key])?;
    let member = leaving.members.get(&key.id).filter(|member| member.kind == Kind::IndicatorSet);
    let member = member.ok_or_else(|| super::bad("set", "not an indicator set"))?;
    let passed = super::pass(vault, &leaving, readers, order)?;
    let tlp = member.state.text("tlp").and_then(Tlp::parse).filter(|tlp| *tlp <= readers.ceiling);
    let tlp = tlp.ok_or_else(|| ApiError::new(ErrorCode::NothingFits))?;
    let of_set = member.state.text("format").unwrap_or_default().to_owned();
    let by_file = writer.files_of.contains(&of_set.as_str());
    let set = OutgoingSet {
        circle: key.circle,
        producer: readers.producer(&key.circle),
        made: clock::now(),
        id: RecordId::derive(&key.circle, "release", &key.id.to_string()),
        fields: readers
            .profile
            .release(Kind::IndicatorSet, &member.state.fields, &std::collections::BTreeMap::new())
            .fields,
        tlp,
        pap: member.state.text("pap").and_then(Pap::parse),
        ceiling: readers.ceiling,
        format: of_set,
        file: if by_file { file(vault, &key, member)? } else { Vec::new() },
        rows: if by_file { Vec::new() } else { rows(vault, &key, writing)? },
        recipient: readers.recipient.clone(),
    };
    let written = (writer.write)(&set, writing)?;
    Ok(Ready {
        written,
        leaving,
        passed,
        subject: key,
        records: 1,
        cut: Vec::new(),
        versions: std::collections::BTreeMap::new(),
    })
}

/// Reads a set's file and checks that it is the one that was imported.
fn file(reader: &Reader, key: &RecordKey, member: &Member) -> Result<Vec<u8>, ApiError> {
    use sha2::{Digest as _, Sha256};
    let manifest = import::held_manifest(reader, key)?.ok_or_else(|| ApiError::new(ErrorCode::NotHeld))?;
    let mut bytes = Vec::new();
    let damaged =
        || ApiError::new(ErrorCode::VerificationFailed).with("file", "evidence").with("problem", "unreadable");
    reader.evidence().open(&manifest)?.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
    let expected = member.state.text("sha256").unwrap_or_default();
    if bytes.len() as u64 > MAX_FILE || hex::encode(Sha256::digest(&bytes)) != expected {
        return Err(damaged());
    }
    Ok(bytes)
}

fn rows(reader: &Reader, key: &RecordKey, writing: &mut Writing<'_>) -> Result<Vec<SetRow>, ApiError> {
    let mut filter =
        IndicatorFilter { circle: Some(key.circle), set: Some(key.id), limit: 1_000, ..IndicatorFilter::default() };
    let mut rows = Vec::new();
    loop {
        let page = reader.indicators(&filter)?;
        rows.extend(page.rows.iter().map(import::set_row));
        if (writing.watch)(rows.len() as u64).is_break() {
            return Err(ApiError::new(ErrorCode::Cancelled));
        }
        filter.after = page.next;
        if filter.after.is_none() {
            return Ok(rows);
        }
    }
}
