import { useMemo, useState } from 'react';
import type { JSX } from 'react';
import type { Update } from '../../../core/contract/facts.ts';
import { DateTag } from '../../components/date-tag.tsx';
import { PlainText } from '../../components/fact-text.tsx';
import { formatRoute, noteAddress } from '../../routes.ts';
import { folderName } from '../../words/filters.ts';
import { sayCounted } from '../../words/number.ts';
import { sayKind, timelineDays } from './timeline-days.ts';
import type { TimelineDay } from './timeline-days.ts';

/** Days shown at first, and added with each press. */
const DAYS = 30;

/** What a person reported, day by day, newest first. */
export function Timeline({ updates }: { readonly updates: readonly Update[] }): JSX.Element {
  const days = useMemo(() => timelineDays(updates), [updates]);
  const [limit, setLimit] = useState(DAYS);
  if (days.length === 0)
    return <p className="empty">No report is recorded. The lines where the name was found are on the right.</p>;
  const rest = days.length - limit;
  return (
    <div className="timeline">
      {days.slice(0, limit).map((day) => (
        <Day key={day.date ?? ''} day={day} />
      ))}
      {rest > 0 && (
        <button type="button" className="button" onClick={() => setLimit(limit + DAYS)}>
          {sayCounted(rest, 'earlier day')}: show more
        </button>
      )}
    </div>
  );
}

function Day({ day: { date, updates } }: { readonly day: TimelineDay }): JSX.Element {
  return (
    <section className="timeline-day">
      <h2>
        {date === null ? (
          'No day'
        ) : (
          <a href={formatRoute({ kind: 'standup', day: date })} title="The standup of this day">
            <DateTag date={date} />
          </a>
        )}
      </h2>
      <ul>
        {updates.map((update) => (
          <li key={`${update.journal}\n${update.path}:${update.line} ${update.text}`}>
            <a className="report-item" data-step href={noteAddress(update)}>
              <span className={`kind-word kind-${update.kind}`}>{sayKind(update.kind)}</span>
              <span>
                {update.to && <span className="quiet">to {update.to}: </span>}
                <PlainText text={update.text} />
              </span>
              <span className="path quiet" title={update.path}>
                {folderName(update.path)}:{update.line}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
