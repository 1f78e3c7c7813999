import { expect, test } from 'vitest';
import { extractFacts } from '../../core/extract/extract.ts';
import { parseText } from '../helpers/parse.ts';

const JOURNAL = `- [[Standup]]
  collapsed:: true
	- [[@Ann Lee]]
		- finished the [[seal]]
		- TODO order gaskets
		  :LOGBOOK:
		  CLOCK: [2031-03-04 Tue 09:41:02]
		  :END:
	- [[@Bob]]
		- blocked by the vendor
- decision:: we keep the ledger where it is
`;

const MEETING = `type:: meeting
attendees:: [[Ann Lee]], [[people/bob|Bob]]

- ## Action items
	- TODO [[Bob]] to send the invoice
	- TODO #task renew the licence
`;

test('links, fields and what an outliner keeps below an item are read as such', () => {
  const { turns, tasks, decisions } = extractFacts(parseText(JOURNAL, 'journals/2031_03_04.md'));
  expect(turns.map(({ speakers, text, kind }) => [speakers, text, kind])).toEqual([
    [['Ann Lee'], 'finished the [[seal]]', 'done'],
    [['Ann Lee'], 'TODO order gaskets', 'update'],
    [['Bob'], 'blocked by the vendor', 'blocked'],
  ]);
  expect(tasks.map(({ text }) => text)).toEqual(['order gaskets']);
  expect(decisions.map(({ statement }) => statement)).toEqual(['we keep the ledger where it is']);
});

test('who is linked as an attendee is one, and owns what is theirs to do', () => {
  const { names, tasks } = extractFacts(parseText(MEETING, 'pages/Weekly.md'));
  expect(names.filter(({ why }) => why === 'attendee').map(({ name }) => name)).toEqual(['Ann Lee', 'Bob']);
  expect(tasks.map(({ text, owners }) => [text, owners])).toEqual([
    ['send the invoice', ['Bob']],
    ['renew the licence', []],
  ]);
});
