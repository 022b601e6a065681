use super::*;

fn read_all(bytes: &[u8]) -> (Result<Vec<Mail>, MailError>, Vec<crate::loss::Loss>) {
    let mut losses = Losses::default();
    let read = read(bytes, &MailLimits::default(), &mut losses, &mut |_| ControlFlow::Continue(()));
    (read, losses.into_list())
}

fn one(text: &str) -> Mail {
    read_all(text.replace('\n', "\r\n").as_bytes()).0.unwrap().remove(0)
}

fn refused(text: &str) -> MailProblem {
    read_all(text.as_bytes()).0.unwrap_err().problem
}

const PHISH: &str = "Return-Path: <bounce@mass.example>\n\
Received: from mx.desk.example (mx.desk.example [198.51.100.5]) by imap.desk.example; Fri, 1 Mar 2024 10:22:40 +0100\n\
Received: from mass.example (mass.example [203.0.113.9])\n\tby mx.desk.example for <fatima@desk.example>;\n\
 Fri, 1 Mar 2024 10:22:37 +0100\n\
Authentication-Results: mx.desk.example; spf=fail smtp.mailfrom=mass.example; dkim=pass header.d=mass.example\n\
DKIM-Signature: v=1; a=rsa-sha256; d=mass.example; s=k; h=from; b=AAAA\n\
From: =?utf-8?B?QmFuayDigqw=?= <alert@bank.example>\n\
Reply-To: answers@else.example\n\
To: Fatima <fatima@desk.example>\n\
Subject: =?iso-8859-1?Q?Votre_compte_est_bloqu=E9?=\n\
Message-ID: <1@mass.example>\n\
X-Mailer: Mass 1.0\n\
Date: Fri, 1 Mar 2024 10:22:33 +0200\n\
MIME-Version: 1.0\n\
Content-Type: multipart/mixed; boundary=\"b1\"\n\
\n\
preamble\n\
--b1\n\
Content-Type: multipart/alternative; boundary=b2\n\
\n\
--b2\n\
Content-Type: text/plain; charset=iso-8859-6\n\
Content-Transfer-Encoding: quoted-printable\n\
\n\
=E5=D1=CD=C8=C7 https://login.evil.example/a=\n\
bc\n\
--b2\n\
Content-Type: text/html; charset=utf-8\n\
Content-Transfer-Encoding: base64\n\
\n\
PGEgaHJlZj0iaHR0cHM6Ly9sb2dpbi5ldmlsLmV4YW1wbGUvYWJjIj53d3cuYmFuay5leGFtcGxl\n\
PC9hPg==\n\
--b2--\n\
--b1\n\
Content-Type: application/pdf; name=\"../../invoice.pdf\"\n\
Content-Disposition: attachment; filename*=utf-8''f%C3%A1cture.pdf\n\
Content-Transfer-Encoding: base64\n\
\n\
JVBERi0xLjQ=\n\
--b1--\n\
epilogue\n";

#[test]
fn headers_parts_codings_and_character_sets_are_read() {
    let mail = one(PHISH);
    let head = &mail.head;
    assert_eq!(head.from, [Mailbox { name: Some("Bank €".to_owned()), address: "alert@bank.example".to_owned() }]);
    assert_eq!(head.reply_to[0].address, "answers@else.example");
    assert_eq!(head.return_path[0].address, "bounce@mass.example");
    assert_eq!(head.recipients[0].address, "fatima@desk.example");
    assert_eq!(head.subject.as_deref(), Some("Votre compte est bloqué"));
    assert_eq!(head.message_id.as_deref(), Some("1@mass.example"));
    let date = head.date.unwrap();
    assert_eq!((date.time.to_string().as_str(), date.zone), ("2024-03-01T08:22:33.000Z", Some(120)));
    assert_eq!((date.day().as_str(), date.zone_text().as_deref()), ("2024-03-01", Some("+02:00")));
    assert_eq!(head.hops.len(), 2);
    assert_eq!(head.hops[1].address, Some("203.0.113.9".parse().unwrap()));
    assert_eq!(head.hops[1].from.as_deref(), Some("mass.example"));
    let claims: Vec<String> = head.claims.iter().map(|claim| format!("{}={}", claim.method, claim.result)).collect();
    assert_eq!(claims, ["spf=fail", "dkim=pass"]);
    assert_eq!(head.signed_by, ["mass.example"]);
    assert_eq!(head.program.as_deref(), Some("Mass 1.0"));

    assert_eq!(mail.bodies.len(), 2);
    assert_eq!(mail.bodies[0].text.trim_end(), "مرحبا https://login.evil.example/abc");
    assert_eq!(mail.bodies[1].form, Form::Html);
    assert_eq!(mail.files.len(), 1);
    assert_eq!(mail.files[0].name.as_deref(), Some("fácture.pdf"));
    assert_eq!(mail.files[0].content, b"%PDF-1.4");
    assert_eq!(mail.files[0].media_type, "application/pdf");
    assert_eq!(mail.files[0].place, "message 1, part 2");
}

#[test]
fn a_message_inside_is_a_message_also_one_that_is_attached_as_any_file() {
    let inner =
        "From: a@evil.example\nSubject: inner\nDate: Fri, 1 Mar 2024 10:22:33 -0000\n\nsee http://evil.example/\n";
    for headers in [
        "Content-Type: message/rfc822\n",
        "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"Bad News.EML\"\n",
    ] {
        let mail = one(&format!(
            "From: r@desk.example\nTo: help@line.example\nSubject: help\nContent-Type: multipart/mixed; boundary=x\n\n\
             --x\n\nlook\n--x\n{headers}\n{inner}--x--\n"
        ));
        assert_eq!((mail.inner.len(), mail.files.len(), mail.bodies.len()), (1, 0, 1), "{headers}");
        assert_eq!(mail.inner[0].head.subject.as_deref(), Some("inner"));
        assert_eq!(mail.inner[0].place, "message 1, part 2");
        // A zone that is kept to itself is none.
        assert_eq!(mail.inner[0].head.date.unwrap().zone, None);
        assert!(mail.inner[0].raw.starts_with(b"From: a@evil"));
    }
}

#[test]
fn a_mailbox_is_divided_at_its_marks_and_nowhere_else() {
    let mbox = "From x Fri Mar 1 10:00:00 2024\nFrom: a@a.example\nSubject: one\n\n>From here on\nFrom there\n\n\
                From y Fri Mar 1 10:00:00 2024\nFrom: b@b.example\nSubject: two\n\nbody\n";
    let found = read_all(mbox.as_bytes()).0.unwrap();
    assert_eq!(found.len(), 2);
    assert!(found[0].bodies[0].text.starts_with("From here on\nFrom there"));
    assert_eq!(found[1].place, "message 2");
}

#[test]
fn words_and_texts_in_utf_7_are_refused_and_said() {
    let (read, losses) = read_all(
        b"From: a@evil.example\nSubject: =?utf-7?Q?+ADw-script+AD4-?=\nContent-Type: text/plain; charset=\"UTF-7\"\n\n+ADw-b+AD4-",
    );
    let mail = &read.unwrap()[0];
    assert_eq!((mail.head.subject.as_deref(), mail.bodies.len()), (None, 0));
    assert_eq!(losses.iter().filter(|loss| loss.why == crate::loss::Why::Undecoded).count(), 2);
}

#[test]
fn what_cannot_be_decoded_stays_as_it_is_and_is_said() {
    let (read, losses) = read_all(
        b"From: a@evil.example\nTo: x@y.example\nContent-Transfer-Encoding: base64\n\n!!! no base64 http://evil.example/",
    );
    assert!(read.unwrap()[0].bodies[0].text.contains("http://evil.example/"));
    assert_eq!(losses.len(), 1);
}

#[test]
fn two_senders_are_both_read() {
    let mail = one("From: a@one.example\nFrom: b@two.example\nTo: c@three.example\n\nx");
    let from: Vec<&str> = mail.head.from.iter().map(|from| from.address.as_str()).collect();
    assert_eq!(from, ["a@one.example", "b@two.example"]);
}

#[test]
fn limits_come_before_anything_is_read() {
    let head = "From: a@a.example\nTo: b@b.example\n";
    let nested = |depth: usize| {
        let mut text = head.to_owned();
        for at in 0..depth {
            text.push_str(&format!("Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n"));
        }
        text
    };
    assert!(matches!(refused(&nested(20)), MailProblem::TooDeep { .. }));
    let mut inner = String::new();
    for _ in 0..40 {
        inner.push_str(&format!("{head}Content-Type: message/rfc822\n\n"));
    }
    assert!(matches!(refused(&inner), MailProblem::TooDeep { .. }));
    let many = format!("{head}Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(400));
    assert!(matches!(refused(&many), MailProblem::TooManyParts { .. }));
    assert_eq!(refused(&format!("{head}{}", "X-A: b\n".repeat(400))), MailProblem::Headers);
    assert_eq!(refused(&format!("From: {}\n\nx", "a".repeat(200_000))), MailProblem::Headers);
    let mbox = "From a\nFrom: a@a.example\nTo: b\n\nx\n\n".repeat(600);
    assert!(matches!(refused(&mbox), MailProblem::TooManyMessages { .. }));
    for text in ["", "hello", "{}", "\0\0\0", "Subject: alone\n\nx", "\u{feff}"] {
        assert_eq!(refused(text), MailProblem::NotMail, "{text:?}");
    }
    let small = MailLimits { bytes: 10, ..MailLimits::default() };
    let refused = read(PHISH.as_bytes(), &small, &mut Losses::default(), &mut |_| ControlFlow::Continue(()));
    assert!(matches!(refused.unwrap_err().problem, MailProblem::TooLarge { .. }));
    let stopped =
        read(PHISH.as_bytes(), &MailLimits::default(), &mut Losses::default(), &mut |_| ControlFlow::Break(()));
    assert_eq!(stopped.unwrap_err().problem, MailProblem::Cancelled);
}

#[test]
fn boundaries_that_never_come_and_words_that_never_end_cost_no_more_than_their_length() {
    let start = std::time::Instant::now();
    let mut text = "From: a@a.example\nTo: b@b.example\nContent-Type: multipart/mixed; boundary=b\n\n".to_owned();
    for at in 0..250 {
        text.push_str(&format!("--b\nContent-Type: multipart/mixed; boundary=never{at}\n\n"));
        text.push_str(&"-- -".repeat(20_000));
        text.push('\n');
    }
    assert_eq!(read_all(text.as_bytes()).0.unwrap()[0].bodies.len(), 250);
    let words = format!("From: a@a.example\nTo: {}\nSubject: {}\n\nx", "((".repeat(30_000), "=?a?q?".repeat(10_000));
    read_all(words.as_bytes()).0.unwrap();
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn the_text_of_a_link_is_held_against_where_it_leads() {
    let page = html::read(
        "<title>no</title><style>a{}</style><p>Dear&nbsp;you<br><a href=' hxxps://login[.]evil.example/x '>https://www.bank.com/login</a>\
         <A HREF=\"https://sub.bank.com/\">www.bank.com</A> <a href=\"//evil.example\">click here</a>\
         <a href='javascript:alert(1)'>x</a><a href=mailto:a@b.example>mail</a>\
         <form action=https://evil.example/post></form><img src=https://evil.example/p.gif>\
         <meta http-equiv=refresh content=\"0; URL='https://evil.example/go'\"><a href='https://evil.example/&#x6f;'>unclosed",
    );
    let found: Vec<(&str, html::Way, Option<&str>)> =
        page.links.iter().map(|link| (link.url.as_str(), link.way, link.shows.as_deref())).collect();
    assert_eq!(
        found,
        [
            ("https://login.evil.example/x", html::Way::Link, Some("www.bank.com")),
            ("https://sub.bank.com/", html::Way::Link, None),
            ("https://evil.example/", html::Way::Link, None),
            ("https://evil.example/post", html::Way::Form, None),
            ("https://evil.example/p.gif", html::Way::Loaded, None),
            ("https://evil.example/go", html::Way::Redirect, None),
            ("https://evil.example/o", html::Way::Link, None),
        ]
    );
    assert_eq!(page.odd, 1);
    assert!(page.text.contains("Dear\u{a0}you\n") && !page.text.contains("no<") && !page.text.contains("a{}"));
}

#[test]
fn addresses_are_found_in_texts_harmless_or_not() {
    let (found, odd) = html::in_text(
        "See (https://evil.example/a_(b)), hxxp://bad[.]example/x. <http://third.example>\nwww.fourth.example! \
         end.of sentence mailto:a@b.example https:// http://[2001:db8::1]/",
    );
    let urls: Vec<&str> = found.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(
        urls,
        [
            "https://evil.example/a_(b)",
            "http://bad.example/x",
            "http://third.example/",
            "http://www.fourth.example/",
            "http://[2001:db8::1]/"
        ]
    );
    assert_eq!(odd, 1);
}
