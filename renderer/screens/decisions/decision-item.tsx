import type { JSX } from 'react';
import type { Decision } from '../../../core/contract/facts.ts';
import { DateTag } from '../../components/date-tag.tsx';
import { PlainText } from '../../components/fact-text.tsx';
import { PathText } from '../../components/path-text.tsx';
import { nameOf } from './decision-chain.ts';
import { StatusWord } from './status-word.tsx';

export interface DecisionItemProps {
  readonly decision: Decision;
  /** What is in force instead of it; null when nothing is, or no note says. */
  readonly replacedBy: Decision | null;
  /** True where a day in the past was chosen on which it was in force. */
  readonly heldThen: boolean;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
}

/** One decision of the list. A click selects, a second one opens. */
export function DecisionItem(props: DecisionItemProps): JSX.Element {
  const { decision, replacedBy, heldThen, isSelected, onSelect, onOpen } = props;
  return (
    <button
      type="button"
      className="decision-item"
      aria-current={isSelected ? 'true' : undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={isSelected ? onOpen : onSelect}
    >
      <span className="decision-name">
        <PlainText text={nameOf(decision)} />
      </span>
      <span className="task-meta">
        {heldThen && decision.status !== 'active' && <span>In force then</span>}
        <StatusWord status={decision.status} />
        {replacedBy && (
          <span className="decision-replaced">
            by <PlainText text={nameOf(replacedBy)} />
          </span>
        )}
        {decision.maybeSupersededBy !== null && <span className="warn">maybe superseded?</span>}
        {decision.date ? <DateTag date={decision.date} short /> : <span>no date</span>}
        {decision.form === 'prose' && <span>in running text</span>}
        <PathText path={decision.path} line={decision.line} />
      </span>
    </button>
  );
}
