//! One stream of frames over a link, read with limits and written by a task of its own.

use cairn_sync::limits;
use cairn_sync::wire;
use iroh::endpoint::{RecvStream, SendStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::live::{Link, LinkError};

/// How long the last bytes may take to be acknowledged.
const FAREWELL: Duration = Duration::from_secs(3);

/// What is read from a stream.
#[derive(Debug)]
pub(crate) enum Read {
    /// One frame's body.
    Frame(Vec<u8>),
    /// A frame beyond the limit, or one that breaks off.
    Garbled,
    /// The stream or the connection ended.
    Ended,
}

/// A stream of frames between two devices: one sync, or one join.
#[derive(Debug)]
pub struct Conversation {
    pub(crate) send: SendStream,
    pub(crate) receive: RecvStream,
    /// The first frame, read to find out what the other side wants.
    pub(crate) first: Option<Vec<u8>>,
}

impl Link {
    /// Opens a stream on which anything can be written: for tests of what the other side makes of it.
    ///
    /// # Errors
    /// [`LinkError::Broken`] when the connection is.
    pub async fn open_raw(&self) -> Result<SendStream, LinkError> {
        let (send, _receive) = self.connection().open_bi().await.map_err(|error| LinkError::Broken(Box::new(error)))?;
        Ok(send)
    }

    /// Opens a conversation.
    ///
    /// # Errors
    /// [`LinkError::Broken`] when the connection is.
    pub async fn open(&self) -> Result<Conversation, LinkError> {
        let (send, receive) = self.connection().open_bi().await.map_err(|error| LinkError::Broken(Box::new(error)))?;
        Ok(Conversation { send, receive, first: None })
    }

    /// Waits for the other side to open a conversation and reads its first frame, within the time for a handshake.
    ///
    /// # Errors
    /// [`LinkError`] when the connection breaks, nothing comes, or what comes is no frame.
    pub async fn accept(&self) -> Result<Conversation, LinkError> {
        let patience = Duration::from_millis(limits::HANDSHAKE_MILLIS);
        let first = async {
            let (send, mut receive) =
                self.connection().accept_bi().await.map_err(|error| LinkError::Broken(Box::new(error)))?;
            match read_frame(&mut receive, limits::FRAME_BEFORE_AUTH).await {
                Read::Frame(first) => Ok(Conversation { send, receive, first: Some(first) }),
                Read::Garbled | Read::Ended => Err(LinkError::NotOurs),
            }
        };
        tokio::time::timeout(patience, first).await.map_err(|_| LinkError::TimedOut)?
    }
}

impl Conversation {
    /// Says whether the other side asks to join (answer with [`crate::answer_join`]) rather than to sync.
    pub fn asks_to_join(&self) -> bool {
        self.first.as_deref().is_some_and(wire::asks_to_join)
    }
}

/// Reads one frame; its length is checked before anything is allocated.
pub(crate) async fn read_frame(stream: &mut RecvStream, limit: usize) -> Read {
    let mut header = [0; wire::HEADER];
    match stream.read_exact(&mut header).await {
        Ok(()) => {}
        Err(iroh::endpoint::ReadExactError::FinishedEarly(read)) if read > 0 => return Read::Garbled,
        Err(_) => return Read::Ended,
    }
    let Ok(length) = wire::body_length(header, limit) else { return Read::Garbled };
    let mut body = vec![0; length];
    match stream.read_exact(&mut body).await {
        Ok(()) => Read::Frame(body),
        Err(iroh::endpoint::ReadExactError::FinishedEarly(_)) => Read::Garbled,
        Err(_) => Read::Ended,
    }
}

/// Reads one frame and gives the stream back, so that the reading can wait beside other things without being torn.
pub(crate) async fn read_next(mut stream: RecvStream, first: Option<Vec<u8>>, limit: usize) -> (RecvStream, Read) {
    let read = match first {
        Some(frame) => Read::Frame(frame),
        None => read_frame(&mut stream, limit).await,
    };
    (stream, read)
}

/// Writes frames in order, apart from whoever makes them. What waits here is bounded by the session's window.
#[derive(Debug)]
pub(crate) struct Pen {
    frames: mpsc::UnboundedSender<(u64, Vec<u8>)>,
    /// How many frames were handed over.
    written: AtomicU64,
    /// Frames before this one that still wait are not sent.
    dropped: Arc<AtomicU64>,
    task: JoinHandle<()>,
}

impl Pen {
    pub(crate) fn new(mut stream: SendStream) -> Self {
        let (frames, mut waiting) = mpsc::unbounded_channel::<(u64, Vec<u8>)>();
        let dropped = Arc::new(AtomicU64::new(0));
        let until = Arc::clone(&dropped);
        let task = tokio::spawn(async move {
            while let Some((number, frame)) = waiting.recv().await {
                if number < until.load(Ordering::Acquire) {
                    continue;
                }
                if stream.write_chunk(frame.into()).await.is_err() {
                    return;
                }
            }
            if stream.finish().is_ok() {
                let _acknowledged = tokio::time::timeout(FAREWELL, stream.stopped()).await;
            }
        });
        Self { frames, written: AtomicU64::new(0), dropped, task }
    }

    pub(crate) fn write(&self, frame: Vec<u8>) {
        // A broken stream is noticed by the reader.
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let _whether_open = self.frames.send((number, frame));
    }

    /// Sends nothing of what waits; a frame that is being written is finished, so that the next can be read.
    pub(crate) fn drop_waiting(&self) {
        self.dropped.store(self.written.load(Ordering::Relaxed), Ordering::Release);
    }

    /// Ends the stream and waits until everything is acknowledged, within limits.
    pub(crate) async fn finish(self) {
        drop(self.frames);
        let mut task = self.task;
        if tokio::time::timeout(FAREWELL * 2, &mut task).await.is_err() {
            task.abort();
        }
    }
}
