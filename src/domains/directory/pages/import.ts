import { page, type PageContext } from '../../../core/slice.ts'
import { disclosure } from '../../../ui/details.ts'
import { textArea } from '../../../ui/field.ts'
import { fieldStates, postForm, refusedPart } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { importChannels, importRoutes, MAX_FILE } from '../actions/import.ts'
import { nationWays } from '../actions/channel.ts'
import { purposes } from '../found.ts'
import { texts as directoryTexts } from '../texts/console.ts'
import { importTexts as texts } from '../texts/desk.ts'
import { DIRECTORY, IMPORT, undoStep } from './look.ts'

/** The columns of a file, in the order in which they are given out. */
const CHANNEL_COLUMNS = [
  'agency',
  'kind',
  'value',
  'hours',
  'zone',
  'languages',
  'cost',
  'audience',
  'source',
] as const
const ROUTE_COLUMNS = 'agency,area,what,where,who,rank,note'
const step = { next: () => IMPORT, undo: undoStep } as const

/** Many ways and routes at once, as a CSV that is pasted; what is there can be had as one, changed and pasted again. */
export const importPage = page({
  path: IMPORT,
  surface: 'console',
  realm: 'actual',
  permission: 'directory:write',
  reach: 'nation',
  nav: { under: DIRECTORY, label: texts.nav },
  forms: {
    channels: { action: importChannels.name, ...step, said: texts.saidChannels },
    routes: { action: importRoutes.name, ...step, said: texts.saidRoutes },
  },
  file: {
    name: 'agency-ways',
    rows: async (ctx: PageContext) => ({
      columns: CHANNEL_COLUMNS,
      rows: (await ctx.call(nationWays, {})).ways.map((way) =>
        CHANNEL_COLUMNS.map((column) => way[column]),
      ),
      isCut: false,
    }),
  },
  found: purposes.import,
  load: async () => null,
  render(_, view) {
    const { t, refused } = view
    const part = (name: 'channels' | 'routes', columns: string, example: string) => {
      const field = textArea(t, {
        ...fieldStates(name, refused)('file'),
        label: t(texts.file),
        rows: 8,
        maxLength: MAX_FILE,
      })
      const hint = html`<p class="hint">${t(texts.columns)}</p><pre dir="ltr">${columns}\n${example}</pre>`
      const form = postForm(view, { name, body: [hint, field], label: t(texts[`${name}Button`]) })
      return disclosure(t(texts[name]), form, refused?.form === name)
    }
    const ways =
      'AGY-0123ABCD,phone,+254 20 1,Mo-Fr 08:00-17:00,Africa/Nairobi,en sw,free,,their letter of today'
    return {
      title: t(texts.title),
      main: html`${refusedPart(view, texts)}<p>${t(texts.intro)}</p>${part('channels', CHANNEL_COLUMNS.join(), ways)}${part('routes', ROUTE_COLUMNS, 'AGY-0123ABCD,/,threats,*,child,0,')}`,
      breadcrumb: [{ path: DIRECTORY, label: t(directoryTexts.title) }],
    }
  },
})
