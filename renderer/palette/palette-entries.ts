import { foldName, matchName, nameMarks, typedWords } from '../../core/contract/match-name.ts';
import type { TypedWords } from '../../core/contract/match-name.ts';
import type { Person } from '../../core/contract/facts.ts';
import type { NoteSummary } from '../../core/contract/notes.ts';
import type { IconName } from '../components/icon.tsx';
import { navigate } from '../navigation.ts';
import { askRoute, searchRoute } from '../routes.ts';
import { sayShortDate } from '../words/date.ts';
import { sayCounted } from '../words/number.ts';
import type { Command } from './commands.ts';
import type { PaletteScope } from './palette-state.ts';

/** One line of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly icon: IconName;
  readonly title: string;
  readonly marks: readonly (readonly [number, number])[];
  readonly detail: string;
  /** Of a note: where it is. */
  readonly path?: string;
  readonly key: string | null;
  readonly run: () => void;
}

export interface PaletteGroup {
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

export interface PaletteInput {
  readonly text: string;
  readonly scope: PaletteScope;
  readonly commands: readonly Command[];
  readonly notes: readonly NoteSummary[];
  readonly people: readonly Person[];
  /** Puts text into today's note. */
  readonly onCapture: (text: string) => void;
}

/** Lines of each kind beside the others; notes alone may have more. */
const SHOWN = 7;

/** What one kind of thing only is looked for with. */
const ONLY = { '>': 'commands', '@': 'people' } as const;

/** What was typed, without the mark that narrows it to one kind. */
export function readTyped(text: string): { readonly only: 'commands' | 'people' | null; readonly words: string } {
  const first = text.charAt(0);
  const only = first === '>' || first === '@' ? ONLY[first] : null;
  return { only, words: (only === null ? text : text.slice(1)).trim() };
}

/** The lines for what was typed, in groups; the group with the best line first, asking and searching last. */
export function paletteGroups(input: PaletteInput): readonly PaletteGroup[] {
  const { only, words } = readTyped(input.text);
  const typed = typedWords(words);
  if (input.scope === 'notes') return nonEmpty([noteGroup(input.notes, typed)]);
  const commands = rankedGroup('Commands', input.commands, {
    typed,
    textOf: ({ says, about }) => `${says} ${about}`,
    show: (command) => commandEntry(command, typed),
  });
  const people = rankedGroup('People', input.people, {
    typed,
    textOf: ({ name, aliases }) => [name, ...aliases].join(' '),
    show: (person) => personEntry(person, typed),
  });
  if (only === 'commands') return nonEmpty([{ ...commands, entries: commands.all }]);
  if (only === 'people') return nonEmpty([{ ...people, entries: people.all }]);
  if (words === '') return nonEmpty([commands, noteGroup(input.notes.slice(0, SHOWN), typed)]);
  const [bestNote] = input.notes;
  const notes = {
    ...noteGroup(input.notes.slice(0, SHOWN), typed),
    best: bestNote ? matchName(typed, foldName(`${bestNote.title} ${bestNote.path}`), true) : 0,
  };
  const groups = [commands, notes, people].toSorted((a, b) => b.best - a.best);
  return nonEmpty([...groups, textGroup(words, input.onCapture)]);
}

interface RankedGroup extends PaletteGroup {
  readonly best: number;
  readonly all: readonly PaletteEntry[];
}

interface Ranking<T> {
  readonly typed: TypedWords;
  readonly textOf: (item: T) => string;
  readonly show: (item: T) => PaletteEntry;
}

function rankedGroup<T>(title: string, items: readonly T[], { typed, textOf, show }: Ranking<T>): RankedGroup {
  const found = items
    .map((item) => ({ item, score: matchName(typed, foldName(textOf(item)), true) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  const all = found.map(({ item }) => show(item));
  return { title, entries: all.slice(0, SHOWN), all, best: found[0]?.score ?? 0 };
}

function noteGroup(notes: readonly NoteSummary[], typed: TypedWords): PaletteGroup {
  const title = typed.length === 0 ? 'Newest notes' : 'Notes';
  return { title, entries: notes.map((note) => noteEntry(note, typed)) };
}

function noteEntry({ journal, path, title, date }: NoteSummary, typed: TypedWords): PaletteEntry {
  return {
    id: `note ${journal} ${path}`,
    icon: 'notes',
    title,
    marks: nameMarks(typed, title),
    detail: date === null ? '' : sayShortDate(date),
    path,
    key: null,
    run: () => navigate({ kind: 'note', journal, path, line: null, endLine: null }),
  };
}

function personEntry({ name, updates }: Person, typed: TypedWords): PaletteEntry {
  return {
    id: `person ${name}`,
    icon: 'people',
    title: name,
    marks: nameMarks(typed, name),
    detail: updates === 0 ? 'named in your notes' : sayCounted(updates, 'report'),
    key: null,
    run: () => navigate({ kind: 'person', name }),
  };
}

function commandEntry({ id, says, about, key, run }: Command, typed: TypedWords): PaletteEntry {
  return { id, icon: 'keys', title: says, marks: nameMarks(typed, says), detail: about, key, run };
}

/** What can be done with any text. */
function textGroup(words: string, onCapture: PaletteInput['onCapture']): PaletteGroup {
  return {
    title: 'With these words',
    entries: [
      {
        id: 'ask',
        icon: 'ask',
        title: `Ask “${words}”`,
        marks: [],
        detail: '',
        key: 'Mod+Enter',
        run: () => navigate(askRoute(words)),
      },
      {
        id: 'search',
        icon: 'search',
        title: `Search for “${words}”`,
        marks: [],
        detail: '',
        key: null,
        run: () => navigate(searchRoute(words)),
      },
      {
        id: 'capture',
        icon: 'plus',
        title: `Put “${words}” into today’s note`,
        marks: [],
        detail: '',
        key: null,
        run: () => onCapture(words),
      },
    ],
  };
}

function nonEmpty(groups: readonly PaletteGroup[]): readonly PaletteGroup[] {
  return groups.filter(({ entries }) => entries.length > 0);
}
