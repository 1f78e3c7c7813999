import { describe, expect, test } from 'vitest';
import { peopleOf, updatesOf } from '../../helpers/people.ts';

/* Standups under the words that teams elsewhere have for them, and what reports beside people and is nobody. */

const names = (text: string, path = 'notes/2031-03-04.md'): string[] =>
  peopleOf({ [path]: text })
    .people.map(({ name }) => name)
    .toSorted();

describe('a standup in the words of other languages', () => {
  test.each([
    '# Mêlée quotidienne 4 mars 2031',
    '# 2031-03-04\n\n## Mêlée',
    '# 2031-03-04\n\n## Point quotidien',
    '# Daily 04.03.2031',
    '# 2031-03-04\n\n## Tägliches',
    '# 2031-03-04\n\n## Tägliches Treffen',
    '# Reunión diaria 4 de marzo de 2031',
    '# 2031-03-04\n\n## Diaria',
    '# 2031-03-04\n\n## Riunione giornaliera',
    '# 2031-03-04\n\n## Reunião diária',
    '# 2031-03-04\n\n## 朝会',
  ])('%s', (head) => {
    expect(names(`${head}\n\n- Élodie: import\n- Mirco: dashboards\n`)).toEqual(['Mirco', 'Élodie']);
  });

  test.each(['# Daily notes', '# Daily log 2031-03-04', '# Daily backup of the database'])('%s is none', (head) => {
    expect(names(`${head}\n\n- Kestrel: import\n- Tern: dashboards\n`)).toEqual([]);
  });

  test('its own heading is nobody, and each has a part below it', () => {
    const note = '# 2031-03-04\n\n## Tägliches Stand-up\n\n### Jörg\n- Gestern: Import\n\n### Anke\n- Heute: Review\n';
    expect(updatesOf(peopleOf({ 'notes/2031-03-04.md': note }))).toEqual([
      'Jörg 6 done: Import',
      'Anke 9 next: Review',
    ]);
  });

  test.each([
    ['gestern Import repariert', 'done'],
    ['gestern Import, heute Review', 'update'],
    ['heute Review', 'next'],
    ["hier, j'ai corrigé l'import", 'done'],
    ['demain la revue', 'next'],
    ['bloquée par les accès', 'blocked'],
    ['hoy paneles, bloqueada por permisos', 'blocked'],
    ['hier gibt es nichts Neues', 'update'],
  ])('%s: %s', (text, kind) => {
    const found = peopleOf({ 'notes/1.md': `# Standup 2031-03-04\n\n- Mirco: ${text}\n- Anke: on call\n` });
    expect(found.updates.find(({ person }) => person === 'Mirco')?.kind).toBe(kind);
  });
});

test.each([
  ['worked on', '- Done: worked on Quillon', '- Done: tests'],
  ['deployed to', '- Done: deployed to Quillon', '- Done: tests'],
  ['in', '- Done: the import in Quillon', '- Done: bugs in Quillon'],
])('a project that heads a part as people do is none where people speak of it as a thing: %s', (_, ana, ben) => {
  const note = `# Standup 2031-03-04\n\n## Ana\n${ana}\n- Next: a\n\n## Ben\n${ben}\n- Next: b\n\n## Quillon\n- Done: export\n- Next: csv\n`;
  expect(names(note, 'standup/2031-03-04.md')).toEqual(['Ana', 'Ben']);
});

test('somebody who was pulled in, or whose work it is, is no thing', () => {
  const note =
    "# Standup 2031-03-04\n\n## Ana\n- Done: pulled in Mirco, bugs in Mirco's branch\n- Next: a\n\n## Mirco\n- Done: export\n- Next: csv\n";
  expect(names(note, 'standup/2031-03-04.md')).toEqual(['Ana', 'Mirco']);
});

describe('the days of a week', () => {
  test.each(['- lun: a\n- mar: b\n- mer: c', '- Mo: a\n- Di: b\n- Mi: c\n- Do: d', '- Sam: a\n- Dim: b\n- Lun: c'])(
    '%s are nobody',
    (list) => {
      expect(names(`# Standup week 10\n\n${list}\n`, 'standup/2031-w10.md')).toEqual([]);
    },
  );

  test('two people may be called as two days are', () => {
    expect(names('# Standup 2031-03-04\n\n- Mo: a\n- Sam: b\n', 'standup/2031-03-04.md')).toEqual(['Mo', 'Sam']);
  });
});
