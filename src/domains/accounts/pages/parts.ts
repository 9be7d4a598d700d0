import { raw } from 'hono/html'
import type { PageContext, View } from '../../../core/slice.ts'
import type { Translator } from '../../../core/text.ts'
import { qrSvg } from '../../../lib/qr/qr.ts'
import { code, typed } from '../../../ui/code.ts'
import { button, buttonLink, form } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import type { Choice } from '../../../ui/field.ts'
import type { ConfirmedAct } from '../confirmation.ts'
import { areaNames, areaTree } from '../needs.ts'
import { texts } from '../texts.ts'

/** Browser script of the pages with passkeys and one-time links. */
export const SCRIPT = 'passkey.js'

/** Most areas that a list to choose from offers. */
const MAX_AREA_CHOICES = 500

/** Names of areas by path; an area that nobody named is shown by its path. */
export type AreaNames = ReadonlyMap<string, string>

/** Asks for the names of these areas. */
export async function namesOfAreas(ctx: PageContext, paths: readonly string[]): Promise<AreaNames> {
  const wanted = [...new Set(paths)].filter((path) => path !== '/')
  if (wanted.length === 0) return new Map()
  const { areas } = await ctx.ask(areaNames, { paths: wanted })
  return new Map(areas.map(({ path, name }) => [path, name]))
}

/** The two upper levels of the area tree. */
export async function upperAreas(ctx: PageContext): Promise<{ path: string; name: string }[]> {
  const { areas } = await ctx.ask(areaTree, { depth: 2 })
  return areas.filter((area) => area.path !== '/').slice(0, MAX_AREA_CHOICES)
}

export function areaChoices(
  t: Translator,
  areas: readonly { path: string; name: string }[],
): Choice[] {
  return [
    { value: '/', label: t(texts.nation) },
    ...areas.map(({ path, name }) => ({ value: path, label: name })),
  ]
}

export function areaLabel(t: Translator, names: AreaNames, path: string): Html {
  if (path === '/') return html`${t(texts.nation)}`
  const name = names.get(path)
  return name === undefined ? code(path) : typed(name)
}

export function roleName({ t, node }: View, role: string): string {
  const title = node.roles.table.get(role)?.title
  return title === undefined ? role : t(title)
}

export function roleChoices({ t, node }: View): Choice[] {
  return [...node.roles.table].map(([value, { title }]) => ({ value, label: t(title) }))
}

/** A one-button form with hidden fields, for a row of a table. */
export function rowForm(
  view: View,
  props: {
    name: string
    fields: Readonly<Record<string, string>>
    label: string
    kind?: 'secondary' | 'danger'
  },
): Html {
  const hidden = Object.entries(props.fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  const { label, kind = 'secondary' } = props
  return form({ name: props.name, key: view.newKey(), body: [hidden, button({ label, kind })] })
}

/** A link with a secret in its fragment, which is in no server's log. */
export function secretLink(view: View, path: string, secret: string): string {
  return `${view.node.origin}${view.base}${path}#${secret}`
}

/** A link to scan or to copy, shown once. */
export function linkPanel(t: Translator, link: string): Html {
  return html`<div class="qr-panel">${raw(qrSvg(link, t(texts.linkQr)))}</div><p>${code(link)}</p>`
}

/** Recovery codes to print; the script of join fills an empty list. */
export function codesPanel(t: Translator, codes: readonly string[]): Html {
  return html`<section class="printable"><h2>${t(texts.codesTitle)}</h2><p>${t(texts.codesHint)}</p><ol data-codes dir="ltr" translate="no">${codes.map((one) => html`<li><code>${one}</code></li>`)}</ol>${printButton(t)}</section>`
}

/** The way to the rest of a long list. */
export function nextLink(t: Translator, href: string): Html {
  return html`<p>${buttonLink({ href, label: t(texts.more), kind: 'secondary' })}</p>`
}

/** Prints the page; only the script can, and it shows the button. */
export function printButton(t: Translator): Html {
  return html`<p class="no-print" data-print hidden><button type="button" class="button secondary">${t(texts.print)}</button></p>`
}

/** The part of a page that the script brings to life: a button for `flow`, what it needs to know, and its messages. */
export function passkeyPart(
  view: View,
  props: {
    flow: 'join' | 'sign-in' | 'add' | 'remove' | 'renew' | 'enrol'
    next: string
    label: string
    /** What the button says once a passkey confirmed the first step. */
    second?: string
    kind?: 'secondary'
    body?: Content
  },
): Html {
  const facts = { next: props.next, second: props.second ?? '' }
  return html`<div data-passkey="${props.flow}"${scriptFacts(view, facts)}>
${scriptMessages(view)}
<div data-start hidden>${props.body}<button type="button" class="button${props.kind && html` ${props.kind}`}" data-go>${props.label}</button></div></div>`
}

/** A form that the script sends together with a passkey's answer for this act; without script it is refused. */
export function confirmedForm(
  view: View,
  { act, ...props }: { act: ConfirmedAct; name: string; body: Content },
): Html {
  const { t, newKey } = view
  return html`<div data-passkey="form"${scriptFacts(view, { act })}>
${scriptMessages(view)}
<p>${t(texts.confirmHint)}</p>
${form({ ...props, key: newKey() })}</div>`
}

/** Where the script asks, and its words for what goes wrong. */
function scriptFacts({ t, node }: View, more: Readonly<Record<string, string>>): Html[] {
  const facts = {
    api: `${node.prefix}/api`,
    unsupported: t(texts.unsupported),
    cancelled: t(texts.cancelled),
    known: t(texts.known),
    offline: t(texts.offline),
    missing: t(texts.noSecret),
    ...more,
  }
  return Object.entries(facts).map(([name, value]) => html` data-${name}="${value}"`)
}

/** What is said without script, and the place for what the script says. */
function scriptMessages({ t }: View): Html {
  return html`<noscript><p class="warning">${t(texts.needsScript)}</p></noscript>
<div role="alert" data-message hidden></div>`
}
