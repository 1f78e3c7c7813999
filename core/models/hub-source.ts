import { modelBytes, type HubSource, type ModelFile } from './catalog.ts';
import { fetchHubFile, hubRequest, type HubStatement } from './hub-file.ts';
import { httpGet } from './http-get.ts';
import type { Manifest } from './model-folder.ts';
import { refused, unavailable, type FetchJob, type SourceOutcome } from './source.ts';

/** A hub that does not answer costs no more than this before the next source is tried. */
const HUB_ANSWER_MS = 3_000;
/** A hub that was silent is not asked again for this long, so that several models cost one wait. */
const SILENT_FOR_MS = 10 * 60_000;

/** Hubs that did not answer: why, and until when that is believed. */
const silentHubs = new Map<string, { readonly reason: string; readonly untilMs: number }>();

/**
 * Fetches a model's files from a Hugging Face hub or a mirror of it. A file whose hash the catalogue does not know must
 * match the one that the hub states.
 */
export async function fetchFromHub(source: HubSource, job: FetchJob): Promise<SourceOutcome> {
  const { config, entry } = job;
  const silent = silentHubs.get(config.hub);
  if (silent !== undefined && performance.now() < silent.untilMs) return unavailable(`${silent.reason} a while ago`);
  job.tell('hub', `Fetching ${source.repo} from ${new URL(config.hub).host}`);
  const total = modelBytes(entry);
  const files: Manifest['files'] = [];
  let before = 0;
  for (const file of entry.files) {
    const statement = await askHub(source, file, job);
    if ('kind' in statement) return statement;
    const fetched = await fetchHubFile({
      job,
      file,
      statement,
      onTotal: (bytes) => job.progress(before + bytes, total),
    });
    if (fetched.kind !== 'ok') return fetched;
    before += fetched.received.bytes;
    job.progress(before, total);
    files.push({ path: file.path, bytes: fetched.received.bytes, sha256: fetched.received.sha256 });
  }
  return { kind: 'fetched', manifest: { name: entry.name, source: `${config.hub}/${source.repo}`, files } };
}

/** What the hub states about a file, made stricter by what the catalogue knows; or why it cannot be fetched here. */
async function askHub(source: HubSource, file: ModelFile, job: FetchJob): Promise<HubStatement | SourceOutcome> {
  const { hub } = job.config;
  const theirs = source.files[file.path];
  if (theirs === undefined) return unavailable(`${source.repo} has no ${file.path}`);
  const url = `${hub.replace(/\/$/, '')}/${source.repo}/resolve/${source.revision}/${theirs}`;
  // The hub's own answer carries the hash; where it sends on to does not.
  const answer = await httpGet(url, { ...hubRequest(job, HUB_ANSWER_MS), method: 'HEAD', redirects: 'same-host' });
  if (answer.kind === 'silent') {
    silentHubs.set(hub, { reason: answer.reason, untilMs: performance.now() + SILENT_FOR_MS });
    return unavailable(answer.reason);
  }
  answer.body.resume();
  if (answer.status >= 400) return unavailable(`${url} answered with status ${answer.status}`);
  const stated = statedHash(header(answer.headers['x-linked-etag']) ?? header(answer.headers.etag) ?? '');
  if (file.sha256 !== null && stated.sha256 !== null && stated.sha256 !== file.sha256) {
    return refused(
      `${source.repo} now has another ${theirs} (SHA-256 ${stated.sha256}) than the one that Daybook knows`,
    );
  }
  const expected = file.sha256 === null ? stated : { sha256: file.sha256, gitSha1: null };
  if (expected.sha256 === null && expected.gitSha1 === null) {
    return unavailable(`the hub states no hash for ${theirs}, and Daybook knows none`);
  }
  return { url, bytes: statedBytes(answer.status, answer.headers), expected };
}

function header(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}

/** Large files are named by their SHA-256, small ones as git names them. */
function statedHash(etag: string): { readonly sha256: string | null; readonly gitSha1: string | null } {
  const hash = etag.replace(/^W\//, '').replaceAll('"', '').toLowerCase();
  return {
    sha256: /^[0-9a-f]{64}$/.test(hash) ? hash : null,
    gitSha1: /^[0-9a-f]{40}$/.test(hash) ? hash : null,
  };
}

function statedBytes(
  status: number,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): number | null {
  const linked = header(headers['x-linked-size']);
  // The length of a redirect is that of its own text.
  const text = linked ?? (status < 300 ? header(headers['content-length']) : undefined);
  const bytes = Number(text ?? Number.NaN);
  return Number.isSafeInteger(bytes) ? bytes : null;
}
