//! The documents for machines: their schemas, and items against the manifest.

use std::fmt;
use std::io::{BufReader, Read};
use std::marker::PhantomData;

use cairn_model::{Path, RecordId, Timestamp, Value};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Check, MAX_JSON, Payload, Problem, Run, VerifyError};
use crate::package::{CODEBOOK, CONSENT, RECORDS};

#[derive(serde::Deserialize)]
struct Records {
    schema: String,
    report: Report,
    records: Each<Record>,
    items: Vec<Item>,
}

#[derive(serde::Deserialize)]
#[expect(dead_code, reason = "read for their form")]
struct Report {
    id: RecordId,
    version: u32,
    language: String,
    title: String,
    created: Timestamp,
}

#[derive(serde::Deserialize)]
#[expect(dead_code, reason = "read for their form")]
struct Record {
    id: RecordId,
    kind: String,
    fields: EachField,
}

#[derive(serde::Deserialize)]
#[expect(dead_code, reason = "some are read for their form")]
struct Item {
    id: RecordId,
    path: Option<String>,
    sha256: Option<String>,
    size: u64,
}

#[derive(serde::Deserialize)]
struct Consents {
    schema: String,
    #[expect(dead_code, reason = "read for its form")]
    consents: Each<IgnoredAny>,
}

#[derive(serde::Deserialize)]
struct Codebook {
    schema: String,
    #[expect(dead_code, reason = "read for its form")]
    version: String,
    #[expect(dead_code, reason = "read for its form")]
    terms: Each<IgnoredAny>,
}

/// How many values a list has. Each is read and let go, since many small ones take many times their bytes.
struct Each<T>(u64, PhantomData<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Each<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Self(0, PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Each<T> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<T>()?.is_some() {
            self.0 += 1;
        }
        Ok(self)
    }
}

/// The fields of a record: each is read and let go.
struct EachField;

impl<'de> Deserialize<'de> for EachField {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self)
    }
}

impl<'de> Visitor<'de> for EachField {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("fields")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self, A::Error> {
        while fields.next_entry::<Path, Value>()?.is_some() {}
        Ok(self)
    }
}

impl Run<'_> {
    pub(super) fn records(&mut self, payload: &Payload) -> Result<(), VerifyError> {
        let mut count = 0;
        if let Some(records) = self.json::<Records>(RECORDS, payload)? {
            count += records.records.0;
            self.schema(RECORDS, &records.schema, "cairn.report-records/");
            let _ = &records.report;
            for item in &records.items {
                let Some(path) = &item.path else { continue };
                let entry = payload.manifest.entries.get(path);
                if entry.map(|entry| hex::encode(entry.sha256)) != item.sha256 {
                    self.result.found(RECORDS, None, Problem::OtherHash);
                }
            }
        }
        if let Some(consents) = self.json::<Consents>(CONSENT, payload)? {
            self.schema(CONSENT, &consents.schema, "cairn.report-consent/");
        }
        if let Some(codebook) = self.json::<Codebook>(CODEBOOK, payload)? {
            self.schema(CODEBOOK, &codebook.schema, "cairn.report-codebook/");
        }
        self.result.checked.push((Check::Records, count));
        Ok(())
    }

    fn json<T: serde::de::DeserializeOwned>(
        &mut self,
        file: &str,
        payload: &Payload,
    ) -> Result<Option<T>, VerifyError> {
        if !payload.intact.contains(file) {
            return Ok(None);
        }
        if self.files.get(file).is_some_and(|size| *size > MAX_JSON) {
            self.result.found(file, None, Problem::TooLong);
            return Ok(None);
        }
        let failed = |source| VerifyError::Read { file: file.to_owned(), source };
        let content = BufReader::new(self.reader.open(file).map_err(failed)?.take(MAX_JSON));
        match serde_json::from_reader(content) {
            Ok(value) => Ok(Some(value)),
            Err(error) if error.is_io() => Err(failed(error.into())),
            Err(error) => {
                self.result.found(file, Some(error.line() as u64), Problem::Malformed);
                Ok(None)
            }
        }
    }

    fn schema(&mut self, file: &str, schema: &str, family: &str) {
        match schema.strip_prefix(family) {
            Some("1") => {}
            Some(_) => self.result.found(file, None, Problem::Newer),
            None => self.result.found(file, None, Problem::Malformed),
        }
    }
}
