import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { DaybookError, type ErrorBody, toDaybookError } from '../core/errors.ts';
import { checkHealth } from './engine-health.ts';
import type { EngineLocation } from './engine-location.ts';
import { engineGone } from './engine-lost.ts';
import { EngineMessageSchema } from './engine-message.ts';
import { afterEnd } from './restart-policy.ts';

/** A cold start reads SQLite and migrates; slow disks and virus scanners make this tens of seconds. */
const START_TIMEOUT_MS = 60_000;
const HEALTH_EVERY_MS = 30_000;
const HEALTH_TIMEOUT_MS = 30_000;
/** Time to finish the transaction in hand before the process is killed. */
const STOP_TIMEOUT_MS = 3_000;
const DRAIN_MS = 50;
/** Room for new objects, half of it in use: V8 takes up to 128 MB otherwise and keeps it, whether needed or not. */
const SMALL_HEAP = '--max-semi-space-size=8';
const KEPT_LINES = 20;

export interface EngineProcessOptions {
  readonly location: EngineLocation;
  readonly version: string;
  /** Gets what the engine writes, line by line. */
  readonly log: (line: string) => void;
}

/** `said` is the engine's own reason; null when it gave none. */
type Start =
  | { readonly kind: 'ready'; readonly pipe: string }
  | { readonly kind: 'failed'; readonly said: ErrorBody | null };

const SILENT: Start = { kind: 'failed', said: null };

/** The engine as a child of the window's process: started, watched, started again once, and ended with it. */
export class EngineProcess {
  readonly #options: EngineProcessOptions;
  readonly #lines: string[] = [];
  #endsMs: number[] = [];
  #child: ChildProcess | null = null;
  #pipe = newPipe();
  #life: Promise<void>;
  #isClosing = false;

  constructor(options: EngineProcessOptions) {
    this.#options = options;
    this.#life = this.#live();
  }

  /**
   * Where the engine listens, as soon as it answers; during a restart this waits.
   *
   * @throws DaybookError why the engine does not run, once it was given up
   */
  pipe(): Promise<string> {
    return this.#pipe.promise;
  }

  /** Process id of the engine that runs now; null between two. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Ends the engine and starts it anew, as the user's wish: earlier ends are forgotten. */
  async restart(): Promise<void> {
    await this.close();
    this.#isClosing = false;
    this.#endsMs = [];
    this.#pipe = newPipe();
    this.#life = this.#live();
  }

  /** Ends the engine; resolves when its process is gone. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const child = this.#child;
    // The engine ends itself when this channel closes; so it also does when the window's process is killed.
    if (child?.connected) child.disconnect();
    const timer = setTimeout(() => child?.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await this.#life;
    clearTimeout(timer);
  }

  /** One turn a child, until the engine is closed or given up. */
  async #live(): Promise<void> {
    while (!this.#isClosing) {
      const child = this.#spawn();
      const ended = exitOf(child);
      const start = await this.#startOf(child, ended);
      const watch = start.kind === 'ready' ? this.#welcome(start.pipe, child) : undefined;
      if (start.kind === 'failed') child.kill('SIGKILL');
      const reason = await ended;
      // Its last lines can come after its end.
      await delay(DRAIN_MS);
      clearInterval(watch);
      this.#child = null;
      if (this.#isClosing) return;
      this.#endsMs.push(Date.now());
      if (start.kind === 'ready') this.#pipe = newPipe();
      if (afterEnd(this.#endsMs) === 'report') {
        const said = start.kind === 'failed' ? start.said : null;
        this.#pipe.reject(said === null ? engineGone(reason, this.#lines) : toError(said));
        return;
      }
      this.#options.log(`the engine ended (${reason}) and is started again`);
    }
  }

  #spawn(): ChildProcess {
    const { node, entry, root, isInstalled } = this.#options.location;
    const args = [entry, this.#options.version, ...(isInstalled ? ['installed'] : [])];
    const child = spawn(node, ['--disable-warning=ExperimentalWarning', SMALL_HEAP, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      windowsHide: true,
    });
    for (const output of [child.stdout, child.stderr]) {
      if (output !== null) createInterface({ input: output }).on('line', (line) => this.#heard(line));
    }
    this.#child = child;
    return child;
  }

  /** Waits until the child says where it listens and answers there. */
  async #startOf(child: ChildProcess, ended: Promise<string>): Promise<Start> {
    const said = new Promise<Start>((resolve) => {
      child.once('message', (message) => {
        const parsed = EngineMessageSchema.parse(message);
        resolve(parsed.kind === 'ready' ? parsed : { kind: 'failed', said: parsed.error });
      });
    });
    const late = delay(START_TIMEOUT_MS, SILENT, { ref: false });
    const start = await Promise.race([said, late, ended.then(() => SILENT)]);
    if (start.kind === 'failed') return start;
    return checkHealth(start.pipe, START_TIMEOUT_MS).then(
      () => start,
      (error: unknown) => {
        this.#heard(toDaybookError(error).message);
        return SILENT;
      },
    );
  }

  #heard(line: string): void {
    this.#lines.push(line);
    this.#lines.splice(0, this.#lines.length - KEPT_LINES);
    this.#options.log(line);
  }

  #welcome(pipe: string, child: ChildProcess): NodeJS.Timeout {
    this.#pipe.resolve(pipe);
    return setInterval(() => {
      checkHealth(pipe, HEALTH_TIMEOUT_MS).catch((error: unknown) => {
        this.#heard(toDaybookError(error).message);
        child.kill('SIGKILL');
      });
    }, HEALTH_EVERY_MS).unref();
  }
}

function newPipe(): PromiseWithResolvers<string> {
  const pipe = Promise.withResolvers<string>();
  // Nobody may be waiting when it fails; who asks later still gets the error.
  pipe.promise.catch(() => undefined);
  return pipe;
}

/** Resolves with the reason in words when the process is gone or could not be started. */
function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`it could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `ended by ${signal}`));
  });
}

function toError(body: ErrorBody): DaybookError {
  return new DaybookError(body.code, body.message, { hint: body.hint });
}
