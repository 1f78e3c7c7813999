import { describe, expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

const NOTES = {
  'incidents/2026-01-04-kiln-cold.md': `# Kiln went cold

- Severity: 1

The thermocouple lost its wire, and 1 batch was spoilt.
`,
  'incidents/2026-02-11-press-jam.md': `# Press jammed

- Severity: 2

A spanner was left in the feeder of press 1.
`,
  'incidents/2025-11-20-flood.md': `# Cellar under water

- Severity: 1

The pump did not start.
`,
  'log/2026-02-12.md': `# 2026-02-12

Cleaned up after yesterday's incident. Nobody was hurt.
`,
};

async function listTo(question: string) {
  const { abstained, reason, sentences, facts } = await answerTo(NOTES, question);
  return { abstained, reason, title: facts?.title, lines: sentences.map(({ text }) => text) };
}

describe('notes of a kind that only their writer has are listed whole', () => {
  test('all of them, the newest first', async () => {
    expect(await listTo('list all incidents')).toEqual({
      abstained: false,
      reason: null,
      title: 'Incidents',
      lines: ['Press jammed', 'Kiln went cold', 'Cellar under water'],
    });
  });

  test('those of a time, and how many', async () => {
    const { title, lines } = await listTo('how many incidents were there in 2026?');
    expect(title).toMatch(/^Incidents.*: 2$/);
    expect(lines).toEqual(['Kiln went cold', 'Press jammed']);
    expect((await listTo('which incidents did we have in 2024?')).reason).toMatch(/No incidents are recorded/);
  });

  test('decisions that are told like a story', async () => {
    const { sentences } = await answerTo(
      { 'decisions/glaze.md': '# No more lead glaze\n\nWe talked all evening, and Ilse won.\n' },
      'list all decisions',
    );
    expect(sentences.map(({ text }) => text)).toEqual(['No more lead glaze']);
  });

  test('those with a field, whose number stands beside its name', async () => {
    const { title, lines } = await listTo('how many incidents had severity 1?');
    expect(title).toBe('Incidents (severity 1): 2');
    expect(lines).toEqual(['Kiln went cold', 'Cellar under water']);
  });
});
