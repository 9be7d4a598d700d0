import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { Action, Realm } from '../core/action.ts'
import type { Permission } from '../core/permission.ts'
import type { IncomingSms } from '../core/incoming-sms.ts'
import { systemActor } from '../core/actor.ts'
import { readBounded } from '../core/body.ts'
import { Problem } from '../core/problem.ts'
import { MINUTE } from '../core/time.ts'
import type { Runner } from '../core/runner.ts'
import { parseBoundedJson } from '../lib/json/bounded.ts'
import { collector } from './collect.ts'
import type { GatewayParts } from './handed-in.ts'

/** Who hands replies in, and what slices take besides. */
const DOOR_MAY = ['alerting:hear-sms', 'territory:read', 'alerting:draft'] as const

/** Largest request of a gateway: one message with all that some of them add. */
const MAX_BODY_BYTES = 16 * 1024
/** Deepest JSON of a gateway; only its outermost level is read. */
const MAX_JSON_DEPTH = 32
/** Messages of one kind that wait at once; a gateway repeats what is answered by 503. */
const MAX_WAITING = 2_000
/** Messages of one command; the slice takes as many. */
const MAX_BATCH = 100
/** Wrong secrets in a minute, from everywhere; beyond, a request without a right one is not even compared. */
const MAX_WRONG = 60

/** Names that gateways give to the parts of a message. */
const FROM = ['from', 'From', 'sender', 'msisdn', 'source', 'originator', 'source-addr']
const TEXT = ['text', 'Body', 'message', 'content', 'body', 'msg']
const MESSAGE_ID = ['id', 'MessageSid', 'SmsSid', 'message_id', 'messageId', 'smsid', 'id_smsc']
const STATUS = ['status', 'MessageStatus', 'type', 'message_status', 'dlr', 'state', 'level']

/** Where gateways hand in replies and reports: the secret is the last part of the path, or signs the body. */
export function addSmsRoutes(
  app: Hono,
  parts: GatewayParts,
  { realm, prefix }: { readonly realm: Realm; readonly prefix: string },
): void {
  const guard = createGuard(parts.smsInSecret ?? null)
  const desk = createDesk(parts, realm)
  const enter = async (c: Context): Promise<Fields> => {
    const body = await readText(c)
    const given = c.req.param('secret') ?? null
    guard.check(given, c.req.header('x-signature') ?? null, body)
    // A signature covers the body alone: what the address adds to a body that somebody saw is not the gateway's.
    return fieldsOf(
      c,
      body,
      given === null ? new URLSearchParams() : new URL(c.req.url).searchParams,
    )
  }
  for (const path of [`${prefix}/sms/in`, `${prefix}/sms/in/:secret`]) {
    app.on(['GET', 'POST'], path, async (c) => {
      const fields = await enter(c)
      const from = pick(fields, FROM)
      const text = pick(fields, TEXT)
      if (from === null || text === null)
        throw new Problem('gateway.no_sms', 400, 'A message needs a sender and a text.')
      await desk.take({ from: clean(from, 40), text: clean(text, 2000) })
      return c.text('', 200)
    })
  }
  for (const path of [`${prefix}/sms/report`, `${prefix}/sms/report/:secret`]) {
    app.on(['GET', 'POST'], path, async (c) => {
      const fields = await enter(c)
      const id = pick(fields, MESSAGE_ID)
      const status = pick(fields, STATUS)
      if (id === null || status === null)
        throw new Problem('gateway.no_report', 400, 'A report needs a message and a status.')
      await desk.report({ providerId: clean(id, 200), ...meaningOf(clean(status, 60)) })
      // Jasmin sends a report again until it reads this.
      return c.text('ACK/Jasmin', 200)
    })
  }
}

type Fields = ReadonlyMap<string, string>

/** Compares in the same time whatever was sent, and bounds how often a wrong secret may be tried. */
function createGuard(secret: string | null) {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const own = secret === null ? null : digest(secret)
  let windowEnds = 0
  let wrong = 0
  return {
    /** Throws 404 where no replies are taken, 403 for a wrong secret, 429 after too many. */
    check(given: string | null, signature: string | null, body: string): void {
      if (secret === null || own === null) {
        throw new Problem('gateway.no_sms_here', 404, 'This node takes no messages.')
      }
      const at = performance.now()
      if (at >= windowEnds) [windowEnds, wrong] = [at + MINUTE, 0]
      const signed = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
      // An empty body is signed alike each time: whoever saw one could send it for ever.
      const isSigned =
        signature !== null && body !== '' && timingSafeEqual(digest(signature), digest(signed))
      const isRight = isSigned || (given !== null && timingSafeEqual(digest(given), own))
      if (isRight) return
      wrong += 1
      if (wrong > MAX_WRONG) {
        throw new Problem('gateway.too_many', 429, 'Too many wrong secrets.', { recorded: false })
      }
      throw new Problem('gateway.wrong_secret', 403, 'The secret of this address is wrong.')
    },
  }
}

/** Collects what arrives and answers after the commit. */
function createDesk(parts: GatewayParts, realm: Realm) {
  const house = () => {
    const found = parts.house(realm)
    if (found === null) throw new Problem('http.no_exercise', 404, 'No exercise is running.')
    return found
  }
  function queue(name: string, permission?: Permission) {
    // Each kind has its own: what floods the desk of observers keeps no answer of a station out.
    let waiting = 0
    const may = permission === undefined ? DOOR_MAY : [permission]
    const hand = collector<{ item: object; done: (error: unknown) => void }>(MAX_BATCH, (batch) => {
      const input = { items: batch.map(({ item }) => item) }
      send(() => house().runner, { name, may }, input).then(
        () => batch.forEach(({ done }) => done(null)),
        (error: unknown) => batch.forEach(({ done }) => done(error)),
      )
    })
    return async (item: object): Promise<void> => {
      if (waiting >= MAX_WAITING)
        throw new Problem('gateway.busy', 503, 'The node is busy; it will be sent again.')
      waiting += 1
      try {
        await new Promise<void>((resolve, reject) => {
          hand.add({ item, done: (error) => (error === null ? resolve() : reject(error)) })
        })
      } finally {
        waiting -= 1
      }
    }
  }
  const toAlerting = queue('alerting.takeSms')
  const toSlices = new Map<string, ReturnType<typeof queue>>()
  const toSlice = async ({ action, permission }: IncomingSms, item: object): Promise<void> => {
    const hand = toSlices.get(action) ?? queue(action, permission)
    toSlices.set(action, hand)
    await hand(item)
  }
  return {
    report: queue('alerting.noteReports'),
    /** To the slice that takes such a text, else to alerting. */
    async take(item: { readonly from: string; readonly text: string }): Promise<void> {
      const { incoming } = house().node
      const own = incoming.find(({ takes }) => takes(item.text))
      if (own !== undefined) return await toSlice(own, item)
      await toAlerting(item)
      for (const one of incoming) if (one.hears?.(item.text) === true) await toSlice(one, item)
    },
  }
}

async function send(
  runner: () => Runner,
  { name, may }: { readonly name: string; readonly may: readonly Permission[] },
  input: object,
): Promise<void> {
  const house = runner()
  const action: Action | undefined = house.actions.get(name)
  if (action === undefined) throw new Error(`the house has no action ${name}`)
  await house.call(systemActor('door:sms', may), action, input)
}

/** The body, at most {@link MAX_BODY_BYTES}. Throws Problem `gateway.too_large` (413) and those of readBounded. */
async function readText(c: Context): Promise<string> {
  const tooLarge = () => new Problem('gateway.too_large', 413, 'That is too much at once.')
  return (await readBounded(c, MAX_BODY_BYTES, tooLarge)).toString('utf8')
}

/** Fields of the address and of the body, JSON or form; the body wins. Nested JSON is not looked into. */
function fieldsOf(c: Context, body: string, address: URLSearchParams): Fields {
  const fields = new Map(address)
  if (body === '') return fields
  if ((c.req.header('content-type') ?? '').includes('json')) {
    for (const [name, value] of Object.entries(jsonObject(body))) {
      if (typeof value === 'string' || typeof value === 'number') fields.set(name, String(value))
    }
    return fields
  }
  for (const [name, value] of new URLSearchParams(body)) fields.set(name, value)
  return fields
}

function jsonObject(body: string): object {
  try {
    const limits = { maxLength: MAX_BODY_BYTES, maxDepth: MAX_JSON_DEPTH }
    const value = parseBoundedJson(body, limits)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Answered below, like any other body that is no object.
  }
  throw new Problem('http.bad_json', 400, 'The body is not JSON.')
}

function pick(fields: Fields, names: readonly string[]): string | null {
  const name = names.find((one) => (fields.get(one) ?? '') !== '')
  return name === undefined ? null : (fields.get(name) ?? null)
}

/** As text that a store holds, at most so long: one bad message must not spoil those it waits with. */
function clean(text: string, max: number): string {
  return text.slice(0, max).toWellFormed().replaceAll('\u0000', ' ')
}

/** What a report says. Kannel counts: 1 arrived, 2 failed, 16 refused. */
function meaningOf(status: string): { status: string; state: 'delivered' | 'failed' | null } {
  if (/^(1|delivered|delivrd)$/i.test(status)) return { status, state: 'delivered' }
  const isFailed =
    /^(2|16|undeliv(ered|erable)?|failed|expired|rejectd|rejected|deleted|esme_r\w+)$/i.test(status)
  return { status, state: isFailed ? 'failed' : null }
}
