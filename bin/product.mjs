// The product under its own Node, as services start it: the few files made of its sources where they are of the sources
// as they are now, else the sources themselves.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { builtMain } from '../scripts/built.mjs'

const main = builtMain() ?? join(import.meta.dirname, '..', 'src', 'main.ts')
await import(pathToFileURL(main).href)
