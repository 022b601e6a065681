//! Writes what is generated from the Rust code and kept in the repository: the window's bindings and the data
//! dictionary. `.ci/drift` compares, `.ci/drift --write` updates.

use std::path::PathBuf;
use std::{env, fs};

use cairn_app::api::{ErrorView, Progress, Request, Response};
use ts_rs::{Config, TS};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::args_os().nth(1).ok_or("usage: generated FOLDER")?);
    let bindings = Config::new().with_large_int("number").with_out_dir(root.join("ui/src/backend/bindings"));
    Request::export_all(&bindings)?;
    Response::export_all(&bindings)?;
    Progress::export_all(&bindings)?;
    ErrorView::export_all(&bindings)?;
    let docs = root.join("docs");
    fs::create_dir_all(&docs)?;
    fs::write(docs.join("data-dictionary.md"), cairn_app::data_dictionary())?;
    Ok(())
}
