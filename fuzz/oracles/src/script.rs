//! Bytes as a list of choices, for targets that do several things in turn.

/// Reads choices from the front of some bytes; when they are used up, every number is zero and every piece is empty.
pub(crate) struct Script<'a>(&'a [u8]);

impl<'a> Script<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn rest(&self) -> &'a [u8] {
        self.0
    }

    pub(crate) fn take(&mut self, count: usize) -> &'a [u8] {
        let (now, later) = self.0.split_at(count.min(self.0.len()));
        self.0 = later;
        now
    }

    pub(crate) fn array<const N: usize>(&mut self) -> [u8; N] {
        let mut array = [0; N];
        let bytes = self.take(N);
        array[..bytes.len()].copy_from_slice(bytes);
        array
    }

    pub(crate) fn byte(&mut self) -> u8 {
        self.array::<1>()[0]
    }

    pub(crate) fn u64(&mut self) -> u64 {
        u64::from_be_bytes(self.array())
    }

    /// A number that is mostly small, and sometimes as large as there are.
    pub(crate) fn number(&mut self) -> u64 {
        match self.byte() {
            small @ 0..=239 => u64::from(small),
            240..=247 => u64::from(u16::from_be_bytes(self.array())),
            248..=251 => u64::MAX - u64::from(self.byte()),
            _ => self.u64(),
        }
    }

    /// A piece with its length before it, in three bytes.
    pub(crate) fn piece(&mut self) -> &'a [u8] {
        let [a, b, c] = self.array();
        let length = u32::from_be_bytes([0, a, b, c]) as usize;
        self.take(length)
    }
}

/// Appends a piece as [`Script::piece`] reads it.
pub(crate) fn push_piece(to: &mut Vec<u8>, piece: &[u8]) {
    let length = u32::try_from(piece.len()).unwrap_or(u32::MAX).to_be_bytes();
    to.extend_from_slice(&length[1..]);
    to.extend_from_slice(piece);
}
