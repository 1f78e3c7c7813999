import { describe, expect, it, onTestFinished } from 'vitest';
import { matchSignatures } from '../../../core/ask/retrieve/signature-match.ts';
import { openIndex, type Db } from '../../../core/store/database.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { indexRows } from '../../helpers/index-rows.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

const NOTES = {
  'journal/2024-11.md': [
    '# 2024-11-04',
    '- relay down: `dial tcp 10.1.1.7:5432: connect: connection refused`, restarted pgbouncer',
    '',
    '# 2024-11-19',
    'Again, this time at night:',
    '```',
    '2024-11-19T02:11:09.1Z INFO  polled orders',
    '2024-11-19T02:11:10.1Z ERROR acquire failed: dial tcp 10.9.0.3:5432: connect: connection refused',
    '```',
  ].join('\n'),
  'runbooks/certificates.md': [
    '# Certificates',
    'When `x509: certificate signed by unknown authority` shows, mount the new bundle.',
  ].join('\n'),
  'journal/2024-12-02.md': [
    '```',
    'java.lang.NullPointerException',
    '\tat com.acme.orders.Totals.sum(Totals.java:12)',
    '```',
    'and in another service:',
    '```',
    'java.lang.NullPointerException',
    '\tat com.acme.mail.Footer.render(Footer.java:90)',
    '```',
  ].join('\n'),
  'about.md': 'We retry when a connection is refused. Unknown authority is what they call us.',
};

async function indexed(notes: Readonly<Record<string, string>> = NOTES) {
  const folder = journalFolder(notes);
  onTestFinished(() => folder[Symbol.dispose]());
  const db = openIndex(folder.dataDir, 'write');
  onTestFinished(() => void db.close());
  await runReindex(db, [folder.root]);
  return { db, folder };
}

const places = (db: Db, text: string, filters = {}) =>
  matchSignatures(db, text, filters).map(({ path, line, date, exact }) => [path, line, date, exact]);

describe('the notes that hold an error', () => {
  it('are found by the same line with other volatile parts, in a sentence and in a log', async () => {
    const { db } = await indexed();
    const hits = places(db, 'this error came up again: dial tcp 172.16.0.9:6432: connect: connection refused');
    expect(hits).toEqual([
      ['journal/2024-11.md', 2, '2024-11-04', true],
      ['journal/2024-11.md', 8, '2024-11-19', false],
    ]);
    expect(
      places(db, '2025-01-03T09:00:00Z ERROR acquire failed: dial tcp 10.0.0.1:5432: connect: connection refused')[0],
    ).toEqual(['journal/2024-11.md', 8, '2024-11-19', true]);
  });

  it('say which chunk holds the line', async () => {
    const { db } = await indexed();
    for (const { chunkId, line } of matchSignatures(db, 'acquire failed: dial tcp: connect: connection refused', {})) {
      const chunk = db.prepare<[number], { from: number; to: number }>(
        'SELECT line AS "from", end_line AS "to" FROM chunks WHERE id = ?',
      );
      const span = chunk.get(chunkId);
      expect([span!.from <= line, span!.to >= line]).toEqual([true, true]);
    }
  });

  it('tell errors of one kind apart by their place in the code', async () => {
    const { db } = await indexed();
    const trace =
      'Exception in thread "x" java.lang.NullPointerException\n\tat com.acme.mail.Footer.render(Footer.java:94)';
    expect(places(db, trace)[0]).toEqual(['journal/2024-12-02.md', 7, '2024-12-02', true]);
  });

  it('are found in a pasted log', async () => {
    const { db } = await indexed();
    const calm = Array.from({ length: 300 }, (_, n) => `2025-01-03T09:00:00Z INFO  polled orders ${n}`);
    calm[170] = '2025-01-03T09:00:02Z ERROR tls: x509: certificate signed by unknown authority (host b)';
    expect(places(db, calm.join('\n'))[0]).toEqual(['runbooks/certificates.md', 2, null, false]);
  });

  it('pass the filters', async () => {
    const { db } = await indexed();
    const text = 'dial tcp 172.16.0.9:6432: connect: connection refused';
    expect(places(db, text, { from: '2024-11-10' })).toEqual([['journal/2024-11.md', 8, '2024-11-19', false]]);
    expect(places(db, text, { path: 'runbooks' })).toEqual([]);
  });

  it('are none for a question about something else, or in an index without errors', async () => {
    const { db } = await indexed();
    expect(places(db, 'who decided to retry on the importer')).toEqual([]);
    expect(places(db, 'panic: runtime error: slice bounds out of range [:9] with capacity 4')).toEqual([]);
    const empty = await indexed({ 'a.md': 'nothing here' });
    expect(places(empty.db, 'dial tcp 10.0.0.1:1: connect: connection refused')).toEqual([]);
  });
});

describe('the rows of errors', () => {
  it('follow the note when it changes and when it goes', async () => {
    const { db, folder } = await indexed();
    folder.write('about.md', 'Now with `panic: lease table is full`.');
    await runReindex(db, [folder.root]);
    expect(places(db, 'panic: lease table is full')).toEqual([['about.md', 1, null, true]]);
    folder.write('about.md', 'Solved.');
    folder.remove('journal');
    await runReindex(db, [folder.root]);
    expect(places(db, 'panic: lease table is full')).toEqual([]);
    expect(db.prepare('SELECT count(*) AS n FROM signatures').get()).toEqual({ n: 1 });
    const { 'signature words': words } = indexRows(db);
    expect(words).toHaveLength(5);
    await runReindex(db, [folder.root], { fresh: true });
    expect(indexRows(db)['signature words']).toEqual(words);
  });

  it('come with facts that were left for later', async () => {
    const many = Object.fromEntries(Array.from({ length: 160 }, (_, n) => [`n/${n}.md`, `Note ${n}`]));
    const folder = journalFolder({ ...many, ...NOTES });
    onTestFinished(() => folder[Symbol.dispose]());
    const db = openIndex(folder.dataDir, 'write');
    onTestFinished(() => void db.close());
    const text = 'x509: certificate signed by unknown authority';
    await runReindex(db, [folder.root], { facts: 'later' });
    expect(places(db, text)).toEqual([]);
    await runReindex(db, [folder.root], { facts: 'now' });
    expect(places(db, text)).toEqual([['runbooks/certificates.md', 2, null, true]]);
  });
});
