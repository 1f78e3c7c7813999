import { collectAtRest } from '../collect-at-rest.ts';
import { contract, type Implementation, type ProcedureName } from '../contract.ts';
import { DaybookError, toDaybookError, type ErrorCode } from '../errors.ts';
import { readJson } from './body.ts';
import { toNdjson } from './ndjson.ts';

/** Answers one request. Never rejects. */
export type Handler = (request: Request) => Promise<Response>;

const STATUS_OF_CODE: Readonly<Record<ErrorCode, number>> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  'permission-denied': 403,
  'not-found': 404,
  busy: 409,
  'index-missing': 409,
  'network-off': 409,
  'model-missing': 424,
  cancelled: 499,
  internal: 500,
  'index-damaged': 500,
  'model-broken': 500,
  'endpoint-failed': 502,
  'endpoint-unreachable': 502,
  'model-out-of-memory': 503,
  'disk-full': 507,
};

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' } as const;
const STREAM_HEADERS = { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' } as const;

/** The response that carries an error: its code decides the HTTP status. */
export function errorResponse(error: DaybookError): Response {
  return new Response(JSON.stringify({ error: error.toBody() }), {
    status: STATUS_OF_CODE[error.code],
    headers: JSON_HEADERS,
  });
}

function isProcedure(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name);
}

/** `POST /rpc/<procedure>`: which procedure, or why it is none. */
function procedureOf(request: Request): ProcedureName | DaybookError {
  const { pathname } = new URL(request.url);
  const name = pathname.startsWith('/rpc/') ? pathname.slice('/rpc/'.length) : '';
  if (!isProcedure(name)) {
    return new DaybookError('not-found', `There is no procedure at ${pathname}.`, {
      hint: 'The page and the engine may be of different versions: reload the page.',
    });
  }
  if (request.method !== 'POST') {
    return new DaybookError('invalid', `${name} is called with POST, not ${request.method}.`);
  }
  return name;
}

/** Why something was stopped that was asked for by somebody who went away. */
export function nobodyListens(): DaybookError {
  return new DaybookError('cancelled', 'Stopped: nobody listens any more.');
}

async function answer(procedures: Implementation, request: Request): Promise<Response> {
  const name = procedureOf(request);
  if (name instanceof DaybookError) return errorResponse(name);
  const body = await readJson(request);
  if (body instanceof DaybookError) return errorResponse(body);
  const input: unknown = contract[name].input.parse(body);

  const cancel = new AbortController();
  const signal = AbortSignal.any([cancel.signal, request.signal]);
  // SAFETY: `input` is the output of this procedure's own schema, and `contract[name].kind` says what it returns.
  const run = procedures[name] as (input: unknown, signal: AbortSignal) => Promise<unknown> | AsyncIterable<unknown>;
  const produced = run(input, signal);
  if (Symbol.asyncIterator in produced) {
    const stop = () => cancel.abort(nobodyListens());
    return new Response(toNdjson(produced, stop), { headers: STREAM_HEADERS });
  }
  return new Response(JSON.stringify({ result: await produced }), { headers: JSON_HEADERS });
}

/**
 * The one way into an engine: `POST /rpc/<procedure>` with the input as JSON.
 * A call answers 200 `{"result"}` or an error status with `{"error":{code,message,hint}}`; a stream answers 200 with
 * lines `{"event"}` and, if it fails on the way, a last `{"error"}`. Cancelling the answer's body stops the stream,
 * and the request's own signal stops either; Electron builds requests without one.
 *
 * @param report told of every error of code `internal`, with its cause, before it is answered
 */
export function createHandler(procedures: Implementation, report?: (error: DaybookError) => void): Handler {
  const worked = collectAtRest();
  return (request) =>
    answer(procedures, request)
      .catch((thrown: unknown) => {
        const error = toDaybookError(thrown);
        if (error.code === 'internal') report?.(error);
        return errorResponse(error);
      })
      .finally(worked);
}
