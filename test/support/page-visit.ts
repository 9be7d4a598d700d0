// A page as the door loads and draws it, without the door: for tests of what a page says.

import type { Actor } from '../../src/core/actor.ts'
import type { Page, PageContext, Reader, View } from '../../src/core/slice.ts'
import { waitingOf } from '../../src/http/waiting.ts'
import { type Language, text } from '../../src/core/text.ts'
import type { TestHouse } from './house.ts'

/** What of a house is needed to look at its pages. */
export type Visited = Pick<TestHouse, 'call' | 'runner' | 'facts' | 'slices'> & {
  readonly clock: Pick<TestHouse['clock'], 'now'>
}

/** Who looks at the page, and what its address says. */
export interface PageVisit {
  readonly actor: Actor
  readonly params?: Readonly<Record<string, string>>
  readonly search?: Readonly<Record<string, string>>
  readonly language?: Language
  /** A form that was sent, as the door hands it over. */
  readonly refused?: NonNullable<PageContext['refused']>
  /** What came of a form that was sent. */
  readonly done?: NonNullable<PageContext['done']>
  /** Nothing waits, in a house where nobody keeps who has what in hand. */
  readonly isIdle?: boolean
}

/** What a page asks of the house, as its reader. */
export function askingAs(
  house: Pick<TestHouse, 'call' | 'runner'>,
  actor: Actor,
): Pick<PageContext, 'actor' | 'call' | 'ask' | 'ofReader'> {
  const reader: Reader = {
    actor,
    call: (action, input) => house.call(actor, action, input),
    ask: (need, input) => house.runner.ask(actor, need, input),
  }
  return { ...reader, ofReader: async (tell) => await tell(reader) }
}

function contextOf(house: Visited, visit: PageVisit): PageContext {
  const { actor, params = {}, search = {}, refused = null, done = null, isIdle = false } = visit
  const context: PageContext = {
    ...askingAs(house, actor),
    node: house.facts,
    now: house.clock.now(),
    readiness: [],
    waiting: () =>
      waitingOf(isIdle ? [] : house.slices.flatMap(({ waits }) => waits ?? []), context),
    params,
    search,
    refused,
    done,
  }
  return context
}

/** A page's list as a file. Throws where it has none. */
export async function visitFile(house: Visited, page: Page, wanted: PageVisit) {
  if (page.file === undefined) throw new RangeError(`${page.path} has no file`)
  const view = { t: text(wanted.language ?? 'en'), node: house.facts, now: house.clock.now() }
  return await page.file.rows(contextOf(house, wanted), view)
}

/** The same list as programs get it. */
export async function visitFileJson(house: Visited, page: Page, wanted: PageVisit) {
  if (page.file?.json === undefined) throw new RangeError(`${page.path} has no JSON`)
  const view = { t: text(wanted.language ?? 'en'), node: house.facts, now: house.clock.now() }
  return await page.file.json(contextOf(house, wanted), view)
}

/** The main part of a page. */
export async function visitPage(house: Visited, page: Page, wanted: PageVisit): Promise<string> {
  const { language = 'en', refused = null } = wanted
  const context = contextOf(house, wanted)
  const { node, now } = context
  let keys = 0
  const view: View = {
    t: text(language),
    node,
    now,
    path: page.path,
    base: `${node.prefix}/${language}`,
    newKey: () => `key-${(keys += 1)}`,
    refused,
    done: null,
  }
  const drawn = page as Page<unknown, unknown>
  return String(drawn.render(await drawn.load(context), view).main)
}

/** What a page says, without its marks: words with one space between. */
export function wordsOf(markup: string): string {
  return markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}
