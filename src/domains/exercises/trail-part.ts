// Where the log of a practice site is handed in, on the exercise page.
import type { View } from '../../core/slice.ts'
import { actionForm } from '../../ui/action-form.ts'
import { type Html, html } from '../../ui/html.ts'
import { handInLog } from './actions/trail.ts'
import { SITE_KEYS, siteNames } from './country.ts'
import type { Now } from './now-part.ts'
import { trailTexts as texts } from './story-texts.ts'

/** Incidents that are offered, the newest. */
export const OFFERED_INCIDENTS = 20

interface Offered {
  readonly id: string
  readonly code: string
  readonly title: string
}

/** The form, or how an incident comes about; the newest fault and the newest incident are chosen. */
export function trailPart(
  { incidents, now }: { readonly incidents: readonly Offered[]; readonly now: Pick<Now, 'broken'> },
  view: View,
): Html {
  const { t } = view
  const form =
    incidents.length === 0
      ? html`<p>${t(texts.noIncident)}</p>`
      : actionForm(view, {
          name: 'log',
          action: handInLog,
          labels: texts,
          values: { site: now.broken, incident: incidents[0]?.id },
          choices: {
            site: SITE_KEYS.map((value) => ({ value, label: t(siteNames[value]) })),
            incident: incidents.map(({ id: value, code, title }) => ({
              value,
              label: `${code} ${title}`,
            })),
          },
          button: texts.handIn,
          kind: 'secondary',
        })
  return html`<p>${t(texts.handInWhat)}</p>${form}`
}
