import type { JSX } from 'react';
import type { RunbookHead } from '../../../core/contract/runbook.ts';
import { MATCH_WORDS, type Match } from '../../../core/contract/runbook-answer.ts';
import { noteAddress } from '../../routes.ts';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { sayReviewed } from './say-oncall.ts';

interface PageHeadProps {
  readonly head: RunbookHead;
  readonly match?: Match;
  /** What separates it from copies of it. */
  readonly differs?: string | undefined;
}

/** Whose page it is and how old: stale is said in words, beside the steps. */
export function PageHead({ head, match, differs }: PageHeadProps): JSX.Element {
  const now = useStore(today);
  const { journal, path, line, owner, stale, staleAfterDays } = head;
  return (
    <div className="runbook-head">
      <p>
        <a className="path" href={noteAddress({ journal, path, line })}>
          {path}
        </a>
        <span className="quiet">
          {' '}
          · {sayReviewed(head, now)} · {owner === null ? 'no owner' : `owner ${owner}`}
          {match !== undefined && ` · chosen because ${MATCH_WORDS[match]}`}
          {differs !== undefined && ` (${differs})`}
        </span>
      </p>
      {stale && (
        <p className="stale-words">Stale: older than {staleAfterDays} days. Check each step before you follow it.</p>
      )}
    </div>
  );
}
