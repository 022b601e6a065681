//! How fast a file goes, beside a raw iroh stream whose receiver also writes and syncs.
//! `cargo test -p cairn-transport --test speed -- --ignored --nocapture`; CAIRN_SPEED_MIB sets the size.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cairn_keys::{TreeHash, TreeHasher};
use cairn_ledger::charter::Role;
use cairn_ledger::entry::Entry;
use cairn_ledger::{LogId, Unverified};
use cairn_model::CircleId;
use cairn_sync::effect::{EntriesStored, LocalState, PagesStored};
use cairn_sync::memory::MemoryPeer;
use cairn_sync::{Ending, FileRequest, Mode};
use cairn_transport::{
    Bind, FileSink, Listener, PartFile, Port, PortError, SealedFile, answer_session, dial, session_control,
    start_session,
};

struct Files {
    folder: PathBuf,
    tree: TreeHash,
    wants: bool,
}

impl Files {
    fn request(&self) -> FileRequest {
        FileRequest { file: *self.tree.root(), size: self.tree.len(), from: 0 }
    }
}

impl Port for Files {
    fn state(&self, _: &CircleId) -> Result<LocalState, PortError> {
        let wanted = self.wants && !self.folder.join("whole").exists();
        Ok(LocalState { heads: Vec::new(), wanted: wanted.then(|| self.request()).into_iter().collect() })
    }

    fn load_pages(&self, _: &CircleId, _: u64, _: u64) -> Result<Vec<Vec<u8>>, PortError> {
        Err("no pages here".into())
    }

    fn store_pages(&self, _: &CircleId, _: u64, _: &[Vec<u8>]) -> Result<PagesStored, PortError> {
        Err("no pages here".into())
    }

    fn load_entries(&self, _: &CircleId, _: &LogId, _: u64, _: usize) -> Result<Vec<Vec<u8>>, PortError> {
        Err("no entries here".into())
    }

    fn store_entries(&self, _: &CircleId, _: &LogId, _: Vec<Unverified<Entry>>) -> Result<EntriesStored, PortError> {
        Err("no entries here".into())
    }

    fn open_file(&self, _: &CircleId, _: &FileRequest) -> Result<Option<SealedFile>, PortError> {
        Ok(Some((self.tree.clone(), Box::new(std::fs::File::open(self.folder.join("source"))?))))
    }

    fn receive_file(&self, _: &CircleId, _: &FileRequest, tree: &TreeHash) -> Result<Box<dyn FileSink>, PortError> {
        Ok(Box::new(PartFile::open(&self.folder.join("part"), &self.folder.join("whole"), tree)?))
    }
}

async fn ours(folder: &std::path::Path, tree: &TreeHash) -> Duration {
    let mut steward = MemoryPeer::found(1).unwrap();
    let editor = steward.admit(2, Role::Editor).unwrap();
    let listener = Listener::open([1; 32].into(), Bind::Loopback).await.unwrap();
    let ticket = listener.ticket();
    let (link, other) = tokio::join!(dial([2; 32].into(), &ticket), listener.accept());
    let (link, other) = (link.unwrap(), other.unwrap());
    let port = |wants| Arc::new(Files { folder: folder.to_owned(), tree: tree.clone(), wants }) as Arc<dyn Port>;
    let started = Instant::now();
    let (_left, commands) = session_control();
    let dialling = start_session(&link, steward.membership(), Mode::Part, port(true), commands, |_| {});
    let answering = async {
        let (_right, commands) = session_control();
        let conversation = other.accept().await.unwrap();
        answer_session(&other, conversation, vec![editor.membership()], Mode::Part, port(false), commands, |_| {}).await
    };
    let (mine, _) = tokio::join!(dialling, answering);
    let took = started.elapsed();
    assert_eq!(mine.unwrap().ending, Ending::Complete { equal: true, lacking: 0 });
    link.close().await;
    listener.close().await;
    std::fs::remove_file(folder.join("whole")).unwrap();
    took
}

/// One plain iroh stream; the receiver writes and syncs.
async fn raw(folder: &std::path::Path) -> Duration {
    use iroh::endpoint::presets;
    use iroh::{Endpoint, EndpointAddr, RelayMode, TransportAddr};

    let endpoint = || {
        Endpoint::builder(presets::Minimal)
            .alpns(vec![b"raw".to_vec()])
            .relay_mode(RelayMode::Disabled)
            .clear_ip_transports()
            .bind_addr("127.0.0.1:0")
            .unwrap()
            .bind()
    };
    let (sender, receiver) = (endpoint().await.unwrap(), endpoint().await.unwrap());
    let address = EndpointAddr::from_parts(receiver.id(), receiver.bound_sockets().into_iter().map(TransportAddr::Ip));
    let (source, target) = (folder.join("source"), folder.join("raw"));
    let (out, into) = tokio::join!(sender.connect(address, b"raw"), async { receiver.accept().await.unwrap().await });
    let (out, into) = (out.unwrap(), into.unwrap());
    let started = Instant::now();
    let sending = tokio::spawn(async move {
        let mut stream = out.open_uni().await.unwrap();
        let mut file = std::fs::File::open(source).unwrap();
        let mut piece = vec![0; 1 << 20];
        loop {
            let length = file.read(&mut piece).unwrap();
            if length == 0 {
                break;
            }
            stream.write_all(&piece[..length]).await.unwrap();
        }
        stream.finish().unwrap();
        stream.stopped().await.unwrap();
        out
    });
    let receiving = tokio::spawn(async move {
        let mut stream = into.accept_uni().await.unwrap();
        let mut file = std::fs::File::create(target).unwrap();
        let mut piece = vec![0; 1 << 20];
        while let Some(length) = stream.read(&mut piece).await.unwrap() {
            file.write_all(&piece[..length]).unwrap();
        }
        file.sync_all().unwrap();
        into
    });
    let (left, right) = tokio::join!(sending, receiving);
    let took = started.elapsed();
    drop((left.unwrap(), right.unwrap()));
    sender.close().await;
    receiver.close().await;
    std::fs::remove_file(folder.join("raw")).unwrap();
    took
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures; run it alone"]
async fn file_goes_at_four_fifths_of_a_raw_stream() {
    let mebibytes: usize = std::env::var("CAIRN_SPEED_MIB").ok().and_then(|text| text.parse().ok()).unwrap_or(256);
    let folder = tempfile::tempdir().unwrap();
    let mut hasher = TreeHasher::new();
    let mut file = std::fs::File::create(folder.path().join("source")).unwrap();
    for index in 0..mebibytes {
        let group: Vec<u8> = (0..1 << 20).map(|i: usize| (i ^ (i >> 8) ^ index) as u8).collect();
        hasher.update(&group);
        file.write_all(&group).unwrap();
    }
    drop(file);
    let tree = hasher.finish();
    let mut ratios = Vec::new();
    for _ in 0..3 {
        let (raw, ours) = (raw(folder.path()).await, ours(folder.path(), &tree).await);
        let rate = |took: Duration| mebibytes as f64 / took.as_secs_f64();
        println!("raw {:.0} MiB/s, ours {:.0} MiB/s, {:.2}", rate(raw), rate(ours), rate(ours) / rate(raw));
        ratios.push(rate(ours) / rate(raw));
    }
    ratios.sort_by(f64::total_cmp);
    assert!(ratios[1] >= 0.8, "{ratios:?}");
}
