import { useState } from 'react';
import type { JSX } from 'react';
import type { Person } from '../../../core/contract/facts.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Problem } from '../../components/problem.tsx';
import { sayShortDate } from '../../words/date.ts';
import { sayCounted } from '../../words/number.ts';
import { otherNames } from './alias-list.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { useMerge } from './people-edits.ts';

/** Lines of evidence shown of each of the two before one asks for more. */
const SHOWN = 4;

export interface MergeDialogProps {
  readonly person: Person;
  readonly people: readonly Person[];
  readonly onClose: () => void;
}

/** Two names, one person: the evidence of both side by side, then which name is kept. */
export function MergeDialog({ person, people, onClose }: MergeDialogProps): JSX.Element {
  const merge = useMerge(person.name);
  const others = people.filter(({ name }) => name !== person.name).toSorted((a, b) => a.name.localeCompare(b.name));
  const [otherName, setOtherName] = useState('');
  const [keepsOther, setKeepsOther] = useState(false);
  const other = others.find(({ name }) => name === otherName) ?? null;
  const [into, from] = keepsOther && other ? [other, person] : [person, other];
  const submit = (): void => {
    if (from) merge.mutate({ into: into.name, from: from.name }, { onSuccess: onClose });
  };
  return (
    <Dialog title={`${person.name} is the same person as…`} className="form wide" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <label className="field">
          <span>The other name</span>
          <select
            className="input select"
            value={otherName}
            data-begin
            onChange={(event) => setOtherName(event.currentTarget.value)}
          >
            <option value="">Choose</option>
            {others.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {others.length === 0 && <p className="quiet">The notes name nobody else.</p>}
        {other && (
          <>
            <div className="compare">
              <Side person={person} />
              <Side person={other} />
            </div>
            <fieldset className="choices">
              <legend>Call them</legend>
              {[false, true].map((isOther) => (
                <label key={String(isOther)} className="check">
                  <input
                    type="radio"
                    name="kept-name"
                    checked={keepsOther === isOther}
                    onChange={() => setKeepsOther(isOther)}
                  />
                  {isOther ? other.name : person.name}
                </label>
              ))}
            </fieldset>
          </>
        )}
        {merge.isError && <Problem title="They were not merged" error={merge.error} />}
        <p className="quiet">Your notes stay as they are. Each name can be split off again.</p>
        <p className="form-actions">
          <button type="submit" className="button primary" disabled={other === null || merge.isPending}>
            Make them one person
          </button>
        </p>
      </form>
    </Dialog>
  );
}

function Side({ person }: { readonly person: Person }): JSX.Element {
  const days = [person.firstDate, person.lastDate].filter((day) => day !== null).map(sayShortDate);
  const others = otherNames(person);
  return (
    <section className="compare-side" aria-label={`Evidence for ${person.name}`}>
      <h3>{person.name}</h3>
      <p className="quiet">
        {sayCounted(person.updates, 'report')}
        {days.length > 0 && ` · ${[...new Set(days)].join(' to ')}`}
      </p>
      {others.length > 0 && <p className="quiet">also {others.join(', ')}</p>}
      <EvidenceList key={person.name} evidence={person.evidence} limit={SHOWN} />
    </section>
  );
}
