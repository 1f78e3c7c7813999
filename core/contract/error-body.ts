import { z } from 'zod';
import { ERROR_CODES } from '../errors.ts';

/** What crosses a boundary when something failed. */
export const ErrorBodySchema = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  hint: z.string(),
});
