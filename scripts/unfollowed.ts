// Node's test runner follows every promise, timer and socket, to know which test is to blame for an error that nobody
// caught. That takes a sixth of the CPU of a test process, and is needed only while files declare their tests. To be
// imported before the first test is declared.

import { createHook } from 'node:async_hooks'
import { inspect } from 'node:util'

interface Follower {
  enable(): Follower
  disable(): Follower
}

const following: Follower[] = []
let hasBegun = false
const kind = Object.getPrototypeOf(createHook({})) as Follower
const { enable } = kind
kind.enable = function (this: Follower) {
  following.push(this)
  return hasBegun ? enable.call(this) : this
}

/** Lets following begin: what is loaded before is followed by nobody. */
export function beginFollowing(): void {
  hasBegun = true
  for (const follower of following) enable.call(follower)
}

/**
 * Ends all following that began since this file was loaded. From here on an error that nobody caught is told with its
 * trace, which names the line; the runner still ends the process with 1 for it.
 */
export function endFollowing(): void {
  kind.enable = enable
  for (const follower of following) follower.disable()
  for (const event of ['uncaughtException', 'unhandledRejection'])
    process.on(event, (error) => process.stderr.write(`  FAIL  ${event}: ${inspect(error)}\n`))
}
