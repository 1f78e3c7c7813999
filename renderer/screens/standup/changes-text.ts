import type { StandupChanges } from '../../../core/contract/facts.ts';
import { plainText } from '../../markdown/plain-text.ts';
import { sayDate } from '../../words/date.ts';

/** The parts of what changed for a person, in the order in which they are said. */
export const CHANGE_PARTS = [
  { name: 'done', says: 'Done' },
  { name: 'added', says: 'New' },
  { name: 'blocked', says: 'Blocked now' },
  { name: 'unblocked', says: 'Not blocked any more' },
] as const;

/** What changed as plain text that every chat takes. */
export function changesText({ date, since, people }: StandupChanges): string {
  const blocks = people.map((one) =>
    [
      one.person,
      ...CHANGE_PARTS.flatMap(({ name, says }) =>
        one[name].length === 0 ? [] : [`${says}:`, ...one[name].map(({ text }) => `- ${plainText(text)}`)],
      ),
    ].join('\n'),
  );
  const rest = blocks.length === 0 ? ['Nothing changed.'] : blocks;
  return `${[`Changes since ${sayDate(since)}, to ${sayDate(date)}`, ...rest].join('\n\n')}\n`;
}
