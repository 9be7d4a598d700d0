import { holds } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { checkboxGroup } from '../../../ui/field.ts'
import { fieldStates, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { memberName } from './member-name.ts'
import { table } from '../../../ui/table.ts'
import { moment, shortMoment } from '../../../ui/time.ts'
import { SCREEN_ROWS } from '../../../core/listed.ts'
import { restLink } from '../../../ui/rest.ts'
import { exhibits, refer } from '../actions/referral.ts'
import { evidenceTexts as texts } from '../texts/evidence.ts'
import { simulatedTexts } from '../texts/simulated.ts'
import { casePage } from './frame.ts'
import { casePath, wordsOf } from './look.ts'
import { played } from './played.ts'

async function load(ctx: PageContext, of: string) {
  const after = (ctx.search['after'] ?? '').slice(0, MAX_CODE)
  const page = { limit: SCREEN_ROWS, ...(after === '' ? {} : { after }) }
  const found = await ctx.call(exhibits, { case: of, ...page })
  return {
    found,
    mayProsecute: holds(ctx.actor, 'cases:prosecute') && found.seats.includes('prosecutor'),
    names: await namesOf(ctx, { persons: [found.referral?.person] }),
  }
}
/** Characters of the code behind which the list goes on. */
const MAX_CODE = 40
type Data = Awaited<ReturnType<typeof load>>

const here = (_: unknown, { case: of = '' }: Readonly<Record<string, string>>) =>
  casePath(of, 'referral')

/** The acceptance by a prosecutor, the evidence as it stood then, and what of it counsel sees. */
export const referralPage = casePage<Data>({
  path: 'referral',
  permission: 'cases:read',
  labels: texts,
  forms: {
    refer: { action: 'cases.refer', next: here, said: texts.saidReferred },
    disclose: {
      action: 'cases.disclose',
      next: here,
      said: texts.saidDisclosed,
      asks: { title: texts.discloseTitle, what: texts.discloseWhat, act: texts.disclose },
    },
  },
  load,
  render: (data, view, of) => ({
    shown: [factsPart(data, view), frozenPart(data, view, of)],
    forms: data.mayProsecute && [referPart(data, view, of), disclosePart(data, view, of)],
  }),
})

function factsPart({ found: { referral }, names }: Data, view: View): Html {
  const { t } = view
  if (referral === null) return block(t(texts.referral), html`<p>${t(texts.notReferred)}</p>`)
  const list = summaryList(t, [
    { label: t(texts.action), value: wordsOf(t, referral.action) },
    {
      label: t(texts.next),
      value: referral.nextAt === null ? '–' : moment(view, referral.nextAt),
    },
    {
      label: t(texts.accepted),
      value: [moment(view, referral.at), ' ', memberName(view, names, referral.person)],
    },
  ])
  return block(t(texts.referral), list)
}

function frozenPart({ found: { items, next, count } }: Data, view: View, of: string): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.frozen),
    isCaptionHidden: true,
    empty: t(texts.noFrozen),
    rows: items,
    columns: [
      { label: t(texts.items), cell: (row) => code(row.code) },
      { label: t(texts.head), cell: (row) => html`<small>${code(row.head)}</small>` },
      {
        label: t(texts.disclosed),
        cell: (row) =>
          row.disclosedAt === null ? t(texts.notDisclosed) : shortMoment(view, row.disclosedAt),
      },
    ],
  })
  const rest = restLink(view, { path: casePath(of, 'referral'), next })
  const all = count > items.length && html`<p class="hint">${t(texts.frozenCount, { count })}</p>`
  return block(t(texts.frozen), [all, rows, rest], { isFlush: true })
}

function referPart({ found }: Data, view: View, of: string): Content {
  const { t, refused } = view
  if (!found.isAcceptable && refused?.form !== 'refer') return null
  const form = actionForm(view, {
    name: 'refer',
    action: refer,
    labels: texts,
    hidden: { case: of },
    values: { action: played(view, simulatedTexts.action) },
    looks: { next: { calendar: 'moment' } },
    button: texts.refer,
  })
  const body = [html`<p class="hint">${t(texts.referHint)}</p>`, form]
  const isOpen = found.referral === null || refused?.form === 'refer'
  return disclosure(t(texts.refer), body, isOpen)
}

function disclosePart({ found: { items } }: Data, view: View, of: string): Content {
  const { t, refused } = view
  const hidden = items.filter(({ disclosedAt }) => disclosedAt === null)
  if (hidden.length === 0) return null
  const field = fieldStates('disclose', refused)('items[]')
  const choices = checkboxGroup(t, {
    ...field,
    label: t(texts.items),
    choices: hidden.map(({ item: value, code: own }) => ({ value, label: code(own) })),
    chosen: field.value.split('\n'),
  })
  const form = postForm(view, {
    name: 'disclose',
    hidden: { case: of },
    body: choices,
    label: t(texts.disclose),
    kind: 'secondary',
  })
  return disclosure(t(texts.disclose), form)
}
