//! Evidence files on streams of their own: reading, network, verifying and writing overlap.

use std::io::Read;
use std::sync::Arc;

use bytes::Bytes;
use cairn_keys::TreeHash;
use cairn_model::CircleId;
use cairn_sync::effect::FileOutcome;
use cairn_sync::{FileReceiver, FileRequest};
use iroh::endpoint::{Connection, RecvStream, SendStream, VarInt};
use tokio::sync::mpsc;

use crate::port::{FileSink, Port, PortError};

/// How many groups may wait between two stages, beside the one in work.
const AHEAD: usize = 1;

/// The code with which a stream is stopped or reset when the file is not sent or taken further.
const STOPPED: VarInt = VarInt::from_u32(1);

/// How a file's transfer ended, with what the vault said where it failed.
pub(crate) type Ended = (FileOutcome, Option<PortError>);

/// Sends one file on a new stream, which breaks off when `stopped` comes. `moved` learns of every group.
pub(crate) async fn serve(
    connection: Connection,
    port: Arc<dyn Port>,
    circle: CircleId,
    request: FileRequest,
    stopped: impl Future<Output = ()>,
    moved: impl Fn(u64),
) -> Ended {
    let opened = tokio::task::spawn_blocking({
        let port = Arc::clone(&port);
        move || port.open_file(&circle, &request)
    });
    let (tree, reader) = match opened.await {
        Ok(Ok(Some((tree, reader)))) if tree.len() == request.size => (tree, reader),
        Ok(Ok(_)) => return (FileOutcome::Missing, None),
        Ok(Err(error)) => return (FileOutcome::Missing, Some(error)),
        Err(_) => return (FileOutcome::Missing, None),
    };
    let Ok(mut stream) = connection.open_uni().await else { return (FileOutcome::Cut, None) };
    let sent = tokio::select! {
        biased;
        () = stopped => Err(None),
        sent = send_all(&mut stream, &request, &tree, reader, moved) => sent,
    };
    match sent {
        Ok(()) => (FileOutcome::Complete, None),
        Err(error) => {
            let _whether_open = stream.reset(STOPPED);
            (FileOutcome::Cut, error)
        }
    }
}

async fn send_all(
    stream: &mut SendStream,
    request: &FileRequest,
    tree: &TreeHash,
    reader: Box<dyn Read + Send>,
    moved: impl Fn(u64),
) -> Result<(), Option<PortError>> {
    stream.write_all(&request.head()).await.map_err(|_| None)?;
    if request.groups() > 1 {
        stream.write_all(tree.groups().as_flattened()).await.map_err(|_| None)?;
    }
    let (groups, mut ready) = mpsc::channel::<Bytes>(AHEAD);
    let reading = tokio::task::spawn_blocking({
        let request = *request;
        move || read_groups(&request, reader, &groups)
    });
    while let Some(group) = ready.recv().await {
        let length = group.len() as u64;
        stream.write_chunk(group).await.map_err(|_| None)?;
        moved(length);
    }
    match reading.await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => return Err(Some(error.into())),
        Err(_) => return Err(None),
    }
    stream.finish().map_err(|_| None)?;
    // Not before the other side has taken everything: the connection may be closed right after.
    match stream.stopped().await {
        Ok(None) => Ok(()),
        _ => Err(None),
    }
}

fn read_groups(
    request: &FileRequest,
    mut reader: Box<dyn Read + Send>,
    to: &mpsc::Sender<Bytes>,
) -> std::io::Result<()> {
    for index in request.from..request.groups() {
        let length = request.group_len(index);
        let mut group = Vec::with_capacity(length);
        reader.by_ref().take(length as u64).read_to_end(&mut group)?;
        if group.len() != length {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if to.blocking_send(group.into()).is_err() {
            return Ok(());
        }
    }
    Ok(())
}

/// Reads the head of a stream that a peer opened.
pub(crate) async fn read_head(mut stream: RecvStream) -> Option<(RecvStream, FileRequest)> {
    let mut head = [0; FileRequest::HEAD];
    stream.read_exact(&mut head).await.ok()?;
    match FileRequest::parse_head(&head) {
        Ok(request) => Some((stream, request)),
        Err(_) => {
            refuse(stream);
            None
        }
    }
}

/// Stops a stream that nobody asked for.
pub(crate) fn refuse(mut stream: RecvStream) {
    let _whether_open = stream.stop(STOPPED);
}

/// Receives one file whose head is read. `moved` learns of every group.
pub(crate) async fn receive(
    mut stream: RecvStream,
    port: Arc<dyn Port>,
    circle: CircleId,
    request: FileRequest,
    moved: impl Fn(u64),
) -> Ended {
    let ended = receive_all(&mut stream, port, circle, request, moved).await;
    let _whether_open = stream.stop(STOPPED);
    ended
}

async fn receive_all(
    stream: &mut RecvStream,
    port: Arc<dyn Port>,
    circle: CircleId,
    request: FileRequest,
    moved: impl Fn(u64),
) -> Ended {
    let Some(length) = request.tree_len() else { return (FileOutcome::Bad, None) };
    let mut tree = vec![0; length];
    if stream.read_exact(&mut tree).await.is_err() {
        return (FileOutcome::Cut, None);
    }
    let Ok(receiver) = FileReceiver::new(request, &tree) else { return (FileOutcome::Bad, None) };
    let (filled, waiting) = mpsc::channel::<Vec<u8>>(AHEAD);
    let (emptied, mut empty) = mpsc::channel::<Vec<u8>>(AHEAD + 2);
    let writing = tokio::task::spawn_blocking(move || {
        let sink = port.receive_file(&circle, &request, receiver.tree())?;
        write_groups(receiver, sink, waiting, &emptied)
    });
    let mut cut = false;
    for index in request.from..request.groups() {
        let mut group = empty.try_recv().unwrap_or_default();
        group.resize(request.group_len(index), 0);
        if stream.read_exact(&mut group).await.is_err() {
            cut = true;
            break;
        }
        let length = group.len() as u64;
        if filled.send(group).await.is_err() {
            break;
        }
        moved(length);
    }
    // Whatever came whole is written before this ends, so that nothing verified is sent again.
    drop(filled);
    match writing.await {
        Ok(Ok(FileOutcome::Cut)) | Err(_) => (FileOutcome::Cut, None),
        Ok(Ok(FileOutcome::Complete)) if cut => (FileOutcome::Cut, None),
        Ok(Ok(outcome)) => (outcome, None),
        Ok(Err(error)) => (FileOutcome::Cut, Some(error)),
    }
}

fn write_groups(
    mut receiver: FileReceiver,
    mut sink: Box<dyn FileSink>,
    mut waiting: mpsc::Receiver<Vec<u8>>,
    emptied: &mpsc::Sender<Vec<u8>>,
) -> Result<FileOutcome, PortError> {
    if receiver.next_group().map(|(index, _)| index) != Some(sink.next_group()) {
        return Ok(FileOutcome::Cut);
    }
    while receiver.next_group().is_some() {
        let Some(group) = waiting.blocking_recv() else { return Ok(FileOutcome::Cut) };
        let Ok(verified) = receiver.accept_group(&group) else { return Ok(FileOutcome::Bad) };
        sink.write_group(&verified)?;
        let _whether_wanted = emptied.try_send(group);
    }
    sink.finish()?;
    Ok(FileOutcome::Complete)
}
