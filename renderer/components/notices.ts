import { createStore } from '../store.ts';

/** One sentence about what just happened, with at most one thing to do about it. */
export interface Notice {
  readonly id: number;
  readonly says: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export const notices = createStore<readonly Notice[]>([]);

/** How long a notice stays: long enough to read it and to reach for undo. */
const SHOWN_MS = 10_000;

let lastId = 0;

/** Shows a notice for a while. */
export function tellUser(says: string, action?: Notice['action']): void {
  lastId += 1;
  const id = lastId;
  notices.set([...notices.get().slice(-2), { id, says, ...(action ? { action } : {}) }]);
  setTimeout(() => dismissNotice(id), SHOWN_MS);
}

/** Takes a notice away. */
export function dismissNotice(id: number): void {
  notices.set(notices.get().filter((notice) => notice.id !== id));
}
