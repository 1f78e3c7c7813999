import { describe, expect, test } from 'vitest';
import { askedEvent } from '../../../core/ask/query/asked-event.ts';

describe('what happened, as a question asks for it', () => {
  test.each([
    ['who signed the contract with the harbour?', 'signed'],
    ['who has approved the new rota?', 'approved'],
    ['when did the loom export go live?', 'go live'],
    ['when did we move the deploy to the new host?', 'move'],
    ['when was the old tape archive deleted?', 'deleted'],
    ['when did the small clubs start paying?', 'paying'],
    ['who owns the loom export?', 'owns'],
  ])('%s', (question, words) => {
    expect(askedEvent(question)?.words).toBe(words);
  });

  test.each([
    'who is on call?',
    'when is the move to the new host?',
    'when was the move planned?',
    'when did we discuss the release?',
    'when was "Remove the tape archive" on the agenda?',
    'how do I sign the image?',
    'why was the archive deleted?',
  ])('nothing: %s', (question) => {
    expect(askedEvent(question)).toBeNull();
  });

  test.each([
    ['who signed it?', 'Mira signed on Tuesday'],
    ['when did it go live?', 'Launched at 14:20, no errors'],
    ['when did we fix the importer?', 'importer is patched since noon'],
    ['when was the archive deleted?', 'we got rid of the archive'],
    ['when did we shut down the old loom?', 'the old loom is torn down'],
    ['when did Ilse return?', 'Ilse is back'],
    ['who led the repair?', 'Lead: Maarten Vos'],
    ['who hired the new tester?', 'Jon hired her after one talk. She will begin in May.'],
  ])('%s is told by: %s', (question, text) => {
    expect(askedEvent(question)?.isToldIn(text)).toBe(true);
  });

  test.each([
    ['who signed it?', 'the contract waits for a signature: waiting for the board to sign'],
    ['when did it go live?', 'Mira plans to go live on 4 May'],
    ['when did it go live?', 'not live yet'],
    ['when was the archive deleted?', '[ ] delete the archive'],
    ['when did we migrate the wiki?', 'the wiki should be migrated in autumn'],
  ])('%s is named, and not told, by: %s', (question, text) => {
    const event = askedEvent(question);
    expect([event?.isNamedIn(text), event?.isToldIn(text)]).toEqual([true, false]);
  });
});
