import { pastedErrors } from '../../extract/errors/pasted-errors.ts';

/** Shorter texts are questions, or an error with its trace: every word of them counts. */
const SHORT_CHARS = 1500;
const SHORT_LINES = 12;
/** Of a log, so many of its errors are looked for. */
const ERRORS = 3;
/** What the user wrote around a log is short. */
const OWN_LINE_CHARS = 300;
const LOOKS_LOGGED = /\d{2}:\d{2}|^\s*(?:at |File ")|[{}[\]=|]|^\s*$/;

/**
 * What is looked for when somebody pastes a log: their own words around it, and its most telling errors. A text that is no
 * log stays what it is.
 */
export function withoutLogNoise(text: string): string {
  const lines = text.split('\n');
  if (text.length <= SHORT_CHARS && lines.length <= SHORT_LINES) return text;
  const errors = pastedErrors(text)
    .slice(0, ERRORS)
    .map(({ raw }) => raw);
  if (errors.length === 0) return text.slice(0, SHORT_CHARS);
  const own = [lines[0], lines.at(-1)].flatMap((line = '') =>
    line.length > OWN_LINE_CHARS || LOOKS_LOGGED.test(line) || errors.some((error) => line.includes(error))
      ? []
      : [line],
  );
  return [...own, ...errors].join('\n');
}
