import { MAX_NAME_BYTES } from './bounds.ts';

/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?=\.|$)/i;
/** What some file system refuses, what a shell or a link would trip over, and letters that cannot be seen. */
const UNSAFE = /[<>:"/\\|?*#%[\]^`\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]+/gu;

function cutToBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = '';
  let length = 0;
  for (const letter of text) {
    length += Buffer.byteLength(letter);
    if (length > bytes) break;
    kept += letter;
  }
  return kept;
}

/** The same text as part of a file name on every platform; empty when nothing is left of it. */
export function safeStem(text: string): string {
  const plain = text
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(UNSAFE, '-')
    .replaceAll(/\s+/g, '-')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^[-.]+|[-. ]+$/g, '');
  const cut = cutToBytes(plain, MAX_NAME_BYTES).replace(/[-. ]+$/, '');
  return RESERVED.test(cut) ? `_${cut}` : cut;
}

/** A file name that keeps its extension. */
export function safeFileName(name: string, instead: string): string {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? safeStem(name.slice(dot + 1)).slice(0, 16) : '';
  const stem = safeStem(extension === '' ? name : name.slice(0, dot)) || safeStem(instead) || 'file';
  return extension === '' ? stem : `${stem}.${extension}`;
}

/** Gives every name once, also where a file system takes `A` and `a` for the same. */
export interface NameBook {
  /** Keeps this very name for its owner; false when another has it. */
  keep(name: string): boolean;
  /** A free name made of `stem`, and of `id` when the stem alone is taken. */
  take(stem: string, id: string, extension: string): string;
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** An empty book of names, for one folder. */
export function openNameBook(): NameBook {
  const taken = new Set<string>();
  const keep = (name: string): boolean => {
    if (taken.has(folded(name))) return false;
    taken.add(folded(name));
    return true;
  };
  return {
    keep,
    take(stem, id, extension) {
      if (keep(stem + extension)) return stem + extension;
      const withId = `${stem}-${safeStem(id)}`;
      if (keep(withId + extension)) return withId + extension;
      for (let number = 2; ; number++) {
        const name = `${withId}-${number}${extension}`;
        if (keep(name)) return name;
      }
    },
  };
}
