import type { Place } from '../routes.ts';

export const PLACE_NAMES: Readonly<Record<Place, string>> = {
  ask: 'Ask',
  search: 'Search',
  notes: 'Notes',
  journals: 'Journals',
  models: 'Models',
};
