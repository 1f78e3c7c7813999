import { join } from 'node:path';
import { expect, test } from 'vitest';
import { htmlPage, writeFiles } from '../core/import/exports.ts';
import { runCommand } from '../core/cli/run-command.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

test('an import into a folder of no journal says to index that folder; within a journal, to index', async () => {
  const folder = tempFolder('import-hint');
  try {
    writeFiles(join(folder.path, 'export'), { 'A_1.html': htmlPage('A', '<p>a</p>') });
    const from = join(folder.path, 'export');
    const importInto = (into: string, more: readonly string[] = []) =>
      runCommand(['import', 'confluence', from, '--into', into, ...more]);
    const away = join(folder.path, 'away');
    expect((await importInto(away)).stderr).toContain(`\`daybook index ${away}\``);
    const journal = join(folder.path, 'journal');
    writeFiles(journal, { 'a.md': '# A\n' });
    expect((await importInto(join(journal, 'wiki'), ['--journal', journal])).stderr).toContain('`daybook index` makes');
  } finally {
    folder.remove();
  }
});
