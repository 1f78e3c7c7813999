import { createStore } from '../../store.ts';

/** What was filled in for placeholders, by their text: the same one stands for the same thing in every command. */
export const filledIn = createStore<Readonly<Record<string, string>>>({});

/** Keeps what a placeholder was filled in with; nothing takes it back. */
export function keepFilled(placeholder: string, value: string): void {
  const { [placeholder]: _former, ...others } = filledIn.get();
  filledIn.set(value === '' ? others : { ...others, [placeholder]: value });
}
