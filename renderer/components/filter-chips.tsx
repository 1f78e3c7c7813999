import type { JSX } from 'react';
import { filterChips, withoutChip } from '../words/filters.ts';
import { Chip } from './chip.tsx';
import type { FilterMenuProps } from './filter-menu.tsx';

/** The filters in force, each with a button that takes it away. */
export function FilterChips({ filters, onChange }: Pick<FilterMenuProps, 'filters' | 'onChange'>): JSX.Element {
  return (
    <>
      {filterChips(filters).map(({ key, says }) => (
        <Chip key={key} removeName={`Remove the filter: ${says}`} onRemove={() => onChange(withoutChip(filters, key))}>
          {says}
        </Chip>
      ))}
    </>
  );
}
