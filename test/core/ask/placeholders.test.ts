import { expect, test } from 'vitest';
import { placeholdersIn } from '../../../core/ask/commands/placeholders.ts';

test.each([
  ['kubectl -n <namespace> logs $POD', ['<namespace>', '$POD']],
  ['helm upgrade {{ release }} ./chart', ['{{ release }}']],
  ['ssh my-host cat ${FILE}', ['${FILE}', 'my-host']],
  ['kubectl drain NODE --ignore-daemonsets', ['NODE']],
  ['curl https://HOST:8080/v1?token=API_TOKEN', ['HOST', 'API_TOKEN']],
  ['ssh admin@xx.xx.xx.xx', ['xx.xx.xx.xx']],
  ['export KEY=YOUR_API_KEY', ['YOUR_API_KEY']],
])('to fill in: %s', (command, expected) => {
  expect(placeholdersIn(command)).toEqual(expected);
});

test.each([
  'sort <input.txt >output.txt',
  'echo $1 $? $HOME',
  'cat <<EOF > a.txt\nhello\nEOF',
  "docker ps --format '{{.Names}}'",
  'POD=$(kubectl get pod -o name)\nkubectl logs $POD',
  'for NODE in a b; do kubectl describe node $NODE; done',
  'curl -X POST http://localhost/v1',
  'SELECT id FROM users',
  '# fill <this> in',
])('nothing to fill in: %s', (command) => {
  expect(placeholdersIn(command)).toEqual([]);
});

test('type parameters and templates of a program are its own', () => {
  expect(placeholdersIn('let x: Vec<String> = vec![];', 'rust')).toEqual([]);
  expect(placeholdersIn('<p>{{ name }}</p>', 'html')).toEqual([]);
  expect(placeholdersIn('summary: "{{ $labels.job }} is down"', 'yaml')).toEqual([]);
});
