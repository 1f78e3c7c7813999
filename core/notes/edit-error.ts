import { DaybookError, toDaybookError } from '../errors.ts';
import { errnoOf } from './attempt.ts';

const AGAIN = 'The window follows in a moment: try again then. Without one, run `daybook index` first.';

export function changedMeanwhile(file: string): DaybookError {
  return new DaybookError('invalid', `${file} has changed since it was indexed. Nothing was changed.`, { hint: AGAIN });
}

export function otherEdit(file: string): DaybookError {
  return new DaybookError('busy', `${file} is being changed by another process. Nothing was changed.`, {
    hint: 'Try again in a few seconds.',
  });
}

export function notAllowed(file: string, cause?: Error): DaybookError {
  return new DaybookError('permission-denied', `${file} cannot be written. Nothing was changed.`, {
    hint: 'Check who may write the file and its folder, then try again.',
    cause,
  });
}

/** Says of a failed edit what happened to which file. */
export function editError(error: Error, file: string): DaybookError {
  if (error instanceof DaybookError) return error;
  switch (errnoOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new DaybookError('not-found', `${file} is not there any more. Nothing was changed.`, {
        hint: AGAIN,
        cause: error,
      });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return notAllowed(file, error);
    case 'EEXIST':
      return otherEdit(file);
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new DaybookError('disk-full', `There is no room to write ${file}. Nothing was changed.`, {
        hint: 'Free some space on that disk, then try again.',
        cause: error,
      });
    default:
      return toDaybookError(error);
  }
}
