// The door of pages for people who must stay unknown. It reads no cookie and sets none, counts nobody, keeps no address,
// writes no line for what was refused, and tells browsers to keep nothing.
import { setTimeout } from 'node:timers/promises'
import type { Context, Hono } from 'hono'
import { ANONYMOUS } from '../core/actor.ts'
import { readBounded } from '../core/body.ts'
import { randomBelow } from '../core/id.ts'
import type { Intake, IntakeAnswer, IntakeContext, Sent } from '../core/intake.ts'
import { Problem } from '../core/problem.ts'
import { isLanguage, type Language } from '../core/text.ts'
import { type Html, html } from '../ui/html.ts'
import { shell } from '../ui/shell.ts'
import { realmHouse } from './api.ts'
import { savedAs } from './bytes.ts'
import { assetPath, frameOf } from './frame.ts'
import type { DoorParts, House } from './house.ts'
import { checkEncoding, checkOrigin, preferredLanguage, type RealmName } from './request.ts'
import { texts } from './texts.ts'

/** Most bytes of what is sent: 20,000 characters of any script, as forms write them, and the same once more as hidden fields. */
const MAX_INTAKE_BYTES = 768 * 1024
/** Most fields of one page, and the longest name of one. */
const MAX_FIELDS = 60
const MAX_NAME = 60

/** What is added to an answer whose time could tell something, in ms. */
const LEAST_BLUR_MS = 50
const BLUR_MS = 100

/** Answers from here on say that something is wrong. */
const BAD = 400

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
    const answerTo = async (c: Context, isSent: boolean) => {
      const house = realmHouse(parts, realm)
      if (isSent) checkOrigin(c, house)
      const language = languageOf(c, parts)
      const sent = isSent ? await readSent(c) : null
      const answer = await intake.answer(contextOf(house, language), sent)
      return await given(c, { parts, house, realm, intake, language, isSent }, answer)
    }
    app.get(path, (c) => answerTo(c, false))
    app.post(path, (c) => answerTo(c, true))
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

/** Reads what was sent. Throws Problem `http.bad_form` (400, 415), `http.too_many_fields` (400), `http.too_large` (413). */
async function readSent(c: Context): Promise<Sent> {
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) {
    throw new Problem('http.bad_form', 415, 'A form is sent as application/x-www-form-urlencoded.')
  }
  checkEncoding(c)
  const limit = MAX_INTAKE_BYTES
  const tooLarge = () =>
    new Problem('http.too_large', 413, `The body may have at most ${limit} bytes.`)
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge()
  const body = Buffer.from(await readBounded(c, limit, tooLarge)).toString('utf8')
  const fields = [...new URLSearchParams(body)]
  if (fields.length > MAX_FIELDS || fields.some(([name]) => name.length > MAX_NAME))
    throw new Problem('http.too_many_fields', 400, 'This has too many fields, or a name too long.')
  const sent = new Map(fields.map(([name, value]) => [name, value.toWellFormed()]))
  // Which of two would count nobody could say.
  if (sent.size < fields.length)
    throw new Problem('http.bad_form', 400, 'A field of this form came twice.')
  return Object.fromEntries(sent)
}

/** Whoever asks is nobody, and nothing that could tell him from others goes along. */
function contextOf({ node, runner, time }: House, language: Language): IntakeContext {
  return {
    node,
    language,
    now: time.now(),
    call: async (action, input) => (await runner.call(ANONYMOUS, action, input)).output,
    ask: (need, input) => runner.ask(ANONYMOUS, need, input),
  }
}

interface Asked {
  readonly parts: DoorParts
  readonly house: House
  readonly realm: RealmName
  readonly intake: Intake<Html>
  readonly language: Language
  readonly isSent: boolean
}

async function given(c: Context, asked: Asked, answer: IntakeAnswer<Html>): Promise<Response> {
  if ('isBlurred' in answer) await setTimeout(LEAST_BLUR_MS + randomBelow(BLUR_MS))
  if ('file' in answer) return c.body(answer.file.text, 200, savedAs(answer.file.name))
  if ('json' in answer) return c.json(answer.json as object)
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
