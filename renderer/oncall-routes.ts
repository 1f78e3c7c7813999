import { writeParams } from './route-params.ts';

/** Alerts and runbooks: one of them, or the place where they come in. */
export interface RunbooksRoute {
  readonly kind: 'runbooks';
  /** The alert that is shown; null for a page, or none. */
  readonly alert: number | null;
  /** The page that is shown; null for an alert, or none. */
  readonly path: string | null;
  readonly journal: string | null;
}

export const RUNBOOKS_START: RunbooksRoute = { kind: 'runbooks', alert: null, path: null, journal: null };

/** Reads an address such as `runbooks?alert=12` or `runbooks?path=ops/disk.md`. */
export function parseRunbooksRoute(query: URLSearchParams): RunbooksRoute {
  const alert = query.get('alert') ?? '';
  if (/^[1-9]\d{0,8}$/.test(alert)) return { ...RUNBOOKS_START, alert: Number(alert) };
  const path = query.get('path') || null;
  return { ...RUNBOOKS_START, path, journal: path === null ? null : query.get('journal') || null };
}

/** The parameters that `parseRunbooksRoute` reads. */
export function runbooksParams({ alert, path, journal }: RunbooksRoute): URLSearchParams {
  if (alert !== null) return writeParams({ alert: String(alert) });
  return writeParams({ path, journal: path === null ? null : journal });
}
