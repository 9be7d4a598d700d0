import { z } from 'zod'
import { command, type CommandContext, nothing, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { checkPerson } from '../../../core/two-persons.ts'
import { noticeAt } from '../advance.ts'
import { letterOf } from '../letter.ts'
import { letterRow } from '../letter-row.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { channel, MAX_STEPS, noticeCode } from '../schema.ts'
import * as store from '../store.ts'
import { waitingLetterRows } from '../store/waiting.ts'
import { issuing, noticeRef, reading } from './notice-ref.ts'

export const MAIL_JOB = 'notices.mail'

const machine = { permission: 'notices:clock', scope: 'nation' } as const
const ref = z.strictObject({ letter: id })
/** Most letters that wait are told at once. */
const MAX_WAITING = 50

const said = letterRow.extend({ subject: z.string(), lines: z.array(z.string()) })

export const letters = query({
  ...reading,
  name: 'notices.letters',
  summary: 'The letters about a notice, with what each says and how it was sent.',
  input: noticeRef,
  output: z.strictObject({ items: z.array(said) }),
  async run(ctx, { notice }) {
    const row = await noticeAt(ctx, notice)
    const how = { order: ['id'], limit: MAX_STEPS } as const
    const all = await store.letters.many(ctx.tx, { notice: row.id }, how)
    return {
      items: all.map((one) => {
        const { subject, lines } = letterOf(ctx.node, row, one)
        return { ...one, subject, lines: [...lines] }
      }),
    }
  },
})

const waiting = letterRow
  .pick({ id: true, kind: true, madeAt: true, dueAt: true })
  .extend({ code: noticeCode, sourceName: z.string() })

export const waitingLetters = query({
  ...reading,
  name: 'notices.waitingLetters',
  summary: 'Letters that nobody sent yet, what is due first before all others; a notice is served.',
  input: nothing,
  output: z.strictObject({ items: z.array(waiting) }),
  run: async ({ tx }) => ({ items: await waitingLetterRows(tx, MAX_WAITING) }),
})

/** A letter that nobody sent, and its notice. Throws 404 and 409. */
async function letterToSend(ctx: CommandContext, letter: string) {
  const row = found(await store.letters.one(ctx.tx, { id: letter }), 'unknownLetter')
  if (row.state === 'sent') throw refusal('wrongState')
  return {
    row,
    notice: found(await store.notices.one(ctx.tx, { id: row.notice }), 'unknownNotice'),
  }
}

export const mailLetter = command({
  ...issuing,
  name: 'notices.mailLetter',
  summary:
    'Mails a letter about a notice; that it was handed to the mail server is noted, which proves no service.',
  input: ref.extend({ to: z.email().max(254) }),
  output: nothing,
  async run(ctx, { letter, to: address }) {
    checkPerson(ctx)
    const { row, notice } = await letterToSend(ctx, letter)
    const by = { address, sentBy: ctx.actor.id }
    await store.letters.change(ctx.tx, { id: row.id }, { state: 'mailing', ...by })
    await ctx.schedule({ kind: MAIL_JOB, subject: row.id, dueAt: ctx.now })
    const body = { code: notice.code, kind: row.kind }
    ctx.record(records['noticeletter.mailing'], { subject: row.id, body })
    return {}
  },
})

export const handLetter = command({
  ...issuing,
  name: 'notices.handLetter',
  summary: 'Notes that a printed letter about a notice reached whom it is for, with its proof.',
  input: ref.extend({ channel, proof: line(300) }),
  output: nothing,
  async run(ctx, { letter, channel: way, proof }) {
    checkPerson(ctx)
    const { row, notice } = await letterToSend(ctx, letter)
    const by = { sentBy: ctx.actor.id, sentAt: ctx.now }
    const to = { state: 'sent', channel: way, proof, ...by } as const
    await store.letters.change(ctx.tx, { id: row.id }, to)
    const body = { code: notice.code, kind: row.kind, channel: way }
    ctx.record(records['noticeletter.sent'], { subject: row.id, body })
    return {}
  },
})

export const letterToMail = query({
  ...machine,
  name: 'notices.letterToMail',
  summary: 'A letter that is to be mailed, with its address; null where that is done.',
  input: ref,
  output: z
    .strictObject({
      to: z.string(),
      subject: z.string(),
      text: z.string(),
      messageId: z.string(),
    })
    .nullable(),
  async run(ctx, { letter }) {
    const row = await store.letters.one(ctx.tx, { id: letter })
    if (row === undefined || row.state !== 'mailing' || row.address === null) return null
    const notice = found(await store.notices.one(ctx.tx, { id: row.notice }), 'unknownNotice')
    const { subject, lines } = letterOf(ctx.node, notice, row)
    const { hostname } = new URL(ctx.node.origin)
    const messageId = `<notice.${row.id}@${hostname}>`
    return { to: row.address, subject, text: `${lines.join('\n\n')}\n`, messageId }
  },
})

export const noteMailed = command({
  ...machine,
  name: 'notices.noteMailed',
  summary: 'Notes that the mail server took a letter, or that it did not after several tries.',
  input: ref.extend({
    /** Where it was mailed. */
    to: z.string().max(254),
    isTaken: z.boolean(),
    messageId: z.string().max(300),
  }),
  output: nothing,
  async run(ctx, { letter, to: address, isTaken, messageId }) {
    const { row, notice } = await letterToSend(ctx, letter)
    if (row.address !== address) {
      ctx.unchanged('it goes elsewhere by now, by a job of its own')
      return {}
    }
    const to = isTaken
      ? ({ state: 'sent', channel: 'mail', proof: messageId, sentAt: ctx.now } as const)
      : ({ state: 'waits' } as const)
    await store.letters.change(ctx.tx, { id: row.id }, to)
    const about = { code: notice.code, kind: row.kind }
    const subject = row.id
    if (isTaken)
      ctx.record(records['noticeletter.sent'], { subject, body: { ...about, channel: 'mail' } })
    else ctx.record(records['noticeletter.failed'], { subject, body: about })
    return {}
  },
})
