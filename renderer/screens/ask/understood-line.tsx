import type { JSX } from 'react';
import type { QuestionKind } from '../../../core/contract/ask.ts';
import { Chip } from '../../components/chip.tsx';
import { UnderstoodChips } from '../../components/understood-chips.tsx';
import { FilterChips } from '../../components/filter-chips.tsx';
import { FilterMenu } from '../../components/filter-menu.tsx';
import type { AskState, Asking } from './ask-state.ts';

const KIND_WORDS: Readonly<Record<QuestionKind, string>> = {
  'how-to': 'how to',
  error: 'an error',
  decision: 'a decision',
  when: 'when',
  person: 'a person',
  list: 'a list',
  what: 'what',
};

export interface UnderstoodLineProps {
  readonly asking: Asking;
  readonly state: AskState | null;
  readonly onChange: (asking: Asking) => void;
}

/** What the question was taken to mean, with everything removable that narrows the search. */
export function UnderstoodLine({ asking, state, onChange }: UnderstoodLineProps): JSX.Element {
  const understood = state?.understood ?? null;
  return (
    <div className="understood" aria-label="Understood as" role="group">
      {understood && (
        <>
          <span className="quiet">Understood as</span>
          <Chip>{KIND_WORDS[understood.kind]}</Chip>
          {understood.terms.length > 0 && <Chip>{understood.terms.slice(0, 6).join(' · ')}</Chip>}
        </>
      )}
      <UnderstoodChips
        chips={understood?.chips ?? []}
        without={asking.without}
        onChange={(without) => onChange({ ...asking, without })}
      />
      <FilterChips filters={asking.filters} onChange={(filters) => onChange({ ...asking, filters })} />
      {!asking.generate && (
        <Chip removeName="Let the model phrase the answer" onRemove={() => onChange({ ...asking, generate: true })}>
          the notes’ own words
        </Chip>
      )}
      <FilterMenu filters={asking.filters} onChange={(filters) => onChange({ ...asking, filters })}>
        <label className="check">
          <input
            type="checkbox"
            checked={!asking.generate}
            onChange={(event) => onChange({ ...asking, generate: !event.currentTarget.checked })}
          />
          only the notes’ own words
        </label>
      </FilterMenu>
    </div>
  );
}
