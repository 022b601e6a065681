//! How current fields and claims lie in the database: CBOR or JSON under zstd. Derived, so free to change with
//! [`crate::schema::PROJECTION`].

use cairn_model::{Claim, Fields, Path, Value};

use crate::error::StoreError;

/// The most bytes that one record's fields may unpack to.
const MAX_BODY: usize = 32 << 20;

/// Packs bodies one after another with one compressor.
pub(crate) struct Packer(zstd::bulk::Compressor<'static>);

impl Packer {
    pub(crate) fn new() -> Result<Self, StoreError> {
        zstd::bulk::Compressor::new(3).map(Self).map_err(StoreError::io("set up compression"))
    }

    /// Packs fields as a CBOR map from path to value.
    pub(crate) fn fields(&mut self, fields: &Fields) -> Result<Vec<u8>, StoreError> {
        let mut encoder = minicbor::Encoder::new(Vec::with_capacity(4096));
        let wrote = (|| {
            encoder.map(fields.len() as u64)?;
            for (path, value) in fields {
                encoder.str(path.as_str())?;
                match value {
                    Value::Flag(flag) => encoder.bool(*flag)?,
                    Value::Int(number) => encoder.i64(*number)?,
                    Value::Real(number) => encoder.f64(*number)?,
                    Value::Text(text) => encoder.str(text)?,
                };
            }
            Ok::<_, minicbor::encode::Error<std::convert::Infallible>>(())
        })();
        wrote.map_err(|_| StoreError::Refused("record"))?;
        self.0.compress(encoder.writer()).map_err(StoreError::io("compress a record"))
    }

    /// Packs the claims of one conflict.
    pub(crate) fn claims(&mut self, claims: &[Claim]) -> Result<Vec<u8>, StoreError> {
        let json = serde_json::to_vec(claims).map_err(|_| StoreError::Refused("conflict"))?;
        self.0.compress(&json).map_err(StoreError::io("compress a conflict"))
    }
}

fn unpack(bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
    // Our own frames carry their size, so that room for just that is made.
    let size =
        zstd::zstd_safe::get_frame_content_size(bytes).ok().flatten().and_then(|size| usize::try_from(size).ok());
    let size = size.filter(|size| *size <= MAX_BODY).ok_or(StoreError::Damaged(None))?;
    zstd::bulk::decompress(bytes, size).map_err(|_| StoreError::Damaged(None))
}

/// Unpacks fields.
pub(crate) fn read_fields(bytes: &[u8]) -> Result<Fields, StoreError> {
    let plain = unpack(bytes)?;
    decode(&plain).ok_or(StoreError::Damaged(None))
}

fn decode(plain: &[u8]) -> Option<Fields> {
    use minicbor::data::Type;
    let mut decoder = minicbor::Decoder::new(plain);
    let count = decoder.map().ok()??;
    let mut fields = Fields::new();
    for _ in 0..count {
        let path = Path::parse(decoder.str().ok()?).ok()?;
        let value = match decoder.datatype().ok()? {
            Type::Bool => Value::Flag(decoder.bool().ok()?),
            Type::F64 => Value::Real(decoder.f64().ok()?),
            Type::String => Value::Text(decoder.str().ok()?.to_owned()),
            _ => Value::Int(decoder.i64().ok()?),
        };
        fields.insert(path, value);
    }
    Some(fields)
}

/// Unpacks the claims of one conflict.
pub(crate) fn read_claims(bytes: &[u8]) -> Result<Vec<Claim>, StoreError> {
    serde_json::from_slice(&unpack(bytes)?).map_err(|_| StoreError::Damaged(None))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn fields_come_back_as_they_were(
            texts in proptest::collection::vec("\\PC*", 0..8), number in any::<i64>(), real in -1e300..1e300f64, flag: bool
        ) {
            let mut fields = Fields::new();
            for (at, text) in texts.iter().enumerate() {
                fields.insert(Path::parse(&format!("t{at}")).unwrap(), text.as_str().into());
            }
            fields.insert(Path::parse("n").unwrap(), number.into());
            fields.insert(Path::parse("r").unwrap(), Value::Real(real));
            fields.insert(Path::parse("f").unwrap(), flag.into());
            let packed = Packer::new().unwrap().fields(&fields).unwrap();
            prop_assert_eq!(read_fields(&packed).unwrap(), fields);
        }
    }

    #[test]
    fn damaged_bytes_are_an_error() {
        assert!(read_fields(b"").is_err());
        assert!(read_fields(b"not zstd at all").is_err());
        let packed = zstd::bulk::compress(&[0xbf], 1).unwrap();
        assert!(read_fields(&packed).is_err());
    }
}
