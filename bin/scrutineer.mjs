#!/usr/bin/env node
// The command line as installed: makes the clone ready, then runs the product under its own Node.

import { join } from 'node:path'
import { compileOnce, continueUnder, ensureReady, productFlags, root } from '../scripts/setup.mjs'

const node = await ensureReady({ dev: false })
compileOnce(node)
continueUnder(node, [...productFlags, join(root, 'src', 'main.ts'), ...process.argv.slice(2)])
