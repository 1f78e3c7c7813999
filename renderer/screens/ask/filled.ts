import { createStore } from '../../store.ts';

/** What was filled in for placeholders, by their text: the same one stands for the same thing in every command. */
export const filledIn = createStore<Readonly<Record<string, string>>>({});

/** Fills a placeholder in; nothing takes it back. */
export function fillIn(placeholder: string, value: string): void {
  const { [placeholder]: _former, ...others } = filledIn.get();
  filledIn.set(value === '' ? others : { ...others, [placeholder]: value });
}
