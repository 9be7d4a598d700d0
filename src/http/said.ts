// What is said on the next page after a form was accepted: that it is done, and for a while the way to take it back.
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Action } from '../core/action.ts'
import { newId } from '../core/id.ts'
import { Problem } from '../core/problem.ts'
import { isPath, type PageForm } from '../core/slice.ts'
import type { Translator } from '../core/text.ts'
import { addMs, MINUTE, SECOND, time, type Time } from '../core/time.ts'
import { button, form, hiddenFields } from '../ui/form.ts'
import { type Html, html } from '../ui/html.ts'
import { notification } from '../ui/notice.ts'
import { frameTexts as texts } from './frame-texts.ts'
import type { House } from './house.ts'
import type { RealmName } from './request.ts'

/** How long what was done can be taken back from its notice. */
const UNDO_MS = 10 * MINUTE
/** The notice is for the page that comes next; one that never comes takes it along. */
const HEARD_MS = MINUTE
/** Longest input of an action that takes back; what is longer has no undo. It travels in a cookie. */
const MAX_UNDO_LENGTH = 1_500

/** Name of the form that takes back what a notice tells of. */
export const UNDO = '_undo'

const COOKIES: Readonly<Record<RealmName, string>> = {
  actual: '__Host-said',
  exercise: '__Host-said-exercise',
}

/** What was done. The words are the product's; of the browser come only names, which lead to no other words. */
const said = z.strictObject({
  /** Pattern of the page whose form it was, and its address after the language. */
  page: z.string().max(200),
  path: z.string().max(500).refine(isPath),
  form: z.string().max(100),
  at: time,
  isUndone: z.boolean().default(false),
  /** Input of the action that takes it back, as JSON. */
  undo: z.string().max(MAX_UNDO_LENGTH).nullable(),
})
export type Said = z.infer<typeof said>

/** The input of what takes this back; null where nothing does. */
export function undoOf(of: PageForm, sent: unknown, output: unknown): string | null {
  if (of.undo === undefined) return null
  const input = JSON.stringify(of.undo.input(sent as never, output as never))
  return input.length > MAX_UNDO_LENGTH ? null : input
}

/** Keeps it for the page that the browser opens next. */
export function say(c: Context, realm: RealmName, what: Said): void {
  const maxAge = HEARD_MS / SECOND
  setCookie(c, COOKIES[realm], Buffer.from(JSON.stringify(what)).toString('base64url'), {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
    maxAge,
  })
}

/** What was done just before this page was opened, which is then forgotten; null where nothing was, or nothing that can be read. */
export function heard(c: Context, realm: RealmName): Said | null {
  const kept = getCookie(c, COOKIES[realm])
  if (kept === undefined || kept === '') return null
  setCookie(c, COOKIES[realm], '', { path: '/', secure: true, maxAge: 0 })
  try {
    const found = said.safeParse(JSON.parse(Buffer.from(kept, 'base64url').toString('utf8')))
    return found.success ? found.data : null
  } catch {
    return null
  }
}

/** The form that a page of this realm has by this name. */
function formOf(house: House, { page, form: name }: Pick<Said, 'page' | 'form'>): PageForm | null {
  const found = house.pages.find(({ path, surface }) => path === page && surface === 'console')
  return found?.forms?.[name] ?? null
}

/** The notice itself; nothing where no page has such a form. `base` and `path` are those of the page that shows it. */
export function saidPart(
  what: Said,
  of: {
    readonly t: Translator
    readonly house: House
    readonly base: string
    readonly path: string
  },
): Html | null {
  const { t, house, base, path } = of
  const own = formOf(house, what)
  if (own === null) return null
  const words = what.isUndone ? texts.undone : (own.said ?? texts.done)
  const undo =
    own.undo !== undefined &&
    what.undo !== null &&
    !what.isUndone &&
    form({
      name: UNDO,
      key: newId(),
      action: `${base}${what.path}`,
      body: [
        hiddenFields({ of: what.form, at: what.at, back: path, input: what.undo }),
        button({ label: t(texts.undo), kind: 'secondary' }),
      ],
    })
  return html`<div class="said">${notification(t, { tone: 'ok', body: html`${t(words)} ${undo}` })}</div>`
}

/** What a notice's button sends, with the action that takes back. Throws Problem where it cannot be. */
export function undoWanted(
  house: House,
  page: string,
  { sent, now }: { readonly sent: (name: string) => string | undefined; readonly now: Time },
): {
  readonly action: Action
  readonly input: unknown
  readonly form: string
  readonly back: string
} {
  const name = sent('of') ?? ''
  const at = time.safeParse(sent('at'))
  const back = sent('back') ?? ''
  const undo = formOf(house, { page, form: name })?.undo
  const action = house.runner.actions.get(undo?.action ?? '')
  if (undo === undefined || action === undefined || !at.success || !isPath(back))
    throw new Problem('http.no_form', 400, 'This page has no such form.')
  if (addMs(at.data, UNDO_MS) < now)
    throw new Problem('http.undo_late', 409, 'It is too late to take this back here.')
  try {
    return { action, input: JSON.parse(sent('input') ?? ''), form: name, back }
  } catch (cause) {
    throw new Problem('http.no_form', 400, 'This page has no such form.', { cause })
  }
}
