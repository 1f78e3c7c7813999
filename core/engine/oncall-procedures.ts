import type { Implementation } from '../contract.ts';
import type { Alert } from '../contract/alerts.ts';
import type { NoteView } from '../contract/notes.ts';
import type { RunbookAnswer } from '../contract/runbook-answer.ts';
import type { Asker } from '../ask/ask.ts';
import { isoDay } from '../ask/query/time.ts';
import { DaybookError } from '../errors.ts';
import { attempt } from '../notes/attempt.ts';
import { answerAlert, type AlertContext } from '../oncall/answer-alert.ts';
import { isCalledIndex, isIndexPage } from '../oncall/index-page.ts';
import { readAlerts } from '../oncall/intake/read-alerts.ts';
import { provenanceOf } from '../ask/facts/provenance.ts';
import { readRunbook } from '../oncall/read-runbook.ts';
import { troubleThreads } from '../oncall/trouble-threads.ts';
import { countOpenAlerts, latestAlert } from '../store/alerts.ts';
import type { Db } from '../store/database.ts';
import { addLedgerEntry, clearLedger, ledgerEntrySince, rateLedgerEntry } from '../store/ledger.ts';
import { edgesOfNote, noteNames } from '../store/note-names.ts';
import { openRunOfPage, usesOfPages } from '../store/runs.ts';
import type { Settings } from '../store/settings.ts';
import { inboxProcedures, type InboxProcedures } from './alert-inbox.ts';
import type { Broadcast } from './broadcast.ts';
import type { HookState } from './hook-state.ts';
import { writeIncident, type IncidentParts } from './incident-note.ts';
import type { IndexReader } from './index-reader.ts';
import { ledgerView } from './ledger-view.ts';
import { readNoteView } from './note-view.ts';
import { changeOncall, checkPort, oncallSettings } from './oncall-settings.ts';
import { readHistory } from './page-history.ts';

/** What the procedures about alerts and runbooks use of an engine. */
export interface OncallParts extends Omit<IncidentParts, 'names'> {
  readonly reader: IndexReader;
  readonly user: Db;
  readonly settings: () => Settings;
  /** The journals named for this call; null for all. */
  readonly journals: readonly string[] | null;
  readonly models: () => Promise<Pick<Asker, 'embedder' | 'reranker' | 'degraded'>>;
  readonly changed: Broadcast<null>;
  readonly hook: HookState;
}

export type OncallProcedures = InboxProcedures &
  Pick<
    Implementation,
    | 'runbook'
    | 'runbooks'
    | 'readRunbook'
    | 'troubles'
    | 'ledger'
    | 'rateAnswer'
    | 'clearLedger'
    | 'changeOncall'
    | 'watchOncall'
  >;

/** The one journal that is meant; null for all. */
function journalOf({ journals }: OncallParts, asked: string | undefined): string | null {
  if (asked !== undefined) return asked;
  const [only, ...others] = journals ?? [];
  return only !== undefined && others.length === 0 ? only : null;
}

function readPage(db: Db, where: { readonly journal: string; readonly path: string }): NoteView | null {
  const read = attempt(() => readNoteView(db, where));
  if ('value' in read) return read.value;
  // The index is behind the disk: the page is gone, or cannot be read now. The next best one may be there.
  if (read.error instanceof DaybookError && read.error.code !== 'internal') return null;
  throw read.error;
}

type Asked = Pick<Parameters<typeof answerAlert>[1], 'alert' | 'text'> & {
  readonly moreAlerts?: number;
  readonly journal?: string | undefined;
};

async function answer(parts: OncallParts, asked: Asked, signal: AbortSignal): Promise<RunbookAnswer> {
  const db = parts.reader.db();
  const now = parts.now();
  const context: AlertContext = { now, today: isoDay(now), staleAfterDays: parts.settings().staleAfterDays, signal };
  const helper = {
    db,
    ...(await parts.models()),
    readPage: (where: { readonly journal: string; readonly path: string }) => readPage(db, where),
    historyOf: ({ journal, path }: { readonly journal: string; readonly path: string }) => readHistory(journal, path),
  };
  const { alert, text, moreAlerts = 0 } = asked;
  return answerAlert(helper, { alert, text, moreAlerts, journal: journalOf(parts, asked.journal) }, context);
}

/** Counts it, when the user lets it be counted. */
function counted({ user, settings, now }: OncallParts, found: RunbookAnswer): RunbookAnswer {
  if (!settings().ledger) return found;
  const { runbook, ms, alert } = found;
  const page = runbook === null ? null : { journal: runbook.journal, path: runbook.path };
  const entry = addLedgerEntry(user, {
    at: now().toISOString(),
    kind: 'runbook',
    text: alert.name,
    answered: runbook !== null,
    ms: ms.total,
    modelMs: ms.generate,
    page,
  });
  return { ...found, entry };
}

function runbookProcedures(
  parts: OncallParts,
): Pick<OncallProcedures, 'runbook' | 'runbooks' | 'readRunbook' | 'troubles'> {
  const { reader, user, settings, now } = parts;
  /** Pages that list the others stand among them, too: only those are read, and they are few. */
  const hasSteps = ({ journal, path }: Pick<NoteView, 'journal' | 'path'>): boolean => {
    const view = isCalledIndex(path) ? readPage(reader.db(), { journal, path }) : null;
    const { staleAfterDays } = settings();
    return (
      view === null || !isIndexPage(readRunbook({ ...view, history: null }, { today: isoDay(now()), staleAfterDays }))
    );
  };
  return {
    async runbook({ text, journal }, signal) {
      const alerts = readAlerts(text);
      const alert = alerts.find(({ state }) => state !== 'resolved') ?? alerts[0];
      if (alert === undefined) throw new DaybookError('invalid', 'There is no alert in that text.');
      return counted(parts, await answer(parts, { alert, text, moreAlerts: alerts.length - 1, journal }, signal));
    },
    async runbooks() {
      const db = reader.dbIfAny();
      const uses = usesOfPages(user);
      const { staleAfterDays } = settings();
      const today = isoDay(now());
      const notes = db === null ? [] : noteNames(db, ['runbook'], journalOf(parts, undefined));
      return {
        runbooks: notes.filter(hasSteps).map(({ id, journal, path, title, frontmatter }) => ({
          journal,
          path,
          title,
          line: 1,
          ...provenanceOf({
            frontmatter: frontmatter(),
            lines: db === null ? [] : edgesOfNote(db, id),
            bodyLine: 1,
            history: null,
            today,
            staleAfterDays,
          }),
          ...(uses.get(`${journal}\0${path}`) ?? { used: 0, lastUsed: null }),
        })),
      };
    },
    async readRunbook(where) {
      const view = readNoteView(reader.db(), where);
      const history = await readHistory(view.journal, view.path);
      const { staleAfterDays } = settings();
      const runbook = readRunbook({ ...view, history }, { today: isoDay(now()), staleAfterDays });
      return { runbook, run: openRunOfPage(user, view) };
    },
    async troubles({ limit }) {
      const db = reader.dbIfAny();
      return { threads: db === null ? [] : troubleThreads(db, limit) };
    },
  };
}

function ledgerProcedures(parts: OncallParts): Pick<OncallProcedures, 'ledger' | 'rateAnswer' | 'clearLedger'> {
  const { user, settings, reader } = parts;
  return {
    async ledger(range) {
      const db = reader.dbIfAny();
      const runbooks = db === null ? [] : noteNames(db, ['runbook'], journalOf(parts, undefined));
      return ledgerView({ user, settings: settings(), range, runbooks });
    },
    async rateAnswer({ id, useful }) {
      if (!rateLedgerEntry(user, id, useful)) {
        throw new DaybookError('not-found', `There is no answer ${id} in the ledger.`, {
          hint: 'It may have been cleared.',
        });
      }
      return { useful };
    },
    clearLedger: async () => ({ removed: clearLedger(user) }),
  };
}

function stateProcedures(parts: OncallParts): Pick<OncallProcedures, 'changeOncall' | 'watchOncall'> {
  const { user, settings, changed, hook } = parts;
  const state = () => ({
    open: countOpenAlerts(user),
    latest: latestAlert(user),
    settings: oncallSettings(settings()),
    problem: settings().hook ? hook.problem : null,
  });
  return {
    async changeOncall(change) {
      const before = settings();
      const port = change.port ?? before.hookPort;
      const opens = (change.hook ?? before.hook) && (!before.hook || port !== before.hookPort);
      if (opens) await checkPort(port);
      const after = changeOncall(user, before, change);
      changed.send(null);
      return oncallSettings(after);
    },
    async *watchOncall(_, signal) {
      const changes = changed.read(signal);
      let last = JSON.stringify(state());
      yield state();
      for await (const _change of changes) {
        const now = JSON.stringify(state());
        if (now === last) continue;
        last = now;
        yield state();
      }
    },
  };
}

/** All that an alert says, for one that is kept as it was understood. */
function textOf({ name, summary, description, trace }: Alert): string {
  return [name, summary, description, trace].filter((part) => part !== null && part !== '').join('\n');
}

/** Every procedure about alerts, runbooks and what they are worth. */
export function oncallProcedures(parts: OncallParts): OncallProcedures {
  const { user, now, reader, settings, changed } = parts;
  const inbox = inboxProcedures({
    user,
    now,
    onChange: () => changed.send(null),
    answer: async (record, signal) => {
      const { alert, firstSeen } = record;
      const found = await answer(parts, { alert, text: textOf(alert) }, signal);
      // Looked at again, it is the same answer.
      const entry = settings().ledger ? ledgerEntrySince(user, alert.name, firstSeen) : null;
      return entry === null ? counted(parts, found) : { ...found, entry };
    },
    titleOf: ({ journal, path }) => {
      const view = readNoteView(reader.db(), { path, ...(journal === '' ? {} : { journal }) });
      return { journal: view.journal, title: view.title };
    },
    write: (incident) => writeIncident({ ...parts, names: settings().noteNames }, incident),
  });
  return { ...runbookProcedures(parts), ...inbox, ...ledgerProcedures(parts), ...stateProcedures(parts) };
}
