import { page, type View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { buttonLink, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { personName } from '../../../ui/name.ts'
import { moment } from '../../../ui/time.ts'
import { inLanguage } from '../../../ui/words.ts'
import * as breach from '../actions/breach.ts'
import * as plan from '../actions/plan.ts'
import * as version from '../actions/version.ts'
import { DATA_DUTIES } from '../schema.ts'
import { breachTexts } from '../texts/breach.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import { publicTexts } from '../texts/public.ts'
import { breachPart } from './breach-part.ts'
import { above, clockOf, PUBLIC, stateBadge, STATEMENTS, wholeText, wordPath } from './look.ts'
import { openNotices, planPart, whenOf } from './plan-part.ts'
import { loadWord, type WordData } from './word-data.ts'
import { proposalPart, writeForm } from './write.ts'

const here = (_: unknown, { incident: of = '' }: Readonly<Record<string, string>>) => wordPath(of)
const back = { next: here } as const

/** One incident's word to the public: the text, who is told, and personal data; what is due first stands on top. */
export const wordPage = page({
  path: `${STATEMENTS}/:incident`,
  surface: 'console',
  permission: 'statements:read',
  forms: {
    write: { action: version.write.name, ...back, said: texts.saidProposed },
    release: { action: version.release.name, ...back, said: texts.saidPublished },
    turnDown: { action: version.turnDown.name, ...back, said: texts.saidTurnedDown },
    setKind: { action: plan.setKind.name, ...back, said: texts.saidSet },
    give: { action: plan.give.name, ...back, said: texts.saidGiven },
    leave: { action: plan.leave.name, ...back, said: texts.saidLeft },
    beginBreach: { action: breach.beginBreach.name, ...back, said: breachTexts.saidBegun },
    describeBreach: {
      action: breach.describeBreach.name,
      ...back,
      said: breachTexts.saidDescribed,
    },
    judgeBreach: { action: breach.judgeBreach.name, ...back, said: breachTexts.saidJudged },
    settleJudgement: {
      action: breach.settleJudgement.name,
      ...back,
      said: breachTexts.saidSettled,
    },
  },
  load: loadWord,
  render(data, view) {
    const { found, titles, maySeeIncident } = data
    const { t, base } = view
    const isFirst = isStatementFirst(data)
    const [statement, planned] = [
      statementPart(data, view, isFirst),
      planPart(data, view, !isFirst),
    ]
    const parts = isFirst ? [statement, planned] : [planned, statement]
    const incident = `${base}/console/incidents/${found.incident}`
    return {
      title: titles(view, found),
      sub: code(found.code),
      main: html`${refusedPart(view, { ...texts, ...publicTexts, ...breachTexts })}${live('word-clocks', clocksPart(data, view))}${parts}${breachPart(data, view)}${historyPart(data, view)}`,
      breadcrumb: [{ path: STATEMENTS, label: t(texts.title) }],
      acts: html`${maySeeIncident && buttonLink({ href: incident, label: t(texts.incident), kind: 'secondary' })}${found.firstAt !== null && buttonLink({ href: `${base}${PUBLIC}/${found.code}`, label: t(texts.seePublic), kind: 'secondary' })}`,
    }
  },
})

/** The clocks that run by themselves: the first word to the public, and the letters about personal data. */
function clocksPart(data: WordData, view: View): Html {
  const { found } = data
  const letters = openNotices(data)
    .filter(({ duty }) => duty !== null && DATA_DUTIES.includes(duty))
    .map((row) => html`<br>${typed(inLanguage(view, row.who))}: ${whenOf(view, row)}`)
  return html`<p>${stateBadge(view, found)} ${clockOf(view, found)}${letters}</p>`
}

/** Whether the text is what is due first: somebody waits for it, and nobody else who is to be told waits longer. */
function isStatementFirst(data: WordData): boolean {
  const { found } = data
  if (found.proposed !== null && data.mayRelease && !data.isOwn) return true
  if (found.state !== 'due') return false
  const [next] = openNotices(data)
  return next?.dueAt == null || next.dueAt >= found.dueAt || !data.mayNotify
}

function statementPart(data: WordData, view: View, isMain: boolean): Html {
  const { found, mayWrite } = data
  const { t } = view
  const proposal = proposalPart(data, view, isMain)
  if (!mayWrite) return html`${proposal}`
  if (found.state === 'due' && found.proposed === null)
    return block(t(texts.writeFirst), writeForm(data, view, isMain))
  const words = found.proposed === null ? texts.writeNext : texts.writeAnew
  const again = disclosure(t(words), writeForm(data, view, false))
  return html`${proposal}<div class="no-print">${block(t(texts.statement), again)}</div>`
}

/** Every text that was published or turned down. */
function historyPart({ found, names }: WordData, view: View): Content {
  const { t } = view
  const settled = found.versions.filter(
    ({ state }) => state === 'released' || state === 'turned-down',
  )
  if (settled.length === 0) return null
  const items = settled.map(({ number, form, kind, words, settledBy, settledAt, reason }) => {
    const title =
      number === null
        ? t(texts.turnedDown, { reason: reason ?? '' })
        : t(publicTexts.version, { number })
    const by =
      settledBy !== null &&
      settledAt !== null &&
      t.parts(texts.personDone, {
        person: personName(view, names, settledBy),
        time: moment(view, settledAt),
      })
    return html`<p>${by}</p>${disclosure(`${title} · ${t(publicTexts[form])}`, html`${above(view, kind)}${wholeText(view, words)}`)}`
  })
  return block(t(texts.history), html`${items}`)
}
