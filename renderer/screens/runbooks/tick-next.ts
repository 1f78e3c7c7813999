import type { Run, RunChange } from '../../../core/contract/oncall.ts';
import type { RunbookStep } from '../../../core/contract/runbook.ts';

/** Ticks the first step that is not done; false when all are. */
export function tickNext(
  steps: readonly RunbookStep[],
  run: Run | null,
  change: (change: RunChange) => void,
): false | undefined {
  const next = steps.find(({ id }) => run?.done.every(({ step }) => step !== id) ?? true);
  if (next === undefined) return false;
  change({ kind: 'step', step: next.id, text: next.text.slice(0, 300), done: true });
  return undefined;
}
