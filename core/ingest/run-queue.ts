import type { IndexEvent, IndexRequest, Progress, Stopped } from '../contract/index-run.ts';
import { DaybookError, toDaybookError } from '../errors.ts';
import type { PendingChanges } from './reindex.ts';

/** Somebody who hears of a run. */
export interface RunListener {
  readonly event: (event: IndexEvent) => void;
  readonly failed: (error: DaybookError) => void;
}

/** Somebody who hears of every run, also of those that nobody asked for. */
export interface RunObserver extends RunListener {
  /** What waits from now on because the user stopped it; null when it goes on. */
  readonly stopped: (stopped: Stopped | null) => void;
}

export interface RunControl {
  readonly signal: AbortSignal;
  readonly changes: PendingChanges;
}

export interface RunQueueInput {
  readonly start: (request: IndexRequest, control: RunControl) => AsyncIterable<IndexEvent>;
  /** Whether a run for changed files embeds; asked at its start. */
  readonly embedsChanges: () => boolean;
  readonly observe: RunObserver;
}

interface Waiting {
  readonly request: IndexRequest;
  readonly listener: RunListener;
  /** Looks that had begun when it asked: its run is the one that ends after a later look. */
  readonly askedAtLook: number;
}

interface Run {
  readonly request: IndexRequest;
  readonly controller: AbortController;
  /** Started for changed files: it stops only with the queue. */
  readonly isBackground: boolean;
}

function servesFacts({ facts: done = 'now' }: IndexRequest, { facts: wanted = 'now' }: IndexRequest): boolean {
  return done === 'now' || done === wanted;
}

function serves(run: IndexRequest, request: IndexRequest): boolean {
  return (run.fresh || !request.fresh) && (run.embed || !request.embed) && servesFacts(run, request);
}

/** What every request gets: its own way when all want the same, else all of it. */
function factsOf(requests: readonly IndexRequest[], isBackground: boolean): 'now' | 'later' | 'only' {
  const [first, ...others] = new Set(requests.map(({ facts = 'now' }) => facts));
  return first === undefined || others.length > 0 || isBackground ? 'now' : first;
}

/**
 * One run at a time. Whoever asks during a run gets that run's events, and its end as soon as every file was looked at
 * after the request; a request that wants more than the run in progress gets the next one. A run that somebody asked for
 * stops when all who asked have cancelled.
 */
export class RunQueue {
  readonly #input: RunQueueInput;
  #waiting: Waiting[] = [];
  #looks = 0;
  #hasChanges = false;
  #isClosed = false;
  #current: Run | null = null;
  #stage: Progress['stage'] = 'scan';
  /** The run in progress has read every file once. */
  #isRead = false;
  #stopped: Stopped | null = null;
  /** As the latest run was asked to read dates of two numbers. */
  #dateOrder: NonNullable<IndexRequest['dateOrder']> = 'found';
  #running: Promise<void> = Promise.resolve();

  constructor(input: RunQueueInput) {
    this.#input = input;
  }

  /** Starts a run, or joins the one in progress. Returns the way to cancel it for this listener. */
  run(request: IndexRequest, listener: RunListener): () => void {
    const one = { request, listener, askedAtLook: this.#looks };
    if (request.embed) this.#setStopped(null);
    this.#waiting.push(one);
    if (this.#current !== null) this.#hasChanges = true;
    // Who asks to read dates in another way does not wait until all notes are embedded.
    if (request.dateOrder !== undefined && request.dateOrder !== this.#dateOrder) this.#current?.controller.abort();
    this.#wake();
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== one);
      const run = this.#current;
      if (this.#waiting.length === 0 && run !== null && !run.isBackground) run.controller.abort();
    };
  }

  /**
   * Ends the run in progress for everybody who waits for one. What it left waits for a request that embeds: files that
   * change are looked at meanwhile, unless not every file was read yet.
   */
  stop(): void {
    if (this.#current === null) return;
    // One that gives way is stopped together with the one that was to come.
    if (this.#current.controller.signal.aborted) this.#isRead = false;
    this.#setStopped(this.#isRead ? 'meaning' : 'reading');
    // What changed since the files were read is looked at still; those that were not read are left alone.
    this.#hasChanges = this.#isRead && (this.#hasChanges || this.#stage !== 'embed');
    this.#current.controller.abort();
    for (const one of this.#take(() => true)) one.listener.failed(stopped());
  }

  /** Files changed: looks at them soon, in the run in progress or in one of its own. */
  filesChanged(): void {
    if (this.#stopped === 'reading') return;
    this.#hasChanges = true;
    this.#wake();
  }

  /** What runs index is something else from now on: the one in progress gives way to one that knows it. */
  startOver(): void {
    this.#hasChanges = true;
    this.#current?.controller.abort();
    this.#wake();
  }

  /** Ends the run in progress and takes no more. Resolves when nothing runs. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#current?.controller.abort();
    await this.#running;
  }

  #wake(): void {
    if (this.#current === null && !this.#isClosed) this.#running = this.#running.then(() => this.#runAll());
  }

  async #runAll(): Promise<void> {
    while (!this.#isClosed && (this.#waiting.length > 0 || this.#hasChanges)) {
      const requests = this.#waiting.map((one) => one.request);
      const isBackground = this.#hasChanges;
      const run: Run = {
        request: {
          fresh: requests.some((request) => request.fresh),
          embed: this.#embedsBy(isBackground) || requests.some((request) => request.embed),
          facts: factsOf(requests, isBackground),
          dateOrder: requests.findLast((request) => request.dateOrder !== undefined)?.dateOrder,
        },
        controller: new AbortController(),
        isBackground,
      };
      this.#hasChanges = false;
      this.#current = run;
      this.#dateOrder = run.request.dateOrder ?? this.#dateOrder;
      this.#stage = 'scan';
      this.#isRead = false;
      await this.#runOnce(run);
      this.#current = null;
    }
  }

  /** Whether a run embeds because of changed files. */
  #embedsBy(isBackground: boolean): boolean {
    return isBackground && this.#stopped === null && this.#input.embedsChanges();
  }

  #setStopped(next: Stopped | null): void {
    if (this.#stopped === next) return;
    this.#stopped = next;
    this.#input.observe.stopped(next);
  }

  async #runOnce({ request, controller }: Run): Promise<void> {
    const changes: PendingChanges = {
      // Of a run that gives way, the next one looks.
      has: () => this.#hasChanges && !controller.signal.aborted,
      clear: () => {
        if (controller.signal.aborted) return;
        this.#hasChanges = false;
        this.#looks++;
      },
    };
    try {
      const events = this.#input.start(request, { signal: controller.signal, changes });
      for await (const event of events) this.#deliver(request, event);
    } catch (error) {
      const known = toDaybookError(error);
      this.#input.observe.failed(known);
      // Nobody wanted this run any more: who waits now asked after that, and gets the next one.
      if (controller.signal.aborted && !this.#isClosed) return;
      for (const one of this.#take((waiting) => serves(request, waiting.request))) one.listener.failed(known);
    }
  }

  #deliver(run: IndexRequest, event: IndexEvent): void {
    if (event.kind === 'progress') {
      this.#stage = event.progress.stage;
      this.#isRead ||= this.#stage === 'embed';
    } else if (this.#stopped === 'reading' && run.facts !== 'only') this.#setStopped('meaning');
    this.#input.observe.event(event);
    const isServed = (one: Waiting) => serves(run, one.request);
    const hearing =
      event.kind === 'done'
        ? this.#take((one) => isServed(one) && one.askedAtLook < this.#looks)
        : this.#waiting.filter(isServed);
    for (const one of hearing) one.listener.event(event);
  }

  #take(wanted: (one: Waiting) => boolean): Waiting[] {
    const taken = this.#waiting.filter(wanted);
    this.#waiting = this.#waiting.filter((one) => !taken.includes(one));
    return taken;
  }
}

function stopped(): DaybookError {
  return new DaybookError('cancelled', 'Indexing was stopped. What was done is kept.');
}
