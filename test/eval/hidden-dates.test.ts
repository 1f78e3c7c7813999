import { expect, test } from 'vitest';
import { needs } from '../helpers/require.ts';
import { DEFAULT_EVAL_DIR } from './eval-dir.ts';
import { hasMeetingCorpora, MEETING_CORPORA, measureHiddenDates } from './hidden-dates.ts';

const hasCorpora = needs(hasMeetingCorpora(DEFAULT_EVAL_DIR), `the meeting notes in ${DEFAULT_EVAL_DIR}`);

test.skipIf(!hasCorpora)(
  'where a meeting note states its day, the text alone gives it',
  () => {
    const all = MEETING_CORPORA.map((corpus) => measureHiddenDates(DEFAULT_EVAL_DIR, corpus));
    const right = all.reduce((sum, corpus) => sum + corpus.right, 0);
    const stated = all.reduce((sum, corpus) => sum + corpus.stated, 0);
    expect(stated).toBeGreaterThan(1000);
    expect(right / stated).toBeGreaterThanOrEqual(0.97);
  },
  60_000,
);
