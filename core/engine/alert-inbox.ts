import type { Implementation } from '../contract.ts';
import type { AlertRecord, Run, RunChange } from '../contract/oncall.ts';
import type { RunbookAnswer } from '../contract/runbook-answer.ts';
import { DaybookError } from '../errors.ts';
import { isEmptyJson, readAlerts } from '../oncall/intake/read-alerts.ts';
import { closeAlert, countOpenAlerts, listAlerts, readAlert, takeAlerts } from '../store/alerts.ts';
import type { Db } from '../store/database.ts';
import { addRun, openRunOfPage, runOfAlert, updateRun } from '../store/runs.ts';
import type { Incident, WrittenIncident } from './incident-note.ts';

export interface InboxParts {
  readonly user: Db;
  readonly now: () => Date;
  readonly onChange: () => void;
  /** What helps with an alert that is kept. */
  readonly answer: (record: AlertRecord, signal: AbortSignal) => Promise<RunbookAnswer>;
  readonly titleOf: (page: { readonly journal: string; readonly path: string }) => {
    readonly journal: string;
    readonly title: string;
  };
  readonly write: (incident: Incident) => Promise<WrittenIncident>;
}

export type InboxProcedures = Pick<
  Implementation,
  'alerts' | 'takeAlert' | 'alert' | 'openRun' | 'changeRun' | 'resolveAlert'
>;

function missingAlert(id: number): DaybookError {
  return new DaybookError('not-found', `There is no alert ${id}.`, { hint: 'It may be gone: look at the list again.' });
}

function applied(run: Run, change: RunChange, at: string): Run {
  switch (change.kind) {
    case 'step': {
      const others = run.done.filter(({ step }) => step !== change.step);
      return { ...run, done: change.done ? [...others, { step: change.step, text: change.text, at }] : others };
    }
    case 'note':
      return { ...run, notes: [...run.notes, { at, text: change.text }] };
    case 'copied':
      return { ...run, copied: [...run.copied, { at, text: change.text, filled: change.filled }] };
    case 'finish':
      return { ...run, finished: run.finished ?? at };
    default:
      return change satisfies never;
  }
}

type AlertOf = (id: number) => AlertRecord;

/** The runs of those who work through a runbook. */
function runProcedures(
  { user, now, titleOf }: InboxParts,
  alertOf: AlertOf,
): Pick<InboxProcedures, 'openRun' | 'changeRun'> {
  const moment = () => now().toISOString();
  return {
    async openRun({ alertId, journal, path }) {
      const ofAlert = alertId === undefined ? null : runOfAlert(user, alertOf(alertId).id);
      const found = path === undefined ? null : titleOf({ journal: journal ?? '', path });
      const page = found === null || path === undefined ? null : { journal: found.journal, path };
      if (ofAlert !== null) {
        // Another page may fit better: the run goes on with it.
        const changed =
          page === null
            ? ofAlert
            : updateRun(user, ofAlert.id, (run) => ({ ...run, page, title: found?.title ?? run.title }));
        return { run: changed ?? ofAlert };
      }
      if (alertId === undefined && page === null)
        throw new DaybookError('invalid', 'A run is of an alert or of a page.');
      const open = alertId === undefined && page !== null ? openRunOfPage(user, page) : null;
      if (open !== null) return { run: open };
      const title = found?.title ?? (alertId === undefined ? '' : alertOf(alertId).alert.name);
      const started = moment();
      const empty = { finished: null, done: [], notes: [], copied: [] };
      return { run: addRun(user, { alertId: alertId ?? null, page, title, started, ...empty }) };
    },
    async changeRun({ id, change }) {
      const at = moment();
      const run = updateRun(user, id, (before) => applied(before, change, at));
      if (run === null)
        throw new DaybookError('not-found', `There is no run ${id}.`, { hint: 'Open the runbook again.' });
      return { run };
    },
  };
}

/** Alerts as they are kept, and the runs of those who work on them. */
export function inboxProcedures(parts: InboxParts): InboxProcedures {
  const { user, now, onChange } = parts;
  const moment = () => now().toISOString();
  const alertOf = (id: number): AlertRecord => {
    const record = readAlert(user, id);
    if (record === null) throw missingAlert(id);
    return record;
  };
  return {
    alerts: async ({ state, limit }) => ({
      alerts: listAlerts(user, { open: state === 'open', limit }),
      open: countOpenAlerts(user),
    }),
    async takeAlert({ text }) {
      if (isEmptyJson(text)) {
        throw new DaybookError('invalid', 'There is no alert in that JSON.', {
          hint: 'Send the message of the system that alerts as it is.',
        });
      }
      const alerts = takeAlerts(user, readAlerts(text), moment());
      onChange();
      return { alerts };
    },
    async alert({ id }, signal) {
      const record = alertOf(id);
      return { record, answer: await parts.answer(record, signal), run: runOfAlert(user, id) };
    },
    ...runProcedures(parts, alertOf),
    async resolveAlert({ id, worked, cause, journal, write }) {
      const record = alertOf(id);
      const run = runOfAlert(user, id);
      const at = record.resolvedAt ?? moment();
      // Written first: an alert whose note could not be written stays open.
      const written = write ? await parts.write({ record, run, worked, cause, resolvedAt: at, journal }) : null;
      if (run !== null) updateRun(user, run.id, (before) => applied(before, { kind: 'finish' }, at));
      const note = written === null ? null : { journal: written.journal, path: written.path };
      const closed = closeAlert(user, id, { now: at, note });
      onChange();
      return { record: closed ?? record, file: written?.file ?? null };
    },
  };
}
