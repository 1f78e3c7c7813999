import { beforeEach, describe, expect, it } from 'vitest';

const kept = new Map<string, string>();
Object.assign(globalThis, {
  localStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  },
});
const { preferences } = await import('../../renderer/preferences.ts');
const { keyOf, mayBeChosen, meantBy, shortcuts, takenBy } = await import('../../renderer/shortcuts.ts');

describe('chosen keys', () => {
  beforeEach(() => shortcuts.set({}));

  it('are the commands’ own until the user chooses others', () => {
    expect(meantBy('x', 'tasks')).toBe('x');
    expect(keyOf('tasks', 'x')).toBe('x');
  });

  it('do in their place what the former key did, and the former key does nothing', () => {
    shortcuts.set({ 'tasks x': 'd' });
    expect(meantBy('d', 'tasks')).toBe('x');
    expect(meantBy('x', 'tasks')).toBeNull();
    expect(meantBy('d', 'people')).toBe('d');
    expect(keyOf('tasks', 'x')).toBe('d');
  });

  it('are none that writing, lists and sequences need', () => {
    expect(['g', 'Tab', 'Mod+C', 'Mod+Shift+Z', 'ArrowDown', 'Space'].map(mayBeChosen)).not.toContain(true);
    expect(['q', 'G', 'Mod+G', 'Alt+ArrowLeft', 'Mod+Shift+Y', 'Mod+Alt+C'].map(mayBeChosen)).not.toContain(false);
  });

  it('may be swapped', () => {
    shortcuts.set({ 'tasks x': 'c', 'tasks c': 'x' });
    expect([meantBy('x', 'tasks'), meantBy('c', 'tasks')]).toEqual(['c', 'x']);
  });

  it('say what has a key already, here or everywhere', () => {
    expect(takenBy('b', 'tasks')).toBe('Group by state, owner, day or due day');
    expect(takenBy('Mod+K', 'tasks')).toBe('Find a command, a note or a person');
    expect(takenBy('q', 'tasks')).toBeNull();
    // What works everywhere would take it away from its place.
    expect(takenBy('x', 'everywhere')).toBe('Done, or open again');
    shortcuts.set({ 'tasks b': 'q' });
    expect(takenBy('q', 'tasks')).toBe('Group by state, owner, day or due day');
    expect(takenBy('b', 'tasks')).toBeNull();
    expect(takenBy('Mod+Alt+C', 'tasks')).toBeNull();
    preferences.set({ ...preferences.get(), captureKey: 'Mod+Alt+C' });
    expect(takenBy('Mod+Alt+C', 'tasks')).toBe('Quick capture, from any program');
  });
});
