/** `4220` as `4,220`. */
export function sayCount(count: number): string {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 note`, `4,220 notes`. */
export function sayCounted(count: number, one: string, many = `${one}s`): string {
  return `${sayCount(count)} ${count === 1 ? one : many}`;
}

/** How many there are, of how many where more were found: `12 passages`, `60 of 142 passages`. */
export function sayOf(shown: number, total: number | undefined, one: string): string {
  return total === undefined || total <= shown
    ? sayCounted(shown, one)
    : `${sayCount(shown)} of ${sayCounted(total, one)}`;
}

/** Bytes in the unit in which people say them, powers of ten: `34 MB`, `1.2 GB`. */
export function sayBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 9.95 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** A share between 0 and 1 as `62 %`; 100 % only when it is whole. */
export function sayShare(done: number, total: number): string {
  if (total <= 0) return '0 %';
  return `${Math.min(Math.floor((done / total) * 100), 100)} %`;
}
