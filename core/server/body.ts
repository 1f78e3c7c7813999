import { DaybookError } from '../errors.ts';

/** Most procedures take no more than a question and some filters. */
export const MAX_BODY_BYTES = 1_000_000;

/** What carries text of a note or a picture may be larger: a note of 20 MB, all of it new, in JSON's spelling. */
const MAX_LARGE_BODY_BYTES = 48_000_000;

const LARGE: ReadonlySet<string> = new Set(['saveNote', 'keepDraft', 'attachPicture']);

/** How many bytes a request to this path may have: `/rpc/saveNote`. */
export function maxBodyBytes(pathname: string): number {
  return LARGE.has(pathname.replace(/^\/rpc\//, '')) ? MAX_LARGE_BODY_BYTES : MAX_BODY_BYTES;
}

function tooLarge(maxBytes: number): DaybookError {
  const message = `The request is larger than ${maxBytes / 1_000_000} MB.`;
  return new DaybookError('invalid', message, { hint: 'Send less text at once.' });
}

/**
 * Reads a request's body as text.
 *
 * @param types content types that are taken
 * @returns the text, or DaybookError `invalid` when it is over `MAX_BODY_BYTES` or of another type
 */
export async function readTextBody(request: Request, types: readonly string[]): Promise<string | DaybookError> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!types.includes(type)) {
    return new DaybookError('invalid', `The body is declared as ${type === '' ? 'nothing' : type}.`, {
      hint: `Send it with the header \`Content-Type: ${types[0] ?? ''}\`.`,
    });
  }
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return tooLarge(MAX_BODY_BYTES);
  return request.body === null ? '' : readText(request.body, MAX_BODY_BYTES);
}

async function readText(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  maxBytes: number,
): Promise<string | DaybookError> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return tooLarge(maxBytes);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch (cause) {
    return new DaybookError('invalid', 'The body is not JSON.', { hint: 'Send one JSON object.', cause });
  }
}

/**
 * Reads a request's JSON body; no body reads as `{}`.
 *
 * @returns the value, or DaybookError `invalid` when it is over `maxBodyBytes` (never read further than that),
 *   not declared as JSON, or not JSON. Only `application/json` is taken: a form on a foreign page cannot send it.
 */
export async function readJson(request: Request): Promise<unknown> {
  if (request.body === null) return {};
  const maxBytes = maxBodyBytes(new URL(request.url).pathname);
  const type = request.headers.get('content-type') ?? '';
  if (type.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    return new DaybookError('invalid', 'The body is not declared as JSON.', {
      hint: 'Send the header `Content-Type: application/json`.',
    });
  }
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return tooLarge(maxBytes);
  const text = await readText(request.body, maxBytes);
  return typeof text === 'string' ? parseJson(text) : text;
}
