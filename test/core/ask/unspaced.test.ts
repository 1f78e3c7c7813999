import { afterAll, beforeAll, expect, test } from 'vitest';
import { search } from '../../../core/ask/search.ts';
import { SearchRequestSchema } from '../../../core/contract/search.ts';
import { openIndex, type Db } from '../../../core/store/database.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

const FILES = {
  'ja.md': '# 障害メモ\n\n## 対応\n\n予約サーバーが停止したので、接続プールを再起動した。\n',
  'ja-2.md': '# 昼食\n\n今日の昼食はうどんだった。\n',
  'zh.md': '# 值班记录\n\n数据库连接数过多，重启连接池后恢复正常。\n',
  'ko.md': '# 당직 기록\n\n인증서가 만료되어 갱신했습니다.\n',
  'th.md': '# บันทึก\n\nเซิร์ฟเวอร์ล่มตอนเที่ยงคืน\n',
};

let folder: ReturnType<typeof journalFolder>;
let db: Db;

beforeAll(async () => {
  folder = journalFolder(FILES);
  db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root]);
});
afterAll(() => {
  db.close();
  folder[Symbol.dispose]();
});

test.each([
  ['接続プールの再起動', 'ja.md'],
  ['サーバーが停止した時の対応は？', 'ja.md'],
  ['重启连接池', 'zh.md'],
  ['인증서 만료', 'ko.md'],
  ['เซิร์ฟเวอร์ล่ม', 'th.md'],
  ['airflow の 接続プール', 'ja.md'],
])('%s is found in %s', async (query, path) => {
  const request = SearchRequestSchema.parse({ query, mode: 'lexical' });
  const { results } = await search({ db, embedder: null, degraded: [] }, request, { now: new Date(2026, 1, 1) });
  expect(results[0]?.path).toBe(path);
});
