import { describe, expect, it } from 'vitest';
import { takeToken } from '../../renderer/token.ts';

function place(hash: string, kept: string | null = null) {
  const stored = new Map(kept === null ? [] : [['daybook.token', kept]]);
  const addresses: string[] = [];
  return {
    location: { hash, pathname: '/', search: '' },
    history: {
      replaceState: (_data: unknown, _title: string, url?: string | URL | null) => void addresses.push(String(url)),
    },
    storage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    },
    addresses,
    stored,
  };
}

describe('the token', () => {
  it('is taken out of the address and kept for the tab', () => {
    const at = place('#token=abc-1');
    expect(takeToken(at)).toBe('abc-1');
    expect(at.addresses).toEqual(['/#/']);
    expect(at.stored.get('daybook.token')).toBe('abc-1');
  });

  it('leaves the route that follows it', () => {
    const at = place('#token=abc&/note?path=a.md&line=3');
    expect(takeToken(at)).toBe('abc');
    expect(at.addresses).toEqual(['/#/note?path=a.md&line=3']);
  });

  it('is remembered on a reload, and absent in Electron', () => {
    expect(takeToken(place('#/search?q=token=x', 'kept'))).toBe('kept');
    expect(takeToken(place('#/ask'))).toBeNull();
  });
});
