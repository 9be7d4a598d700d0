import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { languageTags } from '../../../core/language-tag.ts'
import { outermost } from '../../../core/permission.ts'
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
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { alertRef, alertState, PROPOSAL_MS } from '../schema.ts'
import { type AlertRow, alerts, proposals, putProposal } from '../store/alert.ts'
import { alertFor, checkAreasExist } from './drafting.ts'

const result = z.strictObject({ alert: id, state: alertState })

export const propose = command({
  name: 'alerting.propose',
  permission: 'alerting:draft',
  scope: 'area',
  summary: 'Proposes a draft for release, with the languages whose text was read and confirmed.',
  input: alertRef.extend({ confirmed: languageTags.default([]) }),
  output: result.extend({ lapsesAt: time }),
  async run(ctx, input) {
    checkPerson(ctx)
    const { alert, areas, next } = await alertFor(ctx, input.alert, 'propose')
    await checkAreasExist(ctx, areas)
    const what = storedContent(alert.content)
    await putAnew(ctx, alert, { what, languages: languagesIn(what), confirmed: input.confirmed })
    await alerts.change(ctx.tx, { id: alert.id }, { state: next })
    ctx.record(records['alert.proposed'], {
      subject: alert.id,
      area: commonArea(areas),
      body: { revision: 1, confirmed: input.confirmed },
    })
    return { alert: alert.id, state: next, lapsesAt: addMs(ctx.now, PROPOSAL_MS) }
  },
})

export const proposeUpdate = command({
  name: 'alerting.proposeUpdate',
  permission: 'alerting:draft',
  scope: 'area',
  summary: 'Proposes a new version of an alert in force; it is released like a new one.',
  input: alertRef.extend({ content, confirmed: languageTags.default([]) }),
  output: result.extend({ lapsesAt: time }),
  async run(ctx, input) {
    checkPerson(ctx)
    const { alert, areas } = await alertFor(ctx, input.alert, 'proposeUpdate')
    const wanted = { ...input.content, areas: outermost(input.content.areas) }
    for (const area of wanted.areas) ctx.inArea(area)
    await checkAreasExist(ctx, wanted.areas)
    const { confirmed } = input
    await putAnew(ctx, alert, { what: wanted, languages: languagesIn(wanted), confirmed })
    ctx.record(records['alert.proposed'], {
      subject: alert.id,
      area: commonArea([...areas, ...wanted.areas]),
      body: { revision: alert.revision + 1, confirmed: input.confirmed },
    })
    return { alert: alert.id, state: alert.state, lapsesAt: addMs(ctx.now, PROPOSAL_MS) }
  },
})

export const proposeEnd = command({
  name: 'alerting.proposeEnd',
  permission: 'alerting:cancel',
  scope: 'area',
  summary:
    'Proposes other words than the prepared ones for taking an alert back or saying all clear; a second person releases them.',
  input: alertRef.extend({ ...proposedEnd.shape, confirmed: languageTags.default([]) }),
  output: result.extend({ lapsesAt: time }),
  async run(ctx, { alert: wanted, end, texts, confirmed }) {
    checkPerson(ctx)
    const { alert, areas } = await alertFor(ctx, wanted, 'proposeEnd')
    const written = languagesOf(texts)
    if (written.length === 0) throw refusal('noOtherWords')
    await putAnew(ctx, alert, { what: { end, texts }, languages: written, confirmed })
    ctx.record(records['alert.proposed'], {
      subject: alert.id,
      area: commonArea(areas),
      body: { revision: alert.revision + 1, end, confirmed },
    })
    return { alert: alert.id, state: alert.state, lapsesAt: addMs(ctx.now, PROPOSAL_MS) }
  },
})

function languagesIn(what: Content): string[] {
  return blocksOf(what).map(({ language }) => language)
}

/** Puts a proposal where none is waiting. Throws 409 while one waits, 422 for text that nobody confirmed. */
async function putAnew(
  ctx: CommandContext,
  alert: AlertRow,
  proposal: {
    readonly what: Content | ProposedEnd
    readonly languages: readonly string[]
    readonly confirmed: readonly string[]
  },
): Promise<void> {
  const waiting = await proposals.one(ctx.tx, { alert: alert.id })
  if (waiting !== undefined && addMs(waiting.proposedAt, PROPOSAL_MS) > ctx.now) {
    throw refusal('stillProposed')
  }
  const unread = proposal.languages.filter((language) => !proposal.confirmed.includes(language))
  if (unread.length > 0) {
    throw refusal('unconfirmed', { fields: [{ path: 'confirmed', message: unread.join(', ') }] })
  }
  await putProposal(ctx.tx, {
    alert: alert.id,
    content: JSON.stringify(proposal.what),
    confirmed: JSON.stringify(proposal.confirmed),
    proposedBy: ctx.actor.id,
    proposedDevice: ctx.actor.device ?? null,
    proposedAt: ctx.now,
    id: ctx.newId(),
  })
}
