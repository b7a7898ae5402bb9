# Runs suites one after the other and adds up what they say.

PASSED=0
FAILED=0
SUITE_LIMIT=1800  # seconds, for one suite

# The suites' names: every folder of tests/ that ends in .Tests.
suites() {
  local folder
  for folder in "$ROOT"/tests/*.Tests; do basename "$folder"; done
}

# One suite in a process group of its own, so that whatever it started ends with it.
run_suite() {  # name
  local name=$1 log="$WORKSPACE/$1.log" started=$SECONDS status summary total failed skipped
  start_process "$log" env SAGAS_TEST_LOGS="$WORKSPACE" timeout --foreground "$SUITE_LIMIT" "$(program "$name")" -noColor -noLogo -longRunning 120 -result-xml "$WORKSPACE/$name.xml"
  follow "$STARTED_PID" "$log" "$name"
  status=0
  wait "$STARTED_PID" || status=$?
  kill -KILL -- "-$STARTED_PID" 2>/dev/null || true
  unset 'STARTED[-1]'

  summary=$(grep -E '^ +[A-Za-z.]+ +Total: [0-9]+' "$log" | tail -n 1) || true
  total=$(number Total "$summary")
  failed=$(($(number Failed "$summary") + $(number Errors "$summary")))
  skipped=$(number Skipped "$summary")
  if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi  # it died, or ran out of time
  if [ "$total" -eq 0 ]; then
    say "$name ran no test."
    failed=1
  fi

  PASSED=$((PASSED + (total > failed + skipped ? total - failed - skipped : 0)))
  FAILED=$((FAILED + failed))
  printf '%-30s %5d passed %4d failed %5d s\n' "$name" "$((total > failed + skipped ? total - failed - skipped : 0))" "$failed" "$((SECONDS - started))"
  if [ "$failed" -gt 0 ]; then
    say "--- the end of $log"
    tail -n 80 "$log" >&2
  fi
}

number() {  # word, summary
  local value
  value=$(grep -oE "$1: [0-9]+" <<<"$2" | grep -oE '[0-9]+' | head -n 1) || true
  echo "${value:-0}"
}

# Says every half minute that the suite is still at work.
follow() {  # process id, log file, name
  local next=$((SECONDS + 30))
  while kill -0 "$1" 2>/dev/null; do
    sleep 0.2
    if [ "$SECONDS" -ge "$next" ]; then
      say "… $3, $(grep -c '\[FAIL\]' "$2" || true) failed so far"
      next=$((SECONDS + 30))
    fi
  done
}
