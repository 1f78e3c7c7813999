import { expect, test } from 'vitest';
import { openIndex } from '../../../core/store/database.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

const DAY_FIRST = '# 25/04/2025\n\nMoved the queue.\n\n# 05/05/2025\n\nDrained the broker.\n';
const OPEN = '# 03/04/2025\n\nRestarted the exporter.\n';
const DATES = `
  SELECT n.path, s.date, n.date_order_from AS "from", s.warning IS NOT NULL AS warned
  FROM notes n JOIN sections s ON s.note_id = n.id WHERE s.ordinal = 0 ORDER BY n.path`;

interface Row {
  readonly path: string;
  readonly date: string;
  readonly from: string;
  readonly warned: number;
}

test('a note that does not tell is read as the journal writes, also when the notes that tell come later or go', async () => {
  using folder = journalFolder({ 'a.md': OPEN });
  const db = openIndex(folder.dataDir, 'write');
  const index = async (): Promise<Row[]> => {
    const report = await runReindex(db, [folder.root]);
    expect(report.notes.skipped).toBe(0);
    return db.prepare<[], Row>(DATES).all();
  };
  const [alone] = await index();
  expect(alone).toMatchObject({ path: 'a.md', from: 'locale', warned: 1 });

  folder.write('b.md', DAY_FIRST);
  expect(await index()).toEqual([
    { path: 'a.md', date: '2025-04-03', from: 'journal', warned: 0 },
    { path: 'b.md', date: '2025-04-25', from: 'part', warned: 0 },
  ]);

  folder.write('c.md', OPEN);
  expect((await index()).at(-1)).toEqual({ path: 'c.md', date: '2025-04-03', from: 'journal', warned: 0 });

  folder.remove('b.md');
  expect(await index()).toEqual([alone, { ...alone, path: 'c.md' }]);
  db.close();
});
