import { page, type View } from '../../../core/slice.ts'
import { HOUR, msBetween, SECOND } from '../../../core/time.ts'
import { code } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { notification } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { backups } from '../actions/backup.ts'
import type { ShownBackups } from '../backup.ts'
import { purposes } from '../found.ts'
import { backupTexts as texts } from '../texts/backup.ts'

const PATH = '/console/backups'

const MEGABYTE = 1_000_000

/** Backups of this node, the last restore that was tried, and the button for one now. */
export const backupsPage = page<ShownBackups, Html>({
  path: PATH,
  surface: 'console',
  permission: 'record:backup',
  reach: 'nation',
  realm: 'actual',
  nav: { group: 'node', after: '/console/records', label: texts.title },
  forms: { now: { action: 'record.backUpNow', next: () => PATH, said: texts.saidNow } },
  found: purposes.backups,
  load: (ctx) => ctx.call(backups, {}),
  render(data, view) {
    const { t } = view
    const backUp = postForm(view, { name: 'now', label: t(texts.now), kind: 'secondary' })
    return {
      title: t(texts.title),
      main: html`${refusedPart(view)}<p>${t(texts.intro)}</p>${live('backup-state', state(data, view))}${backUp}`,
    }
  },
})

function state({ newest, oldMs, drill, list }: ShownBackups, view: View): Html {
  const { t, now, base } = view
  const isOld = newest !== null && msBetween(newest, now) > oldMs
  const never = {
    settings: html`<a href="${base}/console/settings/backup">${t(texts.settings)}</a>`,
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
    value: newest === null ? t(texts.none) : moment(view, newest),
  },
  {
    label: t(texts.drill),
    value:
      drill === null
        ? t(texts.none)
        : html`${moment(view, drill.at)} · ${t(texts.took, { seconds })}`,
  },
])}${backupTable(list, view)}`
}

function backupTable(rows: ShownBackups['list'], view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.list),
    empty: t(texts.empty),
    rows,
    columns: [
      { label: t(texts.at), cell: ({ at }) => moment(view, at) },
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
