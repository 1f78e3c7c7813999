import { daysBetween, isoOf } from '../../dates/calendar.ts';
import { dayOfFrontmatter } from '../../dates/front-matter.ts';
import { AUTHOR, DAY, OWNER, REVIEWED, type NoteField } from '../query/field-intent.ts';
import { fieldIn, isFieldLine, type SpeakingNote } from './note-fields.ts';

/*
 * Who owns a page and how old it is, as the page says itself or its history does.
 */

/** What git knows of a page's last change. */
export interface PageHistory {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly author: string;
}

export interface Provenance {
  readonly owner: string | null;
  readonly reviewed: string | null;
  readonly reviewedFrom: 'front matter' | 'page' | 'git history' | null;
  readonly ageDays: number | null;
  readonly stale: boolean;
  readonly staleAfterDays: number;
}

export interface ProvenanceInput extends SpeakingNote {
  readonly history: PageHistory | null;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** A page without a word of its own about it is stale after so many days. */
  readonly staleAfterDays: number;
}

/** A day stands alone in its line: more words around it say something else. */
const ABOUT_CHARS = 90;

/** True for a line in which a page speaks of itself, not of what it is about: `Last reviewed: 2026-02-01`, `Owner: canals`. */
export function isAboutPage(line: string): boolean {
  const isShort =
    line.length <= ABOUT_CHARS && /^\W*(?:last |date )?(?:review|verif|test|updat|modif|edit)/i.test(line);
  return isFieldLine(line, OWNER, hasLetter) || (isShort && isFieldLine(line, REVIEWED, isDated));
}

const hasLetter = (text: string): boolean => /\p{L}/u.test(text);
const isDated = (text: string): boolean => isoDayIn(text) !== null;

function isoDayIn(text: string): string | null {
  const day = dayOfFrontmatter({ date: text.trim() });
  return day === null ? null : isoOf(day);
}

function ownerOf(input: ProvenanceInput): string | null {
  const found = fieldIn(input, OWNER, hasLetter) ?? fieldIn(input, AUTHOR, hasLetter);
  return found?.text ?? input.history?.author ?? null;
}

function reviewOf(input: ProvenanceInput): Pick<Provenance, 'reviewed' | 'reviewedFrom'> {
  const found = fieldIn(input, REVIEWED, isDated) ?? fieldIn(input, DAY, isDated);
  if (found !== null)
    return {
      reviewed: isoDayIn(found.text),
      reviewedFrom: found.from,
    };
  const { history } = input;
  return history === null
    ? { reviewed: null, reviewedFrom: null }
    : { reviewed: history.date, reviewedFrom: 'git history' };
}

const LIMIT: NoteField = { name: 'limit', called: [/^(?:review in|review every|stale after)$/] };

/** Days that a page gives itself: `review_in: 6 months`. */
function ownLimit(frontmatter: Readonly<Record<string, unknown>>): number | null {
  const said = fieldIn({ frontmatter, lines: [], bodyLine: 1 }, LIMIT);
  const match = /^(\d{1,4})\s*(day|week|month|year)?s?/i.exec(said?.text ?? '');
  if (match === null) return null;
  const days = { day: 1, week: 7, month: 30.44, year: 365.25 }[(match[2] ?? 'day').toLowerCase()] ?? 1;
  return Math.round(Number(match[1]) * days);
}

/** Owner, last review and age of a page. One that nobody vouches for has no age and is not called stale. */
export function provenanceOf(input: ProvenanceInput): Provenance {
  const review = reviewOf(input);
  const age = review.reviewed === null ? null : daysBetween(review.reviewed, input.today);
  const ageDays = age === null ? null : Math.max(0, age);
  const staleAfterDays = ownLimit(input.frontmatter) ?? input.staleAfterDays;
  return {
    owner: ownerOf(input),
    ...review,
    ageDays,
    stale: ageDays !== null && ageDays > staleAfterDays,
    staleAfterDays,
  };
}
