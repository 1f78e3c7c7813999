import type { Place } from '../routes.ts';

export const PLACE_NAMES: Readonly<Record<Place, string>> = {
  today: 'Today',
  ask: 'Ask',
  search: 'Search',
  notes: 'Notes',
  tasks: 'Tasks',
  people: 'People',
  decisions: 'Decisions',
  days: 'Days',
  journals: 'Journals',
  models: 'Models',
  runbooks: 'Runbooks',
  health: 'Health',
  settings: 'Settings',
};
