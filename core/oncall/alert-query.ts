import type { Alert } from '../contract/alerts.ts';
import { withoutLogNoise } from '../ask/query/pasted-log.ts';
import { contentStems } from '../ask/query/words.ts';
import { tellingLines } from './intake/alert-lines.ts';
import { logMessage } from './intake/log-message.ts';
import { camelParts } from '../notes/camel-parts.ts';
import { steadyWords } from './steady-words.ts';

/** What an alert says beyond its name is long: so much of it is looked for. */
const SAID_CHARS = 400;
/** Longer texts are logs; of one, as of a trace, so many errors are looked for. */
const LONG_CHARS = 3_000;
const ERRORS = 3;
/** A name of fewer words fits too many pages. */
const LEAST_NAME_WORDS = 2;

/** A line without what was put around it; a name of one word says less than its line. */
function lineOf({ name, summary }: Alert): string {
  return name.includes(' ') ? name : (summary ?? name);
}

/** As names are kept. */
function oneSpaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** What is looked for: the alert's name and what it says; of a log, its errors. */
export function alertQuery(alert: Alert, text: string): string {
  // The errors of a log were read already when it was taken for an alert.
  const isError =
    text.length > LONG_CHARS || (text.trim().includes('\n') && oneSpaced(alert.trace).includes(alert.name));
  if (alert.source === 'text' && alert.trace !== '' && isError) {
    const lines = alert.trace.split('\n').slice(0, ERRORS);
    const errors = [...new Set(lines.map((line) => oneSpaced(logMessage(line))))];
    // Said twice, each of its words would count twice.
    return (errors.some((error) => error.includes(alert.name)) ? errors : [alert.name, ...errors]).join('\n');
  }
  if (alert.source === 'text') {
    const said = text.trim().includes('\n') ? withoutLogNoise(tellingLines(text).join('\n')) : lineOf(alert);
    return steadyWords(said);
  }
  const { name, summary, description, trace } = alert;
  const parts = [name, summary, description].flatMap((part) => (part === null ? [] : [part.slice(0, SAID_CHARS)]));
  const said = parts.filter((part, at) => parts.findIndex((other) => other.includes(part)) === at);
  // A name such as `KubePodCrashLooping` is found as it is; one of words is looked for like a question.
  const spelled = camelParts(name).length > 1 ? [name] : [];
  return [...new Set([...spelled, ...said, ...(trace === '' ? [] : [trace.split('\n').at(-1) ?? ''])])].join('\n');
}

/**
 * What an alert is called, to look for it alone when all that it says finds nothing: a message of another program brings
 * words that no note has. Null where the name is all there is, or says too little.
 */
export function nameQuery({ name }: Alert, asked: string): string | null {
  const text = steadyWords(name);
  return text === asked || contentStems(text).size < LEAST_NAME_WORDS ? null : text;
}
