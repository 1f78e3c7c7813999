import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { stopImport } from '../../import-run.ts';
import type { ImportRun, Waiting } from '../../import-run.ts';
import type { Pace } from '../../pace.ts';
import { sayLeft } from '../../words/duration.ts';
import { sayCount, sayCounted } from '../../words/number.ts';

const STAGES = { read: 'Reading', pages: 'Importing pages', attachments: 'Copying files' } as const;
const MS_A_SECOND = 1_000;

type Running = Extract<ImportRun, { readonly kind: 'running' }>;

/** How far an import is, or what it waits for. */
export function ImportRunning({ run }: { readonly run: Running }): JSX.Element {
  const { progress, waiting } = run;
  const total = progress?.total ?? null;
  const share = progress !== null && total !== null && total > 0 ? Math.min(progress.done / total, 1) : undefined;
  return (
    <div className="run">
      <progress aria-label="Importing" {...(share === undefined ? {} : { value: share })} />
      <p className="run-facts numbers">
        <span>
          {sayProgress(run)}
          {waiting !== null && <Wait key={waiting.untilMs} waiting={waiting} />}
        </span>
        <button type="button" className="link-button" onClick={stopImport}>
          Stop
        </button>
      </p>
    </div>
  );
}

function sayProgress({ asked, progress, pace }: Running): string {
  if (progress !== null) {
    const { stage, done, total } = progress;
    const how = total === null ? sayCount(done) : `${sayCount(done)} of ${sayCount(total)}`;
    return `${STAGES[stage]}: ${how}${sayRate(pace)}${sayLeft(pace)}`;
  }
  return asked.from === 'confluence-server'
    ? `Asking ${URL.parse(asked.url)?.host ?? asked.url}`
    : 'Opening the export';
}

/** Servers give some pages a minute, a folder hundreds a second. */
function sayRate({ perSecond }: Pace): string {
  if (perSecond === null) return '';
  return perSecond >= 1 ? ` · ${sayCount(perSecond)} a second` : ` · ${sayCount(perSecond * 60)} a minute`;
}

/** Counts the seconds down until the source is asked again. */
function Wait({ waiting }: { readonly waiting: Waiting }): JSX.Element {
  const [leftMs, setLeftMs] = useState(waiting.ms);
  useEffect(() => {
    const timer = setInterval(() => setLeftMs(waiting.untilMs - performance.now()), MS_A_SECOND / 4);
    return () => clearInterval(timer);
  }, [waiting]);
  const { host, status } = waiting;
  const why = status === 0 ? 'does not answer' : status === 429 ? 'asks to wait' : `failed with status ${status}`;
  const seconds = Math.ceil(leftMs / MS_A_SECOND);
  return (
    <span className="warn">
      {' · '}
      {seconds > 0
        ? `Waiting: ${host} ${why}, asked again in ${sayCounted(seconds, 'second')}`
        : `Asking ${host} again`}
    </span>
  );
}
