import type { Workflow, WorkflowContext } from '../core/slice.ts'
import { isLanguage, unmarked } from '../core/text.ts'
import { when, workflow } from '../core/workflow.ts'
import { draft, templateContent } from '../domains/alerting/index.ts'
import { alertTexts, categoryTexts, pollwatchRecords } from '../domains/pollwatch/index.ts'

/** The event that alerts know and that comes nearest; the words are those of the issues. */
const EVENTS = {
  influence: 'PHYSICAL_THREAT',
  disenfranchisement: 'PHYSICAL_THREAT',
  fraud: 'RESULTS_TAMPERING',
  logistics: 'POLLBOOK_OUTAGE',
  education: 'FALSE_PROCEDURE_CLAIM',
  police: 'PHYSICAL_THREAT',
  cyber: 'PORTAL_OUTAGE',
  'false-information': 'FALSE_PROCEDURE_CLAIM',
  other: 'PHYSICAL_THREAT',
} as const

/** How bad the worst of them is, as alerts say it. */
const SEVERITIES: Readonly<Record<number, 'Severe' | 'Moderate'>> = { 4: 'Severe', 3: 'Moderate' }

/**
 * Three confirmed voting issues alike in an area draft one alert, which says which they are; a person proposes it or does
 * not. Idempotent by their group.
 */
export const issuesToAlert: Workflow = workflow({
  name: 'issues-to-alert',
  permissions: ['alerting:draft'],
  handlers: [
    when(pollwatchRecords['issues.alike'], async (ctx, { subject, area, body }) => {
      const severity = SEVERITIES[body.severity] ?? 'Minor'
      const plain = templateContent(
        { event: EVENTS[body.category], severity, areas: [area] },
        ctx.node,
      )
      const said = wordsOf(ctx, body)
      const content = { ...plain, certainty: 'Likely' as const, publicTexts: {}, ...said }
      await ctx.call(draft, { content, origin: `issues:${subject}` })
    }),
  ],
})

/** What the draft says in each language of the node. */
function wordsOf(
  { node }: WorkflowContext,
  {
    category,
    codes,
  }: { readonly category: keyof typeof EVENTS; readonly codes: readonly string[] },
) {
  const spoken = node.languages.filter(isLanguage)
  const all = (spoken.length === 0 ? (['en'] as const) : spoken).map((language) => {
    const t = node.speak(language)
    const kind = t(categoryTexts[category])
    // Into data go no marks of direction.
    const block = {
      event: kind,
      headline: unmarked(t(alertTexts.headline, { kind })),
      description: unmarked(t(alertTexts.issues, { codes: codes.join(', ') })),
      instruction: t(alertTexts.instruction),
    }
    return { language, block, cancel: t(alertTexts.cancel), clear: t(alertTexts.clear) }
  })
  return {
    texts: Object.fromEntries(all.map(({ language, block }) => [language, block])),
    cancelTexts: Object.fromEntries(all.map(({ language, cancel }) => [language, cancel])),
    clearTexts: Object.fromEntries(all.map(({ language, clear }) => [language, clear])),
  }
}
