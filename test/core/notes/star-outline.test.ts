import { expect, test } from 'vitest';
import { extractFacts } from '../../../core/extract/extract.ts';
import { setStateInLine } from '../../../core/extract/tasks/task-line.ts';
import { notationOf } from '../../../core/extract/tasks/task-notation.ts';
import { growth, LINEAR } from '../../helpers/growth.ts';
import { parseText } from '../../helpers/parse.ts';

const OUTLINE = `* 2041
** 2041-05 May
*** 2041-05-06 Monday
**** TODO [#A] Renew the certificate
     DEADLINE: <2041-05-10 Fri>
     :LOGBOOK:
     - State "TODO"       from              [2041-05-06 Mon 09:12]
     :END:
**** WAITING reply from the registrar
**** Meeting with Oleg
     - Oleg: they want a new contact
     - [ ] send the contact
     - [X] call them
*** 2041-05-07 Tuesday
**** CANCELLED Move to the other provider
     - too expensive
**** Notes
     decided to keep the registrar for a year
     #+BEGIN_SRC sh
     # TODO: none of the notes
     dig +short example.com
     #+END_SRC
`;

function itemsOf(text: string): string[] {
  const note = parseText(text, 'outline.md');
  return extractFacts(note).tasks.map(
    ({ line, state, text: said, section, due }) =>
      `${line} ${state} ${note.sections[section]?.date} ${said}${due === null ? '' : ` by ${due}`}`,
  );
}

test('a pasted outline with stars has sections, days and items', () => {
  expect(itemsOf(OUTLINE)).toEqual([
    '4 open 2041-05-06 Renew the certificate by 2041-05-10',
    '9 blocked 2041-05-06 reply from the registrar',
    '12 open 2041-05-06 send the contact',
    '13 done 2041-05-06 call them',
    '15 cancelled 2041-05-07 Move to the other provider',
  ]);
  const note = parseText(OUTLINE, 'outline.md');
  expect(note.sections.at(-1)?.headings).toEqual(['2041', '2041-05 May', '2041-05-07 Tuesday', 'Notes']);
  expect(extractFacts(note).decisions.map(({ line, statement }) => [line, statement])).toEqual([
    [18, 'decided to keep the registrar for a year'],
  ]);
  expect(note.outline.lines.text).toBe(OUTLINE);
});

test('it may stand below a heading of a note; its levels go on from there', () => {
  const note = parseText(`# 2041-05-08\n\n- [ ] a bullet\n\n## Pasted\n\n${OUTLINE}\n# 2041-05-09\n\n* a\n** b\n`);
  expect(note.sections.map(({ level, headings }) => `${level} ${headings.at(-1)}`)).toEqual([
    '1 2041-05-08',
    '2 Pasted',
    '3 2041',
    '4 2041-05 May',
    '5 2041-05-06 Monday',
    '6 TODO [#A] Renew the certificate',
    '6 WAITING reply from the registrar',
    '6 Meeting with Oleg',
    '5 2041-05-07 Tuesday',
    '6 CANCELLED Move to the other provider',
    '6 Notes',
    '1 2041-05-09',
  ]);
});

test.each(['* a\n** b\n** c\n', '```\n* a\n** TODO b\n```\n', '** bold ** text\n\n- [ ] a\n'])(
  'bullets, code and emphasis are no headlines: %j',
  (text) => {
    expect(parseText(text).sections.every(({ level }) => level === 0)).toBe(true);
  },
);

test('the state of such an item is changed in its own word', () => {
  const set = (line: string) =>
    setStateInLine(line, { state: 'done', reason: null, today: '2041-05-09', notation: notationOf(OUTLINE) });
  expect(set('**** TODO [#A] Renew the certificate')).toBe('**** DONE [#A] Renew the certificate');
});

test('the time grows with the length', () => {
  const text = (times: number) => `* 2041\n** TODO a\n${':LOGBOOK:\n'.repeat(times)}${'** b\n   c\n'.repeat(times)}`;
  const parse = (times: number) => {
    const note = text(times);
    return () => void parseText(note);
  };
  expect(growth(parse, 20_000)).toBeLessThan(LINEAR);
});
