import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engineOn, folderWith, index, NEVER } from '../core/engine/engine-on.ts';

test('days and the owner of a new runbook are of the journal that is named', async () => {
  const own = folderWith({ '2034-05-02.md': '# Tuesday 2 May 2034\n\nRinsed the vats.\n' });
  const other = folderWith({ 'diary.md': '---\nauthor: Rolf Amsel\n---\n# 3 May 2034\n\nSealed the vats.\n' });
  const both = await engineOn(own);
  for (const { root } of [own, other]) await both.procedures.addJournal({ root }, NEVER);
  await index(both);
  expect((await both.procedures.days({}, NEVER)).days.map(({ date }) => date)).toEqual(['2034-05-02', '2034-05-03']);
  await both.close();

  const named = await engineOn(own, { journals: [own.root] });
  expect((await named.procedures.days({}, NEVER)).days.map(({ date }) => date)).toEqual(['2034-05-02']);
  const request = { kind: 'runbook', title: 'Drain a vat', journal: own.root } as const;
  const { path } = await named.procedures.newNote(request, NEVER);
  expect(readFileSync(join(own.root, path), 'utf8')).not.toContain('Rolf Amsel');
  await named.close();
});
