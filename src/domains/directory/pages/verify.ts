import type { z } from 'zod'
import { holdsIn } from '../../../core/actor.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code, typed } from '../../../ui/code.ts'
import { ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { disclosure } from '../../../ui/details.ts'
import { table } from '../../../ui/table.ts'
import { confirmAgency } from '../actions/agency.ts'
import { confirmChannel } from '../actions/channel.ts'
import { toVerify } from '../actions/verify.ts'
import { purposes } from '../found.ts'
import { texts as directoryTexts } from '../texts/console.ts'
import { channelTexts } from '../texts/public.ts'
import { verifyTexts as texts } from '../texts/desk.ts'
import { DIRECTORY, agencyPath, sureOf, undoStep, VERIFY } from './look.ts'

type Item = z.infer<typeof toVerify.output>['items'][number]

async function load(ctx: PageContext) {
  return {
    ...(await ctx.call(toVerify, {})),
    mayWrite: holdsIn(ctx.actor, 'directory:write', '/'),
    today: ctx.now.slice(0, 10),
  }
}
type Data = Awaited<ReturnType<typeof load>>
const here = () => VERIFY

/** What nobody saw lately: what was never seen first, then what citizens are sent to most, then the oldest. */
export const verifyPage = page({
  path: VERIFY,
  surface: 'console',
  realm: 'actual',
  permission: 'directory:read',
  nav: { under: DIRECTORY, label: texts.nav },
  forms: {
    confirm: {
      action: confirmChannel.name,
      next: here,
      said: texts.saidConfirmed,
      undo: undoStep,
    },
    agency: { action: confirmAgency.name, next: here, said: directoryTexts.saidConfirmed },
  },
  found: purposes.confirm,
  load,
  render(data, view) {
    const { t } = view
    const list = table(t, {
      caption: t(texts.title),
      isCaptionHidden: true,
      empty: t(texts.nothing),
      rows: data.items,
      columns: [
        {
          label: t(directoryTexts.name),
          cell: ({ agency, name }) =>
            html`<a href="${view.base}${agencyPath(agency)}">${typed(name)}</a>`,
        },
        {
          label: t(texts.named),
          cell: ({ answers }) =>
            answers === null ? t(texts.few) : t(texts.times, { count: answers }),
        },
        { label: t(texts.waits), cell: (item) => waysPart(data, item, view) },
      ],
    })
    const more = data.more > 0 && html`<p class="hint">${t(texts.more, { count: data.more })}</p>`
    return {
      title: t(texts.title),
      main: html`${refusedPart(view, texts)}<p>${t(texts.intro)}</p>${list}${more}`,
      breadcrumb: [{ path: DIRECTORY, label: t(directoryTexts.title) }],
    }
  },
})

function waysPart(data: Data, { agency, channels }: Item, view: View): Content {
  const { t } = view
  if (channels.length === 0) {
    if (!data.mayWrite) return t(texts.itself)
    const form = actionForm(view, {
      name: ofRow('agency', agency),
      action: confirmAgency,
      labels: { source: texts.seen },
      hidden: { agency },
      values: { source: t(texts.seenHere) },
      button: texts.confirm,
    })
    return html`<p>${t(texts.itself)}</p>${form}`
  }
  return channels.map((way) => {
    const said = html`${t(channelTexts[way.kind])} ${code(way.value)} <span class="hint">${sureOf(view, way.sure)}</span>`
    return data.mayWrite
      ? html`<div>${said}${confirmPart(data, way.id, view)}</div>`
      : html`<p>${said}</p>`
  })
}

/** One press where it was read today on the agency's own website; what else is true is written first. */
function confirmPart({ today }: Data, channel: string, view: View): Html {
  const { t } = view
  const name = ofRow('confirm', channel)
  const press = postForm(view, {
    name,
    hidden: { channel, seen: t(texts.seenHere), on: today },
    label: t(texts.seenToday),
    kind: 'secondary',
  })
  const form = actionForm(view, {
    name,
    action: confirmChannel,
    labels: texts,
    hidden: { channel },
    values: { on: today },
    looks: { on: { calendar: 'day' } },
    button: texts.confirm,
  })
  return html`${press}${disclosure(t(texts.otherwise), form)}`
}
