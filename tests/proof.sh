#!/usr/bin/env bash
# Proofs in full size. Usage: tests/proof.sh NAME [--small] [--seed N]
# Progress while it runs; the last line is a JSON object; exit 0 only if the proof holds.
set -euo pipefail
for part in workspace packages build postgres rabbitmq proofs; do
  . "$(dirname "${BASH_SOURCE[0]}")/lib/$part.sh"
done

check_name 'tests/proof.sh NAME [--small] [--seed N]' "${1:-}" \
  'faults          2,000 sagas while 200 faults of lines, nodes and servers overlap: nothing lost, nothing done twice, recovery in time' \
  'kills           a node is killed at each named boundary, in each kind of work, on each setup: nothing lost, nothing done twice' \
  'mutants         twelve bugs are planted in copies of the journal, one each: the scenarios catch every one, and hold without any' \
  'simulation      200,000 payments through 2,000,000 faults, over the pure core: each ends once, nothing is done twice, no money is left' \
  'workflow-mutants  ten bugs are planted in copies of a workflow and its core: the simulation finds each within a minute and tells it in a dozen events' \
  'skeleton-kills  500 payments on each size while the service is killed at random: every charge once, every payment ended' \
  'skeleton-bus    1,000 raw SubmitPayment from a plain AMQP client, 200 of them twice: 1,000 completed payments'
run_program Sagas.Proofs "$@"
