# The frame of tests/proof.sh and tests/bench.sh: known names only, servers around, the program's last line is the result.

# Ends with exit 2 and the list of what is built, unless the name is on it.
check_name() {  # usage, name, "name  what it shows" …
  local usage=$1 name=$2 entry
  shift 2
  for entry in "$@"; do
    if [ -n "$name" ] && [ "${entry%% *}" = "$name" ]; then return; fi
  done
  if [ -n "$name" ]; then say "There is no '$name'."; fi
  say "Usage: $usage"
  printf '  %s\n' "$@" >&2
  exit 2
}

# Builds, starts the servers, runs the program and ends with its exit code. Its result is the last line of standard output; its progress goes to standard error.
run_program() {  # project, argument …
  local project=$1 status=0
  shift
  open_workspace
  install_missing
  build_all
  if [ "$1" = kills ] || [ "$1" = faults ]; then build_shop; fi
  start_postgres
  start_rabbitmq
  SAGAS_TEST_COMMIT=$(git -C "$ROOT" rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
  export SAGAS_TEST_COMMIT SAGAS_TEST_LOGS="$WORKSPACE"
  setsid "$(program "$project")" "$@" </dev/null &
  STARTED+=("$!")
  wait "$!" || status=$?
  kill -KILL -- "-$!" 2>/dev/null || true  # whatever it started ends with it
  exit "$status"
}
