import type { Alert } from '../contract/alerts.ts';
import { withoutLogNoise } from '../ask/pasted-log.ts';
import { camelParts } from '../ask/words.ts';

/** What an alert says beyond its name is long: so much of it is looked for. */
const SAID_CHARS = 400;

/** What is looked for: the alert's name and what it says; of a log, its errors. */
export function alertQuery(alert: Alert, text: string): string {
  if (alert.source === 'text') return withoutLogNoise(text);
  const { name, summary, description, trace } = alert;
  const parts = [name, summary, description].flatMap((part) => (part === null ? [] : [part.slice(0, SAID_CHARS)]));
  const said = parts.filter((part, at) => parts.findIndex((other) => other.includes(part)) === at);
  // A name such as `KubePodCrashLooping` is found as it is; one of words is looked for like a question.
  const spelled = camelParts(name).length > 1 ? [name] : [];
  return [...new Set([...spelled, ...said, ...(trace === '' ? [] : [trace.split('\n').at(-1) ?? ''])])].join('\n');
}
