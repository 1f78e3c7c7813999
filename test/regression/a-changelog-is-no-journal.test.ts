import { expect, test } from 'vitest';
import { extractFacts } from '../../core/extract/extract.ts';
import { peopleOf } from '../helpers/people.ts';
import { parseText } from '../helpers/parse.ts';

const CHANGELOG = `# Changes of the heron

## 2.1.0 (2031-03-04)

* Unix: keep the socket open (Ann Lee)
* pump: from now on the pressure is logged every minute
* Dropped the old parser in favor of the new one, because it is slower.

## 2.0.1 (2031-02-11)

* Unix: fix the leak of memory
* darwin: read the model of the machine

## 2.0.0 (2031-01-20)

* Unix: speed up the queue
* darwin: use events for folders
`;

test('the releases of a program are no days of people', () => {
  const note = parseText(CHANGELOG, 'heron/CHANGES.md');
  const { turns, decisions } = extractFacts(note);
  expect([note.kind, turns, decisions]).toEqual(['note', [], []]);
  expect(peopleOf({ 'heron/CHANGES.md': CHANGELOG }).people).toEqual([]);
});

test('the same lines under days are', () => {
  const journal = CHANGELOG.replaceAll(/## [\d.]+ \((.*)\)/g, '## $1');
  const note = parseText(journal, 'heron/log.md');
  expect([note.kind, extractFacts(note).turns.length]).toEqual(['journal', 6]);
});
