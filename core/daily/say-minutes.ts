function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const A_DAY = 1_440;
const AN_HOUR = 60;

/** How long something took as a person says it: `25 minutes`, `18 hours and 3 minutes`, `2 days and 4 hours`. */
export function sayMinutes(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  if (whole < 1) return 'less than a minute';
  if (whole < AN_HOUR) return counted(whole, 'minute');
  if (whole < 2 * A_DAY) return both(counted(Math.floor(whole / AN_HOUR), 'hour'), whole % AN_HOUR, 'minute');
  const hours = Math.round(whole / AN_HOUR);
  return both(counted(Math.floor(hours / 24), 'day'), hours % 24, 'hour');
}

function both(first: string, rest: number, unit: string): string {
  return rest === 0 ? first : `${first} and ${counted(rest, unit)}`;
}
