/** A date as somebody wrote it: what is missing or open is for the reader of the whole note to fill in. */
export type WrittenDate =
  | (Wording & {
      readonly kind: 'day';
      readonly year: number | null;
      readonly month: number;
      readonly day: number;
      /** Which number came first, for a date like `6/25/2024` that leaves no doubt; tells how to read the doubtful ones. */
      readonly order?: NumericOrder;
    })
  /** `11/04/2024`: either number may be the month. */
  | (Wording & {
      readonly kind: 'numeric';
      readonly year: number | null;
      readonly first: number;
      readonly second: number;
    })
  /** `Mon 16`: a day of a month that only the surroundings tell. */
  | (Wording & { readonly kind: 'nth'; readonly day: number })
  /** `2024-W51`: its Monday, as long as nothing nearer is said. */
  | (Wording & { readonly kind: 'week'; readonly year: number | null; readonly week: number })
  /** Only `Tuesday`. */
  | (Wording & { readonly kind: 'weekday' });

export type NumericOrder = 'month-first' | 'day-first';

interface Wording extends Span {
  /** 0 (Sunday) to 6; null when none is written. */
  readonly weekday: number | null;
  /** True for what may be a fraction or a version as well (`11/22`, `16.12.24`): a date only among other dates. */
  readonly isWeak?: boolean;
}

/** Where something stands in a text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A date before its weekday is looked for. */
export type Unnamed<T> = T extends unknown ? Omit<T, 'weekday'> : never;
export type UnnamedDate = Unnamed<Exclude<WrittenDate, { kind: 'weekday' | 'nth' | 'week' }>>;
