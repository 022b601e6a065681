//! Text for type setting: what a typeface cannot show, or what would deceive the eye, is replaced or left out.

use std::collections::BTreeSet;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::Fonts;

/// Stands for a character without a glyph.
pub(crate) const MISSING: char = '□';

/// Cleans strings and remembers what it did, so that the report can say so.
pub(crate) struct Hygiene<'a> {
    fonts: &'a Fonts,
    /// Clusters that the type setter found to have no glyph, though each character has one.
    clusters: BTreeSet<String>,
    missing: BTreeSet<char>,
    directions: bool,
}

/// What was replaced or left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses {
    /// Characters without a glyph, shown as □.
    pub missing: BTreeSet<char>,
    /// Whether invisible characters that change the direction of writing were left out.
    pub directions: bool,
}

impl<'a> Hygiene<'a> {
    pub(crate) fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, clusters: BTreeSet::new(), missing: BTreeSet::new(), directions: false }
    }

    /// Takes clusters that turned out to have no glyph; they are replaced from now on. Says whether any was new.
    pub(crate) fn avoid(&mut self, clusters: BTreeSet<String>) -> bool {
        let before = self.clusters.len();
        for cluster in clusters {
            self.missing.extend(cluster.chars().filter(|c| *c != MISSING));
            self.clusters.insert(cluster);
        }
        self.clusters.len() > before
    }

    pub(crate) fn losses(&self) -> Losses {
        Losses { missing: self.missing.clone(), directions: self.directions }
    }

    /// Cleans every string of a JSON value, keys excepted.
    pub(crate) fn clean_value(&mut self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.clean(text),
            Value::Array(values) => values.iter_mut().for_each(|value| self.clean_value(value)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.clean_value(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    pub(crate) fn clean(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.nfc() {
            match c {
                '\n' | '\u{2028}' | '\u{2029}' => out.push('\n'),
                '\t' => out.push(' '),
                // Embeddings, overrides and isolates can make a name read as another one.
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => self.directions = true,
                c if c.is_control() => {}
                c if is_ignorable(c) => {}
                c if is_joiner(c) && !self.fonts.covers(c) => {}
                c if is_private(c) || !self.fonts.covers(c) => {
                    self.missing.insert(c);
                    out.push(MISSING);
                }
                c => out.push(c),
            }
        }
        for cluster in &self.clusters {
            out = out.replace(cluster.as_str(), &MISSING.to_string());
        }
        out
    }
}

/// Cleans a string for one line of a plain text file.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            c if c.is_whitespace() || c.is_control() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c => out.push(c),
        }
    }
    out.trim_end().chars().take(300).collect()
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}'..='\u{200f}' | '\u{61c}')
}

fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}') || (c as u32) & 0xfffe == 0xfffe
}
