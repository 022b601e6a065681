//! The documents for machines: their schemas, and items against the manifest.

use std::io::{BufReader, Read};

use cairn_model::{Fields, RecordId, Timestamp};
use serde_json::Value;

use super::{Check, MAX_JSON, Payload, Problem, Run, VerifyError};
use crate::package::{CODEBOOK, CONSENT, RECORDS};

#[derive(serde::Deserialize)]
struct Records {
    schema: String,
    report: Report,
    records: Vec<Record>,
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
    fields: Fields,
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
    consents: Vec<Value>,
}

#[derive(serde::Deserialize)]
struct Codebook {
    schema: String,
    #[expect(dead_code, reason = "read for its form")]
    version: String,
    #[expect(dead_code, reason = "read for its form")]
    terms: Vec<Value>,
}

impl Run<'_> {
    pub(super) fn records(&mut self, payload: &Payload) -> Result<(), VerifyError> {
        let mut count = 0;
        if let Some(records) = self.json::<Records>(RECORDS, payload)? {
            count += records.records.len() as u64;
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
