import { holdsIn } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { buttonLink, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaItems, areaName } from '../../../ui/name.ts'
import { warningText } from '../../../ui/notice.ts'
import { system, systems } from '../actions/system-read.ts'
import { findingTexts, siteTexts } from '../texts/pages.ts'
import { MAX_SYSTEMS } from '../system-schema.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { systemTexts as texts } from '../texts/systems.ts'
import { findingTable } from './findings.ts'
import { seen } from './seen.ts'
import { keyPart, sendingPart } from './sending.ts'
import { expectedPart, RULE_LABELS, rulesPart } from './system-rules.ts'
import { toldPart } from './system-told.ts'
import { readinessPart, SYSTEMS_PATH } from './systems.ts'

const here = (_: unknown, params: Readonly<Record<string, string>>) =>
  `${SYSTEMS_PATH}/${params['system'] ?? ''}`

async function load(ctx: PageContext) {
  const facts = await ctx.call(system, { system: ctx.params['system'] ?? '' })
  const mayWrite = facts.endedAt === null && holdsIn(ctx.actor, 'monitoring:write', facts.area)
  const others = mayWrite ? (await ctx.call(systems, { limit: MAX_SYSTEMS })).items : []
  return {
    facts,
    names: await namesOf(ctx, { areas: [facts.area, ...facts.areas] }),
    others: others.filter(({ id }) => id !== facts.id),
    mayWrite,
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const systemPage = page({
  path: `${SYSTEMS_PATH}/:system`,
  surface: 'console',
  permission: 'monitoring:read',
  forms: {
    renew: {
      action: 'monitoring.renewSystemKey',
      next: () => null,
      asks: { title: acts.keyTitle, what: acts.keyWhat, act: acts.keyAct },
    },
    expect: { action: 'monitoring.expectSignal', next: here, said: acts.expected },
    drop: { action: 'monitoring.dropExpected', next: here, said: acts.dropped },
    rule: {
      action: 'monitoring.addValueRule',
      next: here,
      said: acts.rule,
      undo: {
        action: 'monitoring.dropValueRule',
        input: (_sent, { rule }: { rule: string }) => ({ rule }),
      },
    },
    dropRule: { action: 'monitoring.dropValueRule', next: here, said: acts.ruleDropped },
    end: {
      action: 'monitoring.endSystem',
      next: () => SYSTEMS_PATH,
      asks: { title: acts.endTitle, what: acts.endWhat, act: acts.endAct },
      said: acts.ended,
    },
  },
  load,
  render(data, view) {
    const { t, done } = view
    const { facts, mayWrite } = data
    const key = done?.form === 'renew' ? (done.output as { key: string }).key : undefined
    const main = html`${refusedPart(view, RULE_LABELS)}${key !== undefined && keyPart(view, key)}
${live('system-state', statePart(data, view))}
${live('system-findings', html`<h2>${t(texts.systemFindings)}</h2>${findingTable(view, { rows: facts.findings, hasSite: false })}`)}
${live('system-told', toldPart(facts, view))}
${expectedPart(data, view)}
${rulesPart(data, view)}
${mayWrite && sendingPart(view, facts.id, key)}
${mayWrite && actionsPart(data, view)}`
    const breadcrumb = [{ path: SYSTEMS_PATH, label: t(texts.systems) }]
    return { title: facts.name, main, breadcrumb }
  },
})

function statePart({ facts, names }: Data, view: View): Html {
  const { t } = view
  const areas = facts.areas.length === 0 ? '–' : areaItems(view, names, facts.areas)
  return html`${facts.endedAt !== null && warningText(t, t(texts.systemEnded))}${summaryList(t, [
    { label: t(texts.readinessLabel), value: readinessPart(view, facts) },
    { label: t(texts.heardAt), value: seen(view, facts.heardAt) },
    { label: t(texts.backupAt), value: seen(view, facts.backupAt) },
    { label: t(texts.restoreAt), value: seen(view, facts.restoreAt) },
    { label: t(texts.systemKindLabel), value: t(texts[`kind.${facts.kind}`]) },
    { label: t(siteTexts.organization), value: typed(facts.organization) },
    { label: t(siteTexts.area), value: areaName(view, names, facts.area) },
    { label: t(findingTexts.concerned), value: areas },
    { label: t(texts.keyMadeAt), value: seen(view, facts.keyMadeAt) },
  ])}`
}

function actionsPart({ facts }: Data, view: View): Content {
  const { t, base } = view
  const hidden = { system: facts.id }
  const href = `${base}${SYSTEMS_PATH}/${facts.id}/change`
  const renewal = { name: 'renew', hidden, label: t(texts.renewKey), kind: 'secondary' } as const
  const end = { name: 'end', hidden, label: t(texts.endSystem), kind: 'danger' } as const
  return html`<div class="no-print">
<p>${buttonLink({ href, label: t(texts.changeSystem), kind: 'secondary' })}</p>
${disclosure(t(texts.renewKey), html`<p>${t(texts.renewKeyHint)}</p>${postForm(view, renewal)}`)}
${disclosure(t(texts.endSystem), postForm(view, end))}</div>`
}
