import { withoutWikiLinks } from '../../notes/wiki-link.ts';
import type { Extractable } from '../extract.ts';
import type { NameFound } from '../facts.ts';
import { peopleIn } from './people-list.ts';

const FIELD =
  /^(?:authors?|attendees?|attending|participants?|present|people|owners?|scribes?|note[-_ ]?takers?|chairs?|hosts?|facilitators?|moderators?|presenters?|speakers?|reviewers?|reviewed[-_ ]by|deciders?|decision[-_ ]makers?|approvers?|assignees?|assigned[-_ ]to|consulted|informed|interviewers?|written[-_ ]by|created[-_ ]by|reporter|reported[-_ ]by|absent|regrets|apologies|who|with|name)$/i;

/** The people whom the front matter names: author, owner, attendees. */
export function findFrontNames(note: Extractable): NameFound[] {
  const found: NameFound[] = [];
  const { lines, bodyLine } = note.outline;
  for (const [field, value] of Object.entries(note.frontmatter)) {
    if (!FIELD.test(field) || field.toLowerCase() === 'name') continue;
    for (const person of valuesOf(value).flatMap(peopleIn)) {
      found.push({ name: person.name, why: 'front-matter', line: lineOf(person.name, field), alias: person.alias });
    }
  }
  return found;

  function lineOf(name: string, field: string): number {
    let fieldLine = 1;
    for (let line = 1; line < bodyLine; line++) {
      const text = lines.slice(line, line);
      if (text.trimStart().toLowerCase().startsWith(field.toLowerCase())) fieldLine = line;
      if (fieldLine > 1 && text.includes(name)) return line;
    }
    return fieldLine;
  }
}

/** The texts of a front matter value: one, a list of them, or a list of objects with a `name`. */
function valuesOf(value: unknown): string[] {
  if (typeof value === 'string') return [withoutWikiLinks(value)];
  if (Array.isArray(value)) return value.flatMap(valuesOf);
  if (typeof value !== 'object' || value === null || !('name' in value)) return [];
  return valuesOf(value.name);
}
