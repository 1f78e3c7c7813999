import { expect, test } from 'vitest';
import { dangerOf, placeholdersIn } from '../../../core/ask/commands.ts';

test.each([
  ['kubectl -n <namespace> logs $POD', ['<namespace>', '$POD']],
  ['helm upgrade {{ release }} ./chart', ['{{ release }}']],
  ['ssh my-host cat ${FILE}', ['${FILE}', 'my-host']],
  ['sort <input.txt >output.txt', []],
  ['echo $1 $?', []],
])('placeholders of %s', (command, expected) => {
  expect(placeholdersIn(command)).toEqual(expected);
});

test.each([
  'rm -rf /var/lib/x',
  'kubectl -n prod delete pod a',
  'terraform -chdir=infra destroy',
  'kubectl scale deploy/a --replicas=0',
  'psql -c "DROP TABLE users"',
  'docker system prune -a',
  'git push origin main --force',
  'dd if=a of=/dev/sda',
])('%s can destroy', (command) => {
  expect(dangerOf(command)).not.toBeNull();
});

test.each([
  'kubectl get pods',
  '# rm -rf / would be wrong',
  'docker compose up -d',
  'select * from t',
  'git push origin main',
])('%s cannot', (command) => {
  expect(dangerOf(command)).toBeNull();
});
