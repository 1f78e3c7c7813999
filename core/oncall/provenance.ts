import { daysBetween, isoOf } from '../dates/calendar.ts';
import { dayOfFrontmatter } from '../dates/front-matter.ts';

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

export interface ProvenanceInput {
  readonly frontmatter: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
  readonly history: PageHistory | null;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** A page without a word of its own about it is stale after so many days. */
  readonly staleAfterDays: number;
}

const OWNER_KEYS = [
  'owner',
  'owners',
  'owned_by',
  'owner_team',
  'owning_team',
  'owner_slack',
  'team',
  'teams',
  'responsible',
  'responsible_team',
  'maintainer',
  'maintainers',
  'contact',
  'contacts',
  'slack',
  'author',
  'authors',
  'last_editor',
  'updated_by',
] as const;
const REVIEW_KEYS = [
  'reviewed',
  'reviewed_on',
  'reviewed_at',
  'last_reviewed',
  'last_reviewed_on',
  'last_reviewed_at',
  'last_review',
  'review_date',
  'verified',
  'last_verified',
  'tested',
  'last_tested',
  'tested_at',
  'updated',
  'last_updated',
  'updated_at',
  'updated_on',
  'modified',
  'last_modified',
  'lastmod',
  'date_modified',
  'date',
] as const;

const OWNER_LINE =
  /^\s*(?:[-*+>|]\s*)?(?:\*\*|__)?(?:(?:runbook|page|document|service|primary) )?(?:owners?|owned by|owning team|responsible(?: teams?)?|maintainers?|maintained by)(?:\*\*|__)?\s*(?::|\||—|-)\s*(?:\*\*|__)?\s*(.{2,120}?)\s*\|?\s*$/i;
const REVIEW_LINE =
  /\b(?:last |date )?(?:reviewed|review|verified|tested|updated|modified|edited)(?: on| at| date| by [^:,|]{2,40})?(?:\*\*|__)?\s*(?::|\||—|-|on|at)?\s*(?:\*\*|__)?\s*(?:[A-Z][a-z]+day,? )?([^|()]{6,40})/i;
/** Lines of a page at which it speaks of itself: its head and its foot. */
const HEAD_LINES = 25;
const FOOT_LINES = 12;

/** A day stands alone in its line: more words around it say something else. */
const ABOUT_CHARS = 90;

/** True for a line in which a page speaks of itself, not of what it is about: `Last reviewed: 2026-02-01`, `Owner: canals`. */
export function isAboutPage(line: string): boolean {
  const text = plain(line);
  const written =
    text.length <= ABOUT_CHARS && /^\W*(?:last |date )?(?:review|verif|test|updat|modif|edit)/i.test(text);
  return OWNER_LINE.test(text) || (written && isoDayIn(plain(REVIEW_LINE.exec(text)?.[1] ?? '')) !== null);
}

function byKey(data: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(data).map(([key, value]) => [key.toLowerCase().replaceAll(/[- ]/g, '_'), value]));
}

function asText(value: unknown): string | null {
  if (typeof value === 'string') return value.replaceAll(/\[\[|\]\]/g, '').trim() || null;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    const parts = value.flatMap((one) => asText(one) ?? []);
    return parts.length === 0 ? null : parts.join(', ');
  }
  if (typeof value === 'object' && value !== null && 'name' in value) return asText(value.name);
  return null;
}

function isoDayIn(text: string): string | null {
  const day = dayOfFrontmatter({ date: text.trim() });
  return day === null ? null : isoOf(day);
}

function edges(lines: readonly string[]): string[] {
  if (lines.length <= HEAD_LINES + FOOT_LINES) return [...lines];
  return [...lines.slice(0, HEAD_LINES), ...lines.slice(-FOOT_LINES)];
}

function plain(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]{1,3}/g, '')
    .trim();
}

function ownerOf({ frontmatter, lines, history }: ProvenanceInput): string | null {
  const keys = byKey(frontmatter);
  for (const key of OWNER_KEYS) {
    const owner = asText(keys.get(key));
    if (owner !== null) return owner;
  }
  for (const line of edges(lines)) {
    const owner = OWNER_LINE.exec(line)?.[1];
    if (owner !== undefined && /\p{L}/u.test(owner)) return plain(owner);
  }
  return history?.author ?? null;
}

function reviewOf({ frontmatter, lines, history }: ProvenanceInput): Pick<Provenance, 'reviewed' | 'reviewedFrom'> {
  const keys = byKey(frontmatter);
  for (const key of REVIEW_KEYS) {
    const value = asText(keys.get(key));
    const day = value === null ? null : isoDayIn(value);
    if (day !== null) return { reviewed: day, reviewedFrom: 'front matter' };
  }
  for (const line of edges(lines)) {
    const written = REVIEW_LINE.exec(line)?.[1];
    const day = written === undefined ? null : isoDayIn(plain(written));
    if (day !== null) return { reviewed: day, reviewedFrom: 'page' };
  }
  return history === null
    ? { reviewed: null, reviewedFrom: null }
    : { reviewed: history.date, reviewedFrom: 'git history' };
}

/** Days that a page gives itself: `review_in: 6 months`. */
function ownLimit(frontmatter: Readonly<Record<string, unknown>>): number | null {
  const keys = byKey(frontmatter);
  const said = asText(keys.get('review_in') ?? keys.get('review_every') ?? keys.get('stale_after'));
  const match = /^(\d{1,4})\s*(day|week|month|year)?s?/i.exec(said ?? '');
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
