import { holds } from '../../../core/actor.ts'
import { page } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code } from '../../../ui/code.ts'
import { buttonLink, refusedPart } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { listPage } from '../../../ui/list-page.ts'
import { shortMoment } from '../../../ui/time.ts'
import { spoken } from '../../../ui/words.ts'
import { takeIn } from '../actions/claim.ts'
import { deskClaims } from '../actions/read.ts'
import { purposes } from '../found.ts'
import { STATES } from '../schema.ts'
import { alikeTexts } from '../texts/alike.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { othersTexts } from '../texts/others.ts'
import { claimantTexts, harmTexts } from '../texts/values.ts'
import { DESK, deskPath } from './look.ts'
import { languagesOf } from './languages.ts'
import { OFFICIAL } from './official.ts'
import { OTHERS } from './others.ts'

const stateTexts = Object.fromEntries(STATES.map((state) => [state, texts[state]]))

/** Claims by how far they are. */
export const deskPage = listPage({
  name: 'claim',
  path: DESK,
  permission: 'claims:read',
  nav: { group: 'inform', after: '/console/statements', label: texts.title },
  found: purposes.claims,
  title: texts.title,
  list: deskClaims,
  views: { by: 'state', label: texts.views, of: { '': texts.all, ...stateTexts } },
  search: { by: 'search', label: texts.search, press: texts.find },
  empty: texts.none,
  more: ({ actor }) => ({ mayWrite: holds(actor, 'claims:write') }),
  acts({ t, base }, { more }) {
    const other = (path: string, words: Message) =>
      buttonLink({ href: `${base}${path}`, label: t(words), kind: 'secondary' })
    return html`${more.mayWrite && buttonLink({ href: `${base}${DESK}/new`, label: t(texts.takeIn) })} ${other(OFFICIAL, texts.official)} ${other(OTHERS, othersTexts.title)}`
  },
  columns: [
    { label: texts.code, file: (row) => row.code },
    {
      label: texts.claim,
      cell: (row, { t, base }) =>
        html`<a href="${base}${deskPath(row.code)}">${spoken(row.language, row.words)}</a><br><span class="hint">${t(harmTexts[row.harm])} · ${code(row.code)}${row.alike > 0 && html` · ${t(alikeTexts.like, { count: row.alike })}`}${row.likeWhy !== null && html` · ${t(alikeTexts[row.likeWhy])}`}</span>`,
      file: ({ words }) => words,
    },
    {
      label: texts.state,
      cell: (row, { t }) => t(texts[row.state]),
      file: (row, { t }) => t(texts[row.state]),
    },
    { label: texts.harm, file: ({ harm }, { t }) => t(harmTexts[harm]) },
    {
      label: texts.taken,
      cell: (row, view) => shortMoment(view, row.takenAt),
      file: ({ takenAt }) => takenAt,
    },
  ],
})

export const newClaimPage = page({
  path: `${DESK}/new`,
  surface: 'console',
  permission: 'claims:write',
  forms: {
    take: {
      action: takeIn.name,
      next: ({ code: own }: { code: string }) => deskPath(own),
      said: texts.saidSaved,
    },
  },
  load: async () => null,
  render(_, view) {
    const form = actionForm(view, {
      name: 'take',
      action: takeIn,
      labels: texts,
      values: { language: view.t.language, harm: 'voting' },
      choices: { language: languagesOf(view), harm: harmTexts, speakerKind: claimantTexts },
      looks: {
        words: { rows: 4 },
        url: { type: 'url', direction: 'ltr' },
        saidOn: { calendar: 'day' },
      },
      button: texts.save,
    })
    return {
      title: view.t(texts.takeIn),
      main: html`${refusedPart(view, texts)}${form}`,
      breadcrumb: [{ path: DESK, label: view.t(texts.title) }],
    }
  },
})
