import type { Implementation } from '../contract.ts';
import type { Engine } from '../engine.ts';
import type { OncallSettings } from '../contract/oncall.ts';
import { DaybookError, toDaybookError } from '../errors.ts';
import { attempt } from '../notes/attempt.ts';
import { readTextBody } from './body.ts';
import { refusal } from './guard.ts';
import { errorResponse, type Handler } from './handler.ts';
import { isDaybook, TOKEN_HINT } from './is-daybook.ts';
import { mount, type Mounted } from './http.ts';

/*
 * `POST /hooks/alert`: what Alertmanager, Grafana and others send is kept as alerts. Off until the user switches it on. It
 * listens on 127.0.0.1 only, at a port and with a token that stay, so that other programs can be told of them.
 */

export interface AlertHook {
  /** For a server that has its own port and has checked its own token. */
  readonly handler: Handler;
  /** Resolves when nothing listens any more. */
  close(): Promise<void>;
}

const PATH = '/hooks/alert';
/** Amazon SNS declares its JSON as text. */
const TYPES = ['application/json', 'text/plain'] as const;
/** A burst of a large outage passes; a program that has gone wild does not fill the disk. */
const BURST = 2_000;
const PER_SECOND = 50;
const MS_A_SECOND = 1_000;
/** A port that is in use is free again when the program that has it ends. */
const AGAIN_AFTER_S = 5;

/** Lets so many pass at once, and so many each second after that. Gives the seconds to wait; 0 when one may pass. */
export function rateLimit(burst: number, perSecond: number): (nowMs: number) => number {
  let left = burst;
  let last = Number.NEGATIVE_INFINITY;
  return (nowMs) => {
    left =
      last === Number.NEGATIVE_INFINITY ? burst : Math.min(burst, left + ((nowMs - last) / MS_A_SECOND) * perSecond);
    last = nowMs;
    if (left < 1) return Math.ceil((1 - left) / perSecond);
    left -= 1;
    return 0;
  };
}

function tooMany(seconds: number): Response {
  const error = new DaybookError('busy', 'Too many alerts at once.', { hint: `Send it again in ${seconds} s.` });
  const { body, headers } = errorResponse(error);
  const all = new Headers(headers);
  all.set('retry-after', String(seconds));
  return new Response(body, { status: 429, headers: all });
}

/** The same refusal, for who sets up a system that sends alerts. */
function forSender({ code, message }: DaybookError, port: number): DaybookError {
  const hint =
    code === 'unauthorized'
      ? TOKEN_HINT
      : `Send it to http://127.0.0.1:${port}${PATH}, from a program and not from a page.`;
  return new DaybookError(code, message, { hint });
}

function isOff(): DaybookError {
  return new DaybookError('forbidden', 'Alerts are not taken here: that is switched off.', {
    hint: 'Switch it on in the window, under Settings.',
  });
}

function isDeclaredJson({ headers }: Request): boolean {
  return /^\s*application\/json\b/i.test(headers.get('content-type') ?? '');
}

function isJsonMessage(text: string): boolean {
  const read = attempt((): unknown => JSON.parse(text));
  return 'value' in read && typeof read.value === 'object' && read.value !== null;
}

async function take(procedures: Pick<Implementation, 'takeAlert'>, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname !== PATH) return errorResponse(new DaybookError('not-found', `There is no hook at ${pathname}.`));
  if (request.method !== 'POST') {
    return errorResponse(new DaybookError('invalid', `Alerts are sent with POST, not ${request.method}.`));
  }
  const text = await readTextBody(request, TYPES);
  if (text instanceof DaybookError) return errorResponse(text);
  if (text.trim() === '')
    return errorResponse(new DaybookError('invalid', 'The body is empty: there is no alert in it.'));
  if (isDeclaredJson(request) && !isJsonMessage(text)) {
    const hint = 'Send the message of the system that alerts as it is, or a line of text as text/plain.';
    return errorResponse(
      new DaybookError('invalid', 'The body is declared as JSON, and is no object or list.', { hint }),
    );
  }
  const { alerts } = await procedures.takeAlert({ text }, request.signal);
  const taken = alerts.map(({ id, state, times }) => ({ id, state, times }));
  return Response.json({ taken }, { headers: { 'cache-control': 'no-store' } });
}

/** Why the port could not be had, for who looks at the window. */
async function whyNot(port: number, thrown: unknown): Promise<DaybookError> {
  const error = toDaybookError(thrown);
  if (error.code !== 'busy') return error;
  const again = `It is tried again every ${AGAIN_AFTER_S} seconds.`;
  if (await isDaybook(port)) {
    return new DaybookError('busy', `Another Daybook takes the alerts at port ${port} of this machine.`, {
      hint: `If it has the same data folder, they appear here too. Otherwise close it, or choose another port. ${again}`,
      cause: error,
    });
  }
  return new DaybookError('busy', `No alerts come in: port ${port} of this machine is in use by another program.`, {
    hint: `Close that program, or choose another port and tell it to the systems that send alerts. ${again}`,
    cause: error,
  });
}

/** Takes alerts at a port of this machine while that is switched on, and tells why when it cannot. */
class OwnPort {
  readonly #handlerAt: (port: number) => Handler;
  readonly #tell: (problem: DaybookError | null) => void;
  #server: { readonly at: number; readonly mounted: Mounted } | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;
  /** One change after the other. */
  #work: Promise<void> = Promise.resolve();

  constructor(handlerAt: (port: number) => Handler, tell: (problem: DaybookError | null) => void) {
    this.#handlerAt = handlerAt;
    this.#tell = tell;
  }

  /** @param port null for none */
  set(port: number | null): Promise<void> {
    clearTimeout(this.#again);
    this.#work = this.#work.then(() => this.#adjust(port));
    return this.#work;
  }

  async #adjust(port: number | null): Promise<void> {
    clearTimeout(this.#again);
    if (this.#server !== null && this.#server.at !== port) {
      const { mounted } = this.#server;
      this.#server = null;
      await mounted.close();
    }
    if (port !== null && this.#server === null) {
      try {
        this.#server = { at: port, mounted: await mount({ port }, () => this.#handlerAt(port)) };
      } catch (thrown) {
        this.#tell(await whyNot(port, thrown));
        this.#again = setTimeout(() => void this.set(port), AGAIN_AFTER_S * MS_A_SECOND);
        return;
      }
    }
    this.#tell(null);
  }
}

/**
 * Follows the setting: listens while it is on. What keeps it from listening, such as a port that is in use, the engine is
 * told, which shows it.
 *
 * @param report told of what went wrong while nobody waits for an answer
 */
export function followAlertHook(
  { procedures, tellHook }: Pick<Engine, 'procedures' | 'tellHook'>,
  report: (error: DaybookError) => void,
): AlertHook {
  const ending = new AbortController();
  const limit = rateLimit(BURST, PER_SECOND);
  let settings: OncallSettings | null = null;
  let problem = '';

  const handler: Handler = async (request) => {
    if (settings?.hook !== true) return errorResponse(isOff());
    const seconds = limit(performance.now());
    if (seconds > 0) return tooMany(seconds);
    return take(procedures, request).catch((thrown: unknown) => {
      const error = toDaybookError(thrown);
      if (error.code === 'internal') report(error);
      return errorResponse(error);
    });
  };
  /** At its own port, where the token is the one that stays. */
  const guarded =
    (port: number): Handler =>
    async (request) => {
      const refused = refusal(request.headers, { port, token: settings?.token ?? '' }, { needsToken: true });
      return refused === null && settings?.token
        ? handler(request)
        : errorResponse(refused === null ? isOff() : forSender(refused, port));
    };
  const own = new OwnPort(guarded, (error) => {
    tellHook(error?.toBody() ?? null);
    // The same once more is nothing new in a terminal.
    if (error !== null && error.message !== problem) report(error);
    problem = error?.message ?? '';
  });
  const follow = async () => {
    let at: number | null = null;
    for await (const state of procedures.watchOncall({}, ending.signal)) {
      settings = state.settings;
      const port = settings.hook ? settings.port : null;
      if (port !== at) await own.set(port);
      at = port;
    }
  };
  const life = follow().catch((thrown: unknown) => {
    const error = toDaybookError(thrown);
    if (error.code !== 'cancelled') report(error);
  });
  return {
    handler,
    close: async () => {
      ending.abort(new DaybookError('cancelled', 'The server ends.'));
      await life;
      await own.set(null);
    },
  };
}
