import { searchWeighed, type Lexical, type Listed } from '../../../core/ask/retrieve/gather.ts';
import type { RankModel } from '../../../core/ask/retrieve/rank-model.ts';
import type { EvalFolder } from '../../../core/eval/folder.ts';
import { summarise, type Grade } from '../../../core/eval/measures.ts';
import { measuredKind } from '../../../core/eval/questions.ts';
import { exampleFrom, type Example, type Sought } from './examples.ts';
import { fusedGrade, gradeOf, heldOutGrades, type FeatureChoice } from './fit-ranking.ts';

/*
 * What each stage is worth: each is left out, one at a time, everything fitted is fitted again without it, and judged on
 * repositories that the fit did not see.
 */

const NO_PLACES: ReadonlyMap<number, Listed> = new Map();

function withLexical(sought: Sought, change: Partial<Lexical>): Sought {
  const { found } = sought;
  return { ...sought, found: { ...found, lexical: { ...found.lexical, ...change } } };
}

function withoutSpelling(sought: Sought): Sought {
  const { query, place, found } = sought;
  const { weights } = found.lexical;
  if (weights.corrections.size === 0) return sought;
  const uncorrected = { ...weights, corrections: new Map<string, string>() };
  return withLexical(sought, searchWeighed(place.db, query, { filters: place.filters, weights: uncorrected }));
}

function withoutAbbreviations(sought: Sought): Sought {
  const { query, place, found } = sought;
  const { weights } = found.lexical;
  if (weights.otherWords.length === 0) return sought;
  return withLexical(
    sought,
    searchWeighed(place.db, query, { filters: place.filters, weights: { ...weights, otherWords: [] } }),
  );
}

function withoutNotes(sought: Sought): Sought {
  const { scores } = sought.found.lexical;
  return withLexical(sought, { notes: NO_PLACES, scores: { ...scores, scoreOf: () => 0, coverageOf: () => 0 } });
}

/** Stages before the ranking, by what stands in the table. */
const STAGES: readonly (readonly [off: string, without: (sought: Sought) => Sought])[] = [
  ['words of chunks (BM25)', (sought) => withLexical(sought, { chunks: NO_PLACES })],
  ['words of whole notes', withoutNotes],
  ['meaning (vectors)', (sought) => ({ ...sought, found: { ...sought.found, near: null } })],
  ['spelling', withoutSpelling],
  ['abbreviations of the notes', withoutAbbreviations],
  ['error signatures', (sought) => withLexical(sought, { signatures: NO_PLACES })],
];

/** Features of one kind. */
const FEATURES_OFF: readonly (readonly [off: string, name: RegExp])[] = [
  ['synonyms', /synonyms$/],
  ['proximity and phrase', /^(?:proximity|phrase)$/],
  ['title, headings and path', /^(?:title|heading|headings|path)-/],
  ['what the note is and the question wants', /-to-(?:act|know|decide|recall)$/],
  ['what a section is for', /^(?:action|check|decision$|side-matter)/],
];

/** Steps of the ranking itself. */
const STEPS: readonly (readonly [off: string, grade: (example: Example, model: RankModel) => Grade | null])[] = [
  ['exact hits first', (example, model) => gradeOf(example, model, null)],
  ['section model (the note model instead)', (example, { note }) => gradeOf(example, { note, section: note })],
];

const COLUMNS = [
  ['paraphrase', 'runbook_paraphrase'],
  ['decision', 'decision'],
  ['journal', 'journal_note'],
  ['said', 'meeting_said'],
  ['errorline', 'runbook_errorline'],
] as const;

function row(off: string, examples: readonly Example[], grades: readonly (Grade | null)[]): string {
  const of = (kind: string | null) =>
    summarise(
      grades.flatMap((got, at) => {
        const question = examples[at]?.question;
        const counts = question !== undefined && (kind === null || measuredKind(question) === kind);
        return got !== null && counts ? [got] : [];
      }),
    );
  const three = (value: number | null) => (value === null ? '-' : value.toFixed(3).replace(/^0/, ''));
  const all = of(null);
  const kinds = COLUMNS.map(([, kind]) => of(kind)).map(({ r1, r10 }) => `${three(r1)} / ${three(r10)}`);
  const cells = [off, `${three(all.r1)} / ${three(all.r10)}`, three(all.headingAt5), ...kinds];
  return `| ${cells.join(' | ')} |`;
}

/** Prints the table as it stands in BENCHMARKS.md, a row as soon as it is known. */
export function printAblation(sought: readonly Sought[], folder: EvalFolder, features: FeatureChoice): void {
  const heads = ['off', 'all R@1 / R@10', 'heading@5', ...COLUMNS.map(([name]) => name)];
  console.log(`| ${heads.join(' | ')} |\n|${'---|'.repeat(heads.length)}`);
  const examples = sought.map((one) => exampleFrom(one, folder));
  console.log(row('nothing', examples, heldOutGrades(examples, features)));
  for (const [off, grade] of STEPS) console.log(row(off, examples, heldOutGrades(examples, features, grade)));
  console.log(row('ranking model (reciprocal ranks instead)', examples, examples.map(fusedGrade)));
  for (const [off, name] of FEATURES_OFF) {
    const kept = (names: FeatureChoice['note']) => names.filter((one) => !name.test(one));
    const fewer = { note: kept(features.note), section: kept(features.section) };
    console.log(row(off, examples, heldOutGrades(examples, fewer)));
  }
  for (const [off, without] of STAGES) {
    const fewer = sought.map((one) => exampleFrom(without(one), folder));
    console.log(row(off, fewer, heldOutGrades(fewer, features)));
  }
}
