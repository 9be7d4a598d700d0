// What lives as long as the process of the tests. Hooks of a test file end with that file, and files share a process.

import { after } from 'node:test'

const works: (() => unknown)[] = []

// Whoever runs several files loads this one first, outside of all of them.
after(async () => {
  const failures: unknown[] = []
  for (const work of works.toReversed()) {
    try {
      await work()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
})

/** Has something done after the last test of the process, what was asked for last first; what it throws fails the run. */
export function atProcessEnd(work: () => unknown): void {
  works.push(work)
}
