import { expect, test } from 'vitest';
import { fold } from '../../core/ask/query/words.ts';
import { indexedEngine, search } from '../core/engine/engine-on.ts';

/*
 * The index takes accents from Latin letters only; a question that took them from all letters never found Greek words
 * with a tonos, or Cyrillic ones with `й` or `ё`.
 */

const NOTES = {
  'greek.md': '# Βάρδια\n\nΕπανεκκινήσαμε τον εισαγωγέα μετά τα μεσάνυχτα.\n',
  'russian.md': '# Смена\n\nЗелёный сервер снова принимает очередь, Сергей проверил.\n',
  'french.md': '# Équipe\n\nLe serveur de développement a été redémarré.\n',
  'vietnamese.md': '# Nhật ký\n\nKhởi động lại máy chủ.\n',
};

test('words with accents are found in every script as they are written', async () => {
  const { engine } = await indexedEngine(NOTES);
  const found = async (word: string) => (await search(engine, word)).results.map(({ path }) => path);
  expect(await found('εισαγωγέα')).toEqual(['greek.md']);
  expect(await found('ΕΙΣΑΓΩΓΈΑ')).toEqual(['greek.md']);
  expect(await found('Сергей')).toEqual(['russian.md']);
  expect(await found('зелёный')).toEqual(['russian.md']);
  expect(await found('developpement')).toEqual(['french.md']);
  expect(await found('développement')).toEqual(['french.md']);
  expect(await found('khoi dong')).toEqual(['vietnamese.md']);
});

test('only Latin letters lose their accents', () => {
  expect(['Équipe', 'İstanbul', 'έ', 'й', 'が', 'ệ'].map(fold)).toEqual(['equipe', 'istanbul', 'έ', 'й', 'が', 'e']);
});
