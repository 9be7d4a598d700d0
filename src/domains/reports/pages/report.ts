import { newBytes } from '../../../core/id.ts'
import type {
  Intake,
  IntakeAnswer,
  IntakeContext,
  IntakeView,
  Sent,
  SentFile,
} from '../../../core/intake.ts'
import { contactsNeed } from '../../../core/contacts.ts'
import { Problem } from '../../../core/problem.ts'
import type { Message } from '../../../core/text.ts'
import { type Time, time } from '../../../core/time.ts'
import { derive, digitsOf, readHash, SEED_BYTES, seedOf } from '../../../lib/receipt/index.ts'
import { contactCards } from '../../../ui/contact.ts'
import { button, buttonLink, hiddenFields, RAW } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { type Receiver, receiving } from '../actions/public.ts'
import { receive } from '../actions/receive.ts'
import { areasTold, finder } from '../needs.ts'
import { type Attached, filesIn } from '../attachment.ts'
import { DEADLINE_SETS } from '../deadlines.ts'
import { sealedFrame, sealedTwice } from '../envelope.ts'
import { gateOf, PUZZLE } from '../puzzle.ts'
import { problems } from '../refusals.ts'
import { routing, type Routing, what } from '../schema.ts'
import {
  ANYWHERE,
  answersIn,
  checkFields,
  gapUpTo,
  givenIn,
  isStep,
  type Offered,
  type Step,
  stepFrom,
  withOnlyAnswers,
} from '../steps.ts'
import { seedIn } from '../spelling.ts'
import { texts } from '../texts/report.ts'
import { manifestOf, partAnswer, takePlain, wrongWith } from './plain-file.ts'
import { againPage, donePage, receiptPage } from './receipt.ts'
import { givenRows, type Known } from './answered.ts'
import { changeButton, form, LEAVE, stepPage } from './step.ts'
import type { StepData } from './step-data.ts'

type Answer = IntakeAnswer<Html>

/** The whole way of a report at one address, whatever stands on the page. */
export const reportIntake: Intake<Html> = {
  path: '/report',
  nav: { group: 'public', after: '/check', label: texts.nav },
  async answer(ctx, sent, file) {
    const { agencies: receivers } = await ctx.call(receiving, {})
    if (receivers.length === 0) return await nobodyPage(ctx)
    if (sent === null) return { render: beginPage }
    checkFields(sent)
    const { step = '' } = sent
    if (step === 'part') return await partAnswer(ctx, sent, file)
    if (step === 'again' || step === 'compare')
      return await receiptAnswer(ctx, step, { sent, receivers })
    const { areas } = await ctx.ask(areasTold, {})
    const offered = offeredBy({ receivers, areas })
    const known = withOnlyAnswers(sent, offered)
    const given = sent['change'] === undefined ? givenIn(known, offered) : []
    const going = { sent: known, receivers, areas, given, file }
    if (step === 'from') return begun(going)
    // Whoever changes what was said before goes through all of it, as it was said.
    if (sent['change'] !== undefined)
      return await drawn(ctx, known['danger'] === undefined ? 'danger' : 'what', going)
    if (step === 'begin') return await drawn(ctx, 'danger', going)
    if (step === 'send') return await answerLast(ctx, going)
    return isStep(step) ? await answerStep(ctx, step, going) : { render: beginPage }
  },
}

const beginPage = (view: IntakeView) => drawnBegin(null, view)

/** The beginning with what was said before, which goes along. */
function begun({ sent, given, ...offered }: Going): Answer {
  const answers = answersIn(sent)
  return { render: (view) => drawnBegin({ ...offered, answers, given }, view) }
}

function drawnBegin(data: (Known & Pick<StepData, 'given'>) | null, view: IntakeView) {
  const { t } = view
  const points = [texts.sealedPart, texts.sealedHere, texts.openPart, texts.traces, texts.leaveHint]
  const { given = [], answers = {} } = data ?? {}
  const said = data !== null && given.length > 0
  const unseen = { step: 'begin', ...answers, ...(said && { given: given.join(' ') }) }
  const go = button({ label: t(texts.begin) })
  const rows = said && html`<h2>${t(texts.saidBefore)}</h2><dl>${givenRows(data, given, t)}</dl>`
  const body = [
    hiddenFields(unseen),
    html`<p class="buttons">${go} ${said && changeButton(t)}</p>`,
    rows,
  ]
  const main = html`<p>${t(texts.lead)}</p>${form(view, body)}<ul>${points.map((one) => html`<li>${t(one)}</li>`)}</ul><p><a href="${view.base}/report/mailbox">${t(texts.toMailbox)}</a> · <a href="${view.base}/agencies/counters">${t(texts.countersTitle)}</a></p>`
  return { title: t(texts.title), main, scripts: [LEAVE] }
}

async function nobodyPage(ctx: IntakeContext): Promise<Answer> {
  const { agencies } = await ctx.ask(contactsNeed, {})
  return {
    render: (view) => ({
      title: view.t(texts.title),
      main: html`<p>${view.t(texts.nobody)}</p><p>${buttonLink({ href: `${view.base}/agencies`, label: view.t(texts.findAgency) })}</p>${contactCards(view, agencies)}`,
    }),
  }
}

interface Going {
  readonly sent: Sent
  readonly receivers: readonly Receiver[]
  readonly areas: readonly { readonly path: string; readonly name: string }[]
  /** Pages that were answered before the report began. */
  readonly given: readonly Step[]
  /** What came along from a browser without script. */
  readonly file?: SentFile | null
}

function offeredBy({
  receivers,
  areas,
  given = [],
}: Pick<Going, 'receivers' | 'areas'> & Partial<Pick<Going, 'given'>>): Offered {
  return {
    agencies: receivers.map(({ agency }) => agency),
    areas: areas.map(({ path }) => path),
    given,
  }
}

async function answerStep(ctx: IntakeContext, step: Step, going: Going): Promise<Answer> {
  const { sent } = going
  const offered = offeredBy(going)
  if (sent['back'] !== undefined) {
    const before = stepFrom(step, -1, offered)
    return before === null ? begun(going) : await drawn(ctx, before, going)
  }
  const gap = gapUpTo(step, sent, { ...offered, isSealed: false })
  if (gap !== null) return await drawn(ctx, gap.step, going, { ...gap, status: 400 })
  const next = stepFrom(step, 1, offered)
  return next === null ? await sendPlain(ctx, going) : await drawn(ctx, next, going)
}

/** The page that follows, with what was answered; `wrong` where an answer is asked for again. */
async function drawn(
  ctx: IntakeContext,
  step: Step,
  { sent, receivers, areas, given }: Going,
  wrong?: { readonly field: string; readonly message: Message; readonly status: number },
): Promise<Answer> {
  const answers = answersIn(sent)
  const isInDanger = step === 'what' && answers['danger'] === 'yes'
  const contacts = isInDanger ? (await ctx.ask(contactsNeed, {})).agencies : []
  const shown = step === 'agency' ? await properFirst(ctx, answers, receivers) : receivers
  // Made with the last page, so that the same page sent twice is the same report.
  const sealing =
    step === 'tell' ? { challenge: gateOf(ctx.node).challenge(ctx.now), drawnAt: ctx.now } : {}
  const seed = step === 'check' ? { seed: sent['seed'] ?? digitsOf(newBytes(SEED_BYTES)) } : {}
  // A step back, or a wrong answer, brings what was typed with it.
  const isTyped = Object.keys(sent).some((name) => name.startsWith('sealed.') || name === 'seed')
  return {
    status: wrong?.status ?? 200,
    isOpen: step !== 'check' && !isTyped,
    render: (view) => {
      const said =
        wrong === undefined ? null : { field: wrong.field, message: view.t(wrong.message) }
      const data = { step, answers, receivers: shown, areas, given, contacts, wrong: said }
      return stepPage({ ...data, ...seed, ...sealing }, view)
    },
  }
}

/** Agencies that receive, those first that the directory names for this, and the first one chosen. */
async function properFirst(
  ctx: IntakeContext,
  answers: Record<string, string>,
  receivers: readonly Receiver[],
): Promise<readonly Receiver[]> {
  const found = await properFor(ctx, answers)
  const placeOf = ({ agency }: Receiver) => {
    const at = found.findIndex(({ code }) => code === agency)
    return at < 0 ? found.length : at
  }
  const sorted = receivers.toSorted((a, b) => placeOf(a) - placeOf(b))
  answers['agency'] ??= sorted[0]?.agency ?? ''
  return sorted
}

/** Whom the directory names for what was answered, the proper one first. */
async function properFor(
  ctx: IntakeContext,
  { what = '', place: where = '', teller: who = '', area = ANYWHERE }: Sent,
): Promise<readonly { readonly code: string | null; readonly name: string }[]> {
  return (await ctx.ask(finder, { what, where, who, area })).answers
}

/** What was typed comes plain: it is sealed here, before anything is written. */
async function sendPlain(ctx: IntakeContext, going: Going): Promise<Answer> {
  const { sent, receivers, file = null } = going
  const wrong = wrongWith(file)
  if (wrong !== null)
    return await drawn(ctx, 'check', going, { field: RAW, message: wrong, status: 400 })
  const seed = seedOf(sent['seed'] ?? '')
  const receiver = receivers.find(({ agency }) => agency === sent['agency'])
  if (seed === null || receiver === undefined) return await drawn(ctx, 'check', without(going))
  const { mailbox, read, recipient } = derive(seed)
  const readers = [...receiver.readers, recipient]
  const { language } = ctx
  const of = (field: string) => (sent[field] ?? '').trim()
  const taken = await takePlain(ctx, file, readers)
  const answers = await sealedFrame(
    {
      manifest: {
        v: 1,
        kind: 'answers',
        language,
        recipient,
        place: of('sealed.place'),
        ...manifestOf(taken),
      },
      text: of('sealed.text').replaceAll('\r\n', '\n'),
    },
    readers,
  )
  const [name, contact] = [of('sealed.name'), of('sealed.contact')]
  const isNamed = receiver.namers.length > 0 && name + contact !== ''
  const identity = isNamed
    ? await sealedTwice(
        { manifest: { v: 1, kind: 'identity', of: recipient, name, contact }, text: '' },
        { inner: [...receiver.namers, recipient], outer: readers },
      )
    : null
  return await sendSealed(ctx, going, {
    mailbox,
    recipient,
    readHash: readHash(read),
    sealed: answers.toString('base64'),
    ...(identity === null ? {} : { identity: identity.toString('base64') }),
    files: taken.named,
    sealedBy: 'node',
    seed,
    isFileLost: taken.isLost,
  })
}

/** The same going without a receipt, so that the page gets another one. */
function without({ sent, ...going }: Going): Going {
  const { seed: _, ...rest } = sent
  return { ...going, sent: rest }
}

/** What a browser sealed by itself. */
async function answerLast(ctx: IntakeContext, going: Going): Promise<Answer> {
  const { sent } = going
  const gap = gapUpTo('tell', sent, { ...offeredBy(going), isSealed: true })
  if (gap !== null) return await drawn(ctx, gap.step, going, { ...gap, status: 400 })
  const { mailbox = '', recipient = '', readHash: hash = '', sealedFile = '' } = sent
  const identity = sent['identityFile'] ?? ''
  const puzzle = sent['puzzle'] ?? ''
  const drawnAt = time.safeParse(sent['drawnAt'])
  return await sendSealed(ctx, going, {
    mailbox,
    recipient,
    readHash: hash,
    sealed: sealedFile,
    ...(identity === '' ? {} : { identity }),
    files: filesIn(sent['files'] ?? ''),
    ...(PUZZLE.test(puzzle) ? { puzzle } : {}),
    ...(drawnAt.success ? { drawnAt: drawnAt.data } : {}),
    sealedBy: 'browser',
    seed: null,
  })
}

interface SealedReport {
  readonly mailbox: string
  readonly recipient: string
  readonly readHash: string
  readonly sealed: string
  readonly identity?: string
  /** Files whose parts came before. */
  readonly files: readonly Attached[]
  readonly sealedBy: 'browser' | 'node'
  readonly puzzle?: string
  readonly drawnAt?: Time
  /** The receipt, where it was made here. */
  readonly seed: Buffer | null
  /** A file came along and was not kept. */
  readonly isFileLost?: boolean
}

async function sendSealed(
  ctx: IntakeContext,
  going: Going,
  { seed, isFileLost = false, files, ...report }: SealedReport,
): Promise<Answer> {
  try {
    await ctx.call(receive, {
      routing: routingOf(going.sent, ctx),
      ...report,
      ...(files.length === 0 ? {} : { files: [...files] }),
    })
  } catch (error) {
    const words = error instanceof Problem ? problems[error.code] : undefined
    if (words === undefined || !(error instanceof Problem)) throw error
    const step = seed === null ? 'tell' : 'check'
    const wrong = { field: '', message: words, status: error.status }
    return await drawn(ctx, step, without(going), wrong)
  }
  const { sent } = going
  if (seed === null) return await done(ctx, going)
  return { render: (view) => receiptPage(seed, sent, { view, isFileLost }) }
}

/** The end, with what can be done now and whom else to tell, by what was answered. */
async function done(
  ctx: IntakeContext,
  { sent, receivers }: Pick<Going, 'sent' | 'receivers'>,
): Promise<Answer> {
  const own = receivers.find(({ agency }) => agency === sent['agency'])
  const deadlines = own?.deadlines ?? DEADLINE_SETS[0]
  const known = gapUpTo('teller', sent, {
    agencies: [],
    areas: [sent['area'] ?? ''],
    isSealed: true,
  })
  if (known !== null)
    return { render: (view) => donePage({ what: null, also: [], contacts: [], deadlines }, view) }
  const found = await properFor(ctx, sent)
  const also = found.filter(({ code }) => code !== sent['agency']).map(({ name }) => name)
  const contacts = sent['danger'] === 'yes' ? (await ctx.ask(contactsNeed, {})).agencies : []
  const data = { what: what.parse(sent['what']), also, contacts, deadlines }
  return { render: (view) => donePage(data, view) }
}

function routingOf(sent: Sent, { language }: IntakeContext): Routing {
  const { agency, what: happened, place, area, teller, moment, forward } = sent
  const isYes = (field: string) => sent[field] === 'yes'
  const flags = { danger: isYes('danger'), contact: isYes('contact') }
  const chosen = { agency, what: happened, place, area, teller, moment, forward }
  return routing.parse({ ...chosen, language, ...flags })
}

/** Shows the receipt again, has it typed, or compares what was typed. */
async function receiptAnswer(
  ctx: IntakeContext,
  step: 'again' | 'compare',
  { sent, receivers }: Pick<Going, 'sent' | 'receivers'>,
): Promise<Answer> {
  const seed = seedOf(sent['seed'] ?? '')
  if (seed === null) return { render: beginPage }
  const shown = { seed: digitsOf(seed), sent }
  if (step === 'again') return { render: (view) => againPage(shown, null, view) }
  if (sent['back'] !== undefined) return { render: (view) => receiptPage(seed, sent, { view }) }
  const typed = seedIn(ctx.node, sent['receipt'] ?? '')
  if (typed?.equals(seed) === true) return await done(ctx, { sent, receivers })
  const wrong = typed === null ? texts.mistyped : texts.other
  return { status: 400, render: (view) => againPage(shown, view.t(wrong), view) }
}
