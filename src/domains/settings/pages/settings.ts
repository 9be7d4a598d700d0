import { z } from 'zod'
import { namesOf } from '../../../core/names.ts'
import type { SettingPart } from '../../../core/settings.ts'
import { page, type PageContext } from '../../../core/slice.ts'
import { isLanguage, type Message } from '../../../core/text.ts'
import { code } from '../../../ui/code.ts'
import { refusedPart } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { shownSettings, type ShownPart } from '../actions/shown.ts'
import { purposes } from '../found.ts'
import { wholeness } from '../needs.ts'
import { refusal } from '../refusals.ts'
import { settingsTexts as texts } from '../texts.ts'
import { languageSection, nameSection, zoneSection } from './forms.ts'
import { changeLine, heldLines, PATH, partIn, type ShownSettings } from './part.ts'
import { backupSection, mailSection, smsSection } from './served.ts'

/** Longest text of the address that the page takes up. */
const MAX_ASKED = 100

/** The parts as they are changed, each on a page of its own. */
const SECTIONS = {
  name: { title: texts.nameTitle, parts: ['name', 'mark'] },
  zone: { title: texts.zoneTitle, parts: ['zone'] },
  languages: { title: texts.languagesTitle, parts: ['languages'] },
  mail: { title: texts.mailTitle, parts: ['mail'] },
  sms: { title: texts.smsTitle, parts: ['sms'] },
  backup: { title: texts.backupTitle, parts: ['backup'] },
} as const satisfies Readonly<
  Record<string, { readonly title: Message; readonly parts: readonly SettingPart[] }>
>
const sectionName = z.enum(Object.keys(SECTIONS) as (keyof typeof SECTIONS)[])
type SectionName = z.infer<typeof sectionName>

async function load(ctx: PageContext) {
  const { parts } = await ctx.call(shownSettings, {})
  return {
    parts: new Map(parts.map((part) => [part.part, part])),
    names: await namesOf(ctx, { persons: parts.map(({ changedBy }) => changedBy) }),
  }
}

/** What the administrator sets without touching the machine. */
export const settingsPage = page({
  path: PATH,
  surface: 'console',
  realm: 'actual',
  permission: 'settings:write',
  reach: 'nation',
  nav: { group: 'node', after: '/console/setup', label: texts.title },
  found: purposes.settings,
  load,
  render(shown, view) {
    const { t, base } = view
    const machine = t.parts(texts.fromMachine, {
      list: code('npx scrutineer settings'),
      reset: code('npx scrutineer settings reset NAME'),
    })
    const list = table(t, {
      caption: t(texts.title),
      isCaptionHidden: true,
      rows: sectionName.options,
      columns: [
        {
          label: t(texts.setting),
          cell: (name) => html`<a href="${base}${PATH}/${name}">${t(SECTIONS[name].title)}</a>`,
        },
        {
          label: t(texts.now),
          cell: (name) => [
            heldLines(partsOf(shown, name), view),
            partsOf(shown, name).map((part) => changeLine(part, shown.names, view)),
          ],
        },
      ],
    })
    const places = html`<p>${t(texts.placesIntro)} <a href="${base}/console/networks">${t(texts.places)}</a></p>`
    return {
      title: t(texts.title),
      main: html`<p>${t(texts.intro)}</p>${list}${places}<p>${t(texts.notHere)} ${machine}</p>`,
    }
  },
})

function partsOf(shown: ShownSettings, name: SectionName): ShownPart[] {
  return SECTIONS[name].parts.map((part) => partIn(shown, part))
}

/** Back to the part that was changed. */
const again = (_output: unknown, { part = '' }: Readonly<Record<string, string>>) =>
  `${PATH}/${part}`

/** What is said of a part that holds at once, and how it is taken back. */
function kept(part: SettingPart) {
  return {
    next: again,
    said: texts.holds,
    undo: {
      action: 'settings.undo',
      input: ({ version }: { readonly version: number }) => ({ part, version: version + 1 }),
    },
  } as const
}

const isTried = { next: again, said: texts.isTried } as const

/** One part: what holds, and what changes it. */
export const settingPage = page({
  path: `${PATH}/:part`,
  surface: 'console',
  realm: 'actual',
  permission: 'settings:write',
  reach: 'nation',
  forms: {
    name: { action: 'settings.setName', ...kept('name') },
    mark: { action: 'settings.setMark', ...kept('mark') },
    zone: { action: 'settings.setZone', ...kept('zone') },
    languages: { action: 'settings.setLanguages', ...kept('languages') },
    mail: { action: 'settings.setMail', ...isTried },
    sms: { action: 'settings.setSms', ...isTried },
    backup: { action: 'settings.setBackup', ...isTried },
    try: { action: 'settings.try', ...isTried },
    undo: { action: 'settings.undo', next: again, said: texts.isUndone },
    reset: { action: 'settings.reset', next: again, said: texts.isReset },
  },
  async load(ctx) {
    const name = sectionName.safeParse(ctx.params['part']).data
    if (name === undefined) throw refusal('unknownSetting')
    const { languages } = name === 'languages' ? await ctx.ask(wholeness, {}) : { languages: [] }
    const typed = ctx.search['languages'] ?? ''
    return {
      ...(await load(ctx)),
      name,
      whole: languages,
      zone: (ctx.search['zone'] ?? '').slice(0, MAX_ASKED),
      languages: typed.slice(0, MAX_ASKED).split(',').filter(isLanguage),
    }
  },
  render(data, view) {
    const { t } = view
    const { name, whole, languages: asked } = data
    const SHOWN = {
      name: () => nameSection(data, view),
      zone: () => zoneSection(data, view, data.zone),
      languages: () => languageSection(data, view, { whole, asked }),
      mail: () => mailSection(data, view),
      sms: () => smsSection(data, view),
      backup: () => backupSection(data, view),
    }
    return {
      title: t(SECTIONS[name].title),
      breadcrumb: [{ path: PATH, label: t(texts.title) }],
      main: html`${refusedPart(view, labelsOf(name))}${SHOWN[name]()}`,
    }
  },
})

/** What the fields of a part are called; two parts name a sender, and a button is called like a field. */
function labelsOf(part: string): Readonly<Record<string, Message>> {
  const from = part === 'sms' ? texts.smsFrom : texts.sender
  return { ...texts, from, keep: texts.keepCount }
}
