import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract, streamFrameSchema, type ProcedureName } from '../../../core/contract.ts';
import { ErrorBodySchema } from '../../../core/contract/error-body.ts';
import { DaybookError, ERROR_CODES } from '../../../core/errors.ts';
import { MAX_BODY_BYTES } from '../../../core/server/body.ts';
import { createHandler } from '../../../core/server/handler.ts';
import { INPUTS, sampleProcedures } from './sample-procedures.ts';

function post(name: string, body: unknown, headers: Record<string, string> = {}): Request {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Request(`http://daybook.invalid/rpc/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  });
}

async function errorOf(response: Response): Promise<z.infer<typeof ErrorBodySchema>> {
  return z.object({ error: ErrorBodySchema }).parse(await response.json()).error;
}

async function framesOf(response: Response): Promise<unknown[]> {
  const lines = (await response.text()).split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line): unknown => JSON.parse(line));
}

// SAFETY: `contract` is a literal, so its keys are the procedure names.
const NAMES = Object.keys(contract) as ProcedureName[];
const handler = createHandler(sampleProcedures());

describe.each(NAMES)('%s', (name) => {
  const { kind, output } = contract[name];

  test('answers what its schema promises', async () => {
    const response = await handler(post(name, INPUTS[name]));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    if (kind === 'call') {
      expect(response.headers.get('content-type')).toContain('application/json');
      z.strictObject({ result: output }).parse(await response.json());
      return;
    }
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    const frames = await framesOf(response);
    expect(frames.length).toBeGreaterThan(1);
    for (const frame of frames) streamFrameSchema(output).parse(frame);
  });

  test('refuses an input of another shape', async () => {
    const response = await handler(post(name, ['not', 'an', 'object']));
    expect(response.status).toBe(400);
    expect((await errorOf(response)).code).toBe('invalid');
  });

  test('is called with POST only', async () => {
    const response = await handler(new Request(`http://daybook.invalid/rpc/${name}`));
    expect(response.status).toBe(400);
    expect((await errorOf(response)).message).toContain('POST');
  });

  test('turns what is thrown into one error', async () => {
    const fail = () => {
      throw new TypeError('x is not a function');
    };
    const response = await createHandler(sampleProcedures({ [name]: fail }))(post(name, INPUTS[name]));
    expect(response.status).toBe(500);
    expect(await errorOf(response)).toMatchObject({ code: 'internal', message: 'x is not a function' });
  });
});

test('no body is an empty input', async () => {
  const response = await handler(new Request('http://daybook.invalid/rpc/status', { method: 'POST' }));
  expect(response.status).toBe(200);
});

test('the schema fills in what was left out', async () => {
  let seen: unknown;
  const search = sampleProcedures().search;
  const spying = createHandler(
    sampleProcedures({
      search: (input, signal) => {
        seen = input;
        return search(input, signal);
      },
    }),
  );
  await spying(post('search', { query: 'kettle', unknown: 1 }));
  expect(seen).toEqual({ query: 'kettle', limit: 10, mode: 'hybrid', filters: {} });
});

test.each(['', 'nothing', 'constructor', '__proto__', 'toString', 'status/x', '../status'])(
  'there is no procedure %j',
  async (name) => {
    const response = await handler(post(name, {}));
    expect(response.status).toBe(404);
    expect((await errorOf(response)).code).toBe('not-found');
  },
);

test('a body that is not JSON, or not declared so, is refused', async () => {
  expect((await handler(post('status', '{'))).status).toBe(400);
  const form = await handler(post('status', '{}', { 'content-type': 'text/plain' }));
  expect(form.status).toBe(400);
  expect((await errorOf(form)).message).toContain('not declared as JSON');
  expect((await handler(post('status', '{}', { 'content-type': 'Application/JSON; charset=utf-8' }))).status).toBe(200);
});

test('a body over 1 MB is refused without being read to its end', async () => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 100_000;
      controller.enqueue(new Uint8Array(100_000).fill(32));
    },
  });
  // `duplex` is what node asks for and the DOM's types do not know.
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
  const response = await handler(new Request('http://daybook.invalid/rpc/status', init));
  expect(response.status).toBe(400);
  expect((await errorOf(response)).message).toContain('1 MB');
  expect(sent).toBeLessThan(2 * MAX_BODY_BYTES);

  const declared = await handler(post('status', '{}', { 'content-length': String(MAX_BODY_BYTES + 1) }));
  expect((await errorOf(declared)).message).toContain('1 MB');
});

test.each(ERROR_CODES)('an error %s keeps its code, sentence and hint', async (code) => {
  const error = new DaybookError(code, 'What happened.', { hint: 'What to do.', cause: new Error('secret') });
  const response = await createHandler(sampleProcedures({ status: () => Promise.reject(error) }))(post('status', {}));
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(await response.json()).toEqual({ error: { code, message: 'What happened.', hint: 'What to do.' } });
});

test.each([['a string'], [undefined], [null], [42], [{ odd: true }], [new Error('boom')]])(
  'whatever is thrown, %j, becomes one error',
  async (thrown) => {
    const response = await createHandler(sampleProcedures({ status: () => Promise.reject(thrown) }))(
      post('status', {}),
    );
    expect(response.status).toBe(500);
    expect((await errorOf(response)).code).toBe('internal');
  },
);

test('errors of a bug are reported with their cause, others are not', async () => {
  const reported: DaybookError[] = [];
  const failing = createHandler(
    sampleProcedures({
      status: () => Promise.reject(new RangeError('depth')),
      doctor: () => Promise.reject(new DaybookError('busy', 'Busy.')),
    }),
    (error) => reported.push(error),
  );
  await failing(post('status', {}));
  await failing(post('doctor', {}));
  expect(reported.map((error) => error.message)).toEqual(['depth']);
  expect(reported[0]?.cause).toBeInstanceOf(RangeError);
});

test('a stream that fails on the way ends with its error', async () => {
  const failing = sampleProcedures({
    async *index() {
      yield { kind: 'progress', progress: { stage: 'scan', done: 1, total: null, perSecond: null, remainingMs: null } };
      throw new DaybookError('disk-full', 'The disk is full.', { hint: 'Free some space.' });
    },
  });
  const frames = await framesOf(await createHandler(failing)(post('index', {})));
  expect(frames).toHaveLength(2);
  expect(frames[1]).toEqual({ error: { code: 'disk-full', message: 'The disk is full.', hint: 'Free some space.' } });
});
