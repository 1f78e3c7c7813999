import { Readable } from 'node:stream';
import type { z } from 'zod';
import type { DaybookError } from '../../../errors.ts';
import { attempt } from '../../../notes/attempt.ts';
import { MAX_FILES } from '../../bounds.ts';
import { linkedAddress } from './address.ts';
import { elsewhere, notJson, tooLong } from './failure.ts';
import { remoteBytes } from './remote-bytes.ts';
import { openRequests, type OpenRequests } from './requests.ts';

export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'failed'; readonly status: number; readonly error: DaybookError };

/** A page of a list: what is on it, and the link to the next one. */
export interface Listed<T> {
  readonly results: readonly T[];
  readonly _links?: { readonly next?: string | undefined } | undefined;
}

/** Asks one Confluence. The token goes to its host and nowhere else. */
export interface Client {
  readonly base: string;
  get<T>(path: string, schema: z.ZodType<T>): Promise<Answer<T>>;
  /** All results of a list, link by link. @throws DaybookError when one of its pages cannot be had */
  list<T>(path: string, schema: z.ZodType<Listed<T>>): AsyncGenerator<T>;
  /** A file, going on where it was cut. @throws DaybookError */
  file(link: string): Promise<Readable>;
  close(): void;
}

/** A client of the Confluence at `options.address`. */
export function openClient(options: OpenRequests): Client {
  const { base } = options.address;
  const requests = openRequests(options);

  const getAt = async <T>(url: string, schema: z.ZodType<T>): Promise<Answer<T>> => {
    const got = await requests.text(url);
    if (got.kind === 'failed') return got;
    const parsed = attempt(() => schema.parse(JSON.parse(got.text)));
    return 'value' in parsed
      ? { kind: 'ok', value: parsed.value }
      : { kind: 'failed', status: 200, error: notJson(url, got.text, parsed.error) };
  };

  return {
    base,
    get: (path, schema) => getAt(base + path, schema),
    async *list<T>(path: string, schema: z.ZodType<Listed<T>>) {
      const seen = new Set<string>();
      let count = 0;
      for (let url: string | null = base + path; url !== null && !seen.has(url);) {
        seen.add(url);
        const got: Answer<Listed<T>> = await getAt(url, schema);
        if (got.kind === 'failed') throw got.error;
        for (const one of got.value.results) {
          yield one;
          count += 1;
          if (count > MAX_FILES) throw tooLong(url, MAX_FILES);
        }
        const next: string = got.value._links?.next ?? '';
        url = next === '' ? null : linkedAddress(next, base);
        if (next !== '' && url === null) throw elsewhere(base + path, next);
      }
    },
    async file(link) {
      const url = linkedAddress(link, base);
      if (url === null) throw elsewhere(base, link);
      const first = await requests.bytes(url, 0);
      if (first.kind === 'failed') throw first.error;
      return Readable.from(remoteBytes(first, { url, requests, wait: options.wait, signal: options.signal }));
    },
    close: () => requests.close(),
  };
}
