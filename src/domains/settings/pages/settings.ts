import { namesOf } from '../../../core/names.ts'
import type { SettingPart } from '../../../core/settings.ts'
import { page, type PageContext } from '../../../core/slice.ts'
import { isLanguage } from '../../../core/text.ts'
import { code } from '../../../ui/code.ts'
import { refusedPart } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { shownSettings } from '../actions/shown.ts'
import { wholeness } from '../needs.ts'
import { settingsTexts as texts } from '../texts.ts'
import { languageSection, nameSection, zoneSection } from './forms.ts'
import { PATH } from './part.ts'
import { backupSection, mailSection, smsSection } from './served.ts'

/** Back to the part that was changed. */
const at = (part: string) => () => `${PATH}#${part}`

/** What is said of a part that holds at once, and how it is taken back. */
function kept(part: SettingPart) {
  return {
    said: texts.holds,
    undo: {
      action: 'settings.undo',
      input: ({ version }: { readonly version: number }) => ({ part, version: version + 1 }),
    },
  } as const
}

/** Longest text of the address that the page takes up. */
const MAX_ASKED = 100

async function load(ctx: PageContext) {
  const { parts } = await ctx.call(shownSettings, {})
  const { languages } = await ctx.ask(wholeness, {})
  return {
    parts: new Map(parts.map((part) => [part.part, part])),
    names: await namesOf(ctx, { persons: parts.map(({ changedBy }) => changedBy) }),
    whole: languages,
    zone: (ctx.search['zone'] ?? '').slice(0, MAX_ASKED),
    languages: (ctx.search['languages'] ?? '').slice(0, MAX_ASKED).split(',').filter(isLanguage),
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
  forms: {
    name: { action: 'settings.setName', next: at('name'), ...kept('name') },
    mark: { action: 'settings.setMark', next: at('name'), ...kept('mark') },
    zone: { action: 'settings.setZone', next: at('zone'), ...kept('zone') },
    languages: { action: 'settings.setLanguages', next: at('languages'), ...kept('languages') },
    mail: { action: 'settings.setMail', next: at('mail'), said: texts.isTried },
    sms: { action: 'settings.setSms', next: at('sms'), said: texts.isTried },
    backup: { action: 'settings.setBackup', next: at('backup'), said: texts.isTried },
    try: { action: 'settings.try', next: () => PATH, said: texts.isTried },
    undo: { action: 'settings.undo', next: () => PATH },
    reset: { action: 'settings.reset', next: () => PATH },
  },
  load,
  render(data, view) {
    const { t, base } = view
    const machine = t.parts(texts.fromMachine, {
      list: code('npx scrutineer settings'),
      reset: code('npx scrutineer settings reset NAME'),
    })
    const places = html`<h2>${t(texts.placesTitle)}</h2><p>${t(texts.placesIntro)} <a href="${base}/console/networks">${t(texts.places)}</a></p>`
    const { whole, languages: asked } = data
    return {
      title: t(texts.title),
      main: html`${refusedPart(view)}<p>${t(texts.intro)} ${t(texts.notHere)}</p><p>${machine}</p>
${nameSection(data, view)}
${zoneSection(data, view, data.zone)}
${languageSection(data, view, { whole, asked })}
${mailSection(data, view)}
${smsSection(data, view)}
${backupSection(data, view)}
${places}`,
    }
  },
})
