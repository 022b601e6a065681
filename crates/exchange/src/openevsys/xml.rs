//! XML as a tree, within limits, without document types and without entities.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{OpenEvSysError, OpenEvSysLimits};

/// An element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name, without a prefix.
    pub(super) name: String,
    /// Its text.
    pub(super) text: String,
    /// The elements in it.
    pub(super) children: Vec<Element>,
    /// The line that it begins on, from 1.
    pub(super) line: u64,
}

impl Element {
    /// Gives the text of the first child of a name, if it has any.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut texts = self.children.iter().filter(|child| child.name == name).map(|child| child.text.trim());
        texts.find(|text| !text.is_empty())
    }

    /// Gives the texts of the children of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.children
            .iter()
            .filter(move |child| child.name == name)
            .map(|child| child.text.trim())
            .filter(|t| !t.is_empty())
    }

    /// Gives the children of a name.
    pub(super) fn elements<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }
}

struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn of(&mut self, position: u64) -> u64 {
        let to = usize::try_from(position).unwrap_or(usize::MAX).min(self.text.len());
        if to > self.at {
            let passed = self.text.get(self.at..to).unwrap_or_default();
            self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
            self.at = to;
        }
        self.line
    }
}

/// Reads a document; gives its root.
pub(super) fn parse(text: &str, limits: &OpenEvSysLimits) -> Result<Element, OpenEvSysError> {
    let mut reader = Reader::from_str(text);
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut count = 0;
    loop {
        let event = reader.read_event();
        let line = lines.of(reader.buffer_position());
        let event = event.map_err(|_| OpenEvSysError::Syntax { line })?;
        match event {
            Event::Start(start) => {
                count += 1;
                begin(&mut open, start.local_name().as_ref(), line, count, limits, root.is_some())?;
            }
            Event::Empty(start) => {
                count += 1;
                begin(&mut open, start.local_name().as_ref(), line, count, limits, root.is_some())?;
                end(&mut open, &mut root);
            }
            Event::End(_) => end(&mut open, &mut root),
            Event::Text(text) => add(&mut open, &text, line, limits)?,
            Event::CData(text) => add(&mut open, &text, line, limits)?,
            Event::GeneralRef(reference) => {
                let resolved = match &*reference {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                let resolved = resolved.ok_or(OpenEvSysError::Entity { line })?;
                add(&mut open, resolved.encode_utf8(&mut [0; 4]), line, limits)?;
            }
            Event::DocType(_) => return Err(OpenEvSysError::DocType { line }),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    match (root, open.is_empty()) {
        (Some(root), true) => Ok(root),
        _ => Err(OpenEvSysError::Syntax { line: lines.line }),
    }
}

fn begin(
    open: &mut Vec<Element>,
    name: &str,
    line: u64,
    count: usize,
    limits: &OpenEvSysLimits,
    done: bool,
) -> Result<(), OpenEvSysError> {
    if done && open.is_empty() {
        return Err(OpenEvSysError::Syntax { line });
    }
    if count > limits.elements {
        return Err(OpenEvSysError::TooMany { limit: limits.elements });
    }
    if open.len() >= limits.depth {
        return Err(OpenEvSysError::TooDeep { line, limit: limits.depth });
    }
    open.push(Element { name: name.to_owned(), line, ..Element::default() });
    Ok(())
}

fn end(open: &mut Vec<Element>, root: &mut Option<Element>) {
    let Some(element) = open.pop() else { return };
    match open.last_mut() {
        Some(parent) => parent.children.push(element),
        None => *root = Some(element),
    }
}

fn add(open: &mut [Element], text: &str, line: u64, limits: &OpenEvSysLimits) -> Result<(), OpenEvSysError> {
    match open.last_mut() {
        Some(element) if element.text.len() + text.len() > limits.text => {
            Err(OpenEvSysError::TextTooLong { line, limit: limits.text })
        }
        Some(element) => {
            element.text.push_str(text);
            Ok(())
        }
        None if text.trim().is_empty() => Ok(()),
        None => Err(OpenEvSysError::Syntax { line }),
    }
}
