import { newSecret } from '../../../core/id.ts'
import type {
  Intake,
  IntakeAnswer,
  IntakeContext,
  IntakeView,
  Sent,
  SentFile,
} from '../../../core/intake.ts'
import { Problem } from '../../../core/problem.ts'
import type { Message } from '../../../core/text.ts'
import { derive, type Receipt } from '../../../lib/receipt/index.ts'
import { cloneCommand } from '../../../ui/clone-command.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { textArea } from '../../../ui/field.ts'
import { button, fieldStates, hiddenFields, RAW } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { mailboxPart } from '../../../ui/mailbox.ts'
import { reportFilesTexts as fileTexts } from '../../../ui/report-files-texts.ts'
import { timeOf, wallDay } from '../../../ui/time.ts'
import { counted } from '../actions/counters.ts'
import {
  mailboxOf,
  nothingYet,
  receiptRecord,
  type Went,
  writable,
  write,
} from '../actions/receive.ts'
import { filesIn } from '../attachment.ts'
import { openedFrame, sealedFrame } from '../envelope.ts'
import { recordProof } from '../needs.ts'
import { forwardState, MAX_TEXT, mailbox, type ReportState, readToken } from '../schema.ts'
import { seedIn } from '../spelling.ts'
import { mailboxTexts } from '../texts/mailbox.ts'
import { texts } from '../texts/report.ts'
import { manifestOf, MULTIPART, plainField, takePlain, wrongWith } from './plain-file.ts'
import { receiptField, wrongPart } from './receipt.ts'
import { formTo, LEAVE } from './step.ts'

type Answer = IntakeAnswer<Html>

/** How anybody checks a proof. */
const CHECK = 'verify --proof FILE --key KEY'

/** Bits of the name that a letter gets with its page. */
const LETTER_BITS = 128

const STATES: Readonly<Record<Exclude<ReportState, 'received'>, Message>> = {
  acknowledged: texts.stateAcknowledged,
  triaged: texts.stateAcknowledged,
  assigned: texts.stateAcknowledged,
  forwarded: mailboxTexts.forwarded,
  reopened: mailboxTexts.reopened,
  investigating: texts.stateInvestigating,
  waiting: texts.stateWaiting,
  answered: texts.stateAnswered,
  closed: texts.stateClosed,
}

/** What became of a report, for whoever types its receipt. */
export const mailboxIntake: Intake<Html> = {
  path: '/report/mailbox',
  async answer(ctx, sent, file) {
    if (sent === null) return { render: (view) => askPage(null, view) }
    if (sent['as'] === 'json') return await sealedAnswer(ctx, sent)
    const opened = openerIn(sent)
    if (opened !== null) return await proofOrCount(ctx, opened, sent)
    const seed = seedIn(ctx.node, sent['receipt'] ?? '')
    if (seed === null)
      return { status: 400, render: (view) => askPage(view.t(texts.mistyped), view) }
    const receipt = { ...derive(seed), typed: sent['receipt'] ?? '' }
    const { mailbox: box, read } = receipt
    if (sent['proof'] !== undefined || sent['count'] !== undefined)
      return await proofOrCount(ctx, { mailbox: box, read }, sent)
    if (sent['add'] !== undefined) return await addAnswer(ctx, receipt, null)
    const isReply = (sent['text'] ?? '').trim() !== '' || file !== null
    return isReply
      ? await replyAnswer(ctx, receipt, { sent, file })
      : await shown(ctx, receipt, null)
  },
}

/** What a browser that keeps the receipt to itself sends of it. */
interface Opener {
  readonly mailbox: string
  readonly read: string
}

function openerIn(sent: Sent): Opener | null {
  const box = mailbox.safeParse(sent['mailbox'])
  const read = readToken.safeParse(sent['read'])
  return box.success && read.success ? { mailbox: box.data, read: read.data } : null
}

function proofOrCount(ctx: IntakeContext, opener: Opener, sent: Sent): Promise<Answer> {
  return sent['proof'] === undefined ? countAnswer(ctx, opener) : proofAnswer(ctx, opener)
}

/** What is said once, with the way back to the mailbox. */
function saidPage(said: Html, view: IntakeView) {
  const { t, base } = view
  const main = html`${said}<p><a href="${base}/report/mailbox">${t(texts.toMailbox)}</a></p>`
  return { title: t(texts.mailboxTitle), main, scripts: [LEAVE] }
}

interface Typed extends Receipt {
  readonly typed: string
}

const form = formTo('/report/mailbox')

function askPage(wrong: string | null, view: IntakeView) {
  const { t } = view
  const body = [receiptField(wrong, view), button({ label: t(texts.open) })]
  const states = Object.entries(STATES).map(([name, words]) => [name, t(words)] as const)
  const said = {
    none: t(texts.nothing),
    ...Object.fromEntries(states),
    checked: t(mailboxTexts.checked),
    alerted: t(mailboxTexts.alerted),
    'file-gone': t(mailboxTexts.fileGone),
    dropped: t(mailboxTexts.dropped),
    claims: html`${t.parts(mailboxTexts.answered, { claims: html`<span data-claims="${view.base}/claims/"></span>` })}`,
    purged: html`${t.parts(mailboxTexts.purged, { at: html`<span data-day></span>` })}`,
  }
  // Filled in and shown by a script, which lets the receipt out to nobody.
  const proofs = html`<div data-proofs hidden>${proofForm({ mailbox: '', read: '' }, view)}</div>`
  const own = form(view, body, html` data-mailbox`)
  const [agency, at] = [html`<bdi data-name></bdi>`, html`<span data-at></span>`]
  const went = Object.fromEntries(
    WENT.map((how) => [how, html`${t.parts(mailboxTexts[how], { agency, at })}`]),
  )
  const main = html`${wrongPart(wrong, view)}<p>${t(texts.mailboxLead)}</p>${own}${mailboxPart(t, { states: said, went }, view.base)}${proofs}`
  return { title: t(texts.mailboxTitle), main, scripts: ['mailbox.js'] }
}

/** For a browser that opens letters itself: they leave the node sealed. */
async function sealedAnswer(ctx: IntakeContext, sent: Sent): Promise<Answer> {
  const own = openerIn(sent)
  const { letter = '', sealedFile: sealed = '' } = sent
  if (own !== null && sent['add'] !== undefined)
    return { json: await ctx.call(writable, own), isBlurred: true }
  if (own !== null && sealed !== '') {
    const files = filesIn(sent['files'] ?? '')
    const along = files.length === 0 ? {} : { files }
    await ctx.call(write, { ...own, letter, sealed, ...along })
  }
  return { json: own === null ? nothingYet() : await ctx.call(mailboxOf, own), isBlurred: true }
}

/** What is known, opened with the receipt in memory; unknown and empty look alike. */
async function shown(ctx: IntakeContext, receipt: Typed, said: Message | null): Promise<Answer> {
  const { identity, mailbox: box, read } = receipt
  const found = await ctx.call(mailboxOf, { mailbox: box, read })
  const letters: { at: string; from: 'agency' | 'reporter'; text: string | null }[] = []
  for (const { at, from, sealed } of found.letters) {
    const frame = await openedFrame(Buffer.from(sealed, 'base64'), identity)
    letters.push({ at, from, text: frame?.text ?? null })
  }
  return {
    isBlurred: true,
    render(view) {
      const { t } = view
      const state = stateOf(found)
      const mayWrite = found.state !== 'none' && !found.isClosed
      const main = html`${said !== null && html`<p role="status"><strong>${t(said)}</strong></p>`}<p>${t(state)}</p>${wentPart(found.went, view)}${found.isChecked && html`<p>${t(mailboxTexts.checked)}</p>`}${found.isAlerted && html`<p>${t(mailboxTexts.alerted)}</p>`}${found.isFileGone && html`<p>${t(mailboxTexts.fileGone)}</p>`}${answeredPart(found.claims, view)}${purgedPart(found.purgesAt, view)}${letters.map((one) => letterPart(one, view))}${mayWrite ? replyForm(receipt.typed, view) : !found.isClosed && addForm(receipt.typed, view)}${proofForm({ receipt: receipt.typed }, view)}`
      return { title: t(texts.mailboxTitle), main, scripts: [LEAVE] }
    },
  }
}

/** Every way in which a report goes to a desk. */
const WENT = ['sent', ...forwardState.options] as const

/** To whom it went, and when. */
function wentPart(went: readonly Went[], view: IntakeView): Html | false {
  const lines = went.map(({ how, agency, at }) => {
    const facts = { agency: typed(agency), at: timeOf(view, at) }
    return html`<li>${view.t.parts(mailboxTexts[how], facts)}</li>`
  })
  return lines.length > 0 && html`<ul>${lines}</ul>`
}

function stateOf({
  state,
  isDropped,
}: {
  readonly state: Exclude<ReportState, 'received'> | 'none'
  readonly isDropped: boolean
}): Message {
  if (isDropped) return mailboxTexts.dropped
  return state === 'none' ? texts.nothing : STATES[state]
}

/** Which claims were checked. Nobody is told from where their reader comes. */
function answeredPart(codes: readonly string[], { t, base }: IntakeView): Html | false {
  if (codes.length === 0) return false
  const links = codes.map(
    (of) => html` <a href="${base}/claims/${of}" rel="noreferrer">${code(of)}</a>`,
  )
  return html`<p>${t.parts(mailboxTexts.answered, { claims: html`${links}` })}</p>`
}

function purgedPart(at: string | null, view: IntakeView): Html | false {
  return at !== null && html`<p>${view.t.parts(mailboxTexts.purged, { at: timeOf(view, at) })}</p>`
}

function letterPart(
  { at, from, text }: { at: string; from: 'agency' | 'reporter'; text: string | null },
  view: IntakeView,
): Html {
  const { t } = view
  const heading = from === 'agency' ? texts.fromAgency : texts.fromYou
  return html`<div class="card"><h2>${t.parts(heading, { at: timeOf(view, at) })}</h2><p>${text === null ? t(texts.unreadable) : typed(text)}</p></div>`
}

function replyForm(receipt: string, view: IntakeView): Html {
  const { t } = view
  const state = fieldStates('reply', null)
  const label = t(texts.reply)
  const field = textArea(t, { ...state('text'), label, rows: 6, maxLength: MAX_TEXT })
  const hidden = hiddenFields({ receipt, letter: newSecret(LETTER_BITS) })
  const body = [hidden, field, plainField(t, state(RAW)), button({ label: t(texts.sendReply) })]
  return form(view, body, html` enctype="${MULTIPART}"`)
}

/** Leads on to what is added: only then the node looks whether there is such a report. */
function addForm(receipt: string, view: IntakeView): Html {
  const label = view.t(fileTexts.add)
  const add = button({ label, kind: 'secondary', name: 'add', value: '1' })
  return form(view, [hiddenFields({ receipt }), add])
}

/** The form for more words and a file, whatever became of the report so far. */
async function addAnswer(
  ctx: IntakeContext,
  receipt: Typed,
  said: Message | null,
): Promise<Answer> {
  const { readers } = await ctx.call(writable, { mailbox: receipt.mailbox, read: receipt.read })
  return {
    isBlurred: true,
    render(view) {
      const { t } = view
      const words = said ?? (readers.length === 0 ? fileTexts.nobody : null)
      const main = html`${words !== null && html`<p role="status"><strong>${t(words)}</strong></p>`}${readers.length > 0 && replyForm(receipt.typed, view)}`
      return { title: t(fileTexts.add), main, scripts: [LEAVE] }
    },
  }
}

function proofForm(fields: Readonly<Record<string, string>>, view: IntakeView): Html {
  const { t } = view
  const ask = (name: string, label: Message) =>
    button({ label: t(label), kind: 'secondary', name, value: '1' })
  const asks = html`<p class="buttons">${ask('proof', texts.getProof)} ${ask('count', texts.lookCount)}</p>`
  const body = [hiddenFields(fields), asks]
  return html`<h2>${t(texts.proof)}</h2><p class="hint">${t.parts(texts.proofHint, { command: cloneCommand(t, CHECK) })}</p>${form(view, body)}`
}

async function replyAnswer(
  ctx: IntakeContext,
  receipt: Typed,
  { sent, file }: { readonly sent: Sent; readonly file: SentFile | null },
): Promise<Answer> {
  const { mailbox: box, read, recipient } = receipt
  const { readers } = await ctx.call(writable, { mailbox: box, read })
  const letter = mailbox.safeParse(sent['letter'])
  const text = (sent['text'] ?? '').trim().replaceAll('\r\n', '\n')
  if (readers.length === 0 || !letter.success) return await shown(ctx, receipt, null)
  const wrong = text.length > MAX_TEXT ? texts.tooLong : wrongWith(file)
  if (wrong !== null) return await addAnswer(ctx, receipt, wrong)
  const taken = await takePlain(ctx, file, [...readers, recipient])
  if (taken.isLost && text === '') return await addAnswer(ctx, receipt, fileTexts.noRoom)
  const frame = { manifest: { v: 1, kind: 'message', ...manifestOf(taken) }, text }
  const bytes = await sealedFrame(frame, [...readers, recipient])
  const sealed = bytes.toString('base64')
  const along = taken.named.length === 0 ? {} : { files: [...taken.named] }
  await ctx.call(write, { mailbox: box, read, letter: letter.data, sealed, ...along })
  return await shown(ctx, receipt, taken.isLost ? fileTexts.notKept : texts.replied)
}

async function proofAnswer(ctx: IntakeContext, opener: Opener): Promise<Answer> {
  const { record } = await ctx.call(receiptRecord, opener)
  const proof = record === null ? null : await provedNow(ctx, record)
  if (proof === null)
    return {
      isBlurred: true,
      render: (view) => saidPage(html`<p>${view.t(texts.noProof)}</p>`, view),
    }
  return { file: { name: 'proof.json', text: `${JSON.stringify(proof)}\n` } }
}

/** Whether it is among what was published of its day, with the path for whoever checks it himself. */
async function countAnswer(ctx: IntakeContext, opener: Opener): Promise<Answer> {
  const { state, path } = await ctx.call(counted, opener)
  return {
    isBlurred: true,
    render(view) {
      const { t } = view
      const absent =
        state === 'missing'
          ? texts.countMissing
          : state === 'uncounted'
            ? texts.countBeyond
            : texts.countWaiting
      const counters = html`<p><a href="${view.base}/agencies/counters">${t(texts.countersTitle)}</a></p>`
      if (state !== 'counted' || path === null)
        return saidPage(html`<p><strong>${t(absent)}</strong></p>`, view)
      const words = t(texts.countThere, { day: wallDay(t, path.day) })
      const proof = html`<pre dir="ltr">${JSON.stringify(path, null, 1)}</pre>`
      return saidPage(
        html`<p><strong>${words}</strong></p>${disclosure(t(texts.countPath), proof)}${counters}`,
        view,
      )
    },
  }
}

/** Null while the log has published no checkpoint over it, which takes a moment. */
async function provedNow(ctx: IntakeContext, record: string) {
  try {
    return await ctx.ask(recordProof, { record })
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}
