/** `4,220`. */
export function count(n: number): string {
  // Not Intl.NumberFormat: its tables take milliseconds to load.
  return String(Math.round(n)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 note`, `4,220 notes`. */
export function plural(n: number, one: string): string {
  return `${count(n)} ${one}${n === 1 ? '' : 's'}`;
}

/** `35 ms`, `1.9 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${ms < 9_950 ? (ms / 1000).toFixed(1) : seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `711 kB`, `34 MB`, `1.1 GB`: decimal units, as disks and downloads are counted. */
export function bytes(n: number): string {
  if (n < 1_000_000) return `${Math.round(n / 1000)} kB`;
  if (n < 1_000_000_000) return `${Math.round(n / 1_000_000)} MB`;
  return `${(n / 1_000_000_000).toFixed(1)} GB`;
}
