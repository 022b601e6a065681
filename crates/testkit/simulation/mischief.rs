//! What a hostile member signs.

use cairn_keys::DeviceKey;
use cairn_ledger::entry::{Entry, Part, Position, sign_entry};
use cairn_ledger::{EntryHash, Head, Unverified};
use cairn_model::{RecordId, Timestamp};
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, RngCore as _};

use crate::breach::{OrBreach as _, Outcome};
use crate::device::Device;
use crate::world::World;

impl World {
    /// A hostile member signs an entry whose part is bad, in its own log: everybody takes it, and nobody reads it
    /// differently from the others.
    pub(crate) fn mischief(&mut self) -> Outcome {
        let may =
            |device: &Device| device.works() && !device.is_honest() && device.role().is_ok_and(|role| role.is_some());
        let Some(at) = self.draw(may) else { return Ok(()) };
        let parts = vec![self.bad_part(at)?];
        let time = Timestamp::from_millis(*[i64::MIN, -1, 0, i64::MAX].choose(&mut self.rng).unwrap_or(&0));
        let kind = parts.first().map(Part::kind);
        let mut salt = self.rng.clone();
        self.rng.next_u64();
        let device = self.device(at)?;
        let keys = device.keys()?;
        let head = device.heads()?.get(&device.log).copied();
        let position = Position {
            circle: device.circle,
            height: head.map_or(1, |head| head.height + 1),
            prev: head.map(|head| head.hash),
            page: device.page()?,
        };
        let signed = sign_entry(&position, &parts, time, &mut |bytes: &mut [u8]| salt.fill_bytes(bytes), &keys.device);
        // What cannot even be signed with the program's own functions is tried on the bytes, in the fuzz targets.
        let Ok(entry) = signed else { return Ok(()) };
        let entry = Unverified::<Entry>::decode(entry.bytes()).or_breach("read an entry of its own")?;
        let circle = device.circle;
        device
            .vault_mut()?
            .accept(&circle, vec![entry], Timestamp::from_millis(0))
            .or_breach("take an entry of its own")?;
        let name = self.name(at);
        self.say(format!("{name} signs a bad part: {kind:?}"));
        self.tell_change(at, None)
    }

    fn bad_part(&mut self, at: usize) -> Outcome<Part> {
        let record = match self.records.choose(&mut self.rng) {
            Some(record) if self.rng.random_bool(0.8) => *record,
            _ => RecordId::from_bytes(self.rng.random()),
        };
        let mut bytes = vec![0; self.rng.random_range(0..200)];
        self.rng.fill_bytes(&mut bytes);
        let other = self.draw(|_| true).unwrap_or(at);
        let log = self.device(other)?.log;
        Ok(match self.rng.random_range(0..6) {
            0 => Part::Changes { record, bytes },
            // The magic bytes of an automerge chunk, with a deflated change behind them: a bomb by its type alone.
            1 => {
                let mut chunk = vec![0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, 2, 100];
                chunk.extend_from_slice(&bytes);
                Part::Changes { record, bytes: chunk }
            }
            2 => Part::Voucher {
                log,
                head: Head { height: self.rng.random(), hash: EntryHash::from_bytes(self.rng.random()) },
            },
            3 => Part::Frontier(vec![(
                DeviceKey::from_seed(self.rng.random()).public(),
                Head { height: u64::MAX, hash: EntryHash::from_bytes([0; 32]) },
            )]),
            4 => Part::Unknown { kind: self.rng.random_range(100..1_000_000), record: Some(record), bytes },
            _ => Part::Changes { record: RecordId::from_bytes(self.rng.random()), bytes },
        })
    }
}
