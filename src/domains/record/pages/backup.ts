import { page, type View } from '../../../core/slice.ts'
import { defineTexts } from '../../../core/text.ts'
import { HOUR, msBetween, SECOND } from '../../../core/time.ts'
import { code } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { button, form } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { notification } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { timeMark } from '../../../ui/time.ts'
import { backups } from '../actions/backup.ts'
import type { ShownBackups } from '../backup.ts'

const PATH = '/console/backups'

const MEGABYTE = 1_000_000

const texts = defineTexts('record-backup', {
  title: { en: 'Backups', ar: 'النسخ الاحتياطية' },
  intro: {
    en: 'A backup holds everything that this node knows, encrypted to keys that are kept elsewhere. Only a backup that was restored on trial can be relied on.',
    ar: 'تضم النسخة الاحتياطية كل ما تعرفه هذه العقدة، مشفّرًا لمفاتيح محفوظة في مكان آخر. ولا يُعوَّل إلا على نسخة جُرّبت استعادتها.',
  },
  never: {
    en: 'There is no backup yet. Set {setting}, or run: {command}',
    ar: 'لا توجد نسخة احتياطية بعد. اضبط {setting} أو شغّل: {command}',
  },
  old: {
    en: 'The last good backup is older than {hours} hours.',
    ar: 'مضى على آخر نسخة احتياطية سليمة أكثر من {hours} ساعة.',
  },
  newest: { en: 'Last good backup', ar: 'آخر نسخة سليمة' },
  drill: { en: 'Last restore on trial', ar: 'آخر استعادة تجريبية' },
  none: { en: 'Never', ar: 'لم يحدث قط' },
  empty: {
    en: 'No backup was written and none failed.',
    ar: 'لم تُنشأ أي نسخة احتياطية ولم تخفق أي منها.',
  },
  took: { en: '{seconds} seconds', ar: '{seconds} ثانية' },
  now: { en: 'Back up now', ar: 'إنشاء نسخة الآن' },
  list: { en: 'Backups and failures, newest first', ar: 'النسخ والإخفاقات، الأحدث أولًا' },
  at: { en: 'When', ar: 'متى' },
  file: { en: 'File', ar: 'الملف' },
  size: { en: 'Megabytes', ar: 'ميغابايت' },
  records: { en: 'Records', ar: 'القيود' },
  state: { en: 'State', ar: 'الحالة' },
  encrypted: { en: 'Encrypted', ar: 'مشفّرة' },
  plain: { en: 'Not encrypted', ar: 'غير مشفّرة' },
  failed: { en: 'Failed: {reason}', ar: 'أخفقت: {reason}' },
})

/** Backups of this node, the last restore that was tried, and the button for one now. */
export const backupsPage = page<ShownBackups, Html>({
  path: PATH,
  surface: 'console',
  permission: 'record:backup',
  reach: 'nation',
  realm: 'actual',
  nav: { group: 'node', after: '/console/networks', label: texts.title },
  forms: { now: { action: 'record.backUpNow', next: () => PATH } },
  load: (ctx) => ctx.call(backups, {}),
  render(data, view) {
    const { t, newKey } = view
    const body = button({ label: t(texts.now), kind: 'secondary' })
    return {
      title: t(texts.title),
      main: html`<p>${t(texts.intro)}</p>${live('backup-state', state(data, view))}${form({ name: 'now', key: newKey(), body })}`,
    }
  },
})

function state({ newest, oldMs, drill, list }: ShownBackups, view: View): Html {
  const { t, node, now } = view
  const zone = node.zone
  const isOld = newest !== null && msBetween(newest, now) > oldMs
  const never = {
    setting: code('SCRUTINEER_BACKUP'),
    command: code('npx scrutineer backup FILE'),
  }
  const warning =
    newest === null
      ? t.parts(texts.never, never)
      : isOld
        ? html`${t(texts.old, { hours: t.number(Math.ceil(oldMs / HOUR)) })}`
        : null
  const seconds = t.number(Math.ceil((drill?.durationMs ?? 0) / SECOND))
  return html`${warning !== null && notification(t, { tone: 'warn', body: warning })}
${summaryList(t, [
  {
    label: t(texts.newest),
    value: newest === null ? t(texts.none) : timeMark(t, { at: newest, zone, now }),
  },
  {
    label: t(texts.drill),
    value:
      drill === null
        ? t(texts.none)
        : html`${timeMark(t, { at: drill.at, zone, now })} · ${t(texts.took, { seconds })}`,
  },
])}${backupTable(list, view)}`
}

function backupTable(rows: ShownBackups['list'], { t, node, now }: View): Html {
  return table(t, {
    caption: t(texts.list),
    empty: t(texts.empty),
    rows,
    columns: [
      { label: t(texts.at), cell: ({ at }) => timeMark(t, { at, zone: node.zone, now }) },
      { label: t(texts.file), cell: ({ backup }) => (backup === null ? '–' : code(backup.file)) },
      {
        label: t(texts.size),
        isNumber: true,
        cell: ({ backup }) =>
          backup === null ? '–' : t.number(Math.ceil(backup.bytes / MEGABYTE)),
      },
      {
        label: t(texts.records),
        isNumber: true,
        cell: ({ backup }) => (backup === null ? '–' : t.number(backup.size)),
      },
      {
        label: t(texts.state),
        cell({ backup, reason }) {
          if (backup === null) return t(texts.failed, { reason: reason ?? '' })
          return t(backup.isEncrypted ? texts.encrypted : texts.plain)
        },
      },
    ],
  })
}
