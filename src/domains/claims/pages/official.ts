import { holds } from '../../../core/actor.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { disclosure } from '../../../ui/details.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { wallDay } from '../../../ui/time.ts'
import { spokenLines } from '../../../ui/words.ts'
import * as verbs from '../actions/official.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { languagesOf } from './languages.ts'
import { DESK } from './look.ts'

export const OFFICIAL = `${DESK}/official`

async function load(ctx: PageContext) {
  const list = await ctx.call(verbs.officials, askedPage(ctx.search))
  const own = await ctx.ofReader(({ actor }) =>
    list.items.filter(({ writtenBy }) => writtenBy === actor.id).map(({ id }) => id),
  )
  const mayWrite = holds(ctx.actor, 'claims:write')
  return { list, own, mayWrite, mayApprove: holds(ctx.actor, 'claims:approve') }
}
type Data = Awaited<ReturnType<typeof load>>
type Row = Data['list']['items'][number]

const back = { next: () => OFFICIAL, said: texts.saidSaved }

/** They are the office's own words. */
const { wordsHint: _, ...labels } = texts

/** What the office says about how to vote, above every answer of the citizen's box. */
export const officialPage = page({
  path: OFFICIAL,
  surface: 'console',
  permission: 'claims:read',
  forms: {
    propose: { action: verbs.propose.name, next: () => OFFICIAL, said: texts.saidProposed },
    agree: { action: verbs.agreeOfficial.name, next: () => OFFICIAL, said: texts.saidPublished },
    end: {
      action: verbs.endOfficial.name,
      ...back,
      asks: { title: texts.endOfficial, what: texts.endOfficialWhat, act: texts.endOfficial },
    },
  },
  load,
  render(data: Data, view) {
    const { t } = view
    const form = actionForm(view, {
      name: 'propose',
      action: verbs.propose,
      labels,
      values: { language: t.language },
      choices: { language: languagesOf(view) },
      looks: {
        words: { rows: 4 },
        fromDay: { calendar: 'day' },
        untilDay: { calendar: 'day' },
      },
      button: texts.propose,
    })
    const rows = table(t, {
      caption: t(texts.official),
      isCaptionHidden: true,
      empty: t(texts.noOfficial),
      rows: data.list.items,
      columns: [
        { label: t(texts.words), cell: (row) => spokenLines(row.language, row.words) },
        {
          label: t(texts.state),
          cell: (row) =>
            html`${t(texts[row.state])}<br><span class="hint">${wallDay(t, row.fromDay)} – ${wallDay(t, row.untilDay)}</span>`,
        },
        { label: t(texts.acts), cell: (row) => actsPart(row, data, view), isActs: true },
      ],
    })
    const isOpen = view.refused?.form === 'propose' || data.list.items.length === 0
    return {
      title: t(texts.official),
      main: html`${refusedPart(view, texts)}<p>${t(texts.officialHint)}</p>${data.mayWrite && disclosure(t(texts.addOfficial), form, isOpen)}${rows}${restLink(view, { path: OFFICIAL, next: data.list.next })}`,
      breadcrumb: [{ path: DESK, label: t(texts.title) }],
    }
  },
})

function actsPart({ id, state }: Row, { own, mayApprove }: Data, view: View): Html | false {
  if (!mayApprove || (state !== 'proposed' && state !== 'agreed')) return false
  const { t, node } = view
  const isBarred = own.includes(id) && node.realm === 'actual'
  const hidden = { word: id }
  const agree =
    state === 'proposed' &&
    !isBarred &&
    postForm(view, { name: 'agree', hidden, label: t(texts.publish) })
  const end = postForm(view, {
    name: 'end',
    hidden,
    label: t(texts.endOfficial),
    kind: 'danger',
  })
  return html`${agree}${end}`
}
