use super::*;

fn chat(text: &str) -> (Chat, Vec<crate::loss::Loss>) {
    let mut losses = Losses::default();
    (read(text.as_bytes(), &ChatLimits::default(), &mut losses).unwrap(), losses.into_list())
}

fn rows(chat: &Chat) -> Vec<(Option<&str>, Option<&str>, &str)> {
    chat.messages.iter().map(|one| (one.sender.as_deref(), one.day.as_deref(), one.text.as_str())).collect()
}

#[test]
fn both_exports_of_whatsapp_are_read() {
    let (android, _) = chat(
        "12/05/2024, 10:22 - Messages are end-to-end encrypted.\n\
         13/05/2024, 10:23 - Bank: Your account: https://evil.example/a\nsecond line\n\
         14/05/2024, 10:24 - +216 55 123 456: what is this\n",
    );
    assert_eq!(android.form, ChatForm::WhatsApp);
    assert_eq!(
        rows(&android),
        [
            (None, Some("2024-05-12"), "Messages are end-to-end encrypted."),
            (Some("Bank"), Some("2024-05-13"), "Your account: https://evil.example/a\nsecond line"),
            (Some("+216 55 123 456"), Some("2024-05-14"), "what is this"),
        ]
    );
    let (ios, _) = chat("\u{200e}[5/13/24, 10:22:33\u{202f}AM] ~Bank: hello\n[5/14/24, 11:00:00 AM] Me: hi\n");
    assert_eq!(rows(&ios), [(Some("Bank"), Some("2024-05-13"), "hello"), (Some("Me"), Some("2024-05-14"), "hi")]);
    let (arabic, _) = chat("[٢٠٢٤/٥/١٣، ١٠:٢٢:٣٣ ص] أمل: مرحبا\n");
    assert_eq!(rows(&arabic), [(Some("أمل"), Some("2024-05-13"), "مرحبا")]);
}

#[test]
fn a_date_that_may_be_read_both_ways_is_left_out_and_said() {
    let (found, losses) = chat("05/06/2024, 10:22 - Bank: hello\n");
    assert_eq!(found.messages[0].day, None);
    assert_eq!(losses.len(), 1);
    assert_eq!(losses[0].why, Why::BadTime);
}

#[test]
fn what_telegram_copies_and_exports_is_read() {
    let (copied, _) =
        chat("Bank, [05.06.2024 10:22]\nYour account\nhttps://evil.example/\n\nMe, [05.06.2024 10:23]\nno\n");
    assert_eq!(copied.form, ChatForm::Telegram);
    assert_eq!(copied.messages[0].day.as_deref(), Some("2024-06-05"));
    assert!(copied.messages[0].text.contains("https://evil.example/"));
    let (export, losses) = chat(
        r#"{"name":"x","messages":[
            {"id":1,"type":"message","date":"2024-06-05T10:22:00","from":"Bank","text":"plain"},
            {"id":2,"date":"2024-06-05T10:22:00","from":"Bank","text":["go ",{"type":"text_link","text":"here","href":"https://evil.example/"},7]},
            {"id":3,"date":"2024-06-05T10:22:00","from":null,"text":{"odd":1}}]}"#,
    );
    assert_eq!(export.messages.len(), 3);
    assert_eq!(export.messages[1].text, "go here");
    assert_eq!(export.messages[1].links, ["https://evil.example/"]);
    assert_eq!(losses.len(), 1);
}

#[test]
fn blocks_of_signal_and_plain_text_are_read() {
    let (signal, _) = chat(
        "From: Bank (+1 555 010 0199)\nType: incoming\nSent: Fri, 01 Mar 2024 10:22:33 +0200\n\nhttps://evil.example/\n\n\
         From: You\nType: outgoing\nSent: Fri, 01 Mar 2024 10:23:33 +0200\n\nno\n",
    );
    assert_eq!(signal.form, ChatForm::Signal);
    assert_eq!(signal.messages.len(), 2);
    assert_eq!(signal.messages[0].day.as_deref(), Some("2024-03-01"));
    let (plain, _) = chat("You won: https://evil.example/\nFrom: nobody\n");
    assert_eq!((plain.form, plain.messages.len()), (ChatForm::Plain, 1));
}

#[test]
fn what_is_no_text_is_refused() {
    let refused = |bytes: &[u8]| read(bytes, &ChatLimits::default(), &mut Losses::default()).unwrap_err();
    assert_eq!(refused(b"\xff\xfe\x00\xd8"), ChatError::NotText);
    assert_eq!(refused(b"a\0b"), ChatError::NotText);
    assert_eq!(refused(b"\x80\x81"), ChatError::NotText);
    assert_eq!(refused(b" \n "), ChatError::Empty);
    let small = ChatLimits { bytes: 3, messages: 1 };
    assert!(matches!(read(b"abcd", &small, &mut Losses::default()), Err(ChatError::TooLarge { .. })));
    let two = b"13/5/24, 1:00 - a: b\n13/5/24, 1:00 - a: b\n";
    let small = ChatLimits { bytes: 1000, messages: 1 };
    assert!(matches!(read(two, &small, &mut Losses::default()), Err(ChatError::TooManyMessages { .. })));
    // Both byte orders of UTF-16.
    for (mark, bytes) in [(b"\xff\xfe", b"h\0i\0"), (b"\xfe\xff", b"\0h\0i")] {
        let chat = read(&[mark.as_slice(), bytes].concat(), &ChatLimits::default(), &mut Losses::default()).unwrap();
        assert_eq!(chat.messages[0].text, "hi");
    }
}
