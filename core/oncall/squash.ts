import { fold } from '../ask/query/words.ts';

const NEITHER = /[^\p{L}\p{N}]+/gu;

/** A name without what differs by who writes it: `Kube Pod Crash-Looping` and `KubePodCrashLooping` are the same. */
export function squash(name: string): string {
  return fold(name).replace(NEITHER, '');
}
