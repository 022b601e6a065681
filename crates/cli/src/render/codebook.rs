//! How the codebook looks on a terminal and as JSON.

use std::io::Write as _;

use cairn_app::api::{CodebookTermView, CodebookView, Response, TermWordsView};
use serde_json::{Value, json};

use super::{Output, clean};

impl Output {
    /// Writes an answer about the codebook as JSON: a term a line, with the version of the codebook.
    pub(super) fn codebook_json(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Codebook(CodebookView { version, terms, .. }) => terms.iter().try_for_each(|term| {
                let mut value = serde_json::to_value(term)?;
                if let Value::Object(fields) = &mut value {
                    fields.insert("codebook".to_owned(), json!(version));
                }
                self.tagged("cairn.term/1", value)
            }),
            Response::CodebookTerms { terms } => self.tagged_each("cairn.term/1", terms),
            Response::CodebookText { text } => self.codebook_text(text),
            _ => Ok(()),
        }
    }

    /// Writes an answer about the codebook.
    pub(super) fn codebook(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Codebook(view) => self.terms(view),
            Response::CodebookTerms { terms } => terms.iter().try_for_each(|term| self.term(term)),
            Response::CodebookText { text } => self.codebook_text(text),
            _ => Ok(()),
        }
    }

    fn codebook_text(&self, text: &str) -> anyhow::Result<()> {
        Ok(std::io::stdout().write_all(text.as_bytes())?)
    }

    fn terms(&self, view: &CodebookView) -> anyhow::Result<()> {
        let mut vocabulary = "";
        for term in &view.terms {
            if term.vocabulary != vocabulary {
                vocabulary = &term.vocabulary;
                self.line(&format!("# {vocabulary}"))?;
            }
            let retired = if term.retired { format!(" {}", self.texts.get("cli-term-retired")) } else { String::new() };
            for words in &term.words {
                self.line(&format!("{}  {}{retired}", term.code, self.words(words)))?;
            }
        }
        if view.terms.is_empty() {
            self.empty_list();
        }
        let unread =
            view.terms.iter().flat_map(|term| &term.words).filter(|words| words.translation == "machine").count();
        if unread > 0 {
            let args = [("count", unread.to_string()), ("lang", view.lang.clone())];
            super::message(&self.say("cli-codebook-unread", &args));
        }
        Ok(())
    }

    fn term(&self, term: &CodebookTermView) -> anyhow::Result<()> {
        self.line(&format!("{}/{}", term.vocabulary, clean(&term.code)))?;
        for words in &term.words {
            self.line(&format!("  {}  {}", clean(&words.lang), self.words(words)))?;
        }
        if let Some(since) = &term.since {
            self.line(&format!("  {}", self.say("cli-term-since", &[("version", since.clone())])))?;
        }
        if term.retired {
            self.line(&format!("  {}", self.texts.get("cli-term-retired")))?;
        }
        if let Some(parent) = &term.parent {
            self.line(&format!("  {}", self.say("cli-term-parent", &[("parent", clean(parent))])))?;
        }
        for (standard, code) in &term.maps {
            let list = term.thesaurus.filter(|_| standard == "huridocs").map(|number| format!("MT{number} "));
            self.line(&format!("  {standard}  {}{}", list.unwrap_or_default(), clean(code)))?;
        }
        match &term.record {
            Some(record) => self.line(&format!("  {}", self.say("cli-term-record", &[("id", record.clone())]))),
            None => Ok(()),
        }
    }

    fn words(&self, words: &TermWordsView) -> String {
        let mut text = clean(&words.label);
        if !words.definition.is_empty() {
            text.push_str(": ");
            text.push_str(&clean(&words.definition));
        }
        if words.translation == "machine" {
            text.push(' ');
            text.push_str(&self.texts.get("cli-term-machine"));
        }
        text
    }
}
