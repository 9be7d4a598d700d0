import { holdsIn } from '../../../core/actor.ts'
import { id } from '../../../core/id.ts'
import { page, type View } from '../../../core/slice.ts'
import { defineTexts } from '../../../core/text.ts'
import { code } from '../../../ui/code.ts'
import { textField } from '../../../ui/field.ts'
import { button, buttonLink, fieldStates, form } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { emptyState } from '../../../ui/notice.ts'
import { timeMark } from '../../../ui/time.ts'
import { damages } from '../actions/damage.ts'
import { PAGE, type ShownDamage } from '../schema.ts'

const PATH = '/console/log-damage'

const texts = defineTexts('record-damage', {
  title: { en: 'Damage of the record log', ar: 'ضرر في سجل القيود' },
  intro: {
    en: 'The node looks at its log after each start and every hour. What it finds damaged stands here. Alerts go on; but no new checkpoint is signed until an administrator has looked into it and names the damage. Naming mends nothing: the damaged record stays damaged, and everybody can read that it is.',
    ar: 'تفحص العقدة سجلها بعد كل تشغيل وكل ساعة، ويظهر هنا ما تجده متضررًا. تستمر التنبيهات، لكن لا تُوقَّع نقطة تحقق جديدة حتى يبحث مسؤول النظام في الأمر ويسمّي الضرر. التسمية لا تصلح شيئًا: يبقى القيد متضررًا ويستطيع الجميع قراءة ذلك.',
  },
  more: { en: 'More damage', ar: 'أضرار أخرى' },
  none: { en: 'No damage was found.', ar: 'لم يُعثر على أي ضرر.' },
  found: { en: 'Found {time}', ar: 'اكتُشف {time}' },
  record: { en: 'Record {number}', ar: 'القيد {number}' },
  head: { en: 'Head of the log', ar: 'رأس السجل' },
  named: { en: 'Named {time}: {reason}', ar: 'سُمّي {time}: {reason}' },
  waits: {
    en: 'Nobody has named it yet: no checkpoint is signed.',
    ar: 'لم يسمّه أحد بعد: لا تُوقَّع أي نقطة تحقق.',
  },
  reason: {
    en: 'What happened, and why the damage may stay',
    ar: 'ماذا حدث، ولماذا يجوز أن يبقى الضرر',
  },
  name: { en: 'Name this damage', ar: 'تسمية هذا الضرر' },
  book: { en: 'What to do first: {page}', ar: 'ما يجب فعله أولًا: {page}' },
})

interface Data {
  readonly all: readonly ShownDamage[]
  readonly next: string | null
  readonly mayName: boolean
}

/** What is damaged in the log, and the form by which an administrator names it. */
export const damagePage = page<Data, Html>({
  path: PATH,
  surface: 'console',
  permission: 'accounts:names',
  forms: { name: { action: 'record.nameDamage', next: () => PATH } },
  async load(ctx) {
    const { after } = ctx.search
    const from = id.safeParse(after).data ?? null
    const { damages: all, next } = await ctx.call(damages, { after: from, limit: PAGE })
    return { all, next, mayName: holdsIn(ctx.actor, 'record:name-damage', '/') }
  },
  render(data, view) {
    const { t } = view
    const list =
      data.all.length === 0
        ? emptyState(t(texts.none))
        : html`${data.all.map((one) => part(one, data.mayName, view))}`
    return {
      title: t(texts.title),
      main: html`<p>${t(texts.intro)}</p><p>${t.parts(texts.book, { page: code('docs/runbooks/log-damage.md') })}</p>${live('log-damage', list)}${data.next !== null && buttonLink({ href: `${view.base}${PATH}?after=${data.next}`, label: t(texts.more), kind: 'secondary' })}`,
    }
  },
})

function part(one: ShownDamage, mayName: boolean, view: View): Html {
  const { t, node } = view
  const zone = node.zone
  const items = one.faults.map(({ seq, what }) => {
    const place = seq === null ? t(texts.head) : t(texts.record, { number: seq })
    return html`<li><strong>${place}</strong> <span lang="en" dir="ltr">${what}</span></li>`
  })
  const state =
    one.namedAt === null
      ? html`<p><strong>${t(texts.waits)}</strong></p>${mayName && nameForm(one, view)}`
      : html`<p>${t.parts(texts.named, { time: timeMark(t, { at: one.namedAt, zone }), reason: html`<bdi>${one.reason}</bdi>` })}</p>`
  return html`<section><h2>${t.parts(texts.found, { time: timeMark(t, { at: one.foundAt, zone }) })}</h2><ul>${items}</ul>${state}</section>`
}

function nameForm({ damage }: ShownDamage, { t, newKey, refused }: View): Html {
  const field = fieldStates('name', refused)
  const body = html`<input type="hidden" name="damage" value="${damage}">${textField(t, { ...field('reason', ''), label: t(texts.reason) })}${button({ label: t(texts.name), kind: 'secondary' })}`
  return form({ name: 'name', key: newKey(), body })
}
