import { numberOf, withoutNumber } from './words.ts';
import type { DecisionFound, Located } from '../facts.ts';

/** Finds the record that a text names. */
export interface RecordIndex {
  /**
   * @param reference as written: `ADR-12`, `[title](0012-x.md)`, `[[0012-x]]`, `docs/adr/0012-x.md`, `/adr/12`, a title
   * @param from position of the record that says it, in the list that the index was made of
   * @returns position of the record meant; null when none, or more than one, can be
   */
  resolve(reference: string, from: number): number | null;
}

interface Known {
  readonly at: number;
  readonly journal: string;
  readonly path: string;
  readonly folder: string;
  readonly stem: string;
  readonly fileNumber: string | null;
  readonly number: string | null;
  readonly title: string;
}

function folder(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

function plain(title: string): string {
  return withoutNumber(title)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function known({ fact, journal, path }: Located<DecisionFound>, at: number): Known {
  // A line of a log has a number, and its note stands for all of them.
  const isOwnNote = fact.form === 'record';
  const stem = stemOf(path);
  return {
    at,
    journal,
    path: path.toLowerCase(),
    folder: folder(path).toLowerCase(),
    stem: isOwnNote ? stem.toLowerCase() : '',
    fileNumber: isOwnNote ? numberOf(stem) : null,
    number: fact.number ?? null,
    title: plain(fact.title ?? ''),
  };
}

/** Indexes the records among `found`; what stands in another journal is never meant. */
export function indexRecords(found: readonly Located<DecisionFound>[]): RecordIndex {
  const all = found.map((located, at) =>
    located.fact.form === 'record' || located.fact.number !== undefined ? known(located, at) : null,
  );
  const byJournal = Map.groupBy(
    all.filter((record) => record !== null),
    (record) => record.journal,
  );
  return {
    resolve(reference, from) {
      const source = found[from];
      if (source === undefined) return null;
      const own = known(source, from);
      const others = (byJournal.get(own.journal) ?? []).filter(({ at }) => at !== from);
      const { target, label } = readReference(reference);
      return (target === null ? null : byTarget(others, target, own)) ?? byName(others, label, own);
    },
  };
}

interface Reference {
  /** What a link points at; null for plain words. */
  readonly target: string | null;
  readonly label: string;
}

function readReference(reference: string): Reference {
  const link = /^!?\[([^\]]*)\]\(\s*<?([^)\s>]*)>?\s*\)$/.exec(reference);
  if (link !== null) return { target: link[2] ?? '', label: link[1] ?? '' };
  const wiki = /^\[\[([^\]|]+)(?:\|([^\]]*))?\]\]$/.exec(reference);
  if (wiki !== null) return { target: wiki[1] ?? '', label: wiki[2] ?? wiki[1] ?? '' };
  const label = reference.replace(/^\[([^\]]*)\](?:\[[^\]]*\])?$/, '$1').replaceAll(/^<|>$/g, '');
  return { target: /[/\\]|\.mdx?$/.test(label) ? label : null, label };
}

function only(records: readonly Known[]): number | null {
  return records.length === 1 ? (records[0]?.at ?? null) : null;
}

/** The one of them, or the one of them that is nearest to the record that names it. */
function nearest(records: readonly Known[], own: Known): number | null {
  return (
    only(records) ??
    only(records.filter((record) => record.path === own.path)) ??
    only(records.filter((record) => record.folder === own.folder))
  );
}

function byTarget(records: readonly Known[], target: string, own: Known): number | null {
  const [address = '', anchor = ''] = decoded(target).toLowerCase().split('#');
  if (address === '')
    return byAnchor(
      records.filter(({ path }) => path === own.path),
      anchor,
    );
  const path = /^[a-z]+:\/\//.test(address) ? address.replace(/^[a-z]+:\/\/[^/]*\//, '') : address;
  const full = path.startsWith('/') ? path.slice(1) : joined(own.folder, path);
  const stem = stemOf(path.replace(/\/$/, ''));
  const matches = [
    records.filter((record) => record.path === full || record.path.replace(/\.[^.]*$/, '') === full),
    records.filter((record) => record.stem === stem),
    /^\d+$/.test(stem) ? numbered(records, stem.replace(/^0+(?=\d)/, '')) : [],
  ];
  const found = matches.find((some) => some.length > 0) ?? [];
  return (anchor === '' ? null : byAnchor(found, anchor)) ?? nearest(found, own);
}

function decoded(target: string): string {
  return /%[\da-f]{2}/i.test(target) && !/%(?![\da-f]{2})|%[89a-f]/i.test(target) ? decodeURIComponent(target) : target;
}

function joined(base: string, path: string): string {
  const parts = base.split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function byAnchor(records: readonly Known[], anchor: string): number | null {
  const words = anchor.replaceAll(/[-_]+/g, ' ').trim();
  const number = numberOf(anchor);
  const byTitle = records.filter(({ title }) => title !== '' && words.endsWith(title));
  return only(byTitle) ?? (number === null ? null : only(records.filter((record) => record.number === number)));
}

/** A file's number counts before the number in its heading: copied records keep the old one there. */
function numbered(records: readonly Known[], number: string): readonly Known[] {
  const files = records.filter(({ fileNumber }) => fileNumber === number);
  return files.length > 0 ? files : records.filter((record) => record.number === number);
}

function byName(records: readonly Known[], label: string, own: Known): number | null {
  const title = plain(label);
  const titled =
    title === '' ? [] : records.filter((record) => record.title === title || record.stem === label.toLowerCase());
  if (titled.length > 0) return nearest(titled, own);
  const number =
    /^\W*(?:(?:adr|rfc|pep|kep|madr|dr|dec|dl|d|decision(?: record)?)s?[\s#:_-]*(?:[a-z]{1,8}-)?|#)?0*(\d{1,5})\b/iu.exec(
      label,
    )?.[1];
  return number === undefined ? null : nearest(numbered(records, number), own);
}
