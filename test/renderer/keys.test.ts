import { describe, expect, it } from 'vitest';
import { KEYS_EVERYWHERE } from '../../core/contract/commands.ts';
import { KEYS_OF_PLACE, chordOf, sayChord } from '../../renderer/keys.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('keys', () => {
  it('are named the same on every system', () => {
    expect(chordOf(press('j'), false)).toBe('j');
    expect(chordOf(press('?', { shiftKey: true }), false)).toBe('?');
    expect(chordOf(press('f', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+F');
    expect(chordOf(press('k', { metaKey: true }), true)).toBe('Mod+K');
    expect(chordOf(press('k', { ctrlKey: true }), true)).toBe('Other+K');
    expect(chordOf(press('ArrowLeft', { altKey: true }), false)).toBe('Alt+ArrowLeft');
    expect(chordOf(press('Enter', { shiftKey: true }), false)).toBe('Shift+Enter');
    expect(chordOf(press('1', { ctrlKey: true }), false)).toBe('Mod+1');
  });

  it('are shown as they stand on the keyboard', () => {
    expect(sayChord('Mod+Shift+F', false)).toBe('Ctrl+Shift+F');
    expect(sayChord('Mod+Shift+F', true)).toBe('⌘⇧F');
    expect(sayChord('Alt+ArrowLeft', false)).toBe('Alt+←');
  });

  it('do one thing only in a place', () => {
    for (const keys of Object.values(KEYS_OF_PLACE)) {
      const all = [...KEYS_EVERYWHERE, ...keys]
        .flatMap((help) => help.keys)
        .filter((key) => key !== 'Escape' && key !== 'Enter');
      expect(new Set(all).size).toBe(all.length);
    }
  });
});
