import type { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { storedContent, storedProposal } from '../content.ts'
import { refusal } from '../refusals.ts'
import { alertRef, words } from '../schema.ts'
import { isFindingOpen } from '../store/finding.ts'
import { alertFor } from './drafting.ts'
import { checkReleaser, released, releasing, waitingProposal } from './release.ts'
import { sendRevision } from './sending.ts'

/** An alert in force that ends in its prepared words, and why although something found behind it is open. */
const ending = alertRef.extend({ despite: words(300).optional() })

export const cancel = command({
  name: 'alerting.cancel',
  permission: 'alerting:cancel',
  scope: 'area',
  urgent: true,
  summary:
    'Takes a wrong alert back with the text released with it; one person, who says why while the finding behind it is open.',
  input: ending,
  output: released,
  run: (ctx, input) => endAsPrepared(ctx, input, 'cancel'),
})

export const allClear = command({
  name: 'alerting.allClear',
  permission: 'alerting:cancel',
  scope: 'area',
  urgent: true,
  summary:
    'Says in the words released with the alert that the danger is over; one person, who says why while the finding behind it is open.',
  input: ending,
  output: released,
  run: (ctx, input) => endAsPrepared(ctx, input, 'allClear'),
})

async function endAsPrepared(
  ctx: CommandContext,
  { alert: wanted, despite }: z.output<typeof ending>,
  step: 'cancel' | 'allClear',
) {
  const { alert, next } = await alertFor(ctx, wanted, step)
  const reason = await reasonDespite(ctx, alert.id, despite)
  const revision = await sendRevision(ctx, {
    alert,
    kind: step === 'cancel' ? 'Cancel' : 'AllClear',
    state: next,
    content: storedContent(alert.content),
    release: { way: 'prepared', proposedBy: ctx.actor.id, ...reason },
  })
  return { alert: alert.id, state: next, revision }
}

/** Why an alert ends although what was found is still so; nothing once all is over. Throws 422 without a reason. */
async function reasonDespite(
  { tx }: CommandContext,
  alert: string,
  despite: string | undefined,
): Promise<{ readonly despite?: string }> {
  if (!(await isFindingOpen(tx, alert))) return {}
  if (despite === undefined) throw refusal('findingOpen')
  return { despite }
}

export const endAsProposed = command({
  name: 'alerting.endAsProposed',
  permission: 'alerting:release',
  scope: 'area',
  urgent: true,
  summary:
    'Takes an alert back or says all clear in words that somebody proposed; in Actual a second person does it.',
  // Without break-glass: the prepared words need no second person.
  input: releasing.omit({ breakGlassReason: true }),
  output: released,
  async run(ctx, input) {
    const known = await alertFor(ctx, input.alert, 'proposeEnd')
    const proposal = await waitingProposal(ctx, known.alert.id)
    const what = storedProposal(proposal.content)
    if (!('end' in what)) throw refusal('noProposal')
    const { end, texts, despite } = what.end
    const step = end === 'Cancel' ? 'cancel' : 'allClear'
    const { alert, areas, next } = await alertFor(ctx, input.alert, step)
    await checkReleaser(ctx, { alert, proposal, areas, input })
    const reason = await reasonDespite(ctx, alert.id, despite)
    const revision = await sendRevision(ctx, {
      alert,
      kind: end,
      state: next,
      content: storedContent(alert.content),
      endTexts: texts,
      seen: { count: input.count, read: input.read, proposal },
      release: { way: 'proposed', proposedBy: proposal.proposedBy, ...reason },
    })
    return { alert: alert.id, state: next, revision }
  },
})
