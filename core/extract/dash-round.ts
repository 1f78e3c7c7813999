import type { Extractable } from './extract.ts';
import { firstEntry } from './section-entries.ts';
import { readDashed } from './speaker.ts';
import { kindOfWording } from './update-kind.ts';

const MIN_NAMES = 2;
/** Of all lines, those that must start with a name and a dash. */
const MIN_SHARE = 0.6;
/** A report says more than `done` or `on hold`, which stand behind the names of things. */
const MIN_WORDS = 3;

/** True when the lines of a section are `Ann - finished the seal`, `Bob - on leave`, and some of them say what people report. */
export function isDashRound(note: Extractable, section: number): boolean {
  const { entries } = note.outline;
  const names = new Set<string>();
  let [lines, dashed, telling] = [0, 0, 0];
  for (let at = firstEntry(note, section); entries[at]?.section === section; at++) {
    const entry = entries[at];
    if (entry === undefined || entry.kind === 'row' || entry.depth > 0) continue;
    for (const line of entry.text.split('\n')) {
      lines += 1;
      const head = readDashed(line);
      if (head === null || !head.speakers.every((name) => /^\p{Lu}/u.test(name))) continue;
      dashed += 1;
      for (const name of head.speakers) names.add(name);
      const said = line.slice(head.from);
      if (said.split(' ', MIN_WORDS).length >= MIN_WORDS && kindOfWording(said) !== 'update') telling += 1;
    }
  }
  return names.size >= MIN_NAMES && dashed >= lines * MIN_SHARE && telling > 0;
}
