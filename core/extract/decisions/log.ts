import { writtenDay } from '../../dates/written-day.ts';
import { findPeriod } from '../../dates/period.ts';
import type { RawSection } from '../../notes/sections.ts';
import type { Extractable } from '../extract.ts';

/** What a section says about the decisions in it. */
export interface LogPlace {
  /** It belongs to a log of decisions: below such a heading, or in a note of that name. */
  readonly isLog: boolean;
  /** Such a heading itself. */
  readonly isHead: boolean;
  /** Of the days in it that name no year or month. */
  readonly year: number | null;
  readonly month: number | null;
}

const LOG_NAME =
  /^(?:(?:the|our|all|key|main|major|important|open|past|team|project|product|tech|technical|technology|design|engineering|architecture|architectural|\p{L}+) ){0,3}(?:decisions(?: (?:log|register|registry|list|history|made|taken|so far|of \d{4}))?|decision (?:log|logbook|register|registry|journal|history|list|diary|records?)|decided|getroffene entscheidungen|entscheidungen|entscheidungs(?:log|protokoll|liste|register)|beschlüsse|beschluss(?:protokoll|liste)|décisions(?: prises)?|journal des décisions|relevé de décisions|decisiones(?: tomadas)?|registro de decisiones|decisões|besluiten|besluitenlijst)$/u;
/** `How we make decisions` is about them. */
const ABOUT = /^(?:how|when|why|who|what|which|getting|making|documenting|record|writing|taking|no|use|using)\b/;
const NAME_MAX_CHARS = 60;

/** Whether a heading, title or file name is that of a log of decisions. */
export function isLogName(name: string): boolean {
  if (name.length > NAME_MAX_CHARS || !/[eé]ci[sd]|ntscheid|eschl[uü]|esluit/i.test(name)) return false;
  const plain = name

    .replaceAll(/[*_`]|\(.*\)/g, ' ')
    .replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replaceAll(/[\s_-]+/g, ' ')
    .toLowerCase();
  return LOG_NAME.test(plain) && !ABOUT.test(plain);
}

/** For each section of a note whether its decisions are listed in it, and of which time. Null for a note without a log. */
export function logPlaces(note: Extractable): readonly LogPlace[] | null {
  const { sections } = note.outline;
  const stem = (note.path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
  const isLogNote = note.kind !== 'runbook' && (isLogName(stem) || isLogName(note.title));
  if (!isLogNote && !sections.some(({ heading }) => heading !== null && isLogName(heading))) return null;
  const places: LogPlace[] = [];
  for (const section of sections)
    places.push(placeOf(section, { note, isLogNote, above: places[section.parent ?? -1] }));
  return places;
}

interface Around {
  readonly note: Extractable;
  readonly isLogNote: boolean;
  readonly above: LogPlace | undefined;
}

function placeOf({ heading, ordinal }: RawSection, { note, isLogNote, above }: Around): LogPlace {
  const isHead = heading !== null && isLogName(heading);
  const period = heading === null ? null : findPeriod(heading);
  const section = note.sections[ordinal];
  const day = section === undefined ? null : writtenDay(section);
  const dated = day === null ? null : Number(day.slice(0, 4));
  const named = heading === null ? undefined : /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(heading)?.[0];
  return {
    isLog: isHead || isLogNote || above?.isLog === true,
    isHead,
    year: period?.year ?? (isHead && named !== undefined ? Number(named) : null) ?? above?.year ?? dated,
    month: period?.month ?? above?.month ?? null,
  };
}
