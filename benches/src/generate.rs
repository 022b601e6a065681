//! What is recorded and asked for: the testkit's incidents, and filters and queries that find some of them.

use cairn_app::api::ConditionInput;
use cairn_model::{Value, Vocabulary as V};
use cairn_store::NewRecord;
use cairn_testkit::incident::Generator;

/// The seed of every run.
const SEED: u64 = 2;

/// Makes the first so many incidents; always the same ones.
pub fn incidents(count: usize) -> Vec<NewRecord> {
    each_incident(count).collect()
}

/// As [`incidents`], one after another.
pub fn each_incident(count: usize) -> impl Iterator<Item = NewRecord> {
    let mut generator = Generator::new(SEED);
    (0..count).map(move |_| generator.incident()).map(|(id, edits)| NewRecord { id, edits })
}

/// Writes a record as compact JSON: its id and its fields by path.
pub fn compact_json(record: &NewRecord) -> String {
    let fields: serde_json::Map<String, serde_json::Value> = record
        .edits
        .iter()
        .map(|edit| {
            let value = match &edit.value {
                Some(Value::Text(text)) => text.as_str().into(),
                Some(Value::Int(number)) => (*number).into(),
                Some(Value::Real(number)) => (*number).into(),
                Some(Value::Flag(flag)) => (*flag).into(),
                None => serde_json::Value::Null,
            };
            (edit.path.to_string(), value)
        })
        .collect();
    serde_json::json!({"id": record.id.to_string(), "fields": fields}).to_string()
}

/// Filters in turn by status, by country and priority, and by what was done.
pub fn filters(round: usize) -> Vec<(String, String)> {
    let pick = |vocabulary: V| {
        let terms = vocabulary.terms();
        terms[round % terms.len()].code.to_owned()
    };
    match round % 3 {
        0 => vec![("status".to_owned(), pick(V::IncidentStatus))],
        1 => vec![("where_country".to_owned(), pick(V::Country)), ("priority".to_owned(), pick(V::Priority))],
        _ => vec![("acts.*.type".to_owned(), pick(V::Act))],
    }
}

/// One condition for each coded field of an incident: in turn a term, a term that few or none have, and the same negated.
pub fn coded_conditions() -> Vec<ConditionInput> {
    let mut conditions = Vec::new();
    for (round, field) in cairn_model::fields(cairn_model::Kind::Incident).iter().enumerate() {
        let Some(vocabulary) = field.ty.vocabulary() else { continue };
        let code = |place: usize| vocabulary.terms().get(place).map_or("en", |term| term.code).to_owned();
        for (op, place) in [("is", 0), ("is", round % vocabulary.terms().len().max(1)), ("is-not", 0)] {
            let path = field.path.replace('/', ".");
            conditions.push(ConditionInput { path, op: op.to_owned(), values: vec![code(place)] });
        }
    }
    conditions
}

/// What a person might type: common words and rare ones, several, the beginning of one, in five scripts.
pub fn query(round: usize) -> String {
    const QUERIES: [&str; 14] = [
        "police",
        "spyware traces",
        "journ",
        "checkpoint officer name",
        "detención",
        "abog",
        "اعتقال",
        "الصحفي المنزل",
        "警察",
        "手机 没收",
        "ဖမ်းဆီး",
        "Riverside",
        "beaten threatened",
        "nobody-writes-this",
    ];
    QUERIES[round % QUERIES.len()].to_owned()
}

/// A month in which incidents happened, in EDTF.
pub fn month(round: usize) -> String {
    format!("{}-{:02}", 2016 + round % 9, 1 + round % 12)
}
