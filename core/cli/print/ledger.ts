import type { Ledger } from '../../contract/oncall.ts';
import { duration, plural } from './amounts.ts';
import type { Layout } from './layout.ts';
import { printableLine } from './printable.ts';

const SHOWN = 10;

function rows(ledger: Ledger): readonly (readonly [label: string, value: string])[] {
  const { asked, answered, medianMs, modelMs, useful, notUseful, minutesByHand, minutesSaved } = ledger;
  const rated = useful + notUseful;
  return [
    ['asked', `${asked}, of which ${answered} were answered from notes`],
    ['time of an answer', `${duration(medianMs)} in the middle, ${duration(modelMs)} of a model in all`],
    ['said to help', rated === 0 ? 'nobody said' : `${useful} of ${rated}`],
    [
      'spared, estimated',
      `${Math.round(minutesSaved)} min, if each answer spares ${minutesByHand} min of looking by hand, and one that did not help none (\`daybook ledger assume\` changes that)`,
    ],
  ];
}

/** The ledger as text: figures, what has no answer, what nobody uses. */
export function ledgerText(ledger: Ledger, { style }: Layout): string {
  const state = ledger.on ? [] : [style.warn('Counting is off: `daybook ledger on` switches it on.')];
  const width = Math.max(...rows(ledger).map(([label]) => label.length));
  const missing = ledger.unanswered
    .slice(0, SHOWN)
    .map(({ text, times }) => `- ${printableLine(text)}${times > 1 ? ` (${times} times)` : ''}`);
  const unused = ledger.neverUsed
    .slice(0, SHOWN)
    .map(({ title, path }) => `- ${printableLine(title)} ${style.dim(printableLine(path))}`);
  const byHand = ledger.byHand
    .slice(0, SHOWN)
    .map(
      ({ title, times, minutes, medianMinutes }) =>
        `- ${printableLine(title)}: ${minutes} min in ${plural(times, 'run')}, ${medianMinutes} in the middle`,
    );
  const more = ledger.neverUsed.length - unused.length;
  return [
    ...state,
    ...rows(ledger).map(([label, value]) => `${label.padEnd(width)}  ${value}`),
    ...(byHand.length === 0
      ? []
      : ['', style.bold('Worked through by hand: where a script would spare most'), ...byHand]),
    ...(missing.length === 0 ? [] : ['', style.bold('Without an answer: the runbooks to write'), ...missing]),
    ...(unused.length === 0 ? [] : ['', style.bold('Runbooks that were never used'), ...unused]),
    ...(more > 0 ? [style.dim(`and ${plural(more, 'more runbook')}`)] : []),
  ].join('\n');
}
