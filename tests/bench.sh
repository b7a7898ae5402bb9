#!/usr/bin/env bash
# Benchmarks. Usage: tests/bench.sh NAME
# Progress while it runs; the last line is a JSON object with the machine's facts.
set -euo pipefail
for part in workspace packages build postgres rabbitmq proofs; do
  . "$(dirname "${BASH_SOURCE[0]}")/lib/$part.sh"
done

check_name 'tests/bench.sh NAME' "${1:-}" \
  'system  payments a second, CPU, latency, memory and database work of the whole system at both sizes'
run_program Sagas.Benchmarks "$@"
