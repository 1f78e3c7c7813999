import { z } from 'zod';
import { AnswerSchema } from '../../../core/contract/ask.ts';
import {
  DecisionSchema,
  NewNoteSchema,
  PersonSchema,
  StandupChangesSchema,
  StandupSchema,
  TaskSchema,
  UpdateSchema,
} from '../../../core/contract/facts.ts';
import { IndexReportSchema } from '../../../core/contract/index-run.ts';
import { ImportReportSchema } from '../../../core/contract/import.ts';
import { ModelViewSchema } from '../../../core/contract/models.ts';
import { DaySchema } from '../../../core/contract/notes.ts';
import { LedgerSchema } from '../../../core/contract/oncall.ts';
import { RunbookAnswerSchema } from '../../../core/contract/runbook-answer.ts';
import { SearchResultSchema } from '../../../core/contract/search.ts';
import { CheckSchema } from '../../../core/contract/state.ts';
import { ExplanationSchema } from '../../../core/eval/explain.ts';
import { EvalReportSchema } from '../../../core/eval/report.ts';
import { ErrorBodySchema } from '../../../core/contract/error-body.ts';

interface OutputSchema {
  readonly description: string;
  readonly schema: z.ZodType;
}

/** What each command prints with `--json`; the files of `resources/schema` are made from these. */
export const OUTPUT_SCHEMAS: Readonly<Record<string, OutputSchema>> = {
  index: { description: 'daybook index --json', schema: IndexReportSchema },
  search: { description: 'daybook search --json', schema: SearchResultSchema },
  ask: { description: 'daybook ask --json', schema: AnswerSchema },
  runbook: { description: 'daybook runbook --json', schema: RunbookAnswerSchema },
  ledger: { description: 'daybook ledger --json', schema: LedgerSchema },
  days: { description: 'daybook days --json', schema: z.object({ days: z.array(DaySchema) }) },
  tasks: { description: 'daybook tasks --json', schema: z.object({ tasks: z.array(TaskSchema) }) },
  'tasks-set': {
    description: 'daybook tasks set --json; task is null only for `tasks undo` without anything to take back',
    schema: z.object({ task: TaskSchema.nullable(), written: z.boolean() }),
  },
  people: {
    description: 'daybook people --json, also of `people merge` and `people split`',
    schema: z.object({ people: z.array(PersonSchema) }),
  },
  updates: { description: 'daybook updates --json', schema: z.object({ updates: z.array(UpdateSchema) }) },
  standup: { description: 'daybook standup --json', schema: StandupSchema },
  'standup-changes': {
    description: 'daybook standup --changes --json; changes is null when there was no standup before',
    schema: z.object({ changes: StandupChangesSchema.nullable() }),
  },
  decisions: { description: 'daybook decisions --json', schema: z.object({ decisions: z.array(DecisionSchema) }) },
  new: { description: 'daybook new --json', schema: NewNoteSchema },
  import: { description: 'daybook import confluence|markdown|notion --json', schema: ImportReportSchema },
  models: {
    description: 'daybook models --json, also of `models pull` and `models use`',
    schema: z.object({ models: z.array(ModelViewSchema) }),
  },
  doctor: { description: 'daybook doctor --json', schema: z.object({ checks: z.array(CheckSchema) }) },
  eval: { description: 'daybook eval DIR --json', schema: EvalReportSchema },
  'eval-answers': {
    description: 'one line of the file of daybook eval DIR --answers FILE',
    schema: z.object({ id: z.string(), ...AnswerSchema.shape }),
  },
  'eval-explain': { description: 'daybook eval DIR --explain ID|TEXT --json', schema: ExplanationSchema },
  serve: { description: 'daybook serve --json', schema: z.object({ url: z.url() }) },
  error: { description: 'any command with --json that failed', schema: z.object({ error: ErrorBodySchema }) },
};

/** The text of `resources/schema/<name>.json`. */
export function schemaText(name: string): string {
  const entry = OUTPUT_SCHEMAS[name];
  if (entry === undefined) throw new Error(`There is no output named ${name}.`);
  const { $schema, ...rest } = z.toJSONSchema(entry.schema, { target: 'draft-2020-12', io: 'output' });
  return `${JSON.stringify({ $schema, title: name, description: entry.description, ...rest }, null, 2)}\n`;
}
