import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { callFromPage, canRun, HOSTS, newHome, openDaybook, removeHome, type Host, type Opened } from './hosts.ts';

interface Desk extends Opened {
  readonly file: (path: string) => string;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A window on a journal with these files, indexed. */
async function deskWith(files: Readonly<Record<string, string>>, host: Host): Promise<Desk> {
  const { dataDir, env } = newHome();
  const root = join(dataDir, 'journal');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const opened = await openDaybook(host, env);
  closing.push(async () => {
    await opened.close().catch(() => undefined);
    removeHome(dataDir);
  });
  const { page } = opened;
  await page.getByRole('navigation').waitFor();
  await callFromPage(page, 'addJournal', { root });
  const count = Object.keys(files).length;
  await page.getByLabel('Status').getByText(`${count} notes`).waitFor({ timeout: 30_000 });
  return { ...opened, file: (path) => readFileSync(join(root, path), 'utf8') };
}

const TASKS = {
  'journal/2026-03-09.md':
    '# 2026-03-09\n\n- [ ] ask Jon about the quota\n- [ ] rename the staging bucket\n\nThe end.\n',
  'journal/2026-03-10.md': '# 2026-03-10\n\n- [x] drain the queue\n',
};

const RUNBOOK = `---
type: runbook
owner: Mira Voss
---
# The importer runs out of disk space

The importer of berth stops with \`no space left on device\` when its spool is full.

1. Look how full the spool is.

   \`\`\`bash
   df -h /var/spool/berth
   \`\`\`

2. Remove what was imported already.

   \`\`\`bash
   berthctl spool prune --imported
   \`\`\`
`;

/** A note in each of ten scripts: its name, a sentence, and the word that is looked for. */
const SCRIPTS: readonly (readonly [language: string, title: string, sentence: string, word: string])[] = [
  ['Japanese', '障害の記録', '桟橋のデータベースを再起動した。', '再起動'],
  ['Chinese', '发布检查清单', '先把队列排空，再切换写入节点。', '队列'],
  ['Korean', '배포 메모', '대기열을 비운 다음에 기록기를 바꾼다.', '대기열을'],
  ['Arabic', 'ملاحظات النوبة', 'أعدنا تشغيل المستورد بعد منتصف الليل.', 'المستورد'],
  ['Hebrew', 'יומן משמרת', 'הפעלנו מחדש את שרת הגיבוי אחרי חצות.', 'הגיבוי'],
  ['Hindi', 'पाली की टिप्पणी', 'आधी रात के बाद आयातक फिर से चालू किया।', 'आयातक'],
  ['Russian', 'Заметки о сбое', 'Перезапустили очередь после полуночи.', 'Перезапустили'],
  ['Greek', 'Σημειώσεις βάρδιας', 'Επανεκκινήσαμε τον εισαγωγέα μετά τα μεσάνυχτα.', 'εισαγωγέα'],
  ['Thai', 'บันทึกกะกลางคืน', 'เริ่มตัวนำเข้าใหม่หลังเที่ยงคืน', 'ตัวนำเข้า'],
  ['Turkish', 'Nöbet günlüğü', 'İçe aktarıcıyı gece yarısından sonra yeniden başlattık.', 'başlattık'],
];

describe.skipIf(!canRun).each(HOSTS)('in %s', (host) => {
  test('an item is toggled, and its line in the file with it; taken back, the file is as it was', async () => {
    const { page, file, complaints } = await deskWith(TASKS, host);
    const before = file('journal/2026-03-09.md');
    await page.keyboard.press('Control+5');
    await page.getByRole('checkbox', { name: 'Open: rename the staging bucket' }).click();
    await expect.poll(() => file('journal/2026-03-09.md')).toBe(before.replace('- [ ] rename', '- [x] rename'));
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => file('journal/2026-03-09.md')).toBe(before);

    await page.keyboard.press('v');
    const card = page.locator('.card').filter({ hasText: 'ask Jon about the quota' });
    const from = await card.boundingBox();
    const to = await page.locator('[data-column=done]').boundingBox();
    if (from === null || to === null) throw new Error('the board is not drawn');
    await page.mouse.move(from.x + 20, from.y + 14);
    await page.mouse.down();
    await page.mouse.move(to.x + 30, to.y + 150, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => file('journal/2026-03-09.md')).toContain('- [x] ask Jon about the quota');
    expect(file('journal/2026-03-10.md')).toBe(TASKS['journal/2026-03-10.md']);
    expect(complaints).toEqual([]);
  });

  test('a question is answered without a model, and its citation opens the line', async () => {
    const { page, complaints } = await deskWith({ 'runbooks/importer.md': RUNBOOK, ...TASKS }, host);
    await page.keyboard.press('Control+2');
    await page.getByLabel('Question to your notes').fill('What do I do when the importer has no space left on device?');
    await page.keyboard.press('Enter');
    const answer = page.getByRole('article', { name: 'Answer' });
    await answer.getByText('berthctl spool prune --imported').first().waitFor();
    await answer.locator('a.cite').first().click();
    await page.getByRole('heading', { name: 'runbooks/importer.md' }).waitFor();
    await page.locator('.line.cited').first().waitFor();
    expect(complaints).toEqual([]);
  });
});

describe.skipIf(!canRun)('ten scripts and emoji', () => {
  test('are found, opened, written and ticked as they are', async () => {
    const files = Object.fromEntries(
      SCRIPTS.map(([, title, sentence], index) => [
        `${title}.md`,
        `# ${title}\n\n${sentence}\n\n- [ ] ${sentence} ${index + 1}\n`,
      ]),
    );
    const { page, file, complaints } = await deskWith(
      { ...files, '🚢 log.md': '# 🚢 log\n\nThe 🧭 points north. 👩🏽‍🚀\n' },
      'browser',
    );
    await page.keyboard.press('Control+Shift+F');
    const box = page.getByLabel('Search your notes');
    for (const [language, title, , word] of SCRIPTS) {
      await box.fill(word);
      const found = page.getByRole('option').first();
      await expect.poll(() => found.textContent(), { message: `${language}: ${word}` }).toContain(word);
      await expect.poll(() => page.locator('.result-title').first().textContent(), { message: language }).toBe(title);
    }
    for (const [language, title] of SCRIPTS) {
      await page.evaluate((path) => (location.hash = `#/note?path=${encodeURIComponent(path)}`), `${title}.md`);
      await expect.poll(() => page.locator('.note-body').textContent(), { message: language }).toContain(title);
    }
    await page.evaluate((path) => (location.hash = `#/note?path=${encodeURIComponent(path)}`), '🚢 log.md');
    await page.locator('.note-body').getByText('👩🏽‍🚀').waitFor();
    await page.keyboard.press('e');
    await page.locator('.cm-content:focus').waitFor();
    await page.keyboard.press('Control+End');
    const typed = SCRIPTS.map(([, title]) => title).join(' · ');
    await page.keyboard.insertText(`${typed} 👍🏿🏳️‍🌈`);
    await expect.poll(() => file('🚢 log.md')).toBe(`# 🚢 log\n\nThe 🧭 points north. 👩🏽‍🚀\n${typed} 👍🏿🏳️‍🌈`);
    await page.keyboard.press('Escape');

    await page.evaluate(() => (location.hash = '#/tasks'));
    await page.getByRole('checkbox', { name: /再起動/ }).click();
    await expect.poll(() => file('障害の記録.md')).toContain('- [x] 桟橋のデータベースを再起動した。 1');
    await page.keyboard.press('Control+p');
    await page.keyboard.type('Заметки');
    await page.getByRole('option', { name: /Заметки о сбое/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Заметки о сбое.md' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
