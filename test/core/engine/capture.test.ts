import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { captureEdit } from '../../../core/daily/capture.ts';
import { indexedEngine, NEVER } from './engine-on.ts';

function captured(note: string, text: string, heading = 'Captured'): string {
  const { from, to, insert } = captureEdit(note, { text, heading }).edit;
  return note.slice(0, from) + insert + note.slice(to);
}

describe('captured text', () => {
  test('goes to the end of its section, and changes nothing else', () => {
    const note = '# Day\n\n## Captured\n\n- one\n\n## Later\n\n```\n## Captured\n```\n';
    expect(captured(note, 'two')).toBe('# Day\n\n## Captured\n\n- one\n- two\n\n## Later\n\n```\n## Captured\n```\n');
  });

  test('gets a heading where there is none, and keeps its lines', () => {
    expect(captured('# Day\n', 'call\nthe plumber')).toBe('# Day\n\n## Captured\n\ncall\nthe plumber\n');
    expect(captured('', 'x', 'Inbox')).toBe('## Inbox\n\n- x\n');
    expect(captured('# Day\n\n## captured', 'x')).toBe('# Day\n\n## captured\n\n- x\n');
  });
});

describe('the engine', () => {
  test('captures into today’s note, which it makes, and finds it then', async () => {
    const { engine, folder } = await indexedEngine({ 'daily/2031-03-09.md': '# 2031-03-09\n\nRain.\n' });
    const { procedures } = engine;
    const note = await procedures.capture({ text: 'buy brass valves', heading: 'Captured' }, NEVER);
    expect(note.path).toBe('daily/2031-03-10.md');
    await procedures.capture({ text: 'call the bank', heading: 'Captured' }, NEVER);
    expect(readFileSync(join(folder.root, note.path), 'utf8')).toMatch(
      /## Captured\n\n- buy brass valves\n- call the bank\n/,
    );
  });

  test('says where captured text is, and takes it out again also when the note was changed since', async () => {
    const before = '# 2031-03-10\n\nRain.\n\n\n';
    const { engine, folder } = await indexedEngine({ 'daily/2031-03-10.md': before });
    const file = join(folder.root, 'daily/2031-03-10.md');
    const { procedures } = engine;
    const first = await procedures.capture({ text: 'buy brass valves', heading: 'Inbox' }, NEVER);
    expect(first).toMatchObject({ path: 'daily/2031-03-10.md', heading: 'Inbox', line: 7, created: false });
    expect(readFileSync(file, 'utf8').split('\n')[6]).toBe('- buy brass valves');
    await procedures.undoCapture({ undo: first.undo }, NEVER);
    expect(readFileSync(file, 'utf8')).toBe(before);
    await expect(procedures.undoCapture({ undo: first.undo }, NEVER)).rejects.toMatchObject({ code: 'not-found' });

    const second = await procedures.capture({ text: 'call the bank', heading: 'Inbox' }, NEVER);
    const third = await procedures.capture({ text: 'oil the hinge', heading: 'Inbox' }, NEVER);
    expect(third.line).toBe(second.line + 1);
    appendFileSync(file, '\nWritten meanwhile.\n');
    await procedures.undoCapture({ undo: third.undo }, NEVER);
    expect(readFileSync(file, 'utf8')).toBe(
      '# 2031-03-10\n\nRain.\n\n## Inbox\n\n- call the bank\n\nWritten meanwhile.\n',
    );
  });

  test('takes out what was captured first, and leaves what came under its heading since', async () => {
    const { engine, folder } = await indexedEngine({ 'daily/2031-03-10.md': '# 2031-03-10\n\nRain.\n' });
    const file = join(folder.root, 'daily/2031-03-10.md');
    const capture = (text: string) => engine.procedures.capture({ text, heading: 'Inbox' }, NEVER);
    const first = await capture('call');
    await capture('call the bank');
    await engine.procedures.undoCapture({ undo: first.undo }, NEVER);
    expect(readFileSync(file, 'utf8')).toBe('# 2031-03-10\n\nRain.\n\n## Inbox\n\n- call the bank\n');
  });

  test('takes no line apart that was written on', async () => {
    const { engine, folder } = await indexedEngine({ 'daily/2031-03-10.md': '# Day\n\n## Inbox\n\n- x\n' });
    const file = join(folder.root, 'daily/2031-03-10.md');
    const { undo } = await engine.procedures.capture({ text: 'call', heading: 'Inbox' }, NEVER);
    appendFileSync(file, '  the bank\n');
    writeFileSync(file, readFileSync(file, 'utf8').replace('call\n  the', 'call the'));
    await expect(engine.procedures.undoCapture({ undo }, NEVER)).rejects.toMatchObject({ code: 'busy' });
    expect(readFileSync(file, 'utf8')).toBe('# Day\n\n## Inbox\n\n- x\n- call the bank\n');
  });

  test('takes the note away that it made, as long as that holds nothing else', async () => {
    const { engine, folder } = await indexedEngine({ 'daily/2031-03-09.md': '# 2031-03-09\n\nRain.\n' });
    const file = join(folder.root, 'daily/2031-03-10.md');
    const { procedures } = engine;
    const capture = (text: string) => procedures.capture({ text, heading: 'Inbox' }, NEVER);
    const first = await capture('buy brass valves');
    const second = await capture('call the bank');
    expect(await procedures.undoCapture({ undo: second.undo }, NEVER)).toMatchObject({ removed: false });
    expect(await procedures.undoCapture({ undo: first.undo }, NEVER)).toMatchObject({
      path: first.path,
      removed: true,
    });
    expect(existsSync(file)).toBe(false);
    await expect(procedures.readNote({ path: first.path }, NEVER)).rejects.toMatchObject({ code: 'not-found' });

    const third = await capture('oil the hinge');
    appendFileSync(file, '\nWritten meanwhile.\n');
    expect(await procedures.undoCapture({ undo: third.undo }, NEVER)).toMatchObject({ removed: false });
    expect(readFileSync(file, 'utf8')).toContain('Written meanwhile.');
  });

  test('takes nothing out when it cannot tell what', async () => {
    const { engine, folder } = await indexedEngine({ 'daily/2031-03-10.md': '# Day\n\n## Inbox\n\n- x\n' });
    const file = join(folder.root, 'daily/2031-03-10.md');
    const { undo } = await engine.procedures.capture({ text: 'call', heading: 'Inbox' }, NEVER);
    const changed = '# Day\n\n## Inbox\n\n- x\n- call\n- y\n- call\n';
    writeFileSync(file, changed);
    await expect(engine.procedures.undoCapture({ undo }, NEVER)).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringContaining('Nothing was taken out'),
    });
    expect(readFileSync(file, 'utf8')).toBe(changed);
  });

  test('writes an answer as a note of its own, never over another', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': '# A\n' });
    const write = () => engine.procedures.writeNote({ title: 'Why brass?', text: '# Why brass?\n' }, NEVER);
    expect((await write()).path).toBe('answers/2031-03-10-why-brass.md');
    expect((await write()).path).toBe('answers/2031-03-10-why-brass-2.md');
    expect(readFileSync(join(folder.root, 'answers/2031-03-10-why-brass.md'), 'utf8')).toBe('# Why brass?\n');
    expect((await engine.procedures.findNotes({ text: 'why brass', limit: 5 }, NEVER)).total).toBe(2);
  });

  test('takes a note that was written away again, unless somebody wrote it on', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': '# A\n' });
    const write = () => engine.procedures.writeNote({ title: 'Why brass?', text: '# Why brass?\n' }, NEVER);
    const undo = (id: string | null) => engine.procedures.undoCapture({ undo: id ?? '' }, NEVER);
    const first = await write();
    expect(await undo(first.undo)).toMatchObject({ path: first.path, removed: true });
    expect(existsSync(first.file)).toBe(false);
    const second = await write();
    appendFileSync(second.file, 'It does not rust.\n');
    await expect(undo(second.undo)).rejects.toMatchObject({ code: 'busy' });
    expect(readFileSync(join(folder.root, second.path), 'utf8')).toBe('# Why brass?\nIt does not rust.\n');
  });
});
