import type { Implementation } from '../contract.ts';
import type { Status } from '../contract/state.ts';
import type { Context } from './context.ts';
import { duration } from './print/amounts.ts';
import { notesText } from './print/index-report.ts';

type LastRun = NonNullable<Status['lastRun']>;

function line(run: LastRun): string {
  const { notes, ms } = run.report;
  const time = new Date(run.finished).toLocaleTimeString('en-GB');
  return `${time}  ${notesText({ ...notes, unchanged: 0 })}  ${duration(ms.total)}`;
}

function hasChanged(run: LastRun): boolean {
  const { added, changed, removed } = run.report.notes;
  return added + changed + removed > 0;
}

/** Prints a notice for every later run of the index that changed something, until the signal is aborted. */
export async function followChanges(procedures: Implementation, context: Context): Promise<void> {
  const { terminal, signal } = context;
  terminal.note(terminal.noteStyle.dim('Watching. Ctrl-C stops.'));
  let seen: string | null = null;
  const changes = procedures.watchStatus({}, signal)[Symbol.asyncIterator]();
  for (;;) {
    // Ctrl-C is how watching ends; whatever ends the stream otherwise is thrown.
    const step = await changes.next().catch((thrown: unknown) => {
      if (signal.aborted) return null;
      throw thrown;
    });
    if (step === null || step.done === true) return;
    const run = step.value.lastRun;
    if (run !== null && seen !== null && run.finished !== seen && hasChanged(run)) terminal.note(line(run));
    seen = run?.finished ?? seen;
  }
}
