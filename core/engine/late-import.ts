import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import type { Implementation } from '../contract.ts';
import type { IndexReader } from './index-reader.ts';
import { ownJournal } from './require-journal.ts';

interface Parts {
  readonly options: { readonly now: () => Date };
  readonly config: () => Config;
  readonly settings: () => { readonly journals: readonly string[] };
  readonly reader: Pick<IndexReader, 'dbIfAny'>;
}

/** Takes pages as notes; loaded when somebody first does. */
export function lateImport({
  options,
  config,
  settings,
  reader,
}: Parts): Pick<Implementation, 'importNotes' | 'lookAtExport'> {
  const load = async () => {
    const { importStreams } = await import('./import-stream.ts');
    return importStreams({
      config: config(),
      now: options.now,
      journal: async (asked) => {
        const { journals } = settings();
        const journal = asked ?? journals[0];
        return journal === undefined ? null : ownJournal(journal, journals, reader.dbIfAny());
      },
      network: async () => config().networkAllowed,
    });
  };
  let loading: ReturnType<typeof load> | null = null;
  return {
    async *importNotes(request, signal) {
      yield* (await (loading ??= load()))(request, signal);
    },
    async lookAtExport({ from, path }) {
      const { lookAtExport } = await import('../import/look-at-export.ts');
      return lookAtExport(from, resolve(path));
    },
  };
}
