/**
 * The closed set of reasons for which Daybook fails.
 * `invalid` and `not-found` are the caller's to mend, `busy` waits for another process, `model-*` and `endpoint-*`
 * cost only what needs that model, `cancelled` is the user's wish, and `internal` is a bug.
 */
export const ERROR_CODES = [
  'invalid',
  'not-found',
  'unauthorized',
  'forbidden',
  'busy',
  'index-missing',
  'index-damaged',
  'model-missing',
  'model-broken',
  'model-out-of-memory',
  'endpoint-unreachable',
  'endpoint-failed',
  'network-off',
  'disk-full',
  'permission-denied',
  'cancelled',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What crosses a boundary when something failed: a code for programs, a sentence and a next step for people. */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** The one error type that leaves `core`. `message` says what happened and to what, `hint` what to do next. */
export class DaybookError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, options: { readonly hint?: string; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DaybookError';
    this.code = code;
    this.hint = options.hint ?? '';
  }

  /** The part that may cross a process or network boundary: no stack, no cause. */
  toBody(): ErrorBody {
    return { code: this.code, message: this.message, hint: this.hint };
  }
}

const CODE_OF_ERRNO: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  SQLITE_FULL: 'disk-full',
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
  ENOENT: 'not-found',
  SQLITE_READONLY: 'permission-denied',
  SQLITE_READONLY_DIRECTORY: 'permission-denied',
  SQLITE_CANTOPEN: 'permission-denied',
  SQLITE_CORRUPT: 'index-damaged',
  SQLITE_CORRUPT_INDEX: 'index-damaged',
  SQLITE_CORRUPT_VTAB: 'index-damaged',
  SQLITE_NOTADB: 'index-damaged',
  SQLITE_BUSY: 'busy',
};

const HINT_OF_CODE: Readonly<Partial<Record<ErrorCode, string>>> = {
  'disk-full': 'Free some space on that disk, then try again. Nothing that was saved is lost.',
  'permission-denied': 'Check who may read and write that path, then try again.',
  'index-damaged': 'Run `daybook index --fresh`: it rebuilds the index from your notes, which are not touched.',
  busy: 'Another Daybook process is writing. Wait for it, or close it.',
};

interface SchemaError extends Error {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}

/** A `ZodError`, told by its shape: this file is loaded by threads that do without zod. */
function isSchemaError(thrown: unknown): thrown is SchemaError {
  return thrown instanceof Error && thrown.name === 'ZodError' && 'issues' in thrown && Array.isArray(thrown.issues);
}

/** Turns anything thrown into a `DaybookError`, once, at an edge. Keeps the original as `cause`. */
export function toDaybookError(thrown: unknown): DaybookError {
  if (thrown instanceof DaybookError) return thrown;
  if (thrown instanceof Error && thrown.name === 'AbortError') {
    return new DaybookError('cancelled', 'Stopped before it was done.', { cause: thrown });
  }
  if (isSchemaError(thrown)) {
    const issues = thrown.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`,
    );
    return new DaybookError('invalid', `The request is not valid: ${issues.join('; ')}`, { cause: thrown });
  }
  const errno = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const code = CODE_OF_ERRNO[errno] ?? 'internal';
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new DaybookError(code, message, {
    hint: HINT_OF_CODE[code] ?? 'This is a bug in Daybook. `daybook doctor` shows what works and what does not.',
    cause: thrown,
  });
}

/** For a `switch` over a union: a case that was forgotten is a type error, and a loud one at run time. */
export function assertNever(value: never): never {
  throw new DaybookError('internal', `Unexpected value: ${JSON.stringify(value)}`);
}
