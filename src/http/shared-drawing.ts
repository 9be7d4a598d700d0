// One drawing of a page's live parts for everybody who may see the same: docs/decisions/one-drawing.md.

import { channel } from 'node:diagnostics_channel'
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../core/actor.ts'
import { newId } from '../core/id.ts'
import type { Store } from '../core/port.ts'
import { liveRegions } from '../ui/live.ts'
import { drawPage, NO_FORM, type PageRequest, type Reading } from './draw.ts'
import { waitingOf } from './waiting.ts'

/** Rounds of one screen begin this far apart at least, however much happens; a change is on the screen within a second. */
const PACE_MS = 500
/** A round takes at most one part in so many of the time, so that drawing leaves room for everything else. */
const SHARE = 3
/** A round this old serves nobody who comes now, even where nothing was recorded since: times have moved on. */
const FRESH_MS = 1_000
/** Drawings of one round that another reader is compared with; who is like none of them is drawn for alone. */
const MAX_COMPARED = 8
/** Screens that are remembered; more than can be open. */
const MAX_SCREENS = 300

/** The live parts of a page by name. */
export type Regions = ReadonlyMap<string, string>

/** Every drawing of live parts in this process, as its page's path; costs nothing while nobody listens. */
export const drawings = channel('scrutineer:drawing')

/** Something that was asked about the reader, or that he was answered otherwise than another might be. */
interface Question {
  readonly answer: unknown
  ask(actor: Actor): Promise<unknown>
}

/** A drawing, and what makes it the drawing of its readers: whoever is answered the same is one of them. */
interface Drawing {
  readonly regions: Regions
  readonly questions: readonly Question[]
}

/** All drawings of one screen as it was at one moment, in the order in which readers came. */
interface Round {
  readonly version: number
  readonly begunMs: number
  readonly drawings: Drawing[]
  /** What drawing and comparing took. */
  workMs: number
  turn: Promise<unknown>
}

/** What everybody sees who opened the same address in the same language and may do the same. */
interface Screen {
  round: Round | null
  next: Promise<Round> | null
}

/** The screens of a realm that are followed. */
export interface Screens {
  /** Tells that somebody follows; call what it gives when he leaves. */
  enter(): () => void
  /**
   * The live parts of a page as they are for its reader, not older than this call. Waits for its turn; then `look` tells who
   * looks on by now. Throws what `look` and the page's queries throw.
   */
  regions(request: PageRequest, look: () => Promise<PageRequest>): Promise<Regions>
}

const known = new WeakMap<object, Screens>()

/** The screens of the realm with this store. */
export function screensOf(store: Pick<Store, 'onSequenced' | 'ahead'>): Screens {
  const screens = known.get(store) ?? createScreens(store)
  known.set(store, screens)
  return screens
}

function createScreens(store: Pick<Store, 'onSequenced' | 'ahead'>): Screens {
  const screens = new Map<string, Screen>()
  let followers = 0
  let version = 0
  store.onSequenced(() => void (version += 1))

  function screenOf(key: string): Screen {
    const screen = screens.get(key) ?? { round: null, next: null }
    const [oldest] = screens.size >= MAX_SCREENS ? screens.keys() : []
    if (oldest !== undefined) screens.delete(oldest)
    screens.set(key, screen)
    return screen
  }

  async function begin(screen: Screen): Promise<Round> {
    const rest = restOf(screen.round)
    // A node that stops does not wait for it; even without rest others may still join.
    await pause(Math.max(0, rest), undefined, { ref: false })
    await store.ahead.clear()
    const begunMs = performance.now()
    screen.round = { version, begunMs, drawings: [], workMs: 0, turn: Promise.resolve() }
    screen.next = null
    return screen.round
  }

  async function roundOf(key: string): Promise<Round> {
    const screen = screenOf(key)
    const { round } = screen
    if (round?.version === version && performance.now() - round.begunMs < FRESH_MS) return round
    screen.next ??= begin(screen)
    return await screen.next
  }

  return {
    enter() {
      followers += 1
      return () => {
        followers -= 1
        if (followers === 0) screens.clear()
      }
    },
    async regions(request, look) {
      for (let key = keyOf(request); ; ) {
        const round = await roundOf(key)
        const now = await look()
        const own = keyOf(now)
        if (own === key) return await inTurn(round, () => regionsIn(round, now))
        // What the reader may do has changed: another screen is his.
        key = own
      }
    },
  }
}

/** How long the next round waits. */
function restOf(last: Round | null): number {
  if (last === null) return 0
  return last.begunMs + Math.max(PACE_MS, last.workMs * SHARE) - performance.now()
}

/** Names all that a drawing depends on besides the store and what is asked about its reader. */
function keyOf({ realm, language, path, search, identity }: PageRequest): string {
  const { holds } = identity.actor
  const rights =
    holds === 'all' ? holds : holds.map(({ permission, area }) => `${permission} ${area}`).sort()
  return JSON.stringify([realm, language, path, Object.entries(search).sort(), rights])
}

/** One after the other, so that the second reader meets the first one's drawing. */
async function inTurn<T>(round: Round, work: () => Promise<T>): Promise<T> {
  const timed = async () => {
    const began = performance.now()
    try {
      return await work()
    } finally {
      round.workMs += performance.now() - began
    }
  }
  const done = round.turn.then(timed)
  round.turn = done.catch(() => {})
  return await done
}

async function regionsIn(round: Round, request: PageRequest): Promise<Regions> {
  for (const drawing of round.drawings) {
    if (await isFor(drawing, request.identity.actor)) return drawing.regions
  }
  const drawing = await drawn(request)
  if (round.drawings.length < MAX_COMPARED) round.drawings.push(drawing)
  return drawing.regions
}

/** Whether everything that was asked about a drawing's reader is answered the same for this one. */
async function isFor({ questions }: Drawing, actor: Actor): Promise<boolean> {
  for (const { ask, answer } of questions) {
    try {
      if (!isDeepStrictEqual(await ask(actor), answer)) return false
    } catch {
      // Who is refused gets no drawing of another; his own tells him why.
      return false
    }
  }
  return true
}

/** Draws for one reader, and notes what of it was about him. */
async function drawn(request: PageRequest): Promise<Drawing> {
  const { actor } = request.identity
  const questions: Question[] = []
  let isPersonal = false
  const noticed = noticing(actor, () => void (isPersonal = true))
  const reading: Reading = {
    // The name stands in the frame, outside of what follows the log.
    identity: { actor: noticed, name: null },
    async ask(question) {
      let isHis = false
      const answer = await question(noticing(actor, () => void (isHis = true)))
      if (isHis) questions.push({ ask: question, answer })
      return answer
    },
    waiting: ({ waits }, ctx) => waitingOf(waits, ctx),
    newKey: slots(),
  }
  const regions = liveRegions((await drawPage(request, NO_FORM, reading)).html)
  // What nobody asked as a question is his alone.
  if (isPersonal) questions.unshift({ ask: async (other) => ({ ...other }), answer: { ...actor } })
  drawings.publish(request.path)
  return { regions, questions }
}

/**
 * The same actor, who tells when anything of him is read but what he may do: that is part of the key. What is added to an
 * actor one day is personal until somebody says otherwise.
 */
function noticing(actor: Actor, notice: () => void): Actor {
  return new Proxy(actor, {
    get(target, name) {
      if (name !== 'holds') notice()
      return Reflect.get(target, name)
    },
    has(target, name) {
      notice()
      return Reflect.has(target, name)
    },
    ownKeys(target) {
      notice()
      return Reflect.ownKeys(target)
    },
  })
}

/** Stands where a form's key will, so that nobody gets another one's. */
const SLOT = newId()
const SLOTS = new RegExp(`${SLOT}-\\d+`, 'g')

function slots(): () => string {
  let last = 0
  return () => `${SLOT}-${(last += 1)}`
}

/** A part as it is sent: its forms with keys of their own. */
export function withKeys(region: string): string {
  return region.replaceAll(SLOTS, () => newId())
}
