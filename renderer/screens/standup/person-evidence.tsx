import type { JSX } from 'react';
import type { Person } from '../../../core/contract/facts.ts';
import { Pane } from '../../components/pane.tsx';
import { EvidenceList } from './evidence-list.tsx';

const SHOWN = 40;

/** Why the notes say that there is such a person. */
export function EvidencePane({ person }: { readonly person: Person | null }): JSX.Element {
  return (
    <Pane
      side="right"
      name="person"
      title="Evidence"
      label="Evidence for this person"
      widthPx={300}
      aside={person && <span className="numbers">{person.evidence.length}</span>}
    >
      {person ? (
        <EvidenceList key={person.name} evidence={person.evidence} limit={SHOWN} />
      ) : (
        <p className="pane-empty">The lines in which a name was found are shown here.</p>
      )}
    </Pane>
  );
}
