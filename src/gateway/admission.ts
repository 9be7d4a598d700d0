import { z } from 'zod'
import type { Realm } from '../core/action.ts'
import { need } from '../core/action.ts'
import { areaPath } from '../core/permission.ts'
import type { RemoteEnd } from '../core/network.ts'
import { Problem } from '../core/problem.ts'
import { isLanguage, type Language } from '../core/text.ts'
import type { Speaker } from './inbox.ts'
import type { CredentialHeaders, GatewayParts } from './handed-in.ts'
import { mayListen, type RealmStream } from './stream.ts'

const stationPlace = need<{ station: string }>()(
  'territory.stationPlace',
  z.object({ id: z.string(), area: areaPath }),
)

/** A request to follow the stream, or to say something to it. */
export interface Asking {
  readonly realm: Realm
  readonly headers: CredentialHeaders
  readonly query: URLSearchParams
  /** The connection that it came by, where there is one. */
  readonly end?: RemoteEnd | undefined
  /** Given where another site's page could have sent the request: WebSocket handshakes and POST. */
  readonly origin?: string | undefined
}

/** Who may do so, as which station. */
export interface Admitted {
  readonly stream: RealmStream
  readonly speaker: Speaker
  readonly headers: CredentialHeaders
  readonly query: URLSearchParams
  readonly language: Language
}

/**
 * Lets a device in as its station. In the Exercise a person who signed in may take the part of any station by
 * `?station=`. Throws Problem `core.not_signed_in` (401), `gateway.wrong_origin`, `gateway.no_station`,
 * `core.wrong_area` (403) and those of identify.
 */
export async function admit(
  door: { readonly parts: GatewayParts; streamOf(realm: Realm): Promise<RealmStream> },
  asking: Asking & { readonly checksOrigin: boolean },
): Promise<Admitted> {
  const { parts } = door
  const { realm, headers, query } = asking
  const stream = await door.streamOf(realm)
  const isByCookie = headers.authorization === undefined
  if (asking.checksOrigin && isByCookie && asking.origin !== stream.house.node.origin) {
    throw new Problem('gateway.wrong_origin', 403, 'This did not come from a page of this node.')
  }
  const [identity] = await parts.identify(realm, [headers])
  if (identity == null) throw new Problem('core.not_signed_in', 401, 'Please sign in first.')
  const taken = realm === 'exercise' ? (query.get('station')?.slice(0, 64) ?? undefined) : undefined
  const station = identity.actor.station ?? taken
  if (station === undefined) {
    throw new Problem(
      'gateway.no_station',
      403,
      'Only the device of a polling station can do this.',
    )
  }
  const actor = { ...identity.actor, station }
  const { area } = await stream.house.runner.ask(actor, stationPlace, { station })
  if (!mayListen(actor, area)) {
    throw new Problem('core.wrong_area', 403, 'Your role does not reach this area.')
  }
  parts.known?.(asking.end, actor)
  const language = languageOf(query, parts.languages)
  return { stream, speaker: { actor, station, area }, headers, query, language }
}

/** The language that was asked for where the node has it, else the node's first. */
function languageOf(query: URLSearchParams, languages: readonly Language[]): Language {
  const wanted = query.get('lang') ?? ''
  return isLanguage(wanted) && languages.includes(wanted) ? wanted : (languages[0] ?? 'en')
}
