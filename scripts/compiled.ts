// Loads what nearly every group of tests loads, so that Node keeps it compiled for all of them: groups begin side by
// side, and each would compile the whole house for itself, a second and a half of CPU a process.

import { argv } from 'node:process'
import '../test/support/node.ts'

// What is loaded late, by whoever needs it.
for (const name of argv.slice(2)) await import(name)
// What the house has begun meanwhile ends with it; Node writes what it compiled at the end.
process.exit()
