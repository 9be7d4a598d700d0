import { holdsIn } from '../../../core/actor.ts'
import { id } from '../../../core/id.ts'
import { page, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code } from '../../../ui/code.ts'
import { ofRow, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { emptyState } from '../../../ui/notice.ts'
import { restLink } from '../../../ui/rest.ts'
import { timeOf } from '../../../ui/time.ts'
import { damages, nameDamage } from '../actions/damage.ts'
import { PAGE, type ShownDamage } from '../schema.ts'
import { damageTexts as texts } from '../texts/damage.ts'

const PATH = '/console/log-damage'

interface Data {
  readonly all: readonly ShownDamage[]
  readonly next: string | null
  readonly mayName: boolean
}

/** What is damaged in the log, and the form by which an administrator names it. */
export const damagePage = page<Data, Html>({
  path: PATH,
  surface: 'console',
  permission: 'accounts:names',
  forms: { name: { action: 'record.nameDamage', next: () => PATH, said: texts.saidNamed } },
  async load(ctx) {
    const { after } = ctx.search
    const from = id.safeParse(after).data ?? null
    const { damages: all, next } = await ctx.call(damages, { after: from, limit: PAGE })
    return { all, next, mayName: holdsIn(ctx.actor, 'record:name-damage', '/') }
  },
  render(data, view) {
    const { t } = view
    const list =
      data.all.length === 0
        ? emptyState(t(texts.none))
        : html`${data.all.map((one) => part(one, data.mayName, view))}`
    return {
      title: t(texts.title),
      main: html`${refusedPart(view, texts)}<p>${t(texts.intro)}</p><p>${t.parts(texts.book, { page: code('docs/runbooks/log-damage.md') })}</p>${live('log-damage', list)}${restLink(view, { path: PATH, next: data.next })}`,
    }
  },
})

function part(one: ShownDamage, mayName: boolean, view: View): Html {
  const { t } = view
  const items = one.faults.map(({ seq, what }) => {
    const place = seq === null ? t(texts.head) : t(texts.record, { number: seq })
    return html`<li><strong>${place}</strong> <span lang="en" dir="ltr">${what}</span></li>`
  })
  const state =
    one.namedAt === null
      ? html`<p><strong>${t(texts.waits)}</strong></p>${mayName && nameForm(one, view)}`
      : html`<p>${t.parts(texts.named, { time: timeOf(view, one.namedAt), reason: html`<bdi>${one.reason}</bdi>` })}</p>`
  return html`<section><h2>${t.parts(texts.found, { time: timeOf(view, one.foundAt) })}</h2><ul>${items}</ul>${state}</section>`
}

function nameForm({ damage }: ShownDamage, view: View): Html {
  return actionForm(view, {
    name: ofRow('name', damage),
    action: nameDamage,
    labels: texts,
    hidden: { damage },
    button: texts.name,
    kind: 'secondary',
  })
}
