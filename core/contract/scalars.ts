import { z } from 'zod';

/** A calendar day. */
export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written YYYY-MM-DD');
/** 1-based. */
export const Line = z.int().min(1);
export const Count = z.int().min(0);
/** A duration in milliseconds. */
export const Ms = z.number().min(0);
