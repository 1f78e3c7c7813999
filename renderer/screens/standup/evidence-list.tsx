import { useState } from 'react';
import type { JSX } from 'react';
import type { Person } from '../../../core/contract/facts.ts';
import { PlaceLink } from '../../components/place-link.tsx';
import { sayCounted } from '../../words/number.ts';

/** Where a name was found, and what that says. */
export function EvidenceList(props: { readonly evidence: Person['evidence']; readonly limit: number }): JSX.Element {
  const { evidence, limit } = props;
  const [isWhole, setWhole] = useState(false);
  const rest = evidence.length - limit;
  if (evidence.length === 0) return <p className="pane-empty">No line is recorded.</p>;
  return (
    <>
      <ul className="evidence">
        {(isWhole ? evidence : evidence.slice(0, limit)).map((seen) => (
          <li key={`${seen.journal}\n${seen.path}:${seen.line} ${seen.why}`}>
            <span>{seen.why}</span>
            <PlaceLink at={seen} />
          </li>
        ))}
      </ul>
      {rest > 0 && !isWhole && (
        <button type="button" className="link-button more" onClick={() => setWhole(true)}>
          {sayCounted(rest, 'more line')}
        </button>
      )}
    </>
  );
}
