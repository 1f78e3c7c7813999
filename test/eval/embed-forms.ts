import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { corpusPath, openEvalFolder } from '../../core/eval/folder.ts';
import { grade, summarise, type Grade } from '../../core/eval/measures.ts';
import { measuredKind, readQuestions } from '../../core/eval/questions.ts';
import { openEmbedder } from '../../core/models/embedder.ts';
import type { Embedder } from '../../core/models/model.ts';
import { embedText, embedTop } from '../../core/notes/embed-text.ts';
import type { DateOrigin } from '../../core/contract/notes.ts';
import { sentenceStarts } from '../../core/notes/sentences.ts';
import { openIndex } from '../../core/store/database.ts';
import { readStrings } from '../../core/store/json-column.ts';
import { writtenDay } from '../../core/dates/written-day.ts';
import { dot } from './dot.ts';
import { DEFAULT_EVAL_DIR } from './eval-dir.ts';
import { modelsConfig } from './models-config.ts';

/*
 * What search by meaning alone finds, by what the embedder reads of a passage.
 *   npm run eval -- --no-embed --no-ask --data DIR      (makes the index, once)
 *   npx node test/eval/embed-forms.ts --data DIR --corpora a,b [--forms a,b] [--kinds a,b] [--embedders a,b]
 *
 * A form `shipped/400` cuts each passage into pieces of about that many characters: the best piece counts. Of several
 * embedders the cosines are added.
 */

interface Passage {
  readonly place: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly date: string | null;
  readonly text: string;
}

interface Stored extends Omit<Passage, 'place' | 'headings'> {
  readonly root: string;
  readonly path: string;
  readonly headings: string;
  readonly origin: DateOrigin | null;
}

const BATCH = 16;
const HEADING_LINES = /^(?:[ \t]*#{1,6}[ \t][^\n]*(?:\n+|$))+/;

function bodyOf({ text }: Passage): string {
  return text.replace(HEADING_LINES, '').trim();
}

function under(top: string, passage: Passage): string {
  const body = bodyOf(passage);
  return body === '' ? embedTop(passage) : [top, body].filter((part) => part !== '').join('\n');
}

/** What an embedder might read of a passage. */
const READ = {
  shipped: embedText,
  'path-text': (passage: Passage) => under(embedTop({ ...passage, date: null }), passage),
  'title-text': (passage: Passage) => under(embedTop({ title: passage.title, headings: [], date: null }), passage),
  'heading-text': (passage: Passage) =>
    under(embedTop({ title: passage.headings.at(-1) ?? passage.title, headings: [], date: null }), passage),
  text: (passage: Passage) => under('', passage),
  'text-path': (passage: Passage) => {
    const body = bodyOf(passage);
    const top = embedTop({ ...passage, date: null });
    return body === '' ? top : `${body}\n${top}`;
  },
  path: (passage: Passage) => embedTop({ ...passage, date: null }),
  title: ({ title }: Passage) => embedTop({ title, headings: [], date: null }),
} as const;

/** Lines and sentences of a text, gathered into pieces of about so many characters. */
function piecesOf(text: string, chars: number): string[] {
  const sentences = text.split(/(?<=\n)/).flatMap((line) => {
    const starts = [0, ...sentenceStarts(line)];
    return starts.map((start, at) => line.slice(start, starts[at + 1]));
  });
  const pieces: string[] = [];
  for (const sentence of sentences) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + sentence.length <= chars) pieces[pieces.length - 1] = last + sentence;
    else pieces.push(sentence);
  }
  return pieces;
}

/** A vector of a passage: one of the above, or the sum of several of them, `text+0.5*path`. */
function parseForm(form: string): { readonly read: (passage: Passage) => string; readonly weight: number }[] {
  return form.split('+').map((part) => {
    const [, weight = '1', name = ''] = /^(?:([\d.]+)\*)?(.+)$/.exec(part) ?? [];
    const read = Object.entries(READ).find(([key]) => key === name)?.[1];
    if (read === undefined) throw new Error(`There is no form ${name}: ${Object.keys(READ).join(', ')}.`);
    return { read, weight: Number(weight) };
  });
}

const { values: options } = parseArgs({
  options: {
    dir: { type: 'string', default: DEFAULT_EVAL_DIR },
    data: { type: 'string', default: join('test-artifacts', 'eval') },
    corpora: { type: 'string' },
    forms: { type: 'string', default: Object.keys(READ).join(',') },
    kinds: { type: 'string' },
    embedders: { type: 'string', default: 'bge-small-en-v1.5' },
  },
});

const folder = openEvalFolder(options.dir, options.corpora?.split(',') ?? null);
const kinds = options.kinds?.split(',');
const own = new Set(folder.corpora.map(({ name }) => name));
const questions = readQuestions(folder.dir).filter(
  ({ corpus, kind, gold }) =>
    gold.length > 0 && corpus !== null && own.has(corpus) && (kinds === undefined || kinds.includes(kind)),
);
const db = openIndex(options.data, 'read');
const passages = db
  .prepare<[], Stored>(
    `SELECT j.root, n.path, n.title, s.headings, s.date, s.date_origin AS origin, c.text
     FROM chunks c JOIN sections s ON s.id = c.section_id JOIN notes n ON n.id = c.note_id
     JOIN journals j ON j.id = n.journal_id ORDER BY c.id`,
  )
  .all()
  .flatMap(({ root, path, headings, origin, ...rest }): Passage[] => {
    if (!folder.corpora.some((one) => one.root === root)) return [];
    const place = corpusPath(folder, { journal: root, path });
    return [
      { ...rest, place, headings: readStrings(headings), date: writtenDay({ date: rest.date, dateOrigin: origin }) },
    ];
  });
db.close();
const embedders = await Promise.all(
  options.embedders.split(',').map(async (name) => openEmbedder({ config: modelsConfig(), name })),
);
const known = new Map<Embedder, Map<string, Float32Array>>(embedders.map((embedder) => [embedder, new Map()]));

/** One vector for each text, each distinct text embedded once. */
async function embedAll(embedder: Embedder, texts: readonly string[]): Promise<Float32Array[]> {
  const made = known.get(embedder) ?? new Map<string, Float32Array>();
  const pending = [...new Set(texts)].filter((text) => !made.has(text)).toSorted((a, b) => a.length - b.length);
  for (let from = 0; from < pending.length; from += BATCH) {
    const batch = pending.slice(from, from + BATCH);
    const vectors = await embedder.embedPassages(batch);
    for (const [at, text] of batch.entries()) made.set(text, vectors[at] ?? new Float32Array());
  }
  return texts.map((text) => made.get(text) ?? new Float32Array());
}

async function vectorsOf(embedder: Embedder, form: string, pieces: readonly Passage[]): Promise<Float32Array[]> {
  const sums = pieces.map(() => new Float32Array(embedder.dimensions));
  for (const { read, weight } of parseForm(form)) {
    for (const [nth, vector] of (await embedAll(embedder, pieces.map(read))).entries()) {
      sums[nth]?.forEach((value, at, sum) => (sum[at] = value + weight * (vector[at] ?? 0)));
    }
  }
  for (const sum of sums) {
    const length = Math.hypot(...sum);
    sum.forEach((value, at) => (sum[at] = value / length));
  }
  return sums;
}

console.log(`${passages.length} passages, ${questions.length} questions; n R@1 R@10`);
for (const name of options.forms.split(',')) {
  const [form = '', size] = name.split('/');
  const pieces = passages.flatMap((passage) =>
    size === undefined ? [passage] : piecesOf(bodyOf(passage), Number(size)).map((text) => ({ ...passage, text })),
  );
  const sides: { readonly embedder: Embedder; readonly vectors: readonly Float32Array[] }[] = [];
  for (const embedder of embedders) sides.push({ embedder, vectors: await vectorsOf(embedder, form, pieces) });
  const grades = new Map<string, Grade[]>();
  for (const question of questions) {
    const scores = new Float64Array(pieces.length);
    for (const { embedder, vectors } of sides) {
      const asked = await embedder.embedQuery(question.query);
      for (const [nth, vector] of vectors.entries()) scores[nth] = (scores[nth] ?? 0) + dot(vector, asked);
    }
    const found = pieces
      .map(({ place, headings }, nth) => ({ path: place, headings, score: scores[nth] ?? 0 }))
      .sort((a, b) => b.score - a.score)
      .slice(0, 400);
    const got = grade(found, question.gold);
    for (const kind of [measuredKind(question), 'ALL']) grades.set(kind, [...(grades.get(kind) ?? []), got]);
  }
  console.log(name);
  for (const [kind, got] of [...grades].toSorted(([a], [b]) => a.localeCompare(b))) {
    const { n, r1, r10 } = summarise(got);
    console.log(`  ${kind.padEnd(22)}${String(n).padStart(5)}  ${r1.toFixed(3)}  ${r10.toFixed(3)}`);
  }
}
for (const embedder of embedders) await embedder.close();
