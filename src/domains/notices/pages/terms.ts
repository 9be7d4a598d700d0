import { holdsIn } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { shortMoment } from '../../../ui/time.ts'
import { setTerms, termsNow } from '../actions/terms.ts'
import { terms } from '../deadlines.ts'
import { termTexts as texts } from '../texts/desk.ts'
import { TERMS } from './look.ts'

async function load(ctx: PageContext) {
  const held = await ctx.call(termsNow, {})
  return {
    held,
    names: await namesOf(ctx, { persons: [held.setBy] }),
    maySet: holdsIn(ctx.actor, 'notices:terms', '/'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** By when what is owed about a notice, and on which days the office works. */
export const termsPage = page({
  path: TERMS,
  surface: 'console',
  permission: 'accounts:names',
  forms: { set: { action: setTerms.name, next: () => TERMS, said: texts.saidSet } },
  load,
  render(data: Data, view) {
    const { t } = view
    return {
      title: t(texts.title),
      main: html`${refusedPart(view, texts)}<p>${t(texts.intro)}</p>${view.node.realm === 'exercise' && html`<p><strong>${t(texts.exercise)}</strong></p>`}${heldPart(data, view)}${data.maySet && block(t(texts.set), setForm(data, view))}`,
    }
  },
})

const NAMES = terms.keyof().options

function heldPart({ held, names }: Data, view: View): Html {
  const { t } = view
  const since =
    held.setAt === null
      ? html`<p>${t(texts.usual)}</p>`
      : html`<p>${t(texts.since)} ${shortMoment(view, held.setAt)}, ${personName(view, names, held.setBy)}: ${typed(held.reason ?? '')}</p>`
  const days = held.weekend.join(' ')
  const lines = summaryList(t, [
    ...NAMES.map((name) => ({ label: t(texts[name]), value: t.number(held.terms[name]) })),
    { label: t(texts.weekend), value: html`<bdi dir="ltr">${days}</bdi>` },
    { label: t(texts.holidays), value: html`<bdi dir="ltr">${held.holidays.join(' ')}</bdi>` },
  ])
  return html`${since}${lines}`
}

function setForm({ held }: Data, view: View): Html {
  return actionForm(view, {
    name: 'set',
    action: setTerms,
    labels: texts,
    values: {
      ...held.terms,
      weekend: held.weekend.join(' '),
      holidays: held.holidays.join(' '),
    },
    looks: {
      weekend: { direction: 'ltr', width: 'short' },
      holidays: { direction: 'ltr', rows: 3 },
      reason: { rows: 2 },
    },
    button: texts.set,
  })
}
