import { holdsIn } from '../../../core/actor.ts'
import { lookoutFaults } from '../../../core/lookout.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { defineTexts, type Message } from '../../../core/text.ts'
import { code, typed } from '../../../ui/code.ts'
import { button, form } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { emptyState } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { timeMark } from '../../../ui/time.ts'
import { lookouts } from '../actions/lookout.ts'
import type { ShownLookout } from '../lookout.ts'

const PATH = '/console/lookouts'

const texts = defineTexts('record-lookout', {
  nav: { en: 'Lookouts', ar: 'الراصدون' },
  title: { en: 'Who looks out for this node', ar: 'من يرصد هذه العقدة' },
  intro: {
    en: 'A lookout is another machine that checks this node’s log, alert stream and pages every few seconds and wakes people when it is silent or wrong. Who is silent here for five minutes has stopped looking, or cannot reach this node.',
    ar: 'الراصد جهاز آخر يفحص سجل هذه العقدة وبث تنبيهاتها وصفحاتها كل بضع ثوانٍ، ويوقظ الناس إذا صمتت أو أخطأت. ومن صمت هنا خمس دقائق فقد توقف عن الرصد أو تعذّر عليه الوصول إلى هذه العقدة.',
  },
  none: {
    en: 'Nobody looks out for this node. Start one on another machine:',
    ar: 'لا أحد يرصد هذه العقدة. شغّل راصدًا على جهاز آخر:',
  },
  name: { en: 'Lookout', ar: 'الراصد' },
  says: { en: 'Says', ar: 'يقول' },
  well: { en: 'All is well', ar: 'كل شيء على ما يرام' },
  silent: { en: 'Silent', ar: 'صامت' },
  since: { en: 'Since', ar: 'منذ' },
  looked: { en: 'Last look', ar: 'آخر رصد' },
  size: { en: 'Records it checked', ar: 'القيود التي تحقق منها' },
  action: { en: 'Take off the list', ar: 'الحذف من القائمة' },
  remove: { en: 'Remove', ar: 'إزالة' },
})

interface Data {
  readonly all: readonly ShownLookout[]
  readonly mayRemove: boolean
}

/** Who looks out for this node and what each of them said last. */
export const lookoutsPage = page<Data, Html>({
  path: PATH,
  surface: 'console',
  realm: 'actual',
  permission: 'accounts:names',
  nav: { group: 'node', after: '/console/records', label: texts.nav },
  forms: { remove: { action: 'record.removeLookout', next: () => PATH } },
  async load(ctx: PageContext) {
    const { lookouts: all } = await ctx.call(lookouts, {})
    return { all, mayRemove: holdsIn(ctx.actor, 'record:remove-lookout', '/') }
  },
  render(data, view) {
    const { t } = view
    return {
      title: t(texts.title),
      main: html`<p>${t(texts.intro)}</p>${live('lookout-list', list(data, view))}`,
    }
  },
})

function list({ all, mayRemove }: Data, view: View): Html {
  const { t, node, now } = view
  const zone = node.zone
  if (all.length === 0) {
    const command = code(`npx scrutineer lookout --of ${node.origin}`)
    return emptyState(t(texts.none), html`<p>${command}</p>`)
  }
  const columns = [
    { label: t(texts.name), cell: (row: ShownLookout) => typed(row.name) },
    { label: t(texts.says), cell: (row: ShownLookout) => saying(row, view) },
    {
      label: t(texts.since),
      cell: (row: ShownLookout) => timeMark(t, { at: row.silentAt ?? row.changedAt, zone, now }),
    },
    {
      label: t(texts.looked),
      cell: (row: ShownLookout) => timeMark(t, { at: row.lookedAt, zone, now }),
    },
    { label: t(texts.size), isNumber: true, cell: (row: ShownLookout) => t.number(row.size) },
  ]
  const removal = { label: t(texts.action), cell: (row: ShownLookout) => removeForm(row, view) }
  return table(t, {
    caption: t(texts.title),
    isCaptionHidden: true,
    rows: all,
    columns: mayRemove ? [...columns, removal] : columns,
  })
}

function saying({ silentAt, verdict, faults }: ShownLookout, { t }: View): Html {
  if (silentAt !== null) return html`<strong>${t(texts.silent)}</strong>`
  if (verdict === 'well') return html`${t(texts.well)}`
  const known: Readonly<Record<string, Message>> = lookoutFaults
  const words = faults.map((fault) => {
    // A lookout may be of another version, and may report any word: `constructor` is one.
    const message = Object.hasOwn(known, fault) ? known[fault] : undefined
    return html`<li>${message === undefined ? code(fault) : t(message)}</li>`
  })
  return html`<ul class="plain">${words}</ul>`
}

function removeForm({ lookout }: ShownLookout, { t, newKey }: View): Html {
  const body = html`<input type="hidden" name="lookout" value="${lookout}">${button({ label: t(texts.remove), kind: 'secondary' })}`
  return form({ name: 'remove', key: newKey(), body })
}
