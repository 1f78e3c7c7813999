const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/** `Jan 02, 2024` and `2 January 2024` as a day; what is written where it is neither. */
export function dayOf(written: string): string {
  const iso = /\d{4}-\d{2}-\d{2}/.exec(written)?.[0];
  if (iso !== undefined) return iso;
  const named = /([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})/i.exec(written);
  const turned = /(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})/i.exec(written);
  const [month = '', day = '', year = ''] = named?.slice(1) ?? [turned?.[2], turned?.[1], turned?.[3]];
  const number = MONTHS.findIndex((name) => name === month.toLowerCase()) + 1;
  return number === 0 ? written : `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
