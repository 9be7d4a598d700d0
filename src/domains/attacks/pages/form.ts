import { holds } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { checkbox, checkboxGroup } from '../../../ui/field.ts'
import { buttonLink, fieldStates, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { named, personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { moment, shortMoment, wallDay } from '../../../ui/time.ts'
import { paragraphs } from '../../../ui/words.ts'
import * as verbs from '../actions/form.ts'
import { form as formQuery } from '../actions/read.ts'
import { holders, openCase } from '../needs.ts'
import type { Pointed } from '../schema.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { valueTexts } from '../texts/public.ts'
import { attackPath, DESK, formPath, stateOf, writePath } from './look.ts'

async function load(ctx: PageContext) {
  const form = await ctx.call(formQuery, { form: ctx.params['form'] ?? '' })
  const isSent = form.state === 'sent'
  const mayConsent = isSent && form.consent === null && holds(ctx.actor, 'attacks:consent')
  const { writtenBy, approvedBy, consentBy, endedBy, area } = form
  return {
    form,
    mayConsent,
    mayWrite: holds(ctx.actor, 'attacks:write'),
    mayApprove: holds(ctx.actor, 'attacks:approve'),
    isOwn: await ctx.ofReader(({ actor }) => actor.id === writtenBy),
    // Asked for whoever may be told, and for nobody else.
    hasCase: mayConsent ? (await ctx.ask(openCase, { incident: form.incident })).isOpen : null,
    prosecutors: isSent
      ? (await ctx.ask(holders, { permission: 'attacks:consent', area })).count
      : null,
    names: await namesOf(ctx, { persons: [writtenBy, approvedBy, consentBy, endedBy] }),
  }
}
type Data = Awaited<ReturnType<typeof load>>

const back = (_: unknown, { form = '' }: Readonly<Record<string, string>>) => formPath(form)

/** One text about an attack: what is pointed out in it, who approves it, and what became of it. */
export const formPage = page({
  path: `${DESK}/:form`,
  surface: 'console',
  permission: 'attacks:read',
  forms: {
    send: { action: verbs.send.name, next: back, said: texts.saidSent },
    approve: {
      action: verbs.approve.name,
      next: back,
      said: texts.saidApproved,
      asks: { title: texts.approveTitle, what: texts.approveWhat, act: texts.approve },
    },
    refuse: { action: verbs.refuse.name, next: back, said: texts.saidRefused },
    consent: { action: verbs.consent.name, next: back, said: texts.saidConsent },
    object: { action: verbs.object.name, next: back, said: texts.saidRefused },
    withdraw: {
      action: verbs.withdraw.name,
      next: back,
      said: texts.saidWithdrawn,
      asks: { title: texts.withdraw, what: texts.withdrawHint, act: texts.withdraw },
    },
  },
  load,
  render(data, view) {
    const { t } = view
    const { form } = data
    return {
      title: form.title,
      sub: html`${stateOf(view, form.state)} ${code(form.code)} ${t(texts.version, { version: t.number(form.version) })}`,
      main: html`${refusedPart(view, texts)}${actPart(data, view)}${wordsPart(data, view)}${factsPart(data, view)}${versionsPart(data, view)}`,
      breadcrumb: [{ path: DESK, label: t(texts.title) }],
    }
  },
})

/** What is to be done now, by whom the reader is. */
function actPart(data: Data, view: View): Content {
  const { form, mayWrite, mayConsent } = data
  const { t, base } = view
  const anew =
    mayWrite &&
    buttonLink({
      href: `${base}${writePath(form.incident)}`,
      label: t(texts.correct),
      kind: 'secondary',
    })
  const isNewest = form.versions[0]?.id === form.id
  if (form.state === 'draft') return mayWrite && sendPart(data, view)
  if (form.state === 'sent') return [decidePart(data, view), mayConsent && consentPart(data, view)]
  return html`<div class="no-print">${form.isCurrent && buttonLink({ href: `${base}${attackPath(form.code)}`, label: t(texts.open), kind: 'secondary' })} ${isNewest && anew}${withdrawPart(data, view)}</div>`
}

const pointedWords = ({ t }: View, { kind, text }: Pointed) =>
  html`${t.parts(texts.pointed, { text: typed(text), kind: t(texts[kind]) })}`

function sendPart({ form }: Data, view: View): Html {
  const { t, refused, base } = view
  const field = fieldStates('send', refused)
  const ticked = field('confirmed[]')
  const shown =
    form.pointed.length === 0
      ? html`<p>${t(texts.pointedNone)}</p>`
      : html`<p>${t(texts.pointedIntro)}</p>${checkboxGroup(t, {
          ...ticked,
          label: t(texts.confirmed),
          choices: form.pointed.map((one) => ({ value: one.text, label: pointedWords(view, one) })),
          chosen: ticked.value.split('\n'),
        })}`
  const agreed = field('isAnonymous')
  const body = [
    shown,
    checkbox({
      ...agreed,
      value: 'true',
      label: t(texts.isAnonymous),
      isChecked: agreed.value === 'true',
    }),
  ]
  const change = buttonLink({
    href: `${base}${writePath(form.incident)}`,
    label: t(texts.change),
    kind: 'secondary',
  })
  const send = postForm(view, {
    name: 'send',
    hidden: { form: form.id },
    body,
    label: t(texts.send),
  })
  return block(t(texts.pointedTitle), html`<div class="no-print">${send}<p>${change}</p></div>`)
}

function decidePart({ form, mayApprove, isOwn, prosecutors }: Data, view: View): Html | false {
  const { t, node } = view
  const nobody =
    form.consent === null && prosecutors === 0 && html`<p class="hint">${t(texts.noProsecutor)}</p>`
  if (!mayApprove) return html`${nobody}`
  const refuse = disclosure(
    t(texts.refuse),
    actionForm(view, {
      name: 'refuse',
      action: verbs.refuse,
      labels: texts,
      hidden: { form: form.id },
      button: texts.refuse,
      kind: 'danger',
    }),
  )
  const isBarred = isOwn && node.realm === 'actual'
  const yes =
    form.approvedAt === null &&
    (isBarred
      ? html`<p>${t(texts.ownText)}</p>`
      : postForm(view, { name: 'approve', hidden: { form: form.id }, label: t(texts.approve) }))
  return block(
    t(texts.decide),
    html`${pointedList(form.pointed, view)}${nobody}<div class="no-print">${yes}${refuse}</div>`,
  )
}

function pointedList(pointed: readonly Pointed[], view: View): Html | false {
  if (pointed.length === 0) return false
  const items = pointed.map((one) => html`<li>${pointedWords(view, one)}</li>`)
  return html`<p>${view.t(texts.stayed)}</p><ul>${items}</ul>`
}

function consentPart({ form, hasCase }: Data, view: View): Html {
  const { t } = view
  const hidden = { form: form.id }
  const object = actionForm(view, {
    name: 'object',
    action: verbs.object,
    labels: { reason: texts.reason, reasonHint: texts.objectHint },
    hidden,
    button: texts.object,
    kind: 'danger',
  })
  const yes = postForm(view, { name: 'consent', hidden, label: t(texts.consent) })
  return block(
    t(texts.consentTitle),
    html`<p><strong>${t(hasCase === true ? texts.caseOpen : texts.noCase)}</strong></p><p class="hint">${t(texts.consentIntro)}</p><div class="no-print">${yes}${disclosure(t(texts.object), object)}</div>`,
  )
}

function withdrawPart({ form, mayApprove }: Data, view: View): Html | false {
  if (!mayApprove || form.state !== 'published' || !form.isCurrent) return false
  const made = actionForm(view, {
    name: 'withdraw',
    action: verbs.withdraw,
    labels: { reason: texts.reason, reasonHint: texts.withdrawHint, hides: texts.hides },
    hidden: { form: form.id },
    button: texts.withdraw,
    kind: 'danger',
  })
  return disclosure(view.t(texts.withdraw), made)
}

function wordsPart({ form }: Data, view: View): Html {
  const { t } = view
  const { language, site, judgment, placeName } = form
  const about = (['happened', 'effect', 'learnt', 'advice'] as const).map(
    (one) => html`<h3>${t(texts[one])}</h3>${paragraphs(language, form[one])}`,
  )
  const facts = summaryList(t, [
    { label: t(texts.service), value: t(valueTexts[form.service]) },
    { label: t(texts.kind), value: t(valueTexts[form.kind]) },
    { label: t(texts.month), value: wallDay(t, form.month) },
    { label: t(texts.place), value: placeName === null ? t(texts.noPlace) : typed(placeName) },
    site !== null && { label: t(texts.site), value: typed(site) },
    judgment !== null && { label: t(texts.judgment), value: typed(judgment) },
  ])
  return block(t(texts.asRead), html`${about}${facts}`)
}

function factsPart({ form, names }: Data, view: View): Html {
  const { t } = view
  const hand = (person: string | null, at: string | null) =>
    at === null
      ? html`${t(texts.notYet)}`
      : html`${t.parts(texts.byWhom, { person: personName(view, names, person), time: moment(view, at) })}`
  const said = form.consent === 'refused' ? texts.objected : texts.given
  const isAsked = form.sentAt !== null
  const lines = summaryList(t, [
    {
      label: t(texts.incident),
      value: named(view, `/console/incidents/${form.incident}`, t(texts.look)),
    },
    { label: t(texts.writtenBy), value: hand(form.writtenBy, form.writtenAt) },
    isAsked && { label: t(texts.second), value: hand(form.approvedBy, form.approvedAt) },
    isAsked && {
      label: t(texts.prosecutor),
      value: html`${form.consent !== null && html`${t(said)}<br>`}${hand(form.consentBy, form.consentAt)}`,
    },
    form.reason !== null && {
      label: t(texts.reason),
      value: html`${typed(form.reason)}<br>${hand(form.endedBy, form.endedAt)}`,
    },
  ])
  return block(t(texts.facts), lines)
}

function versionsPart({ form }: Data, view: View): Html | false {
  if (form.versions.length < 2) return false
  const { t } = view
  const rows = table(t, {
    caption: t(texts.versions),
    isCaptionHidden: true,
    rows: form.versions,
    columns: [
      {
        label: t(texts.text),
        cell: (row) =>
          html`${named(view, formPath(row.id), t(texts.version, { version: t.number(row.version) }))}`,
      },
      { label: t(texts.state), cell: (row) => stateOf(view, row.state) },
      { label: t(texts.since), cell: (row) => shortMoment(view, row.publishedAt ?? row.writtenAt) },
    ],
  })
  return block(t(texts.versions), rows)
}
