import { page, type View } from '../../../core/slice.ts'
import { summaryList } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { CHECKS, INSIDE_CHECKS, type InsideCheck } from '../checks/index.ts'
import type { Cap } from '../checks/check.ts'
import { found } from '../refusals.ts'
import { meaningOf } from '../site-badge.ts'
import { gradeTexts } from '../texts/grade.ts'
import { findingTexts as texts, siteTexts } from '../texts/pages.ts'
import { checkText, messageOf } from '../report.ts'

/** Of sites and of inside systems. */
const ALL: readonly InsideCheck[] = [...CHECKS, ...INSIDE_CHECKS]

export const checksPage = page({
  path: '/checks',
  surface: 'public',
  permission: 'anyone',
  load: async () => ({}),
  render(_, { t, base }) {
    const rows = table(t, {
      caption: t(texts.checks),
      isCaptionHidden: true,
      rows: ALL,
      columns: [
        {
          label: t(texts.what),
          cell: ({ name }) =>
            html`<a href="${base}/checks/${name}">${checkText(t, `${name}.title`)}</a>`,
        },
        { label: t(texts.category), cell: ({ category }) => checkText(t, `category.${category}`) },
        { label: t(siteTexts.why), cell: ({ name }) => checkText(t, `${name}.why`) },
      ],
    })
    return { title: t(texts.checks), main: html`<p>${t(texts.checksIntro)}</p>${rows}` }
  },
})

export const checkPage = page({
  path: '/checks/:check',
  surface: 'public',
  permission: 'anyone',
  async load(ctx) {
    const check = ALL.find(({ name }) => name === ctx.params['check'])
    return { check: found(check, 'unknownCheck') }
  },
  render({ check }, view) {
    const { t } = view
    const main = html`<p><strong>${t(siteTexts.why)}.</strong> ${checkText(t, `${check.name}.why`)}</p>
<p><strong>${t(siteTexts.remedy)}.</strong> ${checkText(t, `${check.name}.remedy`)}</p>
${summaryList(t, [
  { label: t(texts.category), value: checkText(t, `category.${check.category}`) },
  { label: t(texts.weight), value: t.number(check.weight) },
  { label: t(siteTexts.standard), value: check.standard },
])}
<h2>${t(texts.rules)}</h2>${rules(check, view)}`
    const breadcrumb = [{ path: '/checks', label: t(texts.checks) }]
    return { title: checkText(t, `${check.name}.title`), main, breadcrumb }
  },
})

function rules({ name, rules: all }: InsideCheck, { t }: View): Html {
  return table(t, {
    caption: t(texts.rules),
    isCaptionHidden: true,
    rows: Object.entries(all),
    columns: [
      { label: t(texts.meaning), cell: ([code]) => meaning(t, `${name}.${code}`) },
      { label: t(texts.result), cell: ([, rule]) => checkText(t, `result.${rule.result}`) },
      { label: t(texts.severity), cell: ([, rule]) => checkText(t, `severity.${rule.severity}`) },
      { label: t(texts.cap), cell: ([, rule]) => capWords(t, rule.cap) },
    ],
  })
}

/** The best letter that a rule leaves, with its meaning where it is no mark. */
function capWords(t: View['t'], cap: Cap | undefined): string {
  if (cap === undefined) return '–'
  const meaning = meaningOf(t, cap)
  return meaning === null ? cap : t(gradeTexts.choice, { letter: cap, meaning })
}

/** The sentence of a rule with an ellipsis where a visit would put its values. */
function meaning(t: View['t'], key: string): string {
  const message = messageOf(key)
  const patterns = [message.en, message.ar].flatMap((pattern) =>
    typeof pattern === 'string' ? pattern : Object.values(pattern),
  )
  const names = patterns.join(' ').matchAll(/\{(\w+)\}/g)
  return t(message, Object.fromEntries(Array.from(names, ([, name]) => [name, '…'])))
}
