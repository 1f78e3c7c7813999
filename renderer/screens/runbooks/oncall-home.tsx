import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { useClient } from '../../client-context.ts';
import { PlainText } from '../../components/fact-text.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { isTyping, sayChord } from '../../keys.ts';
import { isApple } from '../../native.ts';
import { navigate } from '../../navigation.ts';
import { useTroubles } from '../../oncall-queries.ts';
import { QUERY_KEYS } from '../../queries.ts';
import { noteAddress } from '../../routes.ts';
import { submitByKey } from '../../submit-key.ts';
import { sayShortDate } from '../../words/date.ts';
import { LedgerPanel } from './ledger-panel.tsx';
import { sayMinutes } from './say-oncall.ts';

/** Where alerts come in: paste one, and see what keeps coming back and what it was used for. */
export function OncallHome(): JSX.Element {
  return (
    <Page title="Runbooks" left="alerts and runbooks">
      <div className="oncall-home">
        <PasteAlert />
        <Troubles />
        <LedgerPanel />
      </div>
    </Page>
  );
}

/** The box for an alert. What is pasted while nothing else takes it lands there. */
export const ALERT_BOX_ID = 'alert-box';

function PasteAlert(): JSX.Element {
  const client = useClient();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (isTyping(event.target) || pasted.trim() === '') return;
      // The box has the focus before the browser pastes: it would be there twice.
      event.preventDefault();
      setText(pasted);
      document.getElementById(ALERT_BOX_ID)?.focus();
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
  const take = useMutation({
    mutationFn: () => client.call('takeAlert', { text }),
    onSuccess: async ({ alerts }) => {
      await queries.invalidateQueries({ queryKey: QUERY_KEYS.alerts });
      const [first] = alerts;
      setText('');
      if (first !== undefined) navigate({ kind: 'runbooks', alert: first.id, path: null, journal: null });
    },
  });
  return (
    <section className="panel">
      <h2>
        <label htmlFor={ALERT_BOX_ID}>Paste an alert</label>
      </h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '' && !take.isPending) take.mutate();
        }}
      >
        <textarea
          id={ALERT_BOX_ID}
          className="input alert-box"
          rows={4}
          value={text}
          placeholder="A message, a log, a stack trace, or JSON of Alertmanager, Grafana, PagerDuty, Opsgenie, Datadog, Sentry, CloudWatch"
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={submitByKey}
        />
        <p className="form-actions">
          <button type="submit" className="button primary" disabled={take.isPending || text.trim() === ''}>
            Find the steps <kbd aria-hidden="true">{sayChord('Mod+Enter', isApple())}</kbd>
          </button>
        </p>
      </form>
      {take.isError && <Problem title="The alert was not taken" error={take.error} />}
      {take.data?.alerts.length === 0 && <p className="quiet">What was pasted is resolved, and was not open here.</p>}
    </section>
  );
}

function Troubles(): JSX.Element | null {
  const troubles = useTroubles();
  if (troubles.isError)
    return (
      <Problem
        title="Past trouble could not be listed"
        error={troubles.error}
        onRetry={() => void troubles.refetch()}
      />
    );
  if (troubles.data === undefined || troubles.data.length === 0) return null;
  return (
    <section className="panel">
      <h2>What keeps coming back</h2>
      <ul className="plain-list troubles">
        {troubles.data.map(({ title, days, first, last, medianMinutes }) => (
          <li key={`${title} ${first}`}>
            <p className="strong">
              <PlainText text={title} />
            </p>
            <p className="quiet small">
              {days.length} days, {sayShortDate(first)} to {sayShortDate(last)}
              {medianMinutes !== null && `, half of them within ${sayMinutes(medianMinutes)}`}
            </p>
            <ul className="plain-list">
              {days.slice(0, 4).map(({ journal, path, line, date, worked, excerpt }) => (
                <li key={`${path} ${line} ${date ?? ''}`} className="trouble-day">
                  <a href={noteAddress({ journal, path, line })}>{date === null ? path : sayShortDate(date)}</a>
                  <span>
                    <PlainText text={worked ?? excerpt} />
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
