import { DaybookError } from '../core/errors.ts';

/** What the page is told when the engine ended while it worked for it. */
export function engineLost(): DaybookError {
  return new DaybookError('busy', 'The engine of Daybook stopped and is being started again.', {
    hint: 'Wait a few seconds, then try again. Nothing that was saved is lost.',
  });
}

/**
 * What the page is told when the engine ended twice and is not started again by itself.
 *
 * @param lastWords what the engine wrote before it ended, newest last
 */
export function engineGone(reason: string, lastWords: readonly string[]): DaybookError {
  const words = lastWords.length === 0 ? '' : ` It wrote: ${lastWords.slice(-5).join(' | ')}`;
  return new DaybookError('internal', `The engine of Daybook does not stay up: ${reason}.${words}`, {
    hint: 'Choose Help › Restart engine. If it happens again, `daybook doctor` shows what is wrong.',
  });
}
