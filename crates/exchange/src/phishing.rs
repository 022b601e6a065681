//! What people hand in when they got a suspicious message: a mail, a mailbox, a chat.
//!
//! Who handed it in, and to whom else it went, is held apart from the first step on ([`Held`]): what is written down about the message
//! is written without them, and what would name them is left out and listed. Which message is the suspicious one is decided on the
//! careful side: a mail that holds another mail, whole or forwarded in its text, is a letter about that one. A mail that holds none is
//! a letter too, unless a person says that it is the suspicious message itself; the addresses in it are then taken as its sender's.

pub mod draft;
mod held;
mod quoted;

use std::collections::BTreeSet;
use std::net::IpAddr;

use sha2::{Digest as _, Sha256};

use crate::chat::{Chat, ChatForm};
use crate::loss::{Losses, Why};
use crate::mail::html::{self, Found, Way};
use crate::mail::{Body, Form, Head, Mail, MailFile, Mailbox};
use crate::media::{PixelLimits, qr};

pub use held::Held;

/// The most addresses of the web of one message.
const MAX_LINKS: usize = 300;
/// The most pictures of one message in which QR codes are looked for, and the largest, in bytes.
const MAX_PICTURES: usize = 20;
const MAX_PICTURE: usize = 16 << 20;
/// The most bytes of an HTML file in which addresses are looked for.
const MAX_HTML: usize = 4 << 20;

/// What a mail is that holds no other mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// A letter about a suspicious message. Its sender is held apart.
    #[default]
    Letter,
    /// The suspicious message itself, as it arrived. Who it went to is held apart.
    Suspicious,
}

/// Something that was handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Where it stands in the file.
    pub place: String,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// The code of the channel by which it came: `e-mail`, `messenger`.
    pub channel: &'static str,
    /// The day on which it was written, as EDTF.
    pub day: Option<String>,
    /// Who is held apart.
    pub held: Held,
    /// Who handed it in, as far as it says.
    pub reporter: Vec<Mailbox>,
    /// The suspicious messages.
    pub suspects: Vec<Suspect>,
    /// Files that came with it, and are not of a suspicious message.
    pub files: Vec<MailFile>,
}

/// A suspicious message.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Suspect {
    /// Where it stands.
    pub place: String,
    /// Its bytes, where it is a message of its own within the file.
    pub raw: Option<Vec<u8>>,
    /// What its headers say; nothing of whoever is held apart was taken out yet.
    pub head: Option<Head>,
    /// The code of the messenger it came by.
    pub messenger: Option<&'static str>,
    /// Who sent it, of a chat: a name or number.
    pub sender: Option<String>,
    /// The day, as EDTF.
    pub day: Option<String>,
    /// Where it leads.
    pub links: Vec<Found>,
    /// The files in it.
    pub files: Vec<MailFile>,
    /// Addresses of servers that it came from.
    pub servers: Vec<IpAddr>,
}

/// Reads what was handed in as a mail.
pub fn of_mail(mut mail: Mail, whose: Whose, losses: &mut Losses) -> Notice {
    let mut notice = Notice {
        place: mail.place.clone(),
        sha256: Sha256::digest(&mail.raw).into(),
        channel: "e-mail",
        day: mail.head.date.map(|date| date.day()),
        held: Held::default(),
        reporter: Vec::new(),
        suspects: Vec::new(),
        files: Vec::new(),
    };
    mail.raw = Vec::new();
    let whole = mail.inner.is_empty() && whose == Whose::Suspicious;
    if whole {
        notice.reporter = mail.head.recipients.clone();
        notice.suspect(mail, None, losses);
    } else {
        notice.letter(mail, whose, losses);
    }
    notice.finish(losses);
    notice
}

impl Notice {
    /// Reads a letter: whoever wrote it and got it is held apart, and what it holds is suspicious.
    fn letter(&mut self, mail: Mail, whose: Whose, losses: &mut Losses) {
        if self.reporter.is_empty() {
            self.reporter = mail.head.from.iter().chain(&mail.head.reply_to).cloned().collect();
        }
        self.hold(&mail.head);
        let pages: Vec<html::Page> = mail.bodies.iter().map(quoted::page).collect();
        let forwarded = pages.iter().find_map(|page| Some((page, quoted::find(&page.text)?)));
        let alone = mail.inner.is_empty();
        if let Some((_, found)) = &forwarded
            && alone
        {
            let head = Head { recipients: Vec::new(), ..found.head.clone() };
            found.head.recipients.iter().for_each(|one| self.held.add(one));
            let (at, mut links) = (found.at, Vec::new());
            for page in &pages {
                // Another form of the same text has the block elsewhere.
                let from = quoted::find(&page.text).map_or(at, |own| own.at);
                links.extend(page.links.iter().filter(|link| link.at >= from).cloned());
            }
            let day = head.date.map(|date| date.day());
            self.suspects.push(Suspect {
                place: mail.place.clone(),
                head: Some(head),
                day,
                links,
                ..Suspect::default()
            });
        } else if alone {
            let links = pages.iter().flat_map(|page| page.links.iter().cloned()).collect();
            self.suspects.push(Suspect { place: mail.place.clone(), links, ..Suspect::default() });
        }
        self.note_odd(&mail.place, &pages, losses);
        self.files.extend(mail.files);
        for inner in mail.inner {
            // A message that holds one is a letter about it; so is one in whose text another was forwarded, unless a person says
            // that what was attached is the suspicious message.
            let about = !inner.inner.is_empty()
                || whose == Whose::Letter
                    && inner.bodies.iter().any(|body| quoted::find(&quoted::page(body).text).is_some());
            if about {
                self.letter(inner, whose, losses);
            } else {
                let raw = inner.raw.clone();
                self.suspect(inner, Some(raw), losses);
            }
        }
    }

    /// Takes a message as the suspicious one.
    fn suspect(&mut self, mail: Mail, raw: Option<Vec<u8>>, losses: &mut Losses) {
        mail.head.recipients.iter().for_each(|one| self.held.add(one));
        let pages: Vec<html::Page> = mail.bodies.iter().map(quoted::page).collect();
        self.note_odd(&mail.place, &pages, losses);
        let mut links: Vec<Found> = pages.into_iter().flat_map(|page| page.links).collect();
        for file in &mail.files {
            let is_html = file.media_type == "text/html" || file.content.trim_ascii_start().starts_with(b"<!");
            if is_html {
                let look = file.content.get(..MAX_HTML).unwrap_or(&file.content);
                let body = Body { form: Form::Html, text: String::from_utf8_lossy(look).into_owned() };
                links.extend(quoted::page(&body).links);
            }
        }
        self.suspects.push(Suspect {
            place: mail.place,
            raw,
            day: mail.head.date.map(|date| date.day()),
            head: Some(mail.head),
            links,
            files: mail.files,
            ..Suspect::default()
        });
    }

    fn hold(&mut self, head: &Head) {
        let all = [&head.from, &head.sender, &head.reply_to, &head.return_path, &head.recipients];
        all.into_iter().flatten().for_each(|one| self.held.add(one));
    }

    fn note_odd(&mut self, place: &str, pages: &[html::Page], losses: &mut Losses) {
        for _ in 0..pages.iter().map(|page| page.odd).sum::<usize>() {
            losses.note(|| place.to_owned(), "link", Why::OddValue);
        }
    }

    /// Reads QR codes, and takes out of everything what names whoever is held apart.
    fn finish(&mut self, losses: &mut Losses) {
        let codes: Vec<Found> = pictures(&self.files, &self.place, losses);
        let single = self.suspects.len() == 1;
        let held = self.held.clone();
        clean_names(&mut self.files, &held);
        for suspect in &mut self.suspects {
            clean_names(&mut suspect.files, &held);
            let own = pictures(&suspect.files, &suspect.place, losses);
            suspect.links.extend(own);
            // A picture of the screen that came with the letter shows the one message that the letter is about.
            if single {
                suspect.links.extend(codes.iter().cloned());
            }
            suspect.servers = suspect.head.as_ref().map(|head| servers(head, &held)).unwrap_or_default();
            clean_links(suspect, &held, losses);
            if let Some(head) = &mut suspect.head {
                clean_head(head, &suspect.place, &held, losses);
            }
        }
    }
}

/// Reads what was handed in as a chat. `sender` names who sent what is suspicious; everybody else in it is held apart.
pub fn of_chat(chat: &Chat, bytes: &[u8], sender: Option<&str>, losses: &mut Losses) -> Notice {
    let wanted = sender.map(|name| name.trim().to_lowercase());
    let is_suspect = |name: &Option<String>| match (&wanted, name) {
        (Some(wanted), Some(name)) => name.to_lowercase() == *wanted,
        (Some(_), None) => chat.form == ChatForm::Plain,
        (None, _) => true,
    };
    let mut held = Held::default();
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for message in &chat.messages {
        let Some(name) = &message.sender else { continue };
        if (wanted.is_none() || !is_suspect(&message.sender)) && names.insert(name) {
            held.add_name(name);
        }
    }
    let mut suspect = Suspect { place: "the chat".to_owned(), messenger: chat.form.channel(), ..Suspect::default() };
    let mut heard = false;
    for message in chat.messages.iter().filter(|message| is_suspect(&message.sender)) {
        heard = true;
        let (mut links, odd) = html::in_text(&message.text);
        for url in &message.links {
            let behind = html::canonical(url).map(|url| Found { url, way: Way::Link, shows: None, at: 0 });
            links.extend(behind);
        }
        for _ in 0..odd {
            losses.note(|| message.place.clone(), "link", Why::OddValue);
        }
        if !links.is_empty() {
            suspect.day = message.day.clone().or(suspect.day);
        }
        suspect.links.extend(links);
    }
    if wanted.is_some() && heard {
        suspect.sender = sender.map(|name| name.trim().to_owned());
    } else if wanted.is_some() {
        losses.note(|| "the chat".to_owned(), "sender", Why::Missing);
    }
    let mut notice = Notice {
        place: "the chat".to_owned(),
        sha256: Sha256::digest(bytes).into(),
        channel: "messenger",
        day: chat.messages.iter().rev().find_map(|message| message.day.clone()),
        held,
        reporter: names.iter().map(|name| Mailbox { name: Some((*name).to_owned()), address: String::new() }).collect(),
        suspects: vec![suspect],
        files: Vec::new(),
    };
    // Of several people in a chat, nobody says which of them handed it in.
    if notice.reporter.len() != 1 {
        notice.reporter.clear();
    }
    notice.finish(losses);
    notice
}

/// Finds where QR codes in pictures lead.
fn pictures(files: &[MailFile], place: &str, losses: &mut Losses) -> Vec<Found> {
    let limits = PixelLimits { pixels: 25_000_000, memory: 160 << 20 };
    let mut found = Vec::new();
    let named =
        |file: &&MailFile| crate::media::MediaFormat::sniff(&file.content).is_some_and(|format| format.is_picture());
    for (at, file) in files.iter().filter(named).enumerate() {
        if at >= MAX_PICTURES || file.content.len() > MAX_PICTURE {
            losses.note(|| place.to_owned(), "picture", Why::TooLarge);
            continue;
        }
        match qr::read(&file.content, &limits) {
            Ok(texts) => {
                let links = texts.iter().filter_map(|text| html::canonical(text.trim()));
                found.extend(links.map(|url| Found { url, way: Way::Picture, shows: None, at: 0 }));
            }
            Err(_) => losses.note(|| file.place.clone(), "picture", Why::Undecoded),
        }
    }
    found
}

/// Gives the addresses of servers outside whose name is not that of somebody's own place.
fn servers(head: &Head, held: &Held) -> Vec<IpAddr> {
    let mut found: Vec<IpAddr> = Vec::new();
    for hop in &head.hops {
        let own = hop.from.as_deref().is_some_and(|name| held.has_host(&name.to_ascii_lowercase()));
        if let Some(address) = hop.address.filter(|address| !own && is_public(*address))
            && !found.contains(&address)
        {
            found.push(address);
        }
    }
    if let Some(address) = head.origin.filter(|address| is_public(*address))
        && !found.contains(&address)
    {
        found.push(address);
    }
    found
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [first, second, ..] = v4.octets();
            let shared = first == 100 && (64..128).contains(&second);
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_unspecified()
                || v4.is_broadcast()
                || v4.is_multicast()
                || shared)
        }
        IpAddr::V6(v6) => {
            let [first, ..] = v6.segments();
            let local = first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80;
            !(v6.is_loopback() || v6.is_unspecified() || v6.is_multicast() || local)
        }
    }
}

/// Covers in the names of files whoever is held apart, and keeps of what a file is said to be what has the form of that.
fn clean_names(files: &mut [MailFile], held: &Held) {
    for file in files {
        file.name = file.name.take().map(|name| held.cover(&name).0);
        let token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '+' | '-' | '.');
        if !file.media_type.chars().all(token) || held.names_someone(&file.media_type) {
            "application/octet-stream".clone_into(&mut file.media_type);
        }
    }
}

fn clean_links(suspect: &mut Suspect, held: &Held, losses: &mut Losses) {
    let mut seen = BTreeSet::new();
    let mut kept = Vec::new();
    let place = suspect.place.clone();
    for mut link in std::mem::take(&mut suspect.links) {
        let Some((url, taken)) = held.link(&link.url) else {
            losses.note(|| place.clone(), "link", Why::HeldApart);
            continue;
        };
        if taken {
            losses.note(|| place.clone(), "link", Why::HeldApart);
        }
        link.shows = link.shows.map(|shows| held.cover(&shows).0);
        link.url = url;
        if seen.insert((link.url.clone(), link.shows.clone())) {
            kept.push(link);
        }
    }
    if kept.len() > MAX_LINKS {
        losses.note(|| place.clone(), "link", Why::Cut);
        kept.truncate(MAX_LINKS);
    }
    suspect.links = kept;
}

/// Takes out of the headers of a suspicious message what names whoever is held apart.
fn clean_head(head: &mut Head, place: &str, held: &Held, losses: &mut Losses) {
    let mut note = |what: &str| losses.note(|| place.to_owned(), what, Why::HeldApart);
    let lists: [(&str, &mut Vec<Mailbox>); 4] = [
        ("from", &mut head.from),
        ("sender", &mut head.sender),
        ("reply-to", &mut head.reply_to),
        ("return-path", &mut head.return_path),
    ];
    for (what, list) in lists {
        let before = list.len();
        list.retain(|mailbox| !held.has(&mailbox.address));
        for mailbox in list.iter_mut() {
            mailbox.name = mailbox.name.take().map(|name| held.cover(&name).0);
        }
        if list.len() < before {
            note(what);
        }
    }
    head.recipients = Vec::new();
    if let Some(subject) = head.subject.take() {
        let (covered, changed) = held.cover(&subject);
        if changed {
            note("subject");
        }
        head.subject = Some(covered);
    }
    if head.message_id.as_deref().is_some_and(|id| held.names_someone(id)) {
        note("message-id");
        head.message_id = None;
    }
    head.signed_by.retain(|domain| !held.has_host(domain));
    head.program = head.program.take().map(|program| held.cover(&program).0);
    for hop in &mut head.hops {
        if hop.from.as_deref().is_some_and(|name| held.names_someone(name)) {
            (hop.from, hop.address) = (None, None);
        }
        hop.by = hop.by.take().filter(|name| !held.names_someone(name));
    }
}

#[cfg(test)]
mod tests;
