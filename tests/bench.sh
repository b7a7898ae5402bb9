#!/usr/bin/env bash
# Benchmarks. Usage: tests/bench.sh NAME [OPTION …]
# Progress while it runs; the last line is a JSON object with the machine's facts.
set -euo pipefail
for part in workspace packages build postgres rabbitmq proofs; do
  . "$(dirname "${BASH_SOURCE[0]}")/lib/$part.sh"
done

check_name 'tests/bench.sh NAME [OPTION …]' "${1:-}" \
  'allocations  what each message allocates on its way, and a whole saga of nine' \
  'journal  what durability costs: the library beside no store, a hand-written floor and embedded [--small] [--finished 1000000] [--memory]' \
  'system  payments a second, CPU, latency, memory and database work of the whole system at both sizes'
run_program Sagas.Benchmarks "$@"
