/*
 * A page between the format it came in and markdown: what both dialects of Confluence are read into.
 */

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly target: string; readonly children: readonly Inline[] }
  | { readonly kind: 'image'; readonly target: string; readonly alt: string }
  | { readonly kind: 'break' };

/** The kinds of alerts that markdown knows. */
export const PANEL_KINDS = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'] as const;
export type PanelKind = (typeof PANEL_KINDS)[number];

export interface ListItem {
  /** Whether it is checked; null for an item without a box. */
  readonly checked: boolean | null;
  readonly blocks: readonly Block[];
}

export interface TableCell {
  readonly isHeader: boolean;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly ListItem[] }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'panel';
      readonly panel: PanelKind;
      readonly title: readonly Inline[];
      readonly blocks: readonly Block[];
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly TableCell[])[] }
  | { readonly kind: 'rule' }
  /** Something of Confluence that markdown has no word for: its name, what it was told, and what it holds. */
  | {
      readonly kind: 'macro';
      readonly name: string;
      readonly settings: readonly (readonly [string, string])[];
      readonly blocks: readonly Block[];
    };
