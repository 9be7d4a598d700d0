// What an observer says in a call, written down by the desk of his group: whose telephone is broken is heard all the same. It
// stays marked as what it is, and who wrote it down stays with the group.
import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { cleanedLine, line, lines } from '../../../core/line.ts'
import { type Form, readTyped } from '../../../lib/questionnaire/index.ts'
import { contradicted, marked } from '../falls.ts'
import { bookOf, formOf, judgeAt } from '../forms.ts'
import { KEPT } from '../kept.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { MAX_COMMENT } from '../twin.ts'
import { addCall } from './desk.ts'
import { answersBefore, judgedAs, tellOf, whoseOf } from './hear.ts'
import { ownObserver } from './observer.ts'
import { checkAnswers, given, notWhole, ticked, typedOf } from './phone.ts'

const heard = z.strictObject({
  observer: id,
  form: noun.formPrefix,
  version: noun.formVersion,
  serial: noun.formSerial.min(1).default(1),
  given: given.default({}),
  ticked: ticked.default({}),
  comment: lines(MAX_COMMENT).optional(),
  isUrgent: z.boolean().default(false),
  /** How the caller knew who spoke, and what else was said; for the group alone. */
  said: line(500),
  /** Written down all the same, though something is missing or does not fit. */
  isSure: z.boolean().default(false),
})

/** Throws 400 for an asking that the form does not have. */
function checkAsking({ askings = noun.MAX_SERIAL }: Form, serial: number): void {
  if (serial > askings) throw refusal('noSuchAsking', { params: { askings: String(askings) } })
}

async function checkHourly(ctx: CommandContext, observer: string): Promise<void> {
  const limit = noun.MESSAGES_PER_HOUR
  if (await ctx.takeHourly({ what: KEPT, who: `${observer} by calls`, limit })) return
  throw refusal('manyCallsOf', { keepsCount: true })
}

/** What was said in the call, as the observer's own telephone would have sent it. Throws 400, 404, 409. */
async function judgedHere(
  ctx: CommandContext,
  input: z.output<typeof heard>,
  observer: noun.ObserverRow,
) {
  const book = await bookOf(ctx)
  const form = found(formOf(book, input.form), 'unknownForm')
  if (form.version !== input.version) throw refusal('unknownForm')
  checkAsking(form, input.serial)
  const read = readTyped(form, typedOf(input))
  checkAnswers(input, form, read)
  const before = await answersBefore(ctx, { form, serial: input.serial }, observer)
  const said = { form, serial: input.serial, answers: read.answers }
  const against = await contradicted(ctx, book, said, observer)
  const judged = marked(judgeAt(form, { ...before, ...read.answers }, observer), against)
  if (!input.isSure && judged.verdict !== 'ok') throw notWhole(judged)
  return { form, read, judged }
}

export const enterByCall = command({
  name: 'pollwatch.enterByCall',
  permission: 'pollwatch:observe',
  scope: 'own',
  summary:
    'Writes down what an observer of the own group said in a call; the entry stays marked so, with who wrote it.',
  input: heard,
  output: z.strictObject({ ref: noun.entryRef }),
  async run(ctx, input) {
    const observer = await ownObserver(ctx, input.observer)
    const { form, read, judged } = await judgedHere(ctx, input, observer)
    await checkHourly(ctx, observer.id)
    const group = { id: observer.observerGroup, releases: 'at-once' } as const
    const own = ctx.newId()
    const row: noun.EntryRow = {
      id: own,
      ref: await store.freshRef(ctx),
      ...whoseOf(observer),
      form: form.prefix,
      version: form.version,
      serial: input.serial,
      channel: 'call',
      answers: read.answers,
      texts: read.texts,
      comment: cleanedLine(input.comment ?? '', MAX_COMMENT),
      isUrgent: input.isUrgent,
      capturedAt: ctx.now,
      receivedAt: ctx.now,
      messageKey: `call ${own}`,
      ...judgedAs(judged, null, null),
      releasedAt: (await store.groups.count(ctx.tx, group)) > 0 ? ctx.now : null,
      sentHash: null,
      saidStation: null,
      enteredBy: ctx.actor.id,
    }
    await store.entries.insert(ctx.tx, row)
    const outcome = 'confirmed'
    const to = { calls: observer.calls + 1, calledAt: ctx.now, callOutcome: outcome } as const
    await store.observers.change(ctx.tx, { id: observer.id }, to)
    await addCall(ctx, { entry: own, observer: observer.id, outcome, said: input.said })
    await tellOf(ctx, [row])
    const body = { form: form.prefix, serial: input.serial }
    ctx.record(records['watchEntry.writtenDown'], { subject: own, marking: 'TLP:AMBER', body })
    return { ref: row.ref }
  },
})
