import type { ErrorCode } from '../errors.ts';

/** Part of the command line's contract: done; the user's input; a model or file is missing or unusable; a bug; stopped. */
export const EXIT = { done: 0, input: 1, missing: 2, internal: 3, cancelled: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const EXIT_OF_CODE: Readonly<Record<ErrorCode, ExitCode>> = {
  invalid: EXIT.input,
  'not-found': EXIT.input,
  unauthorized: EXIT.input,
  forbidden: EXIT.input,
  busy: EXIT.input,
  'network-off': EXIT.input,
  'permission-denied': EXIT.missing,
  'disk-full': EXIT.missing,
  'index-missing': EXIT.missing,
  'index-damaged': EXIT.missing,
  'model-missing': EXIT.missing,
  'model-broken': EXIT.missing,
  'model-out-of-memory': EXIT.missing,
  'endpoint-unreachable': EXIT.missing,
  'endpoint-failed': EXIT.missing,
  internal: EXIT.internal,
  cancelled: EXIT.cancelled,
};

/** The exit code of the process for an error. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  return EXIT_OF_CODE[code];
}
