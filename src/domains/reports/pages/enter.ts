import { page, type PageContext, type View } from '../../../core/slice.ts'
import { isLanguage, LANGUAGES, type Message } from '../../../core/text.ts'
import { enteringPart } from '../../../ui/desk-key.ts'
import { checkbox, selectField, textArea } from '../../../ui/field.ts'
import { fieldStates } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { whatTexts, whereTexts, whoTexts } from '../../../ui/report-class.ts'
import { receiving } from '../actions/public.ts'
import { desks } from '../actions/seat.ts'
import { purposes } from '../found.ts'
import { MAX_TEXT } from '../schema.ts'
import { texts } from '../texts/desk.ts'
import { texts as reportTexts } from '../texts/report.ts'
import { ENTER, FORWARD, pathOf, REPORTS, WAYS } from './look.ts'

async function load(ctx: PageContext) {
  const { desks: all } = await ctx.call(desks, {})
  const sits = ({ seats }: (typeof all)[number]) =>
    seats.some(({ role, person }) => role === 'officer' && person === ctx.actor.id)
  const own = new Set(all.filter(sits).map(({ agency }) => agency))
  const { agencies } = await ctx.call(receiving, {})
  return { agencies: agencies.filter(({ agency }) => own.has(agency)) }
}
type Data = Awaited<ReturnType<typeof load>>

/** What came by telephone, by letter or in person, sealed on the device of the officer to whom it came. */
export const enterPage = page({
  path: ENTER,
  surface: 'console',
  permission: 'reports:read',
  nav: { under: REPORTS, label: texts.enter },
  found: purposes.enter,
  load,
  render(data, view) {
    const { t } = view
    const main = html`<p>${t(texts.enterLead)}</p><noscript><p><strong>${t(texts.enterScript)}</strong></p></noscript>${data.agencies.length === 0 ? html`<p>${t(texts.noSeat)}</p>` : formPart(data, view)}`
    return {
      title: t(texts.enter),
      main,
      scripts: ['desk-enter.js'],
      breadcrumb: [{ path: REPORTS, label: t(texts.reports) }],
    }
  },
})

const MOMENTS = {
  now: reportTexts.now,
  today: reportTexts.today,
  earlier: reportTexts.earlier,
  unknown: reportTexts.unknown,
} as const

function formPart({ agencies }: Data, view: View): Html {
  const { t, node, base } = view
  const field = fieldStates('enter', null)
  const pick = (name: string, label: Message, words: Readonly<Record<string, Message>>) =>
    selectField(t, {
      ...field(name),
      label: t(label),
      choices: Object.entries(words).map(([value, one]) => ({ value, label: t(one) })),
    })
  const { web: _, ...ways } = WAYS
  const desk = selectField(t, {
    ...field('agency', agencies.length === 1 ? agencies[0]?.agency : undefined),
    label: t(texts.desk),
    choices: agencies.map(({ agency: value, name: label }) => ({ value, label })),
  })
  const languages = node.languages.filter(isLanguage)
  const language = selectField(t, {
    ...field('language', t.language),
    label: t(texts.language),
    choices: languages.map((value) => ({ value, label: LANGUAGES[value].name })),
  })
  const told = textArea(t, { ...field('text'), label: t(texts.told), rows: 8, maxLength: MAX_TEXT })
  const flag = (name: string, label: Message) =>
    checkbox({ ...field(name), value: '1', label: t(label), isChecked: false })
  const readers = Object.fromEntries(agencies.map(({ agency, readers: keys }) => [agency, keys]))
  const part = enteringPart(t, {
    button: texts.sealEnter,
    done: texts.entered,
    failed: texts.enterFailed,
  })
  return html`<form novalidate autocomplete="off" data-enter data-readers="${JSON.stringify(readers)}" data-api="${node.prefix}/api" data-path="${base}${pathOf('')}">${desk}${pick('channel', texts.channel, ways)}${pick('what', texts.what, whatTexts)}${pick('place', texts.place, whereTexts)}${pick('moment', texts.moment, MOMENTS)}${pick('teller', texts.teller, whoTexts)}${language}${pick('forward', texts.forward, FORWARD)}${flag('danger', texts.danger)}${flag('contact', texts.contact)}${told}${part}</form>`
}
