import { asked } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { deadline } from '../../../ui/countdown.ts'
import { disclosure } from '../../../ui/details.ts'
import { refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { printButton } from '../../../ui/printed.ts'
import { shortMoment } from '../../../ui/time.ts'
import { paragraphs } from '../../../ui/words.ts'
import { handLetter, letters, mailLetter } from '../actions/letter.ts'
import { found } from '../refusals.ts'
import { noticeCode } from '../schema.ts'
import { deskTexts } from '../texts/desk.ts'
import { letterDeskTexts as texts } from '../texts/letters.ts'
import { channelTexts } from '../texts/told.ts'
import { DESK, deskPath, letterPath } from './look.ts'

async function load(ctx: PageContext) {
  const notice = found(asked(noticeCode, ctx.params['notice']), 'unknownNotice')
  const wanted = found(asked(id, ctx.params['letter']), 'unknownLetter')
  const { items } = await ctx.call(letters, { notice })
  return {
    notice,
    letter: found(
      items.find((one) => one.id === wanted),
      'unknownLetter',
    ),
  }
}

const next = (_: unknown, { notice = '', letter = '' }: Readonly<Record<string, string>>) =>
  letterPath(notice, letter)
const saved = { next, said: deskTexts.saved }

/** One letter as it is printed, in the language of whom it is for. */
export const letterPage = page({
  path: `${DESK}/:notice/letters/:letter`,
  surface: 'console',
  permission: 'notices:issue',
  forms: {
    mail: { action: mailLetter.name, ...saved },
    hand: { action: handLetter.name, ...saved },
  },
  load,
  render({ notice, letter }: Awaited<ReturnType<typeof load>>, view) {
    const { t } = view
    const lines = letter.lines.map((one) => paragraphs(letter.language, one))
    const sheet = html`<section class="printable sheet"><h2 lang="${letter.language}" dir="auto">${letter.subject}</h2>${lines}</section>`
    const hidden = { letter: letter.id }
    const isOpen = letter.state === 'waits'
    const mail = actionForm(view, {
      name: 'mail',
      action: mailLetter,
      labels: texts,
      hidden,
      looks: { to: { direction: 'ltr' } },
      button: texts.mail,
      kind: 'secondary',
    })
    const hand = actionForm(view, {
      name: 'hand',
      action: handLetter,
      labels: texts,
      hidden,
      choices: { channel: channelTexts },
      button: texts.hand,
      kind: 'secondary',
    })
    const isServed = letter.kind === 'notice'
    const forms =
      isOpen &&
      html`${disclosure(t(texts.mail), mail)}${!isServed && disclosure(t(texts.hand), hand)}`
    return {
      title: t(texts[letter.kind]),
      main: html`${refusedPart(view, texts)}<p class="no-print">${stateOf(view, letter)}</p>${sheet}${printButton(t(texts.print))}<div class="no-print">${forms}</div>`,
      breadcrumb: [
        { path: DESK, label: t(deskTexts.title) },
        { path: deskPath(notice), label: notice },
      ],
    }
  },
})

type Letter = Awaited<ReturnType<typeof load>>['letter']

/** How far a letter is: due, or when and how it was sent. */
function stateOf(view: View, { state, dueAt, sentAt, channel, proof }: Letter): Html {
  const { t } = view
  const due =
    state === 'waits' && dueAt !== null && html`, ${t(texts.dueBy)} ${deadline(view, dueAt)}`
  const sent =
    sentAt !== null &&
    html` ${shortMoment(view, sentAt)}${channel !== null && html` · ${t(channelTexts[channel])}`}${proof !== null && html` · ${typed(proof)}`}`
  return html`${t(texts[state])}${due}${sent}`
}

/** The letters of a notice, each with the way to print or mail it. */
export function lettersPart(notice: string, all: readonly Letter[], view: View): Html | false {
  if (all.length === 0) return false
  const { t, base } = view
  const rows = all.map(
    (one) =>
      html`<li><a href="${base}${letterPath(notice, one.id)}">${t(texts[one.kind])}</a> <span>${stateOf(view, one)}</span></li>`,
  )
  return block(t(texts.letters), html`<ul class="rows">${rows}</ul>`)
}
