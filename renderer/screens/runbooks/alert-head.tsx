import type { JSX } from 'react';
import type { AlertRecord } from '../../../core/contract/oncall.ts';
import type { RunbookLink } from '../../../core/contract/runbook.ts';
import { RunLinks } from './run-links.tsx';
import { sayAlertState } from './say-oncall.ts';

const LABELS = 10;
/** Longer names are cut in the title of the page. */
const TITLE_CHARS = 36;
/** Longer texts, and texts of more lines, are folded away. */
const SHORT_CHARS = 300;
const SHORT_LINES = 3;

/** What an alert says of itself: its state, labels, words and links, with the dashboards of its page. */
export function AlertHead(props: {
  readonly record: AlertRecord;
  readonly links: readonly RunbookLink[];
}): JSX.Element {
  const { record, links } = props;
  const { alert, state } = record;
  const said = alert.summary !== null && (alert.summary !== alert.name || alert.name.length > TITLE_CHARS);
  // A link of a text has no label of its own.
  const own = alert.links.map(({ label, url }) => ({
    url,
    label: label === 'Link' ? url.replace(/^https?:\/\//, '') : label,
  }));
  return (
    <>
      <p className="alert-meta">
        <span className={state === 'resolved' ? 'quiet' : 'alert-open'}>{sayAlertState(record)}</span>
        {Object.entries(alert.labels)
          .filter(([key, value]) => key !== 'alertname' && !isLink(value))
          .slice(0, LABELS)
          .map(([key, value]) => (
            <span key={key} className="chip">
              {key}={value}
            </span>
          ))}
      </p>
      {said && <p className="alert-summary">{alert.summary}</p>}
      {alert.description !== null && alert.description !== alert.summary && <AllSaid text={alert.description} />}
      <RunLinks links={[...own, ...links.filter(({ isDashboard }) => isDashboard)]} />
    </>
  );
}

/** An address is among the links. */
function isLink(value: string): boolean {
  return /^https?:\/\//.test(value);
}

/** What the alert says at length. */
function AllSaid({ text }: { readonly text: string }): JSX.Element {
  const isShort = text.length <= SHORT_CHARS && text.trim().split('\n').length <= SHORT_LINES;
  if (isShort) return <p className="alert-said">{text.trim()}</p>;
  return (
    <details className="alert-said">
      <summary>All that it says</summary>
      <pre tabIndex={0} role="region" aria-label="All that the alert says">
        {text.trim()}
      </pre>
    </details>
  );
}
