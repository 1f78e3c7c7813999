import { plainText } from '../../notes/title.ts';
import type { RawSection } from '../../notes/sections.ts';
import { leadOf } from './lead.ts';
import type { LogPlace } from './log.ts';
import { headingField } from './names.ts';
import { partsOf } from './part.ts';
import { recordInLog, type RecordFound } from './record.ts';
import type { Extractable } from '../extract.ts';

/** A heading such as `2024-05-03 – One region`, `D-7: Weekly releases (2024-06-01)`. */
interface Head {
  readonly section: RawSection;
  readonly title: string;
  readonly day: string | null;
  readonly number: string | null;
}

/** The decisions of a log that have a heading each: one with a day or a number, and words. */
export function findLogged(note: Extractable, places: readonly LogPlace[]): RecordFound[] {
  const heads = headsOf(note, places);
  if (heads.length === 0) return [];
  const parts = partsOf(note.outline);
  return heads.flatMap(({ section, title, day, number }): RecordFound[] => {
    const fact = recordInLog(note, section, { title, parts });
    if (fact === null) return [];
    return [
      {
        fact: { ...fact, title, date: fact.date ?? day, ...(number === null ? {} : { number }) },
        root: section.ordinal,
        line: section.line,
        endLine: endOf(section, note.outline.sections, note.outline.lines.count),
      },
    ];
  });
}

function headsOf({ outline }: Extractable, places: readonly LogPlace[]): Head[] {
  const heads: Head[] = [];
  let until = -1;
  for (const section of outline.sections) {
    const place = places[section.ordinal];
    if (section.heading === null || place?.isLog !== true || place.isHead || section.ordinal < until) continue;
    const heading = plainText(section.heading);
    const lead = leadOf(heading, place);
    const title = heading
      .slice(lead.from)
      .replace(/\s*[([][^()[\]]*\d{4}[^()[\]]*[)\]]\s*$/, '')
      .trim();
    if ((lead.day === null && lead.number === null) || !/\p{L}{2}/u.test(title) || headingField(title) !== null)
      continue;
    heads.push({ section, title, day: lead.day, number: lead.number });
    until =
      outline.sections.find(({ ordinal, level }) => ordinal > section.ordinal && level <= section.level)?.ordinal ??
      Infinity;
  }
  return heads;
}

function endOf(section: RawSection, sections: readonly RawSection[], lines: number): number {
  const next = sections.find(({ ordinal, level }) => ordinal > section.ordinal && level <= section.level);
  return (next?.line ?? lines + 1) - 1;
}
