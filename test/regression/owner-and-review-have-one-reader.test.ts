import { expect, test } from 'vitest';
import { fieldAsked } from '../../core/ask/query/field-intent.ts';
import { fieldIn } from '../../core/ask/facts/note-fields.ts';
import { provenanceOf } from '../../core/ask/facts/provenance.ts';

/*
 * A runbook and an answer to `who owns …` read the same note with lists of names of their own, and disagreed.
 */

const NOTES: readonly {
  readonly says: string;
  readonly frontmatter?: Readonly<Record<string, unknown>>;
  readonly body?: readonly string[];
  readonly owner?: string;
  readonly reviewed?: string;
}[] = [
  { says: 'a sentence', body: ['# Kiln', '', 'Maintained by the ovens team.'], owner: 'the ovens team' },
  { says: 'a dash', body: ['# Kiln', 'Owner — Mirela'], owner: 'Mirela' },
  {
    says: 'a row',
    body: ['| Owner | ovens |', '|---|---|', '| Last tested | 2030-02-03 |'],
    owner: 'ovens',
    reviewed: '2030-02-03',
  },
  { says: 'a map', frontmatter: { owner: { name: 'Ovens', channel: '#ovens' } }, owner: 'Ovens' },
  { says: 'an owner below a team', frontmatter: { team: 'plant', owner: 'Mirela' }, owner: 'Mirela' },
  {
    says: 'a review below a later edit',
    frontmatter: { updated: '2031-01-01', last_reviewed: '2030-05-06' },
    reviewed: '2030-05-06',
  },
  {
    says: 'a review that never was',
    frontmatter: { reviewed: 'never', updated: '2031-01-01' },
    reviewed: '2031-01-01',
  },
  {
    says: 'a review in a sentence',
    body: ['# Kiln', '', '_Last reviewed by Mirela on 4 May 2030_'],
    reviewed: '2030-05-04',
  },
];

test.each(NOTES)('$says', ({ frontmatter = {}, body = [], owner = null, reviewed = null }) => {
  const note = { frontmatter, lines: body, bodyLine: 1 };
  const head = provenanceOf({ ...note, history: null, today: '2031-06-01', staleAfterDays: 180 });
  expect(head).toMatchObject({ owner, reviewed });
  const asked = fieldAsked('who owns the kiln');
  expect(asked === null ? null : (fieldIn(note, asked.field)?.text ?? null)).toBe(owner);
});
