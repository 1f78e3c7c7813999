import { hash } from 'node:crypto';
import type { PageInfo } from '../page.ts';

/** What is known of a page, with a mark that changes whenever any of it does: labels make no new version. */
export function revisionOf(info: Omit<PageInfo, 'revision'>): PageInfo {
  const revision = info.version === null ? null : hash('sha256', JSON.stringify(info), 'hex').slice(0, 24);
  return { ...info, revision };
}
