import { DaybookError } from '../errors.ts';

interface Server {
  readonly url: string;
  readonly server: string;
  readonly signal: AbortSignal | null;
}

/** No answer came: who was asked, and what to start. */
export function unreachable({ url, server, signal }: Server, thrown: unknown): DaybookError {
  if (signal?.aborted) return new DaybookError('cancelled', 'Stopped before it was done.', { cause: thrown });
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  const isTimeout = thrown instanceof Error && thrown.name === 'TimeoutError';
  const why = cause instanceof Error && 'code' in cause ? sayCode(String(cause.code)) : String(cause);
  return new DaybookError(
    'endpoint-unreachable',
    isTimeout ? `${server} (${url}) did not answer in time.` : `Nothing answers at ${url} (${why}).`,
    { hint: 'Start the server (Ollama, LM Studio or llama-server), or choose another model.', cause: thrown },
  );
}

/** What the codes of a failed connection mean; those of certificates are many. */
const CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no program listens there',
  ECONNRESET: 'the connection was closed',
  ENOTFOUND: 'no machine has that name',
  EAI_AGAIN: 'the name could not be looked up',
  EHOSTUNREACH: 'that machine cannot be reached',
  ENETUNREACH: 'there is no network to that machine',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it speaks http, not https',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it speaks http, not https',
  UND_ERR_SOCKET: 'it closed the connection; it may speak https, not http',
};

function sayCode(code: string): string {
  const said = CODES[code] ?? (/CERT|SIGNATURE|ALTNAME/.test(code) ? 'its certificate is not trusted' : null);
  return said === null ? code : `${said}, ${code}`;
}

/** The server named another address instead of an answer. */
export function sentOn({ url, server }: Server, elsewhere: string): DaybookError {
  return new DaybookError('endpoint-failed', `${server} at ${url} sends on to ${elsewhere}, which was not asked.`, {
    hint: 'Type the address that is meant.',
  });
}

interface Cause {
  readonly pattern: RegExp;
  readonly code: 'endpoint-failed' | 'model-out-of-memory';
  readonly message: string;
  readonly hint: string;
}

/** What servers say in their own words, most specific first. */
const CAUSES: readonly Cause[] = [
  {
    pattern:
      /out of memory|cudamalloc|insufficient memory|requires more system memory|failed to allocate|not enough (?:v?ram|memory)/i,
    code: 'model-out-of-memory',
    message: 'has not enough memory for the model',
    hint: 'Close other programs, or load a smaller model or a shorter context there.',
  },
  {
    pattern: /exceed\w*.{0,40}context|context (?:length|size|window|overflow)|too (?:long|many tokens)|n_ctx|n_keep/i,
    code: 'endpoint-failed',
    message: 'refused the prompt because it is longer than the context that the model was loaded with',
    hint: 'Load the model there with a longer context (8192 is enough), then ask again.',
  },
  {
    pattern:
      /model.{0,60}(?:not found|not loaded|does not exist|unloaded)|no models? (?:is )?loaded|unknown model|invalid model/i,
    code: 'endpoint-failed',
    message: 'does not have that model',
    hint: 'Load or pull the model there (`ollama pull NAME`), or choose one that it lists under Models.',
  },
  {
    pattern: /loading model/i,
    code: 'endpoint-failed',
    message: 'is still loading the model',
    hint: 'Wait a moment, then ask again.',
  },
];

/** An answer with an error status, or an error inside a stream (status 0), as one of the named causes. */
export function httpFailure({ url, server }: Server, status: number, body: string): DaybookError {
  const said = serverWords(body);
  const cause = CAUSES.find(({ pattern }) => pattern.test(said));
  if (cause !== undefined) {
    return new DaybookError(cause.code, `${server} ${cause.message}: ${said}`, { hint: cause.hint });
  }
  if (status === 401 || status === 403) {
    return new DaybookError('endpoint-failed', `${server} at ${url} wants a key (status ${status}): ${said}`, {
      hint: 'Turn its authentication off for this machine; Daybook sends no key.',
    });
  }
  const where = status === 404 ? 'has no such address' : `failed${status === 0 ? '' : ` (status ${status})`}`;
  return new DaybookError('endpoint-failed', `${server} at ${url} ${where}: ${said}`, {
    hint: status === 404 ? 'Check the address, or update the server.' : "Look into that server's log, then try again.",
  });
}

/** The sentence inside the JSON that servers wrap around it. */
function serverWords(body: string): string {
  const quoted = /"(?:message|error)"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(body)?.[1];
  return (quoted?.replace(/\\(.)/g, '$1') ?? body).trim().slice(0, 300) || 'no reason given';
}
