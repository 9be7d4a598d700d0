import { namesOf } from '../../../core/names.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { personName } from '../../../ui/name.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { broadcast, broadcasts, weighBroadcast } from '../actions/broadcast.ts'
import { broadcastTexts as texts } from '../texts/broadcast.ts'
import { deskTexts } from '../texts/desk.ts'
import { BROADCAST, bookOfPage, DESK, nameOfForm, OBSERVERS } from './look.ts'

/** What the query of a form answered, as the page of it reads it. */
type Weighed = Awaited<ReturnType<typeof weighBroadcast.run>>

async function load(ctx: PageContext) {
  const { done } = ctx
  const { areas, ...list } = await ctx.call(broadcasts, askedPage(ctx.search))
  // An area in which nobody observes any more has its name all the same.
  const written = list.items.flatMap(({ whom, said }) => (whom === 'area' ? [said] : []))
  const persons = list.items.map(({ sentBy }) => sentBy)
  return {
    list,
    areas,
    book: await bookOfPage(ctx),
    names: await namesOf(ctx, { areas: [...new Set([...areas, ...written])], persons }),
    weighed: done?.form === 'look' ? (done.output as Weighed) : null,
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** What a group writes to its observers: whom it goes to is seen before it is sent. */
export const broadcastPage = page({
  path: BROADCAST,
  surface: 'console',
  permission: 'pollwatch:observe',
  forms: {
    look: { kind: 'ask', action: weighBroadcast.name, next: () => null },
    send: { action: broadcast.name, next: () => BROADCAST, said: texts.saidSent },
  },
  load,
  render(data, view) {
    const { t } = view
    return {
      title: t(texts.title),
      main: html`${refusedPart(view, texts)}${readyPart(data, view)}${data.weighed === null && writePart(data, view)}${live('watch-broadcasts', sentPart(data, view))}`,
      breadcrumb: [
        { path: DESK, label: t(deskTexts.title) },
        { path: OBSERVERS, label: t(deskTexts.observers) },
      ],
    }
  },
})

const WHOM = {
  all: texts.all,
  area: texts.ofArea,
  silent: texts.silent,
  numbers: texts.byNumbers,
} as const

function writePart({ areas, names, book }: Data, view: View): Html {
  const { t } = view
  const form = actionForm(view, {
    name: 'look',
    action: weighBroadcast,
    labels: texts,
    choices: {
      whom: WHOM,
      area: areas.map((value) => ({ value, label: names.areas.get(value) ?? value })),
      form: book.forms.map(({ prefix }) => ({
        value: prefix,
        label: nameOfForm(view, book, prefix),
      })),
    },
    looks: {
      words: { rows: 3 },
      numbers: { rows: 2, direction: 'ltr' },
      serial: { width: 'short' },
    },
    button: texts.look,
  })
  return block(t(texts.title), html`<p>${t(texts.intro)}</p>${form}`)
}

/** How it would go out, and the one thing to press. */
function readyPart({ weighed }: Data, view: View): Html | false {
  if (weighed === null) return false
  const { t } = view
  const { asked, text, observers, phones, parts } = weighed
  const hidden = Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  )
  const how =
    phones === 0
      ? t(texts.noSms)
      : t(texts.bySms, { phones: t.number(phones), parts: t.number(parts) })
  const send = postForm(view, { name: 'send', hidden, label: t(texts.send) })
  return block(
    t(texts.ready),
    html`<blockquote>${typed(text)}</blockquote><p>${t(texts.goesTo, { count: observers })} ${how}</p><div class="acts">${send}<a href="${view.base}${BROADCAST}">${t(texts.change)}</a></div>`,
  )
}

function sentPart({ list, names, book }: Data, view: View): Html {
  const { t } = view
  const whom = ({ whom: how, said }: Data['list']['items'][number]) => {
    if (how === 'area') return names.areas.get(said) ?? said
    if (how === 'numbers') return said
    const [form = '', serial = ''] = said.split(' ')
    return how === 'all'
      ? t(texts.all)
      : `${t(texts.silent)}: ${nameOfForm(view, book, form)} ${serial}`
  }
  const rows = table(t, {
    caption: t(texts.sentBefore),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: list.items,
    columns: [
      { label: t(texts.words), cell: ({ words }) => typed(words) },
      {
        label: t(texts.whom),
        cell: (row) =>
          html`${typed(whom(row))}<br><span class="hint">${t(texts.goesTo, { count: row.observers })}</span>`,
      },
      {
        label: t(texts.outcome),
        cell: ({ sums }) =>
          t(texts.counts, {
            sent: t.number(sums.sent),
            waiting: t.number(sums.waiting),
            refused: t.number(sums.refused),
            none: t.number(sums.none),
          }),
      },
      {
        label: t(texts.when),
        cell: ({ sentAt, sentBy }) =>
          html`${shortMoment(view, sentAt)}<br>${personName(view, names, sentBy)}`,
      },
    ],
  })
  return block(
    t(texts.sentBefore),
    html`${rows}${restLink(view, { path: BROADCAST, next: list.next })}`,
    {
      isFlush: true,
    },
  )
}
