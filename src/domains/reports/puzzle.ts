// The puzzle of the page that seals: a browser counts while its reader types, so that whoever sends thousands of reports
// pays for each. It changes the order of reading only; nobody is refused. Everybody gets the same challenge, so that it
// tells nobody from another, and an answer is good for one mailbox, so that it is good for one report.
import { hash } from 'node:crypto'
import type { NodeFacts } from '../../core/action.ts'
import { newSecret } from '../../core/id.ts'
import { MINUTE, type Time, toMs } from '../../core/time.ts'
import type { Trust } from './score.ts'

/** What a browser is to find a number for. */
export interface Challenge {
  readonly text: string
  /** Leading zero bits of the hash that the number leads to. */
  readonly bits: number
}

interface Given extends Challenge {
  readonly atMs: number
}

/** Half a million hashes: three seconds of a slow telephone while its owner types, and not free for who sends thousands. */
const LEAST_BITS = 19
/** Four million: half a minute of the slowest telephone. Beyond, honest people would wait. */
const MORE_BITS = 3
/** In the exercise nobody floods a node, and simulated reporters count on its own CPU. */
const EXERCISE_BITS = 8

/** A new challenge is drawn so often; an older one is taken until people who type slowly are done. */
const RENEWED_MS = 10 * MINUTE
const VALID_MS = 30 * MINUTE + RENEWED_MS
const CHALLENGE_BITS = 128
/** Challenges that are taken at once: every difficulty, drawn anew until the first is too old. */
const MAX_GIVEN = (MORE_BITS + 1) * Math.ceil(VALID_MS / RENEWED_MS)

/** In so much time the count of what came halves. */
const HALF_MS = 5 * MINUTE
/** Up to this count, which some fourteen reports a minute hold, officers keep up and nobody is suspected. */
const QUIET = 100

/** An answer: the challenge and the number that was found for it. */
export const PUZZLE = /^([\w-]{22})\.(\d{1,12})$/

/** How much comes to a realm now, and the challenges that were given out. It lives as long as the process does. */
export interface Gate {
  /** Counts a report that came, and says how far it is to be trusted. */
  arrived(now: Time, mailbox: string, puzzle: string | undefined): Trust
  /** Whether so much comes that officers do not keep up. */
  isFlood(now: Time): boolean
  /** What the page that seals asks its browser. */
  challenge(now: Time): Challenge
}

const gates = new WeakMap<object, Gate>()

/** The gate of a realm. */
export function gateOf(node: NodeFacts): Gate {
  const gate = gates.get(node) ?? createGate(node.realm === 'exercise' ? EXERCISE_BITS : LEAST_BITS)
  gates.set(node, gate)
  return gate
}

/** A gate that nothing came through yet; its easiest challenge has `least` bits. */
export function createGate(least: number): Gate {
  let count = 0
  let countedMs = 0
  let given: readonly Given[] = []

  function countAt(atMs: number): number {
    const passed = Math.max(0, atMs - countedMs)
    count *= 0.5 ** (passed / HALF_MS)
    countedMs = atMs
    return count
  }

  const isFlood = (atMs: number) => countAt(atMs) >= QUIET

  function isSolved(atMs: number, mailbox: string, puzzle: string): boolean {
    const [, text, number] = PUZZLE.exec(puzzle) ?? []
    const known = given.find((one) => one.text === text && atMs - one.atMs < VALID_MS)
    return known !== undefined && zeroBitsFor(known.text, mailbox)(Number(number)) >= known.bits
  }

  return {
    arrived(now, mailbox, puzzle) {
      const atMs = toMs(now)
      const isQuiet = !isFlood(atMs)
      count += 1
      if (puzzle !== undefined && isSolved(atMs, mailbox, puzzle)) return 'solved'
      return isQuiet ? 'quiet' : 'none'
    },
    isFlood: (now) => isFlood(toMs(now)),
    challenge(now) {
      const atMs = toMs(now)
      const over = Math.floor(Math.log2(Math.max(1, countAt(atMs) / QUIET)))
      const bits = least + Math.min(MORE_BITS, over)
      const last = given.find((one) => one.bits === bits && atMs - one.atMs < RENEWED_MS)
      if (last !== undefined) return last
      const fresh = { text: newSecret(CHALLENGE_BITS), bits, atMs }
      given = [fresh, ...given].slice(0, MAX_GIVEN)
      return fresh
    },
  }
}

/** Zero bits that SHA-256 begins with over the hash of challenge and mailbox, and a number in eight bytes, the highest first. */
function zeroBitsFor(challenge: string, mailbox: string): (number: number) => number {
  const block = Buffer.alloc(40)
  hash('sha256', challenge + mailbox, 'buffer').copy(block)
  return (number) => {
    block.writeBigUInt64BE(BigInt(number), 32)
    return Math.clz32(hash('sha256', block, 'buffer').readUInt32BE(0))
  }
}

/** The answer that a browser would find, found here: for reporters that are simulated. */
export function solved({ text, bits }: Challenge, mailbox: string): string {
  const bitsAt = zeroBitsFor(text, mailbox)
  let number = 0
  while (bitsAt(number) < bits) number += 1
  return `${text}.${number}`
}
