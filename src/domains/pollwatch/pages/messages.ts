import { holds, holdsIn } from '../../../core/actor.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { type MessagePart, messages, unknownMessages } from '../actions/message.ts'
import { purposes } from '../found.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import { messageTexts } from '../texts/message.ts'
import { answersOf, bookOfPage, CALLS, DESK, entryPath, MESSAGES, nameOfForm } from './look.ts'

/** Question of the address for the page of those under unknown numbers. */
const UNKNOWN_AFTER = 'unknown'

async function load(ctx: PageContext) {
  const isOwn = holds(ctx.actor, 'pollwatch:observe')
  const isOffice = holdsIn(ctx.actor, 'pollwatch:accredit', '/')
  return {
    book: await bookOfPage(ctx),
    own: isOwn ? await ctx.call(messages, askedPage(ctx.search)) : null,
    unknown: isOffice
      ? await ctx.call(unknownMessages, askedPage(ctx.search, UNKNOWN_AFTER))
      : null,
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** Every short message of observers, understood or not: to a manager that of the own group, to the office that of nobody it knows. */
export const messagesPage = page({
  path: MESSAGES,
  surface: 'console',
  permission: 'pollwatch:desk',
  nav: { under: DESK, after: CALLS, label: messageTexts.title },
  found: purposes.messages,
  load,
  render(data, view) {
    const { t } = view
    const parts = [
      data.own && listPart(data.own, data, view, { title: 'own', by: 'after' }),
      data.unknown && listPart(data.unknown, data, view, { title: 'unknown', by: UNKNOWN_AFTER }),
    ].filter((part) => part !== null)
    return {
      title: t(messageTexts.title),
      main: html`<p>${t(messageTexts.intro)}</p>${parts}`,
    }
  },
})

function listPart(
  { items, next }: NonNullable<Data['own']>,
  { book }: Data,
  view: View,
  of: { readonly title: keyof typeof messageTexts; readonly by: string },
): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(messageTexts[of.title]),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: items,
    columns: [
      { label: t(texts.came), cell: ({ receivedAt }) => shortMoment(view, receivedAt) },
      { label: t(messageTexts.text), cell: ({ text }) => typed(text) },
      { label: t(messageTexts.understood), cell: (row) => madePart(row, book, view) },
      {
        label: t(messageTexts.answer),
        cell: ({ answer }) => (answer === null ? t(messageTexts.noAnswer) : typed(answer)),
      },
    ],
  })
  const more = restLink(view, { path: MESSAGES, next, by: of.by })
  return block(t(messageTexts[of.title]), html`${rows}${more}`)
}

/** What was made of a message, and why it does not count where it does not. */
function madePart({ made }: MessagePart, book: Data['book'], view: View): Html {
  const { t, base } = view
  if (made === null) return html`${t(messageTexts.nothing)}`
  const why = made.state !== 'counted' && made.reason !== null && html`<br>${t(texts[made.reason])}`
  const asking = made.serial > 1 && ` ${t.number(made.serial)}`
  return html`${nameOfForm(view, book, made.form)}${asking} <a href="${base}${entryPath(made.ref)}">${code(made.ref)}</a>${why}${answersOf(view, book, made)}`
}

/** The message of an entry as it came, for its own page; nothing where it came another way, or before messages were kept. */
export function cameAs(view: View, { text, answer }: Pick<MessagePart, 'text' | 'answer'>): Html {
  const { t } = view
  const back =
    answer !== null && html`<p class="hint">${t(messageTexts.answer)}: ${typed(answer)}</p>`
  return block(t(messageTexts.text), html`<p>${typed(text)}</p>${back}`)
}
