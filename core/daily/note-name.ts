import { DaybookError } from '../errors.ts';
import { titleSlug } from './title-slug.ts';

/** What a file is named after. */
export interface NameParts {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly title: string;
  /** Of a decision record; empty for others. */
  readonly number: string;
}

const DAY_TOKENS = /(?<![\p{L}\d])(?:YYYY|MM|DD)(?:[-_.]?(?:YYYY|MM|DD))*(?![\p{L}\d])/gu;
const EXTENSION = /\.(?:md|markdown|mdx)$/i;

/**
 * The path that a pattern gives: `YYYY/MM/DD`, `meetings/YYYY-MM-DD-{{title}}`, `adr/{{number}}-{{title}}`. Without an
 * extension it gets `.md`; without a title, what stands around `{{title}}` closes up.
 *
 * @returns relative to the journal, with `/`
 * @throws DaybookError `invalid` for a pattern that names nothing or leads out of the journal
 */
export function noteName(pattern: string, { date, title, number }: NameParts): string {
  const unknown = /\{\{\s*(?!(?:title(?:-slug)?|number)\s*\}\})[^}]*\}\}/i.exec(pattern);
  if (unknown !== null) {
    throw new DaybookError('invalid', `The pattern ${pattern} has ${unknown[0]}, which is no part of a name.`, {
      hint: 'What is filled in: YYYY, MM, DD, {{title}} and {{number}}.',
    });
  }
  const [year = '', month = '', day = ''] = date.split('-');
  const named = pattern
    .replaceAll('\\', '/')
    .replaceAll(DAY_TOKENS, (tokens) => tokens.replaceAll('YYYY', year).replaceAll('MM', month).replaceAll('DD', day))
    .replaceAll(/\{\{\s*title(?:-slug)?\s*\}\}/gi, titleSlug(title))
    .replaceAll(/\{\{\s*number\s*\}\}/gi, number)
    .replaceAll(/[-_ ]+(?=\.(?:md|markdown|mdx)$|\/|$)|(?<=\/|^)[-_ ]+/gi, '');
  const parts = named.split('/').filter((part) => part !== '' && part !== '.');
  const last = (parts.at(-1) ?? '').replace(EXTENSION, '');
  if (
    last === '' ||
    parts.some((part) => part === '..' || /[<>:"|?*\u0000-\u001f]/.test(part)) ||
    /^(?:\/|[A-Za-z]:)/.test(pattern)
  ) {
    throw new DaybookError('invalid', `The pattern ${pattern} names no file below the journal.`, {
      hint: 'A pattern is a relative path such as YYYY-MM-DD or meetings/YYYY-MM-DD-{{title}}.',
    });
  }
  const path = parts.join('/');
  return EXTENSION.test(path) ? path : `${path}.md`;
}
