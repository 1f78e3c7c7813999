import { expect, test } from 'vitest';
import type { PersonEdit } from '../../../core/extract/people/people.ts';
import { peopleOf, updatesOf } from '../../helpers/people.ts';

const STANDUP = '# Standup 2031-03-04\n\n- Mira: painted\n- Tomas: drove\n';

function namesOf(files: Readonly<Record<string, string>>, edits: readonly PersonEdit[] = []): string[] {
  return peopleOf(files, edits)
    .people.map(({ name, aliases }) => [name, ...aliases].join(' = '))
    .toSorted();
}

test('one name in any case and with or without accents is one person', () => {
  expect(
    namesOf({ 'standup/1.md': STANDUP, 'standup/2.md': '# Standup 2031-03-05\n\n- mira: sealed\n- Tomás: rests\n' }),
  ).toEqual(['Mira = mira', 'Tomas = Tomás']);
});

test('initials and handles mean whom the list of their own note says', () => {
  const meeting = (people: string, said: string) => `# Meeting\n\nAttendees: ${people}\n\n${said}\n`;
  const found = peopleOf({
    'meetings/1.md': meeting('Mira Sandoval (MS), Tomas Berg (TB)', 'MS: I am for it.\n\n@mira: me too'),
    'meetings/2.md': meeting('Matti Salo (MS), Mira Sandoval (@mira)', 'MS: I am not.'),
  });
  expect(updatesOf(found)).toEqual([
    'Mira Sandoval 5 remark: I am for it.',
    'Mira Sandoval 7 remark: me too',
    'Matti Salo 5 remark: I am not.',
  ]);
});

test('a first name is the full name that alone has it and stands in the same note', () => {
  const list = 'Attendees: Mira Sandoval, Tomas Berg\n\n- Mira: one\n- Mira: two\n';
  expect(namesOf({ 'meetings/1.md': list })).toEqual(['Mira = Mira Sandoval', 'Tomas Berg']);
  const both = 'Attendees: Mira Sandoval, Mira Berg\n\n- Mira: one\n- Mira: two\n';
  expect(namesOf({ 'meetings/1.md': both })).not.toContain('Mira = Mira Sandoval');
});

test('first names that report together are those who are listed together', () => {
  const list = '# Meeting\n\nAttendees: Mira Sandoval, Tomas Berg, Priya Rao\n\nTalked.\n';
  const round = (...names: string[]) => `# Standup 2031-03-05\n\n${names.map((name) => `- ${name}: rests\n`).join('')}`;
  const three = { 'meetings/1.md': list, 'standup/2.md': round('Mira', 'Tomas', 'Priya', 'Kwame') };
  expect(namesOf(three)).toEqual(['Kwame', 'Mira = Mira Sandoval', 'Priya = Priya Rao', 'Tomas = Tomas Berg']);
  const two = { 'meetings/1.md': list, 'standup/2.md': round('Mira', 'Tomas') };
  expect(namesOf(two)).toEqual(['Mira = Mira Sandoval', 'Priya Rao', 'Tomas = Tomas Berg']);
  // Two of four may be others, and so may one of two who are both called Mira.
  expect(namesOf({ ...two, 'standup/2.md': round('Mira', 'Tomas', 'Kwame', 'Ines') })).toContain('Mira Sandoval');
  const other = 'Attendees: Mira Berg, Ines Roe\n';
  expect(namesOf({ ...three, 'meetings/3.md': other })).toContain('Mira Sandoval');
});

test('two people whom the notes call the same keep their full names', () => {
  const found = peopleOf({
    'meetings/1.md': 'Attendees: Mira Sandoval, Tomas Berg\n\n- Mira: one\n- Mira: two\n',
    'meetings/2.md': 'Attendees: Mira Berg, Tomas Berg\n\n- Mira: three\n- Mira: four\n',
  });
  expect(new Set(found.updates.map(({ person }) => person))).toEqual(new Set(['Mira Sandoval', 'Mira Berg']));
});

test('the user merges and splits, and the last word counts', () => {
  const files = { 'standup/1.md': STANDUP, 'standup/2.md': '# Standup 2031-03-05\n\n- Mimi: sealed\n- Tomas: rests\n' };
  const merge: PersonEdit = { kind: 'merge', into: 'Mira', from: 'Mimi' };
  const split: PersonEdit = { kind: 'split', name: 'Mira', alias: 'Mimi' };
  expect(namesOf(files)).toEqual(['Mimi', 'Mira', 'Tomas']);
  expect(namesOf(files, [merge])).toHaveLength(2);
  expect(peopleOf(files, [merge]).named('mimi')?.updates).toBe(2);
  expect(namesOf(files, [merge, split])).toEqual(['Mimi', 'Mira', 'Tomas']);
  expect(namesOf(files, [merge, split, merge])).toHaveLength(2);
  const list = {
    'meetings/1.md': 'Attendees: Mira Sandoval (@mimi), Tomas\n\n- mimi: I did it\n- mimi: I did\n- Mira: I did not\n',
  };
  expect(peopleOf(list).people).toHaveLength(2);
  expect(peopleOf(list, [{ kind: 'split', name: 'Mira Sandoval', alias: 'mimi' }]).named('Mira')?.name).not.toBe(
    'mimi',
  );
});

test('a lone word before a colon is nobody, on however many days', () => {
  const day = (date: string) => `# ${date}\n\nWork on the rig.\n\n- Parser: rewritten\n- Kubelet: restarted\n`;
  expect(
    namesOf({
      'journal/1.md': day('2031-03-04'),
      'journal/2.md': day('2031-03-05'),
      'journal/3.md': day('2031-03-06'),
    }),
  ).toEqual([]);
});

test('who speaks in a round of known people is one too, and a label is not', () => {
  const found = peopleOf({
    'standup/1.md': '# Standup 2031-03-04\n\n- Mira: a\n- Tomas: b\n- Priya: c\n',
    'journal.md':
      '# 2031-03-05\n\n- Mira: d\n- Tomas: e\n- Kwame: f\n- Priya: g\n\n- Decision: h\n- Plumbing: the parts are here\n',
  });
  expect(found.people.map(({ name }) => name).toSorted()).toEqual(['Kwame', 'Mira', 'Priya', 'Tomas']);
});

test('what nobody says within the words of somebody belongs to them', () => {
  const found = peopleOf({
    'standup/1.md': '# Standup 2031-03-04\n\n- Mira: painted. Verdigris: gone.\n- Tomas: drove\n  - Gearbox: loud\n',
  });
  expect(updatesOf(found)).toEqual([
    'Mira 3 update: painted. Verdigris: gone.',
    'Tomas 4 update: drove\nGearbox: loud',
  ]);
});

test('every person has evidence that can be looked up, and days', () => {
  const [person] = peopleOf({ 'standup/1.md': STANDUP }).people;
  expect(person).toMatchObject({ name: 'Mira', updates: 1, firstDate: '2031-03-04', lastDate: '2031-03-04' });
  expect(person?.evidence).toContainEqual({
    journal: '/journal',
    path: 'standup/1.md',
    line: 3,
    why: 'has a part of a standup',
  });
});

test('names are looked up as the notes and as people write them', () => {
  const found = peopleOf({ 'meetings/1.md': 'Attendees: Mira Sandoval (@mira-s), Tomas Berg\n\n- Tomas: I agree\n' });
  expect(['MIRA SANDOVAL', '@mira-s', 'mira', 'Tomas', 'tomas berg'].map((name) => found.named(name)?.name)).toEqual([
    'Mira Sandoval',
    'Mira Sandoval',
    'Mira Sandoval',
    'Tomas Berg',
    'Tomas Berg',
  ]);
  expect(found.named('Priya')).toBeNull();
  expect(found.nameOf('mira-s')).toBe('Mira Sandoval');
  expect(found.nameOf('the rig')).toBe('the rig');
});

test('who has a note among the people is known by the names that it gives', () => {
  const found = peopleOf({
    'people/Mira Sandoval.md': '---\naliases: [Mira, MS]\n---\n# Mira Sandoval\n\nLikes valves.\n',
    'people/README.md': '# About these notes\n\nOne each.\n',
    'log/1.md': '# 2031-03-04\n\n- Mira: the seal holds\n- MS: and the rig\n- Gearbox: loud\n',
  });
  expect(updatesOf(found)).toEqual(['Mira Sandoval 3 update: the seal holds', 'Mira Sandoval 4 update: and the rig']);
  expect(found.people[0]?.evidence[0]).toMatchObject({ why: 'has a note of their own', line: 4 });
});

test('what is voted says nothing of who is a person, and who votes for somebody is in the brackets', () => {
  const vote = (date: string) =>
    `# Board meeting ${date}\n\nPresent: Mira Sandoval (MS), Tomas Berg (TB)\n\n- Initech (MS): yes\n- Globex: no\n- Hooli: abstain\n- Umbrella (TB): yes\n`;
  const found = peopleOf({ 'meetings/1.md': vote('2031-03-04'), 'meetings/2.md': vote('2031-03-11') });
  expect(found.people.map(({ name }) => name).toSorted()).toEqual(['Mira Sandoval', 'Tomas Berg']);
});

test('a handle alone is nobody, one who is asked is somebody', () => {
  const note = (text: string) => `# 2031-03-04\n\n${text}\n`;
  const found = peopleOf({
    'a.md': note('Follow us: [@valves](https://example.test/valves). Uses @reactive and their @brand.'),
    'b.md': note('Again @reactive, @brand and [@valves](https://example.test/valves).'),
    'c.md': note('Asked @tomas-b for the rig, cc @priya.'),
  });
  expect(found.people.map(({ name }) => name).toSorted()).toEqual(['priya', 'tomas-b']);
});

test('initials and first names with a letter mean whom the list of the note says', () => {
  const list = 'Attendees: Mira Berg, Mira Salo, Tomas de Wit (TdW)\n\n';
  const said = '- Mira B: one\n- Mira S.: two\n- TdW: three\n- T. de Wit: four\n- de Wit: five\n- M. Berg: six\n';
  const found = peopleOf({ 'meetings/1.md': list + said });
  expect(updatesOf(found).map((update) => update.replace(/ \d.*/, ''))).toEqual([
    'Mira Berg',
    'Mira Salo',
    'Tomas de Wit',
    'Tomas de Wit',
    'Tomas de Wit',
    'Mira Berg',
  ]);
});

test('a project that reports among people is none, in any language, and greetings speak for nobody', () => {
  const standup = (day: string, atlas: string) =>
    `# Standup ${day}\n\n- Mira: merged the parser\n- Tomas: I look at the queue\n- Atlas: ${atlas}\n`;
  const found = peopleOf({
    'standup/1.md': standup('2031-03-03', 'release on Friday'),
    'standup/2.md': standup('2031-03-04', 'down since noon'),
    'standup/3.md': standup('2031-03-05', 'Ausfall um drei'),
    'standup/4.md': standup('2031-03-06', 'livraison lundi'),
    'standup/5.md': '# Standup 2031-03-07\n\n## Grüße\n\n- Done: mail\n\n## Gracias\n\n- Next: rest\n',
  });
  expect(found.people.map(({ name }) => name).toSorted()).toEqual(['Mira', 'Tomas']);
  expect(updatesOf(found).some((update) => update.startsWith('Atlas'))).toBe(false);
});

test('who is listed is somebody, whatever they report', () => {
  const note = (day: string) =>
    `# Standup ${day}\n\nAttendees: Mira, Atlas\n\n- Mira: merged it\n- Atlas: release on Friday\n`;
  const found = peopleOf({ 'standup/1.md': note('2031-03-03') });
  expect(found.people.map(({ name }) => name).toSorted()).toEqual(['Atlas', 'Mira']);
});
