import type { Person } from '../../contract/facts.ts';
import { plural } from './amounts.ts';
import { fitEnd, fitMiddle, widthOf } from './fit.ts';
import { indented, type Layout } from './layout.ts';
import { placeText } from './place.ts';
import { printableLine } from './printable.ts';

const INDENT = '    ';
const PATH_SHARE = 0.4;

function daysText({ firstDate, lastDate }: Person): string {
  if (firstDate === null || lastDate === null) return '';
  return firstDate === lastDate ? firstDate : `${firstDate} to ${lastDate}`;
}

/** What `people` prints: each with how often and when they reported, their other names, and what speaks for them. */
export function peopleText(people: readonly Person[], { columns, style }: Layout): string {
  if (people.length === 0) return style.dim('Nobody in the notes reports, attends or owns anything.');
  const place = placeText(people.flatMap((person) => person.evidence));
  const lines = people.flatMap((person) => {
    // Another case is no other name.
    const others = person.aliases.filter((alias) => alias.toLowerCase() !== person.name.toLowerCase());
    const facts = [plural(person.updates, 'update'), daysText(person)].filter((fact) => fact !== '').join('  ');
    const [evidence] = person.evidence;
    const path = evidence === undefined ? '' : fitMiddle(place(evidence), columns * PATH_SHARE);
    const room = columns - INDENT.length - widthOf(path) - 2;
    return [
      `${style.bold(printableLine(person.name))}  ${style.dim(facts)}`,
      ...(others.length === 0 ? [] : indented(`also ${others.join(', ')}`, INDENT, columns)),
      ...(evidence === undefined
        ? []
        : [`${INDENT}${style.path(path)}  ${style.dim(fitEnd(printableLine(evidence.why), room))}`]),
    ];
  });
  const count = people.length === 1 ? '1 person' : `${people.length} people`;
  return [...lines, style.dim(count)].join('\n');
}
