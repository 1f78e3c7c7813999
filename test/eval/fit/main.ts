import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import stored from '../../../resources/ranking.json' with { type: 'json' };
import { openEvalFolder } from '../../../core/eval/folder.ts';
import { measuredKind, readQuestions } from '../../../core/eval/questions.ts';
import { summarise, type Grade } from '../../../core/eval/measures.ts';
import { readConfig } from '../../../core/config.ts';
import { openEmbedder } from '../../../core/models/embedder.ts';
import { openIndex } from '../../../core/store/database.ts';
import { withTestModels } from '../../helpers/models.ts';
import { DEFAULT_EVAL_DIR } from '../eval-dir.ts';
import { printAblation } from './ablation.ts';
import { exampleFrom, exampleOf, seek, type Example, type Sought } from './examples.ts';
import storedAnswerable from '../../../resources/answerable.json' with { type: 'json' };
import { withSampledJournals } from './sampled-journals.ts';
import { smallCorpora, withSmallIndex } from './small-indexes.ts';
import { fitAnswerable, judgementsOf } from './fit-answerable.ts';
import {
  fitRanking,
  fusedGrade,
  heldOutGrades,
  NOTE_FEATURES,
  NOTE_MEANING,
  SECTION_FEATURES,
  SECTION_MEANING,
} from './fit-ranking.ts';

/*
 * Fits the ranking on graded questions, and says what it is worth on repositories that it did not see:
 *   npm run eval -- --no-ask      (makes the index, once)
 *   npm run fit -- [--write | --ablation] [--words]
 */

const { values: options } = parseArgs({
  options: {
    dir: { type: 'string', default: DEFAULT_EVAL_DIR },
    data: { type: 'string', default: join('test-artifacts', 'eval') },
    /** Writes resources/ranking.json. */
    write: { type: 'boolean', default: false },
    /** The model for words alone. */
    words: { type: 'boolean', default: false },
    /** Prints what is lost without each stage, and ends. */
    ablation: { type: 'boolean', default: false },
    /** Fits without these features, separated by commas, and only prints. */
    without: { type: 'string', default: '' },
  },
});

const NOW = new Date('2026-11-16T09:00:00Z');
/** A question in so many about other notes is also asked of a small index, which does not answer it. */
const FOREIGN_STEP = 6;
const EMBEDDER = 'bge-small-en-v1.5';
const RESOURCES = join(import.meta.dirname, '..', '..', '..', 'resources');

function table(title: string, examples: readonly Example[], grades: readonly (Grade | null)[]): void {
  console.log(`\n${title}`);
  const kinds = [...new Set(examples.map(({ question }) => measuredKind(question)))].toSorted();
  for (const kind of [...kinds, 'ALL']) {
    const own = grades.filter((got, at): got is Grade => {
      const question = examples[at]?.question;
      return got !== null && question !== undefined && (kind === 'ALL' || measuredKind(question) === kind);
    });
    if (own.length === 0) continue;
    const { n, r1, r5, r10, headingAt5 } = summarise(own);
    const shares = [r1, r5, r10, headingAt5].map((share) => (share === null ? '    -' : share.toFixed(3)));
    console.log(`${kind.padEnd(20)}${String(n).padStart(5)}  ${shares.join('  ')}`);
  }
}

async function main(): Promise<void> {
  const folder = openEvalFolder(options.dir);
  const config = withTestModels(readConfig());
  const db = openIndex(options.data, 'read');
  const embedder = options.words ? null : await openEmbedder({ config, name: EMBEDDER });
  const sought: Sought[] = [];
  for (const question of readQuestions(folder.dir)) {
    sought.push(await seek({ db, embedder, folder, now: NOW }, question));
  }
  const without = new Set(options.without.split(','));
  const kept = <T extends string>(names: readonly T[]) => names.filter((name) => !without.has(name));
  const features = options.words
    ? { note: kept(NOTE_FEATURES), section: kept(SECTION_FEATURES) }
    : { note: kept([...NOTE_FEATURES, ...NOTE_MEANING]), section: kept([...SECTION_FEATURES, ...SECTION_MEANING]) };
  if (options.ablation) {
    printAblation(sought, folder, features);
    await embedder?.close();
    db.close();
    return;
  }
  const examples = sought.map((one) => exampleFrom(one, folder));
  const few: Example[] = [];
  for (const corpus of options.without === '' ? smallCorpora(db, folder) : []) {
    const asked = readQuestions(folder.dir).filter(
      ({ gold }, at) => gold.some(({ path }) => path.startsWith(`${corpus.name}/`)) || at % FOREIGN_STEP === 0,
    );
    await withSmallIndex(options.data, corpus, async (small) => {
      for (const question of asked) {
        const gold = question.gold.filter(({ path }) => path.startsWith(`${corpus.name}/`));
        const example = await exampleOf({ db: small, embedder, folder, now: NOW }, { ...question, gold });
        few.push({ ...example, corpus: corpus.name });
      }
    });
    console.error(`${corpus.name} alone: ${asked.length} questions`);
  }
  const sampled: Example[] = [];
  for (const corpus of options.without === '' ? folder.corpora : []) {
    const questions = readQuestions(folder.dir);
    await withSampledJournals(options.data, { folder, corpus, questions }, async (small) => {
      for (const question of small.questions) {
        const example = await exampleOf({ db: small.db, embedder, folder, now: NOW }, question);
        sampled.push({ ...example, corpus: corpus.name });
      }
    });
    console.error(`small journals of ${corpus.name}: ${sampled.length} questions so far`);
  }
  await embedder?.close();
  db.close();

  console.log(`${examples.length} questions; R@1 R@5 R@10 heading@5`);
  table('reciprocal rank fusion', examples, examples.map(fusedGrade));
  const heldOut = heldOutGrades(examples, features);
  table('fitted, each repository by a model that did not see it', examples, heldOut);
  if (options.without !== '') return;
  const model = fitRanking(examples, features);
  const answerable = fitAnswerable([
    ...judgementsOf(examples, model, 'pooled'),
    ...judgementsOf(few, model, 'small'),
    ...judgementsOf(sampled, model, 'sampled'),
  ]);
  for (const [where, { falseRefusal, refused }] of Object.entries(answerable.heldOut)) {
    const both = `refused by mistake ${falseRefusal.toFixed(3)}, refused rightly ${refused.toFixed(3)}`;
    console.log(`${where}, left-out repositories: ${both}`);
  }
  if (!options.write) return;
  const own = options.words ? 'lexical' : 'hybrid';
  const { n, r1, r5, r10, headingAt5 } = summarise(heldOut.filter((got) => got !== null));
  const provenance = {
    what: 'Weights of a linear model over the features of core/ask/retrieve/features.ts. Made by `npm run fit -- --write`.',
    fitted: {
      questions: n,
      repositories: folder.corpora.map(({ name }) => name),
      embedder: EMBEDDER,
    },
    // On repositories that a model of the same kind did not see.
    heldOut: { ...stored.heldOut, [own]: { r1, r5, r10, headingAt5 } },
    models: { ...stored.models, [own]: model },
  };
  const write = (name: string, content: unknown) =>
    writeFileSync(join(RESOURCES, name), `${JSON.stringify(content, null, 2)}\n`);
  write('ranking.json', provenance);
  write('answerable.json', {
    what: 'A logistic regression over the signs of core/ask/retrieve/answer-signs.ts. Made by `npm run fit -- --write`.',
    fitted: { ...provenance.fitted, questions: examples.length },
    heldOut: { ...storedAnswerable.heldOut, [own]: answerable.heldOut },
    models: { ...storedAnswerable.models, [own]: answerable.model },
  });
}

await main();
