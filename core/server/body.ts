import { DaybookError } from '../errors.ts';

/** No procedure takes more than a question and some filters. */
export const MAX_BODY_BYTES = 1_000_000;

function tooLarge(): DaybookError {
  return new DaybookError('invalid', 'The request is larger than 1 MB.', { hint: 'Ask with less text.' });
}

async function readText(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string | DaybookError> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) return tooLarge();
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
 * @returns the value, or DaybookError `invalid` when it is over `MAX_BODY_BYTES` (never read further than that),
 *   not declared as JSON, or not JSON. Only `application/json` is taken: a form on a foreign page cannot send it.
 */
export async function readJson(request: Request): Promise<unknown> {
  if (request.body === null) return {};
  const type = request.headers.get('content-type') ?? '';
  if (type.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    return new DaybookError('invalid', 'The body is not declared as JSON.', {
      hint: 'Send the header `Content-Type: application/json`.',
    });
  }
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return tooLarge();
  const text = await readText(request.body);
  return typeof text === 'string' ? parseJson(text) : text;
}
