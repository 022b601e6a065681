use std::ops::ControlFlow;

use cairn_model::{CircleId, Kind, RecordId, Value};

use super::draft::{self, Written};
use super::*;
use crate::chat::{ChatLimits, read as read_chat};
use crate::draft::Drafts;
use crate::loss::Loss;
use crate::mail::{MailLimits, read as read_mail};

const REPORTER: &str = "fatima.haddad@desk.example";

/// Everything that says who handed it in.
const NAMES: [&str; 7] = [
    "fatima",
    "haddad",
    "desk.example",
    "colleague@other.example",
    "ZmF0aW1hLmhhZGRhZEBkZXNrLmV4YW1wbGU",
    "666174696d612e686164646164",
    "55123456",
];

fn circle() -> CircleId {
    CircleId::from_bytes([7; 32])
}

struct Taken {
    notice: Notice,
    drafts: Drafts,
    written: Written,
    identity: Option<crate::draft::Draft>,
    losses: Vec<Loss>,
}

impl Taken {
    fn of(notice: impl FnOnce(&mut Losses) -> Notice) -> Self {
        let mut losses = Losses::default();
        let notice = notice(&mut losses);
        let mut drafts = Drafts::default();
        let identity = draft::identity(&circle(), &CircleId::from_bytes([8; 32]), &notice, &mut losses);
        let written = draft::write(&circle(), &RecordId::from_bytes([9; 16]), notice.clone(), &mut drafts, &mut losses);
        Self { notice, drafts, written, identity, losses: losses.into_list() }
    }

    fn mail(text: &str, whose: Whose) -> Self {
        Self::of(|losses| {
            let bytes = text.replace('\n', "\r\n");
            let read = read_mail(bytes.as_bytes(), &MailLimits::default(), losses, &mut |_| ControlFlow::Continue(()));
            of_mail(read.unwrap().remove(0), whose, losses)
        })
    }

    fn chat(text: &str, sender: Option<&str>) -> Self {
        Self::of(|losses| {
            let chat = read_chat(text.as_bytes(), &ChatLimits::default(), losses).unwrap();
            of_chat(&chat, text.as_bytes(), sender, losses)
        })
    }

    fn texts(&self, id: &RecordId, wanted: &str) -> Option<String> {
        let record = self.drafts.records.iter().find(|record| record.id == *id)?;
        record
            .edits
            .iter()
            .find(|edit| edit.path.as_str() == wanted || edit.path.as_str().ends_with(&format!("/{wanted}")))
            .and_then(|edit| edit.value.as_ref().and_then(Value::as_text).map(str::to_owned))
    }

    /// The indicators, each its type and value.
    fn indicators(&self) -> Vec<(&'static str, &str, &'static str)> {
        self.written.found.iter().map(|one| (one.observable.kind, one.observable.value.as_str(), one.way)).collect()
    }

    /// Looks into everything that is written down, but not into the sealed files and the identity.
    fn names_nobody(&self) {
        let mut all = String::new();
        for record in &self.drafts.records {
            for edit in &record.edits {
                all.push_str(&format!("{} {:?}\n", edit.path, edit.value));
            }
        }
        for file in &self.drafts.files {
            all.push_str(&file.name);
        }
        all.push_str(&format!("{:?}{:?}", self.losses, self.written));
        let lower = all.to_lowercase();
        for name in NAMES {
            assert!(!lower.contains(&name.to_lowercase()), "{name} in {all}");
        }
    }
}

/// A suspicious message that names whom it is for wherever a message can.
fn phish() -> String {
    format!(
        "Return-Path: <bounce+fatima.haddad=desk.example@mass.example>\n\
         Received: from mx.desk.example (mx.desk.example [198.51.100.5]) by imap.desk.example; Fri, 1 Mar 2024 10:22:40 +0100\n\
         Received: from mass.example (mass.example [203.0.113.9]) by mx.desk.example for <{REPORTER}>; Fri, 1 Mar 2024 10:22:37 +0100\n\
         Received: from [10.0.0.7] by mass.example; Fri, 1 Mar 2024 10:22:36 +0100\n\
         Authentication-Results: mx.desk.example; spf=fail smtp.rcpttodomain=desk.example\n\
         DKIM-Signature: v=1; d=mass.example; b=AA\n\
         From: \"Fatima's bank\" <alert@bank.example>\n\
         Reply-To: {REPORTER}\n\
         To: \"Fatima Haddad\" <{REPORTER}>\n\
         Cc: colleague@other.example\n\
         Subject: {REPORTER}: Dear Fatima, your mailbox is full\n\
         Message-ID: <123.{REPORTER}>\n\
         Date: Fri, 1 Mar 2024 23:30:00 +0200\n\
         Content-Type: multipart/mixed; boundary=b\n\
         \n\
         --b\n\
         Content-Type: text/html\n\
         \n\
         <a href=\"https://login.evil.example/in?u=fatima.haddad%40desk.example&x=1\">www.desk.example</a>\n\
         <a href=\"https://login.evil.example/in#ZmF0aW1hLmhhZGRhZEBkZXNrLmV4YW1wbGU=\">here</a>\n\
         <a href=\"https://login.evil.example/t/666174696d612e686164646164406465736b2e6578616d706c65/x\">www.bank.com</a>\n\
         <a href=\"https://mail.desk.example/own\">own</a> Call +216 55 123 456\n\
         --b\n\
         Content-Type: application/zip; name=\"Haddad-invoice.zip\"\n\
         Content-Disposition: attachment; filename=\"Haddad-invoice.zip\"\n\
         \n\
         PK\n\
         --b--\n"
    )
}

fn letter(headers: &str, body: &str) -> String {
    format!(
        "From: \"Fatima Haddad\" <{REPORTER}>\nTo: help@line.example\nCc: colleague@other.example\nSubject: Is this real? Fatima\n\
         Date: Sat, 2 Mar 2024 09:00:00 +0000\nMessage-ID: <x@desk.example>\n{headers}\n\n{body}"
    )
}

#[test]
fn a_message_that_arrived_names_its_sender_and_nobody_it_went_to() {
    let taken = Taken::mail(&phish(), Whose::Suspicious);
    taken.names_nobody();
    let found = taken.indicators();
    assert!(found.contains(&("email", "alert@bank.example", "sender")), "{found:?}");
    assert!(found.contains(&("ipv4", "203.0.113.9", "server")), "{found:?}");
    assert!(found.contains(&("url", "https://login.evil.example/in", "link")), "{found:?}");
    assert!(found.contains(&("url", "https://login.evil.example/t/", "link")), "{found:?}");
    assert!(found.contains(&("domain", "login.evil.example", "link")), "{found:?}");
    assert!(found.iter().any(|(kind, _, way)| (*kind, *way) == ("sha256", "attachment")));
    // Not those of the way within the place where it arrived, nor private ones.
    assert!(!found.iter().any(|(kind, value, _)| *kind == "ipv4" && *value != "203.0.113.9"), "{found:?}");
    let incident = taken.written.incidents[0];
    assert_eq!(taken.texts(&incident, "when").as_deref(), Some("2024-03-01"));
    assert_eq!(taken.texts(&incident, "zone").as_deref(), Some("+02:00"));
    assert_eq!(taken.texts(&incident, "claims").as_deref(), Some("spf=fail"));
    assert_eq!(taken.texts(&incident, "signed_by").as_deref(), Some("mass.example"));
    assert!(taken.texts(&incident, "title").unwrap().contains("your mailbox is full"));
    let shows = taken.texts(&incident, "links").unwrap();
    assert!(shows.contains("www[.]bank[.]com → hxxps[://]login[.]evil[.]example/t/"), "{shows}");
    assert!(taken.losses.iter().filter(|loss| loss.why == Why::HeldApart).count() >= 5);
    // The message is the whole file: only what was attached is a file of its own.
    assert_eq!((taken.drafts.files.len(), taken.written.files), (1, 1));
    let identity = taken.identity.unwrap();
    assert_eq!(identity.kind, Kind::Identity);
    assert!(format!("{identity:?}").contains(REPORTER));
}

#[test]
fn a_letter_with_the_message_attached_holds_who_wrote_it_apart() {
    let body = format!(
        "--o\nContent-Type: text/plain\n\nI am Fatima, see https://fatima.desk.example/about\n--o\nContent-Type: message/rfc822\n\n{}\n--o\n\
         Content-Type: image/png; name=haddad.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--o--\n",
        phish()
    );
    for whose in [Whose::Letter, Whose::Suspicious] {
        let taken = Taken::mail(&letter("Content-Type: multipart/mixed; boundary=o", &body), whose);
        taken.names_nobody();
        assert!(taken.indicators().contains(&("email", "alert@bank.example", "sender")));
        // The message, what was attached to it, and the picture that came with the letter.
        assert_eq!(taken.drafts.files.len(), 3);
        assert!(format!("{:?}", taken.identity).contains(REPORTER));
        assert_eq!(taken.texts(&taken.written.case, "received").as_deref(), Some("2024-03-02"));
        assert!(taken.losses.iter().any(|loss| loss.what == "picture" && loss.why == Why::Undecoded));
    }
}

#[test]
fn a_message_that_was_forwarded_in_the_text_is_found_in_five_languages() {
    for (from, date, subject, to) in [
        ("From", "Date", "Subject", "To"),
        ("De", "Enviado", "Asunto", "Para"),
        ("De", "Envoyé", "Objet", "À"),
        ("De", "Data", "Assunto", "Para"),
        ("من", "التاريخ", "الموضوع", "إلى"),
    ] {
        for mark in ["", "> ", "*"] {
            let end = if mark == "*" { "*" } else { "" };
            let body = format!(
                "Is this real? My site is https://haddad.example/\n\n---------- Forwarded ---------\n\
                 {mark}{from}:{end} Bank <alert@bank.example>\n{mark}{date}:{end} Fri, 1 Mar 2024 10:22:33 +0200\n\
                 {mark}{subject}:{end} Hello Fatima\n{mark}{to}:{end} <{REPORTER}>,\n{mark}   colleague@other.example\n\n\
                 {mark}Dear Fatima https://login.evil.example/x?m={REPORTER}\n"
            );
            let taken = Taken::mail(&letter("Content-Type: text/plain; charset=utf-8", &body), Whose::Letter);
            taken.names_nobody();
            let found = taken.indicators();
            assert_eq!(
                found,
                [
                    ("email", "alert@bank.example", "sender"),
                    ("url", "https://login.evil.example/x", "text"),
                    ("domain", "login.evil.example", "text")
                ],
                "{from} {mark:?}"
            );
            assert_eq!(taken.texts(&taken.written.incidents[0], "when").as_deref(), Some("2024-03-01"));
            assert_eq!(taken.texts(&taken.written.incidents[0], "subject").as_deref(), Some("Hello …"));
        }
    }
}

#[test]
fn a_letter_that_holds_no_message_gives_its_sender_to_nobody() {
    let body = "Got this: hxxps://login[.]evil[.]example/ from +216 55 123 456";
    let taken = Taken::mail(&letter("Content-Type: text/plain", body), Whose::Letter);
    taken.names_nobody();
    assert_eq!(
        taken.indicators(),
        [("url", "https://login.evil.example/", "text"), ("domain", "login.evil.example", "text")]
    );
    assert_eq!(taken.texts(&taken.written.case, "title").as_deref(), Some("login[.]evil[.]example"));
}

#[test]
fn a_letter_forwarded_as_an_attachment_is_still_a_letter() {
    let inner = letter(
        "Content-Type: text/plain",
        &format!(
            "Help\n\nFrom: Bank <alert@bank.example>\nSubject: x\nTo: {REPORTER}\n\nhttps://login.evil.example/\n"
        ),
    );
    let outer = format!(
        "From: desk@line.example\nTo: team@line.example\nSubject: Fwd\nContent-Type: multipart/mixed; boundary=o\n\n\
         --o\nContent-Type: message/rfc822\n\n{inner}\n--o--\n"
    );
    let taken = Taken::mail(&outer, Whose::Letter);
    taken.names_nobody();
    assert!(taken.indicators().contains(&("email", "alert@bank.example", "sender")));
    assert!(!taken.indicators().iter().any(|(_, value, _)| value.contains("line.example")));
}

#[test]
fn of_a_chat_only_who_is_named_as_the_sender_is_not_held_apart() {
    let text = "13/05/2024, 10:23 - +1 555 010 0199: Your account: https://login.evil.example/a\n\
                14/05/2024, 10:24 - Fatima Haddad: what is this? see https://own.example/ or call 55123456\n\
                14/05/2024, 10:25 - +216 55 123 456: Fatima?\n";
    let taken = Taken::chat(text, Some("+1 555 010 0199"));
    taken.names_nobody();
    assert_eq!(
        taken.indicators(),
        [
            ("phone", "15550100199", "sender"),
            ("url", "https://login.evil.example/a", "text"),
            ("domain", "login.evil.example", "text")
        ]
    );
    assert_eq!(taken.texts(&taken.written.incidents[0], "when").as_deref(), Some("2024-05-13"));
    assert_eq!(taken.texts(&taken.written.incidents[0], "channel").as_deref(), Some("whatsapp"));
    let all = Taken::chat(text, None);
    all.names_nobody();
    assert!(!all.indicators().iter().any(|(kind, ..)| *kind == "phone"));
    assert!(all.indicators().iter().any(|(_, value, _)| *value == "own.example"));
    assert_eq!(Taken::chat(text, Some("Nobody")).losses[0].why, Why::Missing);
}

#[test]
fn the_same_notice_is_the_same_records_and_a_shared_address_is_one_indicator() {
    let (one, two) = (Taken::mail(&phish(), Whose::Suspicious), Taken::mail(&phish(), Whose::Suspicious));
    assert_eq!(one.drafts.records, two.drafts.records);
    assert_eq!(one.notice, two.notice);
    let other = Taken::mail(&letter("", "https://login.evil.example/other"), Whose::Letter);
    assert_ne!(one.written.case, other.written.case);
    let domain = |taken: &Taken| taken.written.found.iter().find(|one| one.observable.kind == "domain").unwrap().record;
    assert_eq!(domain(&one), domain(&other));
}

/// Draws a QR code with a white edge.
fn picture_of(text: &str) -> Vec<u8> {
    let code = qrcode::QrCode::new(text).unwrap();
    let (width, colors) = (code.width(), code.to_colors());
    let side = u32::try_from(width + 8).unwrap() * 4;
    let picture = image::GrayImage::from_fn(side, side, |x, y| {
        let (x, y) = ((x / 4) as usize, (y / 4) as usize);
        let inside = (4..width + 4).contains(&x) && (4..width + 4).contains(&y);
        let dark = inside && colors[(y - 4) * width + (x - 4)] == qrcode::Color::Dark;
        image::Luma([if dark { 0 } else { 255 }])
    });
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

#[test]
fn a_code_in_a_picture_is_read() {
    let png = picture_of("https://login.evil.example/qr");
    let body = "--o\n\nlook\n--o\nContent-Type: image/png\n\n".to_owned();
    let mut bytes = letter("Content-Type: multipart/mixed; boundary=o", &body).into_bytes();
    bytes.extend_from_slice(&png);
    bytes.extend_from_slice(b"\n--o--\n");
    let taken = Taken::of(|losses| {
        let read = read_mail(&bytes, &MailLimits::default(), losses, &mut |_| ControlFlow::Continue(()));
        of_mail(read.unwrap().remove(0), Whose::Letter, losses)
    });
    assert!(taken.indicators().contains(&("url", "https://login.evil.example/qr", "picture")), "{:?}", taken.losses);
}
