import { expect, test } from 'vitest';
import { findTurns } from '../../core/extract/people/turns.ts';
import { parseText } from '../helpers/parse.ts';

test('a bracket that ends within a word is no mark around a name', () => {
  const speakers = (line: string) =>
    findTurns(parseText(`- [name=Mira] rigged\n${line}\n`, 'standup/2031-02-03.md')).flatMap((turn) => turn.speakers);
  expect(speakers('- (Mira)Mira: sailed')).not.toContain('MiraMira');
  expect(speakers('- (Tomas): sailed')).toEqual(['Mira', 'Tomas']);
  expect(speakers('- Tomas (remote): sailed')).toEqual(['Mira', 'Tomas']);
});
