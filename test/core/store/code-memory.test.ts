import { expect, test } from 'vitest';
import { openIndex, type Db } from '../../../core/store/database.ts';
import { nearestChunks } from '../../../core/store/vectors.ts';
import { hashEmbedder } from '../../helpers/hash-embedder.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

const files = Object.fromEntries(
  Array.from({ length: 60 }, (_, at) => [`n${at}.md`, `# Note ${at}\n\nThing number ${at} of shelf ${at % 7}.\n`]),
);

async function nearestIds(db: Db, question: string): Promise<number[]> {
  const embedder = hashEmbedder();
  const embedding = await embedder.embedQuery(question);
  const { fingerprint } = embedder;
  return nearestChunks(db, { embedding, fingerprint, filters: {}, limit: 20 }).map(({ chunkId }) => chunkId);
}

// The first search of a connection scans in SQL, the later ones in memory.
test('memory finds what a scan finds, also after notes came, went and came back', async () => {
  using folder = journalFolder(files);
  const writer = openIndex(folder.dataDir, 'write');
  await runReindex(writer, [folder.root], { embedder: hashEmbedder() });
  const reader = openIndex(folder.dataDir, 'read');
  const same = async (question: string) => {
    const fresh = openIndex(folder.dataDir, 'read');
    const scanned = await nearestIds(fresh, question);
    fresh.close();
    await nearestIds(reader, question);
    expect(await nearestIds(reader, question)).toEqual(scanned);
    return scanned;
  };
  await same('shelf 3');
  folder.write('new.md', '# New\n\nA heron on shelf 3.\n');
  await runReindex(writer, [folder.root], { embedder: hashEmbedder() });
  const withNew = await same('a heron on shelf 3');
  folder.remove('n5.md');
  folder.remove('n6.md');
  await runReindex(writer, [folder.root], { embedder: hashEmbedder() });
  await same('thing number 5');
  folder.write('n5.md', files['n5.md'] ?? '');
  await runReindex(writer, [folder.root], { embedder: hashEmbedder() });
  await same('thing number 5');
  expect(withNew.length).toBe(20);
  reader.close();
  writer.close();
});
