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

# A compiler that stays warm from project to project. MSBuild starts one by itself, but that outlives the run; this one ends like every other process here.
start_compiler() {
  COMPILER=sagas-$$
  start_process "$WORKSPACE/compiler.log" dotnet exec \
    "$(dirname "$(readlink -f "$(command -v dotnet)")")/sdk/$(dotnet --version)/Roslyn/bincore/VBCSCompiler.dll" "-pipename:$COMPILER"
}

stop_compiler() {
  stop_process "${STARTED[-1]}"
  unset 'STARTED[-1]'
}

warm_build() { env -u MSBUILDDISABLENODEREUSE dotnet build "$@" -c "$CONFIGURATION" -p:SharedCompilationId="$COMPILER" -nodeReuse:false --nologo -clp:NoSummary; }

build_all() {
  cd "$ROOT" || exit 1
  command -v dotnet >/dev/null || die "Missing: the .NET SDK (global.json says which)."
  quietly "$WORKSPACE/restore.log" "Restore, locked" dotnet restore Sagas.sln --locked-mode
  quietly "$WORKSPACE/format.log" "Format" dotnet format whitespace --folder --verify-no-changes --exclude artifacts
  start_compiler
  quietly "$WORKSPACE/build.log" "Build, $CONFIGURATION" warm_build Sagas.sln --no-restore
  stop_compiler
}

# The shop that kills itself at named points, with the journal that lets it; apart from everything else, in artifacts/failpoints.
build_shop() {
  start_compiler
  quietly "$WORKSPACE/failpoints.log" "Build with fail-points" warm_build tests/Sagas.Shop -p:FailPoints=true -p:RestoreLockedMode=true -p:RunAnalyzers=false
  stop_compiler
}

# The built program of a test project.
program() { echo "$ROOT/artifacts/bin/$1/${CONFIGURATION,,}/$1"; }
