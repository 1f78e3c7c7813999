import type { JSX } from 'react';
import type { Occurrence } from '../../../core/contract/ask.ts';
import { DateTag } from '../../components/date-tag.tsx';
import { noteAddress } from '../../routes.ts';
import { sayOccurrences } from './say-occurrences.ts';

/** Where the error of the question stands in the notes, the latest day first. */
export function OccurrenceList({ occurrences }: { readonly occurrences: readonly Occurrence[] }): JSX.Element {
  return (
    <section className="occurrences" aria-labelledby="occurrences">
      <h3 id="occurrences">{sayOccurrences(occurrences)}</h3>
      <ul className="near">
        {occurrences.map((one) => (
          <li key={`${one.journal} ${one.path} ${one.line}`}>
            <a className="path" href={noteAddress(one)}>
              {one.path}:{one.line}
            </a>
            {one.date && <DateTag date={one.date} short age />}
            <code>{one.excerpt}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
