import { expect, test } from 'vitest';
import { peopleOf } from '../helpers/people.ts';

const DIARY = (note: string, one: string, both: string) => `# 2031

## 2031-03-04

- ${note}: the pump is dry
- ${one}: ordered the seal

## 2031-03-05

- ${note}: the pump leaks
- ${one}: waiting for the vendor

## 2031-03-06

- ${note}: all quiet
- ${both}: changed the seal together
`;

test.each([
  ['Примечание', 'Ира', 'Ира и Олег'],
  ['Σημείωση', 'Νίκος', 'Νίκος και Ελένη'],
  ['הערה', 'נועה', 'נועה, איתן'],
  ['ملاحظة', 'عمر الفاروق', 'عمر الفاروق, ليلى'],
  ['Uwaga', 'Kasia', 'Kasia, Piotr'],
  ['Nota', 'Ana', 'Ana y Luis'],
])('%s is a label, and %s is somebody', (note, one, both) => {
  const { people } = peopleOf({ 'log.md': DIARY(note, one, both) });
  expect(people.map(({ name, updates }) => [name, updates])).toEqual([[one, 3]]);
});
