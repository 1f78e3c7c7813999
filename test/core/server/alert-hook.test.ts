import { createServer } from 'node:http';
import { once } from 'node:events';
import { onTestFinished, expect, test } from 'vitest';
import type { OncallState } from '../../../core/contract/oncall.ts';
import type { Engine } from '../../../core/engine.ts';
import type { DaybookError } from '../../../core/errors.ts';
import { followAlertHook, rateLimit } from '../../../core/server/alert-hook.ts';
import { engineOn, folderWith, NEVER } from '../engine/engine-on.ts';

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function hooked() {
  const folder = folderWith({});
  const engine = await engineOn(folder);
  const problems: DaybookError[] = [];
  const hook = followAlertHook(engine, (error) => problems.push(error));
  onTestFinished(() => hook.close());
  const port = await freePort();
  return { engine, port, problems, hook };
}

function message(n: number, status = 'firing'): string {
  const alert = {
    status,
    labels: { alertname: 'FerryQueueStuck', ferry: String(n) },
    annotations: {},
    fingerprint: `f${n}`,
  };
  return JSON.stringify({ version: '4', status, alerts: [alert] });
}

interface Sent {
  readonly port: number;
  readonly token: string | null;
}

function post(
  { port, token }: Sent,
  body: string,
  given: { readonly type?: string; readonly path?: string } = {},
): Promise<Response> {
  const { type = 'application/json', path = '/hooks/alert' } = given;
  const headers = { 'content-type': type, ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
  return fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
}

/** Tries until the server that follows the setting listens. */
async function listening(sent: Sent): Promise<void> {
  await expect
    .poll(
      () =>
        post(sent, '', { path: '/hooks/none' }).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 20_000 },
    )
    .toBe(404);
}

test('nothing listens until it is switched on; then alerts come in with the token that stays, and are kept', async () => {
  const { engine, port } = await hooked();
  const { procedures } = engine;
  for await (const { settings, open } of procedures.watchOncall({}, NEVER)) {
    expect([settings.hook, settings.token, open]).toEqual([false, null, 0]);
    break;
  }
  await expect(post({ port, token: 'x' }, message(1))).rejects.toThrow();
  const { token } = await procedures.changeOncall({ hook: true, port }, NEVER);
  const sent = { port, token };
  await listening(sent);
  expect((await post({ port, token: null }, message(1))).status).toBe(401);
  const wrong = await post({ port, token: 'wrong' }, message(1));
  expect([wrong.status, await wrong.text()]).toEqual([401, expect.stringContaining('under Settings')]);
  const taken = await post(sent, message(1));
  expect([taken.status, await taken.json()]).toEqual([200, { taken: [{ id: 1, state: 'firing', times: 1 }] }]);
  expect((await post(sent, 'FerryQueueStuck is firing', { type: 'text/plain; charset=UTF-8' })).status).toBe(200);
  expect((await post(sent, message(1, 'resolved'))).status).toBe(200);
  expect(await procedures.alerts({ state: 'all', limit: 10 }, NEVER)).toMatchObject({ open: 1 });
  await procedures.changeOncall({ hook: false }, NEVER);
  await expect
    .poll(
      () =>
        post(sent, message(2)).then(
          ({ status }) => status,
          () => 'gone',
        ),
      { timeout: 20_000 },
    )
    .toBe('gone');
  expect((await procedures.changeOncall({ hook: true }, NEVER)).token).toBe(token);
}, 60_000);

test('what is no alert is refused with a reason, and a foreign page with a token as well', async () => {
  const { engine, port } = await hooked();
  const { token } = await engine.procedures.changeOncall({ hook: true, port }, NEVER);
  const sent = { port, token };
  await listening(sent);
  expect((await post(sent, 'a=b', { type: 'application/x-www-form-urlencoded' })).status).toBe(400);
  expect((await post(sent, '  ')).status).toBe(400);
  for (const body of ['{"title":', '5', 'null', '"GateOpen"', '[]', '{}', '[1, 2]']) {
    const refused = await post(sent, body);
    expect(refused.status, body).toBe(400);
    expect(await refused.json(), body).toMatchObject({ error: { message: expect.stringContaining('JSON') } });
  }
  expect((await post(sent, `"${'x'.repeat(1_100_000)}"`)).status).toBe(400);
  expect(
    (await fetch(`http://127.0.0.1:${port}/hooks/alert`, { headers: { authorization: `Bearer ${token ?? ''}` } }))
      .status,
  ).toBe(400);
  const foreign = await fetch(`http://127.0.0.1:${port}/hooks/alert`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token ?? ''}`,
      origin: 'https://evil.example',
    },
    body: message(1),
  });
  expect(foreign.status).toBe(403);
  expect((await engine.procedures.alerts({ state: 'all', limit: 10 }, NEVER)).alerts).toEqual([]);
}, 60_000);

test('500 alerts at once: none is lost', async () => {
  const { engine, port } = await hooked();
  const { token } = await engine.procedures.changeOncall({ hook: true, port }, NEVER);
  const sent = { port, token };
  await listening(sent);
  const answers = await Promise.all(
    Array.from({ length: 500 }, (_, n) => post(sent, message(n)).then(({ status }) => status)),
  );
  expect(answers.filter((status) => status !== 200)).toEqual([]);
  const { alerts, open } = await engine.procedures.alerts({ state: 'all', limit: 1_000 }, NEVER);
  expect(open).toBe(500);
  expect(new Set(alerts.map(({ alert }) => alert.labels['ferry'])).size).toBe(500);
}, 120_000);

test('a port that is taken is said before anything is switched on', async () => {
  const { engine, port } = await hooked();
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  await expect(engine.procedures.changeOncall({ hook: true, port }, NEVER)).rejects.toMatchObject({ code: 'busy' });
  for await (const { settings } of engine.procedures.watchOncall({}, NEVER)) {
    expect(settings.hook).toBe(false);
    break;
  }
});

/** The first state of the alerts for which `isIt` holds. */
async function stateWhen({ procedures }: Engine, isIt: (state: OncallState) => boolean): Promise<OncallState> {
  const stop = new AbortController();
  for await (const state of procedures.watchOncall({}, stop.signal)) if (isIt(state)) return state;
  throw new Error('The stream of states ended before.');
}

test('a port that is taken later is said where people look, and had again when it is free', async () => {
  const { engine, port, hook } = await hooked();
  const { token } = await engine.procedures.changeOncall({ hook: true, port }, NEVER);
  await listening({ port, token });
  await hook.close();
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');

  const told: DaybookError[] = [];
  const again = followAlertHook(engine, (error) => told.push(error));
  onTestFinished(() => again.close());
  const { problem } = await stateWhen(engine, (state) => state.problem !== null);
  expect(problem).toMatchObject({ code: 'busy', message: expect.stringContaining(`port ${port}`) });
  expect(problem?.hint).toMatch(/choose another port/);
  const status = await engine.procedures.status({}, NEVER);
  expect(status.degraded).toContainEqual(expect.objectContaining({ code: 'alerts-not-taken', fix: problem?.hint }));
  const { checks } = await engine.procedures.doctor({}, NEVER);
  expect(checks).toContainEqual({ name: 'alerts', ok: false, detail: problem?.message, fix: problem?.hint });
  other.close();
  await stateWhen(engine, (state) => state.problem === null);
  await listening({ port, token });
  expect(told).toHaveLength(1);
}, 60_000);

test('another Daybook at the port is named as one, and what it takes appears here too', async () => {
  const folder = folderWith({});
  const [engine, second] = [await engineOn(folder), await engineOn(folder, { write: 'no' })];
  const first = followAlertHook(engine, () => undefined);
  onTestFinished(() => first.close());
  const port = await freePort();
  const { token } = await engine.procedures.changeOncall({ hook: true, port }, NEVER);
  await listening({ port, token });
  const late = followAlertHook(second, () => undefined);
  onTestFinished(() => late.close());
  const { problem } = await stateWhen(second, (state) => state.problem !== null);
  expect(problem?.message).toBe(`Another Daybook takes the alerts at port ${port} of this machine.`);
  expect((await post({ port, token }, message(7))).status).toBe(200);
  expect((await stateWhen(second, ({ open }) => open > 0)).open).toBe(1);
}, 60_000);

test('a burst passes, a program that has gone wild does not', () => {
  const wait = rateLimit(3, 2);
  expect([wait(0), wait(0), wait(0)]).toEqual([0, 0, 0]);
  expect(wait(0)).toBeGreaterThan(0);
  expect(wait(600)).toBe(0);
});
