// Who stands behind a request: asked of the accounts of Actual for people and tokens, of each realm's own for devices.
import type { z } from 'zod'
import type { Realm } from './core/action.ts'
import { type Actor, type Holding, systemActor } from './core/actor.ts'
import { holdingsOf, type RoleKind, type Roles } from './core/role.ts'
import {
  identify,
  identifyDevices,
  MAX_IDENTIFIED,
  MAX_TOUCHED,
  touch,
} from './domains/accounts/index.ts'
import { identifyPhone } from './domains/pollwatch/index.ts'
import type { OpenHouse } from './house.ts'
import type { Credentials, Identity } from './http/house.ts'

const door = systemActor('door:http', ['accounts:identify', 'pollwatch:identify'])

/** Sessions and devices that were heard are written down together, once in this time. */
const TOUCH_MS = 1_000

/** The identifying part of a node's doors. */
export interface Identities {
  identify(realm: Realm, credentials: Credentials): Promise<Identity | null>
  /** The same for many, in their order; devices, which are the many, are asked for together. */
  identifyAll(realm: Realm, all: readonly Credentials[]): Promise<(Identity | null)[]>
  stop(): void
}

/** Makes it over the houses that are open. */
export function identities(house: (realm: Realm) => OpenHouse | null): Identities {
  const heard = new Map<string, Realm>()
  const timer = setInterval(() => {
    for (const realm of ['actual', 'exercise'] as const) {
      // What is more than one call takes waits for the next turn.
      const own = [...heard].filter(([, of]) => of === realm).slice(0, MAX_TOUCHED)
      const vias = own.map(([via]) => via)
      const open = house(realm)
      if (vias.length === 0 || open === null) continue
      for (const via of vias) heard.delete(via)
      // A missed touch is made good by the next request; the store tells its own trouble.
      open.runner.call(door, touch, { vias }).catch(() => {})
    }
  }, TOUCH_MS)
  timer.unref()

  async function identifyOne(
    realm: Realm,
    { session, browser, device, token, watch }: Credentials,
  ): Promise<Identity | null> {
    if (watch !== undefined) return await phoneOf(house(realm), watch)
    const people = await lookUp(house('actual'), { session, browser, token })
    if (people !== null) {
      note(heard, people, 'actual')
      const isTrainee = realm === 'exercise' && people.actor.id.startsWith('person:')
      const roles = house(realm)?.facts.roles
      const actor = isTrainee && roles !== undefined ? trainee(people.actor, roles) : people.actor
      return { actor, name: people.name }
    }
    const station = await lookUp(house(realm), { device })
    if (station !== null) note(heard, station, realm)
    return station
  }

  async function devicesOf(realm: Realm, hashes: readonly string[]): Promise<Map<string, Found>> {
    const open = house(realm)
    const found = new Map<string, Found>()
    for (let from = 0; from < hashes.length && open !== null; from += MAX_IDENTIFIED) {
      const devices = hashes.slice(from, from + MAX_IDENTIFIED)
      const { output } = await open.runner.call(door, identifyDevices, { devices })
      output.identities.forEach((identity, n) => {
        if (identity === null) return
        const station = foundOf(identity)
        note(heard, station, realm)
        found.set(devices[n] ?? '', station)
      })
    }
    return found
  }

  return {
    identify: identifyOne,
    async identifyAll(realm, all) {
      const alone = ({ session, token }: Credentials) =>
        session === undefined && token === undefined
      const hashes = all.filter(alone).flatMap(({ device }) => device ?? [])
      const devices = await devicesOf(realm, [...new Set(hashes)])
      const identities: (Identity | null)[] = []
      for (const credentials of all) {
        const known = alone(credentials)
          ? devices.get(credentials.device ?? '')
          : await identifyOne(realm, credentials)
        identities.push(known ?? null)
      }
      return identities
    },
    stop: () => clearInterval(timer),
  }
}

/** Whose telephone it is; one that was revoked may do nothing, and is told so. */
async function phoneOf(house: OpenHouse | null, phone: string): Promise<Identity | null> {
  if (house === null) return null
  const { output } = await house.runner.call(door, identifyPhone, { phone })
  if (output.phone === null) return null
  const { actor, area, isOn } = output.phone
  const holds: Holding[] = isOn ? [{ permission: 'pollwatch:watch', area }] : []
  return { actor: { id: actor, holds, via: actor }, name: null }
}

type Found = Identity & { readonly isStale: boolean }

function note(heard: Map<string, Realm>, { actor, isStale }: Found, realm: Realm): void {
  if (isStale && actor.via !== undefined && !actor.via.startsWith('token:'))
    heard.set(actor.via, realm)
}

async function lookUp(house: OpenHouse | null, credentials: Credentials): Promise<Found | null> {
  const given = Object.entries(credentials).filter(([, hash]) => hash !== undefined)
  // A browser alone is nobody.
  if (house === null || given.every(([kind]) => kind === 'browser')) return null
  const { output } = await house.runner.call(door, identify, Object.fromEntries(given))
  return output.identity === null ? null : foundOf(output.identity)
}

function foundOf(identity: NonNullable<z.infer<typeof identify.output>['identity']>): Found {
  const { actor, holds, via, device, station, name, isStale } = identity
  return {
    actor: {
      id: actor,
      holds,
      via,
      ...(device === null ? {} : { device }),
      ...(station === null ? {} : { station }),
    },
    name,
    isStale,
  }
}

/** Roles that everybody rehearses. */
const REHEARSED: readonly RoleKind[] = ['duty', 'console', 'guest']

/** In the Exercise every person who signed in may do everything that a role of the console may do but keeping the house. */
function trainee(actor: Actor, roles: Roles): Actor {
  if (actor.holds === 'all') return actor
  const field = [...roles.table].filter(
    ([name, { kind }]) => name !== 'administrator' && REHEARSED.includes(kind),
  )
  const holds: Holding[] = field.flatMap(([role]) => holdingsOf(roles, { role, area: '/' }))
  const more = ['exercise:run', 'accounts:enrol-device', ...roles.device] as const
  return {
    ...actor,
    holds: [...actor.holds, ...holds, ...more.map((permission) => ({ permission, area: '/' }))],
  }
}
