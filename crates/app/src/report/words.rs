//! A released record in words: labels in the report's language for every field.

use std::collections::{BTreeMap, BTreeSet};

use cairn_model::field::{self, FieldType};
use cairn_model::vocab::Vocabulary;
use cairn_model::{Fields, Kind, Path, RecordId, Value};
use cairn_report::{Act, Fact, Incident, Intervention, Involvement, Statement, Term};

use crate::catalog;
use crate::codebook::own::OwnTerm;
use crate::texts::Texts;

/// Puts records into words, and remembers which terms it used.
pub(super) struct Words<'a> {
    pub(super) texts: &'static Texts,
    /// How each record of the release is called.
    pub(super) names: &'a BTreeMap<RecordId, String>,
    /// The terms of the circle.
    own: BTreeMap<(Vocabulary, String), OwnTerm>,
    used: BTreeSet<(Vocabulary, String)>,
}

impl<'a> Words<'a> {
    pub(super) fn new(texts: &'static Texts, names: &'a BTreeMap<RecordId, String>, own: Vec<OwnTerm>) -> Self {
        let own = own.into_iter().map(|term| ((term.vocabulary, term.code.clone()), term)).collect();
        Self { texts, names, own, used: BTreeSet::new() }
    }

    /// Gives the label of a term.
    pub(super) fn term(&mut self, vocabulary: Vocabulary, code: &str) -> String {
        let key = (vocabulary, code.to_owned());
        let label = self.label(&key);
        self.used.insert(key);
        label
    }

    fn label(&self, key: &(Vocabulary, String)) -> String {
        match self.own.get(key) {
            Some(term) => term.words_in(self.texts.lang()).1.to_owned(),
            None => catalog::term_label(self.texts, key.0, &key.1),
        }
    }

    /// Gives the terms that were used, with what they mean in other standards.
    pub(super) fn codebook(&self) -> Vec<Term> {
        self.used
            .iter()
            .map(|key| {
                let (vocabulary, code) = key;
                let (known, own) = (vocabulary.find(code), self.own.get(key));
                let maps = [
                    (
                        "huridocs",
                        known.and_then(|term| term.huridocs).or(own.and_then(|term| term.huridocs.as_deref())),
                    ),
                    ("attack", known.and_then(|term| term.attack).or(own.and_then(|term| term.attack.as_deref()))),
                    ("misp", known.and_then(|term| term.misp).or(own.and_then(|term| term.misp.as_deref()))),
                ];
                Term {
                    vocabulary: vocabulary.name().to_owned(),
                    code: code.clone(),
                    label: self.label(key),
                    maps: maps
                        .into_iter()
                        .filter_map(|(name, code)| Some((name.to_owned(), code?.to_owned())))
                        .collect(),
                }
            })
            .collect()
    }

    /// Gives a value as people read it.
    fn value(&mut self, ty: FieldType, path: &Path, value: &Value) -> String {
        let last = path.segments().next_back().unwrap_or_default().to_owned();
        match (ty, value) {
            (FieldType::Code(vocabulary), Value::Text(code)) => self.term(vocabulary, code),
            (FieldType::CodeSet(vocabulary), _) => self.term(vocabulary, &last),
            (FieldType::CodeMap { key, value: vocabulary }, Value::Text(code)) => {
                format!("{}: {}", self.term(key, &last), self.term(vocabulary, code))
            }
            (FieldType::Reference(_) | FieldType::AnyReference, Value::Text(id)) => self.name(id),
            (FieldType::ReferenceSet(_), _) => self.name(&last),
            (_, Value::Flag(flag)) => self.texts.get(if *flag { "report-yes" } else { "report-no" }),
            (_, value) => value.display().into_owned(),
        }
    }

    fn name(&self, id: &str) -> String {
        id.parse().ok().and_then(|id: RecordId| self.names.get(&id).cloned()).unwrap_or_default()
    }

    /// Gives one field's value as people read it; empty where it has none.
    pub(super) fn field(&mut self, kind: Kind, fields: &Fields, path: &str) -> String {
        let Some((path, value)) = fields.get_key_value(path) else { return String::new() };
        let Some(row) = field::find_field(kind, path) else { return String::new() };
        self.value(row.ty, path, value)
    }

    /// Gives every field under a prefix that is not in `shown`, in the order of the form; members of a set share a line.
    pub(super) fn facts(&mut self, kind: Kind, fields: &Fields, prefix: &str, shown: &[&str]) -> Vec<Fact> {
        let mut facts: Vec<(usize, Fact)> = Vec::new();
        for (path, value) in fields {
            let Some(rest) = path.as_str().strip_prefix(prefix) else { continue };
            let Some(row) = field::find_field(kind, path) else { continue };
            let first = rest.split('/').next().unwrap_or_default();
            let nested =
                matches!(row.ty, FieldType::Item) || shown.contains(&first) || row.shared || row.ty == FieldType::Kind;
            if nested || rest.is_empty() {
                continue;
            }
            let place = field::fields(kind).iter().position(|other| other.path == row.path).unwrap_or(usize::MAX);
            let words = self.value(row.ty, path, value);
            if words.is_empty() {
                continue;
            }
            match facts.iter_mut().find(|(other, _)| *other == place) {
                Some((_, fact)) => {
                    fact.value.push_str(&self.texts.get("report-list-separator"));
                    fact.value.push_str(&words);
                }
                None => facts.push((place, Fact { label: self.texts.get(&row.label_id(kind)), value: words })),
            }
        }
        facts.sort_by_key(|(place, _)| *place);
        facts.into_iter().map(|(_, fact)| fact).collect()
    }

    /// Tells an incident.
    pub(super) fn incident(&mut self, id: RecordId, fields: &Fields, links: Vec<Fact>) -> Incident {
        let kind = Kind::Incident;
        let shown = [
            "title",
            "when",
            "where",
            "where_area",
            "where_country",
            "where_level",
            "summary",
            "acts",
            "statements",
            "interventions",
            "links",
        ];
        Incident {
            id: id.to_string(),
            title: self.field(kind, fields, "title"),
            date: self.field(kind, fields, "when"),
            place: self.place(kind, fields, ""),
            description: self.field(kind, fields, "summary"),
            facts: self.facts(kind, fields, "", &shown),
            acts: items(fields, "acts/").into_iter().map(|item| self.act(fields, &format!("acts/{item}/"))).collect(),
            statements: items(fields, "statements/")
                .into_iter()
                .map(|item| self.statement(fields, &format!("statements/{item}/")))
                .collect(),
            interventions: items(fields, "interventions/")
                .into_iter()
                .map(|item| self.intervention(fields, &format!("interventions/{item}/")))
                .collect(),
            links,
        }
    }

    fn place(&mut self, kind: Kind, fields: &Fields, prefix: &str) -> String {
        let mut parts = Vec::new();
        for name in ["where", "where_area", "where_country"] {
            let part = self.field(kind, fields, &format!("{prefix}{name}"));
            if !part.is_empty() {
                parts.push(part);
            }
        }
        parts.join(&self.texts.get("report-list-separator"))
    }

    fn set(&mut self, kind: Kind, fields: &Fields, prefix: &str) -> Vec<String> {
        let members: Vec<Path> = fields.keys().filter(|path| path.as_str().starts_with(prefix)).cloned().collect();
        members
            .iter()
            .filter_map(|path| {
                let row = field::find_field(kind, path)?;
                matches!(row.ty, FieldType::CodeSet(_)).then(|| self.value(row.ty, path, &Value::Flag(true)))
            })
            .collect()
    }

    fn act(&mut self, fields: &Fields, prefix: &str) -> Act {
        let kind = Kind::Incident;
        let shown = ["type", "victim", "methods", "when", "where", "where_country", "where_level", "involvements"];
        let involvements = items(fields, &format!("{prefix}involvements/"))
            .into_iter()
            .map(|item| {
                let prefix = format!("{prefix}involvements/{item}/");
                let who = [
                    self.field(kind, fields, &format!("{prefix}perpetrator")),
                    self.field(kind, fields, &format!("{prefix}threat")),
                ];
                let who =
                    who.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| self.texts.get("report-unknown"));
                Involvement { who, facts: self.facts(kind, fields, &prefix, &["perpetrator", "threat"]) }
            })
            .collect();
        Act {
            victim: self.field(kind, fields, &format!("{prefix}victim")),
            what: self.field(kind, fields, &format!("{prefix}type")),
            methods: self.set(kind, fields, &format!("{prefix}methods/")),
            date: self.field(kind, fields, &format!("{prefix}when")),
            place: self.place(kind, fields, prefix),
            involvements,
            facts: self.facts(kind, fields, prefix, &shown),
        }
    }

    fn statement(&mut self, fields: &Fields, prefix: &str) -> Statement {
        let kind = Kind::Incident;
        let field = |words: &mut Self, name: &str| words.field(kind, fields, &format!("{prefix}{name}"));
        let shown = ["informant", "when", "text", "reliability", "credibility", "evidence", "citation"];
        let cites =
            [field(self, "evidence"), field(self, "citation")].into_iter().filter(|cite| !cite.is_empty()).collect();
        Statement {
            informant: field(self, "informant"),
            date: field(self, "when"),
            text: field(self, "text"),
            reliability: field(self, "reliability"),
            credibility: field(self, "credibility"),
            cites,
            facts: self.facts(kind, fields, prefix, &shown),
        }
    }

    fn intervention(&mut self, fields: &Fields, prefix: &str) -> Intervention {
        let kind = Kind::Incident;
        let field = |words: &mut Self, name: &str| words.field(kind, fields, &format!("{prefix}{name}"));
        let types = self.set(kind, fields, &format!("{prefix}types/"));
        let response = field(self, "response");
        let mut done = types;
        if !response.is_empty() {
            done.push(response);
        }
        Intervention {
            who: field(self, "party"),
            whom: field(self, "beneficiary"),
            date: field(self, "when"),
            response: done.join(&self.texts.get("report-list-separator")),
            impact: field(self, "impact"),
        }
    }
}

/// Gives the ids of the items under a prefix, in order.
fn items(fields: &Fields, prefix: &str) -> BTreeSet<String> {
    fields.keys().filter_map(|path| Some(path.as_str().strip_prefix(prefix)?.split('/').next()?.to_owned())).collect()
}
