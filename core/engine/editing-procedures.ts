import type { Implementation } from '../contract.ts';
import type { Completion, CompleteRequest } from '../contract/editing.ts';
import type { Db } from '../store/database.ts';
import { completeNotes, completeTags } from '../store/completions.ts';
import type { Settings } from '../store/settings.ts';
import { attempt } from '../notes/attempt.ts';
import { movedNoteRow, readNoteRow } from '../store/notes.ts';
import { dropDraft, hasDraftBase, listDrafts, readDraft, writeDraft, type DraftKey } from '../store/drafts.ts';
import { attachPicture } from './attach-picture.ts';
import { createJournalPatterns, findDayNote } from './day-note.ts';
import type { FactShelf } from './fact-base.ts';
import type { IndexReader } from './index-reader.ts';
import { readPicture } from './note-picture.ts';
import { noteFile, readDisk, readNoteText, saveNoteText } from './note-text.ts';

export interface EditingParts {
  readonly user: Db;
  readonly reader: IndexReader;
  readonly now: () => Date;
  readonly facts: () => Promise<FactShelf>;
  readonly roots: () => readonly string[];
  readonly settings: () => Settings;
}

export type EditingProcedures = Pick<
  Implementation,
  'dayNote' | 'noteText' | 'saveNote' | 'keepDraft' | 'dropDraft' | 'drafts' | 'attachPicture' | 'picture' | 'complete'
>;

/** Writing notes: their text, what is not saved yet, pictures, and what may be completed. */
export function editingProcedures(parts: EditingParts): EditingProcedures {
  const { user, reader, now } = parts;
  const patterns = createJournalPatterns();
  const note = (where: Parameters<typeof noteFile>[1]) => noteFile(reader.db(), where);
  return {
    dayNote: async (request) => findDayNote({ ...parts, patterns }, request),
    async noteText(where) {
      const found = note(where);
      const text = readNoteText(found);
      const draft = readDraft(user, found.row);
      // A draft whose text is in the file has been saved: the window went away before it heard so.
      return { ...text, draft: draft !== null && applied(draft.base, draft.edits) !== text.text ? draft : null };
    },
    async saveNote(request) {
      const found = note(request);
      const saved = saveNoteText(found, request);
      // Without edits somebody only looked whether the file is still the same.
      if (saved.kind === 'saved' && request.edits.length > 0) {
        for (const path of new Set([found.row.path, request.path])) dropDraft(user, { ...found.row, path });
      }
      return saved;
    },
    async keepDraft({ hash, edits, base, ...where }) {
      const { journal, path } = where;
      const found = attempt(() => note({ ...where, hash }));
      // What is typed into a note whose file or journal is gone is kept too: both may come back.
      if ('error' in found && journal === undefined) throw found.error;
      const key = 'value' in found ? found.value.row : { journal: journal ?? '', path };
      const draft = { journal: key.journal, path: key.path, hash, edits, keptMs: now().getTime() };
      if (hasDraftBase(user, draft)) {
        writeDraft(user, draft, null);
        return { kept: true };
      }
      const disk = attempt(() => (base === undefined && 'value' in found ? readDisk(found.value) : null));
      const text = base ?? ('value' in disk && disk.value?.hash === hash ? disk.value.text : null);
      if (text === null) return { kept: false };
      writeDraft(user, draft, text);
      return { kept: true };
    },
    async dropDraft(where) {
      const found = attempt(() => note(where));
      if ('error' in found && where.journal === undefined) throw found.error;
      const key = 'value' in found ? found.value.row : { journal: where.journal ?? '', path: where.path };
      return { dropped: dropDraft(user, key) };
    },
    async drafts() {
      // A journal whose disk is away has its notes still.
      const isGone = (place: DraftKey): boolean =>
        parts.roots().includes(place.journal) &&
        readNoteRow(reader.db(), place) === null &&
        movedNoteRow(reader.db(), place) === null;
      const textOf = (place: DraftKey): string | null => {
        const draft = readDraft(user, place);
        return draft && applied(draft.base, draft.edits);
      };
      return { drafts: listDrafts(user).map((place) => ({ ...place, gone: isGone(place) ? textOf(place) : null })) };
    },
    attachPicture: async (request) => attachPicture(note(request), request, now()),
    picture: async ({ link, ...where }) => readPicture(note(where), link),
    complete: async (request) => ({ items: await completions(parts, request) }),
  };
}

function applied(base: string, edits: readonly { from: number; to: number; insert: string }[]): string {
  let at = 0;
  const pieces = edits.map(({ from, to, insert }) => {
    const piece = base.slice(at, from) + insert;
    at = to;
    return piece;
  });
  return pieces.join('') + base.slice(at);
}

async function completions(parts: EditingParts, { kind, text, limit }: CompleteRequest): Promise<Completion[]> {
  const db = parts.reader.dbIfAny();
  if (db === null) return [];
  if (kind === 'note') return completeNotes(db, { text, limit });
  if (kind === 'tag') return completeTags(db, { text, limit });
  return completePeople(await parts.facts(), { text, limit });
}

function completePeople(
  facts: FactShelf,
  { text, limit }: { readonly text: string; readonly limit: number },
): Completion[] {
  const typed = text.trim().toLowerCase();
  const rank = (names: readonly string[]): number => {
    const folded = names.map((name) => name.toLowerCase());
    if (folded[0]?.startsWith(typed)) return 0;
    if (folded.some((name) => name.split(/[\s-]+/).some((word) => word.startsWith(typed)))) return 1;
    return folded.some((name) => name.includes(typed)) ? 2 : 3;
  };
  return facts
    .current()
    .people()
    .map((person) => ({ person, rank: rank([person.name, ...person.aliases]) }))
    .filter(({ rank }) => rank < 3)
    .toSorted((a, b) => a.rank - b.rank || b.person.updates - a.person.updates)
    .slice(0, limit)
    .map(({ person: { name, aliases } }) => ({
      // Behind an `@` stands one word.
      name: [name, ...aliases].find((one) => !/\s/.test(one)) ?? name,
      title: name,
      detail: aliases.filter((alias) => alias !== name).join(', '),
    }));
}
