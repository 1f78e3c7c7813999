/** A row of BENCHMARKS.md, and where its number stands in the JSON that the part prints. */
export interface Figure {
  readonly what: string;
  readonly mustReach: string;
  readonly part: string;
  readonly read: (result: unknown) => string;
}

/** The number at a path of keys; null when the part did not print it. */
function numberAt(result: unknown, ...keys: readonly string[]): number | null {
  const found = keys.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), result);
  return typeof found === 'number' ? found : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** A reader of one number, with its unit. */
function one(unit: string, digits: number, ...keys: readonly string[]): Figure['read'] {
  return (result) => {
    const value = numberAt(result, ...keys);
    const shown = value?.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return shown === undefined ? `not printed: ${keys.join('.')}` : `${shown}${unit}`;
  };
}

/** In the order of BENCHMARKS.md. */
export const FIGURES: readonly Figure[] = [
  {
    what: '`daybook index` of the evaluation notes, no embeddings',
    mustReach: '≥ 1,500 notes/s',
    part: 'index',
    read: one(' notes/s', 0, 'notesPerSecond'),
  },
  { what: 'its peak memory (RSS)', mustReach: '≤ 400 MB', part: 'index', read: one(' MB', 0, 'peakRssMb') },
  { what: 'same again with nothing changed', mustReach: '≤ 250 ms', part: 'index', read: one(' ms', 0, 'againMs') },
  {
    what: 'embedding throughput, against a bare onnxruntime loop on the same texts, best batch',
    mustReach: '≥ 0.9',
    part: 'embed',
    read: one('', 2, 'ratio'),
  },
  {
    what: 'search while embedding runs, p95',
    mustReach: '≤ 100 ms',
    part: 'search',
    read: one(' ms', 1, 'whileEmbedding', 'p95'),
  },
  {
    what: 'hybrid search at 40k chunks, models warm, p95',
    mustReach: '≤ 60 ms',
    part: 'search',
    read: one(' ms', 1, 'warm', 'p95'),
  },
  {
    what: 'the same, p50',
    mustReach: '≤ 25 ms',
    part: 'search',
    read: one(' ms', 1, 'warm', 'p50'),
  },
  {
    what: 'vector stage at 100k chunks, p95',
    mustReach: '≤ 15 ms',
    part: 'scale',
    read: one(' ms', 1, 'vectors', 'p95'),
  },
  {
    what: 'its recall@50 against the exact order',
    mustReach: '≥ 0.99',
    part: 'scale',
    read: one('', 3, 'vectors', 'recallAt50'),
  },
  {
    what: 'hybrid search at 1M synthetic chunks, p95',
    mustReach: '≤ 500 ms',
    part: 'scale',
    read: one(' ms', 0, 'million', 'p95'),
  },
  { what: 'its memory (RSS)', mustReach: '≤ 1,500 MB', part: 'scale', read: one(' MB', 0, 'million', 'rssMb') },
  {
    what: 'first token, against bare node-llama-cpp with the same prompt',
    mustReach: '≤ 1.1',
    part: 'first-token',
    read: one('', 2, 'ratio'),
  },
  {
    what: '`daybook search --mode lexical` on a warm index, whole process, median',
    mustReach: '≤ 400 ms',
    part: 'start',
    read: one(' ms', 0, 'ms', 'p50'),
  },
  {
    what: 'parsing the evaluation notes, one thread, best round',
    mustReach: '≤ 1,300 ms',
    part: 'parse',
    read: one(' ms', 0, 'ms', 'parseBest'),
  },
  {
    what: 'reading items, people, decisions and errors out of parsed notes, one thread, median',
    mustReach: '≥ 2,000 notes/s',
    part: 'extract',
    read: one(' notes/s', 0, 'medianNotesPerSecond'),
  },
  {
    what: 'the same of one line of 1 MB, the slowest of all shapes',
    mustReach: '≤ 50 ms',
    part: 'long-lines',
    read: one(' ms', 0, 'max'),
  },
  {
    what: 'keystroke to paint in a note of 5 MB, median',
    mustReach: '≤ 16 ms',
    part: 'editor',
    read: one(' ms', 1, 'ms', 'p50'),
  },
  { what: 'the same, p99', mustReach: '≤ 50 ms', part: 'editor', read: one(' ms', 1, 'ms', 'p99') },
  {
    what: 'usable page with a warm engine at 10,000 notes, median',
    mustReach: '< 700 ms',
    part: 'window',
    read: one(' ms', 0, 'opened', 'ms'),
  },
  {
    what: 'of it while the engine is waited for',
    mustReach: '–',
    part: 'window',
    read: one(' ms', 0, 'opened', 'engineMs'),
  },
  { what: 'the same at 50,000 notes', mustReach: '< 1,000 ms', part: 'window', read: one(' ms', 0, 'opened50k', 'ms') },
  {
    what: 'JS shipped for the first screen, gzip',
    mustReach: '≤ 250 kB',
    part: 'window',
    read: one(' kB', 0, 'firstScreenKb'),
  },
  {
    what: 'key to result list in search at 10,000 notes, p95',
    mustReach: '≤ 50 ms',
    part: 'window',
    read: one(' ms', 1, 'search', 'p95'),
  },
  {
    what: 'growth of the page’s heap over 200 screen changes',
    mustReach: '≤ 10 %',
    part: 'window',
    read: one(' %', 1, 'heapGrowthPercent'),
  },
  {
    what: 'memory of engine and page at 10,000 notes, no models, above the browser’s own, ten seconds after their last work',
    mustReach: '≤ 300 MB',
    part: 'window',
    read: one(' MB', 0, 'memory', 'restMb'),
  },
  {
    what: 'the same right after 200 screen changes',
    mustReach: '≤ 300 MB',
    part: 'window',
    read: one(' MB', 0, 'memory', 'totalMb'),
  },
  {
    what: 'frames a second while 50,000 notes are scrolled',
    mustReach: '60',
    part: 'window',
    read: one('', 1, 'scroll', 'perSecond'),
  },
  {
    what: 'from a folder of 1,000 notes and nothing else to the first search result',
    mustReach: '≤ 60 s',
    part: 'window',
    read: one(' s', 1, 'firstRunSeconds'),
  },
  {
    what: 'a pasted log of 5,000 lines to the first steps, no model, p95',
    mustReach: '≤ 150 ms',
    part: 'runbook',
    read: one(' ms', 0, 'paste', 'p95'),
  },
  { what: '500 alerts in one burst: lost', mustReach: '0', part: 'runbook', read: one('', 0, 'hook', 'lost') },
  {
    what: 'searches meanwhile, p95',
    mustReach: '≤ 100 ms',
    part: 'runbook',
    read: one(' ms', 0, 'hook', 'search', 'p95'),
  },
];

/** Names of the parts: `NAME.ts` in this folder. */
export const PARTS: readonly string[] = [...new Set(FIGURES.map(({ part }) => part))];
