# Shared by ./run, ./check and ./bench: brings what they need, and nothing that is there already.
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

need_rust() {
  command -v cargo >/dev/null || die "cargo is missing: Cairn builds with Rust 1.95 (https://rustup.rs)."
  command -v npm >/dev/null || die "npm is missing: the window builds with Node 20."
}

# Installs the Debian packages of the given groups that are missing. Asks dpkg only; calls apt only if it must.
need_packages() {
  command -v dpkg-query >/dev/null || { say "Not Debian: install the packages of .ci/apt-packages by hand."; return 0; }
  local wanted have missing groups
  groups=$(IFS='|'; printf '%s' "$*")
  wanted=$(awk -v groups="^($groups)$" '$1 ~ groups { print $2 }' .ci/apt-packages | sort)
  # shellcheck disable=SC2086
  have=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' $wanted 2>/dev/null | awk '$2 == "installed" { print $1 }' | sort -u)
  missing=$(comm -23 <(printf '%s\n' "$wanted") <(printf '%s\n' "$have"))
  [ -n "$missing" ] || return 0
  local root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || die "Missing packages, and neither root nor sudo to install them: ${missing//$'\n'/ }"
    root=(sudo)
  fi
  say "Installing: ${missing//$'\n'/ }"
  "${root[@]}" apt-get update -qq >&2
  # shellcheck disable=SC2086
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >&2
}

# Runs a command unless the stamp holds the same digest of the given inputs: unless_same STAMP INPUT... -- COMMAND...
unless_same() {
  local stamp=$1 digest inputs=()
  shift
  while [ "$1" != -- ]; do inputs+=("$1"); shift; done
  shift
  digest=$(find "${inputs[@]}" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$digest" ] && return 0
  "$@" || return
  mkdir -p "$(dirname "$stamp")"
  printf '%s\n' "$digest" >"$stamp"
}

npm_install() { (cd ui && npm ci --no-audit --no-fund --loglevel=error); }
need_node_modules() { unless_same ui/node_modules/.installed ui/package-lock.json -- npm_install; }

build_ui() { (cd ui && npm run --silent build); }
need_ui() {
  need_node_modules &&
    unless_same ui/dist/.built ui/src ui/index.html ui/*.js ui/*.ts ui/*.json -- build_ui
}

# The relay's program as its makers publish it, of the version of our iroh: tests start it.
need_relay() {
  local version
  version=$(awk '$0 == "name = \"iroh-relay\"" { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)
  [ "$(target/tools/bin/iroh-relay --version 2>/dev/null)" = "iroh-relay $version" ] && return 0
  env CARGO_PROFILE_DEV_DEBUG=0 cargo install --locked --debug --version "=$version" --features server --root target/tools --target-dir target/tools/build iroh-relay &&
    rm -rf target/tools/build
}

# Builds everything. The first time, clippy reads what is ours in the same pass (.ci/lint), and its suite has nothing left to do.
build_all() {
  local build=(cargo build --locked --workspace --all-targets)
  if compgen -G 'target/debug/.fingerprint/cairn-model-*' >/dev/null; then
    "${build[@]}"
  else
    RUSTC_WRAPPER=$PWD/.ci/lint "${build[@]}" && lint_all true
  fi
}

# Runs a command unless clippy, or whatever was run here last, has read just this.
lint_all() { unless_same target/check/linted crates src-tauri tests fuzz/oracles Cargo.toml Cargo.lock clippy.toml -- "$@"; }

make_venv() { rm -rf .venv && /usr/bin/python3 -m venv .venv && .venv/bin/pip install -q --require-hashes -r .ci/requirements.txt; }
need_venv() { unless_same .venv/.installed .ci/requirements.txt -- make_venv; }
