//! The way to servers: TLS by rustls with ring, answers of bounded length, no redirect to another server.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::Stream;
use http::{Request, Response, StatusCode};
use opendal::{Buffer, Error, ErrorKind, HttpBody, HttpTransport};
use opendal_http_transport_reqwest::ReqwestTransport;
use reqwest::redirect::Policy;

/// The longest answer that is read, in bytes: a listing of some 100,000 files.
const MAX_ANSWER: u64 = 64 * 1024 * 1024;
const CONNECTING: Duration = Duration::from_secs(20);
/// How long a server may be silent in the middle of an answer.
const SILENCE: Duration = Duration::from_secs(60);
const REDIRECTS: usize = 3;

/// Fetches within limits.
pub(super) struct BoundedTransport(ReqwestTransport);

impl BoundedTransport {
    /// Prepares the way; no packet leaves yet. A proxy that the environment names is used, as people who set one expect.
    pub(super) fn new() -> Result<Self, reqwest::Error> {
        // Fails when somebody did it before, which is as good.
        let _whether_first = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .connect_timeout(CONNECTING)
            .read_timeout(SILENCE)
            .redirect(Policy::custom(|attempt| {
                let same = attempt.previous().first().is_some_and(|first| first.origin() == attempt.url().origin());
                if same && attempt.previous().len() <= REDIRECTS { attempt.follow() } else { attempt.stop() }
            }))
            .referer(false)
            .build()?;
        Ok(Self(ReqwestTransport::new(client)))
    }
}

impl HttpTransport for BoundedTransport {
    async fn fetch(&self, request: Request<Buffer>) -> opendal::Result<Response<HttpBody>> {
        let asks = request.method().as_str() == "PROPFIND";
        let response = self.0.fetch(request).await?;
        // Said plainly here, since the services tell these apart from other failures in different ways.
        if refuses(response.status()) {
            return Err(Error::new(ErrorKind::PermissionDenied, "the server refuses"));
        }
        // The WebDAV service takes a folder that is not there for an empty one.
        if asks && response.status() == StatusCode::NOT_FOUND {
            return Err(Error::new(ErrorKind::NotFound, "the server has no such folder"));
        }
        Ok(response.map(|body| body.map_inner(|inner| Box::new(Bounded { inner, left: MAX_ANSWER }))))
    }
}

/// Says whether a server refuses for good: who we are, what we may do, or how much room there is.
fn refuses(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::UNAUTHORIZED
            | StatusCode::FORBIDDEN
            | StatusCode::PAYLOAD_TOO_LARGE
            | StatusCode::INSUFFICIENT_STORAGE
    )
}

type Answer = Box<dyn Stream<Item = opendal::Result<Buffer>> + Send + Sync + Unpin + 'static>;

struct Bounded {
    inner: Answer,
    left: u64,
}

impl Stream for Bounded {
    type Item = opendal::Result<Buffer>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = Pin::new(&mut self.inner).poll_next(context);
        if let Poll::Ready(Some(Ok(bytes))) = &next {
            match self.left.checked_sub(bytes.len() as u64) {
                Some(left) => self.left = left,
                None => {
                    let error = Error::new(ErrorKind::Unexpected, "the server's answer is too long");
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
        next
    }
}
