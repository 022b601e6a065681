//! Readers of what people hand in: mails and chats. Whoever handed it in is named nowhere.

use std::ops::ControlFlow;

use cairn_exchange::chat::{self, ChatLimits};
use cairn_exchange::draft::Drafts;
use cairn_exchange::loss::Losses;
use cairn_exchange::mail::{self, MailLimits};
use cairn_exchange::observable::{Canonical, canonicalize};
use cairn_exchange::phishing::{self, Notice, Whose, draft};
use cairn_model::{CircleId, RecordId};

use crate::Seed;

const LIMITS: MailLimits = MailLimits {
    bytes: 64 << 10,
    messages: 20,
    depth: 6,
    parts: 40,
    headers: 60,
    header_bytes: 8 << 10,
    decoded: 1 << 20,
};

/// Writes it down, and looks for the addresses of those who are held apart in all of it. Gives how much was found.
fn write(notice: Notice, addresses: &[String], losses: Losses) -> usize {
    let (circle, mut losses) = (CircleId::from_bytes([7; 32]), losses);
    let mut drafts = Drafts::default();
    let again = notice.clone();
    let whole = RecordId::from_bytes([9; 16]);
    let written = draft::write(&circle, &whole, notice, &mut drafts, &mut losses);
    assert!(drafts.records.iter().any(|record| record.id == written.case));
    let mut said: String = drafts.files.iter().map(|file| file.name.as_str()).collect();
    for record in &drafts.records {
        for text in record.edits.iter().filter_map(|edit| edit.value.as_ref()?.as_text()) {
            said.push_str(text);
            said.push('\n');
        }
    }
    for loss in losses.into_list() {
        said.push_str(&loss.what);
    }
    let said = said.to_lowercase();
    for address in addresses {
        assert!(!said.contains(address.as_str()), "{address} stands in what was written down");
    }
    let mut second = Drafts::default();
    draft::write(&circle, &whole, again, &mut second, &mut Losses::default());
    assert_eq!(drafts, second, "the same notice is other records");
    written.found.len()
}

/// A mail is read within its limits, taken both ways, and names nobody to whom it went.
pub(crate) fn mail(bytes: &[u8]) {
    let mut losses = Losses::default();
    let Ok(found) = mail::read(bytes, &LIMITS, &mut losses, &mut |_| ControlFlow::Continue(())) else { return };
    for mail in found {
        assert!(mail.messages().len() < LIMITS.parts);
        for whose in [Whose::Letter, Whose::Suspicious] {
            let mut held: Vec<&mail::Mailbox> = mail.head.recipients.iter().collect();
            if whose == Whose::Letter {
                held.extend(mail.head.from.iter().chain(&mail.head.reply_to).chain(&mail.head.sender));
            }
            // Single letters stand in every text.
            let addresses: Vec<String> = held
                .into_iter()
                .filter_map(|mailbox| match canonicalize("email", &mailbox.address) {
                    Canonical::Plain(found) => Some(found.value),
                    Canonical::Odd(_) => None,
                })
                .collect();
            let mut losses = Losses::default();
            let notice = phishing::of_mail(mail.clone(), whose, &mut losses);
            if write(notice, &addresses, losses) > 0 {
                crate::accepted();
            }
        }
    }
}

/// A chat is read in whatever form it came, and written down.
pub(crate) fn chat(bytes: &[u8]) {
    let mut losses = Losses::default();
    let limits = ChatLimits { bytes: 64 << 10, messages: 2_000 };
    let Ok(found) = chat::read(bytes, &limits, &mut losses) else { return };
    assert!(!found.messages.is_empty() || found.form == chat::ChatForm::Telegram);
    let first = found.messages.iter().find_map(|message| message.sender.clone());
    for sender in [None, first.as_deref()] {
        let mut losses = Losses::default();
        let notice = phishing::of_chat(&found, bytes, sender, &mut losses);
        if write(notice, &[], losses) > 0 {
            crate::accepted();
        }
    }
}

pub(crate) fn mail_seeds() -> Vec<Seed> {
    let arrived = "Return-Path: <b@mass.example>\r\nReceived: from mass.example (mass.example [203.0.113.9]) by mx.desk.example \
                   for <amal@desk.example>; Fri, 1 Mar 2024 10:22:37 +0100\r\nAuthentication-Results: mx; spf=fail\r\n\
                   DKIM-Signature: v=1; d=mass.example; b=AA\r\nFrom: =?utf-8?B?QmFuaw==?= <a@bank.example>\r\n\
                   To: Amal <amal@desk.example>\r\nSubject: =?iso-8859-1?Q?H=E9?= amal@desk.example\r\n\
                   Date: Fri, 1 Mar 2024 10:22:33 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
                   --b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
                   <a href=3D\"https://evil.example/?m=3Damal%40desk.example\">www.bank.com</a>\r\n--b\r\n\
                   Content-Type: application/pdf; name=\"a.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--b--\r\n";
    let forwarded = "From: amal@desk.example\nTo: help@line.example\nSubject: Fwd\nDate: Fri, 1 Mar 2024 10:22:33 +0200\n\n\
                     Look\n\n---- Forwarded ----\nFrom: Bank <a@bank.example>\nSent: Friday\nTo: amal@desk.example\nSubject: Hello\n\n\
                     hxxps://evil[.]example/x\n";
    let attached = format!(
        "From: amal@desk.example\r\nTo: help@line.example\r\nSubject: Fwd\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n\
         --o\r\nContent-Type: message/rfc822\r\n\r\n{arrived}\r\n--o--\r\n"
    );
    let mbox = format!("From x Fri Mar 1 10:00:00 2024\n{forwarded}\nFrom y Fri Mar 1 10:00:00 2024\n{forwarded}");
    vec![
        Seed::new("arrived", arrived),
        Seed::new("forwarded", forwarded),
        Seed::new("attached", attached),
        Seed::new("mbox", mbox),
    ]
}

pub(crate) fn chat_seeds() -> Vec<Seed> {
    vec![
        Seed::new(
            "whatsapp",
            "13/05/2024, 10:23 - +1 555 010 0199: go to https://evil.example/a\nmore\n14/05/2024, 9:00 - Amal: no\n",
        ),
        Seed::new("whatsapp-ios", "\u{200e}[5/13/24, 10:22:33\u{202f}AM] Bank: https://evil.example/\n"),
        Seed::new("telegram", "Bank, [05.06.2024 10:22]\nhttps://evil.example/\n"),
        Seed::new(
            "telegram-json",
            r#"{"messages":[{"id":2,"date":"2024-06-05T10:22:00","from":"Bank","text":["go ",{"text":"here","href":"https://evil.example/"}]}]}"#,
        ),
        Seed::new("signal", "From: Bank\nSent: Fri, 01 Mar 2024 10:22:33 +0200\n\nhttps://evil.example/\n"),
        Seed::new("plain", "You won www.evil.example today"),
    ]
}
