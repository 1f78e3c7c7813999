import { expect, test } from 'vitest';
import { FRONTMATTER_MAX_CHARS, readFrontmatter } from '../../../core/notes/frontmatter.ts';
import { cpuMs } from '../../helpers/growth.ts';

test('reads YAML and says where the body starts', () => {
  const read = readFrontmatter('---\ntitle: A\ntags: [x, y]\ndate: 2025-01-02\n---\n\nbody');
  expect(read).toEqual({ data: { title: 'A', tags: ['x', 'y'], date: '2025-01-02' }, bodyLine: 6, warning: null });
});

test('takes `...` as the end, an empty block, and Windows line endings', () => {
  expect(readFrontmatter('---\na: 1\n...\nbody')).toMatchObject({ data: { a: 1 }, bodyLine: 4 });
  expect(readFrontmatter('---\r\na: 1\r\n---\r\nbody')).toMatchObject({ data: { a: 1 }, bodyLine: 4 });
});

test('what is not front matter stays text', () => {
  for (const text of ['', 'x', '--- x\na: 1\n---\n', '---\na: 1\nno end', '\n---\na: 1\n---\n', '----\na: 1\n----\n']) {
    expect(readFrontmatter(text)).toEqual({ data: {}, bodyLine: 1, warning: null });
  }
  expect(readFrontmatter('---\n\njust a paragraph between rulers\n\n---\n')).toMatchObject({
    bodyLine: 1,
    warning: null,
  });
  expect(readFrontmatter('---\n- a list\n---\n')).toMatchObject({ data: {}, bodyLine: 1 });
});

test('never runs code, whatever the language says', () => {
  for (const language of ['js', 'javascript', 'JS', 'coffee', 'json', 'toml', 'cson']) {
    const read = readFrontmatter(`---${language}\n{ "x": (globalThis.frontmatterRan = true) }\n---\nbody`);
    expect(read).toMatchObject({ data: {}, bodyLine: 4, warning: { code: 'frontmatter-language', line: 1 } });
  }
  expect('frontmatterRan' in globalThis).toBe(false);
  expect(readFrontmatter('---yaml\na: 1\n---\n').data).toEqual({ a: 1 });
});

test('YAML tags that other readers turn into code or objects stay data', () => {
  const read = readFrontmatter(
    '---\na: !!js/function "function () { return 1 }"\nb: !!python/object:os.system x\n---\n',
  );
  expect(Object.values(read.data).every((value) => typeof value === 'string')).toBe(true);
});

test('a block of more than 64 KB is not read, and its note goes on below it', () => {
  const block = `a: ${'x'.repeat(FRONTMATTER_MAX_CHARS)}\n`;
  expect(readFrontmatter(`---\n${block}---\nbody`)).toMatchObject({
    data: {},
    bodyLine: 4,
    warning: { code: 'frontmatter-too-large' },
  });
});

test.each([
  ['nested flow lists', `a: ${'['.repeat(60_000)}`],
  ['nested flow maps', `a: ${'{b: '.repeat(15_000)}`],
  ['nested block lists', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}-`).join('\n')],
  [
    'aliases that multiply',
    ['a: &a [x,x,x,x,x,x,x,x,x]', 'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]', 'c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]']
      .concat('d: [*c,*c,*c,*c,*c,*c,*c,*c,*c]')
      .join('\n'),
  ],
  ['a cycle', 'a: &a\n  b: *a'],
])('survives %s', (_, block) => {
  const ms = cpuMs(() => {
    const read = readFrontmatter(`---\n${block}\n---\nbody`);
    expect(JSON.stringify(read.data).length).toBeLessThan(200_000);
  });
  expect(ms).toBeLessThan(2000);
});

test('broken YAML keeps what could be read, with a warning at its line', () => {
  const read = readFrontmatter('---\ntitle: good\nbad: "never closed\n---\nbody');
  expect(read.bodyLine).toBe(5);
  expect(read.warning).toMatchObject({ code: 'frontmatter-invalid' });
  expect(read.warning?.line).toBeGreaterThanOrEqual(2);
  expect(readFrontmatter('---\ntitle: a\ntitle: b\n---\n').warning).toBeNull();
});

test('a prototype cannot be changed through a key', () => {
  const { data } = readFrontmatter('---\n__proto__: {polluted: yes}\nconstructor: {a: 1}\n---\n');
  expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  expect('polluted' in {}).toBe(false);
});

test('numbers that JSON lacks are null', () => {
  expect(readFrontmatter('---\na: .inf\nb: .nan\nc: 12345678901234567890\n---\n').data).toMatchObject({
    a: null,
    b: null,
  });
});

test('says of a block that is nested too deep what it is, and not what became of the reader', () => {
  const { warning } = readFrontmatter(`---\na: ${'['.repeat(60_000)}\n---\nbody`);
  expect(warning?.message).toMatch(/nested too deep/);
});
