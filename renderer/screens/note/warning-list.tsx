import type { JSX } from 'react';
import type { SectionView } from '../../../core/contract/notes.ts';
import { Icon } from '../../components/icon.tsx';

/** More than this would push the note out of sight. */
const SHOWN = 3;

/** What is odd about the dates of a note's sections. */
export function WarningList({ sections }: { readonly sections: readonly SectionView[] }): JSX.Element | null {
  const warned = sections.flatMap((section) =>
    section.warning ? [{ line: section.line, warning: section.warning }] : [],
  );
  if (warned.length === 0) return null;
  return (
    <ul className="degraded" aria-label="Warnings">
      {warned.slice(0, SHOWN).map(({ line, warning }) => (
        <li key={line}>
          <Icon name="warning" />
          <span>
            Line {line}: {warning.message}
          </span>
        </li>
      ))}
      {warned.length > SHOWN && <li className="quiet">and {warned.length - SHOWN} more, marked at their headings</li>}
    </ul>
  );
}
