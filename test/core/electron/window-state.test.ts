import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readWindowState, writeWindowState } from '../../../electron/window-file.ts';
import { placeCapture, placeWindow, startHash, type WindowState } from '../../../electron/window-state.ts';

const MAIN = { x: 0, y: 0, width: 1920, height: 1040 };
const SIDE = { x: 1920, y: -200, width: 1280, height: 1000 };

describe('the place of the window', () => {
  test('is the middle of the main display at first, and where it was later', () => {
    expect(placeWindow(null, [MAIN])).toEqual({ x: 320, y: 90, width: 1280, height: 860 });
    const kept = { x: 100, y: 60, width: 900, height: 700 };
    expect(placeWindow(kept, [MAIN])).toEqual(kept);
    const aside = { x: 2000, y: -100, width: 900, height: 700 };
    expect(placeWindow(aside, [MAIN, SIDE])).toEqual(aside);
  });

  test('is on the main display when its own is gone, and whole on one that became smaller', () => {
    expect(placeWindow({ x: 2000, y: 0, width: 900, height: 700 }, [MAIN])).toEqual({
      x: 510,
      y: 170,
      width: 900,
      height: 700,
    });
    expect(
      placeWindow({ x: 1500, y: 700, width: 1600, height: 900 }, [{ x: 0, y: 0, width: 1800, height: 800 }]),
    ).toEqual({
      x: 200,
      y: 0,
      width: 1600,
      height: 800,
    });
  });

  test('is on a display whatever was kept', () => {
    const int = fc.integer({ min: -10_000, max: 10_000 });
    const size = fc.integer({ min: 1, max: 10_000 });
    const kept = fc.record({ x: int, y: int, width: size, height: size });
    fc.assert(
      fc.property(kept, fc.constantFrom([MAIN], [MAIN, SIDE], [SIDE]), (bounds, areas) => {
        const { x, y, width, height } = placeWindow(bounds, areas);
        const isInside = areas.some(
          (area) =>
            x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height,
        );
        expect(isInside).toBe(true);
      }),
    );
  });

  test('of the small window is above the middle of the display', () => {
    expect(placeCapture(SIDE)).toEqual({ x: 2280, y: 8, width: 560, height: 168 });
  });
});

describe('how the window was left', () => {
  const state: WindowState = {
    bounds: { x: 1, y: 2, width: 900, height: 700 },
    isMaximized: true,
    isFullScreen: false,
    hash: '#/tasks',
    theme: 'dark',
  };
  const file = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'daybook-window-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return join(folder, 'new', 'window.json');
  };

  test('is kept in a file', () => {
    const path = file();
    expect(readWindowState(path)).toBeNull();
    writeWindowState(path, state);
    expect(readWindowState(path)).toEqual(state);
  });

  test('is nothing when the file is damaged or of another kind', () => {
    const path = file();
    writeWindowState(path, state);
    const text = readFileSync(path, 'utf8');
    for (const damaged of ['', '{', text.slice(0, 20), '[]', '{"bounds":{"x":0}}', text.replace('900', '"900"')]) {
      writeFileSync(path, damaged);
      expect(readWindowState(path)).toBeNull();
    }
  });

  test('asks no question again', () => {
    expect(startHash('#/tasks?by=owner')).toBe('#/tasks?by=owner');
    expect(startHash('#/ask?q=why')).toBe('#/ask');
    expect(startHash('#/ask?q=why&talk=c-1&turn=2')).toBe('#/ask?talk=c-1&turn=2');
    for (const odd of ['', '#', '#x', 'javascript:1', `#/notes?q=${'x'.repeat(5_000)}`])
      expect(startHash(odd)).toBe('');
  });
});
