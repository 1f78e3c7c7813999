import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NoteFacts, TaskItem, Turn } from '../../../core/extract/facts.ts';
import { chunksAt } from '../../../core/store/chunks-at.ts';
import { clearIndex } from '../../../core/store/clear.ts';
import { readChunks } from '../../../core/store/chunks.ts';
import { openIndex, openUser, type Db } from '../../../core/store/database.ts';
import { factsVersion, readFacts } from '../../../core/store/facts.ts';
import { notesVersion } from '../../../core/store/meta.ts';
import { ensureJournal, removeJournal } from '../../../core/store/journals.ts';
import { searchLexical } from '../../../core/store/lexical.ts';
import { readNoteRow } from '../../../core/store/notes.ts';
import { addPeopleEdit, peopleEditsVersion, readPeopleEdits } from '../../../core/store/people-edits.ts';
import { prepareNote } from '../../../core/store/prepare-note.ts';
import { removeNotes } from '../../../core/store/remove-note.ts';
import { writeNote } from '../../../core/store/write-note.ts';
import { parseText } from '../../helpers/parse.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const NOTHING: NoteFacts = { tasks: [], turns: [], names: [], decisions: [], signatures: [] };
const NOTE = '# 2031-03-04\n\n- [ ] bottle the stout\n\n# Undated\n\n- [ ] rinse the barrels\n';

function item(text: string, place: { readonly section: number; readonly line: number }): TaskItem {
  const empty = { due: null, scheduled: null, start: null, finished: null, priority: null, recurrence: null };
  return {
    ...place,
    key: text,
    endLine: place.line,
    state: 'open',
    text,
    owners: [],
    ...empty,
    reason: null,
    details: [],
  };
}

function turn(speaker: string, line: number): Turn {
  return { section: 0, line, endLine: line, speakers: [speaker], to: [], text: 'so', kind: 'update', shape: 'item' };
}

let folder: ReturnType<typeof tempFolder>;
let db: Db;

beforeEach(() => {
  folder = tempFolder('facts');
  db = openIndex(folder.path, 'write');
});

afterEach(() => {
  db.close();
  folder.remove();
});

/** Writes a note with the facts that a test gives it. */
function write(facts: Partial<NoteFacts>, { path = 'a.md', text = NOTE, root = '/notes' } = {}): number {
  const journalId = ensureJournal(db, root);
  const noteId = readNoteRow(db, { path, journal: root })?.id ?? null;
  const note = prepareNote(parseText(text, path), { ...NOTHING, ...facts });
  db.transaction(() => writeNote(db, note, { journalId, noteId, checkedMs: 0 })).immediate();
  return readNoteRow(db, { path, journal: root })!.id;
}

const texts = () => readFacts(db, 'tasks', null).map(({ fact }) => fact.text);

test('a fact comes back as it went in, with its note and the date of its section', () => {
  const first = item('bottle the stout', { section: 0, line: 3 });
  const second = item('rinse the barrels', { section: 0, line: 1 });
  write({ tasks: [first] });
  write({ tasks: [second], turns: [turn('Mira', 1)] }, { path: 'undated.md', text: '- [ ] rinse the barrels\n' });
  expect(readFacts(db, 'tasks', null)).toEqual([
    { fact: first, journal: '/notes', path: 'a.md', date: '2031-03-04', dateOrigin: 'heading' },
    { fact: second, journal: '/notes', path: 'undated.md', date: '2025-05-01', dateOrigin: 'modified' },
  ]);
  // The day on which the file was saved is not the day on which she said it.
  expect(readFacts(db, 'turns', null)).toMatchObject([{ path: 'undated.md', date: null, dateOrigin: null }]);
});

test('a name has the date of its note', () => {
  write({ names: [{ name: 'Mira', why: 'attendee', line: 1, alias: null }] });
  expect(readFacts(db, 'names', null)).toMatchObject([{ fact: { name: 'Mira' }, date: '2031-03-04' }]);
});

test('they come by journal and path, whatever was written first', () => {
  write({ tasks: [item('z', { section: 0, line: 3 })] }, { path: 'z.md' });
  write({ tasks: [item('b', { section: 0, line: 3 })] }, { path: 'b.md', root: '/other' });
  write({ tasks: [item('a', { section: 0, line: 3 })] });
  expect(texts()).toEqual(['a', 'z', 'b']);
  expect(readFacts(db, 'tasks', ['/other']).map(({ fact }) => fact.text)).toEqual(['b']);
});

describe('a version tells whether what the notes say changed', () => {
  test('by a note, also one that says nothing any more', () => {
    const seen = [factsVersion(db)];
    write({ tasks: [item('x', { section: 0, line: 3 })] });
    seen.push(factsVersion(db));
    write({});
    seen.push(factsVersion(db));
    expect(new Set(seen).size).toBe(3);
    expect(texts()).toEqual([]);
  });

  test('but not by words that say nothing of the kind, nor by the same note again', () => {
    const tasks = [item('x', { section: 0, line: 3 })];
    write({ tasks });
    const before = [factsVersion(db), notesVersion(db)];
    write({ tasks }, { text: `${NOTE}\nThe cellar is cold.\n` });
    expect(factsVersion(db)).toBe(before[0]);
    expect(notesVersion(db)).not.toBe(before[1]);
  });

  test.each([
    ['a line lower', { tasks: [item('x', { section: 0, line: 4 })] }, {}],
    ['on another day', { tasks: [item('x', { section: 0, line: 3 })] }, { text: NOTE.replace('03-04', '03-05') }],
    ['with somebody beside it', { tasks: [item('x', { section: 0, line: 3 })], turns: [turn('Mira', 3)] }, {}],
  ])('and by the same item %s', (_, facts, note) => {
    write({ tasks: [item('x', { section: 0, line: 3 })] });
    const before = factsVersion(db);
    write(facts, note);
    expect(factsVersion(db)).not.toBe(before);
  });

  test('by what takes notes away, which takes their facts', () => {
    const tasks = [item('x', { section: 0, line: 3 })];
    const count = () => db.prepare('SELECT count(*) FROM facts').pluck().get();
    for (const take of [
      (id: number) => removeNotes(db, [id]),
      () => removeJournal(db, '/notes'),
      () => clearIndex(db),
    ]) {
      const id = write({ tasks });
      const before = factsVersion(db);
      expect(count()).toBe(1);
      take(id);
      expect(count()).toBe(0);
      expect(factsVersion(db)).not.toBe(before);
    }
  });
});

test('a column that Daybook never writes is damage, and says so', () => {
  write({ tasks: [item('x', { section: 0, line: 3 })] });
  db.prepare(`UPDATE facts SET tasks = '{}'`).run();
  expect(() => readFacts(db, 'tasks', null)).toThrow(expect.objectContaining({ code: 'index-damaged' }));
});

test('chunks are found by lines that they share with spans', () => {
  const long = (word: string) => `${word} `.repeat(160).trim();
  write({}, { text: `# A\n\n${long('alpha')}\n\n${long('beta')}\n\n${long('gamma')}\n` });
  const at = (line: number, endLine: number, path = 'a.md') =>
    readChunks(db, chunksAt(db, [{ journal: '/notes', path, line, endLine }])).map(({ text }) =>
      text.replaceAll(/[# A\n]*(\w+)[^]*/g, '$1'),
    );
  expect(at(5, 5)).toEqual(['beta']);
  expect(at(1, 5)).toEqual(['alpha', 'beta']);
  expect(at(8, 9)).toEqual([]);
  expect(at(5, 5, 'gone.md')).toEqual([]);
});

test('a person passes by every name and by what they said without one', () => {
  const text =
    '# Standup\n\nMira Sandoval: the queue is stuck\n\n## Later\n\nthe queue drained\n\n## Other\n\nthe queue is loud\n';
  write({ turns: [turn('Mira Sandoval', 7)] }, { text });
  const found = (scope?: { readonly names: readonly string[]; readonly chunks: readonly number[] }) =>
    searchLexical(db, { match: 'queue', filters: { person: 'mira', scope }, limit: 9 })
      .map(({ chunkId }) => readChunks(db, [chunkId])[0]?.line)
      .sort((a = 0, b = 0) => a - b);
  const chunks = chunksAt(db, [{ journal: '/notes', path: 'a.md', line: 7, endLine: 7 }]);
  expect(found()).toEqual([1]);
  expect(found({ names: ['Mira Sandoval', 'ms'], chunks })).toEqual([1, 5]);
  expect(found({ names: ['ms'], chunks: [] })).toEqual([]);
});

test('what the user says about names is kept in its order', () => {
  const user = openUser(folder.path);
  expect(peopleEditsVersion(user)).toBe(0);
  addPeopleEdit(user, { kind: 'merge', into: 'Mira', from: 'mi' });
  addPeopleEdit(user, { kind: 'split', name: 'Mira', alias: 'mi' });
  expect(peopleEditsVersion(user)).toBe(2);
  expect(readPeopleEdits(user)).toEqual([
    { kind: 'merge', into: 'Mira', from: 'mi' },
    { kind: 'split', name: 'Mira', alias: 'mi' },
  ]);
  user.close();
});

test('many notes with facts are one piece of the lexical index, not one each', () => {
  const journalId = ensureJournal(db, '/notes');
  const held = () => db.prepare<[], { n: number }>('SELECT count(*) AS n FROM chunks_fts_data').get()?.n;
  db.transaction(() => {
    const before = held();
    for (const path of ['a.md', 'b.md', 'c.md']) {
      const note = prepareNote(parseText(NOTE, path), { ...NOTHING, tasks: [item('rinse', { section: 0, line: 3 })] });
      writeNote(db, note, { journalId, noteId: null, checkedMs: 0 });
      expect(held()).toBe(before);
    }
  }).immediate();
});
