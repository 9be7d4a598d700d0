// A page of an authority, learned for a day, for the tests of the change watch.

import {
  type Item,
  LEARN_MS,
  look,
  type Looked,
  type LookOptions,
} from '../../src/domains/monitoring/watch/index.ts'

/** A Thursday. */
export const START = Date.UTC(2026, 10, 26, 6)
const MINUTE = 60_000

const OPTIONS = {
  url: 'https://www.vote.example/',
  languages: ['en'],
  passages: [],
  phrases: [],
  isFrozen: false,
  isAnnounced: false,
  learnMs: LEARN_MS,
} as const

/** What a page of the tests is made of; `n` counts the visits. */
export interface Parts {
  readonly head?: string
  readonly top?: string
  readonly main?: string
  readonly end?: string
}

export const HOURS = 'Polling stations are open from 07:00 to 20:00.'
export const PAPERS = 'Bring a document with your photograph, please.'

/** The page as it is, with something in its head, first, in its main part, or last. */
export function pageOf({ head = '', top = '', main = '', end = '' }: Parts = {}): string {
  return `<!doctype html><html lang="en"><head><title>Election Commission</title><script src="/app.js"></script>
  <link rel="stylesheet" href="/site.css">${head}</head><body>${top}<header><h1>Election Commission</h1></header>
  <main id="content"><section id="when"><h2>When to vote</h2><p>${HOURS}</p><p>Election day is Sunday, 13 December 2026.</p></section>
  <section id="about"><h2>About us</h2><p>${PAPERS}</p><p>The commission is an independent body with nine members.</p>
  <p>Results are counted in public by each of the districts.</p><p>Our archive holds all earlier protocols.</p></section>
  <p id="contact">Call +10 200 3000 or write to <a href="mailto:info@vote.example">info@vote.example</a>.</p>
  <p id="do"><a href="/register">Register to vote</a> <a href="/find">Find a station</a></p>${main}</main>
  <footer>${end}<p>© 2026 Election Commission</p></footer></body></html>`
}

/** A page that moves: what it is at a visit. */
export type Moving = (n: number, atMs: number) => string

const usualPage = () => pageOf()

/** A site that shows it, learned once for all tests of a process; what is learned of a page is never changed in place. */
let usual: Site | null = null

/** A site with what the node knows of it. */
export class Site {
  stored: Uint8Array | null = null
  visits = 0
  atMs = START
  readonly #page: Moving
  readonly #options: Partial<LookOptions>

  constructor(page: Moving = usualPage, options: Partial<LookOptions> = {}) {
    this.#page = page
    this.#options = options
  }

  /** Looks at the page, or at another one in its place, after some time. */
  look(
    html: string | null = null,
    afterMs = 15 * MINUTE,
    options: Partial<LookOptions> = {},
  ): Looked {
    this.atMs += afterMs
    this.visits += 1
    const shown = html ?? this.#page(this.visits, this.atMs)
    const looked = look(shown, this.stored, {
      ...OPTIONS,
      ...this.#options,
      ...options,
      atMs: this.atMs,
    })
    this.stored = looked.stored
    return looked
  }

  /** Twenty visits in twenty minutes. */
  provisional(): this {
    for (let n = 0; n < 20; n += 1) this.look(null, MINUTE)
    return this
  }

  /** A whole day. */
  learned(): this {
    if (this.#page !== usualPage || Object.keys(this.#options).length > 0) return this.#learn()
    usual ??= new Site().#learn()
    const { stored, visits, atMs } = usual
    return Object.assign(this, { stored, visits, atMs })
  }

  #learn(): this {
    this.provisional()
    for (let n = 0; n < 50; n += 1) this.look(null, 30 * MINUTE)
    return this
  }
}

/** Items as `level class code`. */
export function told(items: readonly Item[]): string[] {
  return items.map(({ level, class: kind, why: { code } }) => `${level} ${kind} ${code}`)
}
