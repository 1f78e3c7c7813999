import { ChangeSet, Text } from '@codemirror/state';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SavedNote, TextEdit } from '../../core/contract/editing.ts';
import type { Client } from '../../renderer/client.ts';
import { NoteSaver, type SaveState } from '../../renderer/editor/note-saver.ts';
import type { LeftBehind } from '../../renderer/left-behind.ts';
import { RpcError } from '../../renderer/rpc-error.ts';

const hashOf = (text: string): string => Buffer.from(text).toString('hex').padStart(64, '0').slice(-64);
const apply = (text: string, edits: readonly TextEdit[]): string =>
  edits.toReversed().reduce((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);

interface Sent {
  readonly path: string;
  readonly hash: string;
  readonly edits: TextEdit[];
  readonly length: number;
  readonly base?: string;
}

/** A file, an editor and a saver between them. */
function desk(text = 'one\ntwo\nthree\n') {
  const state = { disk: text, doc: text, path: 'a.md', failure: null as RpcError | null, wait: Promise.resolve() };
  const drafts: Sent[] = [];
  const left: LeftBehind[] = [];
  const dropped: string[] = [];
  const states: SaveState[] = [];
  const call = async (name: string, input: Sent): Promise<SavedNote | { kept: boolean } | { dropped: boolean }> => {
    await state.wait;
    if (state.failure) throw state.failure;
    if (name === 'dropDraft') {
      dropped.push(input.path);
      return { dropped: true };
    }
    if (name === 'keepDraft') {
      drafts.push(input);
      return { kept: input.base !== undefined || input.hash === hashOf(state.disk) };
    }
    const modified = '2026-11-20T09:41:00Z';
    if (input.hash !== hashOf(state.disk))
      return { kind: 'changed', text: state.disk, hash: hashOf(state.disk), modified };
    const next = apply(state.disk, input.edits);
    if (next.length !== input.length) throw new Error('the edits do not fit');
    state.disk = next;
    return { kind: 'saved', path: state.path, hash: hashOf(next), modified };
  };
  const type = (from: number, to: number, insert: string): void => {
    const changes = ChangeSet.of([{ from, to, insert }], state.doc.length);
    state.doc = apply(state.doc, [{ from, to, insert }]);
    saver.changed(changes);
  };
  const saver: NoteSaver = new NoteSaver({
    // SAFETY: the saver calls these three procedures and no other.
    client: { call } as unknown as Client,
    note: { journal: '/j', path: 'a.md', text, hash: hashOf(text), modified: '2026-11-20T09:00:00Z' },
    doc: () => Text.of(state.doc.split('\n')),
    apply: (edits) => {
      state.doc = apply(state.doc, edits);
    },
    onState: (next) => states.push(next),
    onLeft: (draft) => left.push(draft),
  });
  return { state, saver, drafts, left, dropped, states, type, kinds: () => states.map(({ kind }) => kind) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LATER = 5_000;

describe('what is typed', () => {
  test('is saved 800 ms after the last key, and not before', async () => {
    const { state, type, kinds } = desk();
    type(0, 3, 'ONE');
    await vi.advanceTimersByTimeAsync(500);
    type(3, 3, '!');
    await vi.advanceTimersByTimeAsync(799);
    expect(state.disk).toBe('one\ntwo\nthree\n');
    await vi.advanceTimersByTimeAsync(2);
    expect(state.disk).toBe('ONE!\ntwo\nthree\n');
    expect(kinds().slice(-2)).toEqual(['saving', 'saved']);
  });

  test('while it is being sent is saved next', async () => {
    const { state, type, saver } = desk();
    let go: () => void = () => undefined;
    type(0, 3, 'ONE');
    state.wait = new Promise((resolve) => (go = resolve));
    await vi.advanceTimersByTimeAsync(900);
    type(3, 3, ' and more');
    state.wait = Promise.resolve();
    go();
    await vi.advanceTimersByTimeAsync(LATER);
    expect(state.disk).toBe('ONE and more\ntwo\nthree\n');
    expect(saver.isDirty).toBe(false);
  });

  test('without a pause is kept every second', async () => {
    const { type, drafts, state } = desk();
    for (let at = 0; at < 30; at++) {
      type(at, at, 'x');
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(drafts.length).toBeGreaterThanOrEqual(2);
    expect(apply('one\ntwo\nthree\n', drafts.at(-1)!.edits)).toMatch(/^x{15,}one/);
    expect(state.disk).toBe('one\ntwo\nthree\n');
  });

  test('is kept and sent again when it could not be saved', async () => {
    const { state, type, saver, kinds } = desk();
    state.failure = new RpcError({ code: 'busy', message: 'It is being written.', hint: '' });
    type(0, 0, 'x');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kinds()).toContain('failed');
    expect(saver.isDirty).toBe(true);
    state.failure = null;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(state.disk).toBe('xone\ntwo\nthree\n');
  });

  test('is saved at once on leaving', async () => {
    const { state, type, saver } = desk();
    type(0, 0, 'x');
    await saver.close();
    expect(state.disk).toBe('xone\ntwo\nthree\n');
  });

  test('is left behind, with the text that it was typed into, when the engine is away on leaving', async () => {
    const { state, type, saver, left } = desk();
    state.failure = new RpcError({ code: 'engine-unreachable', message: 'It does not answer.', hint: '' });
    type(0, 0, 'x');
    expect(await saver.close()).toMatchObject({ message: 'It does not answer.' });
    expect(left).toMatchObject([{ path: 'a.md', edits: [{ from: 0, to: 0, insert: 'x' }], base: 'one\ntwo\nthree\n' }]);
  });
});

describe('a change on the disk', () => {
  test('elsewhere is merged, and both are in the file', async () => {
    const { state, type, saver } = desk();
    state.disk = 'one\ntwo\nthree\nfour\n';
    type(0, 3, 'ONE');
    await vi.advanceTimersByTimeAsync(LATER);
    expect(state.doc).toBe('ONE\ntwo\nthree\nfour\n');
    expect(state.disk).toBe(state.doc);
    expect(saver.state.kind).toBe('saved');
  });

  test('is taken in when nothing was typed', async () => {
    const { state, saver } = desk();
    state.disk = 'other\n';
    await saver.lookAtDisk();
    expect(state.doc).toBe('other\n');
    expect(saver.isDirty).toBe(false);
  });

  test('at the same place is asked about, nothing is written until the user has chosen', async () => {
    const { state, type, saver, drafts } = desk();
    state.disk = 'theirs\ntwo\nthree\n';
    type(0, 3, 'mine');
    await vi.advanceTimersByTimeAsync(LATER);
    expect(saver.state).toMatchObject({ kind: 'conflict' });
    expect(state.disk).toBe('theirs\ntwo\nthree\n');
    expect(state.doc).toBe('mine\ntwo\nthree\n');
    expect(drafts.at(-1)).toMatchObject({ base: 'one\ntwo\nthree\n' });
    await saver.resolve('mine\ntheirs\ntwo\nthree\n');
    expect(state.disk).toBe('mine\ntheirs\ntwo\nthree\n');
    expect(saver.state.kind).toBe('saved');
  });

  test('that the user takes as it is counts as saved, and what was typed is not offered again', async () => {
    const { state, type, saver, dropped } = desk();
    state.disk = 'theirs\ntwo\nthree\n';
    type(0, 3, 'mine');
    await vi.advanceTimersByTimeAsync(LATER);
    await saver.resolve(state.disk);
    expect(saver.state.kind).toBe('saved');
    expect(state.doc).toBe(state.disk);
    expect(dropped).toEqual(['a.md']);
  });

  test('that is taken back there while the user chooses leaves nothing to choose', async () => {
    const { state, type, saver } = desk();
    state.disk = 'theirs\ntwo\nthree\n';
    type(0, 3, 'mine');
    await vi.advanceTimersByTimeAsync(LATER);
    state.disk = 'one\ntwo\nthree\nfour\n';
    await saver.lookAtDisk();
    await vi.advanceTimersByTimeAsync(LATER);
    expect(saver.state.kind).toBe('saved');
    expect(state.disk).toBe('mine\ntwo\nthree\nfour\n');
  });

  test('that comes while the user chooses is not written over', async () => {
    const { state, type, saver } = desk();
    state.disk = 'theirs\ntwo\nthree\n';
    type(0, 3, 'mine');
    await vi.advanceTimersByTimeAsync(LATER);
    state.disk = 'theirs, again\ntwo\nthree\n';
    await saver.resolve('mine\ntwo\nthree\n');
    expect(state.disk).toBe('theirs, again\ntwo\nthree\n');
    expect(saver.state.kind).toBe('conflict');
  });
});
