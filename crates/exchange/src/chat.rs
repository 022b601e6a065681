//! Chats as people hand them in: the export of a messenger, or what they copied from one.
//!
//! Read are the text exports of WhatsApp, what Telegram copies and its export as JSON, and blocks of `From:` and `Sent:` as tools
//! for Signal write them. Anything else is one message as it stands.

use serde::Deserialize;

use crate::loss::{Losses, Why};
use crate::media::plain;

/// How much of a chat is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChatLimits {
    /// The most bytes.
    pub bytes: usize,
    /// The most messages.
    pub messages: usize,
}

impl Default for ChatLimits {
    /// 32 MiB, and 200,000 messages.
    fn default() -> Self {
        Self { bytes: 32 << 20, messages: 200_000 }
    }
}

/// Why a chat was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChatError {
    /// It is too large.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// It has too many messages.
    #[error("more than {limit} messages")]
    TooManyMessages {
        /// The limit.
        limit: usize,
    },
    /// It is no text.
    #[error("the file is no text in UTF-8 or UTF-16")]
    NotText,
    /// Nothing stands in it.
    #[error("nothing stands in it")]
    Empty,
}

/// In what form a chat came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChatForm {
    /// A text export of WhatsApp.
    WhatsApp,
    /// What Telegram copies, or its export as JSON.
    Telegram,
    /// Blocks with `From:` and `Sent:`.
    Signal,
    /// Text as it stands.
    Plain,
}

impl ChatForm {
    /// Gives the code of the channel in the vocabulary of channels; nothing where it is not known.
    pub const fn channel(self) -> Option<&'static str> {
        match self {
            Self::WhatsApp => Some("whatsapp"),
            Self::Telegram => Some("telegram"),
            Self::Signal => Some("signal"),
            Self::Plain => None,
        }
    }
}

/// A chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chat {
    /// Its form.
    pub form: ChatForm,
    /// Its messages, in order.
    pub messages: Vec<ChatMessage>,
}

/// A message of a chat.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChatMessage {
    /// Where it stands: `line 12`, `message 3`.
    pub place: String,
    /// Who sent it, as the chat names them.
    pub sender: Option<String>,
    /// The day, as EDTF.
    pub day: Option<String>,
    /// What it says.
    pub text: String,
    /// Addresses behind words of it.
    pub links: Vec<String>,
}

/// Reads a chat.
///
/// # Errors
/// [`ChatError`]: it is too large, no text, or empty.
pub fn read(bytes: &[u8], limits: &ChatLimits, losses: &mut Losses) -> Result<Chat, ChatError> {
    if bytes.len() > limits.bytes {
        return Err(ChatError::TooLarge { limit: limits.bytes });
    }
    let text = text_of(bytes).ok_or(ChatError::NotText)?;
    if text.trim().is_empty() {
        return Err(ChatError::Empty);
    }
    let chat = if text.trim_start().starts_with('{')
        && let Some(chat) = read_json(&text, losses)
    {
        chat
    } else {
        read_lines(&text, losses)
    };
    if chat.messages.len() > limits.messages {
        return Err(ChatError::TooManyMessages { limit: limits.messages });
    }
    Ok(chat)
}

fn text_of(bytes: &[u8]) -> Option<String> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).filter_map(|pair| Some(unit(pair.try_into().ok()?))).collect();
        String::from_utf16(&units).ok()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => {
            let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok()?;
            (!text.contains('\0')).then(|| text.to_owned())
        }
    }
}

/// The beginning of a message.
struct Begin {
    form: ChatForm,
    date: [u16; 3],
    dots: bool,
    sender: Option<String>,
    text: String,
}

fn read_lines(text: &str, losses: &mut Losses) -> Chat {
    let mut found: Vec<(Begin, ChatMessage)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        match begin(line) {
            Some(mut begin) => {
                let message = ChatMessage {
                    place: format!("line {}", at + 1),
                    sender: begin.sender.take(),
                    text: std::mem::take(&mut begin.text),
                    ..ChatMessage::default()
                };
                found.push((begin, message));
            }
            None => {
                if let Some((_, last)) = found.last_mut() {
                    if !last.text.is_empty() {
                        last.text.push('\n');
                    }
                    last.text.push_str(line);
                }
            }
        }
    }
    if found.is_empty() {
        return read_blocks(text).unwrap_or_else(|| {
            let message = ChatMessage { place: "line 1".to_owned(), text: text.to_owned(), ..ChatMessage::default() };
            Chat { form: ChatForm::Plain, messages: vec![message] }
        });
    }
    let order = Order::of(found.iter().map(|(begin, _)| begin));
    if order.is_none() {
        losses.note(|| "line 1".to_owned(), "day", Why::BadTime);
    }
    let form = found.first().map_or(ChatForm::Plain, |(begin, _)| begin.form);
    let dated = |(begin, mut message): (Begin, ChatMessage)| {
        message.day = order.and_then(|order| order.day(begin.date));
        message
    };
    Chat { form, messages: found.into_iter().map(dated).collect() }
}

/// In which order day, month and year stand.
#[derive(Clone, Copy)]
enum Order {
    DayFirst,
    MonthFirst,
    YearFirst,
}

impl Order {
    /// Tells the order by the dates that allow only one; nothing where all of them may be read both ways.
    fn of<'a>(all: impl Iterator<Item = &'a Begin>) -> Option<Self> {
        let (mut dots, mut last) = (false, None);
        for begin in all {
            let [first, second, _] = begin.date;
            match (first, second) {
                (32.., _) => return Some(Self::YearFirst),
                (13..=31, _) => last = Some(Self::DayFirst),
                (_, 13..=31) => last = Some(Self::MonthFirst),
                _ => {}
            }
            dots |= begin.dots;
            if last.is_some() {
                return last;
            }
        }
        // Where days stand between full stops, they stand first.
        dots.then_some(Self::DayFirst)
    }

    fn day(self, [first, second, third]: [u16; 3]) -> Option<String> {
        let (year, month, day) = match self {
            Self::DayFirst => (third, second, first),
            Self::MonthFirst => (third, first, second),
            Self::YearFirst => (first, second, third),
        };
        let year = if year < 100 { year + 2000 } else { year };
        let fine = (2000..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        fine.then(|| format!("{year:04}-{month:02}-{day:02}"))
    }
}

/// Reads the beginning of a message.
fn begin(line: &str) -> Option<Begin> {
    let clean: String = line
        .chars()
        .take(4000)
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}'))
        .collect();
    // `Name, [12.05.2024 10:22]`, with the text in the lines below.
    if let Some(rest) = clean.trim_end().strip_suffix(']').or_else(|| clean.trim_end().strip_suffix("]:"))
        && let Some((name, stamp)) = rest.rsplit_once(", [")
        && let Some((date, dots)) = date(stamp)
    {
        return Some(Begin { form: ChatForm::Telegram, date, dots, sender: sender(name), text: String::new() });
    }
    let (stamp, rest) = match clean.strip_prefix('[') {
        Some(inner) => inner.split_once("] ")?,
        None => clean.split_once(" - ")?,
    };
    let (date, dots) = date(stamp)?;
    // What the messenger itself says has no sender.
    let (name, text) = match rest.split_once(": ") {
        Some((name, text)) if name.chars().count() <= 100 => (sender(name), text),
        _ => match rest.strip_suffix(':') {
            Some(name) => (sender(name), ""),
            None => (None, rest),
        },
    };
    let original = line.find(text).and_then(|at| line.get(at..)).unwrap_or(text);
    Some(Begin { form: ChatForm::WhatsApp, date, dots, sender: name, text: original.to_owned() })
}

fn sender(name: &str) -> Option<String> {
    let name = plain(name.trim_start_matches('~'), 100);
    (!name.is_empty()).then_some(name)
}

/// Reads `12/05/2024, 10:22`, also in the digits of Arabic and Persian.
fn date(stamp: &str) -> Option<([u16; 3], bool)> {
    let stamp: String = stamp
        .chars()
        .take(60)
        .map(|c| match c {
            '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10).unwrap_or(c),
            '\u{6f0}'..='\u{6f9}' => char::from_digit(u32::from(c) - 0x6f0, 10).unwrap_or(c),
            '\u{60c}' => ',',
            other => other,
        })
        .collect();
    let (day, clock) = stamp.split_once([',', ' '])?;
    let digits = clock.trim_start().split(':').next()?;
    if !clock.contains(':') || digits.is_empty() || digits.len() > 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut numbers = day.split(['/', '.', '-']).map(str::parse::<u16>);
    let date = [numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?];
    numbers.next().is_none().then_some((date, day.contains('.')))
}

/// Reads blocks of `From: …`, `Sent: …`, an empty line and the text.
fn read_blocks(text: &str) -> Option<Chat> {
    let mut messages: Vec<ChatMessage> = Vec::new();
    let (mut heading, mut blocks) = (false, 0);
    for (at, line) in text.lines().enumerate() {
        if let Some(name) = line.strip_prefix("From: ") {
            let message =
                ChatMessage { place: format!("line {}", at + 1), sender: sender(name), ..ChatMessage::default() };
            messages.push(message);
            heading = true;
        } else if let Some(last) = messages.last_mut() {
            if heading && line.trim().is_empty() {
                heading = false;
            } else if heading {
                let sent = line.strip_prefix("Sent: ").or_else(|| line.strip_prefix("Received: "));
                blocks += usize::from(sent.is_some());
                let head =
                    sent.and_then(|date| crate::mail::read_head(format!("From: x\nDate: {date}\n\n").as_bytes()));
                last.day = last.day.take().or(head.and_then(|head| head.date).map(|date| date.day()));
            } else {
                last.text.push_str(line);
                last.text.push('\n');
            }
        }
    }
    (blocks > 0).then_some(Chat { form: ChatForm::Signal, messages })
}

#[derive(Deserialize)]
struct Export {
    messages: Vec<Exported>,
}

#[derive(Deserialize)]
struct Exported {
    #[serde(default)]
    id: i64,
    #[serde(default)]
    from: Option<String>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    text: Said,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Said {
    Whole(String),
    Parts(Vec<Piece>),
    Other(serde::de::IgnoredAny),
}

impl Default for Said {
    fn default() -> Self {
        Self::Whole(String::new())
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Piece {
    Text(String),
    Marked {
        #[serde(default)]
        text: String,
        #[serde(default)]
        href: Option<String>,
    },
    Other(serde::de::IgnoredAny),
}

fn read_json(text: &str, losses: &mut Losses) -> Option<Chat> {
    let export: Export = serde_json::from_str(text).ok()?;
    let mut messages = Vec::new();
    for exported in export.messages {
        let place = format!("message {}", exported.id);
        let mut message =
            ChatMessage { place, sender: exported.from.as_deref().and_then(sender), ..ChatMessage::default() };
        message.day = exported.date.and_then(|date| date.get(..10).map(str::to_owned));
        match exported.text {
            Said::Whole(text) => message.text = text,
            Said::Parts(pieces) => {
                for piece in pieces {
                    match piece {
                        Piece::Text(text) => message.text.push_str(&text),
                        Piece::Marked { text, href } => {
                            message.text.push_str(&text);
                            message.links.extend(href);
                        }
                        Piece::Other(_) => losses.note(|| message.place.clone(), "text", Why::WrongType),
                    }
                }
            }
            Said::Other(_) => losses.note(|| message.place.clone(), "text", Why::WrongType),
        }
        messages.push(message);
    }
    Some(Chat { form: ChatForm::Telegram, messages })
}

#[cfg(test)]
mod tests;
