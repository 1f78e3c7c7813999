import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NewNote, NewNoteRequest } from '../contract/facts.ts';
import { dayNumber, isoOf, WEEKDAYS, weekdayOf } from '../dates/calendar.ts';
import { DaybookError } from '../errors.ts';
import { guessPattern, nextNumber } from './guess-pattern.ts';
import { noteName } from './note-name.ts';
import { openItemsBlock, type OpenItem } from './open-items.ts';
import { renderTemplate, withoutFrontmatter, type TemplateValues } from './render-template.ts';
import type { TemplateKind } from '../contract/templates.ts';
import { readTemplate, rememberTemplate } from './templates.ts';
import { titleSlug } from './title-slug.ts';
import { writeNew } from './write-new.ts';

/** What is asked for; an incident is written when it is over, and not by `new`. */
export type NoteRequest = Omit<NewNoteRequest, 'kind'> & { readonly kind: TemplateKind };

/** What the notes offer to a new one. */
export interface Offered {
  /** Still open from earlier notes. */
  readonly openItems: readonly OpenItem[];
  /** Who is usually there. */
  readonly attendees: readonly string[];
  readonly owner: string | null;
}

export interface NewNoteInput {
  readonly request: NoteRequest;
  readonly now: Date;
  /** Absolute root of the journal to write to. */
  readonly root: string;
  readonly dataDir: string;
  /** The journal's notes, relative with `/`: what the new one is named after when no setting says. */
  readonly paths: readonly string[];
  /** Patterns of file names, as the user set them. */
  readonly names: Readonly<Partial<Record<TemplateKind, string>>>;
  readonly offered: Offered;
  /** Further placeholders of the template. */
  readonly values?: Readonly<Record<string, string>>;
}

/**
 * Makes a note of a template, or gives the one that is there.
 *
 * 1. Name it: the user's pattern, else the one that the journal's notes have, else the default.
 * 2. Fill the template in: the journal's own, else the user's, else Daybook's.
 * 3. Write it, unless a file of that name exists: that one is never touched.
 *
 * @throws DaybookError `invalid` for a day that does not exist, a title that is missing, a pattern that leads out of the
 *   journal; `not-found` when the journal is not there
 */
export async function createNote(input: NewNoteInput): Promise<NewNote> {
  const { request, now, root, dataDir, paths, names } = input;
  if (!existsSync(root)) {
    throw new DaybookError('not-found', `The journal ${root} is not there.`, {
      hint: 'Connect its disk, or choose another journal with --journal.',
    });
  }
  // 1. Name.
  const date = request.date ?? localDay(now);
  const day = dayOf(date);
  const pattern = names[request.kind] ?? guessPattern(paths, request.kind);
  const number = nextNumber(paths, pattern);
  // A pattern that names no file is wrong whatever the title.
  noteName(pattern, { date, title: 'title', number });
  const title = titleFor(request, date, pattern);
  const path = existing(paths, { request, pattern }) ?? noteName(pattern, { date, title: request.title ?? '', number });
  // 2. Fill in.
  const { openItems, attendees, owner } = input.offered;
  const values: TemplateValues = {
    ...input.values,
    title,
    date,
    yesterday: isoOf(day - 1),
    weekday: WEEKDAYS[weekdayOf(day)] ?? '',
    time: localTime(now).slice(0, 5),
    created: `${localDay(now)}T${localTime(now)}`,
    openItems: openItemsBlock(openItems, path),
    attendees: attendees.join(', '),
    owner: owner ?? '',
    reviewed: date,
    number,
  };
  const template = readTemplate({ root, dataDir }, request.kind);
  const text = renderTemplate(template, values);
  // 3. Write.
  const file = join(root, ...path.split('/'));
  const created = await writeNew(file, text);
  const body = withoutFrontmatter(template);
  if (created) rememberTemplate(dataDir, `${body}\n${offeredLines(body, values)}`);
  return { journal: root, path, file, created };
}

/** How journal notes are named: as the user says, else as the notes that are there. */
export function journalPattern({ paths, names }: Pick<NewNoteInput, 'paths' | 'names'>): string {
  return names.journal ?? guessPattern(paths, 'journal');
}

/** What the journal note of a day is called, whether it is there or not; null when that hangs on a title. */
export function dayNotePath(date: string, pattern: string): string | null {
  dayOf(date);
  return /\{\{\s*number\s*\}\}/i.test(pattern) ? null : noteName(pattern, { date, title: '', number: '' });
}

/** The lines on which names are offered, as they stand in the note: until somebody changes them, nobody wrote them. */
function offeredLines(template: string, values: TemplateValues): string {
  const lines = template.split('\n').filter((line) => /\{\{\s*(?:attendees|owner)\s*\}\}/i.test(line));
  return renderTemplate(lines.join('\n'), values);
}

const TITLES: Readonly<Record<TemplateKind, string>> = {
  journal: 'Journal',
  standup: 'Standup',
  meeting: 'Meeting',
  runbook: 'Runbook',
  decision: 'Decision',
  incident: 'Incident',
};

function titleFor({ kind, title }: NoteRequest, date: string, pattern: string): string {
  const given = title?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (given !== '') {
    if (titleSlug(given) !== '') return given;
    throw new DaybookError('invalid', `The title ${given} has neither letters nor digits to name a file after.`);
  }
  // A runbook or a decision is about something; only what is named by its day can do without a title.
  const isNamedWithout = /\bYYYY/.test(pattern) || (kind === 'journal' && !/\{\{\s*title/i.test(pattern));
  if (isNamedWithout) return kind === 'journal' ? date : TITLES[kind];
  throw new DaybookError('invalid', `A ${kind} needs a title.`, { hint: `daybook new --kind ${kind} --title "…"` });
}

/** A record of the same title is there under its own number: asking for it again opens it. */
function existing(
  paths: readonly string[],
  asked: { readonly request: NoteRequest; readonly pattern: string },
): string | null {
  const { request, pattern } = asked;
  if (request.title === undefined || !/\{\{\s*number\s*\}\}/i.test(pattern)) return null;
  const [front = '', behind = ''] = pattern.split(/\{\{\s*number\s*\}\}/i);
  const tail = behind.replaceAll(/\{\{\s*title(?:-slug)?\s*\}\}/gi, titleSlug(request.title));
  return (
    paths.find((path) => {
      const name = path.replace(/\.[^./]*$/, '');
      return (
        name.startsWith(front) &&
        name.endsWith(tail) &&
        /^\d+$/.test(name.slice(front.length, name.length - tail.length))
      );
    }) ?? null
  );
}

function dayOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const number = dayNumber(year, month, day);
  if (number !== null) return number;
  throw new DaybookError('invalid', `${date} is no day of the calendar.`, { hint: 'A date is written YYYY-MM-DD.' });
}

function localDay(now: Date): string {
  return [String(now.getFullYear()).padStart(4, '0'), two(now.getMonth() + 1), two(now.getDate())].join('-');
}

function localTime(now: Date): string {
  return [two(now.getHours()), two(now.getMinutes()), two(now.getSeconds())].join(':');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
