import type { Implementation } from '../../../core/contract.ts';

const HASH = 'a'.repeat(64);
const ROOT = '/home/mira/journal';

/** Procedures that write notes, with invented data. */
export function sampleEditingProcedures(): Pick<
  Implementation,
  'dayNote' | 'noteText' | 'saveNote' | 'keepDraft' | 'dropDraft' | 'drafts' | 'attachPicture' | 'picture' | 'complete'
> {
  return {
    dayNote: async () => ({ note: null, newPath: '2031-03-10.md', notes: [] }),
    noteText: async ({ path }) => ({
      journal: ROOT,
      path,
      title: 'Brewing log',
      kind: 'journal',
      date: null,
      text: '# Brewing log\n',
      hash: HASH,
      modified: '2031-03-04T10:00:00.000Z',
      bytes: 14,
      lineEnding: 'lf',
      byteOrderMark: false,
      readOnly: null,
      draft: null,
    }),
    saveNote: async ({ path }) => ({ kind: 'saved', path, hash: HASH, modified: '2031-03-04T10:00:00.000Z' }),
    keepDraft: async () => ({ kept: true }),
    dropDraft: async () => ({ dropped: false }),
    drafts: async () => ({ drafts: [] }),
    attachPicture: async () => ({ journal: ROOT, path: 'kettle.png', link: 'kettle.png' }),
    picture: async () => ({ kind: 'picture', type: 'image/png', data: '' }),
    complete: async () => ({ items: [{ name: 'brewing', title: 'Brewing log', detail: 'brewing.md' }] }),
  };
}

/** A valid input for each of them. */
export const EDITING_INPUTS = {
  dayNote: { date: '2031-03-10' },
  noteText: { path: 'a.md' },
  saveNote: { path: 'a.md', hash: HASH, edits: [{ from: 0, to: 0, insert: 'x' }], length: 15 },
  keepDraft: { path: 'a.md', hash: HASH, edits: [] },
  dropDraft: { path: 'a.md' },
  drafts: {},
  attachPicture: { path: 'a.md', type: 'image/png', data: '' },
  picture: { path: 'a.md', link: 'kettle.png' },
  complete: { kind: 'note' },
} as const;
