#!/usr/bin/env bash
# A PostgreSQL and a RabbitMQ of one test's own, to be stopped and started by it. Takes "start|stop|kill postgres|rabbitmq" a line, "stop" as an
# operator does, "kill" with kill -9; answers each with a line: "ready" and the addresses first, then "done", with the process id after a start.
# At the end of its input, or when its starter is gone, the servers end and their folder goes.
set -euo pipefail
for part in workspace packages postgres rabbitmq; do
  . "$(dirname "${BASH_SOURCE[0]}")/$part.sh"
done

end_of() {  # process id, signal: returns when the process is gone
  local others=() pid
  kill "-$2" "$1" 2>/dev/null || true
  if [ "$2" = KILL ]; then kill -KILL -- "-$1" 2>/dev/null || true; fi
  wait "$1" 2>/dev/null || true
  for pid in "${STARTED[@]}"; do [ "$pid" = "$1" ] || others+=("$pid"); done
  STARTED=("${others[@]}")
}

# Sessions of a server that was killed hold its shared memory for another moment, in which the next one gives up.
start_again() {  # run_postgres or run_rabbitmq
  local tries
  for ((tries = 0; tries < 20; tries++)); do
    "$1"
    sleep 0.3
    if kill -0 "$STARTED_PID" 2>/dev/null; then break; fi
    end_of "$STARTED_PID" KILL
  done
  echo "done $STARTED_PID"
}

open_workspace
start_postgres
start_rabbitmq
echo "ready $SAGAS_TEST_POSTGRES_PID $SAGAS_TEST_RABBITMQ_PID $SAGAS_TEST_POSTGRES $SAGAS_TEST_RABBITMQ $SAGAS_TEST_RABBITMQ_ADMIN"
while read -r act server; do
  case "$act $server" in
    'start postgres') start_again run_postgres ;;
    'start rabbitmq') start_again run_rabbitmq ;;
    'stop postgres') end_of "$SAGAS_TEST_POSTGRES_PID" INT; echo 'done' ;;
    'stop rabbitmq') end_of "$SAGAS_TEST_RABBITMQ_PID" TERM; echo 'done' ;;
    'kill postgres') end_of "$SAGAS_TEST_POSTGRES_PID" KILL; echo 'done' ;;
    'kill rabbitmq') end_of "$SAGAS_TEST_RABBITMQ_PID" KILL; echo 'done' ;;
    *) die "'$act $server' is none of: start, stop, kill and postgres, rabbitmq." ;;
  esac
done
