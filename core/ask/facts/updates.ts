import type { Update } from '../../contract/facts.ts';
import type { FactBase } from '../../extract/fact-base.ts';
import type { UpdateWish } from './words.ts';
import {
  byDate,
  daysBefore,
  isWithin,
  listOf,
  nearestDay,
  sayGroupDay,
  sayNames,
  sayNearest,
  sentenceTime,
  titleTime,
  type FactLine,
  type Findings,
} from './list.ts';
import type { FactQuery } from './query.ts';
import { aboutTopic, type Topic } from './topic.ts';
import { sayDay, saySpan } from '../query/say-time.ts';

/** How far back `what is Mira up to` looks from the day on which she last reported. */
const LATEST_DAYS = 7;

const KINDS_OF_WISH: Readonly<Record<UpdateWish, readonly Update['kind'][]>> = {
  work: ['update', 'done', 'next', 'blocked'],
  finish: ['done'],
  plan: ['next'],
  say: ['update', 'done', 'next', 'blocked', 'remark'],
};

/** A line of an update; groups are days, with the person where there are several. */
export function lineOfUpdate(update: Update, withPerson: boolean): FactLine {
  const { text, journal, path, line, endLine, date } = update;
  const day = sayGroupDay(date);
  return { text, group: withPerson ? `${day} · ${update.person}` : day, journal, path, line, endLine, date };
}

interface Wished {
  readonly updates: readonly Update[];
  /** What to say when the person writes no such kind, and these are what they report at all. */
  readonly note: string | null;
}

function ofWish(updates: readonly Update[], wish: UpdateWish): Wished {
  const wished = updates.filter(({ kind }) => KINDS_OF_WISH[wish].includes(kind));
  if (wished.length > 0) return { updates: wished, note: null };
  const reported = updates.filter(({ kind }) => kind !== 'remark');
  return { updates: reported.length > 0 ? reported : updates, note: MISSING_KIND[wish] };
}

const MISSING_KIND: Readonly<Record<UpdateWish, string | null>> = {
  work: null,
  finish: 'The notes do not say which of it was finished.',
  plan: 'The notes do not say which of it was planned.',
  say: null,
};

/** `what did Mira work on last week`, `what is Mira up to`, `what did Mira say about the importer`. */
export function findUpdates(query: FactQuery, facts: FactBase, topic: Topic | null): Findings {
  const { intent, people, time } = query;
  const wish = intent.kind === 'updates' ? intent.wish : 'work';
  const names = people.flatMap((person) => person.names);
  const who = sayNames(people.map(({ label }) => label));
  const all = facts.updates().filter(({ person }) => names.includes(person));
  const within = all.filter(({ date }) => isWithin(date, time));
  const finished = wish === 'finish' ? doneItems(facts, names).filter(({ date }) => isWithin(date, time)) : [];
  if (finished.length > 0 && !within.some(({ kind }) => kind === 'done')) {
    return listOf(`Finished by ${who}${titleTime(time)}`, byDate(finished, time === null));
  }
  if (within.length === 0 && (topic === null || time !== null)) {
    const nearest =
      time === null
        ? null
        : nearestDay(
            all.map(({ date }) => date),
            time,
          );
    return { kind: 'nothing', reason: `Nothing is recorded for ${who}${sentenceTime(time)}.${sayNearest(nearest)}` };
  }
  // With a topic, what somebody said in a discussion counts as much as what they reported.
  const { updates: wished, note } =
    topic === null ? ofWish(within, wish) : { updates: aboutTopic(topic, within, ({ text }) => text), note: null };
  if (wished.length === 0) {
    return { kind: 'beside', note: `Nothing that ${who} reported${sentenceTime(time)} mentions ${topic?.text ?? ''}.` };
  }
  const [latest] = byDate(wished, true);
  const isNow = time === null && topic === null && wish !== 'finish' && latest?.date != null;
  const since = isNow && latest?.date ? daysBefore(latest.date, LATEST_DAYS - 1) : null;
  const shown = since === null ? wished : wished.filter(({ date }) => date !== null && date >= since);
  const sorted = byDate(shown, time === null);
  const title = isNow
    ? `The latest of ${who}${spanOf(sorted)}`
    : `${note === null ? WISH_TITLES[wish] : WISH_TITLES.work} ${who}${about(topic)}${titleTime(time)}`;
  return listOf(
    title,
    together(sorted).map((update) => lineOfUpdate(update, names.length > 1)),
    note,
  );
}

const WISH_TITLES: Readonly<Record<UpdateWish, string>> = {
  work: 'Updates of',
  finish: 'Finished by',
  plan: 'Plans of',
  say: 'Words of',
};

function about(topic: Topic | null): string {
  return topic === null ? '' : ` about ${topic.text}`;
}

function spanOf(updates: readonly Update[]): string {
  const dates = updates.flatMap(({ date }) => (date === null ? [] : [date])).sort();
  const [from] = dates;
  const to = dates.at(-1);
  return from === undefined || to === undefined ? '' : `, ${saySpan({ from, to })}`;
}

/** Items that somebody finished. */
function doneItems(facts: FactBase, names: readonly string[]): FactLine[] {
  return facts
    .tasks()
    .filter(({ state, owner }) => state === 'done' && (owner?.split(', ').some((one) => names.includes(one)) ?? false))
    .map(({ text, journal, path, line, endLine, date, finished }) => {
      const day = finished ?? date;
      return { text, group: sayGroupDay(day), journal, path, line, endLine, date: day };
    });
}

/** `standups in the week of Dec 16`, `what did everyone do`: all reports of the days, day by day and person by person. */
export function findStandups(query: FactQuery, facts: FactBase, topic: Topic | null): Findings {
  const { intent, people, time } = query;
  const isCount = intent.kind === 'standup' && intent.isCount;
  const names = people.flatMap((person) => person.names);
  const reports = facts
    .updates()
    .filter(
      ({ kind, person }) =>
        (names.length === 0 ? kind !== 'remark' : names.includes(person)) && (isCount || kind !== 'remark'),
    );
  const latest = byDate(reports, true)[0]?.date ?? null;
  const span = time ?? (topic === null && latest !== null && !isCount ? { from: latest, to: latest, words: '' } : null);
  const within = reports.filter(({ date }) => isWithin(date, span));
  const of = names.length === 0 ? '' : ` of ${sayNames(people.map(({ label }) => label))}`;
  if (within.length === 0 && topic === null) {
    const nearest =
      span === null
        ? null
        : nearestDay(
            reports.map(({ date }) => date),
            span,
          );
    return { kind: 'nothing', reason: `No standup${of} is recorded${sentenceTime(span)}.${sayNearest(nearest)}` };
  }
  const found = aboutTopic(topic, within, ({ text }) => text);
  if (found.length === 0) {
    return { kind: 'beside', note: `No standup${of}${sentenceTime(span)} mentions ${topic?.text ?? ''}.` };
  }
  if (isCount) return countedStandups(found, `Standups${of}${about(topic)}${titleTime(time)}`);
  const when = time === null && span !== null && latest !== null ? `, ${sayDay(latest)}` : titleTime(time);
  const lines = byPerson(byDate(together(found), span === null)).map((update) => lineOfUpdate(update, true));
  return listOf(`Standups${of}${about(topic)}${when}`, lines);
}

/** One line for each day of one note, with who reported. */
function countedStandups(reports: readonly Update[], title: string): Findings {
  const days = Map.groupBy(byDate(reports, false), ({ journal, path, date }) => `${date ?? ''}\0${journal}\0${path}`);
  const lines = [...days.values()].flatMap((day): FactLine[] => {
    const [first] = day;
    if (first === undefined) return [];
    const { journal, path, line, endLine, date } = first;
    const text = sayNames([...new Set(day.map(({ person }) => person))]);
    return [{ text, group: sayGroupDay(date), journal, path, line, endLine, date }];
  });
  return listOf(`${title}: ${lines.length}`, lines);
}

/** What several people said in one line stands once, under all of them. */
function together(updates: readonly Update[]): Update[] {
  const groups = Map.groupBy(updates, ({ journal, path, line, text }) => `${journal}\0${path}\0${line}\0${text}`);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, person: sayNames(same.map(({ person }) => person).sort()) }];
  });
}

/** Within a day, what one person said stands together, in the order in which people first spoke. */
function byPerson(updates: readonly Update[]): Update[] {
  const groups = Map.groupBy(updates, ({ date, person }) => `${date ?? ''}\0${person}`);
  return [...groups.values()].flat();
}

/** `who worked on the importer`: everybody whose reports or words are about it, person by person, newest first. */
export function findWho(query: FactQuery, facts: FactBase, topic: Topic | null): Findings {
  const { intent, time } = query;
  const within = facts.updates().filter(({ date }) => isWithin(date, time));
  const about = aboutTopic(topic, within, ({ text }) => text);
  const reports = about.filter(({ kind }) => kind !== 'remark');
  const said = intent.kind === 'who' && intent.said;
  const found = byDate(reports.length > 0 && !said ? reports : about, true);
  const asked = topic?.text ?? '';
  if (found.length === 0) return { kind: 'beside', note: `No report${sentenceTime(time)} mentions ${asked}.` };
  const groups = Map.groupBy(together(found), ({ person }) => person);
  const lines = [...groups.values()].flat().map((update) => ({ ...lineOfUpdate(update, false), group: update.person }));
  return listOf(
    `${sayNames([...new Set(found.map(({ person }) => person))])}: ${said ? 'words' : 'reports'} about ${asked}${titleTime(time)}`,
    lines,
  );
}

/** `when did Mira last mention the importer`. */
export function findWhen(query: FactQuery, facts: FactBase, topic: Topic | null): Findings {
  const { intent, people, time } = query;
  const [order, blocked] = intent.kind === 'when' ? [intent.order, intent.blocked] : ['last', false];
  const names = people.flatMap((person) => person.names);
  const who = sayNames(people.map(({ label }) => label));
  const theirs = facts
    .updates()
    .filter(
      ({ person, date, kind }) =>
        names.includes(person) && date !== null && isWithin(date, time) && (!blocked || kind === 'blocked'),
    );
  const found = aboutTopic(topic, theirs, ({ text }) => text);
  const [first] = byDate(found, order === 'last');
  if (first === undefined) {
    if (topic !== null)
      return { kind: 'beside', note: `No dated words of ${who}${sentenceTime(time)} mention ${topic.text}.` };
    return {
      kind: 'nothing',
      reason: `Nothing is recorded for ${who}${blocked ? ' as blocked' : ''}${sentenceTime(time)}.`,
    };
  }
  const title = `${order === 'last' ? 'The last' : 'The first'} of ${found.length} by ${who}${about(topic)}${titleTime(time)}`;
  const lines = found.filter(({ date }) => date === first.date).map((update) => lineOfUpdate(update, names.length > 1));
  return { kind: 'list', title, lines, total: lines.length, note: null };
}
