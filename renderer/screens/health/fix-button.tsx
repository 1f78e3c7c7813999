import { useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Check } from '../../../core/contract/state.ts';
import { useClient } from '../../client-context.ts';
import { startIndexing } from '../../index-run.ts';
import { useStatus } from '../../queries.ts';
import { startPull } from '../models/pulls.ts';
import { sayCheck } from './say-check.ts';

interface Fix {
  readonly label: string;
  /** An address, or something to do. */
  readonly act: string | ((host: Parameters<typeof startPull>[0]) => void);
}

/** What mends a check from the window; null where only the user can. Without the network nothing is downloaded. */
export function fixOf(name: string, hasNetwork: boolean): Fix | null {
  const [kind = '', ...rest] = name.split(' ');
  const what = rest.join(' ');
  if (kind === 'model' && hasNetwork) return { label: 'Download', act: (host) => startPull(host, what) };
  if (kind === 'embeddings') return { label: 'Read now', act: ({ client }) => startIndexing(client, { fresh: false }) };
  if (kind === 'index' || kind === 'facts') {
    return { label: 'Build again', act: ({ client }) => startIndexing(client, { fresh: true }) };
  }
  if (kind === 'journal') return { label: 'Show journals', act: '#/journals' };
  if (kind === 'alerts') return { label: 'Show settings', act: '#/settings' };
  return kind === 'endpoint' || kind === 'model' ? { label: 'Show models', act: '#/models' } : null;
}

/** The button that mends a check, where one can. */
export function FixButton({ check }: { readonly check: Check }): JSX.Element | null {
  const client = useClient();
  const queries = useQueryClient();
  const { data: status } = useStatus();
  const fix = fixOf(check.name, status?.network !== false);
  if (fix === null) return null;
  const { label, act } = fix;
  if (typeof act === 'string') {
    return (
      <a className="button" href={act}>
        {label}
      </a>
    );
  }
  return (
    <button
      type="button"
      className="button"
      aria-label={`${label}: ${sayCheck(check.name)}`}
      onClick={() => act({ client, queries })}
    >
      {label}
    </button>
  );
}
