//! samod: the same records, each as one automerge document, from one repository to another over loopback TCP.
//!
//! Both keep their documents in samod's own file storage. It does not sync to the disk, where we do.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use automerge::transaction::Transactable;
use automerge::{Automerge, AutomergeError, ROOT, ScalarValue};
use cairn_model::{Edit, Value};
use futures::future::join_all;
use samod::storage::TokioFilesystemStorage;
use samod::{BackoffConfig, Repo, Transport};
use tokio::net::TcpListener;

/// Makes the documents, connects, and gives the time from dialling until the other side has every one; `None` when it has not
/// within `patience`.
pub async fn first_sync(stage: &Path, records: &[&[Edit]], patience: Duration) -> anyhow::Result<Option<Duration>> {
    let giver = Repo::build_tokio().with_storage(TokioFilesystemStorage::new(stage.join("giver"))).load().await;
    let taker = Repo::build_tokio().with_storage(TokioFilesystemStorage::new(stage.join("taker"))).load().await;
    let mut handles = Vec::with_capacity(records.len());
    for edits in records {
        handles.push(giver.create(document(edits)?).await.context("samod stopped")?);
    }
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = url::Url::parse(&format!("tcp://{}", listener.local_addr()?))?;
    let acceptor = giver.make_acceptor(url.clone())?;
    let accepting = tokio::spawn(async move {
        let (socket, _) = listener.accept().await?;
        socket.set_nodelay(true)?;
        acceptor.accept(Transport::from_tokio_io(socket)).map_err(|_| std::io::Error::other("samod stopped"))
    });
    let began = Instant::now();
    let dialler = taker.dial_tcp(url, BackoffConfig::default()).map_err(|error| anyhow::anyhow!("{error:?}"))?;
    dialler.established().await.context("samod did not connect")?;
    accepting.await??.handshake_complete().await.map_err(|reason| anyhow::anyhow!("{reason:?}"))?;
    let (peers, _) = giver.connected_peers();
    let connection = peers.first().context("samod shows no peer")?.id;
    let arrived = join_all(handles.iter().map(|handle| handle.they_have_our_changes(connection)));
    let took = tokio::time::timeout(patience, arrived).await.ok().map(|_| began.elapsed());
    taker.stop().await;
    giver.stop().await;
    Ok(took)
}

fn document(edits: &[Edit]) -> Result<Automerge, AutomergeError> {
    let mut document = Automerge::new();
    let put = |tx: &mut automerge::transaction::Transaction<'_>| {
        for edit in edits {
            let value = match &edit.value {
                Some(Value::Text(text)) => ScalarValue::Str(text.as_str().into()),
                Some(Value::Int(number)) => ScalarValue::Int(*number),
                Some(Value::Real(number)) => ScalarValue::F64(*number),
                Some(Value::Flag(flag)) => ScalarValue::Boolean(*flag),
                None => ScalarValue::Null,
            };
            tx.put(ROOT, edit.path.to_string(), value)?;
        }
        Ok::<_, AutomergeError>(())
    };
    document.transact(put).map_err(|failure| failure.error)?;
    Ok(document)
}
