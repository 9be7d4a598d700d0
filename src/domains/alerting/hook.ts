import { z } from 'zod'
import type { NodeFacts } from '../../core/action.ts'
import { line } from '../../core/line.ts'
import {
  WEBHOOK_FORMS,
  type WebhookForm,
  type WebhookMessage,
  type WebhookReceipt,
  type WebhookTarget,
} from '../../core/port.ts'
import { partOf } from './part.ts'
import { type HookAnswer, hookAnswer } from './store/hook.ts'
import type { RouteRow } from './store/route.ts'

/** Longest address of a webhook; Teams' have some 300 characters. */
const MAX_URL = 1_000

/** Most of a host that is shown; names of hosts have 253 characters at most. */
const MAX_SHOWN = 260

/** What goes into a header: visible ASCII. */
const TOKEN = /^[\x21-\x7e]*$/

/** What people type of a webhook; `to` and `token` where its form needs them. */
export const hookInput = {
  form: z.enum(WEBHOOK_FORMS),
  address: line(MAX_URL),
  to: z.string().trim().max(200).default(''),
  token: z
    .string()
    .trim()
    .max(300)
    .regex(TOKEN, 'a token has letters, digits and signs')
    .default(''),
}
const typedHook = z.strictObject(hookInput)
export type TypedHook = z.infer<typeof typedHook>

/** A bot's token alone, as Telegram gives it. Source: Bot API, Authorizing your bot. */
const BOT_TOKEN = /^\d{5,20}:[\w-]{20,100}$/
const BOT_PATH = /^\/bot\d{5,20}:[\w-]{20,100}(\/sendMessage)?\/?$/

/** Forms that need more than an address, and the field. */
const NEEDED: Partial<Record<WebhookForm, readonly ('to' | 'token')[]>> = {
  telegram: ['to'],
  matrix: ['to', 'token'],
}

/** The field of what was typed that is missing or cannot be; null for none. */
export function wrongField(typed: TypedHook): 'address' | 'to' | 'token' | null {
  const url = hookUrl(typed)
  if (url === null) return 'address'
  if (typed.form === 'telegram' && !BOT_PATH.test(url.pathname)) return 'address'
  if (typed.form === 'ntfy' && !/[\w-]{1,64}\/?$/.test(url.pathname)) return 'address'
  return NEEDED[typed.form]?.find((field) => typed[field] === '') ?? null
}

function hookUrl({ form, address }: TypedHook): URL | null {
  const isToken = form === 'telegram' && BOT_TOKEN.test(address)
  const url = URL.parse(isToken ? `https://api.telegram.org/bot${address}` : address)
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  return url.username === '' && url.password === '' ? url : null
}

/** The target as it is kept, of what was typed without fault; `key` is what plain ones are signed with. */
export function targetOf(typed: TypedHook, key: string): WebhookTarget {
  const url = hookUrl(typed)
  if (url === null) throw new RangeError('an address that was looked at before')
  url.hash = ''
  const { form, to, token } = typed
  if (form === 'telegram') url.pathname = url.pathname.replace(/\/sendMessage\/?$/, '')
  return {
    form,
    url: url.href,
    to: form === 'telegram' || form === 'matrix' ? to : null,
    key: form === 'plain' ? key : form === 'matrix' || form === 'ntfy' ? token || null : null,
  }
}

/** The stored form of a target as the address of a route. */
export function addressOfHook({ form, url, to, key }: WebhookTarget): string {
  return JSON.stringify([form, url, to, key])
}

const stored = z.tuple([
  z.enum(WEBHOOK_FORMS),
  z.string(),
  z.string().nullable(),
  z.string().nullable(),
])

/** The target of a stored address. Throws ZodError for anything else. */
export function hookOf(address: string): WebhookTarget {
  const [form, url, to, key] = stored.parse(JSON.parse(address))
  return { form, url, to, key }
}

/** How the stored address of the same place begins, whatever its key. */
export function addressMark({ form, url, to }: WebhookTarget): string {
  return `${JSON.stringify([form, url, to]).slice(0, -1)},`
}

/** What people see of a stored address: form and host; the rest is secret. */
export function shownHook(address: string): string {
  if (address === '') return '…'
  const { form, url } = hookOf(address)
  return `${form} ${new URL(url).host.slice(0, MAX_SHOWN)}`
}

/** What people see of the address of any route: nothing of a browser's, which says nothing to them. */
export function shownAddress({ channel, address }: Pick<RouteRow, 'channel' | 'address'>): string {
  if (channel === 'push') return ''
  return channel === 'hook' ? shownHook(address) : address
}

/** The message to a stored address. */
export function hookMessage(
  { origin, realm }: Pick<NodeFacts, 'origin' | 'realm'>,
  address: string,
  said: Omit<WebhookMessage, 'to' | 'node' | 'realm'>,
): WebhookMessage {
  return { ...said, to: hookOf(address), node: new URL(origin).host, realm }
}

/** What is kept of a receipt. */
export function answerOf(receipt: WebhookReceipt): HookAnswer {
  return partOf(hookAnswer, receipt)
}

/** A receipt in a few words, for the list of messages: a number or a code of its protocol, and what the service said. */
export function statusOf({ outcome, fault, status, words }: WebhookReceipt): string {
  const parts = outcome === 'taken' ? [status] : [fault === 'answer' ? '' : fault, status, words]
  return parts
    .filter((part) => part !== null && part !== '')
    .join(' ')
    .slice(0, 200)
}
