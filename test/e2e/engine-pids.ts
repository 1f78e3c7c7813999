import { readdirSync, readFileSync } from 'node:fs';
import type { Opened } from './hosts.ts';

/** Child processes of the window's process that run the engine. */
export function enginePids({ app }: Pick<Opened, 'app'>): number[] {
  const parent = app?.process().pid;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return (
        status.includes(`\nPPid:\t${parent}\n`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('engine-host')
      );
    } catch {
      return false;
    }
  });
}
