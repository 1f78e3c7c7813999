import { InvalidArgumentError, Option, type Command } from 'commander';
import { z } from 'zod';
import { contract } from '../../contract.ts';
import { SEARCH_MODES, SearchRequestSchema, type SearchRequest } from '../../contract/search.ts';
import { withEngine, type Act, type Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { addFilterOptions, readFilters } from '../filters.ts';
import { degradedText } from '../print/degraded-text.ts';
import { resultsText } from '../print/results.ts';
import { understoodText } from '../print/answer.ts';
import { readQuery } from '../query-text.ts';

const MAX_RESULTS = 200;
const OptionsSchema = z.object({
  limit: z.number(),
  mode: SearchRequestSchema.shape.mode,
  explain: z.boolean().default(false),
});

function parseLimit(value: string): number {
  const limit = Number(value);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_RESULTS) return limit;
  throw new InvalidArgumentError(`It is a number from 1 to ${MAX_RESULTS}.`);
}

async function search(
  context: Context,
  request: SearchRequest,
  options: { readonly explain: boolean },
): Promise<ExitCode> {
  const result = await withEngine(context, { write: 'no' }, (procedures) => procedures.search(request, context.signal));
  const { terminal } = context;
  if (context.json) {
    terminal.print(JSON.stringify(result));
    return EXIT.done;
  }
  terminal.print(resultsText(result, { columns: terminal.columns, style: terminal.style, explain: options.explain }));
  const understood = understoodText({ chips: result.understood }, terminal.noteStyle);
  if (understood !== null) terminal.note(understood);
  if (result.degraded.length > 0) terminal.note(degradedText(result.degraded, terminal.noteStyle));
  return EXIT.done;
}

/** `daybook search QUERY`: ranked passages. */
export function defineSearch(command: Command, act: Act): void {
  command
    .argument('<query...>', 'words, an identifier, an error message; - reads it from stdin')
    .addOption(new Option('-n, --limit <n>', 'how many passages').argParser(parseLimit).default(10))
    .addOption(new Option('--mode <mode>', 'how to look').choices(SEARCH_MODES).default('hybrid'))
    .option('--explain', 'show which retrievers found each passage, and what each feature of the ranking added');
  addFilterOptions(command)
    .addHelpText('after', '\nExample:\n  $ daybook search "CrashLoopBackOff airflow" --from 2024-11-01 -n 5 --explain')
    .action((words: readonly string[], given: unknown) =>
      act(async (context) => {
        const { limit, mode, explain } = OptionsSchema.parse(given);
        const query = await readQuery(words, context);
        const request = contract.search.input.parse({
          query,
          limit,
          mode,
          ...(explain ? { explain } : {}),
          filters: readFilters(given),
        });
        return search(context, request, { explain });
      }),
    );
}
