use std::io::Write as _;

use cairn_testkit::media as sample;

use super::*;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

#[test]
fn each_form_says_whence_when_and_by_what() {
    for (bytes, format, tool) in [
        (sample::warc(), CaptureFormat::Warc, "Example Archiver 2.1"),
        (gzip(&sample::warc()), CaptureFormat::Warc, "Example Archiver 2.1"),
        (sample::mhtml(), CaptureFormat::Mhtml, "Blink"),
        (sample::saved_page(), CaptureFormat::Html, "SingleFile"),
    ] {
        let found = read(&bytes).unwrap();
        assert!(may_be(&bytes));
        assert_eq!(found.format, format);
        assert_eq!(found.url.as_deref(), Some(sample::PAGE_URL), "{format:?}");
        assert_eq!(found.time.unwrap().to_string(), sample::PAGE_TIME, "{format:?}");
        assert_eq!(found.title.as_deref(), Some(sample::PAGE_TITLE), "{format:?}");
        assert_eq!(found.tool.as_deref(), Some(tool));
    }
}

#[test]
fn records_packed_one_by_one_are_read_as_one_file() {
    let whole = sample::warc();
    let at = whole.windows(8).skip(1).position(|window| window == b"WARC/1.1").unwrap() + 1;
    let packed = [gzip(&whole[..at]), gzip(&whole[at..])].concat();
    assert_eq!(read(&packed).unwrap().url.as_deref(), Some(sample::PAGE_URL));
    // A beginning is enough.
    assert!(read(&packed[..packed.len() - 30]).unwrap().tool.is_some());
}

#[test]
fn other_text_and_other_archives_are_no_captures() {
    let mail = b"From: amal@mail.example\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\nhello";
    for bytes in
        [&b"a note about <html>"[..], b"", b"\x1f\x8b\x08", &gzip(b"tar"), mail, b"WARC/1.1", b"WARC/1.1\r\n\r\n"]
    {
        assert_eq!(read(bytes), None, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn what_a_capture_says_is_taken_only_where_it_fits() {
    let page = b"<html><!-- saved from url=(0019)javascript:alert(1) --><title>a\xe2\x80\xaeb\x1b[31mc</title>";
    let found = read(page).unwrap();
    assert_eq!(found.url, None);
    assert_eq!(found.title.as_deref(), Some("ab [31mc"));
    let mark = b"<!-- saved from url=(0020)https://press.example/a -->\n<html><title></title>";
    assert_eq!(read(mark).unwrap().url.as_deref(), Some("https://press.example/a"));
    assert_eq!(read(mark).unwrap().title, None);
    for (text, time) in [
        ("Fri, 01 Mar 2024 10:22:33 GMT", Some("2024-03-01T10:22:33.000Z")),
        ("1 Mar 2024 10:22 +0230", Some("2024-03-01T07:52:00.000Z")),
        ("soon", None),
        ("Fri, 31 Feb 2024 10:22:33 GMT", None),
    ] {
        assert_eq!(mail_time(text).map(|time| time.to_string()).as_deref(), time, "{text}");
    }
}

#[test]
fn what_unpacks_to_gigabytes_is_read_no_further_than_the_limit() {
    let mut bomb = sample::warc();
    bomb.resize(64 << 20, b'x');
    let packed = gzip(&bomb);
    assert!(packed.len() < 1 << 20);
    assert_eq!(read(&packed).unwrap().url.as_deref(), Some(sample::PAGE_URL));
}
