import type { ImportWait } from '../../contract/import.ts';
import type { Progress } from '../../contract/index-run.ts';
import { bytes, count, duration } from './amounts.ts';
import { fitEnd } from './fit.ts';

const BAR_COLUMNS = 24;
const FILLED = '█';
const EMPTY = '░';

const LABEL: Readonly<Record<Progress['stage'], string>> = {
  scan: 'Scanning',
  ingest: 'Indexing',
  facts: 'Reading',
  embed: 'Embedding',
};

function bar(share: number): string {
  const filled = Math.round(Math.min(Math.max(share, 0), 1) * BAR_COLUMNS);
  return FILLED.repeat(filled) + EMPTY.repeat(BAR_COLUMNS - filled);
}

/** `Indexing   ████░░░░  1,204 / 4,220  1,900/s  2 s left`; without a bar while the total is not known. */
export function indexProgress(progress: Progress, columns: number): string {
  return workProgress(LABEL[progress.stage], progress, columns);
}

/** The same for any work that counts things. */
export function workProgress(label: string, progress: Omit<Progress, 'stage'>, columns: number): string {
  const { done, total, perSecond, remainingMs } = progress;
  const parts = [label.padEnd(9)];
  if (total !== null && total > 0) parts.push(`${bar(done / total)}  ${count(done)} / ${count(total)}`);
  else parts.push(`${count(done)} files`);
  if (perSecond !== null && perSecond > 0) parts.push(`${count(perSecond)}/s`);
  if (remainingMs !== null && total !== null && done < total) parts.push(`${duration(remainingMs)} left`);
  return fitEnd(parts.join('  '), columns - 1);
}

/** Why an import stands still, and for how long. */
export function waitText({ host, status, ms }: ImportWait, columns: number): string {
  const why = status === 0 ? 'does not answer' : status === 429 ? 'asks to wait' : `failed (${status})`;
  return fitEnd(`Waiting   ${host} ${why}: again in ${duration(ms)}`, columns - 1);
}

/** The same for a download. */
export function pullProgress(progress: { readonly fetched: number; readonly total: number }, columns: number): string {
  const { fetched, total } = progress;
  if (total === 0) return fitEnd(`Fetching  ${bytes(fetched)}`, columns - 1);
  return fitEnd(`Fetching  ${bar(fetched / total)}  ${bytes(fetched)} / ${bytes(total)}`, columns - 1);
}
