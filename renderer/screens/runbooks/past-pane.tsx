import type { JSX } from 'react';
import type { PastIncident, RunbookAnswer } from '../../../core/contract/runbook-answer.ts';
import { DateTag } from '../../components/date-tag.tsx';
import { Pane } from '../../components/pane.tsx';
import { Sentence } from '../../markdown/sentence.tsx';
import { noteAddress } from '../../routes.ts';
import { sayCounted } from '../../words/number.ts';
import { sayMinutes } from './say-oncall.ts';

/** What happened the last times: when, what worked, why, and how long it took. */
export function PastPane({ answer }: { readonly answer: RunbookAnswer | null }): JSX.Element {
  const past = answer?.pastIncidents ?? [];
  return (
    <Pane
      side="right"
      name="past"
      title="The last times"
      label="The last times"
      widthPx={316}
      aside={past.length > 0 ? sayCounted(past.length, 'time') : ''}
    >
      {past.length === 0 && (
        <p className="pane-empty">
          {answer === null
            ? 'What happened the last times is shown here.'
            : 'Your notes tell of no time when this was there before.'}
        </p>
      )}
      <ul className="passages">
        {past.map((one) => (
          <PastItem key={`${one.journal} ${one.path} ${one.line} ${one.date ?? ''}`} incident={one} />
        ))}
      </ul>
    </Pane>
  );
}

function PastItem({ incident }: { readonly incident: PastIncident }): JSX.Element {
  const { date, journal, path, line, endLine, excerpt, worked, cause, minutes, same } = incident;
  return (
    <li className="past">
      <p className="past-head">
        {date === null ? <span>no date</span> : <DateTag date={date} short age />}
        {minutes !== null && <span className="numbers">{sayMinutes(minutes)}</span>}
        {!same && <span className="quiet">like it</span>}
      </p>
      <blockquote>{excerpt}</blockquote>
      {worked !== null && worked !== excerpt && (
        <p>
          <span className="quiet">worked: </span>
          <Sentence text={worked} />
        </p>
      )}
      {cause !== null && cause !== worked && cause !== excerpt && (
        <p>
          <span className="quiet">cause: </span>
          <Sentence text={cause} />
        </p>
      )}
      <a className="path small" href={noteAddress({ journal, path, line, endLine })}>
        {path}:{line}
      </a>
    </li>
  );
}
