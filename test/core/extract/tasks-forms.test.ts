import { describe, expect, test } from 'vitest';
import { findTasks } from '../../../core/extract/tasks/tasks.ts';
import { growth, LINEAR } from '../../helpers/growth.ts';
import { parseText } from '../../helpers/parse.ts';

function read(path: string, body: string): string {
  const items = findTasks(parseText(body, path)).map(({ state, owners, text }) =>
    `${state} [${owners.join('+')}] ${text}`.replace('[] ', ''),
  );
  return items.length === 0 ? 'none' : items.join(' | ');
}

const BOXES = '- [ ] stop the writers\n- [ ] promote the replica\n';

describe('boxes that whoever follows a page ticks are no items', () => {
  test.each([
    ['templates/daily.md', `# {{date}}\n\n${BOXES}`],
    ['.github/pull_request_template.md', `## Checks\n\n${BOXES}`],
    ['release template.md', `# Release\n\n- [x] tag it\n${BOXES}`],
    ['notes/release.md', `# Release template\n\n${BOXES}`],
    ['runbooks/failover.md', `# Failover\n\n## Before you start\n\n${BOXES}`],
    ['docs/release-checklist.md', `# Release checklist\n\n${BOXES}`],
    ['README.md', '# Tool\n\n## Features\n\n- [x] export\n- [ ] import\n'],
    ['guide.md', `# How to fail over\n\n${BOXES}`],
  ])('%s', (path, body) => {
    expect(read(path, body)).toBe('none');
  });

  test.each([
    ['runbooks/2031-02-03-failover.md', `# Failover\n\n${BOXES}`],
    ['runbooks/failover.md', `# Failover of 2031-02-03\n\n${BOXES}`],
    ['notes/release.md', `# Release 4.2\n\n${BOXES}`],
    ['journal/2031-02-03.md', `# Checklist for the release\n\n${BOXES}`],
    ['README.md', `# Tool\n\n## To do\n\n${BOXES}`],
  ])('%s: of a run, or of what is to be done, they are', (path, body) => {
    expect(read(path, body)).toBe('open stop the writers | open promote the replica');
  });

  test('a list that somebody works through is theirs', () => {
    expect(read('onboarding-ann.md', '# Onboarding\n\n- [x] laptop\n- [ ] access\n')).toBe('done laptop | open access');
  });

  test('a keyword in a runbook is something to do about the runbook', () => {
    expect(read('runbooks/dns.md', '# DNS\n\n- TODO: describe the resolver\n')).toBe('open describe the resolver');
  });
});

const TEAM = '# Weekly 2031-02-03\n\nAttendees: Ann, Bob\n\n';

describe('lists of items in minutes', () => {
  test.each([
    ['## Actions\n\n- ✅ Ann: status page', 'done [Ann] status page'],
    ['## Actions\n\n- 🚧 Bob: mail server', 'doing [Bob] mail server'],
    ['## Actions\n\n- ⬜ Bob: mail server', 'open [Bob] mail server'],
    ['## Notes\n\n- ✅ the audit went well', 'none'],
    ['## Status of actions\n\n- Ann: status page - not started', 'open [Ann] status page'],
    ['## Status of actions\n\n- Ann: status page - blocked by Bob', 'blocked [Ann] status page - blocked by Bob'],
    ['## Carried over\n\n- Ann & Bob - price list', 'open [Ann+Bob] price list'],
    ['## Actions\n\n- status page -> Ann', 'open [Ann] status page'],
    ['## Actions\n\n- owner: Ann, status page', 'open [Ann] status page'],
    ['## Actions\n\n- Status page. Owner: Ann. Due: 2031-02-09.', 'open [Ann] Status page'],
    ['## Actions\n\n- write the note - @ann - Fri', 'open [ann] write the note'],
    ['## Actions\n\n- [Ann] list of hosts', 'open [Ann] list of hosts'],
    ['## Actions\n\n- N/A for mobile', 'none'],
    ['## To do\n\n- a chart\n\n## In progress\n\n- page of hosts', 'open a chart | doing page of hosts'],
    ['## Done\n\n- page of hosts', 'none'],
    ['- @bob please ask the vendor', 'open [bob] please ask the vendor'],
    ['1. Tape\n\n   It is full.\n\n   ACTION: Ann to ask the vendor', 'open [Ann] ask the vendor'],
    ['AR: Bob - ask for a licence', 'open [Bob] ask for a licence'],
    ['AI: the new model is better', 'none'],
    ['- seconded by Bob, action item for Ann to open an issue', 'open [Ann] open an issue'],
    ['- **Ann to leave a comment**', 'open [Ann] leave a comment'],
    ['- NEXT reply to Ann', 'open reply to Ann'],
    ['- NEXT week is busy', 'none'],
  ])('%s', (body, expected) => {
    expect(read('2031-02-03-weekly.md', TEAM + body)).toBe(expected);
  });
});

test('a long line costs its length only', () => {
  for (const piece of [
    'owner: a, ',
    '[[A]] b ',
    '✅ ',
    'Ann & Bob, ',
    ' - blocked by ',
    '@a B ',
    'I send ',
    '11:20 ',
  ]) {
    const prepare = (size: number) => {
      const body = `${TEAM}## Actions\n\n- ${piece.repeat(size / piece.length)}\n`;
      return () => void read('2031-02-03-weekly.md', body);
    };
    expect(growth(prepare, 100_000), piece).toBeLessThan(LINEAR);
  }
});
