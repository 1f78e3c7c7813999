import type { JSX, ReactNode } from 'react';
import type { ImportReport } from '../../../core/contract/import.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { sayCount, sayCounted } from '../../words/number.ts';

/** What an import did, and what it could not carry over. */
export function ImportOutcome({ report }: { readonly report: ImportReport }): JSX.Element {
  const { into, pages, written, unchanged, attachments, conflicts, gone, losses } = report;
  const facts = [
    sayCounted(pages, 'page'),
    `${sayCount(written.length)} written`,
    `${sayCount(unchanged)} unchanged`,
    sayCounted(attachments, 'attachment'),
  ];
  return (
    <div className="import-outcome">
      <p role="status">
        Imported: <span className="numbers">{facts.join(', ')}</span>, in <span className="path">{into}</span>.
      </p>
      <Lines
        title="You edited these, so they were left as they are"
        lines={conflicts.map(({ path, copy }) => `${path}: what the source has now is in ${copy}`)}
        isOpen
      />
      <Lines title="Not in the source any more, and kept" lines={gone} />
      <Lines
        title="Not carried over"
        lines={losses.map(({ page, what, detail }) => `${page === '' ? '' : `${page}: `}${what}: ${detail}`)}
      />
    </div>
  );
}

/** Lines shown; the rest is counted, and on the clipboard. */
const SHOWN = 200;

function Lines(props: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly isOpen?: boolean;
}): ReactNode {
  const { title, lines, isOpen = false } = props;
  if (lines.length === 0) return null;
  return (
    <details open={isOpen}>
      <summary>
        {title} <span className="numbers quiet">{sayCount(lines.length)}</span>
      </summary>
      <ul className="import-lines">
        {lines.slice(0, SHOWN).map((line, index) => (
          // Two things of one page may be lost with the same words.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${index} ${line}`}>{line}</li>
        ))}
      </ul>
      <p>
        {lines.length > SHOWN && <span className="quiet">and {sayCount(lines.length - SHOWN)} more </span>}
        <CopyButton text={() => lines.join('\n')} name={`Copy the list: ${title}`} label="Copy the list" />
      </p>
    </details>
  );
}
