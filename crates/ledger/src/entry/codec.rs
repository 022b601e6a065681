//! The bytes of an entry, and the packing of its parts.

use super::{
    Entry, EntryError, EntryHash, Header, Leaf, MAX_ENTRY, MAX_PARTS, PartError, PartKind, RecordId, SALT, Signature,
    derive,
};
use crate::wire::{Reader, WireError, Writer};

/// zstd's level: records are small, and there are many.
const LEVEL: i32 = 3;

pub(super) fn encode(header: &[u8], signature: &Signature, leaves: &[Leaf], parts: &[Option<&[u8]>]) -> Vec<u8> {
    let payload: usize = parts.iter().flatten().map(|part| part.len() + 4).sum();
    let mut out = Writer::with_capacity(header.len() + 80 + leaves.len() * 64 + payload);
    out.array(4).raw(header).bytes(signature.as_bytes()).raw(&encode_leaves(leaves)).array(parts.len());
    for part in parts {
        out.optional_bytes(*part);
    }
    out.finish()
}

fn encode_leaves(leaves: &[Leaf]) -> Vec<u8> {
    let mut out = Writer::with_capacity(leaves.len() * 64 + 4);
    out.array(leaves.len());
    for leaf in leaves {
        out.array(4).uint(leaf.kind.code());
        out.optional_bytes(leaf.record.as_ref().map(|record| record.as_bytes().as_slice()));
        out.uint(leaf.len).bytes(&leaf.hash);
    }
    out.finish()
}

/// Hashes the leaves.
pub(super) fn root(leaves: &[Leaf]) -> [u8; 32] {
    derive("cairn 2026 entry leaves", &[&encode_leaves(leaves)])
}

pub(super) fn decode(bytes: &[u8]) -> Result<Entry, EntryError> {
    if bytes.len() > MAX_ENTRY {
        return Err(EntryError::TooLarge);
    }
    let mut input = Reader::new(bytes);
    input.array(4)?;
    let start = input.position();
    let header = Header::read(&mut input)?;
    let header_at = start..input.position();
    let header_bytes = bytes.get(header_at.clone()).ok_or(EntryError::Malformed)?;
    let hash = EntryHash::from_bytes(*blake3::hash(header_bytes).as_bytes());
    let signature = Signature::from_bytes(input.fixed()?);
    let leaves = input.items(MAX_PARTS, read_leaf)?;
    let parts = input.items(MAX_PARTS, |input| {
        input.option(|input| {
            let part = input.bytes(MAX_ENTRY)?;
            let end = input.position();
            if part.len() < SALT { Err(WireError) } else { Ok(end - part.len()..end) }
        })
    })?;
    input.end()?;
    if leaves.is_empty() || leaves.len() != parts.len() {
        return Err(EntryError::Malformed);
    }
    let slices: Vec<Option<&[u8]>> =
        parts.iter().map(|range| range.clone().and_then(|range| bytes.get(range))).collect();
    if encode(&header.encode(), &signature, &leaves, &slices) != bytes {
        return Err(EntryError::Malformed);
    }
    Ok(Entry { header, hash, signature, leaves, parts, header_at, bytes: bytes.to_vec() })
}

fn read_leaf(input: &mut Reader<'_>) -> Result<Leaf, WireError> {
    input.array(4)?;
    Ok(Leaf {
        kind: PartKind::from_code(input.uint_to(u32::MAX.into())?),
        record: input.option(Reader::fixed)?.map(RecordId::from_bytes),
        len: input.uint_to(MAX_ENTRY as u64)?,
        hash: input.fixed()?,
    })
}

pub(super) fn pack(plain: &[u8]) -> Result<Vec<u8>, EntryError> {
    zstd::bulk::compress(plain, LEVEL).map_err(|_| EntryError::Part)
}

/// Unpacks one zstd frame that states its length; nothing is written beyond that length, nor beyond the limit.
pub(super) fn unpack(packed: &[u8], limit: usize) -> Result<Vec<u8>, PartError> {
    let stated = zstd::zstd_safe::get_frame_content_size(packed).ok().flatten().ok_or(PartError::Packing)?;
    let stated = usize::try_from(stated).map_err(|_| PartError::TooLarge)?;
    if stated > limit {
        return Err(PartError::TooLarge);
    }
    if zstd::zstd_safe::find_frame_compressed_size(packed) != Ok(packed.len()) {
        return Err(PartError::Packing);
    }
    let plain = zstd::bulk::decompress(packed, stated).map_err(|_| PartError::Packing)?;
    if plain.len() == stated { Ok(plain) } else { Err(PartError::Packing) }
}
