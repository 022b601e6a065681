//! Visits to real drops: a folder, a WebDAV server (rclone), an S3 server (s3s-fs).

#[path = "common/vault.rs"]
mod common;

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use cairn_keys::Sensitive;
use cairn_ledger::Amendment;
use cairn_model::Timestamp;
use cairn_sync::drop::{COMPACTION, DropEnding, DropReport};
use cairn_sync::memory::MemoryPeer;
use cairn_transport::{DropCredentials, DropPlace, DropPort, PlaceError, drop_control, visit_drop};

use common::{Vault, pair};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Lets a vault visit a drop.
async fn visit(vault: &Arc<Vault>, drop: &Drop) -> DropReport {
    visit_at(vault, drop, 0).await
}

/// The same so many days after the beginning.
async fn visit_at(vault: &Arc<Vault>, drop: &Drop, days: i64) -> DropReport {
    let (_control, commands) = drop_control();
    let now = Timestamp::from_millis(days * DAY);
    let port = Arc::clone(vault) as Arc<dyn DropPort>;
    let place = (&drop.place, &drop.credentials);
    let visited = visit_drop(place.0, place.1, vault.circle(), port, now, commands, |_| {}).await.unwrap();
    assert!(visited.failure.is_none(), "{:?}", visited.failure);
    visited.report
}

/// A drop, what runs it, and where its files really lie.
struct Drop {
    place: DropPlace,
    credentials: DropCredentials,
    files: std::path::PathBuf,
    _folder: tempfile::TempDir,
    _server: Option<Server>,
}

/// A server's process, which ends with the test.
struct Server(Child);

impl std::ops::Drop for Server {
    fn drop(&mut self) {
        let _whether_running = self.0.kill();
        let _whether_running = self.0.wait();
    }
}

fn folder() -> Drop {
    let folder = tempfile::tempdir().unwrap();
    let place = DropPlace::parse(folder.path().to_str().unwrap()).unwrap();
    Drop { place, credentials: DropCredentials::None, files: folder.path().into(), _folder: folder, _server: None }
}

async fn web_dav() -> Drop {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("our drop")).unwrap();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let child = Command::new("rclone")
        .args(["serve", "webdav", "--addr", &format!("127.0.0.1:{port}"), "--user", "amal", "--pass", "geheim"])
        // What was written in this second is listed in this second.
        .args(["--dir-cache-time", "0s", "--vfs-cache-mode", "off"])
        .arg(folder.path())
        .env("RCLONE_CONFIG", "/nonexistent")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("rclone runs (Debian package rclone)");
    let server = Some(Server(child));
    for _ in 0..600 {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let place = DropPlace::parse(&format!("webdav+http://amal@127.0.0.1:{port}/our%20drop")).unwrap();
    let credentials = DropCredentials::Password(Sensitive::new("geheim".to_owned()));
    Drop { place, credentials, files: folder.path().join("our drop"), _folder: folder, _server: server }
}

async fn s3() -> Drop {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("bucket")).unwrap();
    let files = s3s_fs::FileSystem::new(folder.path()).unwrap();
    let mut builder = s3s::service::S3ServiceBuilder::new(files);
    builder.set_auth(s3s::auth::SimpleAuth::from_single("amal", "geheim"));
    let service = builder.build();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let server = hyper_util::server::conn::auto::Builder::new(hyper_util::rt::TokioExecutor::new());
        while let Ok((socket, _)) = listener.accept().await {
            let served = server.serve_connection(hyper_util::rt::TokioIo::new(socket), service.clone()).into_owned();
            tokio::spawn(served);
        }
    });
    let place = DropPlace::parse(&format!("s3://bucket/north/drop?endpoint=http://127.0.0.1:{port}")).unwrap();
    let credentials = DropCredentials::AccessKey {
        id: Sensitive::new("amal".to_owned()),
        secret: Sensitive::new("geheim".to_owned()),
    };
    Drop { place, credentials, files: folder.path().join("bucket/north/drop"), _folder: folder, _server: None }
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect()
}

/// What every kind of drop has to do.
async fn keeps_the_contract(drop: &Drop) {
    let (amal, noor) = pair();
    amal.write(30);
    noor.write(20);
    let evidence: Vec<u8> = (0..5 * 1024 * 1024 + 3u32).map(|i| (i % 249) as u8).collect();
    let file = amal.with(|peer| peer.keep_file(evidence.clone()));
    noor.with(|peer| peer.want_file(file));

    // Two devices that are never online together.
    let first = visit(&amal, drop).await;
    assert_eq!((first.ending, first.packs_written, first.files_written), (DropEnding::Complete, 1, 1), "{first:?}");
    let second = visit(&noor, drop).await;
    assert_eq!((second.ending, second.entries_stored, second.files_read), (DropEnding::Complete, 30, 1), "{second:?}");
    let third = visit(&amal, drop).await;
    assert_eq!((third.ending, third.entries_stored), (DropEnding::Complete, 20), "{third:?}");
    assert_eq!(amal.with(|peer| peer.heads()), noor.with(|peer| peer.heads()));
    assert!(noor.with(|peer| peer.files[&file.file] == evidence));

    // Nothing new: nothing moves.
    let quiet = visit(&amal, drop).await;
    assert_eq!((quiet.bytes_read, quiet.bytes_written, quiet.rolled_back()), (0, 0, false), "{quiet:?}");

    // Absent through three pages.
    for _ in 0..3 {
        amal.with(|peer| peer.amend(Amendment::Renew)).unwrap();
        amal.write(2);
        visit(&amal, drop).await;
    }
    let back = visit(&noor, drop).await;
    assert_eq!((back.pages_read, back.entries_stored), (3, 6), "{back:?}");

    // Compaction by two at once, then tidying by two at once.
    for _ in 0..COMPACTION {
        amal.write(1);
        visit(&amal, drop).await;
        visit(&noor, drop).await;
    }
    amal.write(1);
    noor.write(1);
    let both = tokio::join!(visit(&amal, drop), visit(&noor, drop));
    assert_eq!((both.0.ending, both.1.ending), (DropEnding::Complete, DropEnding::Complete));
    let before = names(&drop.files).len();
    let both = tokio::join!(visit_at(&amal, drop, 31), visit_at(&noor, drop, 31));
    assert!(both.0.deleted + both.1.deleted > 0, "{both:?}");
    assert!(names(&drop.files).len() < before);
    visit(&amal, drop).await;
    visit(&noor, drop).await;
    assert_eq!(amal.with(|peer| peer.heads()), noor.with(|peer| peer.heads()));
    let late = Vault::new(noor.with(|peer| peer.clone()));
    late.with(MemoryPeer::forget);
    visit(&late, drop).await;
    assert_eq!(late.with(|peer| peer.heads()), amal.with(|peer| peer.heads()));

    // Foreign, partial and emptied.
    std::fs::write(drop.files.join("notes.txt"), "shopping").unwrap();
    let report = visit(&amal, drop).await;
    assert_eq!((report.foreign, report.damaged), (1, 0));
    for name in names(&drop.files).iter().filter(|name| *name != "notes.txt") {
        let path = drop.files.join(name);
        let half = std::fs::metadata(&path).unwrap().len() / 2;
        std::fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(half).unwrap();
    }
    let report = visit(&amal, drop).await;
    assert!(report.damaged > 0 && report.packs_written > 0, "{report:?}");
    late.with(MemoryPeer::forget);
    late.forget_memory();
    assert!(late.memory().is_none());
    visit(&late, drop).await;
    assert_eq!(late.with(|peer| peer.heads()), amal.with(|peer| peer.heads()));
    for name in names(&drop.files).iter().filter(|name| *name != "notes.txt") {
        std::fs::remove_file(drop.files.join(name)).unwrap();
    }
    let report = visit(&amal, drop).await;
    assert!(report.rolled_back() && report.packs_written > 0, "{report:?}");
    late.with(MemoryPeer::forget);
    visit(&late, drop).await;
    assert_eq!(late.with(|peer| peer.heads()), amal.with(|peer| peer.heads()));
    assert_eq!(std::fs::read_to_string(drop.files.join("notes.txt")).unwrap(), "shopping");

    // No name tells anything.
    let circle = amal.with(|peer| peer.charter.circle()).to_string();
    assert!(names(&drop.files).iter().all(|name| name == "notes.txt" || (name.len() == 68 && !name.contains(&circle))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_keeps_the_contract() {
    keeps_the_contract(&folder()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_web_dav_server_keeps_the_contract() {
    keeps_the_contract(&web_dav().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_s3_server_keeps_the_contract() {
    keeps_the_contract(&s3().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_are_told() {
    let (amal, _) = pair();
    let mut drop = web_dav().await;
    drop.credentials = DropCredentials::Password(Sensitive::new("falsch".to_owned()));
    assert_eq!(visit(&amal, &drop).await.ending, DropEnding::Refused);
    let mut drop = s3().await;
    drop.credentials = DropCredentials::AccessKey {
        id: Sensitive::new("amal".to_owned()),
        secret: Sensitive::new("falsch".to_owned()),
    };
    assert_eq!(visit(&amal, &drop).await.ending, DropEnding::Refused);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_folder_is_told_and_not_made() {
    let (amal, _) = pair();
    let gone = tempfile::tempdir().unwrap().path().join("stick");
    let (_control, commands) = drop_control();
    let place = DropPlace::Folder(gone.clone());
    let circle = amal.with(|peer| peer.charter.circle());
    let port = Arc::clone(&amal) as Arc<dyn DropPort>;
    let now = Timestamp::from_millis(0);
    let visited = visit_drop(&place, &DropCredentials::None, circle, port, now, commands, |_| {}).await;
    assert!(matches!(visited, Err(PlaceError::Missing)));
    assert!(!gone.exists());
    let mut drop = web_dav().await;
    drop.place = match drop.place {
        DropPlace::WebDav { server, user, .. } => DropPlace::WebDav { server, path: "/elsewhere".into(), user },
        other => other,
    };
    assert_eq!(visit(&amal, &drop).await.ending, DropEnding::Missing);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_not_there_is_told() {
    let (amal, _) = pair();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let place = DropPlace::parse(&format!("webdav+http://127.0.0.1:{port}/drop")).unwrap();
    let drop = Drop { place, ..folder() };
    assert_eq!(visit(&amal, &drop).await.ending, DropEnding::Unreachable);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_visit_keeps_what_it_stored_and_goes_on_later() {
    let (amal, noor) = pair();
    let drop = folder();
    for _ in 0..4 {
        amal.write(3);
        visit(&amal, &drop).await;
    }
    let (control, commands) = drop_control();
    let circle = noor.with(|peer| peer.charter.circle());
    let port = Arc::clone(&noor) as Arc<dyn DropPort>;
    let now = Timestamp::from_millis(0);
    let stop = move |progress: cairn_sync::drop::DropProgress| {
        if progress.entries > 0 {
            control.cancel();
        }
    };
    let visited = visit_drop(&drop.place, &drop.credentials, circle, port, now, commands, stop).await.unwrap();
    assert_eq!(visited.report.ending, DropEnding::Cancelled);
    let stored = visited.report.entries_stored;
    assert!((3..12).contains(&stored), "{stored}");
    let report = visit(&noor, &drop).await;
    assert_eq!((report.ending, report.entries_stored), (DropEnding::Complete, 12 - stored));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_half_written_gets_a_name_in_a_folder() {
    let (amal, _) = pair();
    let drop = folder();
    amal.write(10);
    visit(&amal, &drop).await;
    let partial = drop.files.join(".partial");
    assert_eq!(names(&partial).len(), 0);
    std::fs::write(partial.join("left-over"), "x").unwrap();
    let report = visit(&amal, &drop).await;
    assert_eq!((report.foreign, report.damaged), (0, 0));
    assert_eq!(names(&partial).len(), 1, "what is young may be somebody's work");
}

/// 1,000 new entries over a folder: `cargo test -p cairn-transport --test drops -- --ignored --nocapture`.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement"]
async fn a_thousand_entries_over_a_folder() {
    let (amal, noor) = pair();
    let drop = folder();
    amal.write(1000);
    let start = std::time::Instant::now();
    let report = visit(&amal, &drop).await;
    println!("written: {} entries, {} bytes in {:?}", report.entries_written, report.bytes_written, start.elapsed());
    let start = std::time::Instant::now();
    let report = visit(&noor, &drop).await;
    println!("read: {} entries, {} bytes in {:?}", report.entries_stored, report.bytes_read, start.elapsed());
}
