import { namesOf } from '../../../core/names.ts'
import { withAncestors } from '../../../core/permission.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { isLanguage } from '../../../core/text.ts'
import { classNamed } from '../../../lib/rsit/index.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { disclosure } from '../../../ui/details.ts'
import { refusedPart } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { languageName } from '../../../ui/words.ts'
import * as verbs from '../actions/form.ts'
import { beginning } from '../actions/read.ts'
import { kind, KINDS, PLACE_DEPTH, SERVICE_OF, SERVICES } from '../schema.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { valueTexts } from '../texts/public.ts'
import { DESK, formPath } from './look.ts'

async function load(ctx: PageContext) {
  const { incident, last } = await ctx.call(beginning, { incident: ctx.params['incident'] ?? '' })
  const above = withAncestors(incident.area).slice(1, PLACE_DEPTH + 1)
  return { incident, last, above, names: await namesOf(ctx, { areas: above }) }
}
type Data = Awaited<ReturnType<typeof load>>

const labels = { ...texts, title: texts.titleLabel }
const words = { rows: 6 } as const

/** The text about a closed incident: a first draft, or a new version with the words of the last one. */
export const writePage = page({
  path: `${DESK}/write/:incident`,
  surface: 'console',
  permission: 'attacks:write',
  forms: {
    write: {
      action: verbs.write.name,
      next: ({ form }: { form: string }) => formPath(form),
      said: texts.saidSaved,
    },
    leave: { action: verbs.leaveOut.name, next: () => DESK, said: texts.saidLeft },
  },
  load,
  render(data, view) {
    const { t } = view
    const { incident, last } = data
    const leave = actionForm(view, {
      name: 'leave',
      action: verbs.leaveOut,
      labels: { reason: texts.reason, reasonHint: texts.leaveHint },
      hidden: { incident: incident.id },
      button: texts.leave,
      kind: 'danger',
    })
    const out = last === null && disclosure(t(texts.leaveTitle), leave)
    return {
      title: t(texts.writeTitle, { incident: incident.code }),
      main: html`${refusedPart(view, labels)}<p>${t(texts.writeIntro)}</p>${writeForm(data, view)}${out}`,
      breadcrumb: [{ path: DESK, label: t(texts.title) }],
    }
  },
})

function writeForm(data: Data, view: View) {
  const { incident, last, above, names } = data
  const [first = 'en'] = view.node.languages
  const begun = {
    kind: kind.safeParse(classNamed(incident.type)).data,
    service: SERVICE_OF[incident.asset ?? ''],
    month: incident.openedAt.slice(0, 7),
    language: isLanguage(first) ? first : 'en',
  }
  return actionForm(view, {
    name: 'write',
    action: verbs.write,
    labels,
    hidden: { incident: incident.id },
    values: last ?? begun,
    choices: {
      kind: wordsOf(KINDS),
      service: wordsOf(SERVICES),
      place: above.map((path) => ({ value: path, label: names.areas.get(path) ?? path })),
      language: view.node.languages.map((one) => ({ value: one, label: languageName(one) })),
    },
    none: texts.noPlace,
    looks: {
      happened: words,
      effect: words,
      learnt: words,
      advice: words,
      month: { width: 'short', direction: 'ltr' },
    },
    button: texts.save,
  })
}

function wordsOf<K extends keyof typeof valueTexts>(keys: readonly K[]) {
  return Object.fromEntries(keys.map((key) => [key, valueTexts[key]]))
}
