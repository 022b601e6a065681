//! A drop's files, through `opendal`: list, fetch, put, delete; nothing else is asked of any of the three kinds.

use std::future::Future;
use std::path::Path;
use std::time::Duration;

use cairn_keys::Sensitive;
use cairn_sync::drop::{FetchFailure, MAX_LISTED, Object};
use futures_util::TryStreamExt as _;
use opendal::services::{Fs, S3, Webdav};
use opendal::{ErrorKind, HttpTransporter, OperationContext, Operator};

use super::http::BoundedTransport;
use super::place::{DropCredentials, DropPlace, PlaceError};

/// The folder within a drop where files are written before they get their names.
const PARTIAL: &str = ".partial";
/// After what time a file that never got its name is removed.
const LEFTOVER: Duration = Duration::from_secs(24 * 60 * 60);
/// How often something is tried that may work the next time.
const TRIES: u32 = 3;
const PAUSE: Duration = Duration::from_millis(500);
/// How long one attempt may take: an object of 8 MiB over a line of 64 KiB/s.
const PATIENCE: Duration = Duration::from_secs(180);

/// An opened drop.
pub(super) struct Store {
    operator: Operator,
}

impl Store {
    /// Prepares a drop; no packet leaves yet.
    pub(super) fn open(place: &DropPlace, credentials: &DropCredentials) -> Result<Self, PlaceError> {
        match (place, credentials) {
            (DropPlace::Folder(path), _) => Self::folder(path),
            (DropPlace::WebDav { server, path, user }, credentials) => {
                let password = match credentials {
                    DropCredentials::Password(password) => Some(password),
                    DropCredentials::None if user.is_none() => None,
                    _ => return Err(PlaceError::NoCredentials),
                };
                Self::web_dav(server, path, user.as_deref(), password)
            }
            (DropPlace::S3 { server, bucket, prefix, region }, DropCredentials::AccessKey { id, secret }) => {
                let service = S3::default()
                    .endpoint(server)
                    .bucket(bucket)
                    .region(region)
                    .root(&format!("/{prefix}"))
                    .access_key_id(id.expose())
                    .secret_access_key(secret.expose())
                    // Nothing is looked up in the environment, in files, or at a provider's address.
                    .disable_config_load()
                    .disable_ec2_metadata();
                Self::remote(Operator::new(service).map_err(broken)?)
            }
            (DropPlace::S3 { .. }, _) => Err(PlaceError::NoCredentials),
        }
    }

    fn folder(path: &Path) -> Result<Self, PlaceError> {
        if !path.is_dir() {
            return Err(PlaceError::Missing);
        }
        let (Some(root), Some(partial)) = (path.to_str(), path.join(PARTIAL).to_str().map(str::to_owned)) else {
            return Err(PlaceError::Unknown);
        };
        remove_leftovers(&path.join(PARTIAL));
        let operator = Operator::new(Fs::default().root(root).atomic_write_dir(&partial)).map_err(broken)?;
        Ok(Self { operator })
    }

    fn web_dav(
        server: &str,
        path: &str,
        user: Option<&str>,
        password: Option<&Sensitive<String>>,
    ) -> Result<Self, PlaceError> {
        let mut service = Webdav::default().endpoint(server).root(path).disable_create_dir(true);
        if let (Some(user), Some(password)) = (user, password) {
            service = service.username(user).password(password.expose());
        }
        Self::remote(Operator::new(service).map_err(broken)?)
    }

    fn remote(operator: Operator) -> Result<Self, PlaceError> {
        let transport = BoundedTransport::new().map_err(|error| PlaceError::Broken(error.into()))?;
        let context = OperationContext::new().with_http_transport(HttpTransporter::new(transport));
        Ok(Self { operator: operator.with_context(context) })
    }

    /// Lists the files of the drop, without those in folders.
    pub(super) async fn list(&self) -> Result<Vec<Object>, FetchFailure> {
        patiently(|| self.list_once()).await
    }

    async fn list_once(&self) -> opendal::Result<Vec<Object>> {
        let mut lister = self.operator.lister("/").await?;
        let mut objects = Vec::new();
        while let Some(entry) = lister.try_next().await? {
            let metadata = entry.metadata();
            if metadata.is_file() {
                let modified = metadata.last_modified().map(|time| time.into_inner().as_millisecond());
                objects.push(Object { name: entry.name().to_owned(), size: metadata.content_length(), modified });
            }
            if objects.len() > MAX_LISTED {
                break;
            }
        }
        Ok(objects)
    }

    /// Fetches a file whole, and no byte more than `limit`.
    pub(super) async fn fetch(&self, name: &str, limit: u64) -> Result<Vec<u8>, FetchFailure> {
        let bytes = patiently(|| self.fetch_once(name, limit)).await?;
        if bytes.len() as u64 > limit { Err(FetchFailure::TooLarge) } else { Ok(bytes) }
    }

    async fn fetch_once(&self, name: &str, limit: u64) -> opendal::Result<Vec<u8>> {
        let reader = self.operator.reader(name).await?;
        let mut stream = reader.into_bytes_stream(0..limit).await?;
        let mut bytes = Vec::new();
        loop {
            match stream.try_next().await {
                Ok(Some(more)) => bytes.extend_from_slice(&more),
                Ok(None) => return Ok(bytes),
                Err(error) => return Err(into_opendal(error)),
            }
            if bytes.len() as u64 > limit {
                return Ok(bytes);
            }
        }
    }

    /// Writes a file whole: in a folder under another name first, synced, then renamed.
    pub(super) async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), FetchFailure> {
        let bytes = opendal::Buffer::from(bytes);
        patiently(|| self.operator.write(name, bytes.clone())).await.map(|_| ())
    }

    /// Deletes a file.
    pub(super) async fn delete(&self, name: &str) -> Result<(), FetchFailure> {
        patiently(|| self.operator.delete(name)).await
    }
}

/// Removes what crashes left unfinished. What is younger than a day may be somebody's work.
fn remove_leftovers(partial: &Path) {
    let Ok(entries) = std::fs::read_dir(partial) else { return };
    for entry in entries.flatten() {
        let age = entry.metadata().and_then(|metadata| metadata.modified()).ok().and_then(|time| time.elapsed().ok());
        if age.is_some_and(|age| age > LEFTOVER) {
            let _whether_possible = std::fs::remove_file(entry.path());
        }
    }
}

/// Tries some times, each within a time.
async fn patiently<T, F: Future<Output = opendal::Result<T>>>(work: impl Fn() -> F) -> Result<T, FetchFailure> {
    let mut pause = PAUSE;
    for attempt in 1.. {
        let again = match tokio::time::timeout(PATIENCE, work()).await {
            Ok(Ok(done)) => return Ok(done),
            Ok(Err(error)) if error.is_temporary() => failure(&error),
            Ok(Err(error)) => return Err(failure(&error)),
            Err(_) => FetchFailure::Unreachable,
        };
        if attempt >= TRIES {
            return Err(again);
        }
        tokio::time::sleep(pause).await;
        pause *= 2;
    }
    Err(FetchFailure::Unreachable)
}

fn failure(error: &opendal::Error) -> FetchFailure {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => FetchFailure::Gone,
        ErrorKind::PermissionDenied | ErrorKind::ConfigInvalid | ErrorKind::Unsupported => FetchFailure::Refused,
        _ if told_refusal(error) => FetchFailure::Refused,
        _ => FetchFailure::Unreachable,
    }
}

/// Says whether the system under a folder refused: a full or read-only medium, an exceeded quota.
fn told_refusal(error: &opendal::Error) -> bool {
    use std::io::ErrorKind as Io;
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        if let Some(io) = cause.downcast_ref::<std::io::Error>() {
            return matches!(
                io.kind(),
                Io::PermissionDenied | Io::StorageFull | Io::QuotaExceeded | Io::ReadOnlyFilesystem
            );
        }
        source = cause.source();
    }
    false
}

/// Gets back the cause that the stream wrapped.
fn into_opendal(error: std::io::Error) -> opendal::Error {
    let kind = match error.kind() {
        std::io::ErrorKind::NotFound => ErrorKind::NotFound,
        std::io::ErrorKind::PermissionDenied => ErrorKind::PermissionDenied,
        _ => ErrorKind::Unexpected,
    };
    let fresh = opendal::Error::new(kind, "read from the drop").set_source(error);
    if kind == ErrorKind::Unexpected { fresh.set_temporary() } else { fresh }
}

fn broken(error: opendal::Error) -> PlaceError {
    PlaceError::Broken(Box::new(error))
}
