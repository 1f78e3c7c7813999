import { isReleaseHeading } from '../dates/release-heading.ts';
import type { RawSection } from '../notes/sections.ts';
import type { Extractable } from './extract.ts';

const KNOWN = new WeakMap<Extractable['outline'], ReadonlySet<number>>();

/** The sections that tell what a release of a program holds, with what is nested in them; read once for all that ask. */
export function releaseSections({ outline }: Pick<Extractable, 'outline'>): ReadonlySet<number> {
  let known = KNOWN.get(outline);
  if (known === undefined) KNOWN.set(outline, (known = find(outline.sections)));
  return known;
}

function find(sections: readonly RawSection[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { ordinal, heading, parent } of sections) {
    if ((parent !== null && found.has(parent)) || (heading !== null && isReleaseHeading(heading))) found.add(ordinal);
  }
  return found;
}
