import { holds } from '../../../core/actor.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionFields, actionForm } from '../../../ui/action-form.ts'
import { badge } from '../../../ui/badge.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { fileField } from '../../../ui/field.ts'
import { button, fieldStates, form, postForm, RAW, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { wallDay } from '../../../ui/time.ts'
import { paragraphs } from '../../../ui/words.ts'
import * as verbs from '../actions/restriction.ts'
import { recordingTexts as words, restrictionTexts as texts } from '../texts/restrictions.ts'
import { deskTexts } from '../texts/desk.ts'
import { DESK, languagesOf, RESTRICTIONS, RESTRICTIONS_DESK } from './look.ts'

/** Rows of one page, which is to fit into the first answer of a slow connection. */
const SHOWN = 20

const loadList = (ctx: PageContext) =>
  ctx.call(verbs.restrictions, { ...askedPage(ctx.search), limit: SHOWN })

/** Restrictions as everybody reads them. */
export const restrictionsPage = page({
  path: RESTRICTIONS,
  surface: 'public',
  permission: 'anyone',
  load: loadList,
  render(list, view) {
    const { t } = view
    return {
      title: t(texts.title),
      main: html`<p>${t(texts.intro)}</p>${listPart(list.items, view, () => false)}${restLink(view, { path: RESTRICTIONS, next: list.next, search: {} })}`,
    }
  },
})

function listPart(
  items: readonly verbs.ToldRestriction[],
  view: View,
  acts: (row: verbs.ToldRestriction) => Html | false,
): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.title),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: items,
    columns: [
      {
        label: t(texts.authority),
        cell: (row) => {
          const said = { day: wallDay(t, row.decidedOn), reference: typed(row.reference) }
          return html`${typed(row.authority)}<br><span class="hint">${t(texts[row.authorityKind])} · ${t.parts(texts.decided, said)}</span>`
        },
      },
      {
        label: t(texts.scope),
        cell: (row) =>
          html`${paragraphs(row.language, row.scope)}${row.endReason !== null && paragraphs(row.language, row.endReason)}${acts(row)}`,
      },
      {
        label: t(texts.law),
        cell: (row) =>
          html`${typed(row.law)}, ${typed(row.article)}<br><span class="hint">${t(texts.hash)} ${code(row.sha256)}</span>`,
      },
      {
        label: t(texts.days),
        cell: (row) => {
          const span = { from: wallDay(t, row.fromDay), until: wallDay(t, row.untilDay) }
          const state = row.isOver
            ? badge('plain', 'dash', t(texts.over))
            : badge('warn', 'diamond', t(texts.inForce))
          return html`${t(texts.span, span)}<br>${state}`
        },
      },
    ],
  })
}

async function loadDesk(ctx: PageContext) {
  return { list: await loadList(ctx), mayRecord: holds(ctx.actor, 'notices:restrict') }
}

/** The desk where they are recorded. */
export const restrictionsDeskPage = page({
  path: RESTRICTIONS_DESK,
  surface: 'console',
  permission: 'notices:read',
  forms: {
    record: {
      action: verbs.recordRestriction.name,
      next: () => RESTRICTIONS_DESK,
      said: words.saidRecorded,
    },
    end: {
      action: verbs.endRestriction.name,
      next: () => RESTRICTIONS_DESK,
      said: words.saidEnded,
      asks: { title: words.end, what: words.endWhat, act: words.end },
    },
    give: { action: verbs.giveDecision.name, next: () => RESTRICTIONS_DESK },
  },
  load: loadDesk,
  render({ list, mayRecord }: Awaited<ReturnType<typeof loadDesk>>, view) {
    const { t } = view
    const acts = (row: verbs.ToldRestriction) => {
      const hidden = { restriction: row.code }
      const give = postForm(view, {
        name: 'give',
        hidden,
        label: t(words.give),
        kind: 'secondary',
      })
      const end = actionForm(view, {
        name: 'end',
        action: verbs.endRestriction,
        labels: words,
        hidden,
        looks: { reason: { rows: 2 } },
        button: words.end,
        kind: 'danger',
      })
      return (
        mayRecord &&
        html`<div class="no-print">${give}${row.endedAt === null && disclosure(t(words.end), end)}</div>`
      )
    }
    const rest = restLink(view, { path: RESTRICTIONS_DESK, next: list.next, search: {} })
    return {
      title: t(texts.title),
      main: html`${refusedPart(view, words)}<p>${t(texts.intro)}</p>${listPart(list.items, view, acts)}${rest}${mayRecord && block(t(words.record), recordForm(view))}`,
      breadcrumb: [{ path: DESK, label: t(deskTexts.title) }],
    }
  },
})

function recordForm(view: View): Html {
  const { t } = view
  const fields = actionFields(view, {
    name: 'record',
    action: verbs.recordRestriction,
    labels: words,
    without: ['name'],
    values: { language: t.language, authorityKind: 'court' },
    choices: {
      authorityKind: { court: texts.court, regulator: texts.regulator },
      language: languagesOf(view),
    },
    looks: {
      decidedOn: { calendar: 'day' },
      fromDay: { calendar: 'day' },
      untilDay: { calendar: 'day' },
      scope: { rows: 3 },
    },
  })
  const file = fileField(t, {
    ...fieldStates('record', view.refused)(RAW),
    label: t(words.file),
    hint: t(words.fileHint),
    accept: '.pdf,image/*',
  })
  const body = [file, fields, button({ label: t(words.record) })]
  return html`<p>${t(words.recordHint)}</p><div class="no-print">${form({ name: 'record', key: view.newKey(), hasFiles: true, body })}</div>`
}
