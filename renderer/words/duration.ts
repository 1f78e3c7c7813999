/** How long something took: `12 ms`, `0.3 s`, `14 s`, `2 min`, `1 h 5 min`. */
export function sayTook(ms: number): string {
  if (ms < 100) return `${ms < 10 ? Number(ms.toFixed(1)) : Math.round(ms)} ms`;
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  return sayWhole(ms);
}

/** How long something will take, never more exact than it can be: `a moment`, `20 s`, `2 min`. */
export function sayRemaining(ms: number): string {
  if (ms < 1_500) return 'a moment';
  return sayWhole(ms);
}

/** What is left of something, behind what is said of it already; nothing while that is not known. */
export function sayLeft({ remainingMs }: { readonly remainingMs: number | null }): string {
  return remainingMs === null ? '' : ` · ${sayRemaining(remainingMs)} left`;
}

function sayWhole(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}
