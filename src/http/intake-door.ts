// The door of pages for people who must stay unknown. It reads no cookie and sets none, tells nobody to wait, keeps no
// address, counts shares of networks in memory alone, writes no line for what was refused, and tells browsers to keep nothing.
import { setTimeout } from 'node:timers/promises'
import type { Context, Hono } from 'hono'
import { ANONYMOUS } from '../core/actor.ts'
import { randomBelow } from '../core/id.ts'
import type { Intake, IntakeAnswer, IntakeContext } from '../core/intake.ts'
import { Problem } from '../core/problem.ts'
import { isLanguage, type Language } from '../core/text.ts'
import { type Html, html } from '../ui/html.ts'
import { shell } from '../ui/shell.ts'
import { realmHouse } from './api.ts'
import { savedAs } from './bytes.ts'
import { assetPath, frameOf } from './frame.ts'
import type { DoorParts, House } from './house.ts'
import { withIntakeBody } from './intake-body.ts'
import { checkOrigin, preferredLanguage, type RealmName, strangerOf } from './request.ts'
import { texts } from './texts.ts'

/** What is added to an answer whose time could tell something, in ms. */
const LEAST_BLUR_MS = 50
const BLUR_MS = 100

/** Answers from here on say that something is wrong. */
const BAD = 400

/** Tries of one command, and the longest rest between two: together twenty seconds or so, less than browsers wait. */
const MAX_TRIES = 40
const MAX_REST_MS = 1_000

/** Where whoever leaves in a hurry is led: a page that anybody might read. */
const ELSEWHERE = 'https://www.wikipedia.org/'

/** Where a realm's intakes hang. */
export interface IntakeRoutes {
  readonly realm: RealmName
  readonly prefix: string
  readonly intakes: readonly Intake<Html>[]
}

/** Routes of every intake: GET begins, POST goes on, `/leave` below the first one leads away. */
export function addIntakes(
  app: Hono,
  parts: DoorParts,
  { realm, prefix, intakes }: IntakeRoutes,
): void {
  for (const intake of intakes) {
    const path = `${prefix}/:lang{[a-z]{2}}${intake.path}`
    const askedBy = (c: Context, isSent: boolean) => {
      const house = realmHouse(parts, realm)
      if (isSent) checkOrigin(c, house)
      const language = languageOf(c, parts)
      const who = strangerOf(c, parts.trustProxy)
      return { parts, house, realm, intake, language, isSent, who }
    }
    app.get(path, async (c) => {
      const asked = askedBy(c, false)
      return await given(c, asked, await intake.answer(contextOf(asked), null, null))
    })
    app.post(path, async (c) => {
      const asked = askedBy(c, true)
      const answer = await withIntakeBody(c, asked.who.network, ({ sent, file }) =>
        intake.answer(contextOf(asked), sent, file),
      )
      return await given(c, asked, answer)
    })
    app.get(`${path}/leave`, (c) => {
      c.header('Clear-Site-Data', '"cache", "storage"')
      return c.redirect(ELSEWHERE, 303)
    })
    app.get(`${prefix}${intake.path}`, (c) => {
      const language = preferredLanguage(c.req.header('accept-language'), parts.languages)
      c.header('Vary', 'Accept-Language')
      return c.redirect(`${prefix}/${language}${intake.path}`, 302)
    })
  }
}

function languageOf(c: Context, { languages }: DoorParts): Language {
  const wanted = c.req.param('lang') ?? ''
  if (isLanguage(wanted) && languages.includes(wanted)) return wanted
  throw new Problem('http.no_page', 404, 'There is no such page.')
}

/** Whoever asks is nobody; whose share he uses goes along, in memory, and nothing else that could tell him from others. */
function contextOf({ house: { node, runner, time }, language, who }: Asked): IntakeContext {
  return {
    node,
    language,
    now: time.now(),
    call: async (action, input) =>
      await patiently(async () => (await runner.call(who, action, input)).output),
    ask: (need, input) => runner.ask(who, need, input),
    put: async (action, input, bytes) => {
      const options = { bytes: () => one(bytes) }
      return await patiently(async () => (await runner.call(who, action, input, options)).output)
    },
  }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Tries while the store has too much to do: whoever reports is not told to come back, and what came twice is there once. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      const isBusy = error instanceof Problem && error.code === 'store.busy'
      if (!isBusy || tries === MAX_TRIES) throw error
      await setTimeout(randomBelow(MAX_REST_MS))
    }
  }
}

interface Asked {
  readonly parts: DoorParts
  readonly house: House
  readonly realm: RealmName
  readonly intake: Intake<Html>
  readonly language: Language
  readonly isSent: boolean
  readonly who: ReturnType<typeof strangerOf>
}

async function given(c: Context, asked: Asked, answer: IntakeAnswer<Html>): Promise<Response> {
  if ('isBlurred' in answer) await setTimeout(LEAST_BLUR_MS + randomBelow(BLUR_MS))
  if ('file' in answer) return c.body(answer.file.text, 200, savedAs(answer.file.name))
  if ('json' in answer) return c.json(answer.json as object)
  if (answer.isOpen === true) c.set('compresses', true)
  return c.html(drawn(asked, answer), (answer.status ?? 200) as 200)
}

function drawn(asked: Asked, answer: Extract<IntakeAnswer<Html>, { render: unknown }>): string {
  const { parts, house, intake, language, isSent } = asked
  const t = parts.translator(language)
  const at = house.time.now()
  const base = `${house.node.prefix}/${language}`
  const { path } = intake
  const identity = { actor: ANONYMOUS, name: null }
  const { help: _, ...frame } = frameOf({
    parts,
    house,
    t,
    at,
    identity,
    language,
    path,
    realm: asked.realm,
    actor: ANONYMOUS,
    surface: 'public',
  })
  const rendered = answer.render({ t, node: house.node, now: at, base, path })
  const first = html`<a class="leave" data-leave href="${base}${path}/leave" rel="noreferrer">${t(texts.leave)}</a>`
  // Another language would begin anew: it is offered as long as nothing was typed.
  const languages = isSent ? [language] : frame.languages
  const page = {
    title: rendered.title,
    main: rendered.main,
    ...(rendered.sub === undefined ? {} : { sub: rendered.sub }),
    hasErrors: (answer.status ?? 200) >= BAD,
    scripts: (rendered.scripts ?? []).map((name) => assetPath(parts, name)),
  }
  return String(shell(t, { ...frame, navigation: [], languages, first }, page))
}
