import type { Progress } from '../contract/index-run.ts';
import type { RunObserver } from './run-queue.ts';
import type { IndexChange } from './worker-messages.ts';

/** Turns the events of runs into what happened to the index, for whoever shows it. */
export function observeRuns(tell: (change: IndexChange) => void): RunObserver {
  let stage: Progress['stage'] | null = null;
  return {
    event(event) {
      if (event.kind === 'done') {
        stage = null;
        tell({ kind: 'idle', report: event.report });
        return;
      }
      // Notes are searchable by their words long before the last text has its vector.
      if (event.progress.stage === 'embed' && stage !== 'embed') tell({ kind: 'changed' });
      stage = event.progress.stage;
      tell({ kind: 'progress', progress: event.progress });
    },
    failed(error) {
      stage = null;
      tell({ kind: 'failed', error: error.toBody() });
    },
    stopped: (stopped) => tell({ kind: 'stopped', stopped }),
  };
}
