import { unreachable } from './failure.ts';
import type { Opened, OpenRequests, Requests } from './requests.ts';

/** A connection that breaks this often without a byte in between is no accident. */
const MAX_CUTS = 5;
const PAUSE_MS = 1_000;

/** The bytes of a file; where the connection breaks, the rest of them is asked for. */
export async function* remoteBytes(
  first: Opened,
  {
    url,
    requests,
    wait,
    signal,
  }: { readonly url: string; readonly requests: Requests } & Pick<OpenRequests, 'wait' | 'signal'>,
): AsyncGenerator<Buffer> {
  let done = 0;
  let cuts = 0;
  for (let opened = first; ;) {
    // A server that knows no ranges begins anew: what is here already is left out.
    let skip = opened.status === 206 ? 0 : done;
    const parts = opened.body[Symbol.asyncIterator]();
    for (;;) {
      const part = await parts.next().catch((cause: unknown) => ({ cause }));
      if ('cause' in part) break;
      if (part.done === true) return;
      const chunk: unknown = part.value;
      if (!Buffer.isBuffer(chunk)) continue;
      const rest = chunk.subarray(Math.min(skip, chunk.length));
      skip -= chunk.length - rest.length;
      if (rest.length === 0) continue;
      done += rest.length;
      cuts = 0;
      yield rest;
    }
    signal.throwIfAborted();
    cuts += 1;
    if (cuts >= MAX_CUTS) throw unreachable(url, 'it cuts a file again and again');
    await wait(PAUSE_MS, signal, 0);
    const again = await requests.bytes(url, done);
    if (again.kind === 'failed') throw again.error;
    opened = again;
  }
}
