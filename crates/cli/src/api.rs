//! `cairn api`: requests in JSON lines on stdin, answers in JSON lines on stdout.

use std::io::{BufRead, Write};
use std::sync::{Arc, Mutex};

use cairn_app::api::Request;
use cairn_app::{ApiError, Core, ErrorCode, Texts};
use serde_json::{Value, json};

#[derive(serde::Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    request: Request,
}

/// Serves until stdin ends; several requests may run at once.
pub(crate) async fn serve(core: Core, texts: &'static Texts) -> anyhow::Result<()> {
    let out = Arc::new(Mutex::new(std::io::stdout()));
    let (sender, mut lines) = tokio::sync::mpsc::channel::<String>(64);
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines() {
            let Ok(line) = line else { break };
            if sender.blocking_send(line).is_err() {
                break;
            }
        }
    });
    let idle = core.clone();
    let watching = tokio::spawn(async move {
        loop {
            idle.lock_when_idle().await;
        }
    });
    let mut running = tokio::task::JoinSet::new();
    while let Some(line) = lines.recv().await {
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = match serde_json::from_str(&line) {
            Ok(line) => line,
            Err(error) => {
                let id = serde_json::from_str::<Value>(&line)
                    .ok()
                    .and_then(|value| value.get("id").cloned())
                    .unwrap_or(Value::Null);
                let place = format!("column {}", error.column());
                let error = ApiError::new(ErrorCode::BadRequest).with("why", place).view(texts);
                write(&out, &json!({"id": id, "error": error}))?;
                continue;
            }
        };
        let (core, out) = (core.clone(), Arc::clone(&out));
        running.spawn(async move {
            let Line { id, request } = line;
            let (progress_out, progress_id) = (Arc::clone(&out), id.clone());
            let result = core
                .call(request, move |progress| {
                    // The reader of stdout is gone: the answer below will say so.
                    write(&progress_out, &json!({"id": progress_id, "progress": progress})).ok();
                })
                .await;
            let answer = match result {
                Ok(response) => json!({"id": id, "response": response}),
                Err(error) => json!({"id": id, "error": error.view(texts)}),
            };
            write(&out, &answer)
        });
        while running.try_join_next().is_some() {}
    }
    watching.abort();
    core.cancel_all();
    while running.join_next().await.is_some() {}
    core.close().await;
    Ok(())
}

fn write(out: &Mutex<std::io::Stdout>, value: &Value) -> anyhow::Result<()> {
    let mut out = out.lock().map_err(|_| anyhow::anyhow!("stdout is gone"))?;
    writeln!(out, "{value}")?;
    out.flush()?;
    Ok(())
}
