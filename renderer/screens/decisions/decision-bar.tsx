import type { JSX } from 'react';
import { DayField } from '../../components/day-field.tsx';
import { FilterBox } from '../../components/filter-box.tsx';
import { Select } from '../../components/select.tsx';
import { LEDGER_STATUSES } from '../../fact-routes.ts';
import type { DecisionsRoute } from '../../fact-routes.ts';
import { sayStatus } from '../../words/decision.ts';
import { sayCounted } from '../../words/number.ts';

const STATUSES = LEDGER_STATUSES.map((value) => ({ value, says: sayStatus(value) }));

/** Which decisions are listed: of which status, in force on which day, about what. */
export function DecisionBar(props: {
  readonly route: DecisionsRoute;
  readonly count: number | null;
  readonly onChange: (to: Partial<DecisionsRoute>) => void;
}): JSX.Element {
  const { route, count, onChange } = props;
  return (
    <div className="bar" role="group" aria-label="What is listed">
      <FilterBox
        label="Decisions about"
        placeholder="About"
        value={route.about}
        onChange={(about) => onChange({ about })}
      />
      <Select label="Status" value={route.status} choices={STATUSES} onChange={(status) => onChange({ status })} />
      <span className="bar-date">
        <span className="quiet" aria-hidden="true">
          In force on
        </span>
        <DayField label="In force on" value={route.at ?? ''} onChange={(day) => onChange({ at: day || null })} />
      </span>
      {route.at !== null && (
        <button type="button" className="link-button" onClick={() => onChange({ at: null })}>
          Any day
        </button>
      )}
      <span className="bar-end quiet numbers" role="status">
        {count !== null && sayCounted(count, 'decision')}
      </span>
    </div>
  );
}
