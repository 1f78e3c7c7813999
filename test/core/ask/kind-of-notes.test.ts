import { describe, expect, test } from 'vitest';
import { notesOfKind } from '../../../core/ask/query/kind-of-notes.ts';
import type { PlacedNoteRow } from '../../../core/store/notes.ts';

let id = 0;
function note(path: string, title: string, more: Partial<PlacedNoteRow> = {}): PlacedNoteRow {
  id += 1;
  return { id, path, title, kind: 'note', tags: [], type: null, ...more };
}

const NOTES = [
  note('ops/incidents/2026-01-04-kiln.md', 'Kiln cold'),
  note('ops/incidents/2026-02-11-press.md', 'Press jam'),
  note('log/2026-02-12.md', 'Review of the incident'),
  note('lab/glaze-7.md', 'Glaze 7', { tags: ['experiment'] }),
  note('lab/glaze-8.md', 'Glaze 8', { type: 'Experiment' }),
  note('talks/2026-03-01-retro.md', 'Retro of winter'),
  note('servers.md', 'Machines'),
  note('adr/0001-clay.md', 'Clay from the quarry', { kind: 'decision' }),
];

function pathsOf(noun: string): readonly string[] {
  return notesOfKind(NOTES, noun).map(({ path }) => path);
}

describe('a noun in the plural names the notes of a kind', () => {
  test.each([
    ['incidents', ['ops/incidents/2026-01-04-kiln.md', 'ops/incidents/2026-02-11-press.md']],
    ['post-mortems', ['ops/incidents/2026-01-04-kiln.md', 'ops/incidents/2026-02-11-press.md']],
    ['incident reports', ['ops/incidents/2026-01-04-kiln.md', 'ops/incidents/2026-02-11-press.md']],
    ['experiments', ['lab/glaze-7.md', 'lab/glaze-8.md']],
    ['retrospectives', ['talks/2026-03-01-retro.md']],
    ['ADRs', ['adr/0001-clay.md']],
  ])('%s', (noun, paths) => {
    expect(pathsOf(noun)).toEqual(paths);
  });

  test('a note that is a list of such things is none of them, and a word that names no notes names none', () => {
    expect(pathsOf('servers')).toEqual([]);
    expect(pathsOf('glazes with lead')).toEqual([]);
  });
});
