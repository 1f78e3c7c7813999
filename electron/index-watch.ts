import type { Status } from '../core/contract/state.ts';

/** How often the engine is asked while there is no page that hears it. */
const ASK_MS = 5_000;
/** What takes less is over before anybody turned to something else: every save makes a short run. */
const LONG_MS = 10_000;

type Seen = Pick<Status, 'run' | 'notes'>;

export interface IndexWatchParts {
  readonly status: () => Promise<Seen>;
  readonly tell: (says: string) => void;
  readonly now: () => number;
}

/** Says that a long run of the index has finished while the window is closed; an open one says it by its page. */
export class IndexWatch {
  readonly #parts: IndexWatchParts;
  #timer: NodeJS.Timeout | undefined;
  #beganMs: number | null = null;

  constructor(parts: IndexWatchParts) {
    this.#parts = parts;
  }

  set isOn(isOn: boolean) {
    if (isOn === (this.#timer !== undefined)) return;
    clearInterval(this.#timer);
    this.#beganMs = null;
    this.#timer = isOn ? setInterval(() => void this.look(), ASK_MS) : undefined;
    if (isOn) void this.look();
  }

  /** Asks the engine once. One that does not answer is watched elsewhere, and asked again. */
  async look(): Promise<void> {
    const { status, tell, now } = this.#parts;
    const seen = await status().catch(() => null);
    if (seen === null) return;
    if (seen.run !== null) {
      this.#beganMs ??= now();
      return;
    }
    const ms = this.#beganMs === null ? 0 : now() - this.#beganMs;
    this.#beganMs = null;
    if (ms >= LONG_MS)
      tell(`The index is up to date: ${seen.notes.toLocaleString('en')} note${seen.notes === 1 ? '' : 's'}.`);
  }
}
