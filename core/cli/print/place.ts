import { basename } from 'node:path';
import { printableLine } from './printable.ts';

/** A line of a note, as the contract gives it in several shapes. */
export interface Place {
  readonly journal: string;
  readonly path: string;
  readonly line: number;
}

/** Gives a place as text. */
export type PlaceText = (place: Place) => string;

/**
 * `path:line`, as editors open it; with the journal's name in front when the places are in several journals.
 *
 * @param places all that are shown together
 */
export function placeText(places: readonly { readonly journal: string }[]): PlaceText {
  const isOne = new Set(places.map((place) => place.journal)).size <= 1;
  return ({ journal, path, line }) => printableLine(`${isOne ? '' : `${basename(journal)}/`}${path}:${line}`);
}

/** Headings from the outermost on, `Airflow › Scheduler`. */
export function headingPath(headings: readonly string[]): string {
  return printableLine(headings.join(' › '));
}
