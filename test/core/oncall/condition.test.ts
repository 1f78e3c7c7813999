import { expect, test } from 'vitest';
import { conditionOf } from '../../../core/oncall/condition.ts';

test.each([
  ['If the pod is still pending, look at its events.', 'If the pod is still pending'],
  ['When the lag is above 10 min: restart the reader', 'When the lag is above 10 min'],
  ['Otherwise, call the owner.', 'Otherwise'],
  ['In case of maintenance ensure to drain the node.', 'In case of maintenance'],
  ['Restart the importer, only if it is behind by an hour.', 'only if it is behind by an hour'],
  ['Should that fail, page the owner.', 'Should that fail'],
])('%s applies: %s', (text, expected) => {
  expect(conditionOf(text)).toBe(expected);
});

test.each([
  'Restart the importer.',
  'Check if the queue is empty.',
  'Find out if anybody deployed.',
  'Wait until it is back.',
  'Notice if any error comes back.',
  'After a minute, look again.',
])('%s always applies', (text) => {
  expect(conditionOf(text)).toBeNull();
});
