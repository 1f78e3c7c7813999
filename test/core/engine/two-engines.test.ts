import { expect, test } from 'vitest';
import { engineOn, folderWith, index, NEVER, search, statusWhen } from './engine-on.ts';

const NOTES = { 'a.md': '# 2031-03-04\n\nTightening the blue valve fixed the kettle.\n' };

/** An indexed folder with an engine that writes it. */
async function written() {
  const folder = folderWith(NOTES);
  const writer = await engineOn(folder, { journals: [folder.root], label: 'daybook serve' });
  await index(writer);
  return { folder, writer };
}

test('the second on a data folder reads, and says who writes', async () => {
  const { folder } = await written();
  const reader = await engineOn(folder, { write: 'if-free', watch: true, journals: [folder.root] });
  const status = await reader.procedures.status({}, NEVER);
  const who = expect.stringMatching(new RegExp(`daybook serve \\(process ${process.pid}, since 20`));
  expect(status).toMatchObject({ writable: false, writer: who, notes: 1 });
  expect(status.degraded).toContainEqual(expect.objectContaining({ code: 'read-only', message: who }));
  expect((await search(reader, 'blue valve')).results).toMatchObject([{ path: 'a.md' }]);
  expect((await reader.procedures.doctor({}, NEVER)).checks).toContainEqual(
    expect.objectContaining({ name: 'writer', detail: who }),
  );
});

test('what only a writer can do is refused with its name', async () => {
  const { folder } = await written();
  const reader = await engineOn(folder, { write: 'if-free' });
  const busy = { code: 'busy', message: expect.stringContaining('daybook serve') };
  await expect(reader.procedures.addJournal({ root: folder.root }, NEVER)).rejects.toMatchObject(busy);
  await expect(index(reader)).rejects.toMatchObject(busy);
});

test('one that must write does not open', async () => {
  const { folder } = await written();
  await expect(engineOn(folder)).rejects.toMatchObject({ code: 'busy', message: expect.stringContaining('serve') });
});

test('the reader sees what the other one writes, and the index that came after it', async () => {
  const folder = folderWith(NOTES);
  const writer = await engineOn(folder, { journals: [folder.root] });
  const reader = await engineOn(folder, { write: 'if-free', watch: true, journals: [folder.root] });
  const seen = statusWhen(reader, ({ notes }) => notes === 1);
  await index(writer);
  expect(await seen).toMatchObject({ writable: false });
  folder.write('b.md', '# B\n\nA periwinkle.\n');
  const seenAgain = statusWhen(reader, ({ notes }) => notes === 2);
  await index(writer);
  await seenAgain;
  expect((await search(reader, 'periwinkle')).results).toHaveLength(1);
});

test('when the writer ends, a reader that may write takes over', async () => {
  const { folder, writer } = await written();
  const next = await engineOn(folder, { write: 'if-free', watch: true, embed: false, journals: [folder.root] });
  const never = await engineOn(folder, { write: 'no', watch: true, journals: [folder.root] });
  const free = statusWhen(next, ({ writable }) => writable);
  await writer.close();
  expect(await free).toMatchObject({ writer: null });
  folder.write('b.md', '# B\n\nA periwinkle.\n');
  await statusWhen(next, ({ notes }) => notes === 2);
  expect(await never.procedures.status({}, NEVER)).toMatchObject({ writable: false });
});
