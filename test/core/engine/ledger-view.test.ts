import { expect, test } from 'vitest';
import type { Run } from '../../../core/contract/oncall.ts';
import { ledgerView } from '../../../core/engine/ledger-view.ts';
import { openUser } from '../../../core/store/database.ts';
import { addLedgerEntry, rateLedgerEntry } from '../../../core/store/ledger.ts';
import { addRun, updateRun } from '../../../core/store/runs.ts';
import { readSettings } from '../../../core/store/settings.ts';
import { folderWith } from './engine-on.ts';

const at = (time: string) => `2031-03-04T${time}:00.000Z`;

function userOf() {
  return openUser(folderWith({}).dataDir);
}

function follow(
  user: ReturnType<typeof userOf>,
  name: string,
  times: readonly [from: string, to: string, end?: string],
) {
  const [from, to, end] = times;
  const page = { journal: '/j', path: `runbooks/${name}.md` };
  const begun: Omit<Run, 'id'> = {
    alertId: null,
    page,
    title: name,
    started: at(from),
    finished: null,
    done: [],
    notes: [],
    copied: [],
  };
  const { id } = addRun(user, begun);
  const done = [{ step: 's', text: 'Look', at: at(to) }];
  updateRun(user, id, (run) => ({ ...run, done, finished: end === undefined ? null : at(end) }));
}

test('what people spent in runbooks is measured up to the last thing that they did, and the most comes first', () => {
  const user = userOf();
  follow(user, 'crane', ['02:00', '02:05']);
  follow(user, 'kiln', ['03:00', '03:20', '09:00']);
  follow(user, 'kiln', ['10:00', '10:10']);
  const { byHand } = ledgerView({ user, settings: readSettings(user), range: {}, runbooks: [] });
  expect(byHand).toEqual([
    { journal: '/j', path: 'runbooks/kiln.md', title: 'kiln', times: 2, minutes: 30, medianMinutes: 20 },
    { journal: '/j', path: 'runbooks/crane.md', title: 'crane', times: 1, minutes: 5, medianMinutes: 5 },
  ]);
  const later = { from: '2031-03-05' };
  expect(ledgerView({ user, settings: readSettings(user), range: later, runbooks: [] }).byHand).toEqual([]);
  user.close();
});

test('an answer that was said not to help spares nothing', () => {
  const user = userOf();
  const entry = { at: at('01:00'), kind: 'ask', text: 'kiln', answered: true, ms: 0, modelMs: 0, page: null } as const;
  addLedgerEntry(user, entry);
  rateLedgerEntry(user, addLedgerEntry(user, entry), false);
  const { answered, minutesSaved, minutesByHand } = ledgerView({
    user,
    settings: readSettings(user),
    range: {},
    runbooks: [],
  });
  expect([answered, minutesSaved]).toEqual([2, minutesByHand]);
  user.close();
});
