import { isAWhileAgo } from '../../../core/contract/a-while-ago.ts';
import type { Standup } from '../../../core/contract/facts.ts';
import { plainText } from '../../markdown/plain-text.ts';
import { sayDate } from '../../words/date.ts';

export type StandupPerson = Standup['people'][number];
type PartName = 'yesterday' | 'today' | 'blockers' | 'carriedOver';

/** The parts of a person's report, in the order in which they are said. */
export const STANDUP_PARTS: readonly { readonly name: PartName; readonly says: string }[] = [
  { name: 'yesterday', says: 'Yesterday' },
  { name: 'today', says: 'Today' },
  { name: 'blockers', says: 'Blockers' },
  { name: 'carriedOver', says: 'Carried over' },
];

/** True when the notes have anything of this person for the day. */
export function hasReport(person: StandupPerson): boolean {
  return STANDUP_PARTS.some(({ name }) => person[name].length > 0);
}

/** Says that somebody was not heard on the day: `last report Mon 16 Nov 2026`; null when they were. */
export function saySilence({ lastUpdate }: Pick<StandupPerson, 'lastUpdate'>, date: string): string | null {
  if (lastUpdate === date) return null;
  return lastUpdate === null ? 'no report yet' : `last report ${sayDate(lastUpdate)}`;
}

/** The day as plain text that every chat takes: no markup, a dash before each item. */
export function standupText({ date, people }: Standup): string {
  const silent = people.filter((person) => !hasReport(person));
  const said = people.filter(hasReport).map((person) => {
    const parts = STANDUP_PARTS.flatMap(({ name, says }) =>
      person[name].length === 0 ? [] : [`${says}:`, ...person[name].map(({ text }) => `- ${plainText(text)}`)],
    );
    const since = isAWhileAgo(person.lastUpdate, date) ? ` (nothing since ${sayDate(person.lastUpdate)})` : '';
    return [`${person.person}${since}`, ...parts].join('\n');
  });
  const missing = silent.length === 0 ? [] : [`Nothing from: ${silent.map(({ person }) => person).join(', ')}`];
  return `${[`Standup, ${sayDate(date)}`, ...said, ...missing].join('\n\n')}\n`;
}
