/** Tells the person at the terminal; stdout is for the address alone. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
