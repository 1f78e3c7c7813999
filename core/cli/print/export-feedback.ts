import type { Feedback, Verdict } from '../../contract/conversations.ts';
import { csvText } from './csv.ts';

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  helpful: 'helpful',
  wrong: 'a passage is wrong',
  missing: 'something is missing',
};

/** What was said of answers, one a row. */
export function feedbackCsv(feedback: readonly Feedback[]): string {
  const header = ['given', 'verdict', 'question', 'remark', 'model', 'journal', 'path', 'line'];
  const rows = feedback.map(({ given, verdict, question, remark, model, place }) => [
    given,
    verdict,
    question,
    remark,
    model,
    place?.journal ?? null,
    place?.path ?? null,
    place?.line ?? null,
  ]);
  return csvText(header, rows);
}

/** The same to read. */
export function feedbackMarkdown(feedback: readonly Feedback[]): string {
  const lines = feedback.map(({ given, verdict, question, remark, place }) => {
    const where = place === null ? '' : ` (${place.path}:${place.line})`;
    const words = remark.trim() === '' ? '' : `: ${oneLine(remark)}`;
    return `- ${given.slice(0, 10)} **${VERDICT_WORDS[verdict]}**${where}, “${oneLine(question)}”${words}`;
  });
  return ['# Feedback', '', ...(lines.length === 0 ? ['Nothing was said of any answer.'] : lines), ''].join('\n');
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
