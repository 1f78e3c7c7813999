import { percentile } from '../../core/eval/measures.ts';
import { extractFacts } from '../../core/extract/extract.ts';
import { parseNote } from '../../core/notes/parse-note.ts';

/*
 * What a line of one megabyte costs the reading of facts, in every shape that one of its patterns may look into:
 *   npx node test/bench/long-lines.ts
 * CPU time of this thread, the best of two: the first one compiles.
 */

const BYTES = 1_000_000;
const STARTS = [
  '',
  '- ',
  '- [ ] ',
  '# ',
  '> ',
  '| ',
  '1. ',
  'Ann: ',
  '**Ann**: ',
  'TODO ',
  'Decision: ',
  '2026-11-02 ',
  '@ann ',
  '• ',
  'a, TODO: ',
  'Tue, 14 Apr 2026 · ',
  'Ann — ',
  'Invited ',
  'Actions: ',
];
const UNITS = [
  'a',
  ' ',
  'a ',
  'A',
  'Ab ',
  'é ',
  '名',
  '0',
  '1-',
  '1/2 ',
  '2026-11-02 ',
  '10:32 ',
  'Nov 2 ',
  '.',
  '. ',
  ', ',
  ': ',
  '; ',
  '- ',
  '-- ',
  '— ',
  '-> ',
  '=> ',
  '/ ',
  '| ',
  '* ',
  '**',
  '_',
  '~~',
  '`',
  '"',
  '“',
  '(',
  '[',
  '[[',
  '{',
  '<',
  '@',
  '#',
  '[ ] ',
  '[x] ',
  '@ann ',
  '#tag ',
  '[a](b) ',
  '![a](b) ',
  'http://a.b/c ',
  'Ann: ',
  'Ann, ',
  'Ann and ',
  'Ann + Bob ',
  'Ann to Bob ',
  '(Ann) ',
  'TODO ',
  ', TODO: ',
  '(TODO: ',
  '• ',
  '× ',
  'Ann — Bob ',
  'Ann — 2026-11-02 ',
  ' @Ann',
  'Ann posted an update ',
  'everyone ok ',
  'DONE: ',
  'will ',
  'to do ',
  'due:: ',
  '📅 ',
  'decided to ',
  'we went with ',
  'because ',
  'instead of ',
  'not ',
  'if ',
  'agreed ',
  'Error: ',
  'at a.b(c:1) ',
  'Caused by: ',
  'KeyError ',
  'exit code 1 ',
  'refused ',
  '\\',
  '\t',
  '$',
  '=',
  '%',
  '&',
  '\u200b',
];

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function noteOf(line: string, kind: string) {
  const text = `# ${kind}\n\n${line}\n`;
  const found = { path: `${kind}/2026-11-02.md`, file: `/${kind}.md`, sizeBytes: text.length, modifiedMs: 0 };
  return parseNote({ found, text, hash: '' });
}

function costOf(line: string, kind: string): number {
  const note = noteOf(line, kind);
  const once = () => {
    const started = cpuMs();
    extractFacts(note);
    return cpuMs() - started;
  };
  return Math.min(once(), once());
}

const costs: { readonly shape: string; readonly ms: number }[] = [];
for (const start of STARTS) {
  for (const unit of UNITS) {
    const line = start + unit.repeat(Math.ceil(BYTES / unit.length));
    for (const kind of ['meetings', 'notes'])
      costs.push({ shape: `${kind}: ${start}${unit}…`, ms: costOf(line, kind) });
  }
}
const sorted = costs.toSorted((a, b) => b.ms - a.ms);
for (const { shape, ms } of sorted.slice(0, 5)) console.error(`${ms.toFixed(0)} ms  ${JSON.stringify(shape)}`);
const times = costs.map(({ ms }) => ms);
console.log(
  JSON.stringify({
    shapes: times.length,
    p50: Math.round(percentile(times, 0.5) ?? 0),
    max: Math.round(sorted[0]?.ms ?? 0),
    over50: times.filter((ms) => ms > 50).length,
  }),
);
