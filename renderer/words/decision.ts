import type { DecisionStatus } from '../../core/contract/kinds.ts';
import type { LedgerStatus } from '../fact-routes.ts';

const STATUSES: Readonly<Record<DecisionStatus, string>> = {
  proposed: 'Proposed',
  active: 'In force',
  superseded: 'Superseded',
  rejected: 'Rejected',
};

/** The state of a decision in words. */
export function sayStatus(status: LedgerStatus): string {
  return status === 'all' ? 'Any status' : STATUSES[status];
}
