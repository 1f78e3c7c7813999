import { z } from 'zod';
import { keptStore } from '../../kept.ts';

/** Whether every line shows its number, or only the one pointed at and the cited ones. Remembered. */
export const lineNumbersShown = keptStore('daybook.line-numbers', z.boolean(), false);
