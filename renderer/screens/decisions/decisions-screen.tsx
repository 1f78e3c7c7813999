import { useMemo } from 'react';
import type { JSX } from 'react';
import type { Decision } from '../../../core/contract/facts.ts';
import { FILTER_KEYS } from '../../components/filter-box.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import { useDecisions } from '../../fact-queries.ts';
import type { DecisionsRoute } from '../../fact-routes.ts';
import { isOnControl } from '../../keys.ts';
import { navigate, openHash } from '../../navigation.ts';
import { noteAddress } from '../../routes.ts';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { useKeys } from '../../use-keys.ts';
import { usePaced } from '../../use-paced.ts';
import { DecisionBar } from './decision-bar.tsx';
import { chainOf, ledgerOf } from './decision-chain.ts';
import { DecisionItem } from './decision-item.tsx';
import { DecisionTimeline } from './decision-timeline.tsx';
import { DecisionPane } from './decision-pane.tsx';
import { DecisionsEmpty } from './decisions-empty.tsx';

const ITEM_PX = 52;
const PACE_MS = 80;

/** What was decided, what of it is in force, and what replaced what. */
export function DecisionsScreen({ route }: { readonly route: DecisionsRoute }): JSX.Element {
  const about = usePaced(route.about.trim(), PACE_MS).value;
  const all = useDecisions({});
  const found = useDecisions({
    status: route.status,
    ...(about === '' ? {} : { about }),
    ...(route.at === null ? {} : { at: route.at }),
  });
  const ledger = useMemo(() => ledgerOf(all.data ?? []), [all.data]);
  const timeline = useTimeline({ ...route, about });
  const rows = found.data ?? [];
  const inList = rows.findIndex(({ id }) => id === route.id);
  const index = inList === -1 ? 0 : inList;
  // A link of a chain may lead to a decision that the filters leave out: it is shown all the same.
  const linked = route.id !== null && inList === -1 ? ledger.get(route.id) : undefined;
  const selected = linked ?? rows[index] ?? null;
  const change = (to: Partial<DecisionsRoute>): void => navigate({ ...route, ...to }, { replace: true });
  const step = (by: 1 | -1): void => {
    const next = rows[index + by];
    if (next) change({ id: next.id });
  };
  const open = (decision: Decision): void => openHash(noteAddress(decision));
  useKeys(
    {
      ...FILTER_KEYS,
      j: () => step(1),
      k: () => step(-1),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: (event) => (selected === null || isOnControl(event) ? false : open(selected)),
    },
    { whileTyping: ['ArrowDown', 'ArrowUp', 'Enter', 'Escape'] },
  );
  return (
    <>
      <Page title="Decisions" right="the decision">
        <div className="listing">
          <DecisionBar
            route={route}
            count={found.data && !found.isPlaceholderData ? rows.length : null}
            onChange={change}
          />
          <DecisionTimeline
            {...timeline}
            chain={selected === null ? [] : chainOf(selected, ledger)}
            selected={selected}
            at={route.at}
            onAt={(at) => change({ at })}
          />
          {found.isPending && <Skeleton label="Listing decisions" rows={12} />}
          {found.isError && (
            <Problem
              title="The decisions could not be listed"
              error={found.error}
              onRetry={() => void found.refetch()}
            />
          )}
          {found.data && rows.length === 0 && <DecisionsEmpty route={route} total={all.data?.length ?? null} />}
          {rows.length > 0 && !found.isError && (
            <VirtualRows
              items={rows}
              label="Decisions"
              rowPx={ITEM_PX}
              keyOf={(decision) => decision.id}
              focusIndex={index}
              className={found.isPlaceholderData ? 'stale' : ''}
              render={(decision) => (
                <DecisionItem
                  decision={decision}
                  replacedBy={decision.supersededBy === null ? null : (ledger.get(decision.supersededBy) ?? null)}
                  heldThen={route.at !== null && timeline.inForce.has(decision.id)}
                  isSelected={decision.id === selected?.id}
                  onSelect={() => change({ id: decision.id })}
                  onOpen={() => open(decision)}
                />
              )}
            />
          )}
        </div>
      </Page>
      <DecisionPane route={route} decision={selected} ledger={ledger} />
    </>
  );
}

/** The decisions of the timeline: the day chooses none of them away, it says which are in force. */
function useTimeline({ status, about, at }: DecisionsRoute) {
  const now = useStore(today);
  const request = { status, ...(about === '' ? {} : { about }) };
  const { data: decisions = NO_DECISIONS } = useDecisions(request);
  const { data: held = NO_DECISIONS } = useDecisions({ ...request, at: at ?? now });
  const inForce = useMemo(() => new Set(held.map(({ id }) => id)), [held]);
  return { decisions, inForce };
}

const NO_DECISIONS: readonly Decision[] = [];
