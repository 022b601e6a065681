//! Evidence files on their way: streams beside the frames, each of which may be cut anywhere.

use std::collections::{BTreeMap, VecDeque};
use std::io::{Read as _, Seek as _, SeekFrom};

use cairn_keys::{GROUP_LEN, TreeHash};
use cairn_store::{Receiving, StoreError};
use cairn_sync::effect::FileOutcome;
use cairn_sync::evidence::{Named, requests};
use cairn_sync::file::FileReceiver;
use cairn_sync::{FileRequest, Input};

use crate::breach::{Invariant, OrBreach as _, Outcome};
use crate::device::Device;

/// One piece of a stream.
pub(crate) enum Piece {
    Head { stream: u64, request: FileRequest, groups: Vec<u8> },
    Group { stream: u64, bytes: Vec<u8> },
}

/// A stream that this end reads.
struct Incoming {
    receiver: FileReceiver,
    sink: Option<Receiving>,
}

/// The streams of one end.
#[derive(Default)]
pub(crate) struct Streams {
    /// What this end sends, in order.
    pub(crate) out: VecDeque<Piece>,
    incoming: BTreeMap<u64, Incoming>,
}

/// What follows from a piece: for the end that reads it, and for the one that sent it.
pub(crate) type Follows = (Option<Input>, Option<Input>);

impl Streams {
    /// Starts to send a file; gives the answer when it is not here.
    pub(crate) fn serve(&mut self, device: &Device, stream: u64, request: FileRequest) -> Outcome<Option<Input>> {
        let Some((tree, bytes)) = open(device, &request)? else {
            return Ok(Some(Input::FileServed { file: request.file, outcome: FileOutcome::Missing }));
        };
        let groups = if tree.groups().len() == 1 { Vec::new() } else { tree.groups().concat() };
        self.out.push_back(Piece::Head { stream, request, groups });
        for bytes in bytes.chunks(GROUP_LEN as usize) {
            self.out.push_back(Piece::Group { stream, bytes: bytes.to_vec() });
        }
        Ok(None)
    }

    /// Takes a file that was offered and asked for.
    pub(crate) fn accept(&mut self, device: &Device, stream: u64) -> Outcome<Option<Input>> {
        let Some(incoming) = self.incoming.get_mut(&stream) else { return Ok(None) };
        let file = incoming.receiver.request().file;
        match device.vault()?.evidence().receive(incoming.receiver.tree().clone()) {
            Ok(sink) => {
                let (next, from) = (sink.next_group(), incoming.receiver.request().from);
                Invariant::NotSentAgain.holds_if(next <= from + 1, || {
                    format!("{} holds {next} groups of a file and asked from group {from} on", device.name)
                })?;
                if next != from {
                    // Another session brought groups meanwhile: this one stops, and the next asks for the rest.
                    self.incoming.remove(&stream);
                    return Ok(Some(Input::FileReceived { file, outcome: FileOutcome::Cut }));
                }
                incoming.sink = Some(sink);
                Ok(None)
            }
            // Another session brought it meanwhile.
            Err(StoreError::Exists(_)) => {
                self.incoming.remove(&stream);
                Ok(Some(Input::FileReceived { file, outcome: FileOutcome::Complete }))
            }
            Err(error) => Err(error).or_breach("receive a file"),
        }
    }

    pub(crate) fn refuse(&mut self, stream: u64) {
        self.incoming.remove(&stream);
    }

    /// Takes one piece that arrived.
    pub(crate) fn take(&mut self, device: &mut Device, piece: Piece) -> Outcome<Follows> {
        match piece {
            Piece::Head { stream, request, groups } => match FileReceiver::new(request, &groups) {
                Ok(receiver) => {
                    self.incoming.insert(stream, Incoming { receiver, sink: None });
                    Ok((Some(Input::FileOffered { stream, file: request }), None))
                }
                Err(_) => Ok(ended(request.file, FileOutcome::Bad)),
            },
            Piece::Group { stream, bytes } => self.take_group(device, stream, &bytes),
        }
    }

    fn take_group(&mut self, device: &mut Device, stream: u64, bytes: &[u8]) -> Outcome<Follows> {
        let Some(incoming) = self.incoming.get_mut(&stream) else { return Ok((None, None)) };
        let (file, length) = (incoming.receiver.request().file, bytes.len() as u64);
        let Some(sink) = &mut incoming.sink else { return Ok((None, None)) };
        let Ok(group) = incoming.receiver.accept_group(bytes) else {
            self.incoming.remove(&stream);
            return Ok(ended(file, FileOutcome::Bad));
        };
        if sink.write_group(&group).is_err() {
            // Two sessions brought the same file, and this one is behind.
            self.incoming.remove(&stream);
            return Ok(ended(file, FileOutcome::Cut));
        }
        if incoming.receiver.next_group().is_some() {
            return Ok((Some(Input::FileProgress { bytes: length }), None));
        }
        let finished = self.incoming.remove(&stream).and_then(|incoming| incoming.sink).map(Receiving::finish);
        match finished {
            Some(Ok(tree)) => {
                device.vault_mut()?.keep_tree(&tree).or_breach("keep the hashes of a file")?;
                device.files.insert(file);
                Ok(ended(file, FileOutcome::Complete))
            }
            _ => Ok(ended(file, FileOutcome::Cut)),
        }
    }

    /// Gives how many bytes wait to be sent.
    pub(crate) fn is_idle(&self) -> bool {
        self.out.is_empty()
    }
}

fn ended(file: [u8; 32], outcome: FileOutcome) -> Follows {
    (Some(Input::FileReceived { file, outcome }), Some(Input::FileServed { file, outcome }))
}

/// Opens a file that is whole here, from a group on.
fn open(device: &Device, request: &FileRequest) -> Outcome<Option<(TreeHash, Vec<u8>)>> {
    let vault = device.vault()?;
    let evidence = vault.evidence();
    if !evidence.holds(&request.file) {
        return Ok(None);
    }
    let tree = match vault.tree(&request.file).or_breach("read the hashes of a file")? {
        Some(tree) => tree,
        None => evidence.read_tree(&request.file).or_breach("hash a file")?,
    };
    if tree.len() != request.size {
        return Ok(None);
    }
    let mut file = evidence.ciphertext(&request.file).or_breach("open a file")?;
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(request.from * GROUP_LEN)).or_breach("read a file")?;
    file.read_to_end(&mut bytes).or_breach("read a file")?;
    Ok(Some((tree, bytes)))
}

/// Gives the files that a device wants, as `cairn-app` does.
pub(crate) fn wanted(device: &Device) -> Outcome<Vec<FileRequest>> {
    let vault = device.vault()?;
    let evidence = vault.evidence();
    let named = vault.named_files(&device.circle, |file| !evidence.holds(file)).or_breach("list the files")?;
    let named = named.into_iter().map(|file| Named { log: file.log, file: file.file, size: file.sealed_size });
    Ok(requests(named, |file| evidence.partial(file).unwrap_or(0)))
}
