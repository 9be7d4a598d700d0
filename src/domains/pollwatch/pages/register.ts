import type { z } from 'zod'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import { buttonLink, fieldStates, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { confirmationPanel } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { timeOf } from '../../../ui/time.ts'
import {
  appeal,
  application,
  apply,
  register,
  type Registered,
  withdraw,
} from '../actions/application.ts'
import { groupKind } from '../schema.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { valueTexts } from '../texts/values.ts'
import { APPLICATION, groupBadge, REGISTER } from './look.ts'

type Made = z.infer<typeof apply.output>
type Standing = z.infer<typeof application.output>

async function load(ctx: PageContext) {
  return {
    ...(await ctx.call(register, {})),
    made: ctx.done?.form === 'apply' ? (ctx.done.output as Made) : null,
  }
}

/** Who observes the voting, and how a group applies. */
export const registerPage = page({
  path: REGISTER,
  surface: 'public',
  permission: 'anyone',
  forms: { apply: { action: apply.name, next: () => null } },
  load,
  render({ groups, more, made, stations, ofStations }, view) {
    const { t, base } = view
    const follow = buttonLink({
      href: `${base}${APPLICATION}`,
      label: t(texts.follow),
      kind: 'secondary',
    })
    if (made !== null) {
      const title = t(made.isLate ? texts.sentLate : texts.sent)
      return { title, main: html`${madePart(made, view, title)}<p>${follow}</p>` }
    }
    const counts = { stations: t.number(stations), all: t.number(ofStations) }
    const covered = stations > 0 && html`<p><strong>${t(texts.coverage, counts)}</strong></p>`
    return {
      title: t(texts.groups),
      main: html`${refusedPart(view, LABELS)}<p>${t(texts.groupsIntro)}</p>${covered}${groupsPart(groups, view)}${more > 0 && html`<p class="hint">${t(texts.moreGroups, { count: more })}</p>`}<div class="no-print">${disclosure(t(texts.apply), applyPart(view))}<p>${follow}</p></div>`,
    }
  },
})

function madePart({ code: own, key, isLate }: Made, { t }: View, title: string): Html {
  const value = html`${t(texts.code)}: ${code(own)}<br>${t(texts.key)}:<br>${code(key)}`
  return confirmationPanel({
    title,
    receipt: { label: t(texts.keep), value },
    next: t(isLate ? texts.late : texts.applyIntro),
  })
}

function groupsPart(groups: readonly Registered[], view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.groups),
    isCaptionHidden: true,
    empty: t(texts.noGroups),
    rows: groups,
    columns: [
      {
        label: t(texts.group),
        cell: (row) =>
          html`<strong>${typed(row.name)}</strong> (${t(valueTexts[row.kind])})<br><span class="hint">${typed(row.about)}</span>`,
      },
      {
        label: t(texts.state),
        cell: ({ state, since, reason }) =>
          html`${groupBadge(view, state)}${since !== null && html`<br>${t.parts(texts.since, { time: timeOf(view, since) })}`}${reason !== null && html`<br>${t.parts(texts.reasonIs, { reason: typed(reason) })}`}`,
      },
      {
        label: t(texts.size),
        cell: ({ members, stations }) =>
          t(texts.sizeIs, { members: t.number(members), stations: t.number(stations) }),
      },
      { label: t(texts.support), cell: (row) => supportOf(row, view) },
    ],
  })
}

function supportOf({ support }: Registered, { t }: View): Html {
  if (support.length === 0) return html`${t(texts.noSupport)}`
  const lines = support.map(({ what, source, name }) => {
    const words = t(texts.supportFrom, { what: t(valueTexts[what]), source: t(valueTexts[source]) })
    return html`<li>${words}${name !== null && html` (${typed(name)})`}</li>`
  })
  return html`<ul class="rows">${lines}</ul>`
}

const LABELS = { ...texts, about: texts.aboutGroup }

function applyPart(view: View): Html {
  const form = actionForm(view, {
    name: 'apply',
    action: apply,
    labels: {
      name: texts.name,
      kind: texts.kind,
      members: texts.members,
      membersHint: texts.membersHint,
      about: texts.aboutGroup,
      aboutHint: texts.aboutHint,
      contact: texts.contact,
      contactHint: texts.contactHint,
      conduct: texts.conduct,
    },
    choices: {
      kind: Object.fromEntries(groupKind.options.map((kind) => [kind, valueTexts[kind]])),
    },
    looks: { about: { rows: 4 }, name: OFF, contact: OFF },
    button: texts.send,
  })
  return html`<p>${view.t(texts.applyIntro)}</p>${form}`
}

const OFF = { autocomplete: 'off' } as const
const CODE = { ...OFF, direction: 'ltr', width: 'medium' } as const
/** A key is seen whole while it is typed. */
const KEY = { ...OFF, direction: 'ltr' } as const

/** Looks after an application by its code and key. */
export const applicationPage = page({
  path: APPLICATION,
  surface: 'public',
  permission: 'anyone',
  forms: {
    look: { kind: 'ask', action: application.name, next: () => null },
    appeal: { action: appeal.name, next: () => REGISTER, said: texts.saidAppealed },
    withdraw: {
      action: withdraw.name,
      next: () => REGISTER,
      said: texts.saidWithdrawn,
      asks: { title: texts.withdrawTitle, what: texts.withdrawHint, act: texts.withdraw },
    },
  },
  load: async (ctx) => (ctx.done?.form === 'look' ? (ctx.done.output as Standing) : null),
  render(standing, view) {
    const { t } = view
    const labels = { code: texts.code, key: texts.key, words: texts.words }
    const forms = [
      disclosure(
        t(texts.appeal),
        html`<p>${t(texts.appealHint)}</p>${actionForm(view, { name: 'appeal', action: appeal, labels, looks: { code: CODE, key: KEY, words: { rows: 5 } }, button: texts.sendAppeal })}`,
        standing?.mayAppeal === true,
      ),
      disclosure(
        t(texts.withdraw),
        html`<p>${t(texts.withdrawHint)}</p>${actionForm(view, { name: 'withdraw', action: withdraw, labels: { code: texts.code, key: texts.key }, looks: { code: CODE, key: KEY }, button: texts.withdraw, kind: 'danger' })}`,
      ),
    ]
    return {
      title: t(texts.follow),
      main: html`${refusedPart(view, labels)}<p>${t(texts.followHint)}</p>${standing !== null && standingPart(standing, view)}${lookForm(view)}${forms}`,
      breadcrumb: [{ path: REGISTER, label: t(texts.groups) }],
    }
  },
})

function lookForm(view: View): Html {
  const { t, refused } = view
  const field = fieldStates('look', refused)
  const body = [
    textField(t, { ...field('code'), label: t(texts.code), ...CODE, maxLength: 20 }),
    textField(t, { ...field('key'), label: t(texts.key), ...KEY, maxLength: 60 }),
  ]
  return postForm(view, { name: 'look', body, label: t(texts.look) })
}

function standingPart({ name, state, reason, decidedAt }: Standing, view: View): Html {
  const { t } = view
  return html`<div role="status"><h2>${t(texts.stands)}</h2>${summaryList(t, [
    { label: t(texts.group), value: typed(name) },
    { label: t(texts.state), value: groupBadge(view, state) },
    decidedAt !== null && { label: t(texts.seen), value: timeOf(view, decidedAt) },
    reason !== null && { label: t(texts.why), value: typed(reason) },
  ])}</div>`
}
