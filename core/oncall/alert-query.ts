import type { Alert } from '../contract/alerts.ts';
import { withoutLogNoise } from '../ask/pasted-log.ts';
import { camelParts } from '../notes/camel-parts.ts';
import { steadyWords } from './steady-words.ts';

/** What an alert says beyond its name is long: so much of it is looked for. */
const SAID_CHARS = 400;
/** Longer texts are logs; of one, as of a trace, so many errors are looked for. */
const LONG_CHARS = 3_000;
const ERRORS = 3;

/** A line without what was put around it; a name of one word says less than its line. */
function lineOf({ name, summary }: Alert): string {
  return name.includes(' ') ? name : (summary ?? name);
}

/** What is looked for: the alert's name and what it says; of a log, its errors. */
export function alertQuery(alert: Alert, text: string): string {
  // The errors of a log were read already when it was taken for an alert.
  const isError = text.length > LONG_CHARS || (text.trim().includes('\n') && alert.trace.includes(alert.name));
  if (alert.source === 'text' && alert.trace !== '' && isError) {
    return [...new Set([alert.name, ...alert.trace.split('\n').slice(0, ERRORS)])].join('\n');
  }
  if (alert.source === 'text') return steadyWords(text.trim().includes('\n') ? withoutLogNoise(text) : lineOf(alert));
  const { name, summary, description, trace } = alert;
  const parts = [name, summary, description].flatMap((part) => (part === null ? [] : [part.slice(0, SAID_CHARS)]));
  const said = parts.filter((part, at) => parts.findIndex((other) => other.includes(part)) === at);
  // A name such as `KubePodCrashLooping` is found as it is; one of words is looked for like a question.
  const spelled = camelParts(name).length > 1 ? [name] : [];
  return [...new Set([...spelled, ...said, ...(trace === '' ? [] : [trace.split('\n').at(-1) ?? ''])])].join('\n');
}
