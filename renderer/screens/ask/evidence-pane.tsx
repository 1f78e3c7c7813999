import type { JSX } from 'react';
import { Pane } from '../../components/pane.tsx';
import { PassageCard } from '../../components/passage-card.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useStore } from '../../store.ts';
import type { AskState } from './ask-state.ts';
import { sayCounted } from '../../words/number.ts';
import { citedNumber } from './cited-number.ts';
import { WrongPassage } from './feedback-bar.tsx';
import { orderEvidence } from './evidence-order.ts';

/** The passages that the answer rests on, cited ones first. */
export function EvidencePane({ state }: { readonly state: AskState | null }): JSX.Element {
  const lit = useStore(citedNumber);
  const items = state ? orderEvidence(state.passages, state.citations) : [];
  const cited = items.filter((item) => item.numbers.length > 0).length;
  return (
    <Pane
      side="right"
      name="evidence"
      title="Evidence"
      label="Evidence"
      widthPx={316}
      aside={items.length > 0 ? `${sayCounted(items.length, 'passage')}${cited > 0 ? `, ${cited} cited` : ''}` : ''}
    >
      {state === null && <p className="pane-empty">The lines that an answer rests on are shown here.</p>}
      {state?.state === 'running' && items.length === 0 && <Skeleton label="Looking for passages" rows={8} />}
      {state && state.state !== 'running' && items.length === 0 && (
        <p className="pane-empty">
          {state.state === 'done'
            ? 'No passage of your notes has these words or this meaning.'
            : 'The notes were not read to the end for this question.'}
        </p>
      )}
      <ul className="passages">
        {items.map(({ passage, numbers }) => (
          <PassageCard
            key={`${passage.journal} ${passage.path} ${passage.line} ${passage.rank}`}
            passage={passage}
            isLit={lit !== null && numbers.includes(lit)}
            foot={state?.answer ? <WrongPassage state={state} passage={passage} /> : undefined}
            numbers={numbers.map((n) => (
              <span key={n} className="cite">
                {n}
              </span>
            ))}
          />
        ))}
      </ul>
    </Pane>
  );
}
