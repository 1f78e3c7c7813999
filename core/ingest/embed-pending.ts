import { DaybookError } from '../errors.ts';
import { embedText } from '../notes/embed-text.ts';
import type { Embedder } from '../models/model.ts';
import type { Db } from '../store/database.ts';
import { pendingChunkIds, readPending } from '../store/pending.ts';
import type { PendingText } from '../store/pending.ts';
import { recodeIfGrown } from '../store/vector-codes.ts';
import { linkKnownVector, saveVector, useEmbedder } from '../store/vector-index.ts';

/** Texts sorted by length together; small enough that the newest notes are still done first. */
const WINDOW_TEXTS = 256;

/** Texts sent, and committed, together: about a second of work for a small model on two cores, lost at a crash. */
const GROUP_TEXTS = 32;
const GROUP_CHARS = 24_000;

export interface EmbedPending {
  readonly db: Db;
  readonly embedder: Embedder;
  readonly signal: AbortSignal;
  /** Asked between groups: true when something more urgent waits, such as a note that was just saved. */
  readonly isInterrupted: () => boolean;
}

interface Group {
  readonly pending: readonly PendingText[];
  readonly texts: readonly string[];
}

function groupsOf(pending: readonly PendingText[]): Group[] {
  const withText = pending
    .map((item) => ({ item, text: embedText(item) }))
    .sort((a, b) => a.text.length - b.text.length);
  const groups: Group[] = [];
  let from = 0;
  for (let to = 1; to <= withText.length; to++) {
    const longest = withText[to]?.text.length ?? Number.POSITIVE_INFINITY;
    if (to - from < GROUP_TEXTS && longest * (to - from + 1) <= GROUP_CHARS) continue;
    const slice = withText.slice(from, to);
    groups.push({ pending: slice.map(({ item }) => item), texts: slice.map(({ text }) => text) });
    from = to;
  }
  return groups;
}

function save(
  db: Db,
  group: Group,
  input: { readonly embedder: Embedder; readonly vectors: readonly Float32Array[] },
): void {
  const { fingerprint, dimensions, name } = input.embedder;
  db.transaction(() => {
    for (const [at, { embedHash, chunkIds }] of group.pending.entries()) {
      const embedding = input.vectors[at];
      if (embedding?.length !== dimensions) {
        const got = embedding === undefined ? 'no vector' : `${embedding.length} dimensions`;
        throw new DaybookError(
          'model-broken',
          `The embedder ${name} gave ${got} instead of ${dimensions} dimensions.`,
          {
            hint: `Fetch it again: \`daybook models pull ${name}\`.`,
          },
        );
      }
      saveVector(db, { embedHash, fingerprint, embedding, chunkIds });
    }
  }).immediate();
  recodeIfGrown(db);
}

/** Gives chunks the vectors that their texts have from elsewhere; returns the texts without one. */
function withoutKnown(db: Db, pending: readonly PendingText[], fingerprint: string): PendingText[] {
  return db.transaction(() => pending.filter((text) => !linkKnownVector(db, { ...text, fingerprint }))).immediate();
}

/**
 * Embeds the texts that wait for a vector of this embedder: newest notes first, similar lengths together, each distinct
 * text once. Commits group by group. While one group is saved, the next one is embedded already.
 *
 * @returns yields the number of texts embedded so far; returns false when it was interrupted before the end
 * @throws DaybookError `model-*` from the embedder, `invalid` for dimensions that do not fit, `cancelled`
 */
export async function* embedPending(input: EmbedPending): AsyncGenerator<number, boolean> {
  const { db, embedder, signal } = input;
  useEmbedder(db, embedder);
  const ids = pendingChunkIds(db);
  let done = 0;
  for (let from = 0; from < ids.length; from += WINDOW_TEXTS) {
    const pending = readPending(db, ids.slice(from, from + WINDOW_TEXTS));
    const groups = groupsOf(withoutKnown(db, pending, embedder.fingerprint));
    let ahead: Promise<Float32Array[]> | null = null;
    for (const [at, group] of groups.entries()) {
      signal.throwIfAborted();
      const vectors = await (ahead ?? embedder.embedPassages(group.texts, signal));
      const next = groups[at + 1];
      const isStopping = input.isInterrupted();
      ahead = next === undefined || isStopping ? null : embedder.embedPassages(next.texts, signal);
      // Its failure is seen when its turn comes; until then it is not an unhandled one.
      ahead?.catch(() => {});
      save(db, group, { embedder, vectors });
      done += group.texts.length;
      yield done;
      if (isStopping) return false;
    }
  }
  return true;
}
