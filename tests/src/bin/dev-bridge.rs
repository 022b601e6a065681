//! Serves the window's pages and the core's API to a browser on this machine, for tests only.
//!
//! `dev-bridge --vault DIR --ui DIR` prints the address with its token and serves until stdin ends. Only requests to
//! 127.0.0.1 from its own pages, with the token, reach the core.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, bail};
use cairn_app::api::Request;
use cairn_app::{Core, FileAccess, Texts};
use serde_json::{Value, json};
use tiny_http::{Header, Method, Response, Server, StatusCode};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

struct Bridge {
    core: Core,
    token: String,
    origin: String,
    ui: PathBuf,
    files: tempfile::TempDir,
    count: Mutex<u64>,
    runtime: tokio::runtime::Handle,
}

fn main() -> anyhow::Result<()> {
    let mut options = BTreeMap::new();
    let mut args = std::env::args().skip(1);
    while let Some(name) = args.next() {
        options.insert(name, args.next().context("an option has no value")?);
    }
    let vault = options.get("--vault").context("say --vault DIR")?;
    let ui = options.get("--ui").context("say --ui DIR")?;
    let runtime = tokio::runtime::Runtime::new()?;
    let server = Arc::new(Server::http("127.0.0.1:0").map_err(|error| anyhow::anyhow!("cannot listen: {error}"))?);
    let port = server.server_addr().to_ip().context("no address")?.port();
    let mut random = [0_u8; 16];
    std::fs::File::open("/dev/urandom")?.read_exact(&mut random)?;
    let bridge = Arc::new(Bridge {
        core: Core::open(PathBuf::from(vault), FileAccess::Handles).staying_open(),
        token: random.iter().map(|byte| format!("{byte:02x}")).collect(),
        origin: format!("http://127.0.0.1:{port}"),
        ui: PathBuf::from(ui),
        files: tempfile::tempdir()?,
        count: Mutex::new(0),
        runtime: runtime.handle().clone(),
    });
    let mut out = std::io::stdout();
    writeln!(out, "{}/?token={}", bridge.origin, bridge.token)?;
    out.flush()?;
    let stopping = Arc::clone(&server);
    std::thread::spawn(move || {
        std::io::stdin().read_to_end(&mut Vec::new()).ok();
        stopping.unblock();
    });
    let mut workers = Vec::new();
    for _ in 0..8 {
        let (server, bridge) = (Arc::clone(&server), Arc::clone(&bridge));
        workers.push(std::thread::spawn(move || {
            while let Ok(request) = server.recv() {
                bridge.answer(request).ok();
            }
            server.unblock();
        }));
    }
    for worker in workers {
        worker.join().ok();
    }
    runtime.block_on(bridge.core.close());
    Ok(())
}

fn header(request: &tiny_http::Request, name: &str) -> Option<String> {
    request
        .headers()
        .iter()
        .find(|header| header.field.as_str().as_str().eq_ignore_ascii_case(name))
        .map(|header| header.value.as_str().to_owned())
}

fn field(name: &str, value: &str) -> anyhow::Result<Header> {
    Header::from_bytes(name, value).map_err(|()| anyhow::anyhow!("not a header"))
}

impl Bridge {
    fn answer(&self, mut request: tiny_http::Request) -> anyhow::Result<()> {
        let host = header(&request, "host").unwrap_or_default();
        if format!("http://{host}") != self.origin {
            return Ok(request.respond(Response::empty(403))?);
        }
        let path = request.url().split('?').next().unwrap_or_default().to_owned();
        match (request.method(), path.as_str()) {
            (Method::Get, path) => {
                let answer = self.page(path);
                let (status, kind, body) = answer.unwrap_or((404, "text/plain", Vec::new()));
                let response = Response::from_data(body)
                    .with_status_code(StatusCode(status))
                    .with_header(field("Content-Type", kind)?)
                    .with_header(field("Content-Security-Policy", POLICY)?)
                    .with_header(field("Cache-Control", "no-store")?);
                Ok(request.respond(response)?)
            }
            (Method::Post, "/rpc" | "/files") => {
                let origin = header(&request, "origin");
                if header(&request, "x-cairn-token").as_deref() != Some(&self.token)
                    || origin.is_some_and(|origin| origin != self.origin)
                {
                    return Ok(request.respond(Response::empty(403))?);
                }
                if path == "/files" { self.file(request) } else { self.rpc(request) }
            }
            _ => {
                request.as_reader().read_to_end(&mut Vec::new())?;
                Ok(request.respond(Response::empty(404))?)
            }
        }
    }

    fn page(&self, path: &str) -> Option<(u16, &'static str, Vec<u8>)> {
        let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
        if name.split('/').any(|part| part.is_empty() || part.starts_with('.')) {
            return None;
        }
        let kind = match Path::new(name).extension()?.to_str()? {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "woff2" => "font/woff2",
            "json" => "application/json",
            _ => "application/octet-stream",
        };
        Some((200, kind, std::fs::read(self.ui.join(name)).ok()?))
    }

    fn file(&self, mut request: tiny_http::Request) -> anyhow::Result<()> {
        let name = header(&request, "x-cairn-name").unwrap_or_else(|| "file".to_owned());
        if name.contains(['/', '\\', '\0']) || name.starts_with('.') {
            bail!("not a file name");
        }
        let number = {
            let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
            *count += 1;
            *count
        };
        let dir = self.files.path().join(number.to_string());
        std::fs::create_dir(&dir)?;
        let path = dir.join(name);
        std::io::copy(request.as_reader(), &mut std::fs::File::create(&path)?)?;
        let grant = self.core.grant_file(path)?;
        Ok(request.respond(
            Response::from_string(serde_json::to_string(&grant)?)
                .with_header(field("Content-Type", "application/json")?),
        )?)
    }

    fn rpc(&self, mut request: tiny_http::Request) -> anyhow::Result<()> {
        #[derive(serde::Deserialize)]
        struct Line {
            #[serde(default)]
            id: Value,
            request: Request,
        }
        let mut body = String::new();
        request.as_reader().take(16 << 20).read_to_string(&mut body)?;
        let (sender, lines) = channel();
        match serde_json::from_str::<Line>(&body) {
            Ok(Line { id, request }) => {
                let core = self.core.clone();
                self.runtime.spawn(async move {
                    let (progress, progress_id) = (sender.clone(), id.clone());
                    let result = core
                        .call(request, move |step| {
                            progress.send(format!("{}\n", json!({"id": progress_id, "progress": step}))).ok();
                        })
                        .await;
                    let answer = match result {
                        Ok(response) => json!({"id": id, "response": response}),
                        Err(error) => json!({"id": id, "error": error.view(Texts::of("en"))}),
                    };
                    sender.send(format!("{answer}\n")).ok();
                });
            }
            Err(_) => {
                let error = cairn_app::ApiError::new(cairn_app::ErrorCode::BadRequest)
                    .with("why", "malformed")
                    .view(Texts::of("en"));
                sender.send(format!("{}\n", json!({"id": null, "error": error})))?;
                drop(sender);
            }
        }
        // Written by hand, a chunk a line: tiny_http would hold lines back until they fill eight kilobytes.
        let mut answer = request.into_writer();
        answer.write_all(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n",
        )?;
        answer.flush()?;
        for line in lines {
            write!(answer, "{:x}\r\n{line}\r\n", line.len())?;
            answer.flush()?;
        }
        answer.write_all(b"0\r\n\r\n")?;
        Ok(answer.flush()?)
    }
}
