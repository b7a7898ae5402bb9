#!/usr/bin/env bash
# The one test command. Usage: tests/run.sh [SUITE …]
# Installs what is missing (Debian, as root), builds, starts a throwaway PostgreSQL and RabbitMQ, and runs every suite, or only the named ones
# (Sagas.Payments.Tests, or Payments for short). Last line: N passed, N failed. Exit 0 only if nothing failed.
set -euo pipefail
for part in workspace packages build postgres rabbitmq suites; do
  . "$(dirname "${BASH_SOURCE[0]}")/lib/$part.sh"
done

chosen=()
for name in "$@"; do
  match=$(suites | grep -ixE "(Sagas\.)?$name(\.Tests)?" || true)
  [ -n "$match" ] || die "There is no suite '$name'. There are: $(suites | tr '\n' ' ')"
  chosen+=("$match")
done
[ ${#chosen[@]} -gt 0 ] || mapfile -t chosen < <(suites)

# The suites start hundreds of processes that live for seconds: the instrumentation of their code costs more than it ever gives back.
export DOTNET_TieredPGO=0

open_workspace
install_missing
build_all
if [[ " ${chosen[*]} " == *" Sagas.Durability.Tests "* ]]; then build_shop; fi
start_postgres
start_rabbitmq
for suite in "${chosen[@]}"; do run_suite "$suite"; done
echo "$PASSED passed, $FAILED failed"
[ "$FAILED" -eq 0 ]
