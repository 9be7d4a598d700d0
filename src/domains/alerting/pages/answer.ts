import { page, type PageContext, type View } from '../../../core/slice.ts'
import { type Severity, severityBadge } from '../../../ui/badge.ts'
import { typed } from '../../../ui/code.ts'
import { radioGroup, textField } from '../../../ui/field.ts'
import { fieldStates, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { notification } from '../../../ui/notice.ts'
import { spoken } from '../../../ui/words.ts'
import { answerLink } from '../actions/link.ts'
import { refusal } from '../refusals.ts'
import { stationAnswer } from '../station-answers.ts'
import { mailWords as words } from '../texts/mail.ts'

/** What a secret of a link looks like. */
const TOKEN = /^[\w-]{20,64}$/

async function load(ctx: PageContext) {
  const token = ctx.params['token'] ?? ''
  // Mail programs cut long lines: half a link is a link that nobody knows, not a form filled in wrongly.
  if (!TOKEN.test(token)) throw refusal('unknownLink')
  const link = await ctx.call(answerLink, { token })
  // The answer that the link of the mail named; chosen already, and sent by nobody but the person.
  const chosen = link.answers.find((answer) => answer === ctx.search['a']) ?? ''
  return { token, link, chosen }
}
type Data = Awaited<ReturnType<typeof load>>

/** What a link of a mail opens: the alert and one button, the form by hand: all answers stand in sight. Reading it changes nothing; scanners of mail read it, too. */
export const answerPage = page({
  path: '/answer/:token',
  surface: 'station',
  permission: 'anyone',
  forms: {
    answer: {
      action: 'alerting.answerByLink',
      next: (_: unknown, params: Readonly<Record<string, string>>) =>
        `/answer/${params['token'] ?? ''}`,
    },
  },
  load,
  render(data, view) {
    const { t } = view
    const { link } = data
    const language = t.language in link.texts ? t.language : (Object.keys(link.texts)[0] ?? 'en')
    const said = link.texts[language]
    const what = link.answer === null ? null : t(stationAnswer(link.eventCode, link.answer))
    const main = html`${refusedPart(view, { answer: words.choose, reason: words.reason })}
${what !== null && notification(t, { tone: 'ok', body: t(words.answered, { what }) })}
${!link.isOpen && notification(t, { tone: 'info', body: t(words.over) })}
${link.others > 0 && notification(t, { tone: 'warn', body: t(words.alsoOpen, { count: link.others }) })}
<p>${t.parts(words.station, { place: typed(link.place) })}</p>
<article>${severityBadge(t, link.severity as Severity)}<h2>${spoken(language, said?.headline ?? '')}</h2>
<p>${spoken(language, said?.instruction ?? '')}</p>
<p class="hint">${t(words.until, { time: t.dateTime(link.expiresAt, view.node.zone) })}</p></article>
${link.isOpen && answerForm(data, view)}`
    return { title: t(words.title), main }
  },
})

function answerForm({ token, link, chosen }: Data, view: View): Html {
  const { t } = view
  const state = fieldStates('answer', view.refused)
  const body = [
    radioGroup(t, {
      ...state('answer', chosen),
      label: t(words.choose),
      choices: link.answers.map((value) => ({
        value,
        label: t(stationAnswer(link.eventCode, value)),
      })),
    }),
    textField(t, { ...state('reason'), label: t(words.reason), maxLength: 200 }),
  ]
  return postForm(view, {
    name: 'answer',
    hidden: { token, proof: link.proof },
    body,
    label: t(link.answer === null ? words.send : words.change),
  })
}
