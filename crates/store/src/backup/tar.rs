//! The little of the tar format (POSIX.1-1988 ustar, GNU's sizes above 8 GiB) that backups are: plain files, one after
//! another.

use std::io::{self, Read, Write};

const BLOCK: usize = 512;
/// The longest name of a member.
const MAX_NAME: usize = 100;
/// The largest size that eleven octal digits say.
const OCTAL: u64 = 0o77_777_777_777;

/// Writes the header of a member; its bytes and [`pad`] follow.
pub(super) fn write_header(out: &mut dyn Write, name: &str, size: u64) -> io::Result<()> {
    if name.is_empty() || name.len() > MAX_NAME {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    let mut header = [0_u8; BLOCK];
    put(&mut header, 0, name.as_bytes());
    put(&mut header, 100, b"0000600\0");
    put(&mut header, 108, b"0000000\0");
    put(&mut header, 116, b"0000000\0");
    if size <= OCTAL {
        put(&mut header, 124, format!("{size:011o}\0").as_bytes());
    } else {
        put(&mut header, 124, &[0x80, 0, 0, 0]);
        put(&mut header, 128, &size.to_be_bytes());
    }
    put(&mut header, 136, b"00000000000\0");
    put(&mut header, 148, b"        ");
    put(&mut header, 156, b"0");
    put(&mut header, 257, b"ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    put(&mut header, 148, format!("{sum:06o}\0 ").as_bytes());
    out.write_all(&header)
}

fn put(header: &mut [u8; BLOCK], at: usize, bytes: &[u8]) {
    if let Some(place) = header.get_mut(at..at + bytes.len()) {
        place.copy_from_slice(bytes);
    }
}

/// Fills a member of this size up to whole blocks.
pub(super) fn pad(out: &mut dyn Write, size: u64) -> io::Result<()> {
    out.write_all(&[0; BLOCK][..padding(size)])
}

fn padding(size: u64) -> usize {
    usize::try_from(size.wrapping_neg() % BLOCK as u64).unwrap_or(0)
}

/// Writes the end of the archive.
pub(super) fn write_end(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(&[0; 2 * BLOCK])
}

/// Reads an archive, member by member.
pub(super) struct Archive<R> {
    input: R,
    left: u64,
    padding: usize,
}

/// What stands before a member's bytes.
pub(super) struct Member {
    pub(super) name: String,
    pub(super) size: u64,
}

impl<R: Read> Archive<R> {
    pub(super) const fn new(input: R) -> Self {
        Self { input, left: 0, padding: 0 }
    }

    /// Goes to the next member, over whatever was not read of this one; `None` at the end, which is read to the last byte.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidData`] for anything but what [`write_header`] writes.
    pub(super) fn next(&mut self) -> io::Result<Option<Member>> {
        io::copy(&mut self.by_ref().take(u64::MAX), &mut io::sink())?;
        let mut skipped = [0; BLOCK];
        self.input.read_exact(&mut skipped[..self.padding])?;
        self.padding = 0;
        let mut header = [0; BLOCK];
        self.input.read_exact(&mut header)?;
        if header == [0; BLOCK] {
            let mut rest = Vec::new();
            (&mut self.input).take(BLOCK as u64 + 1).read_to_end(&mut rest)?;
            return if rest == [0; BLOCK] { Ok(None) } else { Err(invalid()) };
        }
        let member = read_header(&header).ok_or_else(invalid)?;
        (self.left, self.padding) = (member.size, padding(member.size));
        Ok(Some(member))
    }

    /// Reads a whole member of at most `limit` bytes.
    pub(super) fn read_whole(&mut self, limit: u64) -> io::Result<Vec<u8>> {
        if self.left > limit {
            return Err(invalid());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(self.left).unwrap_or(0));
        self.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

impl<R: Read> Read for Archive<R> {
    /// Reads from the member that was gone to last.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 || buffer.is_empty() {
            return Ok(0);
        }
        let room = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        let count = self.input.read(buffer.get_mut(..room).unwrap_or_default())?;
        if count == 0 {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
        }
        self.left -= count as u64;
        Ok(count)
    }
}

fn invalid() -> io::Error {
    io::Error::from(io::ErrorKind::InvalidData)
}

fn read_header(header: &[u8; BLOCK]) -> Option<Member> {
    let name = header.get(..MAX_NAME)?.split(|byte| *byte == 0).next()?;
    let name = std::str::from_utf8(name).ok()?;
    let size = match header.get(124..136)? {
        [0x80, 0, 0, 0, size @ ..] => u64::from_be_bytes(size.try_into().ok()?),
        digits => u64::from_str_radix(std::str::from_utf8(digits.get(..11)?).ok()?, 8).ok()?,
    };
    // What is not written as we write it is refused: there is one way to say each thing.
    let mut again = Vec::with_capacity(BLOCK);
    write_header(&mut again, name, size).ok()?;
    (again == header && size <= i64::MAX as u64).then(|| Member { name: name.to_owned(), size })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_come_back_and_what_is_cut_or_altered_is_refused() {
        let mut bytes = Vec::new();
        let members: [(&str, &[u8]); 3] = [("a", b""), ("folder/b", &[7; 512]), ("c.txt", b"some text")];
        for (name, content) in members {
            write_header(&mut bytes, name, content.len() as u64).unwrap();
            bytes.extend_from_slice(content);
            pad(&mut bytes, content.len() as u64).unwrap();
        }
        write_end(&mut bytes).unwrap();
        let read = |bytes: &[u8]| -> io::Result<Vec<(String, Vec<u8>)>> {
            let (mut archive, mut found) = (Archive::new(bytes), Vec::new());
            while let Some(member) = archive.next()? {
                found.push((member.name, archive.read_whole(1 << 20)?));
            }
            Ok(found)
        };
        let found = read(&bytes).unwrap();
        assert_eq!(found.len(), 3);
        for ((name, content), (found_name, found_content)) in members.iter().zip(&found) {
            assert_eq!((*name, *content), (found_name.as_str(), found_content.as_slice()));
        }
        for cut in 0..bytes.len() {
            assert!(read(&bytes[..cut]).is_err(), "cut at {cut}");
        }
        for at in 0..BLOCK {
            let mut wrong = bytes.clone();
            wrong[at] ^= 1;
            assert!(read(&wrong).is_err(), "flipped at {at}");
        }
        assert!(read(&[bytes.as_slice(), b"x"].concat()).is_err());
    }

    #[test]
    fn large_sizes_are_written_as_gnu_tar_reads_them() {
        for size in [0, OCTAL, OCTAL + 1, 1 << 50] {
            let mut bytes = Vec::new();
            write_header(&mut bytes, "large", size).unwrap();
            assert_eq!(read_header(&bytes.try_into().unwrap()).unwrap().size, size);
        }
    }
}
