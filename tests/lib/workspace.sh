# One run's temporary folder, the processes it started, and their end. Sourced by the commands in tests/.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
STARTED=()  # process ids, in the order of their start

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 2; }

# Makes WORKSPACE and sees to it that nothing outlives this script, however it ends.
open_workspace() {
  WORKSPACE=$(mktemp -d "${TMPDIR:-/tmp}/sagas-tests.XXXXXX")
  chmod 711 "$WORKSPACE"  # the servers run as other users and reach only their own folder
  trap close_workspace EXIT
  trap 'say "Ended by SIGHUP."; exit 129' HUP
  trap 'say "Ended by SIGINT."; exit 130' INT
  trap 'say "Ended by SIGTERM."; exit 143' TERM
}

close_workspace() {
  local status=$? i
  trap - EXIT HUP INT TERM
  for ((i = ${#STARTED[@]} - 1; i >= 0; i--)); do stop_process "${STARTED[i]}"; done
  if [ "$status" -eq 0 ] && [ -z "${KEEP_WORKSPACE:-}" ]; then
    rm -rf "$WORKSPACE"
  else
    say "Logs are kept in $WORKSPACE"
  fi
  exit "$status"
}

# Runs a command in the background as leader of its own process group, so that its children end with it. Its id is in STARTED_PID.
start_process() {  # log file, command …
  local log=$1
  shift
  setsid "$@" >>"$log" 2>&1 </dev/null &
  STARTED_PID=$!
  STARTED+=("$STARTED_PID")
}

# Asks the process to end, and after ten seconds ends its whole group.
stop_process() {
  local pid=$1 tenths
  kill -TERM "$pid" 2>/dev/null || true
  for ((tenths = 0; tenths < 100; tenths++)); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL -- "-$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}

# A port that nobody listens on, below the range from which the kernel takes ports for outgoing connections.
free_port() {
  local port
  while :; do
    port=$((15000 + RANDOM % 15000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

# Waits until a command succeeds; fails with the log's end when the process dies or the time is over.
await() {  # seconds, process id, log file, command …
  local deadline=$((SECONDS + $1)) pid=$2 log=$3
  shift 3
  until "$@" >/dev/null 2>&1; do
    if ! kill -0 "$pid" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; then
      say "It did not start: the end of $log says:"
      tail -n 20 "$log" >&2
      return 1
    fi
    sleep 0.2
  done
}

# A folder of the workspace that belongs to an unprivileged user.
folder_of() {  # user, name
  mkdir -p "$WORKSPACE/$2"
  chmod 700 "$WORKSPACE/$2"
  if [ "$(id -u)" -eq 0 ]; then chown "$1" "$WORKSPACE/$2"; fi
  echo "$WORKSPACE/$2"
}

random_word() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }
