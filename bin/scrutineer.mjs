#!/usr/bin/env node
// The command line as installed: makes the clone ready, then runs the product under its own Node.

import { continueUnder, ensureReady, makeOnce, product } from '../scripts/setup.mjs'

const node = await ensureReady({ dev: false })
await makeOnce(node)
continueUnder(node, [...product, ...process.argv.slice(2)])
