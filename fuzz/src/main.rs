//! One program for all targets: `CAIRN_TARGET` names the one that this run is about. See `run`.

#![no_main]

use std::path::Path;
use std::sync::LazyLock;
use std::{env, fs, io, process};

use cairn_oracles::{TARGETS, Target, find};
use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<&'static Target> = LazyLock::new(|| {
    let name = env::var("CAIRN_TARGET").unwrap_or_default();
    find(&name).unwrap_or_else(|| panic!("no target is called {name:?}"))
});

/// Writes the seeds of every target into its folder, in place of those that are there.
fn write_seeds(corpus: &Path) -> io::Result<()> {
    for target in TARGETS {
        let folder = corpus.join(target.name);
        fs::create_dir_all(&folder)?;
        for file in fs::read_dir(&folder)? {
            let file = file?;
            if file.file_name().as_encoded_bytes().starts_with(b"seed-") {
                fs::remove_file(file.path())?;
            }
        }
        for seed in (target.seeds)() {
            fs::write(folder.join(format!("seed-{}", seed.name)), &seed.bytes)?;
        }
    }
    Ok(())
}

fuzz_target!(
    init: {
        if let Some(corpus) = env::var_os("CAIRN_SEEDS") {
            write_seeds(Path::new(&corpus)).expect("the corpus is written");
            process::exit(0);
        }
    },
    |bytes: &[u8]| (TARGET.check)(bytes)
);
