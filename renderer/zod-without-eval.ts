import { config } from 'zod';

// zod compiles its object checks with `new Function`, which the page's content security policy forbids. Each schema
// decides that when it is made, so this module has to be the first import of `main.tsx`, before the contract.
config({ jitless: true });
