// Writes resources/schema/*.json from the contract: `npx node test/core/cli/write-schemas.ts`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { OUTPUT_SCHEMAS, schemaText } from './output-schemas.ts';

const folder = new URL('../../../resources/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const name of Object.keys(OUTPUT_SCHEMAS)) writeFileSync(new URL(`${name}.json`, folder), schemaText(name));
