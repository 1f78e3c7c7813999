import { describe, expect, test } from 'vitest';
import { findDecisions } from '../../../core/extract/decisions/decisions.ts';
import { parseText } from '../../helpers/parse.ts';

function found(text: string, path = 'journal/2041-03-04.md'): string[] {
  return findDecisions(parseText(`# 2041-03-04\n\n${text}\n`, path)).map(({ status, statement }) =>
    status === 'active' ? statement : `${status}: ${statement}`,
  );
}

describe('decisions without the word', () => {
  test.each([
    'We take the small pump and not the loud one.',
    'We will keep the old valve until the new one is tested.',
    'It would save an hour, but nobody can repair it, therefore we leave it.',
    'The board selected the second vendor.',
    'The chair concluded that no second rig is built this year.',
    'steel vs brass -> brass, steel rusts',
    'pressure test at night: stays as it is',
    'no welding in the hall, period',
    'From this week we weld outside only.',
    'Le comité retient la deuxième pompe.',
    'Wir bleiben bei der alten Pumpe.',
    'I told them we are not going to build a third rig.',
    'We pay for the second compressor after all.',
    'Einen neuen Kessel gibt es nicht, wir verschieben den Umbau.',
    'The council voted 3 to 2 to close the pit.',
    'Der Kessel bleibt vorerst am Netz.',
    'dropping the third gauge for now, the display cannot show it',
    'In the end we left the old seal in place.',
    'The rig is too loud at night, so it stays in the hall.',
    'cheap valves it is',
    'Second pump: postponed to autumn',
    'From now on two checks a week.',
    'I am not going to announce it.',
    'Result: we build the rig ourselves.',
    'The choice fell on brass.',
    'Access to the hall is withdrawn with effect from 1 March.',
    '-> b) the small pump',
    "let's not, 30 days is plenty to dry it",
  ])('%s', (sentence) => {
    expect(found(sentence)).toEqual([sentence]);
    expect(found(`- ${sentence}`)).toEqual([sentence]);
  });

  test.each([
    'pressure: stays at 4 bar until the pump is warm',
    'We keep seeing leaks until the valve closes.',
    'The board refused to boot after the flash.',
    'Mira made the call to the vendor.',
    'The leak began in the grace-period.',
    'The request was refused by the proxy.',
    'Pump dead: no, it was the fuse',
    'The parser sees a blank, so we skip it.',
    'root cause: the seal, not the valve',
    'we drop packets, not connections',
    'The plan was rejected by the optimizer.',
    'We have time after all.',
    'Should we keep the old one for now?',
    'If it breaks, we keep the old one for now.',
    'starting Monday we have two interns',
    'the question is still open',
    'no objections',
    'script: had 6, not 4 pages',
    'Keeping the valve closed is a major advantage for now.',
    'I know what it is',
    'In the end we found the leak.',
    'We will not be in the hall on Monday.',
    'Result: we found the leak',
    'She wants that we keep the old pump until June.',
  ])('none: %s', (sentence) => {
    expect(found(sentence)).toEqual([]);
    expect(found(`- ${sentence}`)).toEqual([]);
  });

  test('a line of a chat is a sentence, and a sentence may end with no', () => {
    expect(found('mira: which seal\njon: we stay with rubber for now\nmira: fine')).toEqual([
      'we stay with rubber for now',
    ]);
    expect(found('Legal would say no. We are not going to rename it.')).toEqual(['We are not going to rename it.']);
  });

  test('a verdict alone settles the sentence beside it', () => {
    expect(found('Request to keep the old rig until June. Granted, with a weekly check.')).toEqual([
      'Request to keep the old rig until June. Granted, with a weekly check.',
    ]);
    expect(found('Request to skip the pressure test. Refused.')).toEqual([
      'rejected: Request to skip the pressure test. Refused.',
    ]);
    expect(found('No objections. The rig is moved in May.')).toEqual(['No objections. The rig is moved in May.']);
    expect(found('two valves per pump, no more. final')).toEqual(['two valves per pump, no more. final']);
    expect(found('new probe: drifts after an hour. not taking it')).toEqual([
      'new probe: drifts after an hour. not taking it',
    ]);
  });

  test('what is rejected by a label is rejected, where it does not say what a state means', () => {
    expect(found('- rejected: valves of plastic, even painted')).toEqual(['rejected: valves of plastic, even painted']);
    expect(found('Rejected — a third pump, too loud')).toEqual(['rejected: a third pump, too loud']);
    expect(found('The idea of a third pump was turned down.')).toEqual([
      'rejected: The idea of a third pump was turned down.',
    ]);
    expect(found('- Rejected: 12 records')).toEqual([]);
    expect(found('- pending: nobody answered yet\n- rejected: the callback throws an error')).toEqual([]);
    expect(findDecisions(parseText('# States\n\n- Rejected: the reviewer said no\n', 'states.md'))).toEqual([]);
  });

  test('in minutes with a line for each speaker, lines without one are read as those of the writer', () => {
    const minutes = `Attendees: Mira, Jon

Mira: the seal leaks again, and the vendor has no date for the new ones yet, which is why the second rig stands still.
Jon: we should have ordered them in spring, together with the gauges and the oil for both of the pumps.
The idea of welding it was turned down.
Jon asks for a second quote by 12 March.
`;
    expect(found(minutes, 'meetings/2041-03-04.md')).toEqual(['rejected: The idea of welding it was turned down.']);
  });
});
