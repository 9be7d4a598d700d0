// Personal data that may be touched: since when it is known, what the letters say, and whether they are needed.
import type { View } from '../../../core/slice.ts'
import { civilAt } from '../../../core/civil-day.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { buttonLink, ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { moment } from '../../../ui/time.ts'
import { beginBreach, describeBreach, judgeBreach } from '../actions/breach.ts'
import { breachTexts as texts } from '../texts/breach.ts'
import { wordPath } from './look.ts'
import type { WordData } from './word-data.ts'

type Breach = NonNullable<WordData['found']['breach']>

/** The clock of personal data, or the way to begin it. */
export function breachPart(data: WordData, view: View): Html | null {
  const { found, mayNotify } = data
  const { t } = view
  const { breach } = found
  if (breach === null) {
    if (!mayNotify) return null
    const begin = actionForm(view, {
      name: 'beginBreach',
      action: beginBreach,
      labels: texts,
      hidden: { statement: found.id },
      looks: { awareAt: { calendar: 'moment' } },
      button: texts.begin,
      kind: 'secondary',
    })
    return block(
      t(texts.title),
      html`<p>${t(texts.none)}</p><div class="no-print">${disclosure(t(texts.begin), begin)}</div>`,
    )
  }
  const lines = (['nature', 'persons', 'consequences', 'measures'] as const).map(
    (key) => breach[key] !== '' && { label: t(texts[key]), value: typed(breach[key]) },
  )
  const known = { label: t(texts.known), value: moment(view, breach.awareAt) }
  return block(
    t(texts.title),
    html`${summaryList(t, [known, ...lines])}${judgement(data, breach, view)}<div class="no-print">${breach.agreedAt === null && buttonLink({ href: `${view.base}${wordPath(found.incident)}/letters`, label: t(texts.letters), kind: 'secondary' })}${mayNotify && disclosure(t(texts.describe), describeForm(found.id, breach, view))}</div>`,
  )
}

function describeForm(statement: string, breach: Breach, view: View): Html {
  const rows = { rows: 3 }
  return actionForm(view, {
    name: 'describeBreach',
    action: describeBreach,
    labels: texts,
    hidden: { statement },
    values: { ...breach, awareAt: civilAt(breach.awareAt, view.node.zone) },
    looks: {
      awareAt: { calendar: 'moment', hint: view.node.zone },
      nature: rows,
      consequences: rows,
      measures: rows,
    },
    button: texts.save,
    kind: 'secondary',
  })
}

function judgement(data: WordData, breach: Breach, view: View): Content {
  const { t } = view
  const { names, mayJudge, hasJudged, found } = data
  const { judgedBy, judgedAt, agreedBy, reason } = breach
  const statement = found.id
  if (judgedBy === null || judgedAt === null || reason === null) {
    if (!mayJudge) return null
    const judge = actionForm(view, {
      name: 'judgeBreach',
      action: judgeBreach,
      labels: texts,
      hidden: { statement },
      looks: { reason: { rows: 2 } },
      button: texts.judge,
      kind: 'secondary',
    })
    return html`<div class="no-print">${disclosure(t(texts.judge), judge)}</div>`
  }
  const person = personName(view, names, judgedBy)
  if (agreedBy !== null) {
    const second = personName(view, names, agreedBy)
    const said = t.parts(texts.agreed, { judge: person, second, reason: typed(reason) })
    return html`<p>${said}</p>`
  }
  const said = html`<p>${t.parts(texts.judged, { person, reason: typed(reason) })}</p>`
  if (!mayJudge || hasJudged) return said
  const settle = (agrees: 'true' | 'false', label: string) =>
    postForm(view, {
      name: ofRow('settleJudgement', agrees),
      hidden: { statement, reason, judgedAt, agrees },
      label,
      kind: 'secondary',
    })
  return html`${said}<div class="no-print">${settle('true', t(texts.agree))}${settle('false', t(texts.decline))}</div>`
}
