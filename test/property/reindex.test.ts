import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discardIndex, openIndex } from '../../core/store/database.ts';
import { hashEmbedder } from '../helpers/hash-embedder.ts';
import { indexRows } from '../helpers/index-rows.ts';
import { journalFolder } from '../helpers/journal-folder.ts';
import type { JournalFolder } from '../helpers/journal-folder.ts';
import { runReindex } from '../helpers/run-reindex.ts';

const PATHS = ['a.md', 'b.md', '2024-11-18.md', 'runbooks/disk.md', 'runbooks/Disk Full.md', 'x/y/ü.md'] as const;

const WORDS = ['kafka', 'PodCrash', 'retry_count', 'vacuum', 'Überlauf', '接続', 'lunch', '#ops', '@marta'];

const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));
const block = fc.oneof(
  words,
  words.map((text) => `# ${text}`),
  words.map((text) => `## 2024-11-${10 + (text.length % 20)} ${text}`),
  words.map((text) => `- [ ] ${text}`),
  words.map((text) => `\`\`\`sh\n${text}\n\`\`\``),
);
const note = fc.array(block, { maxLength: 8 }).map((blocks) => `${blocks.join('\n\n')}\n`);
const withFrontMatter = note.map((text) => `---\ntitle: A title\ntags: [ops/disk]\ndate: 2024-02-03\n---\n${text}`);
const content = fc.oneof(note, withFrontMatter, fc.constant('\0binary'));

type Step =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'run' };

const path = fc.constantFrom(...PATHS);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), path, text: content }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), path }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), path, to: path }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('run' as const) }) },
);

function apply(folder: JournalFolder, change: Exclude<Step, { kind: 'run' }>): void {
  const file = join(folder.root, change.path);
  if (change.kind === 'write') folder.write(change.path, change.text);
  else if (!existsSync(file)) return;
  else if (change.kind === 'remove') rmSync(file);
  else {
    const target = join(folder.root, change.to);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(file, target);
  }
}

test('whatever happened before, the index is the one that a new index would be', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      using folder = journalFolder({ 'keep.md': 'A note that stays.\n' });
      const db = openIndex(folder.dataDir, 'write');
      for (const one of steps) {
        if (one.kind === 'run') await runReindex(db, [folder.root], { embedder: hashEmbedder() });
        else apply(folder, one);
      }
      await runReindex(db, [folder.root], { embedder: hashEmbedder() });
      const incremental = indexRows(db);
      db.close();
      discardIndex(folder.dataDir);
      const anew = openIndex(folder.dataDir, 'write');
      await runReindex(anew, [folder.root], { embedder: hashEmbedder() });
      expect(incremental).toEqual(indexRows(anew));
      const rebuilt = await runReindex(anew, [folder.root], { embedder: hashEmbedder(), fresh: true });
      expect(rebuilt.embedded).toBe(0);
      expect(incremental).toEqual(indexRows(anew));
      anew.close();
    }),
    { numRuns: 25 },
  );
});
