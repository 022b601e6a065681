//! Carries out one command.

use std::io::{BufRead, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;

use cairn_app::api::{ListQuery, Progress, Request, Response};
use cairn_app::{ApiError, Core, FileAccess, Texts};
use clap::CommandFactory;

use crate::args::{BackupCommand, Cli, Command, Global, HandoverCommand, ProgressStyle, SyncCommand};
use crate::passphrase::{self, Ask};
use crate::render::{self, Output, Tickets};

/// Carries out the command and gives the exit code.
pub(crate) fn run(cli: &Cli) -> anyhow::Result<u8> {
    match &cli.command {
        Command::Completions { shell } => {
            clap_complete::generate(*shell, &mut Cli::command(), "cairn", &mut std::io::stdout());
            return Ok(0);
        }
        Command::Man { to } => {
            std::fs::create_dir_all(to)?;
            clap_mangen::generate_to(Cli::command(), to)?;
            return Ok(0);
        }
        Command::Demo { keep, stix } => return crate::demo::run(&cli.global, keep.as_deref(), stix.as_deref()),
        _ => {}
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(with_core(cli))
}

/// Gives the vault's folder.
fn vault_dir(global: &Global) -> anyhow::Result<PathBuf> {
    match &global.vault {
        Some(dir) => Ok(dir.clone()),
        None => {
            cairn_app::default_vault_dir().ok_or_else(|| anyhow::anyhow!("there is no home folder: say --vault DIR"))
        }
    }
}

/// Gives the language of messages.
pub(crate) fn texts(global: &Global) -> &'static Texts {
    Texts::of(language(global).as_deref().unwrap_or("en"))
}

/// Gives the language that the person asked for; the program may not have it.
fn language(global: &Global) -> Option<String> {
    global.lang.clone().or_else(|| std::env::var("LC_ALL").ok()).or_else(|| std::env::var("LANG").ok())
}

async fn with_core(cli: &Cli) -> anyhow::Result<u8> {
    let global = &cli.global;
    let texts = texts(global);
    let core = Core::open(vault_dir(global)?, FileAccess::Paths);
    let core = if matches!(cli.command, Command::Api) { core.staying_open() } else { core };
    let output = Output { json: global.json, texts };
    if let Command::Init { name } = &cli.command {
        let passphrase = passphrase::read(global, Ask::Twice)?;
        let response = core.call(Request::Create { name: name.clone(), passphrase }, |_| {}).await?;
        output.response(&response)?;
        core.close().await;
        return Ok(0);
    }
    if let Command::Backup(BackupCommand::Restore(restore)) = &cli.command {
        if global.passphrase_file.is_none() && global.passphrase_fd.is_none() {
            render::message(&texts.get("cli-restore-passphrase"));
        }
        // The vault's passphrase comes before all else that stdin may hold.
        let passphrase = passphrase::read(global, Ask::Twice)?;
        let code = one(&core, global, restore.request(passphrase)?, &output, Tickets::Text).await;
        core.close().await;
        return code;
    }
    let mut words = String::new();
    let vaultless = match &cli.command {
        Command::Verify { .. } => true,
        Command::Codebook(command) => command.needs_no_vault(),
        Command::Protocol(command) => command.needs_no_vault(),
        _ => false,
    };
    if !vaultless {
        let known = core.call(Request::Ping, |_| {}).await?;
        if let Response::State(state) = known
            && !state.exists
        {
            return Err(ApiError::new(cairn_app::ErrorCode::VaultMissing).into());
        }
        let passphrase = passphrase::read(global, Ask::Once)?;
        if matches!(cli.command, Command::Handover(HandoverCommand::Forget { .. })) {
            words.clone_from(&passphrase);
        }
        let response = core.call(Request::Unlock { passphrase }, |_| {}).await?;
        if let Response::State(state) = response {
            for notice in state.notices {
                render::message(&texts.get(&notice));
            }
        }
    }
    if matches!(cli.command, Command::Api) {
        crate::api::serve(core, texts).await?;
        return Ok(0);
    }
    let request = match &cli.command {
        Command::Backup(command) => command.request(texts.lang())?,
        Command::Sync(SyncCommand::Relay(command)) => Some(command.request(&texts.get("cli-relay-token"))?),
        Command::Handover(command) => Some(command.request(words)),
        Command::Codebook(command) => Some(command.request(language(global).as_deref())?),
        Command::Consent(command) => Some(command.request(texts.lang())),
        Command::Protocol(command) => Some(command.request(language(global).as_deref())),
        Command::Risk(command) => Some(command.request(language(global).as_deref())?),
        command => command.request()?,
    };
    let code = match request {
        Some(Request::RecordList(query)) => list(&core, global, query, &output).await,
        Some(request) => {
            let drawn = matches!(&cli.command, Command::Circle(command) if command.draws_tickets());
            let tickets = if drawn { Tickets::Drawn } else { Tickets::Text };
            one(&core, global, request, &output, tickets).await
        }
        None => Ok(0),
    };
    core.close().await;
    code
}

async fn one(core: &Core, global: &Global, request: Request, output: &Output, tickets: Tickets) -> anyhow::Result<u8> {
    let progress = Arc::new(render::Bar::new(global, output.texts, tickets));
    let shown = Arc::clone(&progress);
    let confirming = core.clone();
    let json = output.json;
    let runtime = tokio::runtime::Handle::current();
    let unattended =
        matches!(&request, Request::CircleInvite { code: Some(_), .. } | Request::CircleJoin { code: Some(_), .. });
    let call = core.call(request, move |step| {
        shown.show(&step, json);
        if let Progress::Code { job, .. } = step
            && !unattended
        {
            ask_for_digits(&runtime, confirming.clone(), job);
        }
    });
    tokio::pin!(call);
    let response = tokio::select! {
        response = &mut call => response,
        _ = tokio::signal::ctrl_c() => {
            core.cancel_all();
            call.await
        }
    };
    progress.finish();
    let response = response?;
    output.response(&response)?;
    Ok(render::exit_code(&response))
}

/// Reads the digits that the other side shows, from the terminal or stdin, and confirms with them.
fn ask_for_digits(runtime: &tokio::runtime::Handle, core: Core, job: String) {
    let runtime = runtime.clone();
    std::thread::spawn(move || {
        if std::io::stdin().is_terminal() {
            render::message("Type the six digits that the other person sees, or press Enter if they differ:");
        }
        let mut line = String::new();
        if std::io::stdin().lock().read_line(&mut line).is_ok() {
            let code: String = line.chars().filter(char::is_ascii_digit).collect();
            // An error is told by the command that waits for the confirmation.
            runtime.block_on(core.call(Request::CircleConfirm { job, code }, |_| {})).ok();
        }
    });
}

async fn list(core: &Core, global: &Global, mut query: ListQuery, output: &Output) -> anyhow::Result<u8> {
    let wanted = query.limit;
    let (mut printed, mut looked) = (0_u32, 0_u64);
    query.whole = output.json;
    loop {
        let left = if wanted == 0 { 1000 } else { wanted.saturating_sub(printed).min(1000) };
        if left == 0 {
            break;
        }
        query.limit = left;
        let response = core.call(Request::RecordList(query.clone()), |_| {}).await?;
        let (count, next, at) = match &response {
            Response::Records { rows, next, looked_at, .. } => (rows.len(), next.clone(), *looked_at),
            Response::RecordPage { records, next, looked_at } => (records.len(), next.clone(), *looked_at),
            _ => (0, None, None),
        };
        looked += at.unwrap_or_default();
        output.response(&response)?;
        printed = printed.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        if next.is_none() {
            break;
        }
        query.after = next;
    }
    if printed == 0 {
        output.empty_list();
    }
    if looked > 0 && global.progress == ProgressStyle::Auto && !output.json {
        render::message(&output.say("cli-list-looked", &[("count", looked.to_string())]));
    }
    if global.progress == ProgressStyle::Auto && wanted != 0 && printed == wanted && !output.json {
        render::message(&output.texts.get("cli-list-more"));
    }
    Ok(0)
}
