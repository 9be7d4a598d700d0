// A person who does a task through the pages, at a telephone or a desk, in one of two languages: what is pressed next has
// to be in sight, every act is answered in sight, clicks are counted, and every page met is looked at.

import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { type Language, text, type Translator } from '../../src/core/text.ts'
import { deskTexts } from '../../src/ui/desk-texts.ts'
import { NOT_LINKED, pageAt } from './all-pages.ts'
import { axe, newContext } from './chromium.ts'
import { CookieBrowser } from './cookie-browser.ts'
import type { TestNode } from './node.ts'

/** How the pages are looked at: the size of the window and the language. */
export interface Face {
  readonly language: Language
  readonly width: number
  readonly height: number
}

const PHONE = { width: 360, height: 640 }
const DESK = { width: 1440, height: 900 }

/** The four in which each task is done. */
export const FACES: readonly Face[] = [
  { language: 'en', ...PHONE },
  { language: 'ar', ...PHONE },
  { language: 'en', ...DESK },
  { language: 'ar', ...DESK },
]

/** However long a busy machine takes for a step. */
const WAIT_MS = 60_000

/** Where pictures of every step go, for people to look at; none where it is not set. */
const SHOTS = process.env['SCRUTINEER_SHOTS']

/** Ids, keys and queries of an address: pages that differ in nothing else are one page. */
const PLACEHOLDERS = /[0-9a-f]{8}-[0-9a-f-]{27}|\?.*|#.*/g

/**
 * Axe takes a fifth of a second of CPU a page: each language and each size has its turn, and of a desk only what the sweep
 * over all pages, which examines each at a desk, has no link to.
 */
function isExamined({ language, width }: Face, address: string): boolean {
  if (language === 'ar') return width === PHONE.width
  const path = address.replace(/^(?:\/exercise)?\/en/, '')
  return width !== PHONE.width && NOT_LINKED.includes(pageAt(path)?.path ?? '')
}

/** Pages with their language and width that some task of this process has examined. */
const examined = new Set<string>()

/** Somebody who has joined, and the cookies of a browser of their own. */
export interface Colleague {
  readonly name: string
  readonly browser: CookieBrowser
}

/** Invites somebody to a role, who joins on a browser of their own. */
export async function colleague(
  house: TestNode,
  name: string,
  role: string,
  area = '/',
): Promise<Colleague> {
  const invited = { name, role, area }
  const { secret } = await house.call<{ secret: string }>('accounts.invite', invited)
  const browser = new CookieBrowser(house)
  await browser.join(secret)
  return { name, browser }
}

type Role = 'link' | 'button' | 'checkbox' | 'radio'
type Name = string | RegExp

/** Somebody at work. */
export interface Hand {
  readonly face: Face
  readonly t: Translator
  readonly page: Page
  readonly context: BrowserContext
  /** Opens a page of the node by its address, without the language: where a task begins. */
  open(path: string): Promise<void>
  /** Presses the first control of that name, which has to be in sight. */
  press(role: Role, name: Name): Promise<void>
  /** Presses what was found otherwise by what people see. */
  pressThis(control: Locator): Promise<void>
  /** Goes to a page by the menu, which a telephone opens first. */
  goTo(entry: string): Promise<void>
  /** Scrolls down to a control that stands below what has to be read before it is pressed. */
  readOnTo(control: Locator): Promise<void>
  /** Writes into a field, the first of which has to be in sight. */
  write(label: Name, words: string): Promise<void>
  /** Ticks a box of a form that the person goes down. */
  tick(name: Name): Promise<void>
  /** Chooses of a list, as a field is written into. */
  choose(label: Name, words: string): Promise<void>
  /** Gives a file with this text to a field. */
  upload(label: Name, name: string, text: string): Promise<void>
  /** Presses what gives a file; its text. */
  download(role: Role, name: Name): Promise<string>
  /** Waits for words, which have to come up in sight; then the page is looked at. */
  sees(words: Name | Locator): Promise<void>
  /** The visible words of the main part. */
  main(): Promise<string>
  /** Goes, having clicked no more often than that. */
  leave(mostClicks: number): Promise<void>
}

/** Sits down at a browser of that face: as a colleague, or as nobody. */
export async function sit(
  house: TestNode,
  face: Face,
  { task, as, options = {} }: { task: string; as?: Colleague; options?: BrowserContextOptions },
): Promise<Hand> {
  const { width, height, language } = face
  const t = text(language)
  const { origin } = house.node
  const page = as === undefined ? await newPage(options) : await seatOf(as, origin, options)
  const context = page.context()
  await page.setViewportSize({ width, height })
  let clicks = 0
  let pictures = 0
  let isPictured = false
  /** After the first field of a form, or what opens it, the others and its button follow one after the other, and the window with them. */
  let isInForm = false

  async function picture(): Promise<void> {
    if (SHOTS === undefined || isPictured) return
    isPictured = true
    mkdirSync(SHOTS, { recursive: true })
    pictures += 1
    const name = `${task}-${String(pictures).padStart(2, '0')}-${width}-${language}.png`
    await page.screenshot({ path: join(SHOTS, name) })
  }

  /** Looks at the page as it stands: nothing scrolls sideways, and once a process for each page what axe says. */
  async function look(): Promise<void> {
    await picture()
    const wide = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    assert.ok(wide <= 0, `${page.url()} scrolls sideways by ${wide}`)
    const address = new URL(page.url()).pathname.replaceAll(PLACEHOLDERS, '*')
    const name = `${address} ${language} ${width}`
    // Without script axe never ends.
    if (examined.has(name) || !isExamined(face, address) || options.javaScriptEnabled === false)
      return
    examined.add(name)
    assert.deepEqual(await axe(page), [], name)
  }

  async function fillIn(label: Name, fill: (field: Locator) => Promise<void>): Promise<void> {
    const field = page.getByLabel(label).first()
    await field.waitFor()
    const isFollowed = isInForm
    isInForm = true
    assert.ok(
      await isInSight(field, isFollowed),
      `${task}: not in sight: ${label} on ${page.url()}`,
    )
    await fill(field)
    isPictured = false
  }

  async function pressThis(control: Locator): Promise<void> {
    await control.waitFor()
    if (isInForm) await scrollTo(control)
    await picture()
    assert.ok(
      await isInSight(control, isInForm),
      `${task}: not in sight: ${control} on ${page.url()}`,
    )
    clicks += 1
    isPictured = false
    // What opens lies right below, and the window follows to it.
    isInForm = await control.evaluate((element) => element.closest('summary') !== null)
    await control.click()
  }

  return {
    face,
    t,
    page,
    context,
    async open(path) {
      await page.goto(`${origin}${path.replace('LANG', language)}`)
      await look()
    },
    pressThis,
    press: (role, name) => pressThis(page.getByRole(role, { name: counted(name) }).first()),
    async goTo(entry) {
      if (width === PHONE.width) {
        await pressThis(page.getByRole('link', { name: t(deskTexts.menu), exact: true }))
      }
      const link = page
        .getByRole('navigation')
        .getByRole('link', { name: counted(entry) })
        .first()
      await scrollTo(link)
      await pressThis(link)
    },
    async readOnTo(control) {
      await scrollTo(control)
      isPictured = false
      isInForm = true
      await look()
    },
    write: (label, words) => fillIn(label, (field) => field.fill(words)),
    async tick(name) {
      isInForm = true
      await pressThis(page.getByRole('checkbox', { name }).first())
      await page.getByRole('checkbox', { name, checked: true }).first().waitFor()
    },
    choose: (label, words) =>
      fillIn(label, async (field) => void (await field.selectOption({ label: words }))),
    upload: (label, name, words) =>
      fillIn(label, (field) => {
        const buffer = Buffer.from(words)
        return field.setInputFiles({ name, mimeType: 'text/csv', buffer })
      }),
    async download(role, name) {
      const started = page.waitForEvent('download')
      await pressThis(page.getByRole(role, { name: counted(name) }).first())
      return readFileSync(await (await started).path(), 'utf8')
    },
    async sees(words) {
      const found =
        typeof words === 'string' || words instanceof RegExp
          ? page.getByText(words).locator('visible=true').first()
          : words
      await found.waitFor()
      isPictured = false
      assert.ok(await isInSight(found), `${task}: not answered in sight: ${words} on ${page.url()}`)
      await look()
    },
    main: () => page.locator('main').innerText(),
    async leave(mostClicks) {
      assert.ok(clicks <= mostClicks, `${task}: ${clicks} clicks`)
      if (as === undefined) await context.close()
      else await leaveSeat(page)
    },
  }
}

async function newPage(options: BrowserContextOptions): Promise<Page> {
  const page = await (await newContext(options)).newPage()
  page.setDefaultTimeout(WAIT_MS)
  return page
}

/** Where colleagues sit again and again: a browser of one's own takes a third of a second of CPU. */
const seats = new WeakMap<Colleague, Page>()

/** The page at which a colleague sits down, with nothing in its browser but the sign-in. */
async function seatOf(
  colleague: Colleague,
  origin: string,
  options: BrowserContextOptions,
): Promise<Page> {
  const page = seats.get(colleague) ?? (await newPage(options))
  seats.set(colleague, page)
  const url = origin.replace('http:', 'https:')
  await page.context().clearCookies()
  await page.context().addCookies(
    [...colleague.browser.cookies].map(([name, value]) => {
      return { name, value, url, secure: true, httpOnly: true }
    }),
  )
  return page
}

async function leaveSeat(page: Page): Promise<void> {
  await page.evaluate('localStorage.clear(), sessionStorage.clear()')
  await page.emulateMedia({ media: null })
  await page.goto('about:blank')
}

/** Marks around values of another direction, which stand on some pages and not on others. */
const MARKS = '[\\u2066-\\u2069]*'

/** Words with `{}` where anything may stand, such as the time at which something was done. */
export function anyIn(words: string): RegExp {
  const plain = words.replaceAll(/[\u2066-\u2069]/g, '')
  const pieces = plain
    .split('{}')
    .map((piece) => piece.split(' ').map(literal).join(`${MARKS} ${MARKS}`))
  return new RegExp(pieces.join('.*'))
}

function literal(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

/** As the keyboard or a finger brings it into sight; a part of the page that is drawn anew meanwhile does not matter. */
async function scrollTo(control: Locator): Promise<void> {
  await control.evaluate((element) => element.scrollIntoView({ block: 'nearest' }))
}

/** The whole name of a control, which may have the count of what waits behind it. */
function counted(name: Name): RegExp {
  if (name instanceof RegExp) return name
  return new RegExp(`^${literal(name)}(?:\\s*\\d.*)?$`)
}

/** Whether the beginning of an element, or all of it where it is small, comes to be in the window, with nothing over it: as that stands, or as it follows whoever goes down a form. */
async function isInSight(control: Locator, isFollowed = false): Promise<boolean> {
  const until = performance.now() + WAIT_MS
  for (let timeout = WAIT_MS; timeout > 0; timeout = until - performance.now()) {
    try {
      const element = await control.elementHandle({ timeout })
      const found = await control.page().waitForFunction(
        ({ shown, isFollowed }) => {
          // What is drawn anew meanwhile is looked up again.
          if (shown?.isConnected !== true) return 'gone'
          if (isFollowed) shown.scrollIntoView({ block: 'nearest' })
          const { innerHeight, innerWidth } = globalThis as unknown as Record<string, number>
          const box = shown.getBoundingClientRect()
          const [high = 0, wide = 0] = [innerHeight, innerWidth]
          const bottom = Math.min(box.bottom, box.top + high / 2)
          const x = (Math.max(box.left, 0) + Math.min(box.right, wide)) / 2
          const top = shown.ownerDocument.elementFromPoint(x, (box.top + bottom) / 2)
          const isOnTop = top !== null && (shown.contains(top) || top.contains(shown))
          const isInWindow = box.width > 0 && box.top > -1 && bottom < high + 1 && box.right > 0
          return isInWindow && isOnTop ? 'in sight' : null
        },
        { shown: element, isFollowed },
        { timeout },
      )
      if ((await found.jsonValue()) === 'in sight') return true
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError') return false
      throw error
    }
  }
  return false
}
