import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const styles = (name: string): string =>
  readFileSync(new URL(`../../renderer/styles/${name}.css`, import.meta.url), 'utf8');

const TOKENS = new Map(
  [...styles('tokens').matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);
const THEMES = ['light', 'dark'] as const;

/** Relative luminance, as WCAG computes it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(front: string, ground: string, theme: (typeof THEMES)[number]): number {
  const [one, other] = [front, ground].map((name) => luminance(TOKENS.get(name)?.[theme] ?? ''));
  const [light = 0, dark = 0] = [one ?? 0, other ?? 0].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Names of the colours that a highlight of the browser is painted in. */
function highlights(): ReadonlyMap<string, string> {
  const rules = styles('base').matchAll(/^::highlight\(([\w-]+)\) \{[^}]*?(?<!-)color: var\(--([\w-]+)\)/gm);
  return new Map([...rules].map(([, name = '', colour = '']) => [name, colour]));
}

describe.each(THEMES)('the %s theme', (theme) => {
  test('colours code so that it can be read: in its frame, in cited lines, and in the editor', () => {
    const code = [...highlights()].filter(([name]) => name.startsWith('code-'));
    expect(code).toHaveLength(4);
    for (const [name, colour] of code)
      for (const ground of ['raised', 'sunken', 'accent-ground', 'ground'])
        expect(contrast(colour, ground, theme), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  test('keeps what was found readable, whatever colour was there before', () => {
    expect(highlights().get('found')).toBe('text');
    expect(contrast('text', 'mark', theme)).toBeGreaterThanOrEqual(4.5);
  });

  test('keeps what has a meaning readable on every ground that it stands on', () => {
    for (const front of ['text', 'quiet', 'accent', 'done', 'warn', 'danger'])
      for (const ground of ['ground', 'raised', 'sunken', 'hover', 'accent-ground'])
        expect(contrast(front, ground, theme), `${front} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast('warn', 'warn-ground', theme)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('danger', 'danger-ground', theme)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('on-accent', 'accent', theme)).toBeGreaterThanOrEqual(4.5);
  });
});
