//! A plain iroh stream: one file as it is, over loopback, whose receiver writes it and syncs. No check of any kind.

use std::net::Ipv4Addr;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use iroh::endpoint::presets;
use iroh::{Endpoint, RelayMode};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

const ALPN: &[u8] = b"cairn-bench/raw/1";
const CHUNK: usize = 1 << 20;

async fn endpoint() -> anyhow::Result<Endpoint> {
    let builder = Endpoint::builder(presets::Minimal)
        .relay_mode(RelayMode::Disabled)
        .alpns(vec![ALPN.to_vec()])
        .bind_addr((Ipv4Addr::LOCALHOST, 0))?;
    Ok(builder.bind().await?)
}

/// Sends a file and gives the time from dialling until the receiver has synced it.
pub async fn transfer(from: &Path, to: &Path) -> anyhow::Result<Duration> {
    let (giver, taker) = (endpoint().await?, endpoint().await?);
    let address = giver.addr();
    let file = from.to_owned();
    let serving = {
        let giver = giver.clone();
        tokio::spawn(async move {
            let connection = giver.accept().await.context("the endpoint was closed")?.await?;
            let mut stream = connection.open_uni().await?;
            let mut file = tokio::fs::File::open(file).await?;
            let mut chunk = vec![0; CHUNK];
            loop {
                let read = file.read(&mut chunk).await?;
                if read == 0 {
                    break;
                }
                stream.write_all(&chunk[..read]).await?;
            }
            stream.finish()?;
            connection.closed().await;
            anyhow::Ok(())
        })
    };
    let began = Instant::now();
    let connection = taker.connect(address, ALPN).await?;
    let mut stream = connection.accept_uni().await?;
    let mut file = tokio::fs::File::create(to).await?;
    let mut chunk = vec![0; CHUNK];
    while let Some(read) = stream.read(&mut chunk).await? {
        file.write_all(&chunk[..read]).await?;
    }
    file.flush().await?;
    file.sync_all().await?;
    let took = began.elapsed();
    connection.close(0_u32.into(), b"done");
    serving.await??;
    giver.close().await;
    taker.close().await;
    Ok(took)
}
