import { expect, test } from 'vitest';
import { findNames } from '../../../core/extract/names.ts';
import { parseText } from '../../helpers/parse.ts';

function listed(text: string, path = 'meetings/a.md'): string[] {
  return findNames(parseText(text, path))
    .filter(({ why }) => why === 'attendee' || why === 'front-matter')
    .map(({ name, alias, line }) => `${line} ${name}${alias === null ? '' : ` (${alias})`}`);
}

test.each([
  ['on the line', 'Attendees: Mira Sandoval, Tomas Berg and Priya', ['1 Mira Sandoval', '1 Tomas Berg', '1 Priya']],
  ['bold, with an aside', '**Present** *(add your name)*: Mira (@mira-s), Will', ['1 Mira (mira-s)', '1 Will']],
  ['colon within the marks', '**Present:** Mira; Tomas', ['1 Mira', '1 Tomas']],
  ['as a list under a label', 'Attending:\n* Members: mira, tomas\n* Other: priya', ['2 mira', '2 tomas', '3 priya']],
  [
    'as a sub-list',
    '- Participants\n- Attendees:\n  - Mira Sandoval, Valve Ltd\n  - @tomas\n- Agenda',
    ['3 Mira Sandoval', '4 tomas'],
  ],
  [
    'under a heading',
    '# M\n## Present\n* Mira Sandoval (@mira)\n* Tomas (he/him)\n\n## Agenda\n* Rigs',
    ['3 Mira Sandoval (mira)', '4 Tomas'],
  ],
  ['as a table', '## Attendees\n\n| Name | Initials |\n|---|---|\n| Mira Sandoval | MSL |', ['5 Mira Sandoval (MSL)']],
  [
    'without a label, with initials',
    '# Minutes\n\nMira Sandoval (MS), Tomas Berg (TB), Priya Rao (PR)',
    ['3 Mira Sandoval (MS)', '3 Tomas Berg (TB)', '3 Priya Rao (PR)'],
  ],
  ['behind a stamp', '2031-03-04T13:59:58. Mira, Tomas', ['1 Mira', '1 Tomas']],
  ['in the heading of a stamp', '## 2031-03-04T13:59:58. Mira, Tomas\n\n- x', ['1 Mira', '1 Tomas']],
  [
    'with a role',
    'Chair: Mira\nScribe: Tomas Berg\nPresenter: Priya Rao (PR)',
    ['1 Mira', '2 Tomas Berg', '3 Priya Rao (PR)'],
  ],
  ['who are away', 'Apologies: Mira, Tomas\n\nRegrets: none', ['1 Mira', '1 Tomas']],
  ['notes by', 'Notes taken by: Mira and Tomas', ['1 Mira', '1 Tomas']],
  [
    'in the front matter',
    '---\nauthor: "Mira Sandoval"\nattendees:\n  - Tomas\n  - "[[Priya Rao]]"\nowner: platform-team\n---\ntext',
    ['2 Mira Sandoval', '4 Tomas', '5 Priya Rao'],
  ],
  ['by family name', '## Attendees\n\n- Sandoval, Mira\n- de Boer, Tomas', ['3 Mira Sandoval', '4 Tomas de Boer']],
  [
    'behind their initials',
    '## Present\n* MS: Mira Sandoval (@mira)',
    ['2 Mira Sandoval (MS)', '2 Mira Sandoval (mira)'],
  ],
  [
    'before their initials',
    'Attendees: Mira Sandoval MS, Tomas de Boer (TdB)',
    ['1 Mira Sandoval (MS)', '1 Tomas de Boer (TdB)'],
  ],
  ['by team', 'Attendees:\n- Rig: Mira, Tomas\n- Lab: Priya, Will', ['2 Mira', '2 Tomas', '3 Priya', '3 Will']],
  ['as a team', 'Team: Mira Sandoval (MS), Tomas Berg (TB)', ['1 Mira Sandoval (MS)', '1 Tomas Berg (TB)']],
  ['by initials alone', 'Reviewers: MS TB', ['1 MS', '1 TB']],
  [
    'with a first name that is a word',
    'Attendees: Even Berg, Till Roth, Jun He',
    ['1 Even Berg', '1 Till Roth', '1 Jun He'],
  ],
  ['in German', 'Teilnehmer: Mira, Jörg\nProtokoll: Anke\nEntschuldigt: keine', ['1 Mira', '1 Jörg', '2 Anke']],
  ['in French', '**Présents :** Élodie Roux, Zoé\n\nExcusés : Paul', ['1 Élodie Roux', '1 Zoé', '3 Paul']],
  ['in Spanish', 'Asistentes: Lucía, Íñigo', ['1 Lucía', '1 Íñigo']],
  ['with a role and a company', 'Presenter: Mira Sandoval (MS), Initech', ['1 Mira Sandoval (MS)']],
  ['a presenter below a heading', '## Seals\n\n(Mira Sandoval)\n\nText.', ['3 Mira Sandoval']],
])('people are listed %s', (_, text, people) => {
  expect(listed(text)).toEqual(people);
});

test.each([
  'Present: the current state of the valves is as described in the report',
  'Owner: the platform team',
  '- Others: see the list below',
  'All attendees of our events must behave.',
  '## Present\n\nWe now use brass valves everywhere.',
  'Members: 12',
  'New members: Initech, Globex',
  'Team: Rockets',
  'Presenter: Firstname Lastname',
  '## Invited\n\n* Valve Foundation Board\n* Valve Foundation Maintainers',
  'Attendees: TBD',
  '| Name | Role |\n|---|---|\n| reader | may read |',
])('nobody is listed in %j', (text) => {
  expect(listed(text)).toEqual([]);
});

test('names in sentences count for a person, things against one', () => {
  const note = parseText(
    '# 2031-03-04\n\n- Mira: asked\n- Gasket: done\n- Tomas: ok\n\nThen Mira suggests that the gasket waits. Met with Tomas.',
    'journal.md',
  );
  const found = findNames(note).map(({ name, why, line }) => `${line} ${name} ${why}`);
  expect(found).toEqual(['7 Mira mention', '7 Gasket thing', '7 Tomas mention']);
});

test('handles are found in what people write, not in code, addresses and packages', () => {
  const text = 'Ping @mira and (@tomas-b). Mail a@b.example, `@decorated`, @scope/package, @property, @Test() here.';
  const found = findNames(parseText(text, 'journal.md')).map(({ name, why }) => `${name} ${why}`);
  expect(found).toEqual(['mira handle', 'tomas-b handle', 'mira addressed']);
});
