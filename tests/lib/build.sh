# Restores, checks and builds, once and as CI does: locked packages, warnings as errors, Release.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
CONFIGURATION=Release

quietly() {  # log file, what it does, command …
  local log=$1 what=$2 started=$SECONDS
  shift 2
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    say "$what: failed"
    exit 1
  fi
  say "$what: $((SECONDS - started)) s"
}

build_all() {
  cd "$ROOT" || exit 1
  command -v dotnet >/dev/null || die "Missing: the .NET SDK (global.json says which)."
  quietly "$WORKSPACE/restore.log" "Restore, locked" dotnet restore Sagas.sln --locked-mode
  quietly "$WORKSPACE/format.log" "Format" dotnet format whitespace --folder --verify-no-changes --exclude artifacts
  quietly "$WORKSPACE/build.log" "Build, $CONFIGURATION" dotnet build Sagas.sln -c "$CONFIGURATION" --no-restore --nologo -clp:NoSummary
}

# The shop that kills itself at named points, with the journal that lets it; apart from everything else, in artifacts/failpoints.
build_shop() {
  quietly "$WORKSPACE/failpoints.log" "Build with fail-points" dotnet build tests/Sagas.Shop -c "$CONFIGURATION" -p:FailPoints=true -p:RestoreLockedMode=true \
    -p:RunAnalyzers=false --nologo -clp:NoSummary
}

# The built program of a test project.
program() { echo "$ROOT/artifacts/bin/$1/${CONFIGURATION,,}/$1"; }
