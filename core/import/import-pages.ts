import type { ImportReport } from '../contract/import.ts';
import type { PageInfo, PageSource, PageText } from './confluence/page.ts';
import { keepAttachments, keepNote, runImport, step, type ImportRun } from './import-run.ts';
import { pageNote } from './page-file.ts';
import { planFiles, type FilePlan } from './plan-files.ts';
import type { ImportOptions } from './report.ts';

const ORIGIN = 'confluence';

/**
 * Writes the pages of a source as notes. Running it again changes only what changed.
 *
 * 1. Every page and attachment gets its file's name, the one of the last time where it has one.
 * 2. Texts become notes one by one; what is known to be the same is not asked for.
 * 3. Attachments are copied.
 *
 * @throws DaybookError `cancelled` and what the source or the disk throws; everything written so far is complete
 */
export function importPages(source: PageSource, options: ImportOptions): Promise<ImportReport> {
  return runImport(options, { name: `${ORIGIN} ${source.space}`, origin: ORIGIN }, async (run) => {
    const plan = planFiles(source, run.manifest);
    const known = keepKnown(source, plan, run);
    const texts = source.texts(({ id }) => known.has(id), options.signal);
    for await (const page of texts) {
      writePage(page, plan, run);
      await step(run, 'pages', source.pages.length);
    }
    await keepAttachments(
      run,
      source.attachments.map((attachment) => ({
        ...attachment,
        ...plan.attachmentFile(attachment),
        note: plan.pathOf(attachment.pageId),
      })),
    );
    return { keys: source.pages.map(({ id }) => id), losses: source.losses };
  });
}

/** The pages whose text is not asked for, because it is here already. What they lost is said again. */
function keepKnown(source: PageSource, plan: FilePlan, run: ImportRun): ReadonlySet<string> {
  const { manifest } = run;
  const hasNewPages = source.pages.some(({ id }) => !manifest.pages.has(id));
  const isKnown = ({ id, revision }: PageInfo): boolean => {
    const before = manifest.pages.get(id);
    // A link that led nowhere may lead to a page that is new.
    if (hasNewPages && before?.losses.some(({ what }) => what === 'link') === true) return false;
    return revision !== null && before?.version === revision && plan.isThere(id);
  };
  if (!source.isIncremental || !plan.isStable) return new Set();
  const known = source.pages.filter(isKnown).map(({ id }) => id);
  for (const id of known) {
    const before = manifest.pages.get(id);
    for (const loss of before?.losses ?? []) run.losses.push({ page: before?.path ?? '', ...loss });
  }
  run.unchanged += known.length;
  run.done = known.length;
  return new Set(known);
}

function writePage(page: PageText, plan: FilePlan, run: ImportRun): void {
  const { id, title, revision } = page.info;
  const losses: { what: string; detail: string }[] = [];
  const lose = (what: string, detail: string): void => void losses.push({ what, detail });
  const content = pageNote(page, { links: plan.linksFor(id), lose });
  keepNote(run, { key: id, title, path: plan.pathOf(id), revision, content, losses });
}
