import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import { Parser } from 'htmlparser2';
import { DaybookError } from '../../errors.ts';
import { MAX_PAGE_BYTES } from '../bounds.ts';
import { boundedCdata } from './bounded-cdata.ts';

/** One `<object>` of `entities.xml`. */
export interface XmlObject {
  readonly type: string;
  readonly id: string;
  /** Text of each property that has one; for a reference the id of what it refers to. */
  readonly values: Readonly<Record<string, string>>;
  /** Ids in each collection. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** A value longer than a page may be was cut. */
  readonly isCut: boolean;
}

/** So much without an element or a text is one endless tag or comment, which the parser would hold. */
const MAX_SILENCE = 3 * MAX_PAGE_BYTES;
/** What the bound still holds comes out behind it. */
const CLOSING = ' '.repeat(16);

function endless(): DaybookError {
  return new DaybookError('invalid', 'entities.xml holds a tag or comment without an end.', {
    hint: 'The export is damaged. Export the space again.',
  });
}

interface Building {
  readonly type: string;
  id: string;
  readonly values: Record<string, string>;
  readonly lists: Record<string, string[]>;
  isCut: boolean;
  /** Name of the property or collection that is open. */
  field: string;
  isList: boolean;
  /** Elements below the object. */
  depth: number;
}

function begin(type: string): Building {
  return { type, id: '', values: {}, lists: {}, isCut: false, field: '', isList: false, depth: 0 };
}

function openField(object: Building, name: string, attributes: Readonly<Record<string, string>>): void {
  object.depth += 1;
  if (object.depth === 1 && (name === 'property' || name === 'collection')) {
    object.field = attributes['name'] ?? '';
    object.isList = name === 'collection';
    if (object.isList) object.lists[object.field] = [];
  } else if (object.depth >= 2 && name === 'id' && object.isList) object.lists[object.field]?.push('');
}

function addText(object: Building, text: string): void {
  if (object.depth === 1 && object.field === '') object.id += text;
  else if (object.isList) {
    const list = object.lists[object.field] ?? [];
    if (object.depth >= 2 && list.length > 0) list[list.length - 1] = (list.at(-1) ?? '') + text;
  } else if (object.field !== '') {
    const before = object.values[object.field] ?? '';
    if (before.length + text.length > MAX_PAGE_BYTES) object.isCut = true;
    else object.values[object.field] = before + text;
  }
}

function finish(object: Building): XmlObject {
  const trimmed = Object.entries(object.lists).map(([name, ids]) => [name, ids.map((id) => id.trim())] as const);
  const values = Object.entries(object.values).map(
    ([name, text]) => [name, name === 'body' ? text : text.trim()] as const,
  );
  return {
    type: object.type,
    id: object.id.trim(),
    values: Object.fromEntries(values),
    lists: Object.fromEntries(trimmed),
    isCut: object.isCut,
  };
}

/**
 * The objects of `entities.xml`, one by one: the file may be a gigabyte. Entities that it declares are not expanded.
 *
 * @param types only these
 */
export async function* readXmlObjects(stream: Readable, types: ReadonlySet<string>): AsyncGenerator<XmlObject> {
  const done: XmlObject[] = [];
  let object: Building | null = null;
  let silent = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        silent = 0;
        if (object !== null) openField(object, name, attributes);
        else if (name === 'object' && types.has(attributes['class'] ?? '')) object = begin(attributes['class'] ?? '');
      },
      ontext(text) {
        silent = 0;
        if (object !== null) addText(object, text);
      },
      onclosetag() {
        if (object === null) return;
        if (object.depth === 0) {
          done.push(finish(object));
          object = null;
          return;
        }
        object.depth -= 1;
        if (object.depth === 0) object.field = '';
        if (object.depth === 0) object.isList = false;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new StringDecoder('utf8');
  // One more than a page may be, so that it is known to be cut.
  const bounded = boundedCdata(MAX_PAGE_BYTES + 1);
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue;
    const text = bounded(decoder.write(chunk));
    silent += text.length;
    if (silent > MAX_SILENCE) throw endless();
    parser.write(text);
    yield* done.splice(0);
  }
  parser.end(bounded(decoder.end() + CLOSING));
  yield* done.splice(0);
}
