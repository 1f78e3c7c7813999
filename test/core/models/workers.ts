import { execFileSync } from 'node:child_process';

/** Process ids of the children of a process that run a model. */
export function workersOf(parent: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return table.split('\n').flatMap((line) => {
    const [, pid, ppid, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(ppid) === parent && /(embed|generate)-worker\.ts/.test(args ?? '') ? [Number(pid)] : [];
  });
}

/** Whether a process is there and not only waiting to be collected. */
export function isRunning(pid: number): boolean {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,stat='], { encoding: 'utf8' });
  return table.split('\n').some((line) => Number(line.trim().split(/\s+/)[0]) === pid && !/Z/.test(line));
}
