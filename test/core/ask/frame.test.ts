import { describe, expect, test } from 'vitest';
import { unframe } from '../../../core/ask/query/frame.ts';
import { isStopWord, wordsOf } from '../../../core/ask/query/words.ts';

const hasTopic = (text: string) => wordsOf(text).some((word) => !isStopWord(word.text));
const framed = (text: string) => unframe(text, hasTopic);

describe('the subject of a question', () => {
  test.each([
    ['when did we discuss the retention policy?', 'the retention policy'],
    ['in which meeting did we talk about badge colours?', 'badge colours'],
    ['what date was the new logo discussed?', 'the new logo'],
    ['when was "Budget for 2027" on the agenda?', '"Budget for 2027"'],
    ['QueueTooLong is firing, what do I do?', 'QueueTooLong'],
    ['QueueTooLong alert, how do I fix it?', 'QueueTooLong'],
    ['I got paged for QueueTooLong, what are the first steps?', 'QueueTooLong'],
    ['what should I do when the importer stops', 'the importer stops'],
    ['how do I resolve a full spool directory', 'a full spool directory'],
    ['Spool is full - what does the runbook say?', 'Spool is full'],
    ['this error came up again: cannot open spool. What are the steps?', 'cannot open spool'],
    ['runbook for the mail relay, please', 'the mail relay'],
  ])('%s', (question, subject) => {
    expect(framed(question)).toEqual({ subject, person: null });
  });

  test.each([
    ['what did Ada Byron say about the loom cards?', 'the loom cards', 'Ada Byron'],
    ["what was jkrow's view on the loom cards?", 'the loom cards', 'jkrow'],
    ['Ada on the loom cards: what was said?', 'the loom cards', 'Ada'],
    ['why did Ada Byron want fewer cards', 'why  want fewer cards', 'Ada Byron'],
    ['what is wrong with the cards according to Ada', 'what is wrong with the cards', 'Ada'],
  ])('%s', (question, subject, person) => {
    const { subject: found, person: named } = framed(question);
    expect(found.replaceAll(/\s+/g, ' ')).toBe(subject.replaceAll(/\s+/g, ' '));
    expect(named).toBe(person);
  });

  test.each([
    'how are uploaded files shared between the machines',
    'why did we choose the blue one',
    'spool directory is full',
    'when did we?',
    'what did they say about it',
    'runbook',
    '',
  ])('stays as it is: %s', (question) => {
    expect(framed(question)).toEqual({ subject: question, person: null });
  });
});
