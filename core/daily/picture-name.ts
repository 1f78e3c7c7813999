import type { PictureType } from '../contract/editing.ts';
import { titleSlug } from './title-slug.ts';

const EXTENSIONS: Readonly<Record<PictureType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
};

/** Names that programs give to what they copy: they say nothing. */
const NAMELESS = /^(?:image|img|picture|photo|screenshot|untitled|unnamed|clipboard|blob)?$/i;

/**
 * What a picture's file is called: by its own name when that says something, else after the note and the time.
 *
 * @param taken how many names before this one were taken
 */
export function pictureName(
  picture: { readonly name: string; readonly type: PictureType },
  around: { readonly notePath: string; readonly now: Date; readonly taken: number },
): string {
  const own = (picture.name.split(/[\\/]/).at(-1) ?? '').replace(/\.[^.]*$/, '');
  const note = (around.notePath.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
  const slug =
    titleSlug(NAMELESS.test(own.trim()) ? `${note} ${stamp(around.now)}` : own) || `picture-${stamp(around.now)}`;
  const number = around.taken === 0 ? '' : `-${around.taken + 1}`;
  return `${slug}${number}.${EXTENSIONS[picture.type]}`;
}

/** Local time as digits, `20261129-0941`: sorts, and is safe in every file system. */
function stamp(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}

/** True when the bytes begin as those of such a picture do, whatever their sender calls them. */
export function isPicture(bytes: Uint8Array, type: PictureType): boolean {
  const ascii = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  switch (type) {
    case 'image/png':
      return bytes[0] === 0x89 && ascii(1, 8) === 'PNG\r\n\u001a\n';
    case 'image/jpeg':
      return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
    case 'image/gif':
      return /^GIF8[79]a$/.test(ascii(0, 6));
    case 'image/webp':
      return ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP';
    case 'image/avif':
      return ascii(4, 8) === 'ftyp' && /avif|avis|mif1/.test(ascii(8, 32));
  }
}
