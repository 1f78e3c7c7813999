import { expect, test } from 'vitest';
import type { Runbook, RunbookStep } from '../../core/contract/runbook.ts';
import { readRunbook } from '../../core/oncall/read-runbook.ts';
import { parseText } from '../helpers/parse.ts';

/*
 * Runbooks as strangers write them, of which steps, conditions or commands were lost, or stood below the wrong step.
 */

function read(text: string): Runbook {
  const { bodyLine, title, frontmatter, path } = parseText(text, 'a.md');
  const page = { journal: '', path, title, text, bodyLine, frontmatter, history: null };
  return readRunbook(page, { today: '2031-01-01', staleAfterDays: 180 });
}

const stepsOf = (text: string): readonly RunbookStep[] => read(text).steps;
const textsOf = (text: string): string[] => stepsOf(text).map((step) => step.text);
const copiesOf = (text: string): string[] => stepsOf(text).flatMap(({ commands }) => commands.map(({ copy }) => copy));

test('an item that only asks something stays between those that tell what to do', () => {
  expect(textsOf('# Kiln\n\n- Read the gauge\n- Door closed?\n- Burner lit? If not, press green\n')).toEqual([
    'Read the gauge',
    'Door closed?',
    'Burner lit? If not, press green',
  ]);
});

test('paragraphs that go on below a step are kept where some sentence of them tells what to do', () => {
  const text = `# Bell is silent

Start by pressing the button. The lamp turns amber.

When the lamp is amber, the speaker is muted. Turn the knob.

If neither helped, hand out the whistles.
`;
  expect(textsOf(text)).toHaveLength(3);
});

test('items below an item carry its condition, however deep, and begin at their own line', () => {
  const steps = stepsOf(`# Loom

1. If the loom hums:
   1. Pull the lever.
   2. Lift the beam:

      \`\`\`bash
      loomctl lift --beam 2
      \`\`\`

2. Dark lamp
   - Check the fuse
   - Then wake it with \`loomctl wake\`
3. Weave ten rows.
`);
  expect(steps.map(({ line, condition }) => [line, condition])).toEqual([
    [3, 'If the loom hums'],
    [4, 'If the loom hums'],
    [5, 'If the loom hums'],
    [11, null],
    [12, null],
    [13, null],
    [14, null],
  ]);
});

test('rows of a table each have their own commands, also below an item', () => {
  const steps = stepsOf(`# Reader

1. Reset it

   | Kind | Command |
   |---|---|
   | wired | \`readerctl reset --port <port>\` |
   | radio | \`readerctl rejoin --id <id>\` |
`);
  expect(steps.map(({ commands }) => commands.map(({ copy }) => copy))).toEqual([
    [],
    ['readerctl reset --port <port>'],
    ['readerctl rejoin --id <id>'],
  ]);
});

test('numbered rows are steps, and the cell under `Check` is what is expected', () => {
  const steps = stepsOf(`# Failover

| # | Who | Action | Command | Check |
|---|---|---|---|---|
| 1 | on call | Announce it | #radio | somebody answers |
| 2 | on call | Stop a | \`ssh a sudo systemctl stop radiod\` | \`inactive\` |
| 3 | desk | Test call | desk | heard by both |
`);
  expect(steps.map(({ expected }) => expected)).toEqual([['somebody answers'], ['`inactive`'], ['heard by both']]);
});

test('titles of tabs, panels and folded parts stand before what they hold', () => {
  const text = `# Lag

import Tabs from '@theme/Tabs';

## Scale up

=== "Cluster"

    Add a pod:

    \`\`\`bash
    kubectl scale deploy/sorter --replicas=6
    \`\`\`

=== "Host"

    Start another: \`systemctl start sorter@2\`

!!! warning "Never below two"
    Keep two of them.

<details><summary>If it still grows</summary>

Call the desk.

</details>
`;
  expect(textsOf(text)).toEqual([
    'Cluster:',
    'Add a pod:',
    'Host:',
    'Start another: `systemctl start sorter@2`',
    'Never below two:',
    'Keep two of them.',
    'If it still grows:',
    'Call the desk.',
  ]);
});

test('a heading that is a step is one, with nothing below it as well', () => {
  const text = '# Index\n\n## 1. Stop the writers\n\n## 2. Restore the copy\n\nOnly after 1.\n\n## History\n\nOld.\n';
  expect(stepsOf(text).map((step) => [step.line, step.text])).toEqual([
    [3, '1. Stop the writers'],
    [7, 'Only after 1.'],
  ]);
});

test('`Fix` in several parts of a page says which of them', () => {
  const text = '# Loom\n\n## Dark\n\n### Fix\n\n1. Wake it.\n\n## Hot\n\n### Fix\n\n1. Air it.\n';
  expect(stepsOf(text).map(({ group }) => group)).toEqual(['Dark · Fix', 'Hot · Fix']);
});

test('sections headed in other languages have their phase, and their steps a condition', () => {
  const steps = stepsOf(`# Band steht

## Bedeutung

Nichts bewegt sich.

## Behebung

1. Falls der Antrieb heiß ist, die Bereitschaft anrufen.

## Überprüfung

Zehn Pakete müssen durchlaufen.
`);
  expect(steps.map(({ phase, condition }) => [phase, condition])).toEqual([
    ['resolution', 'Falls der Antrieb heiß ist'],
    ['verification', null],
  ]);
});

test('counting in roman numbers, and a definition list, are read', () => {
  expect(textsOf('# Power\n\nI. Mains dark?\n\nII. Start the set.\n\nIII. Shed load\n')).toHaveLength(3);
  expect(textsOf('# Loom\n\n## Fix\n\nLint\n: Take out the filter.\n').join(' ')).not.toContain(' :');
});

test.each([
  ['a switch', 'edge1.depot# show ip bgp summary\nNeighbor  V\n192.0.2.9 4', 'show ip bgp summary'],
  ['its settings', 'edge1(config)# router bgp 64513\nedge1(config-router)# end', 'router bgp 64513\nend'],
  ['a router', 'ops@core2> show bgp neighbor 192.0.2.10\n  State: Active', 'show bgp neighbor 192.0.2.10'],
  ['a database', 'SQL> select name\n  2  from v$db;\n\nNAME\n----\nA', 'select name\nfrom v$db;'],
  ['another', 'mysql> SHOW SLAVES\n    -> WHERE lag > 9;\n+---+', 'SHOW SLAVES\nWHERE lag > 9;'],
])('a session of %s is what was typed', (_, block, copy) => {
  expect(copiesOf(`# A\n\n## Fix\n\n1. Look:\n\n\`\`\`\n${block}\n\`\`\`\n`)).toEqual([copy]);
});

test('a command on a line of its own among words is one, and words that begin like one are none', () => {
  const text = `# Gauge

1) Is the modem there
     ping -c 3 gauge-<station>.sea
2) If so, open the box and
     find the fuse that is dark
3) mail waits:
   mailq | tail -1
   then read on
`;
  expect(copiesOf(text)).toEqual(['ping -c 3 gauge-<station>.sea', 'mailq | tail -1']);
});

test('what a command shows below the steps is run to see it, and a metric with its value is not run', () => {
  const text = `# Toll

1. Reload it: \`tollctl reload\`
2. It comes back:

   \`\`\`
   toll_up{gate="3"} 1
   \`\`\`

## When all is done

\`curl -s toll.example/health\` answers \`ok\`.
`;
  expect(copiesOf(text)).toEqual(['tollctl reload', 'curl -s toll.example/health']);
});

test.each([
  ['**Owner:** canals | **Reviewed:** 2030-08-01', 'canals', '2030-08-01'],
  ['> Owner: **locks** — reviewed: 3 March 2030', 'locks', '2030-03-03'],
  ['Owned by the dredgers. Reviewed 2030-11-02.', 'the dredgers', '2030-11-02'],
  ['All gates of the canal. Owner: canals.', 'canals', null],
  ['- Owner: ~"group::canals"', 'group::canals', null],
  ['Verantwortlich: Schleuse · Geprüft: 2030-07-01', 'Schleuse', '2030-07-01'],
])('%s', (line, owner, reviewed) => {
  const page = read(`# Gate\n\n${line}\n\n1. Open it.\n`);
  expect([page.owner, page.reviewed]).toEqual([owner, reviewed]);
});

test('boxes without the mark of a list are items, numbered or not', () => {
  const text =
    '# Export\n\n[ ] 1. Look whether it ran\n[ ] 2. If it was stopped:\n       - restart it\n[x] Tell the desk\n';
  expect(stepsOf(text).map((step) => [step.line, step.text])).toEqual([
    [3, 'Look whether it ran'],
    [4, 'If it was stopped:'],
    [5, 'restart it'],
    [6, 'Tell the desk'],
  ]);
});

test('a block of HTML is code as it is shown', () => {
  const text =
    '# Edge\n\n1. Reload:\n\n<pre><code class="language-bash">sudo edgectl reload &amp;&amp; edgectl ping\n</code></pre>\n';
  expect(copiesOf(text)).toEqual(['sudo edgectl reload && edgectl ping']);
});

test('a condition is no expectation, and `Result:` is one', () => {
  const steps = stepsOf(`# Oven

1. **Action:** Run the test
   **Result:** \`PASS\` on all lines.
2. If it says \`FAIL\`, call the baker.
3. If it runs, you should see \`ok\`.
`);
  expect(steps.map(({ expected }) => expected)).toEqual([
    ['**Result:** `PASS` on all lines.'],
    [],
    ['If it runs, you should see `ok`.'],
  ]);
});

test('rows whose cell counts steps are steps of their own, and tabs of another kind are named', () => {
  expect(textsOf('# Pump\n\n| Seen | Steps |\n|---|---|\n| dry | 1. Wait |\n| wet | 1. Start pump b |\n')).toHaveLength(
    2,
  );
  expect(textsOf('# Node\n\n{{< tab "Bare metal" >}}\n1. Unplug it.\n{{< /tab >}}\n')).toEqual([
    'Bare metal:',
    'Unplug it.',
  ]);
});

test('what a page is about is no sentence from the middle of its steps', () => {
  expect(read('# Deploy\n\n1. Look at it.\n\nIf it says no, ask the platform team.\n').summary).toBeNull();
});
