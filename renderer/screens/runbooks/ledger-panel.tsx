import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Input } from '../../../core/contract.ts';
import type { Ledger } from '../../../core/contract/oncall.ts';
import { useClient } from '../../client-context.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Problem } from '../../components/problem.tsx';
import { useLedger } from '../../oncall-queries.ts';
import { QUERY_KEYS } from '../../queries.ts';
import { formatRoute } from '../../routes.ts';
import { sayTook } from '../../words/duration.ts';
import { NumberSetting } from './number-setting.tsx';
import { sayMinutes } from './say-oncall.ts';

const SHOWN = 8;

/** What was asked and what came of it, with the assumption beside the estimate that rests on it. */
export function LedgerPanel(): JSX.Element {
  const ledger = useLedger();
  const client = useClient();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (input: Input<'changeOncall'>) => client.call('changeOncall', input),
    onSuccess: () => queries.invalidateQueries({ queryKey: QUERY_KEYS.ledger }),
  });
  const { data } = ledger;
  return (
    <section className="panel">
      <h2>What was asked</h2>
      {ledger.isError && (
        <Problem title="The ledger could not be read" error={ledger.error} onRetry={() => void ledger.refetch()} />
      )}
      {data && (
        <>
          <label className="check-line">
            <input
              type="checkbox"
              checked={data.on}
              onChange={(event) => change.mutate({ ledger: event.currentTarget.checked })}
            />
            <span>Count what is asked, on this machine only</span>
          </label>
          <Figures ledger={data} onMinutes={(minutesByHand) => change.mutate({ minutesByHand })} />
          <Missing ledger={data} />
          <p className="form-actions">
            <CopyButton
              text={() => JSON.stringify(data, null, 2)}
              name="Copy as JSON: the ledger"
              label="Copy as JSON"
            />
          </p>
        </>
      )}
    </section>
  );
}

function Figures({
  ledger,
  onMinutes,
}: {
  readonly ledger: Ledger;
  readonly onMinutes: (minutes: number) => void;
}): JSX.Element {
  const { asked, answered, medianMs, modelMs, useful, notUseful, minutesByHand, minutesSaved } = ledger;
  return (
    <>
      <dl className="figures">
        <div>
          <dt>Asked</dt>
          <dd>{asked}</dd>
        </div>
        <div>
          <dt>Answered from notes</dt>
          <dd>{answered}</dd>
        </div>
        <div>
          <dt>Time of an answer</dt>
          <dd>{sayTook(medianMs)}</dd>
        </div>
        <div>
          <dt>Time of models</dt>
          <dd>{sayTook(modelMs)}</dd>
        </div>
        <div>
          <dt>Said to help</dt>
          <dd>{useful + notUseful === 0 ? 'Nobody said' : `${useful} of ${useful + notUseful}`}</dd>
        </div>
        <div>
          <dt>Spared, estimated</dt>
          <dd>{sayMinutes(Math.max(0, minutesSaved))}</dd>
        </div>
      </dl>
      <NumberSetting
        label="Assuming that looking by hand takes"
        unit="minutes for each answer"
        value={minutesByHand}
        min={0}
        max={600}
        onLeave={(minutes) => {
          if (minutes >= 0 && minutes !== minutesByHand) onMinutes(minutes);
        }}
      />
    </>
  );
}

function Missing({ ledger }: { readonly ledger: Ledger }): JSX.Element | null {
  const { unanswered, neverUsed, byHand } = ledger;
  if (unanswered.length === 0 && neverUsed.length === 0 && byHand.length === 0) return null;
  return (
    <div className="missing">
      {byHand.length > 0 && (
        <div>
          <h3>Worked through by hand: where a script would spare most</h3>
          <ul className="plain-list">
            {byHand.slice(0, SHOWN).map(({ journal, path, title, times, minutes }) => (
              <li key={`${journal} ${path}`}>
                <a href={formatRoute({ kind: 'runbooks', alert: null, path, journal })}>{title}</a>{' '}
                <span className="quiet">
                  {sayMinutes(minutes)} in {times === 1 ? 'one run' : `${times} runs`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {unanswered.length > 0 && (
        <div>
          <h3>Without an answer: the runbooks to write</h3>
          <ul className="plain-list">
            {unanswered.slice(0, SHOWN).map(({ text, times }) => (
              <li key={text}>
                {text} {times > 1 && <span className="quiet">{times} times</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {neverUsed.length > 0 && (
        <div>
          <h3>Runbooks that were never used</h3>
          <ul className="plain-list">
            {neverUsed.slice(0, SHOWN).map(({ journal, path, title }) => (
              <li key={`${journal} ${path}`}>
                <a href={formatRoute({ kind: 'runbooks', alert: null, path, journal })}>{title}</a>
              </li>
            ))}
          </ul>
          {neverUsed.length > SHOWN && <p className="quiet">and {neverUsed.length - SHOWN} more</p>}
        </div>
      )}
    </div>
  );
}
