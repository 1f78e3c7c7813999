import { join } from 'node:path';

/** The evaluation folder beside the repository, `../shared/eval`: notes of public projects, and no part of this one. */
export const DEFAULT_EVAL_DIR = join(import.meta.dirname, '..', '..', '..', 'shared', 'eval');
