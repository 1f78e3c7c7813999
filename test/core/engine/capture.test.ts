import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { captureEdit } from '../../../core/daily/capture.ts';
import { indexedEngine, NEVER } from './engine-on.ts';

function captured(note: string, text: string, heading = 'Captured'): string {
  const { from, to, insert } = captureEdit(note, { text, heading });
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

  test('writes an answer as a note of its own, never over another', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': '# A\n' });
    const write = () => engine.procedures.writeNote({ title: 'Why brass?', text: '# Why brass?\n' }, NEVER);
    expect((await write()).path).toBe('answers/2031-03-10-why-brass.md');
    expect((await write()).path).toBe('answers/2031-03-10-why-brass-2.md');
    expect(readFileSync(join(folder.root, 'answers/2031-03-10-why-brass.md'), 'utf8')).toBe('# Why brass?\n');
    expect((await engine.procedures.findNotes({ text: 'why brass', limit: 5 }, NEVER)).total).toBe(2);
  });
});
