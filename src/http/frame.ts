import type { Actor } from '../core/actor.ts'
import { mayOpen } from '../core/actor.ts'
import type { Page } from '../core/slice.ts'
import type { Language, Translator } from '../core/text.ts'
import type { Time } from '../core/time.ts'
import { ICON, STYLES } from '../ui/assets.ts'
import { type Html, html } from '../ui/html.ts'
import type { Frame, Surface } from '../ui/shell.ts'
import type { DoorParts, House, Identity } from './house.ts'
import { isSignedIn, type RealmName } from './request.ts'
import { texts } from './texts.ts'

/** What the frame of a page is made from. */
export interface FrameParts {
  readonly parts: DoorParts
  readonly house: House
  readonly realm: RealmName
  readonly language: Language
  readonly path: string
  readonly surface: Surface
  readonly t: Translator
  readonly at: Time
  readonly actor: Actor
  readonly identity: Identity
  /** What is said above everything; undefined where nothing may be. */
  readonly outage?: readonly Html[] | undefined
}

/** Address of a static file: its name and a part of its hash, so that it may be kept for ever. */
export function assetPath(parts: DoorParts, name: string): string {
  const asset = parts.assets.get(name)
  if (asset === undefined) throw new Error(`there is no asset ${name}`)
  return `/static/${asset.etag}/${name}`
}

/** Everything around `main`: who, where, which realm, where one can go. */
export function frameOf(of: FrameParts): Frame {
  const { parts, house, realm, surface, t } = of
  const base = `${house.node.prefix}/${of.language}`
  return {
    surface,
    realm,
    nodeName: house.nodeName,
    version: house.node.version,
    languages: parts.languages,
    path: of.path === '/' ? '' : of.path,
    home: surface === 'console' ? '/console' : surface === 'station' ? '/station' : '',
    navigation: navigation(of, base),
    styles: STYLES[surface].map((name) => assetPath(parts, name)),
    icon: assetPath(parts, ICON),
    ...(surface === 'station' ? { manifest: `${base}/station/manifest.webmanifest` } : {}),
    ...(surface === 'console' && isSignedIn(of.actor) ? { person: person(of) } : {}),
    help: html`<a href="${base}/help">${t(texts.help)}</a>`,
    ...(of.outage === undefined ? {} : { outage: of.outage }),
    shownAt: { at: of.at, zone: house.node.zone },
  }
}

/** People live in Actual, whichever realm they look at. */
function person({ t, identity, language }: FrameParts): Html {
  return html`<a href="/${language}/console/me">${identity.name ?? t(texts.signedIn)}</a>`
}

function navigation(of: FrameParts, base: string): Frame['navigation'] {
  const { house, surface, t, path } = of
  if (surface === 'station') return []
  return house.navigation
    .filter((page) => (surface === 'console' ? isListed(page, of) : page.surface === 'public'))
    .map((page) => ({
      href: `${base}${page.path === '/' ? '' : page.path}`,
      label: page.nav === undefined ? '' : t(page.nav.label),
      isCurrent: path === page.path,
    }))
}

function isListed(page: Page<unknown, Html>, { actor, realm }: FrameParts): boolean {
  if (page.surface !== 'console') return false
  if (page.realm !== undefined && page.realm !== realm) return false
  return mayOpen(actor, page)
}
