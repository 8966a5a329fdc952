# SPDX-License-Identifier: EUPL-1.2
#
# What the scripts share; sourced, not run. After this the current folder is
# the root of the repository.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
caller="$PWD"
cd "$root"

# What is compiled is the same wherever the repository stands, so that a second
# clone, and the binary, find it done.
export GOFLAGS="${GOFLAGS:+$GOFLAGS }-trimpath"

# die LINE... prints to the error output and stops.
die() {
  printf '%s\n' "$@" >&2
  exit 1
}

# step WORDS says on one line what comes next.
step() { printf '== %s\n' "$*"; }

# need TOOL HOW stops with one line where a tool is missing.
need() { command -v "$1" >/dev/null 2>&1 || die "$1 is missing: $2"; }

need_go() {
  need go 'install Go 1.26 or newer, https://go.dev/dl'
  local version
  version="$(go env GOVERSION 2>/dev/null)" || die 'Go 1.26 or newer is needed, and this go cannot fetch it'
  case "$version" in
    go1.[0-9] | go1.[0-9].* | go1.1[0-9]* | go1.2[0-5]*) die "Go 1.26 or newer is needed; this is $version" ;;
  esac
}

need_node() {
  need node 'install Node 20.19 or newer, https://nodejs.org'
  need npm 'it comes with Node, https://nodejs.org'
  node -e 'const [a, b] = process.versions.node.split(".").map(Number);
    process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)' ||
    die "Node 20.19 (or 22.12 and newer) is needed; this is $(node --version)"
}

# packages_with REGEX lists the packages whose tests have such a line.
packages_with() {
  { git grep -lE --untracked "$1" -- '*_test.go' || true; } | sed 's#^#./#; s#/[^/]*$##' | sort -u
}

# npm_packages installs what the page needs, where the list of it changed.
npm_packages() {
  local stamp=frontend/node_modules/.casustafel
  local want
  want="$(cksum <frontend/package-lock.json) $(node --version)"
  [ "$(cat "$stamp" 2>/dev/null)" = "$want" ] && return
  step 'installing what the page needs'
  (cd frontend && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  printf '%s\n' "$want" >"$stamp"
}

# build_page builds the page, where its sources changed.
build_page() {
  npm_packages
  local stamp=bin/.page
  local want
  want="$(page_sources | cksum)"
  [ -f frontend/dist/index.html ] && [ "$(cat "$stamp" 2>/dev/null)" = "$want" ] && return
  step 'building the page'
  (cd frontend && node_modules/.bin/vite build --logLevel warn)
  mkdir -p bin
  printf '%s\n' "$want" >"$stamp"
}

page_sources() {
  find frontend/src frontend/public frontend/build frontend/*.html frontend/*.json frontend/*.ts -type f \
    -exec cksum {} + | LC_ALL=C sort -k 3
}

build_binary() {
  step 'building bin/casustafel'
  mkdir -p bin
  go build -o bin/casustafel ./server/casustafel
}
