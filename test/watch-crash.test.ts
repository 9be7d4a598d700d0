import { watchCrashTest } from './support/watch-crash.ts'

// The short form: the node takes an entry and does not get to say so, the browser ends right behind what it said it keeps.
watchCrashTest('sqlite', { node: [['words', 'taken']], browser: ['kept'] })
