import type { Entry } from '../notes/outline.ts';
import type { RawSection } from '../notes/sections.ts';
import type { Extractable } from './extract.ts';
import type { NameFound, TaskItem, Turn } from './facts.ts';
import { findHandles, findMentions } from './people/mentions.ts';
import { areRegulars } from './people/dash-round.ts';
import { isHeadingRound } from './people/heading-round.ts';
import { labelStart } from './people/label-start.ts';
import { headsPart } from './people/name-parts.ts';
import { isAllCapitals, isNameLike } from './people/name-words.ts';
import { isCalledStandup, isStandup, isStandupHeading, knownNames, listedPeople } from './people/note-people.ts';
import { isOnePart } from './people/section-voice.ts';
import { findOwners } from './owners-named.ts';
import { signedNames } from './people/signed-names.ts';
import { nameAlone } from './people/speaker.ts';
import { findTasks } from './tasks/tasks.ts';
import { findTurns } from './people/turns.ts';
import { isTitle } from './people/turn-lines.ts';
import { kindOfLabel } from './people/update-kind.ts';
import { isWeekOfNames } from './week-lines.ts';

/** Words of a note that may be somebody's name, with the reason: who is a person is decided over all notes. */
export function findNames(
  note: Extractable,
  turns: readonly Turn[] = findTurns(note),
  tasks: readonly TaskItem[] = findTasks(note),
): NameFound[] {
  const listed = listedPeople(note);
  const known = knownNames(note);
  const speakers = new Map<string, string>();
  const seen = new Set<string>();
  for (const turn of turns) {
    for (const name of turn.speakers) {
      if (seen.has(name)) continue;
      seen.add(name);
      const key = name.toLowerCase();
      if (!known.has(key) && !speakers.has(key) && !isAllCapitals(name)) speakers.set(key, name);
    }
  }
  const owners = findOwners(note, tasks);
  for (const { name } of owners) {
    const key = name.toLowerCase();
    if (!known.has(key) && !speakers.has(key)) speakers.set(key, name);
  }
  const handles = findHandles(note).filter(({ name }) => isNameLike(name));
  return [
    ...ownNote(note),
    ...listed,
    ...handles,
    ...owners,
    ...reportsOf(note, turns),
    ...signersOf(note, turns),
    ...findMentions(note, [...speakers.values()]),
  ];
}

/** In notes of people, who speaks and also signs a line: `lunch outside (Ann)`. */
function signersOf(note: Extractable, turns: readonly Turn[]): NameFound[] {
  if (turns.length === 0 || knownNames(note).size === 0) return [];
  const signed = signedNames(note);
  if (signed.size === 0) return [];
  const speakers = new Set(turns.flatMap((turn) => turn.speakers));
  return [...speakers].flatMap((name): NameFound[] => {
    const line = signed.get(name.toLowerCase());
    return line === undefined ? [] : [{ name, why: 'mention', line, alias: null }];
  });
}

const PEOPLE_FOLDER = /(?:^|\/)(?:people|persons|colleagues|co-?workers|teammates)\/(?:[^/]+\/)*[^/]+$/i;

/** `people/Ann Lee.md`: who has a note of their own, with the aliases that it gives. */
function ownNote({ path, title, frontmatter, outline }: Extractable): NameFound[] {
  const name = title.replace(/^@/, '');
  if (!PEOPLE_FOLDER.test(path) || !isNameLike(name) || !/^\p{Lu}/u.test(name)) return [];
  const line = outline.sections.find(({ heading }) => heading?.includes(name))?.line ?? 1;
  const aliases = [frontmatter['aliases'], frontmatter['alias']].flat().filter((alias) => typeof alias === 'string');
  const known = aliases.filter(isNameLike);
  return (known.length === 0 ? [null] : known).map((alias) => ({ name, why: 'own-note' as const, line, alias }));
}

/** Whoever has a part of a standup beside others, or beside what was done and what is next. */
function reportsOf(note: Extractable, turns: readonly Turn[]): NameFound[] {
  const called = isCalledStandup(note);
  const standup = called || (isStandup(note) && isPersonal(note));
  let personal: boolean | null = called ? true : null;
  const byPart = new Map<string, Round>();
  const titleAbove = titlesAbove(note);
  const isBelowStandup = standupSections(note);
  let outer: Turn | null = null;
  for (const turn of turns) {
    const within =
      outer !== null && outer.section === turn.section && turn.line > outer.line && turn.line <= outer.endLine;
    if (turn.shape === 'inline' || turn.shape === 'prose' || within) continue;
    outer = turn;
    const inStandup = standup || isBelowStandup(turn.section);
    const hasParts =
      turn.shape === 'stamp' ||
      isInRounds(note, turn) ||
      (isParted(note, turn) && (inStandup || (personal ??= isPersonal(note))));
    if (!hasParts && !inStandup) continue;
    const title = hasParts ? 0 : titleAbove(turn);
    const group = hasParts ? PARTS : `${turn.section}:${title}`;
    let round = byPart.get(group);
    if (round === undefined) byPart.set(group, (round = { names: new Map(), turns: 0, signed: 0, isApart: title > 0 }));
    round.turns += 1;
    if (isSigned(turn.text)) round.signed += 1;
    for (const name of turn.speakers) if (!round.names.has(name)) round.names.set(name, turn.line);
  }
  const parted = byPart.get(PARTS)?.names ?? new Map<string, number>();
  const found: NameFound[] = [];
  for (const [group, { names, turns: all, signed, isApart }] of byPart) {
    const others =
      group === PARTS ? byPart.size - 1 : isApart ? 0 : [...parted.keys()].filter((name) => !names.has(name)).length;
    // `Ledger: released (Ann)`: in such a round the lines start with what it is about, and end with who did it.
    if (names.size + others < 2 || signed * 2 >= all || isWeekOfNames([...names.keys()])) continue;
    for (const [name, line] of names)
      found.push({ name, why: 'report', line: lineOfName(note, name, line), alias: null });
  }
  return found;
}

/** Asks of a section whether it stands below the heading of a standup; turns of one section stand together. */
function standupSections({ sections }: Extractable): (section: number) => boolean {
  let asked = -1;
  let isBelow = false;
  return (section) => {
    if (section !== asked) {
      asked = section;
      isBelow = sections[section]?.headings.some(isStandupHeading) === true;
    }
    return isBelow;
  };
}

/** `Ann - finished the seal` of somebody who has such a line on several days; part of a round of headings. */
function isInRounds(note: Extractable, { shape, speakers, section }: Turn): boolean {
  if (shape === 'heading' && isHeadingRound(note, section)) return true;
  if (shape === 'heading' || shape === 'bold' || shape === 'item')
    if (speakers.every((name) => headsPart(note, name))) return true;
  return (shape === 'item' || shape === 'paragraph') && areRegulars(note, speakers);
}

/** In place of a section: those who have parts of their own, anywhere in the note. */
const PARTS = 'parts';

/** How far above what somebody says their name may stand, in lines. */
const ABOVE_LINES = 200;

/** The line on which a name stands, at or above what they say. */
function lineOfName({ outline: { lines } }: Extractable, name: string, said: number): number {
  for (let line = said; line > Math.max(0, said - ABOVE_LINES); line--) {
    if (lines.slice(line, line).includes(name)) return line;
  }
  return said;
}

interface Round {
  readonly names: Map<string, number>;
  turns: number;
  signed: number;
  /** It stands below the title of a list of its own, such as `Parking lot`: no round of those who report above it. */
  readonly isApart: boolean;
}

/** Asks for the line of the nearest title above a turn in its section; 0 without one. */
function titlesAbove({ outline }: Extractable): (turn: Turn) => number {
  let titles: readonly Entry[] | null = null;
  return ({ section, line }) => {
    titles ??= outline.entries.filter(
      ({ kind, text }) =>
        kind === 'paragraph' && isTitle(text) && nameAlone(text) === null && labelStart(text) === null,
    );
    return titles.findLast((title) => title.section === section && title.line < line)?.line ?? 0;
  };
}

/** True for what stands below a name that has parts such as `Yesterday` and `Today`. */
function isParted(note: Extractable, { shape, section }: Turn): boolean {
  return (
    shape === 'labels' || shape === 'table' || (shape === 'heading' && (isStandup(note) || isReported(note, section)))
  );
}

/** Labels over what somebody did and will do; `Done` and `Next` stand below projects too. */
const PERSONAL =
  /^[^\p{L}]*(?:[YTB](?::| [-–—])|who$|team ?(?:mate|member)s?$|person$|engineer$|developer$|yesterday|today|tomorrow|(?:what|how) (?:did|do|will|have|are) (?:i|you)\b|what (?:i|you)\b|gestern|heute|was (?:hast|machst) du|hier|aujourd|demain|ayer|hoy|mañana|ieri|oggi|domani|ontem|hoje|amanhã|gisteren|vandaag|i ?går|i ?dag|wczoraj|dzi[sś]|вчера|сегодня|昨|今)/iu;
const LABEL_READ_CHARS = 40;

function isPersonalLabel(line: string): boolean {
  return PERSONAL.test(line.slice(0, LABEL_READ_CHARS));
}

function isPersonal({ outline }: Extractable): boolean {
  return (
    outline.sections.some(({ heading }) => heading !== null && isPersonalLabel(heading)) ||
    outline.entries.some(({ kind, text }) =>
      (kind === 'row' ? text.split(' | ') : text.split('\n', PART_LINES)).some(isPersonalLabel),
    )
  );
}

/** `Ann` and the first lines of her paragraph. */
const PART_LINES = 4;

const SIGNED = /[([]@?(\p{L}[\p{L}\p{M}'’-]{1,20})[)\]][.!]?$/u;

/** True for a line that ends with a name in brackets. */
function isSigned(text: string): boolean {
  const name = SIGNED.exec(text.slice(-30))?.[1];
  return name !== undefined && isNameLike(name) && !isAllCapitals(name);
}

/** True when the section of a turn has parts such as `Done` and `Blocked`, or is in such a part. */
function isReported(note: Extractable, section: number): boolean {
  const { sections } = note.outline;
  const own = sections[section];
  if (own !== undefined && isOnePart(note, own)) return true;
  for (let at: number | null = section; at !== null; at = sections[at]?.parent ?? null) {
    const here = sections[at];
    if (here !== undefined && (kindOfLabel(here.heading ?? '') !== null || isNamed(note, here))) return true;
  }
  return false;
}

/** True for a section that is called like somebody and has such parts. */
function isNamed(note: Extractable, section: RawSection): boolean {
  return section.heading !== null && nameAlone(section.heading) !== null && isOnePart(note, section);
}
