import type { ImportReport } from '../../contract/import.ts';
import { keepAttachments, keepNote, runImport, step } from '../import-run.ts';
import type { ImportOptions } from '../report.ts';
import type { DocSource } from './doc.ts';

/**
 * Writes pages that are files as notes: the pages one by one, then the files that they refer to.
 *
 * @throws DaybookError `cancelled` and what the source or the disk throws; everything written so far is complete
 */
export function importDocs(source: DocSource, options: ImportOptions): Promise<ImportReport> {
  const { origin, name, docs } = source;
  return runImport(options, { name, origin }, async (run) => {
    for (const { key, title, path, read } of docs) {
      const page = await read();
      if (page !== null) keepNote(run, { key, title, path, revision: null, ...page });
      await step(run, 'pages', docs.length);
    }
    await keepAttachments(run, source.attachments());
    return { keys: docs.map(({ key }) => key), losses: source.losses };
  });
}
