//! A mail that somebody forwarded within their own: the lines that mail programs put above it, in the languages that we have and
//! some more.

use crate::mail::html::Page;
use crate::mail::{Body, Form, Head, html, read_head};
use crate::media::plain;

/// The most lines of a text that are looked at.
const MAX_LINES: usize = 20_000;
/// The most lines that such a block has.
const MAX_BLOCK: usize = 14;

/// A line of such a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    From,
    Date,
    Subject,
    To,
}

impl Label {
    fn parse(word: &str) -> Option<Self> {
        let word = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        Some(match word.as_str() {
            "from" | "de" | "von" | "da" | "van" | "от" | "kimden" | "من" | "از" => Self::From,
            "date"
            | "sent"
            | "fecha"
            | "enviado"
            | "enviada"
            | "enviado el"
            | "envoyé"
            | "data"
            | "datum"
            | "gesendet"
            | "verzonden"
            | "дата"
            | "отправлено"
            | "tarih"
            | "التاريخ"
            | "تاريخ"
            | "أرسلت"
            | "تاريخ الإرسال"
            | "تم الإرسال" => Self::Date,
            "subject" | "asunto" | "objet" | "assunto" | "betreff" | "oggetto" | "onderwerp" | "тема" | "konu"
            | "الموضوع" | "موضوع" => Self::Subject,
            "to" | "para" | "à" | "an" | "a" | "aan" | "кому" | "kime" | "إلى" | "الى" | "cc" | "cco" | "نسخة" => {
                Self::To
            }
            _ => return None,
        })
    }
}

/// A mail that stands in the text of another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quoted {
    /// What the lines above it say.
    pub(super) head: Head,
    /// Where its own text begins, in bytes.
    pub(super) at: usize,
}

/// What a text shows, and where it leads.
pub(super) fn page(body: &Body) -> Page {
    match body.form {
        Form::Html => {
            let mut page = html::read(&body.text);
            let (written, odd) = html::in_text(&page.text);
            page.links.extend(written);
            page.odd += odd;
            page
        }
        Form::Plain => {
            let (links, odd) = html::in_text(&body.text);
            Page { text: body.text.clone(), links, odd }
        }
    }
}

/// Finds the last such block: of a mail that was forwarded several times, that is the first mail.
pub(super) fn find(text: &str) -> Option<Quoted> {
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n').take(MAX_LINES) {
        lines.push((at, line));
        at += line.len();
    }
    let mut found = None;
    let mut next = 0;
    while next < lines.len() {
        let block = lines.get(next..(next + MAX_BLOCK).min(lines.len())).unwrap_or_default();
        match read_block(block) {
            Some((quoted, length)) => {
                found = Some(quoted);
                next += length;
            }
            None => next += 1,
        }
    }
    found
}

fn label(line: &str) -> Option<(Label, &str)> {
    let line = line.trim_start_matches(['>', ' ', '\t', '*', '|', '\u{a0}']);
    let (word, value) = line.split_once([':', '：'])?;
    if word.chars().count() > 20 {
        return None;
    }
    Some((Label::parse(word)?, value.trim_matches(|c: char| c.is_whitespace() || c == '*')))
}

/// Reads a block that begins in the first of these lines; gives how many lines it has.
fn read_block(lines: &[(usize, &str)]) -> Option<(Quoted, usize)> {
    let (_, first) = lines.first()?;
    let (begin, _) = label(first)?;
    if !matches!(begin, Label::From | Label::Date | Label::Subject) {
        return None;
    }
    let (mut heads, mut length): (Vec<(Label, String)>, usize) = (Vec::new(), 0);
    for (_, line) in lines {
        match label(line) {
            Some((label, value)) if !heads.iter().any(|(known, _)| *known == label && label != Label::To) => {
                heads.push((label, value.to_owned()));
            }
            _ => {
                let bare = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '|'));
                // A long value goes on in the next line.
                let goes_on = !bare.is_empty()
                    && heads.last().is_some_and(|(_, value)| value.is_empty() || value.ends_with([',', ';']));
                match heads.last_mut().filter(|_| goes_on) {
                    Some((_, value)) => value.push_str(bare),
                    None => break,
                }
            }
        }
        length += 1;
    }
    let value = |wanted: Label| heads.iter().find(|(label, _)| *label == wanted).map(|(_, value)| value.as_str());
    let from = value(Label::From)?;
    if value(Label::Subject).is_none() && value(Label::Date).is_none() {
        return None;
    }
    let to: Vec<&str> =
        heads.iter().filter(|(label, _)| *label == Label::To).map(|(_, value)| value.as_str()).collect();
    let one_line = |text: &str| plain(text, 2000);
    let block = format!(
        "From: {}\nDate: {}\nTo: {}\n\n",
        one_line(&without_links(from)),
        one_line(value(Label::Date).unwrap_or_default()),
        one_line(&without_links(&to.join(", ")))
    );
    let mut head = read_head(block.as_bytes())?;
    head.from.retain(|mailbox| mailbox.address.contains('@'));
    head.subject = value(Label::Subject).map(|text| plain(text, 500)).filter(|text| !text.is_empty());
    let (last, line) = lines.get(length.checked_sub(1)?)?;
    Some((Quoted { head, at: last + line.len() }, length))
}

/// Takes out what programs add to an address: `a@b.example <mailto:a@b.example>`, `[mailto:…]`.
fn without_links(text: &str) -> String {
    text.replace("[mailto:", "<").replace("<mailto:", "<").replace(']', ">")
}
