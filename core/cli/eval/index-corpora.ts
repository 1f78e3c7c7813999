import type { Implementation } from '../../contract.ts';
import type { Degraded } from '../../contract/notices.ts';
import { DaybookError } from '../../errors.ts';
import { stopped, type Context } from '../context.ts';
import { count, plural } from '../print/amounts.ts';
import { indexProgress } from '../print/progress-bar.ts';
import { progressOn } from './show-progress.ts';

const KEPT = 'What was indexed is kept; the next run goes on from there.';

/**
 * Brings the index of an evaluation in line with its corpora.
 *
 * @param embed false leaves passages without vectors
 * @returns what does not work
 * @throws DaybookError `invalid` when there is no note at all, and what indexing throws
 */
export async function indexCorpora(
  procedures: Pick<Implementation, 'index'>,
  context: Context,
  embed: boolean,
): Promise<readonly Degraded[]> {
  const { terminal, signal } = context;
  const show = progressOn(terminal);
  for await (const event of procedures.index({ fresh: false, embed, facts: 'now' }, signal)) {
    if (event.kind === 'progress') {
      show(() => indexProgress(event.progress, terminal.statusColumns));
      continue;
    }
    terminal.showStatus('');
    const { notes, chunks, embedded, degraded } = event.report;
    if (notes.total === 0) {
      throw new DaybookError('invalid', 'There is no note in corpora/*/docs.', { hint: 'Notes are files *.md.' });
    }
    const skipped = notes.skipped === 0 ? '' : `, ${plural(notes.skipped, 'file')} skipped`;
    terminal.note(
      `${plural(notes.total, 'note')}, ${plural(chunks, 'chunk')}, ${count(embedded)} embedded now${skipped}`,
    );
    // Without embedding, nothing waits for it.
    return embed ? degraded : degraded.filter(({ code }) => code !== 'embedding-pending');
  }
  throw stopped(KEPT);
}
