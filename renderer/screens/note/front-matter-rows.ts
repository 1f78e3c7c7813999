/** The fields of a front matter as text: lists joined, what is nested as JSON. */
export function frontMatterRows(
  frontmatter: Readonly<Record<string, unknown>>,
): readonly (readonly [string, string])[] {
  return Object.entries(frontmatter).map(([name, value]) => [name, sayValue(value)] as const);
}

function sayValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(sayValue).join(', ');
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
