//! Copies the Arabic fonts, which come by npm (SIL Open Font License 1.1), to where the crate includes them.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

const PACKAGE: &str = "../../ui/node_modules/@expo-google-fonts/amiri";
const FACES: [(&str, &str); 2] =
    [("400Regular/Amiri_400Regular.ttf", "amiri-regular.ttf"), ("700Bold/Amiri_700Bold.ttf", "amiri-bold.ttf")];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for (from, to) in FACES {
        let from = Path::new(PACKAGE).join(from);
        println!("cargo::rerun-if-changed={}", from.to_string_lossy());
        if fs::copy(&from, target.join(to)).is_err() {
            println!(
                "cargo::error=run `npm ci` in ui first (./run and ./check do): the Arabic font of reports is missing"
            );
            process::exit(1);
        }
    }
}
