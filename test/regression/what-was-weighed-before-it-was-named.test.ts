import { describe, expect, test } from 'vitest';
import { extractFacts } from '../../core/extract/extract.ts';
import { peopleOf, updatesOf } from '../helpers/people.ts';
import { parseText } from '../helpers/parse.ts';

const factsOf = (text: string) => extractFacts(parseText(`# 3 May 2034\n\n${text}\n`, 'log.md'));

describe('what came of a weighing is a decision', () => {
  test.each([
    ['Two ways: a patch for the pump, or a valve upstream. Patches get lost, so the valve.', 'so the valve'],
    ['We could paint it or leave it raw. Raw, and no varnish.', 'Raw, and no varnish'],
    ['Ola wants the bell gone. The bell stays on the roof.', 'The bell stays'],
    ['She would try another month. I am dropping the second line.', 'dropping the second line'],
    ['Not buying a second press this year.', 'Not buying'],
    ['Oak or ash? The mill has neither. elm it is, delivered in June', 'elm it is'],
  ])('%s', (text, statement) => {
    expect(factsOf(text).decisions.map((one) => one.statement)).toEqual([expect.stringContaining(statement)]);
  });

  test.each([
    'They would like two years of samples. We keep them for thirty days.',
    'We agreed on this in spring, no visitors after five.',
    'Could be oak or ash. Not sure.',
    'ola: oak or ash?\npim: ash then',
    'Der Vorschlag von Ola wird in der nächsten Sitzung entschieden.',
  ])('but not: %s', (text) => {
    expect(factsOf(text).decisions).toEqual([]);
  });
});

test('an order with a day, and words in the small, are items of one’s own notes', () => {
  const { tasks } = factsOf(
    '- call the mill before Friday!\n- done: oiled the press\n- blocked: ink, two weeks\n- todo ola: ask the mill\n- blocked: no',
  );
  expect(tasks.map(({ text, state, due }) => `${state} ${text} ${due}`)).toEqual([
    'open call the mill 2034-05-05',
    'done oiled the press null',
    'blocked ink, two weeks null',
    'open ola: ask the mill null',
  ]);
});

test('a report has kinds by its letters; a list of its own below the reports is no round', () => {
  const found = peopleOf({
    'standup.md':
      '# Standup, 3 May 2034\n\nola\n- y: oiled the press\n- t: ink\n\npim\n- y: cut the paper\n- t: fold it\n\nafter:\n- rollers: hard ones from now on\n',
  });
  expect(found.people.map(({ name }) => name)).toEqual(['ola', 'pim']);
  expect(updatesOf(found).map((one) => one.split(' ').slice(0, 3).join(' '))).toEqual([
    'ola 4 done:',
    'ola 5 next:',
    'pim 8 done:',
    'pim 9 next:',
  ]);
});
