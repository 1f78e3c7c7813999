import type { ErrorBody } from '../errors.ts';

/** Whether alerts come in although nobody looks: what the server that takes them tells the engine. */
export interface HookState {
  /** Why alerts are not taken although that is switched on; null while they are. */
  readonly problem: ErrorBody | null;
  tell(problem: ErrorBody | null): void;
}

export function createHookState(onChange: () => void): HookState {
  let problem: ErrorBody | null = null;
  return {
    get problem() {
      return problem;
    },
    tell(next) {
      problem = next;
      onChange();
    },
  };
}
