const NAMES: Readonly<Record<string, string>> = {
  node: 'Runs on',
  facts: 'Items, people, decisions',
  'vector extension': 'sqlite-vec',
  embeddings: 'Search by meaning',
  writer: 'Writing',
  alerts: 'Alerts of other programs',
};

/** What a check of the doctor is called in the window. */
export function sayCheck(name: string): string {
  const own = NAMES[name];
  if (own !== undefined) return own;
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}
