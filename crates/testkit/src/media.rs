//! Small pictures and captures of pages, with everything beside the picture that a real one carries. All of it is invented.

/// What [`exif`] says.
pub const SERIAL: &str = "SN-0042-7719";
/// Who [`exif`] says made it.
pub const ARTIST: &str = "Amal Sample";
/// Where [`exif`] says it was made, as a record stores it.
pub const POINT: &str = "33.513611,36.276389";
/// When [`exif`] says it was made, in EDTF.
pub const TAKEN: &str = "2024-03-01T10:22:33+02:00";
/// What the saved pages are called.
pub const PAGE_TITLE: &str = "Café & press office";
/// Where the saved pages come from.
pub const PAGE_URL: &str = "https://press.example/statement?id=7";
/// When the saved pages were captured.
pub const PAGE_TIME: &str = "2024-03-01T09:22:33.000Z";

struct Entry {
    tag: u16,
    kind: u16,
    count: u32,
    value: Vec<u8>,
}

fn ascii(tag: u16, text: &str) -> Entry {
    let value = [text.as_bytes(), &[0]].concat();
    Entry { tag, kind: 2, count: u32::try_from(value.len()).unwrap_or(0), value }
}

fn short(tag: u16, value: u16) -> Entry {
    Entry { tag, kind: 3, count: 1, value: value.to_le_bytes().to_vec() }
}

fn long(tag: u16, value: u32) -> Entry {
    Entry { tag, kind: 4, count: 1, value: value.to_le_bytes().to_vec() }
}

fn degrees(tag: u16, parts: [u32; 3]) -> Entry {
    let value = parts.into_iter().flat_map(|part| [part.to_le_bytes(), 1_u32.to_le_bytes()]).flatten().collect();
    Entry { tag, kind: 5, count: 3, value }
}

/// Writes a directory that begins at `start`: entries, then what does not fit into them.
fn directory(start: usize, entries: &[Entry]) -> Vec<u8> {
    let number = |value: usize| u32::try_from(value).unwrap_or(0).to_le_bytes();
    let mut behind = Vec::new();
    let head = 2 + entries.len() * 12 + 4;
    let mut out = u16::try_from(entries.len()).unwrap_or(0).to_le_bytes().to_vec();
    for entry in entries {
        out.extend(entry.tag.to_le_bytes());
        out.extend(entry.kind.to_le_bytes());
        out.extend(entry.count.to_le_bytes());
        if entry.value.len() <= 4 {
            let mut value = entry.value.clone();
            value.resize(4, 0);
            out.extend(value);
        } else {
            out.extend(number(start + head + behind.len()));
            behind.extend(&entry.value);
            if behind.len() % 2 == 1 {
                behind.push(0);
            }
        }
    }
    out.extend([0; 4]);
    out.extend(behind);
    out
}

/// Makes an Exif block: place, time, serial number, name, and how the picture is to be turned (1 to 8).
pub fn exif(orientation: u16) -> Vec<u8> {
    let camera =
        [ascii(0x9003, "2024:03:01 10:22:33"), ascii(0x9011, "+02:00"), ascii(0xa430, ARTIST), ascii(0xa431, SERIAL)];
    let place = [ascii(1, "N"), degrees(2, [33, 30, 49]), ascii(3, "E"), degrees(4, [36, 16, 35])];
    let main = |camera: u32, place: u32| {
        [
            ascii(0x010f, "Example"),
            ascii(0x0110, "Phone 9"),
            short(0x0112, orientation),
            ascii(0x0131, "Gallery 3.1"),
            ascii(0x013b, ARTIST),
            long(0x8769, camera),
            long(0x8825, place),
        ]
    };
    let length = directory(8, &main(0, 0)).len();
    let camera = directory(8 + length, &camera);
    let at = |offset: usize| u32::try_from(offset).unwrap_or(0);
    let place = directory(8 + length + camera.len(), &place);
    let main = directory(8, &main(at(8 + length), at(8 + length + camera.len())));
    [b"II*\0\x08\0\0\0".as_slice(), &main, &camera, &place].concat()
}

/// Puts an Exif block and a comment into a JPEG file, and something behind its end.
pub fn with_exif(jpeg: &[u8], exif: &[u8]) -> Vec<u8> {
    let segment = |marker: u8, payload: &[u8]| {
        let length = u16::try_from(payload.len() + 2).unwrap_or(0).to_be_bytes();
        [&[0xff, marker][..], &length, payload].concat()
    };
    let (start, rest) = jpeg.split_at(2.min(jpeg.len()));
    let block = segment(0xe1, &[b"Exif\0\0".as_slice(), exif].concat());
    let comment = segment(0xfe, ARTIST.as_bytes());
    [start, &block, &comment, rest, b"appended by a phone: ", SERIAL.as_bytes()].concat()
}

/// Makes a chunk of a PNG file.
pub fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let checked = [&name[..], data].concat();
    let length = u32::try_from(data.len()).unwrap_or(0).to_be_bytes();
    [&length[..], &checked, &crc(&checked).to_be_bytes()].concat()
}

/// Makes a PNG file of pixels (red, green, blue), with other chunks before the pixels.
pub fn png(width: u32, height: u32, pixel: impl Fn(u32, u32) -> [u8; 3], others: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut raw = Vec::new();
    for row in 0..height {
        raw.push(0);
        (0..width).for_each(|column| raw.extend(pixel(column, row)));
    }
    let mut packed = vec![0x78, 0x01];
    let mut pieces = raw.chunks(0xffff).peekable();
    while let Some(piece) = pieces.next() {
        let length = u16::try_from(piece.len()).unwrap_or(0);
        packed.push(u8::from(pieces.peek().is_none()));
        packed.extend(length.to_le_bytes());
        packed.extend((!length).to_le_bytes());
        packed.extend(piece);
    }
    packed.extend(adler(&raw).to_be_bytes());
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    out.extend(chunk(*b"IHDR", &header));
    others.iter().for_each(|(name, data)| out.extend(chunk(*name, data)));
    out.extend(chunk(*b"IDAT", &packed));
    out.extend(chunk(*b"IEND", &[]));
    out
}

/// Makes a picture of which no two neighbours are alike, with text, a time, and Exif beside it.
pub fn photograph(width: u32, height: u32, orientation: u16) -> Vec<u8> {
    let byte = |value: u32| u8::try_from(value % 256).unwrap_or(0);
    let pixel = |x: u32, y: u32| [byte(x * 7 + 40), byte(y * 5 + 60), byte((x + y) * 3 + 90)];
    let text = [b"Author\0".as_slice(), ARTIST.as_bytes()].concat();
    let others = [(*b"tEXt", text), (*b"tIME", vec![7, 232, 3, 1, 10, 22, 33]), (*b"eXIf", exif(orientation))];
    png(width, height, pixel, &others)
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

fn adler(bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    b << 16 | a
}

/// Makes an MP4 file: a recording of `length` bytes, and behind it what describes it, as phones write it.
pub fn video(length: usize) -> Vec<u8> {
    let part = |name: &[u8; 4], body: &[u8]| {
        let size = u32::try_from(body.len() + 8).unwrap_or(0).to_be_bytes();
        [&size[..], name, body].concat()
    };
    // 2024-03-01T08:22:33Z in seconds since 1904.
    let time = (1_709_281_353_u32 + 2_082_844_800).to_be_bytes();
    let header = part(b"mvhd", &[&[0; 4][..], &time, &[0; 88]].concat());
    let size = [320_u32 << 16, 240 << 16].map(u32::to_be_bytes).concat();
    let track = part(b"trak", &part(b"tkhd", &[&[0; 76][..], &size].concat()));
    let place = b"+33.5136+036.2764/";
    let entry = |name: &[u8; 4], text: &[u8]| {
        part(name, &[&u16::try_from(text.len()).unwrap_or(0).to_be_bytes()[..], &[0x15, 0xc7], text].concat())
    };
    let user = part(b"udta", &[entry(b"\xa9xyz", place), entry(b"\xa9mod", b"Phone 9")].concat());
    let recording = part(b"mdat", &vec![7; length]);
    [part(b"ftyp", b"isom\0\0\0\0isom"), recording, part(b"moov", &[header, track, user].concat())].concat()
}

/// Makes a capture of a page as WARC.
pub fn warc() -> Vec<u8> {
    let record = |headers: &str, content: &str| {
        format!("WARC/1.1\r\n{headers}Content-Length: {}\r\n\r\n{content}\r\n\r\n", content.len())
    };
    let about = "software: Example Archiver 2.1\r\nformat: WARC File Format 1.1\r\n";
    let page = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!DOCTYPE html><html><head>\
         <title>Café &amp; press office</title><script src=\"https://evil.example/x.js\"></script></head><body>{}</body></html>",
        "text ".repeat(20)
    );
    let first = record("WARC-Type: warcinfo\r\nWARC-Date: 2024-03-01T09:22:30Z\r\n", about);
    let request = record(
        &format!("WARC-Type: request\r\nWARC-Target-URI: {PAGE_URL}\r\nWARC-Date: 2024-03-01T09:22:32Z\r\n"),
        "GET /statement?id=7 HTTP/1.1\r\n\r\n",
    );
    let response = record(
        &format!("WARC-Type: response\r\nWARC-Target-URI: {PAGE_URL}\r\nWARC-Date: 2024-03-01T09:22:33Z\r\n"),
        &page,
    );
    [first, request, response].concat().into_bytes()
}

/// Makes a capture of a page as MHTML.
pub fn mhtml() -> Vec<u8> {
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: {PAGE_URL}\r\nSubject: =?utf-8?Q?Caf=C3=A9_&_?=\r\n \
         =?utf-8?B?cHJlc3Mgb2ZmaWNl?=\r\nDate: Fri, 1 Mar 2024 10:22:33 +0100\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----b\"\r\n\r\n------b\r\n\
         Content-Type: text/html\r\n\r\n<html></html>\r\n------b--\r\n"
    )
    .into_bytes()
}

/// Makes a page as a browser's add-on saves it.
pub fn saved_page() -> Vec<u8> {
    format!(
        "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: {PAGE_URL} \n \
         saved date: Fri Mar 01 2024 10:22:33 GMT+0100 (Central European Standard Time)\n-->\
         <meta charset=utf-8><title>Caf&#233; &amp; press office</title><body onload=\"fetch('https://evil.example')\">x"
    )
    .into_bytes()
}
