import { expect, test } from 'vitest';
import { answerOf, indexedEngine } from '../core/engine/engine-on.ts';

/*
 * A value that changed stands in two notes, and whether a change helped is told days after it. The older note was told, or
 * none; `what's new?` found words like `new` anywhere; and a page's own word on how long its review holds was not asked.
 */

const NOTES = {
  'daily/2031-02-02.md': '# Sunday\n\nSamples of the kiln are kept for 30 days in the cold room.\n',
  'daily/2031-02-05.md': '# Wednesday\n\nBlade 4 of the saw jams every hour. Fitted a wider guide.\n',
  'daily/2031-02-14.md': '# Friday\n\nNo jam at the saw since the wider guide, nine days now.\n',
  'daily/2031-02-20.md':
    '# Thursday\n\n- samples of the kiln: 30 days was too long for the cold room, 12 days from now on\n- the loader could get a larger fork\n',
  'daily/2031-03-20.md': '# Sunday\n\nInspection of the crane is booked.\n',
  'runbooks/oil-the-saw.md':
    '---\nreviewed: 2030-12-10\nreview_in: 30d\n---\n# Oil the saw\n\n1. Stop it.\n2. Oil it.\n',
  'runbooks/fire-drill.md':
    '---\nreviewed: 2030-06-01\nreview_in: 12 months\n---\n# Fire drill\n\n1. Ring the bell.\n2. Count everybody.\n',
  'procedures/wash-down.md': '# Wash down\n\nLast reviewed: 2029-05-02\n\n1. Hose.\n',
};

async function told(...questions: readonly string[]) {
  const { engine } = await indexedEngine(NOTES);
  return Promise.all(questions.map((question) => answerOf(engine, question)));
}

test('of a value that changed the newer note leads and the older one stays', async () => {
  const [kept] = await told('how long do we keep samples of the kiln?');
  expect(kept?.sentences[0]?.text).toContain('12 days from now on');
  expect(kept?.answer).toContain('30 days in the cold room');
});

test('whether a change helped is told by the note that says how it came out', async () => {
  const [guide, fork] = await told('did the wider guide help?', 'did the larger fork help?');
  expect(guide?.sentences[0]?.text).toContain('No jam at the saw since the wider guide');
  expect(fork?.abstained).toBe(true);
});

test('what is new is the newest week that lies behind', async () => {
  const [news] = await told("what's new?");
  expect(news?.facts?.title).toBe('What the notes say, between 14 and 20 Feb 2031');
  expect(news?.sentences[0]?.text).toContain('samples of the kiln');
});

test('a page is stale after as long as it says itself', async () => {
  const [runbooks, procedures] = await told('which runbooks are stale?', 'which procedures are outdated?');
  expect(runbooks?.facts?.title).toBe('Runbooks due for a review');
  expect(runbooks?.sentences.map(({ text }) => text)).toEqual(['Oil the saw']);
  expect(runbooks?.answer).toContain('90 days ago; says itself every 30 days');
  expect(procedures?.sentences.map(({ text }) => text)).toEqual(['Wash down']);
});
