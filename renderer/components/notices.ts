import { toRpcError } from '../rpc-error.ts';
import { createStore } from '../store.ts';

/** Something that can be done about what a notice says. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** One sentence about what just happened, with at most two things to do about it. */
export interface Notice {
  readonly id: number;
  readonly says: string;
  /** True for what failed. */
  readonly isProblem: boolean;
  readonly actions: readonly NoticeAction[];
}

export const notices = createStore<readonly Notice[]>([]);

/** How long a notice stays: long enough to read it and to reach for undo. */
const SHOWN_MS = 10_000;
/** How soon one that was held is looked at again. */
const HELD_MS = 2_000;

let lastId = 0;

/** Shows a notice for a while; the number takes it away sooner. */
export function tellUser(says: string, ...actions: readonly NoticeAction[]): number {
  return show({ says, isProblem: false, actions });
}

/** Shows a notice until it is dismissed or acted on: for what somebody who was away must not miss. */
export function keepTelling(says: string, ...actions: readonly NoticeAction[]): number {
  return show({ says, isProblem: false, actions }, { stays: true });
}

/** Shows that something was not done, with why and what to do. */
export function tellProblem(what: string, error: unknown): number {
  const { message, hint } = toRpcError(error);
  return show({ says: `${what} ${message} ${hint}`.trim(), isProblem: true, actions: [] });
}

function show(notice: Omit<Notice, 'id'>, { stays = false } = {}): number {
  lastId += 1;
  const id = lastId;
  // What is said again is said once, with what can be done about it now.
  const others = notices.get().filter(({ says }) => says !== notice.says);
  notices.set([...others.slice(-2), { id, ...notice }]);
  if (!stays) setTimeout(() => expire(id), SHOWN_MS);
  return id;
}

/** While somebody reads or reaches for a notice, none goes away by itself. */
let isHeld = false;

/** Says that the notices are pointed at, or have the focus. */
export function holdNotices(hold: boolean): void {
  isHeld = hold;
}

function expire(id: number): void {
  if (isHeld) setTimeout(() => expire(id), HELD_MS);
  else dismissNotice(id);
}

/** Does what the newest notice offers, undo before all else; false when none offers anything. */
export function runNotice(): boolean | void {
  const notice = notices.get().findLast(({ actions }) => actions.length > 0);
  const action = notice?.actions.find(({ label }) => label === 'Undo') ?? notice?.actions[0];
  if (notice === undefined || action === undefined) return false;
  dismissNotice(notice.id);
  action.run();
}

/** Takes a notice away. */
export function dismissNotice(id: number): void {
  notices.set(notices.get().filter((notice) => notice.id !== id));
}
