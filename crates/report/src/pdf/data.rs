//! The values that the template shows: words in the report's language, dates in words, indicators defanged.

use cairn_keys::DevicePublic;
use serde_json::{Value, json};

use crate::Language;
use crate::dates::{in_words, sort_key};
use crate::defang::{defang, defang_text};
use crate::hygiene::Losses;
use crate::input::{Act, Consent, Fact, Incident, Inclusion, Item, Marking, Named, ReportInput, Statement};
use crate::language::Texts;

/// The longest title, name or heading that is shown, in characters.
const MAX_HEADING: usize = 300;

/// Builds the template's values. Strings are cleaned afterwards.
pub(super) fn values(input: &ReportInput, texts: &Texts, fingerprint: &str, embedded: bool) -> Value {
    json!({
        "t": texts.group("pdf-"),
        "lang": texts.language().tag(),
        "rtl": texts.language() == Language::Arabic,
        "title": if input.title.trim().is_empty() { texts.get("pdf-report") } else { one_line(&input.title) },
        "facts": title_facts(input, texts),
        "fingerprint": fingerprint,
        "circle": one_line(&input.circle),
        "author": one_line(&input.author),
        "short_id": short(&input.id.to_string()),
        "marking": marking(&input.marking),
        "summary": paragraphs(&input.summary),
        "counts": counts(input, texts),
        "method": paragraphs(&input.method),
        "incidents": input.incidents.iter().map(|incident| incident_value(incident, texts)).collect::<Vec<_>>(),
        "acts": acts(input, texts),
        "persons": input.persons.iter().map(|person| json!({
            "name": person.name, "facts": facts(&person.facts),
        })).collect::<Vec<_>>(),
        "statements": statements(input, texts),
        "interventions": interventions(input, texts),
        "indicators": input.indicators.iter().map(|indicator| json!({
            "kind": indicator.kind, "value": defang(&indicator.value),
            "label": defang_text(&indicator.label),
            "seen": join(&[&in_words(texts, &indicator.seen), &indicator.origin]),
        })).collect::<Vec<_>>(),
        "timeline": timeline(input, texts),
        "items": input.items.iter().enumerate().map(|(n, item)| item_value(n, item, texts)).collect::<Vec<_>>(),
        "custody": custody(input, texts),
        "consents": input.consents.iter().map(|consent| consent_value(consent, texts)).collect::<Vec<_>>(),
        "codebook": input.codebook.version,
        "terms": terms(input),
        "limits": limits(input, texts),
        "embedded": embedded,
    })
}

/// Adds to the limits what the cleaning of the text has lost.
pub(super) fn add_losses(values: &mut Value, texts: &Texts, losses: &Losses) {
    let Some(limits) = values.get_mut("limits").and_then(Value::as_array_mut) else { return };
    if !losses.missing.is_empty() {
        let mut list: Vec<_> = losses.missing.iter().take(40).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
        if losses.missing.len() > list.len() {
            list.push("…".to_owned());
        }
        limits.push(texts.with("limit-glyphs", &[("characters", &list.join(" "))]).into());
    }
    if losses.directions {
        limits.push(texts.get("limit-directions").into());
    }
}

fn title_facts(input: &ReportInput, texts: &Texts) -> Vec<Value> {
    let mut rows = vec![
        fact(texts.get("pdf-audience"), label(&input.audience)),
        fact(texts.get("pdf-profile"), label(&input.profile)),
        fact(texts.get("pdf-circle"), input.circle.clone()),
        fact(texts.get("pdf-author"), input.author.clone()),
        fact(texts.get("pdf-created"), in_words(texts, &input.created.to_string())),
        fact(texts.get("pdf-version"), input.version.to_string()),
    ];
    rows.push(mono(texts.get("pdf-identifier"), input.id.to_string()));
    if let Some(superseded) = &input.supersedes {
        rows.push(mono(texts.get("pdf-supersedes"), superseded.clone()));
    }
    rows.retain(|row| row["value"].as_str().is_some_and(|value| !value.trim().is_empty()));
    rows
}

fn counts(input: &ReportInput, texts: &Texts) -> Vec<Value> {
    let acts: usize = input.incidents.iter().map(|incident| incident.acts.len()).sum();
    let statements: usize = input.incidents.iter().map(|incident| incident.statements.len()).sum();
    [
        ("pdf-count-incidents", input.incidents.len()),
        ("pdf-count-acts", acts),
        ("pdf-count-statements", statements),
        ("pdf-count-indicators", input.indicators.len()),
        ("pdf-count-items", input.items.len()),
    ]
    .into_iter()
    .map(|(id, count)| fact(texts.get(id), count.to_string()))
    .collect()
}

fn incident_value(incident: &Incident, texts: &Texts) -> Value {
    let mut rows = vec![
        fact(texts.get("pdf-when"), in_words(texts, &incident.date)),
        fact(texts.get("pdf-where"), incident.place.clone()),
    ];
    rows.retain(|row| row["value"] != "");
    rows.extend(facts(&incident.facts));
    json!({
        "title": title(&incident.title, texts),
        "id": short(&incident.id),
        "facts": rows,
        "text": paragraphs(&incident.description),
        "links": facts(&incident.links),
    })
}

fn acts(input: &ReportInput, texts: &Texts) -> Vec<Value> {
    let all = input.incidents.iter().flat_map(|incident| incident.acts.iter().map(move |act| (incident, act)));
    all.enumerate().map(|(n, (incident, act))| act_value(n, incident, act, texts)).collect()
}

fn act_value(number: usize, incident: &Incident, act: &Act, texts: &Texts) -> Value {
    let date = if act.date.is_empty() { &incident.date } else { &act.date };
    let who: Vec<_> = act
        .involvements
        .iter()
        .map(|involvement| json!({ "name": or_unknown(&involvement.who, texts), "facts": facts(&involvement.facts) }))
        .collect();
    json!({
        "number": (number + 1).to_string(),
        "who": who,
        "what": or_unknown(&act.what, texts),
        "methods": act.methods.join("; "),
        "whom": or_unknown(&act.victim, texts),
        "when": in_words(texts, date),
        "where": act.place,
        "facts": facts(&act.facts),
    })
}

fn statements(input: &ReportInput, texts: &Texts) -> Vec<Value> {
    let all = input.incidents.iter().flat_map(|incident| &incident.statements);
    all.map(|statement| statement_value(statement, texts)).collect()
}

fn statement_value(statement: &Statement, texts: &Texts) -> Value {
    let mut rows = vec![
        fact(texts.get("pdf-given"), in_words(texts, &statement.date)),
        fact(texts.get("pdf-reliability"), statement.reliability.clone()),
        fact(texts.get("pdf-credibility"), statement.credibility.clone()),
        fact(texts.get("pdf-cites"), statement.cites.join("; ")),
    ];
    rows.retain(|row| row["value"] != "");
    rows.extend(facts(&statement.facts));
    json!({ "who": or_unknown(&statement.informant, texts), "text": paragraphs(&statement.text), "facts": rows })
}

fn interventions(input: &ReportInput, texts: &Texts) -> Vec<Value> {
    let all = input.incidents.iter().flat_map(|incident| &incident.interventions);
    all.map(|one| {
        let mut rows = vec![
            fact(texts.get("pdf-when"), in_words(texts, &one.date)),
            fact(texts.get("pdf-for-whom"), one.whom.clone()),
            fact(texts.get("pdf-impact"), one.impact.clone()),
        ];
        rows.retain(|row| row["value"] != "");
        json!({ "who": or_unknown(&one.who, texts), "text": paragraphs(&one.response), "facts": rows })
    })
    .collect()
}

fn timeline(input: &ReportInput, texts: &Texts) -> Vec<Value> {
    let mut entries = Vec::new();
    let mut push = |date: &str, kind: &str, text: String| {
        if !date.is_empty() {
            let value = json!({ "when": in_words(texts, date), "kind": texts.get(kind), "text": text });
            entries.push((sort_key(date), entries.len(), value));
        }
    };
    for incident in &input.incidents {
        push(&incident.date, "pdf-timeline-incident", title(&incident.title, texts));
        for act in &incident.acts {
            push(&act.date, "pdf-timeline-act", join(&[&act.what, &act.victim]));
        }
        for statement in &incident.statements {
            push(&statement.date, "pdf-timeline-statement", or_unknown(&statement.informant, texts));
        }
        for one in &incident.interventions {
            push(&one.date, "pdf-timeline-response", join(&[&one.who, &one.response]));
        }
    }
    entries.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    entries.into_iter().map(|(_, _, value)| value).collect()
}

fn item_value(number: usize, item: &Item, texts: &Texts) -> Value {
    let place = match item.inclusion {
        Inclusion::Enclosed => crate::package::item_path(item),
        Inclusion::Listed => String::new(),
    };
    let mut rows = Vec::new();
    rows.push(fact(texts.get("pdf-item-file"), item.file_name.clone()));
    let size = if item.size == 0 { String::new() } else { format!("{} {}", item.size, texts.get("pdf-item-bytes")) };
    rows.push(fact(texts.get("pdf-item-type"), join(&[&item.media_type, &size])));
    rows.push(fact(texts.get("pdf-item-collected"), in_words(texts, &item.collected)));
    rows.push(fact(texts.get("pdf-item-origin"), item.origin.clone()));
    rows.retain(|row| row["value"] != "");
    rows.extend(facts(&item.facts));
    rows.push(mono(texts.get("pdf-item-id"), item.id.to_string()));
    if let Some(sha256) = item.sha256 {
        rows.push(mono(texts.get("pdf-item-hash"), hex::encode(sha256)));
    }
    rows.push(if place.is_empty() {
        fact(texts.get("pdf-item-place"), texts.get("pdf-item-listed"))
    } else {
        mono(texts.get("pdf-item-place"), place)
    });
    json!({ "number": (number + 1).to_string(), "title": title(&item.title, texts), "facts": rows })
}

fn custody(input: &ReportInput, texts: &Texts) -> Vec<Value> {
    let rows = input.custody.iter().filter_map(|line| serde_json::from_str::<Value>(&line.json).ok());
    rows.map(|statement| {
        let text = |pointer: &str| statement.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
        let kind = text("/kind");
        let subject = text("/subject");
        let number = input.items.iter().position(|item| subject.contains(&item.id.to_string()));
        json!({
            "item": number.map(|number| (number + 1).to_string()).unwrap_or_else(|| short(&subject)),
            "time": in_words(texts, &text("/time")),
            "what": super::custody::event(&kind, texts),
            "who": text("/by/name"),
            "device": device(&text("/by/device")),
        })
    })
    .collect()
}

fn consent_value(consent: &Consent, texts: &Texts) -> Value {
    let mut rows = vec![
        fact(texts.get("pdf-consent-obtained"), in_words(texts, &consent.obtained)),
        fact(texts.get("pdf-consent-manner"), consent.manner.clone()),
    ];
    rows.retain(|row| row["value"] != "");
    rows.extend(facts(&consent.facts));
    let permissions: Vec<_> = consent
        .permissions
        .iter()
        .map(|permission| {
            json!({
                "use": label(&permission.purpose),
                "answer": label(&permission.answer),
                "until": in_words(texts, &permission.until),
            })
        })
        .collect();
    json!({ "person": or_unknown(&consent.person, texts), "facts": rows, "permissions": permissions })
}

fn terms(input: &ReportInput) -> Vec<Value> {
    let mut terms: Vec<_> = input.codebook.terms.iter().collect();
    terms.sort();
    terms.dedup();
    terms
        .into_iter()
        .map(|term| {
            let maps: Vec<_> = term.maps.iter().map(|(standard, code)| format!("{standard} {code}")).collect();
            json!({ "vocabulary": term.vocabulary, "code": term.code, "label": term.label, "maps": maps.join("; ") })
        })
        .collect()
}

fn limits(input: &ReportInput, texts: &Texts) -> Vec<String> {
    let built_in = ["pdf-limit-released", "pdf-limit-absence", "pdf-limit-clocks", "pdf-limit-keys"];
    let own = input.limits.iter().filter(|limit| !limit.trim().is_empty()).cloned();
    own.chain(built_in.into_iter().map(|id| texts.get(id))).collect()
}

pub(super) fn marking(marking: &Marking) -> Value {
    let tlp = match marking.tlp.to_ascii_lowercase().as_str() {
        "" => "red".to_owned(),
        tlp => tlp.to_owned(),
    };
    let pap = marking.pap.as_deref().map(|pap| format!("PAP:{}", pap.to_ascii_uppercase()));
    json!({ "tlp": format!("TLP:{}", tlp.to_ascii_uppercase()), "colour": tlp, "pap": pap })
}

fn facts(facts: &[Fact]) -> Vec<Value> {
    facts
        .iter()
        .filter(|one| !one.value.trim().is_empty())
        .map(|one| fact(one.label.clone(), one.value.clone()))
        .collect()
}

fn fact(label: String, value: String) -> Value {
    json!({ "label": label, "value": value, "mono": false })
}

fn mono(label: String, value: String) -> Value {
    json!({ "label": label, "value": value, "mono": true })
}

fn label(named: &Named) -> String {
    if named.label.is_empty() { named.code.clone() } else { named.label.clone() }
}

fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn title(text: &str, texts: &Texts) -> String {
    if text.trim().is_empty() { texts.get("pdf-untitled") } else { one_line(text) }
}

fn or_unknown(text: &str, texts: &Texts) -> String {
    if text.trim().is_empty() { texts.get("pdf-unknown") } else { one_line(text) }
}

/// Puts a heading on one line, and shortens one that is no heading any more; `records.json` has it whole.
pub(super) fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MAX_HEADING) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

fn join(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// Gives the beginning of a device's key, as it names the device elsewhere.
fn device(openssh: &str) -> String {
    DevicePublic::parse_openssh(openssh).map(|key| short(&key.to_string())).unwrap_or_default()
}

fn short(id: &str) -> String {
    id.chars().take(8).collect()
}
