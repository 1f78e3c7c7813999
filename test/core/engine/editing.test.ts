import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contract } from '../../../core/contract.ts';
import type { TextEdit } from '../../../core/contract/editing.ts';
import type { Engine } from '../../../core/engine.ts';
import { engineOn, folderWith, index, indexedEngine, NEVER, search } from './engine-on.ts';

const NOTE = '# Monday 10 March 2031\n\nThe kettle lost pressure.\n';

const open = (engine: Engine, path = 'a.md') => engine.procedures.noteText({ path }, NEVER);

/** Saves edits to what `open` gave, or to another hash. */
async function save(engine: Engine, edits: readonly TextEdit[], { path = 'a.md', hash = '' } = {}) {
  const note = await open(engine, path);
  const added = edits.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
  const input = { path, hash: hash || note.hash, edits: [...edits], length: note.text.length + added };
  return engine.procedures.saveNote(input, NEVER);
}

const APPEND = (text: string, insert: string): TextEdit[] => [{ from: text.length, to: text.length, insert }];

describe('a note is saved', () => {
  test('with exactly the edit, and its new hash', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': NOTE });
    expect(await open(engine)).toMatchObject({ text: NOTE, lineEnding: 'lf', byteOrderMark: false, readOnly: null });
    const saved = await save(engine, APPEND(NOTE, 'Tightened the valve.\n'));
    const bytes = readFileSync(join(folder.root, 'a.md'));
    expect(bytes.toString()).toBe(`${NOTE}Tightened the valve.\n`);
    expect(saved).toMatchObject({ kind: 'saved', hash: createHash('sha256').update(bytes).digest('hex') });
  });

  test('and is found by its new words, without being asked to index', async () => {
    const folder = folderWith({ 'a.md': NOTE });
    const engine = await engineOn(folder, { watch: true });
    await engine.procedures.addJournal({ root: folder.root }, NEVER);
    await index(engine);
    await save(engine, APPEND(NOTE, 'Replaced the manometer.\n'));
    await expect
      .poll(async () => (await search(engine, 'manometer')).results.map(({ path }) => path), { timeout: 10_000 })
      .toEqual(['a.md']);
  });

  test.each([
    ['Windows lines and a byte order mark', '\uFEFFa\r\n\tb\r\n', '\uFEFFa\r\n\tb\r\nc\r\n'],
    ['emoji', '👩‍👩‍👧\n', '👩‍👩‍👧\nc\n'],
  ])('keeping %s', async (_, before, after) => {
    const { engine, folder } = await indexedEngine({ 'a.md': before });
    const { text } = await open(engine);
    await save(engine, APPEND(text, 'c\n'));
    expect(readFileSync(join(folder.root, 'a.md'), 'utf8')).toBe(after);
  });

  test('keeping its mode and the link that leads to it', async () => {
    const { engine, folder } = await indexedEngine({ 'real.md': NOTE });
    chmodSync(join(folder.root, 'real.md'), 0o640);
    symlinkSync('real.md', join(folder.root, 'link.md'));
    await index(engine);
    const linked = readdirSync(folder.root).includes('link.md') ? 'link.md' : 'real.md';
    const path = await open(engine, linked).then(
      () => linked,
      () => 'real.md',
    );
    await save(engine, APPEND(NOTE, 'x'), { path });
    expect(lstatSync(join(folder.root, 'link.md')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder.root, 'real.md'), 'utf8')).toBe(`${NOTE}x`);
    expect(statSync(join(folder.root, 'real.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder.root).toSorted()).toEqual(['link.md', 'real.md']);
  });

  test('of 5 MB, in the middle', async () => {
    const line = '- the queue drains slowly, mira looks at it — ünï 🚀\r\n';
    const large = line.repeat(Math.ceil(5_000_000 / line.length));
    const { engine, folder } = await indexedEngine({ 'a.md': large });
    const { text } = await open(engine);
    const at = text.indexOf('\n', text.length / 2) + 1;
    expect(await save(engine, [{ from: at, to: at, insert: 'here\n' }])).toMatchObject({ kind: 'saved' });
    const lines = readFileSync(join(folder.root, 'a.md'), 'utf8').split('\r\n');
    expect(lines.filter((one) => one === 'here')).toHaveLength(1);
    expect(lines.length).toBe(large.split('\r\n').length + 1);
  });
});

describe('a note that changed on the disk', () => {
  test('is not written: what it holds is given back', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': NOTE });
    const { hash, text } = await open(engine);
    const other = `${NOTE}Somebody else was here.\n`;
    writeFileSync(join(folder.root, 'a.md'), other);
    const input = { path: 'a.md', hash, edits: APPEND(text, 'mine\n'), length: text.length + 5 };
    const answer = await engine.procedures.saveNote(input, NEVER);
    expect(answer).toMatchObject({ kind: 'changed', text: other });
    expect(readFileSync(join(folder.root, 'a.md'), 'utf8')).toBe(other);
  });

  test('or went away says so, and is not made again', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': NOTE });
    const { hash } = await open(engine);
    rmSync(join(folder.root, 'a.md'));
    const input = { path: 'a.md', hash, edits: [], length: NOTE.length };
    await expect(engine.procedures.saveNote(input, NEVER)).rejects.toMatchObject({ code: 'not-found' });
    expect(readdirSync(folder.root)).toEqual([]);
  });
});

describe('a note that cannot be written', () => {
  test('says why when it is opened, and refuses to be saved', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': NOTE });
    chmodSync(join(folder.root, 'a.md'), 0o444);
    expect((await open(engine)).readOnly).toContain('read-only');
    await expect(save(engine, APPEND(NOTE, 'x'))).rejects.toMatchObject({ code: 'permission-denied' });
    expect(readFileSync(join(folder.root, 'a.md'), 'utf8')).toBe(NOTE);
  });

  test('because it is part of the sample', async () => {
    const engine = await engineOn(folderWith({}));
    await index(engine);
    const { notes } = await engine.procedures.listNotes(contract.listNotes.input.parse({ limit: 1 }), NEVER);
    const path = notes[0]?.path ?? '';
    const note = await open(engine, path);
    expect(note.readOnly).toContain('sample journal');
    const input = { path, hash: note.hash, edits: [], length: note.text.length };
    await expect(engine.procedures.saveNote(input, NEVER)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('because no index knows it', async () => {
    const { engine } = await indexedEngine({ 'a.md': NOTE });
    for (const path of ['../secret.md', 'none.md', '/etc/passwd']) {
      await expect(open(engine, path)).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('a draft', () => {
  const keep = (engine: Engine, hash: string, more: { readonly insert: string; readonly base?: string }) => {
    const { insert, ...base } = more;
    return engine.procedures.keepDraft({ path: 'a.md', hash, edits: APPEND(NOTE, insert), ...base }, NEVER);
  };

  test('outlives the process, and goes when it is saved', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': NOTE });
    const { hash } = await open(engine);
    expect(await keep(engine, hash, { insert: 'half' })).toEqual({ kept: true });
    expect(await keep(engine, hash, { insert: 'half a thought' })).toEqual({ kept: true });
    await engine.close();
    const later = await engineOn(folder);
    const { draft } = await open(later);
    expect(draft).toMatchObject({ hash, base: NOTE, edits: APPEND(NOTE, 'half a thought') });
    expect(await later.procedures.drafts({}, NEVER)).toMatchObject({ drafts: [{ path: 'a.md' }] });
    await save(later, APPEND(NOTE, 'half a thought'));
    expect((await open(later)).draft).toBeNull();
    expect(await later.procedures.drafts({}, NEVER)).toEqual({ drafts: [] });
  });

  test('of a note that is gone holds its whole text, and can be written again or given up', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': NOTE, 'b.md': 'b\n' });
    const { hash, journal } = await open(engine);
    await keep(engine, hash, { insert: 'half a thought' });
    expect(await engine.procedures.drafts({}, NEVER)).toMatchObject({ drafts: [{ gone: null }] });
    folder.remove('a.md');
    await index(engine);
    const { drafts } = await engine.procedures.drafts({}, NEVER);
    expect(drafts).toMatchObject([{ journal, path: 'a.md', gone: `${NOTE}half a thought` }]);
    expect(await engine.procedures.dropDraft({ journal, path: 'a.md' }, NEVER)).toEqual({ dropped: true });
    expect(await engine.procedures.drafts({}, NEVER)).toEqual({ drafts: [] });
  });

  test('of a text that the file no longer holds needs that text', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': NOTE });
    const { hash } = await open(engine);
    folder.write('a.md', 'other\n');
    expect(await keep(engine, hash, { insert: 'x' })).toEqual({ kept: false });
    expect(await keep(engine, hash, { insert: 'x', base: NOTE })).toEqual({ kept: true });
    expect((await open(engine)).draft).toMatchObject({ base: NOTE });
  });

  test('that is in the file by now is not offered', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': NOTE });
    await keep(engine, (await open(engine)).hash, { insert: 'x' });
    folder.write('a.md', `${NOTE}x`);
    expect((await open(engine)).draft).toBeNull();
  });

  test('stays when somebody only looks whether the file is the same', async () => {
    const { engine } = await indexedEngine({ 'a.md': NOTE });
    await keep(engine, (await open(engine)).hash, { insert: 'x' });
    expect(await save(engine, [])).toMatchObject({ kind: 'saved' });
    expect((await open(engine)).draft).not.toBeNull();
  });

  test('is forgotten when the user says so', async () => {
    const { engine } = await indexedEngine({ 'a.md': NOTE });
    await keep(engine, (await open(engine)).hash, { insert: 'x' });
    expect(await engine.procedures.dropDraft({ path: 'a.md' }, NEVER)).toEqual({ dropped: true });
    expect(await engine.procedures.dropDraft({ path: 'a.md' }, NEVER)).toEqual({ dropped: false });
    expect((await open(engine)).draft).toBeNull();
  });
});

describe('a picture', () => {
  const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('base64');
  const attach = (engine: Engine, picture: { name?: string; data?: string; type?: 'image/png' | 'image/gif' } = {}) =>
    engine.procedures.attachPicture(
      contract.attachPicture.input.parse({ path: 'sub/a.md', type: 'image/png', data: PNG, ...picture }),
      NEVER,
    );

  test('is stored beside the note, each under a name of its own', async () => {
    const { engine, folder } = await indexedEngine({ 'sub/a.md': NOTE });
    const first = await attach(engine);
    const second = await attach(engine, { name: 'image.png' });
    const named = await attach(engine, { name: '../../Wiring of the kettle (new).png' });
    expect(first).toMatchObject({ path: 'sub/a-20310310-120000.png', link: 'a-20310310-120000.png' });
    expect(second.link).toBe('a-20310310-120000-2.png');
    expect(named.link).toBe('wiring-of-the-kettle-new.png');
    expect(readFileSync(join(folder.root, first.path)).toString('base64')).toBe(PNG);
    expect(readdirSync(join(folder.root, 'sub')).length).toBe(4);
  });

  test('is shown from the journal of its note, and from nowhere else', async () => {
    const { engine, folder } = await indexedEngine({ 'sub/a.md': NOTE, 'b.md': NOTE });
    const { link } = await attach(engine, { name: 'The kettle.png' });
    const show = (link: string, path = 'sub/a.md') => engine.procedures.picture({ path, link }, NEVER);
    expect(await show(link)).toEqual({ kind: 'picture', type: 'image/png', data: PNG });
    expect(await show(`sub/${link}`, 'b.md')).toEqual({ kind: 'picture', type: 'image/png', data: PNG });
    expect(await show(`/sub/${link}`)).toEqual({ kind: 'picture', type: 'image/png', data: PNG });
    writeFileSync(join(folder.root, '..', 'secret.png'), Buffer.from(PNG, 'base64'));
    symlinkSync(join('..', 'secret.png'), join(folder.root, 'way-out.png'));
    writeFileSync(join(folder.root, 'sub', 'named.png'), '<svg onload=alert(1)>');
    const elsewhere = ['../../secret.png', '/../secret.png', '../way-out.png', '..%2f..%2fsecret.png', 'none.png', '.'];
    for (const one of [...elsewhere, 'named.png', 'a.md']) {
      expect(await show(one), one).toMatchObject({ kind: 'none', problem: expect.stringContaining('picture') });
    }
  });

  test('that is none, or is too large, is refused with nothing stored', async () => {
    const { engine, folder } = await indexedEngine({ 'sub/a.md': NOTE });
    const script = Buffer.from('<svg onload=alert(1)>').toString('base64');
    await expect(attach(engine, { data: script })).rejects.toMatchObject({ code: 'invalid' });
    await expect(attach(engine, { type: 'image/gif' })).rejects.toMatchObject({ code: 'invalid' });
    const large = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.alloc(10 * 1024 * 1024)]).toString('base64');
    await expect(attach(engine, { data: large })).rejects.toThrow('larger than 10 MB');
    expect(readdirSync(join(folder.root, 'sub'))).toEqual(['a.md']);
  });
});

test('notes, people and tags are completed, the likeliest first', async () => {
  const { engine } = await indexedEngine({
    'runbooks/kettle.md': '# Kettle loses pressure\n\n#brewing #kettle\n',
    'sub/kettle.md': '# Descaling\n\n#brewing\n',
    '2031-03-10.md': '# Standup\n\nMira: done with the kettle\nJonas: looks at the valve\n\n@mira please look\n',
    '2031-03-11.md': '# Standup\n\nMira: on call\nJonas: off\n',
  });
  const complete = async (kind: 'note' | 'person' | 'tag', text: string) =>
    (await engine.procedures.complete(contract.complete.input.parse({ kind, text }), NEVER)).items;
  expect((await complete('note', 'kett')).map(({ name }) => name)).toEqual(['runbooks/kettle', 'sub/kettle']);
  expect(await complete('note', 'desc')).toMatchObject([{ name: 'sub/kettle', title: 'Descaling' }]);
  expect(await complete('tag', 'b')).toEqual([{ name: 'brewing', title: 'brewing', detail: '2 notes' }]);
  expect((await complete('person', 'mi')).map(({ name }) => name.toLowerCase())).toEqual(['mira']);
  expect(await complete('person', 'nobody')).toEqual([]);
});

test('a link by name leads to the note that is called so', async () => {
  const { engine } = await indexedEngine({ 'deep/Valve notes.md': NOTE, 'b.md': '# The blue valve\n' });
  const read = (path: string) => engine.procedures.readNote({ path }, NEVER).then((note) => note.path);
  expect(await read('valve notes')).toBe('deep/Valve notes.md');
  expect(await read('deep/Valve notes')).toBe('deep/Valve notes.md');
  expect(await read('the blue valve')).toBe('b.md');
  await expect(read('v%')).rejects.toMatchObject({ code: 'not-found' });
});

describe('the note of a day', () => {
  const day = (engine: Engine, date: string) => engine.procedures.dayNote({ date }, NEVER);

  test('is the file that is named after it, and has a name before it is there', async () => {
    const { engine, folder } = await indexedEngine({
      '2031/03/09.md': '# Sunday\n',
      '2031/03/08.md': '# Saturday\n',
      'meetings/2031-03-09-budget.md': '# Budget\n',
    });
    expect(await day(engine, '2031-03-09')).toMatchObject({
      note: { journal: folder.root, path: '2031/03/09.md', line: null },
      notes: [{ path: '2031/03/09.md' }, { path: 'meetings/2031-03-09-budget.md', kind: 'meeting' }],
    });
    expect(await day(engine, '2031-03-10')).toEqual({ note: null, newPath: '2031/03/10.md', notes: [] });
    await engine.procedures.newNote(contract.newNote.input.parse({ date: '2031-03-10' }), NEVER);
    expect(await day(engine, '2031-03-10')).toMatchObject({ note: { path: '2031/03/10.md' } });
  });

  test('is the section of a journal in one file', async () => {
    const { engine } = await indexedEngine({
      'journal.md': '# Journal\n\n## 9 March 2031\n\na\n\n## 10 March 2031\n\nb\n',
    });
    expect(await day(engine, '2031-03-10')).toMatchObject({ note: { path: 'journal.md', line: 7 } });
    await expect(day(engine, '2031-02-31')).rejects.toMatchObject({ code: 'invalid' });
  });

  test('has nowhere to be written before there is a journal', async () => {
    const engine = await engineOn(folderWith({}));
    expect(await day(engine, '2031-03-10')).toMatchObject({ note: null, newPath: null });
  });
});
