import { expect, test } from 'vitest';
import { readConfig } from '../../core/config.ts';
import { startIndexer } from '../../core/ingest/indexer.ts';
import { journalFolder } from '../helpers/journal-folder.ts';

const NEVER = new AbortController().signal;
const BODY = 'A sentence about queues, brokers and retention. '.repeat(40);
const MANY = Object.fromEntries(Array.from({ length: 1_500 }, (_, at) => [`${at}.md`, `# Note ${at}\n\n${BODY}\n`]));

test('a run gives way to one that knows the journals as they are now, and whoever asked meanwhile hears of that one', async () => {
  using folder = journalFolder(MANY);
  using other = journalFolder({ 'a.md': 'one\n', 'b.md': 'two\n' });
  const indexer = await startIndexer({
    config: readConfig({ dataDir: folder.dataDir }),
    journals: [folder.root],
    embedModel: () => null,
    watch: true,
    label: 'a test',
  });
  if (indexer === null) throw new Error('The index is written by somebody else.');
  const isReading = new Promise<void>((resolve) => {
    indexer.onChange((change) => change.kind === 'progress' && change.progress.stage === 'ingest' && resolve());
  });
  const first = indexer.run({ fresh: false, embed: false }, NEVER)[Symbol.asyncIterator]();
  const begun = first.next();
  await isReading;
  await begun;
  indexer.setJournals([other.root]);
  let total = 0;
  for await (const event of indexer.run({ fresh: false, embed: false }, NEVER))
    if (event.kind === 'done') total = event.report.notes.total;
  expect(total).toBe(2);
  await first.return?.();
  await indexer.close();
});
