const DAY_MS = 86_400_000;

/**
 * True when a working day lies between what somebody said last and a day: it is then not yesterday's.
 *
 * @param last ISO day of their last report; null when there is none
 * @param date ISO day
 */
export function isAWhileAgo(last: string | null, date: string): last is string {
  if (last === null) return false;
  for (let at = Date.parse(last) + DAY_MS; at < Date.parse(date); at += DAY_MS)
    if (new Date(at).getUTCDay() % 6 !== 0) return true;
  return false;
}
