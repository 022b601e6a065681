//! Padmé: lengths are rounded up so that at most 12 % is added and a length of L bytes tells only O(log log L) bits.
//!
//! Nikitin, Barman, Lueks, Underwood, Hubaux, Ford: "Reducing Metadata Leakage from Encrypted Files and Communication with
//! PURBs", PoPETs 2019(4), algorithm 1.

/// The shortest padded length, in bytes: below it, small objects look alike.
const FLOOR: u64 = 1024;

/// Gives the padded length of an object of `len` bytes.
pub fn padded_len(len: u64) -> u64 {
    let len = len.max(FLOOR);
    let exponent = u64::from(len.ilog2());
    let kept = u64::from(exponent.ilog2()) + 1;
    let mask = (1u64 << exponent.saturating_sub(kept)) - 1;
    len.checked_add(mask).map_or(len, |sum| sum & !mask)
}
