import type { JSX } from 'react';
import type { Decision } from '../../../core/contract/facts.ts';
import { DateTag } from '../../components/date-tag.tsx';
import { FactText, PlainText } from '../../components/fact-text.tsx';
import { Pane } from '../../components/pane.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { formatRoute, noteAddress } from '../../routes.ts';
import type { DecisionsRoute } from '../../fact-routes.ts';
import { chainOf, nameOf } from './decision-chain.ts';
import type { Ledger } from './decision-chain.ts';
import { StatusWord } from './status-word.tsx';

export interface DecisionPaneProps {
  readonly route: DecisionsRoute;
  readonly decision: Decision | null;
  readonly ledger: Ledger;
}

/** A decision in full: what was decided, why, and what it replaced or was replaced by. */
export function DecisionPane({ route, decision, ledger }: DecisionPaneProps): JSX.Element {
  return (
    <Pane
      side="right"
      name="decision"
      title="Decision"
      label="The selected decision"
      widthPx={400}
      aside={
        decision && (
          <a className="quiet-button" href={noteAddress(decision)}>
            Open <kbd aria-hidden="true">↵</kbd>
          </a>
        )
      }
    >
      {decision === null ? (
        <p className="pane-empty">The selected decision is shown here, with what it replaced.</p>
      ) : (
        <div className="fact">
          <p className="fact-line">
            <StatusWord status={decision.status} />
            {decision.date ? <DateTag date={decision.date} age /> : <span className="quiet">no date</span>}
          </p>
          {decision.title && <h3 className="fact-title">{decision.title}</h3>}
          <blockquote className="fact-quote">
            <FactText at={decision} text={decision.statement} />
          </blockquote>
          <Why decision={decision} />
          <Maybe route={route} decision={decision} ledger={ledger} />
          <Chain route={route} decision={decision} ledger={ledger} />
          <p className="quiet">
            Written in <PlaceLink at={decision} />
          </p>
        </div>
      )}
    </Pane>
  );
}

/** The reason, where the decision's own words do not say it already. */
function Why({ decision }: { readonly decision: Decision }): JSX.Element | null {
  const { rationale, statement } = decision;
  if (!rationale) return <p className="quiet">No reason is written beside it.</p>;
  if (statement.includes(rationale)) return null;
  return (
    <section>
      <h3>Why</h3>
      <Reasons decision={decision} text={rationale} />
    </section>
  );
}

/** Reasons that stand in the note as a list come as one text: each is a sentence with a dash before it. */
const BETWEEN_REASONS = /(?<=[.!?;)`])\s+[-*]\s+(?=\S)/;

function Reasons({ decision, text }: { readonly decision: Decision; readonly text: string }): JSX.Element {
  const reasons = text.replace(/^[-*]\s+/, '').split(BETWEEN_REASONS);
  if (reasons.length === 1) {
    return (
      <p>
        <FactText at={decision} text={text} />
      </p>
    );
  }
  return (
    <ul className="bullets">
      {reasons.map((reason) => (
        <li key={reason}>
          <FactText at={decision} text={reason} />
        </li>
      ))}
    </ul>
  );
}

type PartProps = DecisionPaneProps & { readonly decision: Decision };

/** A later decision on the same subject that no link names: asked, never asserted. */
function Maybe({ route, decision, ledger }: PartProps): JSX.Element | null {
  const later = decision.maybeSupersededBy === null ? undefined : ledger.get(decision.maybeSupersededBy);
  if (decision.maybeSupersededBy === null) return null;
  return (
    <p className="note-box">
      {later ? (
        <>
          Does <a href={formatRoute({ ...route, id: later.id })}>{nameOf(later)}</a>
          {later.date && (
            <>
              {' '}
              of <DateTag date={later.date} short />
            </>
          )}{' '}
          replace this? It is later and on the same subject, but no note says so.
        </>
      ) : (
        'A later decision on the same subject may replace this one; no note says so.'
      )}
    </p>
  );
}

function Chain({ route, decision, ledger }: PartProps): JSX.Element | null {
  const chain = chainOf(decision, ledger);
  if (chain.length < 2) return null;
  return (
    <section>
      <h3>What replaced what, oldest first</h3>
      <ol className="chain">
        {chain.map((one) => (
          <li key={one.id} aria-current={one === decision ? 'true' : undefined}>
            {one === decision ? (
              <span className="strong">
                <PlainText text={nameOf(one)} />
              </span>
            ) : (
              <a href={formatRoute({ ...route, id: one.id })}>
                <PlainText text={nameOf(one)} />
              </a>
            )}
            <span className="chain-meta quiet">
              <StatusWord status={one.status} />
              {one.date && <DateTag date={one.date} short />}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
