import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { toDaybookError } from '../errors.ts';
import type { ModelFile } from './catalog.ts';
import { hashFile } from './hash-file.ts';
import { httpGet, type HttpGet } from './http-get.ts';
import { appendPart, dropPart, finishPart, partBytes, type Expected, type Receive, type Received } from './receive.ts';
import type { FetchJob } from './source.ts';

/** A connection that breaks is taken up again this many times. */
const TRIES = 4;
const RETRY_PAUSE_MS = 500;
/** The hub has answered a moment ago; the storage behind it may take longer. */
const STORAGE_ANSWER_MS = 15_000;

/** What the hub says about a file before it is fetched. */
export interface HubStatement {
  readonly url: string;
  readonly bytes: number | null;
  readonly expected: Expected;
}

export type HubFile =
  | { readonly kind: 'ok'; readonly received: Extract<Received, { kind: 'ok' }> }
  | { readonly kind: 'unavailable' | 'refused'; readonly reason: string };

interface HubFileJob {
  readonly job: FetchJob;
  readonly file: ModelFile;
  readonly statement: HubStatement;
  /** Bytes of this file that are on the disk now. */
  readonly onTotal: (bytes: number) => void;
}

/**
 * Fetches one file: takes up what an earlier try left, checks the whole, and gives it its name.
 *
 * @throws DaybookError `disk-full`, `permission-denied`, and the signal's reason
 */
export async function fetchHubFile({ job, file, statement, onTotal }: HubFileJob): Promise<HubFile> {
  const target = join(job.folder, file.path);
  const ready = await readyFile(target, statement, job.signal);
  if (ready !== null) return { kind: 'ok', received: ready };
  let bytes = partBytes(target);
  let wasResumed = bytes > 0;
  const receive: Receive = {
    target,
    expected: statement.expected,
    signal: job.signal,
    onBytes: (more) => onTotal((bytes += more)),
  };
  let reason = '';
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await sleep(RETRY_PAUSE_MS * attempt, undefined, { signal: job.signal });
    bytes = partBytes(target);
    const part = await fetchRest(bytes, statement, { job, receive });
    if (part.kind === 'unavailable') return { kind: 'unavailable', reason: part.reason };
    bytes = partBytes(target);
    if (part.kind === 'broken' || (statement.bytes !== null && bytes < statement.bytes)) {
      reason = part.kind === 'broken' ? part.reason : `the connection ended after ${bytes} of ${statement.bytes} bytes`;
      continue;
    }
    const received = await finishPart(receive);
    if (received.kind === 'ok') return { kind: 'ok', received };
    if (!wasResumed) return { kind: 'refused', reason: `${file.path} came with the wrong SHA-256 ${received.sha256}` };
    // The first part may be of another version of the file: once more from the start.
    wasResumed = false;
    reason = `${file.path} came with the wrong SHA-256 ${received.sha256}`;
  }
  return { kind: 'unavailable', reason: `${file.path} could not be fetched whole: ${reason}` };
}

type Part = { readonly kind: 'ok' } | { readonly kind: 'broken' | 'unavailable'; readonly reason: string };

async function fetchRest(
  offset: number,
  { url, bytes }: HubStatement,
  { job, receive }: { readonly job: FetchJob; readonly receive: Receive },
): Promise<Part> {
  if (bytes !== null && offset === bytes) return { kind: 'ok' };
  const headers = offset > 0 ? { range: `bytes=${offset}-` } : {};
  const answer = await httpGet(url, {
    ...hubRequest(job, STORAGE_ANSWER_MS),
    method: 'GET',
    redirects: 'all',
    headers,
  });
  if (answer.kind === 'silent') return { kind: 'broken', reason: answer.reason };
  const { status, body } = answer;
  const isRest = status === 206 && answer.headers['content-range']?.startsWith(`bytes ${offset}-`);
  if (status !== 200 && !isRest) {
    body.destroy();
    if (status !== 206 && status !== 416)
      return { kind: 'unavailable', reason: `${url} answered with status ${status}` };
  }
  if (!isRest) dropPart(receive.target);
  if (status !== 200 && !isRest) return { kind: 'broken', reason: `the server does not continue at byte ${offset}` };
  return await appendPart(body, receive).then(
    () => ({ kind: 'ok' }) as const,
    (thrown: unknown) => {
      job.signal.throwIfAborted();
      const error = toDaybookError(thrown);
      if (error.code === 'disk-full' || error.code === 'permission-denied') throw error;
      return { kind: 'broken', reason: `the connection broke (${error.message})` } as const;
    },
  );
}

/** What every request of a job to the hub has in common. */
export function hubRequest(
  { config, signal }: FetchJob,
  answerWithinMs: number,
): Pick<HttpGet, 'proxy' | 'signal' | 'answerWithinMs'> {
  return { proxy: { url: config.proxy, except: config.noProxy ?? '' }, signal, answerWithinMs };
}

/** A file that an earlier, interrupted fetch of the model finished. */
async function readyFile(
  target: string,
  { expected, bytes }: HubStatement,
  signal: AbortSignal,
): Promise<Extract<Received, { kind: 'ok' }> | null> {
  if (expected.sha256 === null || bytes === null || !existsSync(target)) return null;
  const sha256 = await hashFile(target, signal);
  return sha256 === expected.sha256 ? { kind: 'ok', sha256, bytes } : null;
}
