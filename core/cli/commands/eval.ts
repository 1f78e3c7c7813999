import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { SEARCH_MODES } from '../../contract/search.ts';
import { openEvalFolder } from '../../eval/folder.ts';
import { withEngine, type Act, type Context } from '../context.ts';
import { setUpEval } from '../eval/eval-data.ts';
import { checkOptions, EvalOptionsSchema, type EvalOptions } from '../eval/eval-options.ts';
import { evaluateAll, type Evaluation } from '../eval/evaluate.ts';
import { explainOne } from '../eval/explain-one.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

const HELP = `
DIR holds corpora/NAME/docs/**/*.md and queries/*.jsonl, one question a line:
  {"id", "kind", "query", "corpus", "gold": [{"path", "heading"}], "answer_facts": [...], "facts_source"}
Paths are relative to corpora/. A question without an answer has "gold": []. Only id, query and gold are needed.

The index is kept in a folder of its own: --data, or one named after DIR among Daybook's own files. Yours is not touched.

In the file of --run a path is relative to corpora/; one may hold spaces, so read the last three fields from the end.
In the file of --answers paths are as \`ask\` prints them: relative to "journal", which is DIR/corpora/NAME/docs. A command
has the path of a citation or passage of the same answer.

Example:
  $ daybook eval ../shared/eval --no-embed --run words.run
  $ daybook eval ../shared/eval --explain "why did we choose postgres"`;

/** The context of a run: its own index, the corpora as its journals, and a clock that stands still. */
function prepare(context: Context, dir: string, options: EvalOptions): Evaluation {
  const folder = openEvalFolder(resolve(context.cwd, dir), options.corpus ?? null);
  const { config, embedder, reranker } = setUpEval(context, folder.dir, options);
  const now = context.now();
  const own = { ...context, config, journals: folder.corpora.map(({ root }) => root), now: () => now };
  const { embed } = options;
  const onEngine: Evaluation['onEngine'] = (task) =>
    withEngine(own, { write: 'yes', embed, useEmbedder: embed, embedder, reranker: embed ? reranker : null }, task);
  return { folder, options, context: own, onEngine };
}

async function start(context: Context, dir: string, options: EvalOptions): Promise<ExitCode> {
  checkOptions(options);
  const evaluation = prepare(context, dir, options);
  if (options.explain === undefined) await evaluateAll(evaluation);
  else await explainOne(evaluation, options.explain);
  return EXIT.done;
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** `daybook eval DIR`: how well search and answers do on graded questions. */
export function defineEval(command: Command, act: Act): void {
  const mode = new Option('--mode <mode>', 'how to search (default: hybrid, or lexical with --no-embed)');
  const corpus = new Option('--corpus <name>', 'only this corpus and its questions (repeatable)');
  command
    .argument('<dir>', 'the folder with notes and graded questions')
    .option('--pooled', 'every question looks in all corpora at once (the default)')
    .option('--per-corpus', 'every question looks only in its own corpus; with --pooled, both are shown')
    .option('--run <file>', 'write a TREC run file: `qid Q0 path rank score daybook`, up to 100 files a question')
    .option('--answers <file>', 'write the JSON of `ask --no-generate` for each question, one a line, with its id')
    .option('--no-embed', 'words only, no model')
    .option('--no-ask', 'search only')
    .option('--explain <id|text>', 'show what each stage makes of one question instead')
    .addOption(mode.choices(SEARCH_MODES))
    .option('--embedder <name>', 'embedder of the catalogue, instead of the chosen one')
    .option('--reranker <name>', 'the same for the model that sorts the best passages again')
    .addOption(corpus.argParser(collect))
    .addHelpText('after', HELP)
    .action((dir: string, given: unknown) => act((context) => start(context, dir, EvalOptionsSchema.parse(given))));
}
