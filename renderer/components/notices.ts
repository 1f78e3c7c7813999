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

let lastId = 0;

/** Shows a notice for a while; the number takes it away sooner. */
export function tellUser(says: string, ...actions: readonly NoticeAction[]): number {
  return show({ says, isProblem: false, actions });
}

/** Shows that something was not done, with why and what to do. */
export function tellProblem(what: string, error: unknown): number {
  const { message, hint } = toRpcError(error);
  return show({ says: `${what} ${message} ${hint}`.trim(), isProblem: true, actions: [] });
}

function show(notice: Omit<Notice, 'id'>): number {
  lastId += 1;
  const id = lastId;
  notices.set([...notices.get().slice(-2), { id, ...notice }]);
  setTimeout(() => dismissNotice(id), SHOWN_MS);
  return id;
}

/** Takes a notice away. */
export function dismissNotice(id: number): void {
  notices.set(notices.get().filter((notice) => notice.id !== id));
}
