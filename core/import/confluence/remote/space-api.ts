import type { PageInfo } from '../page.ts';
import type { Answer } from './client.ts';

export interface RemoteAttachment {
  readonly pageId: string;
  readonly name: string;
  readonly version: number | null;
  readonly bytes: number | null;
  readonly link: string;
}

/** What both versions of the API give of a space. Each is asked in its own words. */
export interface SpaceApi {
  readonly space: string;
  /** @throws DaybookError when the list cannot be had */
  pages(onFound: (count: number) => void): Promise<PageInfo[]>;
  attachments(page: PageInfo): Promise<RemoteAttachment[]>;
  /** In storage format. */
  text(page: PageInfo): Promise<Answer<string>>;
  /** Names of the people behind keys, as far as they are told. */
  users(keys: readonly UserKey[]): Promise<ReadonlyMap<string, string>>;
  /** What could not be read at all. */
  readonly losses: { readonly what: string; readonly detail: string }[];
}

/** How a page mentions a person. */
export interface UserKey {
  readonly kind: 'account-id' | 'userkey' | 'username';
  readonly key: string;
}
