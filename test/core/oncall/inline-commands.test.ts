import { describe, expect, test } from 'vitest';
import { readRunbook } from '../../../core/oncall/read-runbook.ts';

function read(...lines: readonly string[]) {
  const text = ['# Ferry', '', '## Steps', '', ...lines].join('\n');
  const page = { journal: '', path: 'ferry.md', title: '', text, bodyLine: 1, frontmatter: {}, history: null };
  return readRunbook(page, { today: '2026-11-16', staleAfterDays: 180 }).steps;
}
const commands = (...lines: readonly string[]) =>
  read(...lines).flatMap((step) => step.commands.map(({ text }) => text));

describe('code in a sentence', () => {
  test.each([
    ['Look in `select * from parcels where stuck`.', ['select * from parcels where stuck']],
    ['Consider running `ANALYZE $table` then.', ['ANALYZE $table']],
    ['Add the user to the harbour `ferry-ctl user-add harbour _name_`', ['ferry-ctl user-add harbour _name_']],
    ['- Make it:\n  - `CREATE USER ferry LOGIN`', ['CREATE USER ferry LOGIN']],
    ['Refresh it by executing a `git pull` command.', ['git pull']],
    ['- `BASE=<the newest backup>`', ['BASE=<the newest backup>']],
    ['1. On the server `consul leave` - it stops then.', ['consul leave']],
  ])('is a command in %j', (text, wanted) => {
    expect(commands(...text.split('\n'))).toEqual(wanted);
  });

  test.each([
    'Find `git pack-objects` processes that are children of `git upload-pack` (rather than `git repack`).',
    'Each belongs to one client running `git fetch` or `git clone`.',
    '`docker ps` is slow on that host.',
    'Tasks, like `bundle install` and `rake setup`, are quicker then.',
    'Session features like `SET statement_timeout = 0` do not work.',
    'Say `role with vault` to them.',
    '- `host replication ferry 10.0.0.0/8 md5`',
  ])('is none in %j', (text) => {
    expect(commands(text)).toEqual([]);
  });
});

describe('a block', () => {
  test.each([
    ['$sudo lsblk\nNAME\nsda', true],
    ['ferry-01-db # pid=$(cat /run/ferry.pid);\\\n  echo $pid', true],
    ['> flushall', true],
    ['[ gstg ] production> Parcel.find(1)', true],
    ['/opt/ferry/bin/git', false],
    ['--jobs=N how many at once\n\n--all of them', false],
    ['SELECT * FROM parcels WHERE id = $1 AND dock = $2', false],
  ])('%j is a command: %s', (text, is) => {
    expect(commands('See this:', '', '```', ...text.split('\n'), '```')).toEqual(is ? [text] : []);
  });
});

describe('items that tell what to do', () => {
  test('are steps of their own below the line that leads to them', () => {
    const steps = read(
      'If the ferry is late:',
      '',
      '- Check the dock.',
      '- Once it is free, apply the plan.',
      '- **Radio**: call them',
    );
    expect(steps.map(({ text }) => text)).toEqual([
      'If the ferry is late:',
      'Check the dock.',
      'Once it is free, apply the plan.',
      '**Radio**: call them',
    ]);
  });

  test('stay with that line where they only list things', () => {
    const steps = read('Two docks could be the reason:', '', '- north, which is old', '- south');
    expect(steps.map(({ text }) => text)).toEqual(['Two docks could be the reason:\n- north, which is old\n- south']);
  });

  test('are found under headings that name a subject, where other lists are none', () => {
    const list = '- In the hold, open the valve.\n- You will need to wait.\n';
    const text = `# Ferry\n\n## Oil\n\n${list}\nOils that we had:\n\n- The brown one.\n- The black one.\n`;
    const page = { journal: '', path: 'f.md', title: '', text, bodyLine: 1, frontmatter: {}, history: null };
    const { steps } = readRunbook(page, { today: '2026-11-16', staleAfterDays: 180 });
    expect(steps.map(({ line }) => line)).toEqual([5, 6]);
  });
});

describe('a symptom with code in it', () => {
  const around = (line: string, heading: string) => {
    const text = `# Hold full\n\n${heading}${line}\n\n## Steps\n\n1. Run \`ferry-ctl clean --all\`.\n`;
    const page = { journal: '', path: 'f.md', title: '', text, bodyLine: 1, frontmatter: {}, history: null };
    return readRunbook(page, { today: '2026-11-16', staleAfterDays: 180 }).steps.map((step) => step.text);
  };

  test.each([
    'Symptom: `df -h` shows 100 % on /hold.',
    '**Symptom**: `kubectl get pods` lists ferries in CrashLoopBackOff.',
    'The alert fires when `curl -s localhost:8080/health` returns 503.',
    'Users see that `git push` hangs for a minute.',
    '`psql -h dock` fails with `FATAL: too many boats`.',
  ])('is no step: %s', (line) => {
    expect(around(line, '')).toEqual(['Run `ferry-ctl clean --all`.']);
    expect(around(`- ${line}`, '## Symptoms\n\n')).toEqual(['Run `ferry-ctl clean --all`.']);
  });

  test.each([
    '`df -h` shows how full the hold is.',
    'When `df -h` shows 100 %, run `ferry-ctl bilge`.',
    'Look at it with `df -h` first.',
  ])('is one where it tells what to run: %s', (line) => {
    expect(around(line, '')).toEqual([line, 'Run `ferry-ctl clean --all`.']);
  });
});
