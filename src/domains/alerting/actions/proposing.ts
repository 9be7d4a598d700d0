import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { languageTags } from '../../../core/language-tag.ts'
import { addMs, time } from '../../../core/time.ts'
import { checkPerson } from '../../../core/two-persons.ts'
import { commonArea } from '../areas.ts'
import {
  blocksOf,
  type Content,
  content,
  languagesOf,
  type ProposedEnd,
  proposedEnd,
  storedContent,
} from '../content.ts'
import { readOfDraft } from '../read.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { actorRef, alertRef, alertResult, PROPOSAL_MS, read } from '../schema.ts'
import { alertById, type AlertRow, alerts, proposals, targetsOf } from '../store/alert.ts'
import { isFindingOpen } from '../store/finding.ts'
import { alertFor, asKept, checkAreasExist } from './drafting.ts'

const proposed = alertResult.extend({ lapsesAt: time })

export const propose = command({
  name: 'alerting.propose',
  permission: 'alerting:draft',
  scope: 'area',
  summary: 'Proposes a draft for release, with the languages whose text was read and confirmed.',
  input: alertRef.extend({
    confirmed: languageTags.default([]),
    /** Names the draft that was read, as `alerting.preview` says: one that is another by now is refused. */
    read: read.optional(),
  }),
  output: proposed,
  async run(ctx, input) {
    checkPerson(ctx)
    const { alert, areas, next } = await alertFor(ctx, input.alert, 'propose')
    await checkAreasExist(ctx, areas)
    const what = storedContent(alert.content)
    if (input.read !== undefined && input.read !== readOfDraft(what))
      throw refusal('notWhatWasRead')
    await alerts.change(ctx.tx, { id: alert.id }, { state: next })
    return await putAnew(ctx, { ...alert, state: next }, { what, areas, ...input })
  },
})

export const proposeUpdate = command({
  name: 'alerting.proposeUpdate',
  permission: 'alerting:draft',
  scope: 'area',
  summary: 'Proposes a new version of an alert in force; it is released like a new one.',
  input: alertRef.extend({ content, confirmed: languageTags.default([]) }),
  output: proposed,
  async run(ctx, input) {
    checkPerson(ctx)
    const { alert, areas } = await alertFor(ctx, input.alert, 'proposeUpdate')
    const wanted = await asKept(ctx, input.content)
    for (const area of wanted.areas) ctx.inArea(area)
    await checkAreasExist(ctx, wanted.areas)
    const both = [...areas, ...wanted.areas]
    return await putAnew(ctx, alert, { ...input, what: wanted, areas: both })
  },
})

export const proposeEnd = command({
  name: 'alerting.proposeEnd',
  permission: 'alerting:cancel',
  scope: 'area',
  summary:
    'Proposes other words than the prepared ones for taking an alert back or saying all clear; a second person releases them.',
  input: alertRef.extend({ ...proposedEnd.shape, confirmed: languageTags.default([]) }),
  output: proposed,
  async run(ctx, { alert: wanted, confirmed, ...what }) {
    checkPerson(ctx)
    const { alert, areas } = await alertFor(ctx, wanted, 'proposeEnd')
    if (languagesOf(what.texts).length === 0) throw refusal('noOtherWords')
    const wantsReason = what.despite === undefined
    if (wantsReason && (await isFindingOpen(ctx.tx, alert.id))) throw refusal('findingOpen')
    return await putAnew(ctx, alert, { what, areas, confirmed })
  },
})

/** Proposes in the place of what lapsed. Throws 409 while a proposal waits, 422 for text that nobody confirmed. */
async function putAnew(
  ctx: CommandContext,
  { id: alert, state, revision }: AlertRow,
  proposal: {
    readonly what: Content | ProposedEnd
    readonly areas: readonly string[]
    readonly confirmed: string[]
  },
) {
  const { what, areas, confirmed } = proposal
  const waiting = await proposals.one(ctx.tx, { alert })
  const lapsesAt = addMs(ctx.now, PROPOSAL_MS)
  if (waiting !== undefined && addMs(waiting.proposedAt, PROPOSAL_MS) > ctx.now) {
    throw refusal('stillProposed')
  }
  const isEnd = 'end' in what
  const languages = isEnd ? languagesOf(what.texts) : blocksOf(what).map(({ language }) => language)
  const unread = languages.filter((language) => !confirmed.includes(language))
  if (unread.length > 0) {
    throw refusal('unconfirmed', { fields: [{ path: 'confirmed', message: unread.join(', ') }] })
  }
  await proposals.put(ctx.tx, {
    alert,
    content: JSON.stringify(what),
    confirmed,
    proposedBy: ctx.actor.id,
    proposedDevice: ctx.actor.device ?? null,
    proposedAt: ctx.now,
    id: ctx.newId(),
    refusedBy: null,
    refusedAt: null,
  })
  ctx.record(records['alert.proposed'], {
    subject: alert,
    area: commonArea(areas),
    body: { revision: revision + 1, ...(isEnd ? { end: what.end } : {}), confirmed },
  })
  return { alert, state, lapsesAt }
}

export const noteRefusal = command({
  name: 'alerting.noteRefusal',
  permission: 'alerting:note-refusal',
  scope: 'nation',
  summary:
    'For the node: notes on a waiting proposal who was refused the release because another one had been read.',
  input: alertRef.extend({ by: actorRef, at: time }),
  output: z.strictObject({ isNoted: z.boolean() }),
  async run(ctx, { alert, by, at }) {
    const row = await alertById(ctx.tx, alert)
    const proposal = await proposals.one(ctx.tx, { alert })
    // Once for each person: whoever tries again and again is told of once.
    const isTold = proposal?.refusedBy === by || (proposal?.proposedAt ?? '') > at
    if (row === undefined || proposal === undefined || isTold) {
      ctx.unchanged('no proposal waits that has to be told of it')
      return { isNoted: false }
    }
    await proposals.change(ctx.tx, { alert }, { refusedBy: by, refusedAt: at })
    const area = commonArea(await targetsOf(ctx.tx, alert, row.revision))
    ctx.record(records['refusal.noted'], { subject: alert, area, body: { by } })
    return { isNoted: true }
  },
})
