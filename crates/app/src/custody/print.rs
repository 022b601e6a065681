//! The custody of an item on paper: a signed PDF, and beside it the file of the signed steps, signed too.

use std::path::Path;

use cairn_keys::sshsig;
use cairn_report::input::Marking;
use cairn_report::package::{REPORT_NAMESPACE, SIGNER};
use cairn_report::{CustodyInput, Fact, Fonts, Language};
use cairn_store::Reader;

use super::{Details, Held, Item};
use crate::api::{BreakView, KeepingView, PrintedView, Response};
use crate::clock;
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Overwrite};
use crate::texts::Texts;

/// What is appended to a document's name for the file of its steps.
pub(crate) const STEPS: &str = ".custody.jsonl";

/// Prints it.
pub(crate) fn print(
    reader: &Reader,
    id: &str,
    out: &Path,
    lang: &str,
    overwrite: Overwrite,
) -> Result<Response, ApiError> {
    let language = Language::parse(lang)
        .ok_or_else(|| ApiError::new(ErrorCode::BadValue).with("path", "lang").with("why", "en, ar"))?;
    let name = out.file_name().and_then(|name| name.to_str()).filter(|name| name.to_lowercase().ends_with(".pdf"));
    let name =
        name.ok_or_else(|| ApiError::new(ErrorCode::BadValue).with("path", "out").with("why", "a name in .pdf"))?;
    if !super::outside::parent_is_there(out) {
        return Err(ApiError::new(ErrorCode::Unreadable));
    }
    let stem = name.get(..name.len() - 4).unwrap_or(name);
    let steps_name = format!("{stem}{STEPS}");
    let names = [
        name.to_owned(),
        format!("{name}.sig"),
        steps_name.clone(),
        format!("{steps_name}.sig"),
        format!("{stem}.allowed_signers"),
    ];
    // All are looked at before any is written.
    for name in &names {
        files::must_be_free(&out.with_file_name(name), overwrite)?;
    }
    let item = Item::find(reader, id)?;
    let (statements, withheld) = super::statements(reader, &item.key)?;
    let (chain, steps_file) = CustodyInput::steps(&statements, item.sha256);
    let breaks: Vec<BreakView> = chain.steps.iter().filter_map(broken).collect();
    let steps = u32::try_from(chain.steps.len()).unwrap_or(u32::MAX);
    let device = reader.keys(&item.key.circle)?.device;
    let input = CustodyInput {
        language,
        id: item.key.id.to_string(),
        title: item.title.clone(),
        facts: facts(&item, Texts::of(language.tag())),
        sha256: item.sha256,
        circle: reader.load_charter(&item.key.circle)?.page().name.clone(),
        author: crate::vault::owner(reader)?,
        created: clock::now(),
        marking: Marking {
            tlp: item.text("tlp").unwrap_or_default().to_owned(),
            pap: item.text("pap").map(str::to_owned),
        },
        withheld: chain.steps.iter().filter(|step| withheld.contains(&step.hash)).map(|step| step.number).collect(),
        chain,
        steps_file,
        steps_name,
    };
    let fingerprint = device.public().fingerprint();
    let pdf = cairn_report::typeset_custody(&input, &Fonts::bundled(), &fingerprint)
        .map_err(|_| crate::internal!("custody could not be printed"))?;
    let sign = |bytes: &[u8]| {
        sshsig::sign(&device, REPORT_NAMESPACE, bytes).map_err(|_| crate::internal!("custody could not be signed"))
    };
    let signers = format!("{SIGNER} namespaces=\"{REPORT_NAMESPACE}\" {}\n", device.public().openssh());
    let contents = [
        pdf.bytes.clone(),
        sign(&pdf.bytes)?.into_bytes(),
        input.steps_file.clone().into_bytes(),
        sign(input.steps_file.as_bytes())?.into_bytes(),
        signers.into_bytes(),
    ];
    for (name, bytes) in names.iter().zip(&contents) {
        files::write(&out.with_file_name(name), bytes, overwrite)?;
    }
    Ok(Response::Keeping(Box::new(KeepingView::Printed(PrintedView {
        schema: "cairn.custody-print/1".to_owned(),
        id: item.key.id.to_string(),
        pages: u32::try_from(pdf.pages).unwrap_or(u32::MAX),
        steps,
        breaks,
        fingerprint,
        files: names.to_vec(),
    }))))
}

fn broken(step: &cairn_report::custody::Step) -> Option<BreakView> {
    let number = u32::try_from(step.number).unwrap_or(u32::MAX);
    Some(BreakView { number, problem: step.problem?.to_string() })
}

fn facts(item: &Item, texts: &Texts) -> Vec<Fact> {
    let mut facts = super::outside::facts(item, &Details::default(), texts);
    // The title stands above.
    facts.retain(|fact| fact.value != item.title);
    for path in ["held", "custodian", "shelf", "seal_number"] {
        let row = cairn_model::field::fields(item.kind).iter().find(|row| row.path == path);
        if let (Some(row), Some(value)) = (row, item.text(path)) {
            let term = format!("term-held-{value}");
            let value = match path {
                "held" => texts.find(&term, &std::collections::BTreeMap::new()).unwrap_or_else(|| value.to_owned()),
                _ => value.to_owned(),
            };
            facts.push(Fact { label: texts.get(&row.label_id(item.kind)), value });
        }
    }
    if matches!(item.held, Held::Elsewhere) && item.text("held").is_none() {
        facts.push(Fact { label: String::new(), value: texts.get("cli-evidence-elsewhere") });
    }
    facts
}
