import { holds } from '../../../core/actor.ts'
import { type Names, namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { keyOpeningPart } from '../../../ui/desk-key.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { namesAsked } from '../actions/name.ts'
import { askRelease, released } from '../actions/release.ts'
import { ownKeys } from '../actions/seat.ts'
import { purposes } from '../found.ts'
import { texts } from '../texts/desk.ts'
import { DESKS, KINDS, TWO } from './look.ts'

async function load(ctx: PageContext) {
  const { items } = await ctx.call(released, {})
  const persons = items.flatMap(({ askedBy, agreedBy }) => [askedBy, agreedBy])
  const names = await namesOf(ctx, { persons })
  const isCustodian = holds(ctx.actor, 'reports:name')
  const asked = isCustodian ? (await ctx.call(namesAsked, {})).items.length : 0
  const { keys } = await ctx.call(ownKeys, {})
  return { items, names, isCustodian, asked, own: keys.map(({ recipient }) => recipient) }
}
type Data = Awaited<ReturnType<typeof load>>
type Release = Data['items'][number]

const here = () => TWO

/** What no one decides alone: who told a report, and its release to the key that is locked away. */
export const twoPage = page({
  path: TWO,
  surface: 'console',
  permission: 'reports:desk',
  nav: { under: DESKS, label: texts.two },
  forms: {
    askRelease: { action: 'reports.askRelease', next: here, said: texts.saidAsked },
    release: {
      action: 'reports.release',
      next: here,
      asks: { title: texts.askAgree, what: texts.askAgreeWhat, act: texts.agreeRelease },
      said: texts.saidReleased,
    },
  },
  found: purposes.two,
  load,
  render(data, view) {
    const { t } = view
    const names = data.isCustodian && namesPart(data, view)
    const main = html`${refusedPart(view, texts)}<p>${t(texts.twoLead)}</p>${names}${releasesPart(data, view)}`
    return {
      title: t(texts.two),
      main,
      scripts: ['desk-key.js'],
      breadcrumb: [{ path: DESKS, label: t(texts.desks) }],
    }
  },
})

/** Where a custodian opens, on his own device, what an officer handed him. */
function namesPart({ asked, own }: Data, { t, node }: View): Html {
  if (asked === 0) return block(t(texts.namesAsked), html`<p>${t(texts.noNames)}</p>`)
  return block(
    t(texts.namesAsked),
    html`<p class="hint">${t(texts.namesHint)}</p><div data-desk data-custodian data-api="${node.prefix}/api">${keyOpeningPart(t, { id: 'names', own })}</div>`,
  )
}

function releasesPart({ items, names, isCustodian }: Data, view: View): Html {
  const { t, node } = view
  const ask = actionForm(view, {
    name: 'askRelease',
    action: askRelease,
    labels: texts,
    looks: { code: { direction: 'ltr', width: 'medium', autocomplete: 'off' } },
    button: texts.askRelease,
  })
  const isFetched = items.some(({ files }) => files.length > 0)
  const opening =
    isFetched &&
    html`<p class="hint">${t(texts.releaseHint)}</p>${keyOpeningPart(t, { id: 'released' })}`
  const rows = table(t, {
    caption: t(texts.releases),
    isCaptionHidden: true,
    empty: t(texts.noRelease),
    rows: items,
    columns: [
      { label: t(texts.report), cell: (row) => code(row.code) },
      { label: t(texts.reason), cell: ({ reason }) => typed(reason) },
      {
        label: t(texts.askedBy),
        cell: (row) => handCell(row.askedBy, row.askedAt, { names, view }),
      },
      {
        label: t(texts.agreed),
        cell: ({ agreedBy, agreedAt }) =>
          agreedAt !== null && handCell(agreedBy, agreedAt, { names, view }),
      },
      { label: t(texts.act), cell: (row) => actCell(row, view) },
    ],
  })
  const form = !isCustodian && disclosure(t(texts.askRelease), ask)
  return block(
    t(texts.releases),
    html`<div data-desk data-api="${node.prefix}/api">${opening}${rows}</div>${form}`,
  )
}

function handCell(
  person: string | null,
  at: string,
  { names, view }: { readonly names: Names; readonly view: View },
): Html {
  return html`${personName(view, names, person)}<br>${shortMoment(view, at)}`
}

/** To agree, or what was released, each file with a button that the script adds. */
function actCell({ id: release, mayAgree, files }: Release, view: View): Html | false {
  const { t } = view
  if (mayAgree)
    return postForm(view, {
      name: ofRow('release', release),
      hidden: { release },
      label: t(texts.agreeRelease),
    })
  return (
    files.length > 0 &&
    html`${files.map(({ id: file, kind, letter }) => html`<p><span data-file="${file}" data-kind="${kind}" data-upload="${letter ?? ''}" data-release="${release}">${t(KINDS[kind])}</span></p>`)}`
  )
}
