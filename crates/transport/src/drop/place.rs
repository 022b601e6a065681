//! Where a drop is, as people write it.

use std::fmt;
use std::path::PathBuf;

use cairn_keys::{Sensitive, derive};
use url::{Host, Url};

/// Says why a text names no drop.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// It is none of the three forms.
    #[error("read where the drop is")]
    Unknown,
    /// It holds a password, which belongs elsewhere: it would lie in histories and lists.
    #[error("take a drop's password from its address")]
    PasswordInAddress,
    /// It names a server without encryption that is neither this machine nor an onion service: the password would be readable
    /// on the way.
    #[error("send a drop's password without encryption")]
    NotEncrypted,
    /// The folder is not there: nothing is created, since it may be a stick that is not plugged in.
    #[error("find the drop's folder")]
    Missing,
    /// It needs a password or an access key that was not given.
    #[error("open a drop without its password")]
    NoCredentials,
    /// It could not be prepared.
    #[error("prepare to visit the drop")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Where a drop is. Its `Debug` tells the kind only: paths and hosts are personal data.
#[derive(Clone, PartialEq, Eq)]
pub enum DropPlace {
    /// A folder: a stick, a folder that Syncthing or Nextcloud keeps in step.
    Folder(PathBuf),
    /// A folder on a WebDAV server.
    WebDav {
        /// The server: scheme, host and port.
        server: String,
        /// The folder's path.
        path: String,
        /// Who signs in.
        user: Option<String>,
    },
    /// A bucket of an S3-compatible store.
    S3 {
        /// The store: scheme, host and port.
        server: String,
        /// The bucket.
        bucket: String,
        /// What its objects' names begin with; empty, or ends with a slash.
        prefix: String,
        /// The region that requests are signed for.
        region: String,
    },
}

/// What opens a drop.
#[derive(Debug, Clone)]
pub enum DropCredentials {
    /// Nothing is asked.
    None,
    /// The password that goes with the user of a WebDAV address.
    Password(Sensitive<String>),
    /// The two halves of an S3 access key.
    AccessKey {
        /// Its id.
        id: Sensitive<String>,
        /// Its secret.
        secret: Sensitive<String>,
    },
}

impl DropPlace {
    /// Reads `/path`, `file:///path`, `webdav+https://user@host/path` or
    /// `s3://bucket/prefix?endpoint=https://host&region=name`.
    ///
    /// # Errors
    /// [`PlaceError`].
    pub fn parse(text: &str) -> Result<Self, PlaceError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PlaceError::Unknown);
        }
        let Some((scheme, _)) = text.split_once("://") else { return Ok(Self::Folder(PathBuf::from(text))) };
        let url = Url::parse(text).map_err(|_| PlaceError::Unknown)?;
        if url.password().is_some() {
            return Err(PlaceError::PasswordInAddress);
        }
        match scheme.to_ascii_lowercase().as_str() {
            "file" => url.to_file_path().map(Self::Folder).map_err(|()| PlaceError::Unknown),
            "webdav+https" => Self::web_dav(text, "https"),
            "webdav+http" => Self::web_dav(text, "http"),
            "s3" => Self::s3(&url),
            _ => Err(PlaceError::Unknown),
        }
    }

    fn web_dav(text: &str, scheme: &str) -> Result<Self, PlaceError> {
        let (_, rest) = text.split_once("://").ok_or(PlaceError::Unknown)?;
        let url = server_url(&format!("{scheme}://{rest}"))?;
        if url.query().is_some() || url.fragment().is_some() {
            return Err(PlaceError::Unknown);
        }
        let user = (!url.username().is_empty()).then(|| percent_decoded(url.username())).transpose()?;
        Ok(Self::WebDav { server: server_of(&url)?, path: percent_decoded(url.path())?, user })
    }

    fn s3(url: &Url) -> Result<Self, PlaceError> {
        let bucket = url.host_str().filter(|host| !host.is_empty()).ok_or(PlaceError::Unknown)?.to_owned();
        if url.port().is_some() || !url.username().is_empty() || url.fragment().is_some() {
            return Err(PlaceError::Unknown);
        }
        let (mut server, mut region) = (None, "us-east-1".to_owned());
        for (key, value) in url.query_pairs() {
            match key.as_ref() {
                "endpoint" => {
                    let endpoint = server_url(&value)?;
                    let bare = matches!(endpoint.path(), "" | "/") && endpoint.username().is_empty();
                    if !bare || endpoint.password().is_some() || endpoint.query().is_some() {
                        return Err(PlaceError::Unknown);
                    }
                    server = Some(server_of(&endpoint)?);
                }
                "region" => region = value.into_owned(),
                _ => return Err(PlaceError::Unknown),
            }
        }
        let mut prefix = percent_decoded(url.path())?.trim_matches('/').to_owned();
        if !prefix.is_empty() {
            prefix.push('/');
        }
        Ok(Self::S3 { server: server.ok_or(PlaceError::Unknown)?, bucket, prefix, region })
    }

    /// Gives 32 bytes that stand for the place: what is known of a drop is kept under them.
    pub fn id(&self) -> [u8; 32] {
        let context = "cairn 2026 drop place";
        match self {
            Self::Folder(path) => derive(context, &[b"folder", path.as_os_str().as_encoded_bytes()]),
            Self::WebDav { server, path, user } => {
                let user = user.as_deref().unwrap_or_default();
                derive(context, &[b"webdav", server.as_bytes(), path.as_bytes(), user.as_bytes()])
            }
            Self::S3 { server, bucket, prefix, region: _ } => {
                derive(context, &[b"s3", server.as_bytes(), bucket.as_bytes(), prefix.as_bytes()])
            }
        }
    }

    /// Says whether packets leave this machine's network card for it, as far as its address tells.
    pub fn is_remote(&self) -> bool {
        !matches!(self, Self::Folder(_))
    }
}

impl fmt::Debug for DropPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Folder(_) => "DropPlace::Folder(..)",
            Self::WebDav { server: _, path: _, user: _ } => "DropPlace::WebDav(..)",
            Self::S3 { server: _, bucket: _, prefix: _, region: _ } => "DropPlace::S3(..)",
        })
    }
}

/// Reads the address of a server. The URL standard passes over missing and spare slashes and takes `https:///x` for the
/// host `x`; here a host stands where people write one, or the text is refused.
fn server_url(text: &str) -> Result<Url, PlaceError> {
    let (_, rest) = text.split_once("://").ok_or(PlaceError::Unknown)?;
    if rest.starts_with(['/', '\\', '?', '#']) || rest.starts_with(|c: char| c.is_whitespace() || c.is_control()) {
        return Err(PlaceError::Unknown);
    }
    Url::parse(text).map_err(|_| PlaceError::Unknown)
}

/// Gives scheme, host and port of a server that may be given a password.
fn server_of(url: &Url) -> Result<String, PlaceError> {
    let host = url.host().ok_or(PlaceError::Unknown)?;
    let near = match &host {
        Host::Domain(name) => *name == "localhost" || name.ends_with(".onion"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    match url.scheme() {
        "https" => {}
        "http" if near => {}
        "http" => return Err(PlaceError::NotEncrypted),
        _ => return Err(PlaceError::Unknown),
    }
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    Ok(format!("{}://{host}{port}", url.scheme()))
}

fn percent_decoded(text: &str) -> Result<String, PlaceError> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        rest = more;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let (digits, more) = rest.split_at_checked(2).ok_or(PlaceError::Unknown)?;
        let digits = std::str::from_utf8(digits).map_err(|_| PlaceError::Unknown)?;
        bytes.push(u8::from_str_radix(digits, 16).map_err(|_| PlaceError::Unknown)?);
        rest = more;
    }
    String::from_utf8(bytes).map_err(|_| PlaceError::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_are_read() {
        assert_eq!(DropPlace::parse("/mnt/stick").unwrap(), DropPlace::Folder("/mnt/stick".into()));
        assert_eq!(DropPlace::parse("file:///mnt/my%20stick").unwrap(), DropPlace::Folder("/mnt/my stick".into()));
        assert_eq!(
            DropPlace::parse("webdav+https://amal@cloud.example:8443/dav/a%20b").unwrap(),
            DropPlace::WebDav {
                server: "https://cloud.example:8443".into(),
                path: "/dav/a b".into(),
                user: Some("amal".into()),
            }
        );
        assert_eq!(
            DropPlace::parse("s3://bucket/some/prefix/?endpoint=https://s3.example&region=eu").unwrap(),
            DropPlace::S3 {
                server: "https://s3.example".into(),
                bucket: "bucket".into(),
                prefix: "some/prefix/".into(),
                region: "eu".into(),
            }
        );
    }

    #[test]
    fn passwords_and_open_networks_are_refused() {
        let password = DropPlace::parse("webdav+https://amal:secret@cloud.example/");
        assert!(matches!(password, Err(PlaceError::PasswordInAddress)));
        assert!(matches!(DropPlace::parse("webdav+http://cloud.example/"), Err(PlaceError::NotEncrypted)));
        assert!(matches!(DropPlace::parse("s3://b?endpoint=http://10.0.0.1"), Err(PlaceError::NotEncrypted)));
        DropPlace::parse("webdav+http://127.0.0.1:8080/").unwrap();
        DropPlace::parse("webdav+http://[::1]:8080/").unwrap();
        DropPlace::parse(&format!("webdav+http://{}.onion/", "a".repeat(56))).unwrap();
    }

    #[test]
    fn what_is_no_drop_is_refused() {
        let texts =
            ["", "ftp://host/x", "s3://bucket", "s3:///?endpoint=https://x", "webdav+https:///x", "file://host/x"];
        for text in texts {
            assert!(DropPlace::parse(text).is_err(), "{text}");
        }
        for endpoint in ["https:///x", "https:x", "https:/x", "https:\\\\x", "x"] {
            assert!(DropPlace::parse(&format!("s3://b?endpoint={endpoint}")).is_err(), "{endpoint}");
        }
        let query = DropPlace::parse("s3://b?endpoint=https://x&secret=y");
        assert!(matches!(query, Err(PlaceError::Unknown)));
    }

    #[test]
    fn debug_prints_no_path_host_or_password() {
        let place = DropPlace::parse("webdav+https://amal@cloud.example/x").unwrap();
        let credentials = DropCredentials::Password(Sensitive::new("secret".to_owned()));
        let shown = format!("{place:?} {credentials:?} {:?}", DropPlace::Folder("/home/amal".into()));
        assert!(!shown.contains("amal") && !shown.contains("cloud") && !shown.contains("secret"), "{shown}");
    }
}
