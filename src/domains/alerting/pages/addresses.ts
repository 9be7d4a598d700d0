import type { View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { texts } from '../texts/alerts.ts'

export const ALERTS_PATH = '/console/alerts'
export const PROBLEMS_PATH = '/console/problems'
/** Where on the page of a request somebody acts on it. */
export const ACTS_PART = 'acts'
/** Address of one request for help or problem of a station. */
export const problemPath = (problem: string) => `${PROBLEMS_PATH}/${problem}`
export const ORDERS_PATH = '/console/orders'

/** Address of an alert's page, or of one beside it: edit, check, release, update. */
export function alertAddress(alert: string, part = ''): string {
  return `${ALERTS_PATH}/${alert}${part === '' ? '' : `/${part}`}`
}

/** The way down to the pages of one alert. */
export function alertTrail({ t }: View, alert?: { alert: string; label: string }) {
  const list = { path: ALERTS_PATH, label: t(texts.alerts) }
  return alert === undefined
    ? [list]
    : [list, { path: alertAddress(alert.alert), label: alert.label }]
}

/** The page after a form about the alert of the address. */
export function backTo(part = '') {
  return (_: unknown, params: Readonly<Record<string, string>>) =>
    alertAddress(params['alert'] ?? '', part)
}

/** A station by its name, with the way to its page. */
export function stationLink({ base }: View, station: string, name: string): Html {
  return html`<a href="${base}/console/stations/${station}">${typed(name)}</a>`
}
